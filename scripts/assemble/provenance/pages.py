"""/nguon/ — what every published fact rests on: the numbers to call, and the lists of all other kinds; /nguon/<kind>/,
/nguon/su-kien-<year>/: each fact, its sources, when it was last held against them, and which pages depend on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from scripts.assemble.page import CountedLink, Crumb, Link, Page, PageData, Pages, SourceRow, source_row
from scripts.assemble.parts import listing
from scripts.assemble.parts.listing import Group, ListPage
from scripts.assemble.pieces import folded, key_of
from scripts.assemble.provenance.kinds import KINDS, NUMBERS, Kind, kind_of
from scripts.assemble.provenance.uses import of_event
from scripts.model import addresses, provenance
from scripts.model.identity import Identity
from scripts.model.page import Article
from scripts.model.place import Places
from scripts.model.provenance import Fact
from scripts.model.record import Record
from scripts.vietnamese import dates
from scripts.words import text

if TYPE_CHECKING:
    from scripts.assemble.events.facts import EventHead
    from scripts.assemble.view import View

# So many facts a page, so many pages named beside a fact: with more a page would be heavy on a slow connection.
SIZE, _MOST = 40, 6


@dataclass(frozen=True, slots=True)
class Row:
    """A fact in a list, `lang` its language where that may be another; `left`: how many more pages depend on it."""

    what: str
    url: str | None
    checked: str
    sources: tuple[SourceRow, ...]
    used: tuple[Link, ...] = ()
    left: int = 0
    lang: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Provenance(ListPage, template="provenance.html"):
    """`lists`, on the first page, lead to all kinds, `data` to the same for programs."""

    lists: tuple[CountedLink, ...] = ()
    data: str = ""


def build(view: View) -> Pages:
    """All lists but those of events."""
    found = facts(view)
    lists = _lists(view, found)
    pages: dict[str, PageData] = {}
    for kind in KINDS:
        if kind in found or kind is NUMBERS:
            groups = tuple(_groups(view, found.get(kind, ())))
            page = _page(kind.key, kind is NUMBERS, lists, addresses.of_provenance_data())
            pages.update(listing.pages(replace(page, groups=groups), _address(kind), SIZE))
    return {url: Page(page) for url, page in pages.items()}


def facts(view: View) -> dict[Kind, tuple[Fact, ...]]:
    """All facts but those of events, by their kinds in the order of the lists."""
    found: dict[Kind, list[Fact]] = {}
    for fact in provenance.of_site(view.site):
        found.setdefault(kind_of(fact.record), []).append(fact)
    return {kind: tuple(found[kind]) for kind in KINDS if kind in found}


def _address(kind: Kind) -> str:
    return addresses.PROVENANCE if kind is NUMBERS else addresses.of_provenance(kind.name)


def _lists(view: View, found: dict[Kind, tuple[Fact, ...]]) -> tuple[CountedLink, ...]:
    lists = [
        CountedLink(text(f"provenance.kind.{kind.key}"), _address(kind), len(some)) for kind, some in found.items()
    ]
    years = ((year, len(some)) for year, some in sorted(view.by_year.items()))
    return (*lists, *(CountedLink(text("provenance.events", year=year), _of_year(year), n) for year, n in years))


def _of_year(year: int) -> str:
    return addresses.of_provenance(f"su-kien-{year}")


def _page(name: str, is_first: bool, lists: tuple[CountedLink, ...], data: str, title: str = "") -> _Provenance:
    whole, title = text("provenance.title"), title or text(f"provenance.kind.{name}")
    return _Provenance(
        title=whole if is_first else text("provenance.of", what=title),
        description=text("provenance.summary"),
        lead=text("provenance.lead"),
        crumbs=() if is_first else (Crumb(whole, addresses.PROVENANCE),),
        # Who looks for a fact finds the page that tells it.
        unsearched=True,
        lists=lists if is_first else (),
        data=data,
    )


def _groups(view: View, some: Iterable[Fact]) -> Iterator[Group]:
    """A group for each record with facts of its own within; records that have none stand together."""
    alone: list[Row] = []
    for record, told in groupby(some, lambda fact: fact.record):
        rows = [row(fact, url_of(record), view.uses.of(fact)) for fact in told]
        if len(rows) == 1 and not isinstance(record, Identity):
            alone += rows
            continue
        if alone:
            yield Group("", tuple(alone))
        alone = []
        if isinstance(record, Identity):
            yield Group(text("provenance.kind.so_de_goi"), tuple(rows))
        else:
            yield Group(rows[0].what, (replace(rows[0], what=text("provenance.whole")), *rows[1:]))
    if alone:
        yield Group("", tuple(alone))


def url_of(record: Record) -> str:
    """The page of a record that has facts."""
    if isinstance(record, Identity):
        return "ho-tro/"
    return addresses.PLACES if isinstance(record, Places) else addresses.of(record)


def row(fact: Fact, url: str, used: tuple[Link, ...] = ()) -> Row:
    """A fact as its list has it."""
    day = dates.short(fact.checked) if fact.checked else ""
    sources = tuple(map(source_row, fact.sources))
    language = fact.record.lang if isinstance(fact.record, Article) else None
    return Row(fact.what, url, day, sources, used[:_MOST], max(0, len(used) - _MOST), language)


@dataclass(frozen=True, slots=True)
class OfEvents:
    """A page of the events of a year, yet to be made."""

    view: View
    whole: _Provenance
    url: str
    heads: tuple[EventHead, ...]

    @property
    def digest(self) -> bytes:
        """Of all that it shows."""
        return bytes.fromhex(key_of(repr(self.whole.pager), folded(one.digest for one in self.heads)))

    def page(self) -> Page:
        """The page, made."""
        rows = (
            row(fact, one.url, of_event(self.view, one.event))
            for one in self.heads
            for fact in provenance.of_record(one.event)
        )
        return Page(replace(self.whole, groups=(Group("", tuple(rows)),)))


def by_year(view: View) -> Iterator[tuple[int, tuple[EventHead, ...]]]:
    """The events of every year."""
    for year, some in sorted(view.by_year.items()):
        yield year, tuple(map(view.event_facts.head, some))


def of_events(view: View) -> Iterator[OfEvents]:
    """The pages of the events of every year."""
    for year, heads in by_year(view):
        whole = _page("", False, (), addresses.of_provenance_data(year), text("provenance.events", year=year))
        for url, page in listing.pages(replace(whole, groups=(Group("", heads),)), _of_year(year), SIZE):
            shown = tuple(one for group in page.groups for one in group.cards)
            yield OfEvents(view, replace(page, groups=()), url, shown)


def every(view: View) -> Pages:
    """The pages of events, all made: for one page alone."""
    return {one.url: one.page() for one in of_events(view)}
