"""What the picture says that others show beside a link to an event (scripts/assemble/site/heads.py)."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.assemble.events.facts import EventFacts
from scripts.assemble.page import CardFact, CardFlag, CardWords
from scripts.model.event import Status
from scripts.vietnamese import dates
from scripts.words import text


def of(facts: EventFacts) -> CardWords:
    """The kind, the day and the place of an event, and whether it is off or on another day."""
    event, flag = facts.event, None
    if facts.standing.flag:
        note = text("events.card.updated", day=dates.short(event.last_change)) if event.last_change else None
        words = text(f"events.flag.{facts.standing.flag}")
        flag = CardFlag(words, note, "off" if event.is_off else "check")
    foot = (
        text("events.card.may_change") if event.start and not event.is_off and event.status is not Status.HELD else None
    )
    return CardWords(event.kind.label, tuple(_lines(facts)), flag, foot)


def _lines(facts: EventFacts) -> Iterator[CardFact]:
    event, when = facts.event, facts.when_words
    if event.start:
        match event.status:
            case Status.RESCHEDULED if event.previous_start:
                old = dates.span(event.previous_start, None)
                yield CardFact(old[:1].upper() + old[1:], text("events.old_day"), old=True)
                yield CardFact(when, text("events.new_day"))
            case Status.CANCELLED | Status.POSTPONED:
                yield CardFact(when, text("events.card.announced"), old=True)
            case Status.HELD:
                yield CardFact(when)
            case _:
                yield CardFact(when, text("events.card.planned"))
    if place := " · ".join(filter(None, (event.place.venue, facts.where.words))):
        yield CardFact(place)
