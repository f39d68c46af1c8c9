"""Tables: a row stays together, unless the table only puts things beside each other, as the head of a decree does."""

import re
from collections.abc import Iterator, Sequence

from scripts.law_import import marks
from scripts.model.law_text import CELL, WITHIN

# What stands beside each other above and below a text: who issues it, its number, the day; who gets it, who signs.
_BESIDE = re.compile(r"CỘNG H(?:ÒA|OÀ) XÃ HỘI|Độc lập\s*[-–]|(?:(?:Luật|Bộ luật)\s+)?[Ss]ố\s*:\s*[0-9.…_ ]*[/-]")
Rows = Sequence[Sequence[str]]


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
