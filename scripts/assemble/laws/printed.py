"""Official text as pages print it: paragraphs, points, and tables whose rows stay together."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby

from scripts.model.law_text import CELL, WITHIN

_FOOTNOTE = re.compile(r"\[([0-9]+|[ivxl]+)\]")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the official text, or the rows of a table, of which `head` names the columns; `id` is its place
    where it is a point."""

    label: str
    html: str
    point: bool = False
    id: str | None = None
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


def paragraphs(text: str, label: str = "") -> Iterator[Paragraph]:
    """The paragraphs of a text, the first behind its label."""
    lines = text.split("\n") if text or label else []
    if label:
        yield Paragraph(label, _html(lines.pop(0)))
    for is_table, group in groupby(lines, key=lambda line: CELL in line):
        if is_table:
            rows = [tuple(map(_html, line.split(CELL))) for line in group]
            titled = len(rows) > 1 and all(rows[0]) and not any(cell[:1].isdigit() for cell in rows[0])
            yield Paragraph("", "", head=rows[0] if titled else (), rows=tuple(rows[titled:]))
        else:
            yield from (Paragraph("", _html(line)) for line in group)


def marks(text: str) -> set[str]:
    """The footnotes that a text refers to."""
    return set(_FOOTNOTE.findall(text))


def _html(line: str) -> str:
    return _FOOTNOTE.sub(r"<sup>[\1]</sup>", escape(line, quote=False)).replace(WITHIN, "<br>")
