"""A line in a list of events (partials/event-card.html; assets/event-finder.js fills in the same)."""

from dataclasses import dataclass, replace
from datetime import datetime

from scripts.assemble.events.states import State, Tag, tag
from scripts.assemble.page import Crumb
from scripts.assemble.parts.whole_names import heading
from scripts.model import addresses
from scripts.model.event import Event, Occasion
from scripts.vietnamese import dates
from scripts.words import text


@dataclass(frozen=True, slots=True)
class EventCard:
    """An event in a list: `heading` is its title as HTML, `on` its day, or its year where no day is known, `origin`
    whose it is where it is another site's."""

    title: str
    url: str
    day: str
    month: str
    year: str
    when: str
    where: str
    status: Tag
    check: bool
    origin: str | None = None
    heading: str = ""
    on: str = ""


# The first step on the way to whatever is about events.
HERE = Crumb(text("events.title"), "su-kien/")
# The shape of a card, which the finder's script fills in.
BLANK = EventCard("", "", "", "", "", "", "", Tag(State.SOON, ""), check=True)


def card_of(event: Event, now: datetime, when: str, where: str) -> EventCard:
    """The card of the present or next time that an event takes place; `when` and `where` are its time and place in
    words."""
    shown = event.occasion(now)
    first = shown.first if shown else event.first_day
    return EventCard(
        title=event.title,
        url=addresses.of_event(event),
        day=str(first.day) if first else "?",
        month=str(first.month) if first else "",
        year=str(first.year if first else event.year),
        when=when,
        where=where,
        status=tag(event, now),
        check=event.needs_original,
        origin=event.origin.words if event.origin else None,
        heading=heading(event.title),
        on=dates.short(first) if first else str(event.year),
    )


def card_at(card: EventCard, event: Event, now: datetime, occasion: Occasion) -> EventCard:
    """The card of one time that the event takes place."""
    if not event.recurs:
        return card
    first = occasion.first
    status = tag(event, now, occasion)
    return replace(card, day=str(first.day), month=str(first.month), year=str(first.year), status=status)
