"""What coverage.html prints."""

from dataclasses import dataclass

from scripts.assemble.coverage.charts import Shade
from scripts.assemble.page import Link
from scripts.assemble.parts.listing import ListPage


@dataclass(frozen=True, slots=True)
class Cell:
    """A number of a table and where what it counts is listed; nothing is listed of 0."""

    count: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Counted:
    """An event in a list: where its page is, its day and its place in words."""

    title: str
    url: str
    when: str


@dataclass(frozen=True, slots=True)
class Row:
    """A group and its numbers; `part` says that it is a part of the one above."""

    name: Link
    cells: tuple[Cell, ...]
    part: bool


@dataclass(frozen=True, slots=True)
class Unknown:
    """Groups of which no event is known; `folded` where they are long."""

    text: str
    groups: tuple[Link, ...]
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A kind of group: pictures, each SVG, the table that has their numbers, and what is not in it; `table` leads to a
    table that is too long to stand here."""

    id: str
    title: str
    note: str
    first: str
    unknown: tuple[Unknown, ...]
    legend: tuple[Shade, ...]
    map: bool
    pictures: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    table: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Board(ListPage, template="coverage.html"):
    """A board, one of its tables alone, or a page of the events that they count: `note` is what a reader must know
    first, `groups` are the blocks of events."""

    note: str = ""
    columns: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    rules_title: str = ""
    rules: tuple[str, ...] = ()
    lists_title: str = ""
    more: tuple[Link, ...] = ()
    files: tuple[Link, ...] = ()
