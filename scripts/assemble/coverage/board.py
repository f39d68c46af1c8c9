"""/chien-dich/<year>/theo-doi/ — what the site knows of a campaign: what was announced, held, called off and told of,
and what it knows nothing of yet; every number leads to the events that it counts, and the rules of counting stand
below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from scripts.assemble.coverage import area, charts, words
from scripts.assemble.coverage.charts import Bar
from scripts.assemble.coverage.counts import Coverage, OfPlace, Tally
from scripts.assemble.coverage.lists import ListOnPage, Lists, crumbs, grouped
from scripts.assemble.coverage.page import Board, Row, Section, Unknown
from scripts.assemble.page import Crumb, Link, Page, Pages, paper
from scripts.markup.conversion import plain_text
from scripts.model import addresses
from scripts.model.campaign import Campaign
from scripts.vietnamese.folding import lower_first
from scripts.words import text

if TYPE_CHECKING:
    from scripts.assemble.view import View

# Rows that a board shows: more of them have a page of their own.
_MOST = 40
_COLUMNS = ("all", "held", "reported", "passed", "ahead", "off")


def build(view: View) -> tuple[Pages, tuple[ListOnPage, ...]]:
    """The board of every campaign, and the pages of its lists where these are long."""
    made = [_Maker(view, campaign) for campaign in view.site.campaigns]
    pages = {url: page for one in made for url, page in one.pages().items()}
    return pages, tuple(page for one in made for page in one.lists.pages())


def every(view: View) -> Pages:
    """The same pages, all made: for one of them alone."""
    pages, listed = build(view)
    return pages | {one.url: one.page() for one in listed}


@dataclass(frozen=True, slots=True)
class _Line:
    """A row before it is known where its events are listed: `group` is its anchor in the lists."""

    name: Link
    tally: Tally
    group: str
    part: bool = False


@dataclass(frozen=True, slots=True)
class _Draft:
    """A section before it is known where its events are listed. Of the first `count` lines those without events are
    named; of the others, which are of no group of the plan, nothing is said then. `idle` are tasks without events."""

    kind: str
    lines: list[_Line]
    pictures: tuple[str, ...] = ()
    count: int = 0
    idle: tuple[Link, ...] = ()
    map: bool = False


@dataclass
class _Maker:
    """Makes one board: first all rows, which fills the lists, then their cells."""

    view: View
    campaign: Campaign
    lists: Lists = field(init=False)

    def __post_init__(self) -> None:
        self.lists = Lists(self.view, self.campaign)

    @cached_property
    def found(self) -> Coverage:
        """What was counted."""
        return self.view.coverage[self.campaign.year]

    def pages(self) -> Pages:
        """The board, and a page for each table that is too long for it."""
        whole = [self._section(draft) for draft in [*self._drafts()]]
        whole = [one for one in whole if one.rows or one.unknown]
        long = {self._of_table(one): one for one in whole if len(one.rows) > _MOST}
        tables = {url: Page(self._table(one)) for url, one in long.items()}
        return {self.lists.url: Page(self._board([self._short(one) for one in whole])), **tables}

    def _of_table(self, section: Section) -> str:
        return f"{self.lists.url}bang-{section.id}/"

    def _short(self, section: Section) -> Section:
        """A section as it stands on the board."""
        if len(section.rows) <= _MOST:
            return section
        words = text("coverage.table", count=len(section.rows))
        return replace(section, rows=(), table=Link(words, self._of_table(section)))

    def _table(self, section: Section) -> Board:
        """The page of a long table."""
        year = self.campaign.year
        title = text(f"coverage.kind.{section.id}.title", year=year)
        return Board(
            of_year=year,
            title=text("coverage.table_of", title=lower_first(title)),
            description=section.note,
            crumbs=self._crumbs,
            noindex=True,
            columns=_columns(),
            sections=(replace(section, note="", pictures=(), unknown=()),),
        )

    @property
    def _crumbs(self) -> tuple[Crumb, ...]:
        return (*crumbs(self.campaign), Crumb(text("coverage.crumb"), self.lists.url))

    def _board(self, sections: list[Section]) -> Board:
        year, whole = self.campaign.year, self.found.whole
        numbers = {"count": whole.all, "held": whole.held, "reported": whole.reported}
        known = {name: grouped(len(ids)) for name, ids in numbers.items()}
        address = self.view.site_url + self.lists.url
        return Board(
            of_year=year,
            title=text("coverage.title", year=year),
            description=text("coverage.summary" if whole else "coverage.nothing", year=year, **known),
            crumbs=self._crumbs,
            note=" ".join(self._first()),
            columns=_columns(),
            sections=tuple(sections),
            rules_title=text("coverage.rules"),
            rules=words.rules(),
            lists_title=text("coverage.lists"),
            groups=self.lists.on_the_board(),
            more=tuple(self._more()),
            files=(
                Link(text("coverage.json"), addresses.of_coverage_data(self.campaign)),
                Link(text("coverage.csv"), addresses.of_coverage_table(self.campaign)),
            ),
            paper=paper(address, self.view.codes.of(address)),
        )

    def _first(self) -> Iterator[str]:
        yield words.note(self.view.today)
        if not (self.found.focuses or self.found.agencies):
            yield text("coverage.no_plan")

    def _more(self) -> Iterator[Link]:
        year = self.campaign.year
        yield Link(text("coverage.plan"), addresses.of(self.campaign))
        if others := sum(event.year == year for event in self.view.events) - len(self.found.whole.all):
            yield Link(text("coverage.beside", count=others, year=year), addresses.of_year(year))

    def _drafts(self) -> Iterator[_Draft]:
        """The kinds of groups in the order of the page."""
        yield self._whole()
        yield self._weeks()
        if self.found.focuses:
            yield self._focuses()
        if self.found.agencies:
            yield self._agencies()
        yield self._places()
        if self.found.border:
            yield self._border()

    def _whole(self) -> _Draft:
        name = text("coverage.whole")
        return _Draft("tat-ca", [self._line("tat-ca", "ca", Link(name), name, self.found.whole)])

    def _weeks(self) -> _Draft:
        found = self.found
        bars = [Bar(words.short_week(week.span), week.tally) for week in found.weeks]
        rows = [(f"{week.span.first:%m-%d}", words.week(week.span), week.tally) for week in found.weeks]
        lines = [self._line("tuan", name, Link(title), title, tally) for name, title, tally in rows]
        lines += self._beside("tuan", words.beside_weeks(found))
        return _Draft("tuan", lines, (self._chart("tuan", bars, upright=True),), len(rows))

    def _focuses(self) -> _Draft:
        url, found = addresses.of(self.campaign), self.found
        rows = [
            (Link(one.focus.title, f"{url}#trong-tam-{one.focus.id}"), one.focus.id, one.tally) for one in found.focuses
        ]
        lines = [self._line("noi-dung", name, link, link.text, tally) for link, name, tally in rows]
        lines += self._beside("noi-dung", words.beside_focuses(found))
        bars = [Bar(link.text, tally) for link, _, tally in rows]
        return _Draft("noi-dung", lines, (self._chart("noi-dung", bars),), len(rows))

    def _agencies(self) -> _Draft:
        found = self.found
        lines: list[_Line] = []
        idle: list[Link] = []
        for one in found.agencies:
            name, ident = one.agency.name, one.agency.id
            lines.append(self._line("don-vi", ident, Link(name), name, one.tally))
            for number, task in enumerate(one.tasks, 1):
                told = plain_text(task.task.text)
                if task.tally:
                    title = text("coverage.task", agency=name, task=told)
                    group = self.lists.add("don-vi", f"{ident}-{number}", title, task.tally, named=False)
                    lines.append(_Line(Link(told), task.tally, group, part=True))
                elif one.tally:
                    idle.append(Link(text("coverage.task", agency=name, task=told)))
        count = len(lines)
        lines += self._beside("don-vi", words.beside_agencies(found))
        bars = [Bar(one.agency.name, one.tally) for one in found.agencies]
        return _Draft("don-vi", lines, (self._chart("don-vi", bars),), count, tuple(idle))

    def _places(self) -> _Draft:
        found = self.found
        lines = [self._place("dia-ban", one) for one in found.places]
        lines += self._beside("dia-ban", words.beside_places(found))
        title = text("coverage.map.title", year=self.campaign.year)
        drawn = area.drawn(self.view, found, "ban-do-theo-doi", title) if found.whole else ""
        return _Draft("dia-ban", lines, (drawn,), len(found.places), map=bool(drawn))

    def _border(self) -> _Draft:
        # What is in the lists of places already is not listed once more.
        listed = {one.place for one in self.found.places}
        lines = [self._place("dia-ban" if one.place in listed else "bien-gioi", one) for one in self.found.border]
        return _Draft("bien-gioi", lines, count=len(lines))

    def _place(self, kind: str, one: OfPlace) -> _Line:
        place = one.place
        return self._line(
            kind, place.path.replace("/", "-"), Link(place.name, addresses.of_place(place)), place.name, one.tally
        )

    def _beside(self, kind: str, beside: Iterable[words.Beside]) -> Iterator[_Line]:
        return (self._line(kind, name, Link(title), title, tally) for name, title, tally in beside)

    def _line(self, kind: str, name: str, link: Link, title: str, tally: Tally) -> _Line:
        return _Line(link, tally, self.lists.add(kind, name, title, tally))

    def _chart(self, kind: str, bars: list[Bar], *, upright: bool = False) -> str:
        title = text(f"coverage.kind.{kind}.title", year=self.campaign.year)
        return charts.chart(f"bieu-{kind}", title, bars, upright=upright)

    def _section(self, draft: _Draft) -> Section:
        kind, asked = draft.kind, draft.lines[: draft.count]
        rows = tuple(
            Row(one.name, self.lists.cells(one.group, one.tally), one.part) for one in draft.lines if one.tally
        )
        return Section(
            id=kind,
            title=text(f"coverage.kind.{kind}.heading"),
            note=self._note(draft),
            first=text(f"coverage.kind.{kind}.first"),
            pictures=tuple(filter(None, draft.pictures)),
            rows=rows,
            unknown=tuple(_unknown(draft, tuple(one.name for one in asked if not one.tally))),
            legend=area.marks(self.found) if draft.map else charts.shades(),
            map=draft.map,
        )

    def _note(self, draft: _Draft) -> str:
        groups = draft.lines[: draft.count]
        facts = {"known": sum(bool(one.tally) for one in groups), "count": len(groups)}
        if draft.kind == "bien-gioi":
            planned = self.found.border_planned
            return text("coverage.border.planned" if planned else "coverage.border.listed", **facts)
        return text("coverage.places", **facts) if draft.kind == "dia-ban" else ""


def _columns() -> tuple[str, ...]:
    return tuple(text(f"coverage.column.{name}") for name in _COLUMNS)


def _unknown(draft: _Draft, groups: tuple[Link, ...]) -> Iterator[Unknown]:
    if groups:
        # Weeks are told as `Từ 01/6 đến 05/6`; all others are names.
        said = tuple(Link(lower_first(one.text)) for one in groups) if draft.kind == "tuan" else groups
        yield Unknown(text(f"coverage.kind.{draft.kind}.none"), said)
    if draft.idle:
        yield Unknown(text("coverage.idle", count=len(draft.idle)), draft.idle, folded=True)
