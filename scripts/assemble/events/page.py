"""/su-kien/<year>/<id>/ — the page of one event, as good for a citizen who will go as for who reads of it later."""

from collections.abc import Iterator
from dataclasses import dataclass

from scripts.assemble.events import json_ld, time_words
from scripts.assemble.events.cards import HERE, EventCard
from scripts.assemble.events.facts import Days, EventFacts, check_note
from scripts.assemble.events.states import Tag
from scripts.assemble.events.time_words import Moment
from scripts.assemble.laws.in_force import Basis
from scripts.assemble.outreach import notices, posters_of_events
from scripts.assemble.outreach.notices import Shown
from scripts.assemble.page import CardFact, CardFlag, CardWords, Change, Crumb, Fact, Feed, Link, Page, PageData, paper
from scripts.assemble.parts.changes import corrected, noted
from scripts.assemble.parts.picture_html import ShownPicture, in_page
from scripts.assemble.parts.voices import Voices
from scripts.assemble.pieces import Frame
from scripts.model import addresses
from scripts.model.event import Status
from scripts.model.other_sites import EventOrigin
from scripts.vietnamese import dates
from scripts.words import text


@dataclass(frozen=True, slots=True)
class BannerRow:
    """A line of a banner; `old` is struck out."""

    term: str
    parts: tuple[Moment, ...]
    old: bool = False


@dataclass(frozen=True, slots=True)
class Banner:
    """What no reader may miss: the event is off, or on another day than was announced."""

    title: str
    tone: str
    rows: tuple[BannerRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _EventPage(PageData, template="event.html"):
    section: str = "su-kien"
    status: Tag
    banner: Banner | None
    when: tuple[Moment, ...]
    off: bool
    days: Days | None
    facts: tuple[Fact, ...]
    calendar_file: str | None
    can_add: bool
    related_events: tuple[EventCard, ...]
    related: tuple[Link, ...]
    check_note: str | None
    unconfirmed: str | None
    origin: EventOrigin | None
    date_note: str | None
    results: bool
    corrected: str | None
    changes: tuple[Change, ...]
    images: tuple[ShownPicture, ...]
    voices: Voices
    posters: tuple[Link, ...]
    basis: tuple[Basis, ...]
    aloud: Shown | None


def page(facts: EventFacts, frame: Frame) -> Page:
    """The page of an event."""
    event = facts.event
    feeds = [Feed("text/calendar", event.title, facts.calendar)] if facts.calendar else []
    data = _EventPage(
        of_year=facts.of_year,
        title=event.title,
        description=" ".join(event.summary.split()),
        crumbs=(HERE, Crumb(str(event.year), addresses.of_year(event.year))),
        sources=facts.sources,
        feeds=(*feeds, Feed("application/json", event.title, facts.data)),
        paper=paper(facts.address),
        post=facts.post,
        status=facts.card.status,
        banner=_banner(facts),
        when=facts.when,
        off=event.is_off,
        days=facts.days,
        facts=_facts(facts),
        calendar_file=facts.calendar,
        can_add=not event.is_off and not facts.is_over,
        related_events=facts.related,
        related=facts.links,
        check_note=check_note(event),
        unconfirmed=text("events.unconfirmed.tag") if facts.standing.is_unconfirmed else None,
        origin=event.origin,
        date_note=event.date_basis,
        results=bool(event.results),
        corrected=corrected(event.changes),
        changes=noted(event.changes),
        images=tuple(map(in_page, facts.images)),
        voices=facts.voices,
        posters=posters_of_events.of_event(event, facts.is_over),
        basis=facts.basis,
        aloud=notices.shown(facts),
    )
    return Page(data, facts.body, _share_card(facts), json_ld.of(facts, frame))


def _banner(facts: EventFacts) -> Banner | None:
    event = facts.event
    match event.status:
        case Status.CANCELLED:
            rows: list[BannerRow] = []
        case Status.POSTPONED:
            rows = [BannerRow(text("events.new_day"), (Moment(text("events.no_new_day")),))]
        case Status.RESCHEDULED if event.previous_start:
            rows = [
                BannerRow(text("events.old_day"), time_words.at(event.previous_start), old=True),
                BannerRow(text("events.new_day"), facts.when),
            ]
        case _:
            return None
    if event.reason:
        rows.append(BannerRow(text("events.reason"), (Moment(event.reason),)))
    title = text(f"events.banner.{facts.standing.flag}")
    return Banner(title, "off" if event.is_off else "moved", tuple(rows))


def _facts(facts: EventFacts) -> tuple[Fact, ...]:
    event = facts.event
    old = facts.old_place
    note = text("events.named_until", day=dates.short(old.ended)) if old and old.ended else None
    moved = event.previous_start if event.status is not Status.RESCHEDULED else None
    open_ = not facts.is_over and event.status is not Status.CANCELLED
    found = (
        Fact(text("events.fact.place"), parts=facts.where.parts, note=note),
        Fact(text("places.fact.today"), parts=old.today if old else ()),
        Fact(text("events.fact.venue"), event.place.venue or ""),
        Fact(text("events.old_day"), dates.span(moved, None) if moved else ""),
        Fact(text("events.fact.organisers"), ", ".join(event.organisers)),
        Fact(text("events.fact.kind"), event.kind.label),
        Fact(text("events.fact.focus"), "; ".join(facts.focus_titles)),
        Fact(text("events.fact.audience"), ", ".join(event.audience)),
        Fact(text("events.fact.contact"), parts=facts.contact),
        Fact(text("events.fact.registration"), (open_ and event.registration) or "", event.registration),
    )
    return tuple(fact for fact in found if fact.text or fact.parts)


def _share_card(facts: EventFacts) -> CardWords:
    event, flag = facts.event, None
    if facts.standing.flag:
        note = text("events.card.updated", day=dates.short(event.last_change)) if event.last_change else None
        words = text(f"events.flag.{facts.standing.flag}")
        flag = CardFlag(words, note, "off" if event.is_off else "check")
    foot = (
        text("events.card.may_change") if event.start and not event.is_off and event.status is not Status.HELD else None
    )
    return CardWords(event.kind.label, tuple(_card_lines(facts)), flag, foot)


def _card_lines(facts: EventFacts) -> Iterator[CardFact]:
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
