"""Tables: a row stays together, unless the table only puts things beside each other, as the head of a decree does."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, takewhile

from scripts.law_import import marks
from scripts.law_import.article import short
from scripts.law_import.line import Line
from scripts.model.law_text import CELL, WITHIN, Doubt

# What stands beside each other above and below a text: who issues it, its number, the day; who gets it, who signs.
_BESIDE = re.compile(r"CỘNG H(?:ÒA|OÀ) XÃ HỘI|Độc lập\s*[-–]|(?:(?:Luật|Bộ luật)\s+)?[Ss]ố\s*:\s*[0-9.…_ ]*[/-]")
Rows = Sequence[Sequence[str]]
# What parts columns in a file that has nothing but blanks, and how many such lines are no chance.
_GAP, _ROWS = re.compile(r"[ \u00a0]{3,}"), 3


def lines(rows: Rows) -> Iterator[tuple[str, bool]]:
    """The lines of a table by its cells, whose paragraphs are parted by line breaks; True where a line is a row."""
    if is_layout(rows):
        yield from ((line, False) for row in rows for cell in row for line in cell.split("\n"))
    else:
        yield from ((row_of(row), True) for row in rows)


def row_of(cells: Sequence[str]) -> str:
    """A row as one line; empty where no cell has a letter."""
    flat = [WITHIN.join(" ".join(part.split()) for part in cell.split("\n") if part.strip()) for cell in cells]
    return CELL.join(flat) if any(flat) else ""


def is_layout(rows: Rows) -> bool:
    """Does the table only put things beside each other?"""
    cells = [cell for row in rows for cell in row]
    parts = [part.strip() for cell in cells for part in re.split(f"[\n{CELL}]", cell)]
    return (
        max(map(len, rows), default=0) < 2
        or any(_BESIDE.match(part) or marks.ENDING.match(part) for part in parts)
        or any(_holds_articles(cell) for cell in cells)
    )


def _holds_articles(cell: str) -> bool:
    """A web page may put the whole law into a cell."""
    parts = [part.strip() for part in cell.split("\n") if part.strip()]
    return len(parts) > 2 and any(marks.ARTICLE.match(part) for part in parts)


def flattened(lines: Iterable[Line]) -> Iterator[Doubt]:
    """Tables whose columns only blanks hold apart, each by its first line: the file does not say what is one cell."""
    for wide, group in groupby(lines, key=_is_wide):
        # What begins as the head of a text or its signatures goes on as such.
        rows = [*takewhile(lambda line: not is_layout([_GAP.split(line.text.strip())]), group)] if wide else []
        if len(rows) >= _ROWS:
            yield Doubt(code="W521", line=rows[0].number, found=short(rows[0].text.strip()), expected="bảng")


def _is_wide(line: Line) -> bool:
    return not line.row and bool(_GAP.search(line.text.strip()))
