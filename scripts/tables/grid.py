"""A sheet as its cells, whatever file it came from: every value with where it stands and what it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from scripts.vietnamese.folding import nfc


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with something in it. `at` is how people find it (`Lịch!B4`), `value` what the file itself takes it for,
    where that is no text. One that goes over several places stands, itself, in each of them. `struck` is what of it is
    struck out, which is all of `text` or none of it; `empty` says that the file holds a formula without its value."""

    at: str
    text: str
    value: date | time | float | None = None
    struck: str = ""
    comment: str = ""
    empty: bool = False

    @property
    def is_struck(self) -> bool:
        """Is all of it struck out?"""
        return bool(self.struck) and self.struck == self.text

    @property
    def lines(self) -> list[str]:
        """Its lines that say something."""
        return [line.strip() for line in self.text.split("\n") if line.strip()]


@dataclass(frozen=True, slots=True)
class Row:
    """A row by its columns; None where nothing stands."""

    number: int
    cells: tuple[Cell | None, ...]
    hidden: bool = False

    @property
    def own(self) -> list[Cell]:
        """Each of its cells once, from left to right."""
        return list(dict.fromkeys(cell for cell in self.cells if cell))


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet, or a table of a document, with the lines that stand before it."""

    name: str
    rows: tuple[Row, ...]
    above: tuple[Cell, ...] = ()
    hidden: bool = False
    hidden_columns: frozenset[int] = frozenset()

    @property
    def cells(self) -> Iterator[Cell]:
        """Every cell with something in it, once."""
        yield from dict.fromkeys([*self.above, *(cell for row in self.rows for cell in row.own)])


@dataclass(frozen=True, slots=True)
class Held:
    """What a file holds: tables, and what is said outside of them."""

    grids: tuple[Grid, ...]
    lines: tuple[Cell, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def cells(self) -> Iterator[Cell]:
        """Every cell and line with something in it."""
        for grid in self.grids:
            yield from grid.cells
        yield from self.lines


class Unusable(Exception):
    """A file that nothing can be taken from: what it is, and what to do, each a sentence without its full stop."""

    def __init__(self, what: str, mend: str) -> None:
        super().__init__(what)
        self.what, self.mend = what, mend


def letters(column: int) -> str:
    """What Excel calls a column, counted from 0."""
    return (letters(column // 26 - 1) if column > 25 else "") + chr(ord("A") + column % 26)


def place(sheet: str, row: int, column: int) -> str:
    """How people find a cell, its row and column counted from 0."""
    return f"{sheet}!{letters(column)}{row + 1}" if sheet else f"{letters(column)}{row + 1}"


# What a program leaves in a text: control signs but for tabs and line ends, what has no width, what is no character. Of
# old fonts' letters some are where Unicode has such signs (held.py).
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)


def clean(text: str) -> str:
    """A text in NFC without what nobody sees, its blanks usual ones, its lines without outer blanks."""
    text = (
        _UNSEEN.sub("", nfc(text)).replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n").replace("_x000D_", "")
    )
    return "\n".join(" ".join(line.split()) for line in text.split("\n")).strip()


def short(text: str, most: int = 60) -> str:
    """A text on one line, its end cut off where it is long."""
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1] + "…"


def shown(value: date | time | float) -> str:
    """A value as a clerk would type it."""
    match value:
        case datetime():
            clock = f"{value:%H:%M:%S}" if value.second else f"{value:%H:%M}"
            return f"{value.day}/{value.month}/{value.year}" + (f" {clock}" if value.time() != time() else "")
        case date():
            return f"{value.day}/{value.month}/{value.year}"
        case time():
            return f"{value:%H:%M}"
    return str(int(value)) if value == int(value) else repr(value)
