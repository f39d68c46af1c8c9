"""/su-kien/<year>/<id>/ — the page of one event, as good for a citizen who will go as for who reads of it later."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from scripts.assemble.events import card, json_ld, time_words
from scripts.assemble.events.cards import EventCard
from scripts.assemble.events.facts import Days, EventFacts
from scripts.assemble.events.states import Tag
from scripts.assemble.events.time_words import Moment
from scripts.assemble.laws.in_force import Basis
from scripts.assemble.page import Change, Crumb, Fact, Feed, Link, Page, PageData, paper
from scripts.assemble.parts.picture_html import ShownPicture, in_page
from scripts.assemble.pieces import Frame
from scripts.model import addresses
from scripts.model.event import Event, Status
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
    """What nobody may miss: the event is off, or on another day than was announced."""

    title: str
    tone: str
    rows: tuple[BannerRow, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """The site that published the event first."""

    name: str
    url: str
    via: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPage(PageData):
    """What event.html prints."""

    template: ClassVar[str] = "event.html"

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
    origin: Origin | None
    date_note: str | None
    results: bool
    changes: tuple[Change, ...]
    images: tuple[ShownPicture, ...]
    basis: tuple[Basis, ...]
    # An event has no files for newsrooms.
    press: tuple[()] = ()


def page(facts: EventFacts, frame: Frame) -> Page:
    """The page of an event."""
    event, url = facts.event, facts.url
    feeds = [Feed("text/calendar", event.title, facts.calendar)] if facts.calendar else []
    data = EventPage(
        title=event.title,
        description=" ".join(event.summary.split()),
        section="su-kien",
        crumbs=(Crumb(text("events.title"), "su-kien/"), Crumb(str(event.year), addresses.of_year(event.year))),
        sources=facts.sources,
        feeds=(*feeds, Feed("application/json", event.title, facts.data)),
        paper=paper(facts.address),
        status=facts.card.status,
        banner=_banner(facts),
        when=facts.when,
        off=event.is_off,
        days=facts.days,
        facts=tuple(_facts(facts)),
        calendar_file=facts.calendar,
        can_add=not event.is_off and not facts.is_over,
        related_events=facts.related,
        related=facts.links,
        check_note=check_note(event),
        origin=Origin(event.origin.name, event.origin.url, event.origin.via) if event.origin else None,
        date_note=event.date_basis,
        results=bool(event.results),
        changes=tuple(Change(dates.short(change.day), change.note) for change in event.changes),
        images=tuple(in_page(picture, image, url) for picture, image in zip(facts.images, event.images, strict=True)),
        basis=facts.basis,
    )
    return Page(data, facts.body, card.of(facts), json_ld.of(facts, frame))


def check_note(event: Event) -> str | None:
    """What the page says where only a translated edition of the source was read."""
    return text("events.check_note", edition=event.source.language.label) if event.needs_original else None


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


def _facts(facts: EventFacts) -> Iterator[Fact]:
    event = facts.event
    if facts.where.parts:
        note = text("events.named_until", day=facts.ended_place) if facts.ended_place else None
        yield Fact(text("events.fact.place"), parts=facts.where.parts, note=note)
    if event.place.venue:
        yield Fact(text("events.fact.venue"), event.place.venue)
    if event.previous_start and event.status is not Status.RESCHEDULED:
        yield Fact(text("events.old_day"), dates.span(event.previous_start, None))
    if event.organisers:
        yield Fact(text("events.fact.organisers"), ", ".join(event.organisers))
    yield Fact(text("events.fact.kind"), event.kind.label)
    if facts.focus_titles:
        yield Fact(text("events.fact.focus"), "; ".join(facts.focus_titles))
    if event.audience:
        yield Fact(text("events.fact.audience"), ", ".join(event.audience))
    if facts.contact:
        yield Fact(text("events.fact.contact"), parts=facts.contact)
    if event.registration and not facts.is_over and event.status is not Status.CANCELLED:
        yield Fact(text("events.fact.registration"), event.registration, event.registration)
