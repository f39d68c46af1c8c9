"""/su-kien/, its years and months — what is on and what was, and the ways into the lists by month and place.

A year with few events lists them by month; one with many leads to its months. Events whose day nobody knows
have a list of their own beside the months. Events are never in the engine's navigation: listed there they cost time
and bytes quadratically.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from itertools import starmap
from typing import ClassVar

from scripts.assemble.events import calendars, finder, months
from scripts.assemble.events.cards import HERE, EventCard
from scripts.assemble.events.months import Grid, Month
from scripts.assemble.page import CountedLink, Crumb, Feed, Page, Pages, PlainPage, relative
from scripts.assemble.parts import listing
from scripts.assemble.parts.listing import Group, ListPage
from scripts.assemble.places.place_pages import districts_with_events
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.place import District
from scripts.vietnamese import dates
from scripts.words import text

_LATEST = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class EventsPage(ListPage):
    """What events.html prints: all events, a year, a month."""

    template: ClassVar[str] = "events.html"
    first_only: ClassVar[tuple[str, ...]] = ("grid", "before", "after", "months", "years", "districts")

    section: str = "su-kien"
    finder: finder.Form | None = None
    coming: tuple[EventCard, ...] = ()
    past: tuple[EventCard, ...] = ()
    years: tuple[CountedLink, ...] = ()
    months: tuple[CountedLink, ...] = ()
    month_links: tuple[CountedLink, ...] = ()
    districts: tuple[CountedLink, ...] = ()
    grid: Grid | None = None
    before: CountedLink | None = None
    after: CountedLink | None = None
    calendar: Feed | None = None


def build(view: View) -> tuple[Pages, bytes]:
    """The lists of events by time, and the data of their finder."""
    found = months.months(view)
    years = sorted({event.year for event in view.events} | {month.first.year for month in found})
    by_year = [_Year(view, year, found) for year in years]
    data = finder.file_of(view)
    pages = {"su-kien/": Page(_index(view, by_year, found, finder.form(view, data)))}
    for year in by_year:
        pages[year.url] = Page(year.page())
        if year.undated:
            pages |= {url: Page(page) for url, page in listing.pages(year.undated_page(), year.undated_url)}
    return pages | _months(view, found), data


class _Year:
    """The events that take place in a year, or are filed under it without a day."""

    def __init__(self, view: View, year: int, found: Sequence[Month]) -> None:
        self._view = view
        self.year = year
        self.url = addresses.of_year(year)
        self.months = [month for month in found if month.first.year == year]
        self.undated = [event for event in view.events if event.year == year and not event.occasions]
        self.undated_url = addresses.of_undated(year)
        ids = {event.id for month in self.months for event, _ in month.once_each}
        self.count = len(ids) + len(self.undated)
        self._crumbs = (HERE, Crumb(str(year), self.url))

    def link(self) -> CountedLink:
        return CountedLink(text("events.year.name", year=self.year), self.url, self.count)

    def page(self) -> EventsPage:
        groups = list(self._groups())
        few = sum(len(group.cards) for group in groups) <= listing.SIZE
        rows = [month.link for month in self.months]
        if self.undated:
            rows.append(CountedLink(text("events.undated"), self.undated_url, len(self.undated)))
        return EventsPage(
            title=text("events.year.title", year=self.year),
            description=text("events.year.summary", count=self.count, year=self.year),
            crumbs=self._crumbs,
            lead=text("events.year.few" if few else "events.year.many", count=self.count),
            month_links=tuple(rows),
            groups=tuple(groups) if few else (),
        )

    def undated_page(self) -> EventsPage:
        summary = text("events.undated_summary", count=len(self.undated), year=self.year)
        return EventsPage(
            title=text("events.undated_title", year=self.year),
            description=summary,
            crumbs=(*self._crumbs, Crumb(text("events.undated"), self.undated_url)),
            lead=summary,
            groups=(Group("", tuple(map(self._view.event_card, self.undated))),),
        )

    def _groups(self) -> Iterator[Group]:
        seen: set[str] = set()
        for month in self.months:
            # What goes on from an earlier month of the year was listed there; what recurs is listed in each month.
            known = {event.id for event, _ in month.lasting} & seen
            times = [time for time in month.once_each if time[0].id not in known]
            seen |= {event.id for event, _ in times}
            if times:
                yield Group(month.title, tuple(starmap(self._view.event_card, times)), url=month.url)
        if self.undated:
            yield Group(text("events.undated"), tuple(map(self._view.event_card, self.undated)), url=self.undated_url)


def _index(view: View, years: Sequence[_Year], found: Sequence[Month], form: finder.Form) -> EventsPage:
    calendar = calendars.subscription(addresses.CALENDAR, text("events.all"))
    return EventsPage(
        title=text("events.title"),
        description=text("events.summary"),
        feeds=(calendar,),
        calendar=calendar,
        finder=form,
        coming=tuple(map(view.event_card, view.coming[:_LATEST])),
        past=tuple(map(view.event_card, view.past[:_LATEST])),
        years=tuple(year.link() for year in reversed(years)),
        months=tuple(month.link for month in reversed(found[-_LATEST:])),
        districts=tuple(
            CountedLink(district.name, addresses.of_district(district), len(events), _ended(district))
            for district, events in districts_with_events(view)
        ),
    )


def _ended(district: District) -> str | None:
    """What a reader of today must know of a district of the past."""
    return text("events.district_ended", day=dates.short(district.to)) if district.to else None


def _months(view: View, found: Sequence[Month]) -> Pages:
    pages: Pages = {}
    for before, month, after in zip([None, *found], found, [*found[1:], None], strict=False):
        groups, grid = months.laid_out(view, month)
        words, year = month.title.lower(), month.first.year
        page = EventsPage(
            title=text("events.in_month", month=words),
            description=text("events.month.summary", count=len(month.once_each), month=words),
            crumbs=(HERE, Crumb(str(year), addresses.of_year(year)), Crumb(month.title, month.url)),
            grid=grid,
            before=before.link if before else None,
            after=after.link if after else None,
            groups=groups,
        )
        pages |= {url: Page(one) for url, one in listing.pages(page, month.url)}
    return pages


def gone(view: View) -> Pages:
    """What stays at the address of an event that another site published and lists no more, until somebody finds out and
    writes a redirect: whoever kept the address may be about to go there, and nobody here knows what became of it."""
    names = {source.id: source.name for source in view.site.identity.sources}
    years = {event.year for event in view.events}
    pages = {}
    for entry in addresses.of_gone(view.site, view.now):
        year = int(entry.url.split("/")[1])
        title, url = (text("events.year.title", year=year), addresses.of_year(year)) if year in years else astuple(HERE)
        data = PlainPage(
            title=text("events.gone.title"),
            description=text("events.gone.summary", whose=names.get(entry.source or "") or text("events.gone.someone")),
            section="su-kien",
            crumbs=(HERE,),
            noindex=True,
        )
        pages[entry.url] = Page(data, f"{text('events.gone.advice')}\n\n[{title}]({relative(url, entry.url)})")
    return pages
