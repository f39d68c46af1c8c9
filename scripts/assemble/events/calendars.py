"""Calendars (RFC 5545, RFC 7986): one of all events, one a place, a campaign, an event, the next June; the page about
them. One of more events than calendars on phones take has those to come and the latest; all are then in those of the
months.

A calendar is subscribed to once and read for years: identifiers and times come from the records and never from the
build, what was called off stays and says so, and the same records give the same bytes on any machine. Only which June
comes next is the clock's, and what is near where there is too much.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from scripts.assemble.events import june
from scripts.assemble.events.cards import HERE
from scripts.assemble.events.facts import EventHead
from scripts.assemble.events.june import JuneEntry
from scripts.assemble.events.months import Month
from scripts.assemble.page import Feed, Page, Pages, PlainPage, TocEntry
from scripts.assemble.pieces import Frame, Lazy, Shelf, Tree, joined, lazy
from scripts.assemble.places.place_pages import PlacePage
from scripts.assemble.site.plain import plain
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.campaign import Campaign
from scripts.vietnamese.folding import lower_first
from scripts.vietnamese.numbers import grouped
from scripts.words import text

# So many events are in a calendar: 0.5 MB. Google's takes 1 MB of a subscription.
MOST = 500
# Of these so many that are over, where more are to come.
_PAST = 100


@dataclass(frozen=True, slots=True)
class PlaceCalendar:
    """The calendar of a place or a campaign and its page."""

    name: str
    page: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarGuide(PlainPage, template="calendar-guide.html"):
    """What calendar-guide.html prints: the calendars of the campaigns, the latest first, those of undivided units, and
    of each divided one its own and then those of what is in it."""

    calendar: Feed
    campaigns: tuple[PlaceCalendar, ...]
    leaves: tuple[PlaceCalendar, ...]
    districts: tuple[tuple[PlaceCalendar, ...], ...]


def build(view: View, frame: Frame, shelf: Shelf) -> Tree:
    """The calendar of all events, of each place that has a page, of each campaign and of each event whose day is known.
    An event is written once, however many calendars it is in."""
    events = view.event_facts
    next_june = tuple(june.entries(view))

    def written(events: Iterable[EventHead], *listed: str, also: Iterable[JuneEntry] = ()) -> bytes:
        from scripts.assemble.events import calendar_entries as entries  # icalendar takes 0.1 s to load

        before, end = entries.around(frame, *listed) if listed else entries.around_one(frame.identity.domain)

        def entry(one: EventHead) -> bytes:
            key = one.digest + frame.digest
            return shelf.piece(f"files/{one.calendar}", key, lambda: entries.entry(one.facts, frame))

        return b"".join([before, *map(entry, events), *(entries.june_entry(one, frame) for one in also), end])

    def of_list(calendar: Feed, page: str, listed: Iterable[EventHead], also: tuple[JuneEntry, ...] = ()) -> Lazy:
        url, name, dated = calendar.url, calendar.title, [one for one in listed if one.calendar]
        near, note = _nearest(view, dated), ""
        if len(near) < len(dated):
            note = text("events.calendar.nearest", listed=grouped(len(near)), count=grouped(len(dated)))
        make = partial(written, near, url, page, name, note, also=also)
        return joined(make, near, "calendar", url, name, frame.digest, note, *map(repr, also))

    def of_month(month: Month) -> Iterator[tuple[str, Lazy]]:
        name, found = text("events.in_month", month=month.title.lower()), month.once_each
        for number, first in enumerate(range(0, len(found), MOST), 1):
            url = addresses.of_list_calendar(month.url, number)
            following = addresses.of_list_calendar(month.url, number + 1) if first + MOST < len(found) else ""
            heads = [events.head(event) for event, _ in found[first : first + MOST]]
            make = partial(written, heads, url, month.url, name, "", following)
            yield f"files/{url}", joined(make, heads, "calendar", url, name, frame.digest, following)

    whole = subscription(addresses.CALENDAR, text("events.title"))
    tree: Tree = {
        f"files/{whole.url}": of_list(whole, "su-kien/", events.heads, next_june),
        f"files/{addresses.JUNE_CALENDAR}": of_list(_of_june(), june.page_of(view), (), next_june),
    }
    for page in view.place_pages:
        calendar = of_place(page)
        tree[f"files/{calendar.url}"] = of_list(calendar, page.url, map(events.head, page.events))
    for campaign in view.site.campaigns:
        if own := of_campaign(view, campaign):
            listed = map(events.head, view.events_of(campaign))
            tree[f"files/{own.url}"] = of_list(own, addresses.of_campaign(campaign), listed)
    for month in view.months if is_cut(view) else ():
        tree |= of_month(month)
    return tree | {
        f"files/{one.calendar}": lazy(partial(written, [one]), "event calendar", frame.digest, one.digest, item=one.url)
        for one in events.heads
        if one.calendar
    }


def is_cut(view: View) -> bool:
    """Are there more events than one calendar has, so that each month has its own?"""
    return sum(1 for event in view.events if event.start) > MOST


def of_month(month: Month) -> Feed:
    """The calendar of a month."""
    return subscription(addresses.of_list_calendar(month.url), text("events.in_month", month=month.title.lower()))


def _nearest(view: View, events: list[EventHead]) -> list[EventHead]:
    """What a calendar has of so many events, in their order, which is the view's: by day."""
    if len(events) <= MOST:
        return events
    over = {one.event.id for one in events if one.event.is_over(view.now)}
    ahead = [one for one in events if one.event.id not in over][: MOST - _PAST]
    past = [one for one in events if one.event.id in over][len(ahead) - MOST :]
    near = {one.event.id for one in (*ahead, *past)}
    return [one for one in events if one.event.id in near]


