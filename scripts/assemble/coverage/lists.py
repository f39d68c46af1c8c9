"""The listings that the numbers of a board lead to: blocks of events, one for what became of them within a group.

A block is on the board itself while there are few; else on pages of a kind of group, `…/theo-doi/dia-ban/`, split like
every long list. A list page is made where what it shows has changed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from scripts.assemble.coverage.counts import Tally
from scripts.assemble.coverage.page import Board, Cell, Counted
from scripts.assemble.coverage.progress import Progress
from scripts.assemble.page import Crumb, Page
from scripts.assemble.parts import listing
from scripts.assemble.parts.listing import Group
from scripts.assemble.pieces import folded
from scripts.model import addresses
from scripts.model.campaign import Campaign
from scripts.vietnamese.numbers import grouped
from scripts.words import text

if TYPE_CHECKING:
    from scripts.assemble.view import View

# Rows of a page: some 50 bytes each compressed, 130 where every title is as long as titles may be.
SIZE = 60
# So many rows in all are on the board itself.
_FEW = 60


@dataclass(slots=True)
class Listed:
    """A group of some kind whose events are listed, `anchor` its own among all; groups with the same events share one
    list, whose headings have the `titles` of all."""

    kind: str
    anchor: str
    titles: list[str]
    tally: Tally

    @property
    def blocks(self) -> Iterator[Group]:
        """A block of ids for each thing that became of them."""
        for what in Progress:
            if ids := self.tally.of(what):
                state = text(f"coverage.state.{what.value}")
                title = text("coverage.block", group="; ".join(self.titles), state=state)
                yield Group(title, ids, id=_anchor(self.anchor, what))


@dataclass
class Lists:
    """The lists of one board. Groups are added while its tables are made, in the order of the page; then `at` knows
    where each block is."""

    view: View
    campaign: Campaign
    _known: dict[tuple[str, Tally], Listed] = field(default_factory=dict)
    _digests: dict[str, bytes] = field(default_factory=dict)

    @property
    def url(self) -> str:
        """The board's address."""
        return addresses.of_coverage(self.campaign)

    def add(self, kind: str, name: str, title: str, tally: Tally, *, named: bool = True) -> str:
        """Lists a group of some kind, `name` its anchor within that, and gives the anchor. Two groups of a kind with
        the same events share one list, whose headings have both titles unless the second is not `named`."""
        if not tally:
            return ""
        found = self._known.setdefault((kind, tally), Listed(kind, f"{kind}-{name}", [], tally))
        if named or not found.titles:
            found.titles.append(title)
        return found.anchor

    def cells(self, group: str, tally: Tally) -> tuple[Cell, ...]:
        """The numbers of a row, in the order of the columns (`coverage.column`)."""
        numbers = (
            (tally.all, tuple(Progress)),
            (tally.held, (Progress.REPORTED, Progress.UNREPORTED)),
            (tally.reported, (Progress.REPORTED,)),
            (tally.passed, (Progress.PASSED,)),
            (tally.ahead, (Progress.AHEAD,)),
            (tally.off, (Progress.POSTPONED, Progress.CANCELLED)),
        )
        return tuple(Cell(grouped(len(ids)), self._first(group, tally, of) if ids else "") for ids, of in numbers)

    def _first(self, group: str, tally: Tally, of: Iterable[Progress]) -> str:
        """The first of the blocks that a number counts; those that belong to it follow one another."""
        return self.at[_anchor(group, next(one for one in of if tally.of(one)))]

    @cached_property
    def few(self) -> bool:
        """Are all of them on the board itself?"""
        return sum(len(tally.all) for _, tally in self._known) <= _FEW

    @cached_property
    def at(self) -> dict[str, str]:
        """Where each block begins: relative to the root, `chien-dich/2022/theo-doi/#…`."""
        if self.few:
            return {
                _anchor(one.anchor, what): f"{self.url}#{_anchor(self._merged[one.tally].anchor, what)}"
                for one in self._known.values()
                for what in Progress
            }
        found: dict[str, str] = {}
        for kind, groups in self._by_kind.items():
            found |= listing.places(groups, self._of(kind), SIZE)
        return found

    def on_the_board(self) -> tuple[Group, ...]:
        """The lists where they are few: one for all groups with the same events, whatever their kind."""
        merged = self._merged.values() if self.few else ()
        return tuple(self.shown(block) for one in merged for block in one.blocks)

    @cached_property
    def _merged(self) -> dict[Tally, Listed]:
        found: dict[Tally, Listed] = {}
        for one in self._known.values():
            first = found.setdefault(one.tally, replace(one, titles=[]))
            first.titles += one.titles
        return found

    @cached_property
    def _by_kind(self) -> dict[str, list[Group]]:
        found: dict[str, list[Group]] = {}
        for one in self._known.values():
            found.setdefault(one.kind, []).extend(one.blocks)
        return found

    def pages(self) -> Iterator[ListOnPage]:
        """The pages of lists where they are many."""
        if self.few:
            return
        for kind, groups in self._by_kind.items():
            url, whole = self._of(kind), listing.split(groups, SIZE)
            for number, some in enumerate(whole, 1):
                yield ListOnPage(self, kind, url, listing.address(url, number), tuple(groups), tuple(some), len(whole))

    def _of(self, kind: str) -> str:
        return f"{self.url}{kind}/"

    def shown(self, group: Group) -> Group:
        """A group of ids as one of rows."""
        return replace(group, cards=tuple(map(self.row, group.cards)))

    def row(self, name: str) -> Counted:
        """An event as lists have it."""
        card = self.view.event_facts.head(self.view.site.events_by_id[name]).card
        return Counted(card.title, card.url, " · ".join(filter(None, (card.when, card.where))))

    def row_digest(self, name: str) -> bytes:
        """Equal rows have equal digests."""
        if name not in self._digests:
            row = self.row(name)
            self._digests[name] = hashlib.sha256("\n".join((row.title, row.url, row.when)).encode()).digest()
        return self._digests[name]


@dataclass(frozen=True)
class ListOnPage:
    """One page of the lists of a kind, which begin at `first`: all `groups`, those on it, and how many pages there
    are."""

    lists: Lists
    kind: str
    first: str
    url: str
    groups: tuple[Group, ...]
    shown: tuple[Group, ...]
    count: int

    @property
    def digest(self) -> bytes:
        """Of all that it shows."""
        parts = [f"{self.count} {self.lists.campaign.name}".encode()]
        for group in self.shown:
            parts += [f"{group.id} {group.title}".encode(), *map(self.lists.row_digest, group.cards)]
        return folded(parts)

    def page(self) -> Page:
        """The page."""
        campaign = self.lists.campaign
        whole = Board(
            of_year=campaign.year,
            title=text(f"coverage.kind.{self.kind}.title", year=campaign.year),
            description=text("coverage.listed"),
            crumbs=(*crumbs(campaign), Crumb(text("coverage.crumb"), self.lists.url)),
            noindex=True,
            groups=self.groups,
        )
        here = dict(listing.pages(whole, self.first, SIZE))[self.url]
        return Page(replace(here, groups=tuple(map(self.lists.shown, here.groups))))


def crumbs(campaign: Campaign) -> tuple[Crumb, ...]:
    """The way to a campaign."""
    return Crumb(text("events.campaigns.title"), "chien-dich/"), Crumb(str(campaign.year), addresses.of(campaign))


def _anchor(group: str, what: Progress) -> str:
    return f"{group}-{what.value}"
