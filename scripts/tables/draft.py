"""An event in the making, and what the row that it is made of stands in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from scripts.edit.emitted import Value
from scripts.model.campaign import Campaign
from scripts.model.website import Site
from scripts.tables.blocks import Left
from scripts.tables.grid import Cell
from scripts.tables.letters import Letter
from scripts.tables.proposal import Taken
from scripts.tables.wheres import Finder

LINE = 300
# A day nobody says is after every change of the place list.
LATE = 2100
NO_TIME, NO_PLACE = "không có thời gian", "không có địa điểm"


@dataclass(frozen=True, slots=True)
class Around:
    """What a row is in: the site, the year and month of the sheet, its source, and texts above that may name the
    place. Where the sheet does not name its year, `dated` is the day of its paper, `why_year` how the year is known,
    or, without one, why it is not."""

    site: Site
    finder: Finder
    year: int | None
    month: int | None = None
    # The year that the sheet itself names.
    titled: int | None = None
    dated: date | None = None
    why_year: str = ""
    # The first and the last day of a sheet that goes into the next year.
    span: tuple[date, date] | None = None
    # What a row that does not speak of drugs is asked, where nothing around it does.
    unsaid: str = ""
    source: str = ""
    above: tuple[str, ...] = ()
    above_cells: tuple[str, ...] = ()
    day_above: Cell | None = None
    letter: Letter | None = None

    def campaign(self, year: int | None) -> Campaign | None:
        """That of a year."""
        return self.site.campaigns_by_year.get(year) if year else None


@dataclass(slots=True)
class Draft:
    """An event in the making."""

    values: dict[str, Value] = field(default_factory=dict)
    taken: list[Taken] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    guesses: list[str] = field(default_factory=list)
    # What to ask of one that the site does not have yet.
    unsaid: str = ""
    day: date | None = None
    id: str = ""
    # The id that a new event is to have, where that is free.
    wanted: str = ""
    # Does its letter only say what became of it?
    tells_change: bool = False

    def take(self, name: str, value: Value, cells: Iterable[Cell], note: str = "") -> None:
        """A field, and where it came from."""
        group, _, within = name.partition(".")
        if within:
            inner = self.values.setdefault(group, {})
            assert isinstance(inner, dict)
            inner[within] = value
        else:
            self.values[name] = value
        words = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
        self.taken.append(Taken(name, words, tuple(dict.fromkeys(cell.at for cell in cells)), note))


Fields = dict[str, list[Cell]]


def cut(text: str) -> str:
    """As much of it as a line of a record holds."""
    return text[:LINE]
