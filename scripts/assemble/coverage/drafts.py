"""The tables of a board before it is known where their events are listed: rows by kind of group."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from scripts.assemble.coverage import area, charts, words
from scripts.assemble.coverage.charts import Bar
from scripts.assemble.coverage.counts import Coverage, OfPlace, Tally
from scripts.assemble.coverage.lists import Lists
from scripts.assemble.page import Link
from scripts.markup.conversion import plain_text
from scripts.model import addresses
from scripts.words import text

if TYPE_CHECKING:
    from scripts.assemble.view import View


@dataclass(frozen=True, slots=True)
class Line:
    """A row; `group` is its anchor in the lists, `part` says that it is a part of the one above."""

    name: Link
    tally: Tally
    group: str
    part: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """A section, its `picture` yet to be drawn: SVG, or nothing. Of the first `count` lines those without events are
    named; of the others, which are of no group of the plan, nothing is said then. `idle` are tasks without events."""

    kind: str
    lines: list[Line]
    picture: Callable[[], str] | None = None
    count: int = 0
    idle: tuple[Link, ...] = ()
    map: bool = False

    @property
    def asked(self) -> list[Line]:
        """The lines of groups of the plan or of the place list."""
        return self.lines[: self.count]

    @property
    def rows(self) -> list[Line]:
        """The lines with events."""
        return [one for one in self.lines if one.tally]


@dataclass
class Drafts:
    """Those of one board, which add what they count to its lists."""

    view: View
    found: Coverage
    lists: Lists

    def all(self) -> Iterator[Draft]:
        """The kinds of groups in the order of the page; those that a campaign has none of are left out."""
        if self.found.whole:
            yield self._whole()
        yield self._weeks()
        if self.found.focuses:
            yield self._focuses()
        if self.found.agencies:
            yield self._agencies()
        yield self._places()
        if self.found.border:
            yield self._border()

    def _whole(self) -> Draft:
        name = text("coverage.whole")
        return Draft("tat-ca", [self._line("tat-ca", "ca", Link(name), name, self.found.whole)])

    def _weeks(self) -> Draft:
        found = self.found
        bars = [Bar(words.short_week(week.span), week.tally) for week in found.weeks]
        rows = [(f"{week.span.first:%m-%d}", words.week(week.span), week.tally) for week in found.weeks]
        lines = [self._line("tuan", name, Link(title), title, tally) for name, title, tally in rows]
        lines += self._beside("tuan", words.beside_weeks(found))
        return Draft("tuan", lines, self._chart("tuan", bars, upright=True), len(rows))

    def _focuses(self) -> Draft:
        url, found = addresses.of(self.lists.campaign), self.found
        rows = [
            (Link(one.focus.title, f"{url}#trong-tam-{one.focus.id}"), one.focus.id, one.tally) for one in found.focuses
        ]
        lines = [self._line("noi-dung", name, link, link.text, tally) for link, name, tally in rows]
        lines += self._beside("noi-dung", words.beside_focuses(found))
        bars = [Bar(link.text, tally) for link, _, tally in rows]
        return Draft("noi-dung", lines, self._chart("noi-dung", bars), len(rows))

    def _agencies(self) -> Draft:
        found = self.found
        lines: list[Line] = []
        idle: list[Link] = []
        for one in found.agencies:
            name, ident = one.agency.name, one.agency.id
            lines.append(self._line("don-vi", ident, Link(name), name, one.tally))
            for number, task in enumerate(one.tasks, 1):
                told = plain_text(task.task.text)
                if task.tally:
                    title = text("coverage.task", agency=name, task=told)
                    group = self.lists.add("don-vi", f"{ident}-{number}", title, task.tally, named=False)
                    lines.append(Line(Link(told), task.tally, group, part=True))
                elif one.tally:
                    idle.append(Link(text("coverage.task", agency=name, task=told)))
        count = len(lines)
        lines += self._beside("don-vi", words.beside_agencies(found))
        bars = [Bar(one.agency.name, one.tally) for one in found.agencies]
        return Draft("don-vi", lines, self._chart("don-vi", bars), count, tuple(idle))

    def _places(self) -> Draft:
        found = self.found
        lines = [self._place("dia-ban", one) for one in found.places]
        lines += self._beside("dia-ban", words.beside_places(found))
        title = text("coverage.map.title", year=self.lists.campaign.year)
        picture = partial(area.drawn, self.view, found, "ban-do-theo-doi", title)
        return Draft("dia-ban", lines, picture if found.whole else None, len(found.places), map=True)

    def _border(self) -> Draft:
        # What is in the lists of places already is not listed once more.
        listed = {one.place for one in self.found.places}
        lines = [self._place("dia-ban" if one.place in listed else "bien-gioi", one) for one in self.found.border]
        return Draft("bien-gioi", lines, count=len(lines))

    def _place(self, kind: str, one: OfPlace) -> Line:
        place = one.place
        return self._line(
            kind, place.path.replace("/", "-"), Link(place.name, addresses.of_place(place)), place.name, one.tally
        )

    def _beside(self, kind: str, beside: Iterable[words.Beside]) -> Iterator[Line]:
        return (self._line(kind, name, Link(title), title, tally) for name, title, tally in beside)

    def _line(self, kind: str, name: str, link: Link, title: str, tally: Tally) -> Line:
        return Line(link, tally, self.lists.add(kind, name, title, tally))

    def _chart(self, kind: str, bars: list[Bar], *, upright: bool = False) -> Callable[[], str]:
        title = text(f"coverage.kind.{kind}.title", year=self.lists.campaign.year)
        return partial(charts.chart, f"bieu-{kind}", title, bars, upright=upright)
