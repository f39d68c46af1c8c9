"""The one form of a text from which every format of a press pack is written: blocks of runs, as plain JSON.

A run is a piece of text of one look: `{"text", "bold"?, "italic"?, "code"?, "super"?, "sub"?, "strike"?, "url"?}`; `url` is
absolute, a line break is the text "\\n". A block has its kind in `is`:

    heading   level (1 to 3, below the title), runs
    p         runs, small?
    ul, ol    items (each a list of blocks), start? (of an ol)
    quote     blocks
    note      title (runs), blocks, tone ("off" for a correction, else "note")
    code      text
    table     head, rows: rows of cells, a cell is runs; widths? (shares)
    picture   file (one of the document's pictures)
    rule
    markdown  text, with absolute links: read into blocks when the files are made, since that takes time
"""

from __future__ import annotations

from typing import Any, TypeAlias

Run: TypeAlias = dict[str, Any]
Block: TypeAlias = dict[str, Any]
Runs: TypeAlias = list[Run]


def run(text: str, url: str | None = None, **look: bool) -> Run:
    """A run; marks that are False and an empty address are left out."""
    return {"text": text} | {name: True for name, on in look.items() if on} | ({"url": url} if url else {})


def heading(text: str, level: int = 1) -> Block:
    """A heading below the title."""
    return {"is": "heading", "level": level, "runs": [run(text)]}


def paragraph(*runs: Run, small: bool = False) -> Block:
    """A paragraph."""
    return {"is": "p", "runs": list(runs)} | ({"small": True} if small else {})


def bullets(items: list[list[Block]]) -> Block:
    """An unordered list."""
    return {"is": "ul", "items": items}


def note(title: str, blocks: list[Block], tone: str = "note") -> Block:
    """A box that stands out: a correction, what changed."""
    return {"is": "note", "tone": tone, "title": [run(title)], "blocks": blocks}


def table(head: list[str], rows: list[list[Runs]], widths: list[int]) -> Block:
    """A table with one row of headers; `widths` are the shares of its columns."""
    return {"is": "table", "head": [[[run(name)] for name in head]], "rows": rows, "widths": widths}


def markdown(text: str) -> Block:
    """A Markdown text whose links are absolute."""
    return {"is": "markdown", "text": text}