def subscription(url: str, name: str) -> Feed:
    """A calendar to subscribe to: its address and what a reader's list of calendars will show."""
    return Feed("text/calendar", name, url)


def _of_june() -> Feed:
    return subscription(addresses.JUNE_CALENDAR, text("events.june.calendar"))


def of_place(page: PlacePage) -> Feed:
    """The calendar of a place that has a page."""
    return subscription(
        addresses.of_list_calendar(page.url), text("events.in_place", place=lower_first(page.place.whole_name))
    )


def of_campaign(view: View, campaign: Campaign) -> Feed | None:
    """The calendar of a campaign; None where the day of none of its events is known."""
    if not any(event.start for event in view.events_of(campaign)):
        return None
    return subscription(addresses.of_list_calendar(addresses.of_campaign(campaign)), campaign.name)


def guide(view: View) -> Pages:
    """/su-kien/dang-ky-lich/, where it is written (content/dang-ky-lich.md): every calendar to subscribe to, and how to
    on each system."""
    page = view.site.pages_by_slug.get("dang-ky-lich")
    if page is None:
        return {}
    url, fields = addresses.of_article(page), plain(view, page, "su-kien")
    fields["toc"] = (TocEntry(text("ui.press.place_calendars"), "muc-dia-ban"), *fields["toc"])
    pages = view.place_pages
    places = groupby((page for page in pages if page.place.top.divided), lambda page: page.place.top.path)
    data = CalendarGuide(
        **fields,
        crumbs=(HERE,),
        calendar=subscription(addresses.CALENDAR, text("events.calendar.whole")),
        campaigns=tuple(_campaigns(view)),
        leaves=tuple(_calendar(page) for page in pages if not page.place.top.divided),
        districts=tuple(tuple(map(_calendar, found)) for _, found in places),
    )
    return {url: Page(data, view.article_body(page, url))}


def _campaigns(view: View) -> Iterator[PlaceCalendar]:
    coming = _of_june()
    yield PlaceCalendar(coming.title, june.page_of(view), coming.url)
    for campaign in sorted(view.site.campaigns, key=lambda campaign: -campaign.year):
        if own := of_campaign(view, campaign):
            yield PlaceCalendar(campaign.name, addresses.of_campaign(campaign), own.url)


def _calendar(place: PlacePage) -> PlaceCalendar:
    return PlaceCalendar(place.place.name, place.url, addresses.of_list_calendar(place.url))
