"""/chien-dich/<year>/theo-doi/ — what the site knows of a campaign: what was announced, held, called off and told of,
and what it knows nothing of yet; every number leads to the events that it counts, and the rules of counting stand
below. A board, its long tables and its lists are made where what they count has changed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import TYPE_CHECKING

from pydantic_core import to_json

from scripts.assemble.coverage import area, charts, words
from scripts.assemble.coverage.counts import Coverage
from scripts.assemble.coverage.drafts import Draft, Drafts
from scripts.assemble.coverage.lists import Lists, crumbs
from scripts.assemble.coverage.page import Board, Row, Section, Unknown
from scripts.assemble.page import Crumb, Link, Page, Pages, paper
from scripts.model import addresses
from scripts.model.campaign import Campaign
from scripts.vietnamese.folding import lower_first
from scripts.vietnamese.numbers import grouped
from scripts.words import text

if TYPE_CHECKING:
    from scripts.assemble.view import View

# Rows that a board shows: more of them have a page of their own.
_MOST = 40
_COLUMNS = ("all", "held", "reported", "passed", "ahead", "off")


@dataclass(frozen=True, slots=True)
class Counted:
    """A page about what is counted, yet to be made: its address, a digest of all that it shows."""

    url: str
    digest: bytes
    page: Callable[[], Page]


def build(view: View) -> tuple[OnBoard, ...]:
    """The board of every campaign."""
    return tuple(OnBoard(view, campaign) for campaign in view.site.campaigns)


def every(view: View) -> Pages:
    """The boards with their tables and lists, all made: for one page alone."""
    boards = build(view)
    beside = (one for board in boards for one in board.beside)
    return {board.url: board.page() for board in boards} | {one.url: one.page() for one in beside}


@dataclass
class OnBoard:
    """The board of one campaign."""

    view: View
    campaign: Campaign

    @property
    def url(self) -> str:
        """Its address."""
        return addresses.of_coverage(self.campaign)

    @cached_property
    def found(self) -> Coverage:
        """What was counted."""
        return self.view.coverage[self.campaign.year]

    @cached_property
    def _lists(self) -> Lists:
        return Lists(self.view, self.campaign)

    @cached_property
    def _drafts(self) -> tuple[Draft, ...]:
        return tuple(Drafts(self.view, self.found, self._lists).all())

    @property
    def title(self) -> str:
        """Its title."""
        return text("coverage.title", year=self.campaign.year)

    @property
    def description(self) -> str:
        """What is known, in a sentence."""
        whole = self.found.whole
        numbers = {"count": whole.all, "held": whole.held, "reported": whole.reported}
        known = {name: grouped(len(ids)) for name, ids in numbers.items()}
        return text("coverage.summary" if whole else "coverage.nothing", year=self.campaign.year, **known)

    @cached_property
    def digest(self) -> bytes:
        """Of all that the board, its tables and its files show: the groups with their events, whose titles are on the
        board where they are few."""
        rows = [(one.name, one.tally, one.group) for draft in self._drafts for one in draft.lines]
        listed = sorted({name for _, tally, _ in rows for name in tally.all}) if self._lists.few else ()
        facts = [self.campaign.digest, self.view.site.places.digest, self.view.today, self._others, rows]
        return hashlib.sha256(to_json(facts) + b"".join(map(self._lists.row_digest, listed))).digest()

    def page(self) -> Page:
        """The board."""
        return Page(self._board())

    @property
    def beside(self) -> Iterator[Counted]:
        """The tables that are too long for it, and its lists where these are: pages that no search engine may list."""
        for draft in self._drafts:
            if _is_long(draft):
                yield Counted(self._of_table(draft), self.digest, partial(self._table_page, draft))
        for one in self._lists.pages():
            yield Counted(one.url, one.digest, one.page)

    def _table_page(self, draft: Draft) -> Page:
        return Page(self._table(draft))

    def _of_table(self, draft: Draft) -> str:
        return f"{self.url}bang-{draft.kind}/"

    def _table(self, draft: Draft) -> Board:
        """The page of a long table."""
        year = self.campaign.year
        title = text(f"coverage.kind.{draft.kind}.title", year=year)
        section = self._section(draft)
        return Board(
            of_year=year,
            title=text("coverage.table_of", title=lower_first(title)),
            description=section.note,
            crumbs=self._crumbs,
            noindex=True,
            columns=_columns(),
            sections=(replace(section, note="", rows=self._rows(draft), unknown=()),),
        )

    @property
    def _crumbs(self) -> tuple[Crumb, ...]:
        return (*crumbs(self.campaign), Crumb(text("coverage.crumb"), self.url))

    def _board(self) -> Board:
        address = self.view.site_url + self.url
        return Board(
            of_year=self.campaign.year,
            title=self.title,
            description=self.description,
            crumbs=self._crumbs,
            note=" ".join(self._first()),
            columns=_columns(),
            sections=tuple(self._shown(draft) for draft in self._drafts),
            rules_title=text("coverage.rules"),
            rules=words.rules(),
            lists_title=text("coverage.lists"),
            groups=self._lists.on_the_board(),
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

    @cached_property
    def _others(self) -> int:
        return len(self.view.by_year.get(self.campaign.year, ())) - len(self.found.whole.all)

    def _more(self) -> Iterator[Link]:
        year = self.campaign.year
        yield Link(text("coverage.plan"), addresses.of(self.campaign))
        if self._others:
            yield Link(text("coverage.beside", count=self._others, year=year), addresses.of_year(year))

    def _shown(self, draft: Draft) -> Section:
        """A section as it stands on the board."""
        picture = draft.picture() if draft.picture else ""
        section = replace(self._section(draft), pictures=(picture,) if picture else ())
        if not _is_long(draft):
            return replace(section, rows=self._rows(draft))
        return replace(section, table=Link(text("coverage.table", count=len(draft.rows)), self._of_table(draft)))

    def _rows(self, draft: Draft) -> tuple[Row, ...]:
        return tuple(Row(one.name, self._lists.cells(one.group, one.tally), one.part) for one in draft.rows)

    def _section(self, draft: Draft) -> Section:
        kind = draft.kind
        return Section(
            id=kind,
            title=text(f"coverage.kind.{kind}.heading"),
            note=self._note(draft),
            first=text(f"coverage.kind.{kind}.first"),
            unknown=tuple(_unknown(draft)),
            legend=area.marks(self.found) if draft.map else charts.shades(),
            map=draft.map,
        )

    def _note(self, draft: Draft) -> str:
        facts = {"known": sum(bool(one.tally) for one in draft.asked), "count": draft.count}
        if draft.kind == "bien-gioi":
            planned = self.found.border_planned
            return text("coverage.border.planned" if planned else "coverage.border.listed", **facts)
        return text("coverage.places", **facts) if draft.kind == "dia-ban" else ""


def _is_long(draft: Draft) -> bool:
    return len(draft.rows) > _MOST


def _columns() -> tuple[str, ...]:
    return tuple(text(f"coverage.column.{name}") for name in _COLUMNS)


def _unknown(draft: Draft) -> Iterator[Unknown]:
    if groups := tuple(one.name for one in draft.asked if not one.tally):
        # Weeks are told as `Từ 01/6 đến 05/6`; all others are names.
        said = tuple(Link(lower_first(one.text)) for one in groups) if draft.kind == "tuan" else groups
        yield Unknown(text(f"coverage.kind.{draft.kind}.none"), said)
    if draft.idle:
        yield Unknown(text("coverage.idle", count=len(draft.idle)), draft.idle, folded=True)
