"""Official text as pages print it: paragraphs, points, and tables whose rows stay together."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby

from scripts.model.law_text import CELL, WITHIN

# Letters in a part; 45,800 letters of names and numbers made a page of 17.4 KB.
_PART = 24_000
_FOOTNOTE = re.compile(r"\[([0-9]+|[ivxl]+)\]")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the official text, or the rows of a table, of which `head` names the columns; `id` is its place
    where it is a point, `first` the number of the first row, which is the name of its place: `hang-1`. Search leads to
    the row that has a name or a number (overrides/assets/full-search.js)."""

    label: str
    html: str
    point: bool = False
    id: str | None = None
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    first: int | None = None


def paragraphs(text: str, label: str = "", named_rows: bool = False) -> Iterator[Paragraph]:
    """The paragraphs of a text, the first behind its label; rows of tables are places of their own where asked for."""
    count = 1
    lines = text.split("\n") if text or label else []
    if label:
        yield Paragraph(label, _html(lines.pop(0)))
    for is_table, group in groupby(lines, key=lambda line: CELL in line):
        if is_table:
            rows = [tuple(map(_html, line.split(CELL))) for line in group]
            titled = len(rows) > 1 and all(rows[0]) and not any(cell[:1].isdigit() for cell in rows[0])
            head, rows = (rows[0], rows[1:]) if titled else ((), rows)
            yield Paragraph("", "", head=head, rows=tuple(rows), first=count if named_rows else None)
            count += len(rows)
        else:
            yield from (Paragraph("", _html(line)) for line in group)


def parts(text: str) -> list[str]:
    """A long annex in parts that each make a page of less than 15 KB as sent; a table that goes on begins with the line
    above it and its first row again."""
    found: list[list[str]] = [[]]
    above: list[str] = []  # the line before the table that is being read, and the table's first row
    size, before = 0, ""
    for line in text.split("\n"):
        begins = CELL in line and CELL not in before
        above = [*([before] if before else []), line] if begins else above if CELL in line else []
        if size + len(line) > _PART and CELL in line and not begins:
            found.append([*above])
            size = sum(map(len, above))
        elif size > _PART / 2 and begins and len(found[-1]) > 1:
            # A table of its own begins the next part, with the line above it.
            found.append([found[-1].pop()])
            size = len(found[-1][0])
        found[-1].append(line)
        size += len(line)
        before = line
    return ["\n".join(lines) for lines in found]


def marks(text: str) -> set[str]:
    """The footnotes that a text refers to."""
    return set(_FOOTNOTE.findall(text))


def _html(line: str) -> str:
    return _FOOTNOTE.sub(r"<sup>[\1]</sup>", escape(line, quote=False)).replace(WITHIN, "<br>")
