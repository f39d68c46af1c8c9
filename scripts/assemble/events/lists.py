"""/su-kien/, its years and months — what is on and what was, and the ways into the lists by month and place.

A year with few events lists them by month; one with many leads to its months. Events without a known day
have a list of their own beside the months. Events are never in the engine's navigation: listed there they cost time
and bytes quadratically.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, dataclass, replace
from itertools import starmap
from typing import ClassVar

from scripts.assemble.events import calendars, finder, months
from scripts.assemble.events.cards import HERE, EventCard
from scripts.assemble.events.june import year_of
from scripts.assemble.events.months import Grid, Month
from scripts.assemble.outreach import board_sheet, said
from scripts.assemble.page import CountedLink, Crumb, Feed, Page, Pages, PlainPage, relative
from scripts.assemble.parts import listing
from scripts.assemble.parts.listing import Group, ListPage
from scripts.assemble.places.place_pages import tops_with_events
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.placed import Placed
from scripts.vietnamese import dates
from scripts.words import text

_LATEST = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class EventsPage(ListPage, template="events.html", private=True):
    """What events.html prints: all events, a year, a month."""

    first_only: ClassVar[tuple[str, ...]] = ("grid", "before", "after", "months", "years", "districts", "calendar")

    section: str = "su-kien"
    finder: finder.Form | None = None
    # Few enough events to be looked over: the ways to narrow them wait behind a fold.
    folded: bool = False
    # What the list of all is called when nothing is left to come.
    recorded: str = ""
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
    found, data = view.months, finder.file_of(view)
    numbers = sorted({event.year for event in view.events} | {month.first.year for month in found})
    years = [_year(view, number, [month for month in found if month.first.year == number]) for number in numbers]
    calendar = calendars.subscription(addresses.CALENDAR, text("events.all"))
    recorded = text("events.recorded")
    index = EventsPage(
        title=recorded if view.past and not view.coming else text("events.title"),
        recorded=recorded,
        folded=len(view.events) < listing.SIZE,
        description=text(
            "events.summary" if view.coming else "events.nothing_coming" if view.past else "events.none_recorded",
            year=year_of(view.today),
        ),
        feeds=(calendar,),
        calendar=calendar,
        offers=board_sheet.offered(None) if said.is_offered(view) else (),
        finder=finder.form(view, data),
        coming=tuple(map(view.event_card, view.coming[:_LATEST])),
        past=tuple(map(view.event_card, view.past[:_LATEST])),
        years=tuple(link for link, _ in reversed(years)),
        months=tuple(month.link for month in reversed(found[-_LATEST:])),
        districts=tuple(
            CountedLink(place.name, addresses.of_place(place), len(events), _ended(place))
            for place, events in tops_with_events(view)
        ),
    )
    pages = {"su-kien/": Page(index)} | _months(view, found)
    for _, own in years:
        pages |= own
    return pages, data


def _year(view: View, year: int, listed: Sequence[Month]) -> tuple[CountedLink, Pages]:
    """The events that take place in a year, or are filed under it without a day: the way to them, and their pages."""
    url, undated_url, groups, seen = addresses.of_year(year), addresses.of_undated(year), [], set[str]()
    crumbs, links = (HERE, Crumb(str(year), url)), [month.link for month in listed]
    pages: Pages = {}
    for month in listed:
        # What goes on from an earlier month of the year was listed there; what recurs is listed in each month.
        known = {event.id for event, _ in month.lasting} & seen
        times = [time for time in month.once_each if time[0].id not in known]
        seen |= {event.id for event, _ in times}
        if times:
            groups.append(Group(month.title, tuple(times), url=month.url))
    undated = [event for event in view.by_year.get(year, ()) if not event.occasions]
    count = len(seen) + len(undated)
    if undated:
        name, cards = text("events.undated"), tuple(map(view.event_card, undated))
        groups.append(Group(name, tuple((event, None) for event in undated), url=undated_url))
        links.append(CountedLink(name, undated_url, len(cards)))
        page = EventsPage(
            of_year=year,
            title=text("events.undated_title", year=year),
            description=text("events.undated_summary", count=len(cards), year=year),
            crumbs=(*crumbs, Crumb(name, undated_url)),
            groups=(Group("", cards),),
        )
        pages = {address: Page(one) for address, one in listing.pages(page, undated_url)}
    few = sum(len(group.cards) for group in groups) <= listing.SIZE
    whole = EventsPage(
        of_year=year,
        title=text("events.year.title", year=year),
        description=text("events.year.summary", count=count, year=year),
        crumbs=crumbs,
        lead=_lead(count, sum(link.count for link in links), few),
        month_links=tuple(links),
        groups=tuple(replace(one, cards=tuple(starmap(view.event_card, one.cards))) for one in groups) if few else (),
    )
    return CountedLink(text("events.year.name", year=year), url, count), pages | {url: Page(whole)}


def _lead(count: int, counted: int, few: bool) -> str:
    """How many there are; and, where the months add up to more, why."""
    lead = text("events.year.few" if few else "events.year.many", count=count)
    if counted == count:
        return lead
    return f"{lead} {text('events.year.counted_few' if few else 'events.year.counted')}"


def _ended(place: Placed) -> str | None:
    """What a reader of today must know of a place of the past."""
    return text("events.district_ended", day=dates.short(place.ended)) if place.ended else None


def _months(view: View, found: Sequence[Month]) -> Pages:
    pages: Pages = {}
    cut = calendars.is_cut(view)
    for before, month, after in zip([None, *found], found, [*found[1:], None], strict=False):
        groups, grid = months.laid_out(view, month)
        words, year = month.title.lower(), month.first.year
        own = calendars.of_month(month) if cut else None
        page = EventsPage(
            of_year=year,
            title=text("events.in_month", month=words),
            description=text("events.month.summary", count=len(month.once_each), month=words),
            crumbs=(HERE, Crumb(str(year), addresses.of_year(year)), Crumb(month.title, month.url)),
            grid=grid,
            before=before.link if before else None,
            after=after.link if after else None,
            groups=groups,
            feeds=(own,) if own else (),
            calendar=own,
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
