"""/su-kien/ and /su-kien/<year>/ — what is on and what was, and the ways into the lists by month and place.

A year with few events lists them by month; one with many leads to its months. Events whose day nobody knows
have a list of their own beside the months. Events are never in the engine's navigation: listed there they cost time
and bytes quadratically.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from scripts.assemble.events import calendars, finder, months
from scripts.assemble.events.cards import EventCard
from scripts.assemble.events.months import Grid, Month
from scripts.assemble.page import CountedLink, Crumb, Link, Page, Pages
from scripts.assemble.parts import listing
from scripts.assemble.parts.listing import Group, ListPage
from scripts.assemble.places.place_pages import districts_with_events
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.event import Event
from scripts.model.place import District
from scripts.vietnamese import dates
from scripts.words import text

_LATEST = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class EventsPage(ListPage):
    """What events.html prints: all events, a year, a month."""

    template: ClassVar[str] = "events.html"
    first_only: ClassVar[tuple[str, ...]] = ("grid", "before", "after", "months", "years", "districts")

    finder: finder.Form | None = None
    coming: tuple[EventCard, ...] = ()
    past: tuple[EventCard, ...] = ()
    actions: tuple[Link, ...] = ()
    years: tuple[CountedLink, ...] = ()
    months: tuple[CountedLink, ...] = ()
    month_links: tuple[CountedLink, ...] = ()
    districts: tuple[CountedLink, ...] = ()
    grid: Grid | None = None
    before: Link | None = None
    after: Link | None = None
    calendar: calendars.Subscription | None = None


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
        self._crumbs = (Crumb(text("events.title"), "su-kien/"), Crumb(str(year), self.url))

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
            section="su-kien",
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
            section="su-kien",
            crumbs=(*self._crumbs, Crumb(text("events.undated"), self.undated_url)),
            lead=summary,
            groups=(Group("", _cards(self._view, self.undated)),),
        )

    def _groups(self) -> Iterator[Group]:
        seen: set[str] = set()
        for month in self.months:
            # What goes on from an earlier month of the year was listed there; what recurs is listed in each month.
            known = {event.id for event, _ in month.lasting} & seen
            times = [(event, occasion) for event, occasion in month.once_each if event.id not in known]
            seen |= {event.id for event, _ in times}
            if times:
                cards = tuple(self._view.event_card(event, occasion) for event, occasion in times)
                yield Group(month.title, cards, url=month.url)
        if self.undated:
            yield Group(text("events.undated"), _cards(self._view, self.undated), url=self.undated_url)


def _index(view: View, years: Sequence[_Year], found: Sequence[Month], form: finder.Form) -> EventsPage:
    summary = text("events.summary")
    calendar = calendars.Subscription(addresses.CALENDAR, text("events.all"))
    return EventsPage(
        title=text("events.title"),
        description=summary,
        section="su-kien",
        feeds=(calendars.feed(calendar),),
        calendar=calendar,
        lead=summary,
        finder=form,
        coming=_cards(view, view.coming[:_LATEST]),
        past=_cards(view, view.past[:_LATEST]),
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
    """The pages of the months."""
    pages: Pages = {}
    for before, month, after in zip([None, *found], found, [*found[1:], None], strict=False):
        groups, grid = months.laid_out(view, month)
        words = month.title.lower()
        summary = text("events.month.summary", count=len(month.once_each), month=words)
        year = month.first.year
        page = EventsPage(
            title=text("events.in_month", month=words),
            description=summary,
            section="su-kien",
            crumbs=(
                Crumb(text("events.title"), "su-kien/"),
                Crumb(str(year), addresses.of_year(year)),
                Crumb(month.title, month.url),
            ),
            lead=summary,
            grid=grid,
            before=Link(before.title, before.url) if before else None,
            after=Link(after.title, after.url) if after else None,
            groups=groups,
        )
        pages |= {url: Page(one) for url, one in listing.pages(page, month.url)}
    return pages


def _cards(view: View, events: Iterable[Event]) -> tuple[EventCard, ...]:
    return tuple(view.event_card(event) for event in events)
