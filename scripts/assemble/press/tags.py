"""HTML of a press pack's document, piece by piece, as scripts/draw/packs/blocks.py and plain_texts.py read it.

Every function gives markup. Words that it takes become markup here; entries, cells and parts are markup already.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape


def words(text: str) -> str:
    """Plain words; their line breaks are not ours."""
    return escape(" ".join(text.split()))


def bold(text: str) -> str:
    """Words that stand out."""
    return f"<b>{words(text)}</b>"


def link(text: str, url: str | None) -> str:
    """A link; the words alone where there is nowhere to go."""
    return f'<a href="{escape(url)}">{words(text)}</a>' if url else words(text)


def heading(text: str, level: int = 1) -> str:
    """A heading; the title of the document is none of these."""
    return f"<h{level + 1}>{words(text)}</h{level + 1}>"


def paragraph(*parts: str, small: bool = False) -> str:
    """A paragraph of such parts."""
    return ('<p class="small">' if small else "<p>") + "".join(parts) + "</p>"


def bullets(entries: Iterable[str]) -> str:
    """A list; an entry is markup."""
    return f"<ul>{''.join(f'<li>{entry}</li>' for entry in entries)}</ul>"


def numbered(entries: Iterable[str]) -> str:
    """A list whose entries are counted."""
    return f"<ol>{''.join(f'<li>{entry}</li>' for entry in entries)}</ol>"


def note(title: str, inside: str = "", tone: str = "note") -> str:
    """A box that must not be missed; its tone is `off` for what takes something back."""
    return f'<div class="note {tone}"><p>{bold(title)}</p>{inside}</div>'


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table; the cells of its rows are markup."""
    lines = ["".join(f"<th>{words(name)}</th>" for name in head)]
    lines += ["".join(f"<td>{cell}</td>" for cell in row) for row in rows]
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


def picture(file: str, alt: str) -> str:
    """One of the document's pictures."""
    return f'<p><img src="{escape(file)}" alt="{escape(alt)}"></p>'
