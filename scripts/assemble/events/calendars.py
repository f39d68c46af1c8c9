"""Calendars (RFC 5545, RFC 7986): one of all events, one a place, one an event.

A calendar is subscribed to once and read for years: identifiers and times come from the records and never from the
build, what was called off stays and says so, and the same records give the same bytes on any machine.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from scripts.assemble.events.facts import EventHead
from scripts.assemble.page import Feed
from scripts.assemble.pieces import Frame, Lazy, Made, Shelf, Tree, folded, key_of
from scripts.assemble.places.place_pages import PlacePage, place_pages
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.vietnamese.folding import lower_first
from scripts.words import text

_MIME = "text/calendar"


@dataclass(frozen=True, slots=True)
class Subscription:
    """A calendar to subscribe to: its address and what a reader's list of calendars will show."""

    url: str
    name: str


def build(view: View, frame: Frame, shelf: Shelf) -> Tree:
    """The calendar of all events, of each place that has a page, and of each event whose day is known; an event is
    written once, however many calendars it is in."""

    def entry(one: EventHead) -> bytes:
        from scripts.assemble.events import calendar_entries  # icalendar takes 0.1 s to load

        return shelf.piece(
            f"files/{one.calendar}", one.digest + frame.digest, lambda: calendar_entries.entry(one.facts, frame)
        )

    def of_list(url: str, page: str, name: str, events: Iterable[EventHead]) -> Lazy:
        dated = [one for one in events if one.calendar]

        def make() -> Made:
            from scripts.assemble.events import calendar_entries

            before, end = calendar_entries.around(frame, url, page, name)
            return Made(b"".join([before, *map(entry, dated), end]))

        return Lazy(key_of("calendar", url, name, frame.digest, folded(one.digest for one in dated)), make, joins=True)

    def of_event(one: EventHead) -> Lazy:
        def make() -> Made:
            from scripts.assemble.events import calendar_entries

            before, end = calendar_entries.around_one(frame)
            return Made(before + entry(one) + end)

        return Lazy(key_of("event calendar", frame.digest, one.digest), make)

    tree: Tree = {}
    tree[f"files/{addresses.CALENDAR}"] = of_list(
        addresses.CALENDAR, "su-kien/", text("events.title"), view.event_facts.heads
    )
    for page in place_pages(view):
        url = addresses.of_place_calendar(page.url)
        tree[f"files/{url}"] = of_list(url, page.url, name_of(page), map(view.event_facts.head, page.events))
    return tree | {f"files/{one.calendar}": of_event(one) for one in view.event_facts.heads if one.calendar}


def name_of(page: PlacePage) -> str:
    """What the calendar of a place is called."""
    return text("events.in_place", place=lower_first(page.name))


def feed(calendar: Subscription) -> Feed:
    """The calendar in the head of its page."""
    return Feed(_MIME, calendar.name, calendar.url)
