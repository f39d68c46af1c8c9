"""The facts of an event: one frozen record, made once from the listing, that every format prints.

A page, calendar entry, row of a table, card or JSON-LD is a function of these facts and of the site's frame alone, so
what was made of equal facts is kept between builds (scripts/assemble/pieces.py).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, fields
from datetime import date, datetime, timedelta
from functools import cache, cached_property, partial
from typing import TYPE_CHECKING

from pydantic_core import to_json

from scripts.assemble.events import time_words
from scripts.assemble.events.cards import EventCard, card_of
from scripts.assemble.events.states import Standing, standing
from scripts.assemble.events.time_words import Moment
from scripts.assemble.events.whereabouts import PlaceOf, Where, named, where_of
from scripts.assemble.laws import in_force
from scripts.assemble.laws.in_force import Basis
from scripts.assemble.page import Link, SourceRow, source_row
from scripts.assemble.parts import voices
from scripts.assemble.parts.contacts import contact_lines
from scripts.assemble.parts.picture_html import PagePicture
from scripts.assemble.parts.voices import Voices
from scripts.assemble.pieces import Shelf, digest_of
from scripts.markup.markdown_text import links
from scripts.model import addresses
from scripts.model.event import Event
from scripts.model.prose import passage
from scripts.setup.children import beside
from scripts.vietnamese import dates
from scripts.words import text

if TYPE_CHECKING:
    from scripts.assemble.view import View

_SHOWN_DAYS = 12  # of the days to come; those after them are a tap away


@dataclass(frozen=True, slots=True)
class Days:
    """The days of a recurring event as seen on the build's day, for that may be long ago."""

    as_of: str
    coming: tuple[Moment, ...]
    later: tuple[Moment, ...]
    past: tuple[Moment, ...]


@dataclass(frozen=True)
class EventHead:
    """What lists need of an event; `event` is the listing's record, addresses are relative to the root of the site;
    `standing` is what became of it, as each format has it."""

    event: Event
    url: str
    calendar: str | None
    data: str
    where: Where
    card: EventCard
    standing: Standing
    among: AllFacts = field(repr=False, compare=False)

    @property
    def status_words(self) -> str:
        """What became of it, in words."""
        return text("events.unconfirmed.label") if self.standing.is_unconfirmed else self.event.status.label

    @property
    def when_words(self) -> str:
        """Its time in words, as exact as the source is."""
        return self.card.when

    @property
    def facts(self) -> EventFacts:
        """All that is known of it."""
        return self.among[self.event.id]

    @property
    def digest(self) -> bytes:
        """Equal facts have equal digests, whatever the machine; they need not be made for it."""
        return self.among.digests[self.event.id]


@dataclass(frozen=True)
class EventFacts(EventHead):
    """What is known of an event at the moment of the build.

    `stamp` is the moment of its last revision; `address` is absolute; texts of `absolute_…` are Markdown whose links
    lead here from anywhere, `body` is Markdown of its page; `of_year` is the year of the campaign that it is part of,
    `post` where the words stand that others may post of it.
    """

    address: str
    of_year: int | None
    uid: str
    stamp: datetime
    when: tuple[Moment, ...]
    is_over: bool
    days: Days | None
    focus_titles: tuple[str, ...]
    contact: tuple[Link, ...]
    images: tuple[PagePicture, ...]
    voices: Voices
    sources: tuple[SourceRow, ...]
    basis: tuple[Basis, ...]
    related: tuple[EventCard, ...]
    links: tuple[Link, ...]
    body: str
    absolute_description: str | None
    absolute_results: str | None
    old_place: PlaceOf | None
    post: str | None


# From so many events on, a process of its own works out the digests.
_MANY = 1000


class AllFacts:
    """The facts of every event of a view by its id, each made when first asked for; of most events most builds need
    their heads and digests alone."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._events = {event.id: event for event in view.events}
        self._heads: dict[str, EventHead] = {}
        self._facts: dict[str, EventFacts] = {}
        self._campaign_basis = cache(self._of_campaign)
        self._where: dict[tuple[object, ...], Where] = {}
        self._cards: dict[str, str] = {}
        self._digests: Callable[[], dict[str, bytes]] = partial(self._all, self._events)

    def __getitem__(self, name: str) -> EventFacts:
        if name not in self._facts:
            self._facts[name] = self._of(self._events[name])
        return self._facts[name]

    def begin(self, shelf: Shelf) -> None:
        """Take digests of facts that are made from the same as before off a shelf; have those of many others worked out
        by a process of its own meanwhile."""
        keys = {name: (f"files/{self.head(event).data}", self._key(event)) for name, event in self._events.items()}
        stale = shelf.stale(keys.values())
        names = [name for name, (path, _) in keys.items() if path in stale]
        found = beside(partial(self._all, names)) if len(names) >= _MANY else partial(self._all, names)

        def digests() -> dict[str, bytes]:
            made = found()

            def digest(name: str) -> bytes:
                return made[name] if name in made else self._digest(name)

            return {name: shelf.piece(path, key, partial(digest, name)) for name, (path, key) in keys.items()}

        self._digests = digests

    @cached_property
    def heads(self) -> tuple[EventHead, ...]:
        """Of all events, in the view's order."""
        return tuple(map(self.head, self._events.values()))

    def head(self, event: Event) -> EventHead:
        """What lists need of an event."""
        if event.id not in self._heads:
            self._heads[event.id] = self._head(event)
        return self._heads[event.id]

    @cached_property
    def digests(self) -> dict[str, bytes]:
        """Of the facts of every event by its id: equal facts have equal digests, whatever the machine."""
        return self._digests()

    def _all(self, names: Iterable[str]) -> dict[str, bytes]:
        return {name: self._digest(name) for name in names}

    def _digest(self, name: str) -> bytes:
        return digest_of(self._events[name].digest, self._of(self._events[name]), "event", "among")

    def _key(self, event: Event) -> bytes:
        """A digest of all that `_of` works with, made in a tenth of the time: of the event and its neighbours, of
        whatever is no event, of addresses of other events, and of what the clock and the ledger make of it."""
        view, site, head = self._view, self._view.site, self.head(event)
        texts = filter(None, (event.summary, event.description, event.results))
        told = (
            view.identifiers.of_event(event),
            site.ledger.stamp(event, head.url, view.now),
            event.is_over(view.now),
            event.file if event.images or event.audio else "",
            view.offered.place("su-kien", event),
            [addresses.of_link(site, link) for text in texts for link in links(text)],
        )
        cards = "".join(map(self._of_card, (event, *view.related.of(event)))).encode()
        return hashlib.sha256(b"".join((self._around, cards, to_json(told)))).digest()

    def _of_card(self, event: Event) -> str:
        """The event, and what the clock makes of its card."""
        if event.id not in self._cards:
            status = self.head(event).card.status
            self._cards[event.id] = f"{event.digest}{status.code}{status.start} "
        return self._cards[event.id]

    @cached_property
    def _around(self) -> bytes:
        """Of the day, the address of the site, and all that was read but events."""
        view, site = self._view, self._view.site
        records = (*site.single, *site.campaigns, *site.laws, *site.articles, *site.explainers, *site.glossaries)
        where = (view.today, view.site_url, view.has_domain)
        more = (*where, site.withdrawn, site.images, site.sounds, sorted(site.outlined))
        whole = hashlib.sha256(" ".join(one.digest for one in records).encode() + to_json(more))
        for name, printed in sorted(site.law_texts.items()):
            whole.update(name.encode() + to_json(printed))
        return whole.digest()

    def where(self, event: Event) -> Where:
        """The place of an event, which it may share with hundreds of others."""
        places = self._view.site.places
        key = named(places, event)
        if key not in self._where:
            self._where[key] = where_of(places, event)
        return self._where[key]

    def _head(self, event: Event) -> EventHead:
        where = self.where(event)
        when = "".join(moment.text for moment in time_words.when(event))
        return EventHead(
            event=event,
            url=addresses.of_event(event),
            calendar=addresses.of_event_calendar(event) if event.start else None,
            data=addresses.of_event_data(event),
            where=where,
            card=card_of(event, self._view.now, when, where.words),
            standing=standing(event, self._view.now),
            among=self,
        )

    def _of(self, event: Event) -> EventFacts:
        view, head = self._view, self.head(event)
        where, url = head.where, head.url
        campaign = view.site.campaigns_by_year.get(event.year)
        old = next((one for one in where.units if one.ended and one.ended < view.today), None)
        return EventFacts(
            **{one.name: getattr(head, one.name) for one in fields(head)},
            address=view.site_url + url,
            of_year=event.year if view.site.campaign_of(event) else None,
            uid=view.identifiers.of_event(event),
            stamp=view.site.ledger.stamp(event, url, view.now),
            when=time_words.when(event),
            is_over=event.is_over(view.now),
            days=_days(view.today, event),
            focus_titles=tuple(campaign.focus_by_id[name].title for name in event.focus) if campaign else (),
            contact=tuple(contact_lines(event.contact)) if event.contact else (),
            images=view.pictures(event, event.images, url),
            voices=voices.of(view, event, url),
            sources=tuple(source_row(source) for source in event.sources),
            basis=self._basis(event),
            related=tuple(self.head(other).card for other in view.related.of(event)),
            links=tuple(self._links(event, where)),
            body=self._body(event, url),
            absolute_description=view.absolute_markdown(event, event.description) if event.description else None,
            absolute_results=view.absolute_markdown(event, event.results) if event.results else None,
            old_place=old,
            post=view.offered.place("su-kien", event),
        )

    def _basis(self, event: Event) -> tuple[Basis, ...]:
        basis = in_force.basis(self._view, event, event.last_day, text("events.then"))
        if self._view.site.campaign_of(event) and event.last_day:
            named = {row.url for row in basis}
            basis += tuple(row for row in self._campaign_basis(event.year, event.last_day) if row.url not in named)
        return basis

    def _of_campaign(self, year: int, day: date) -> tuple[Basis, ...]:
        """What the campaign cites and what held on that day: not the later law that its page mentions."""
        site = self._view.site
        held = {addresses.of_law(law) for law in site.laws if law.in_force(day)}
        rows = in_force.basis(self._view, site.campaigns_by_year[year], day, text("events.then"))
        return tuple(row for row in rows if row.url in held)

    def _links(self, event: Event, where: Where) -> Iterator[Link]:
        if campaign := self._view.site.campaign_of(event):
            yield Link(campaign.name, addresses.of_campaign(campaign))
        for place in where.units:
            yield Link(text("events.in_place", place=place.in_sentence), place.url)
        if event.first_day:
            month = dates.month_title(event.first_day).lower()
            yield Link(text("events.in_month", month=month), addresses.of_month(event.first_day))

    def _body(self, event: Event, url: str) -> str:
        results = f"## {text('events.results')}\n\n{event.results}" if event.results else None
        body = "\n\n".join(part for part in (event.description, results) if part)
        return self._view.body(passage(self._view.site, event, ("description",), body), url) if body else ""


def check_note(event: Event) -> str | None:
    """What is said of an event of which no source was read in Vietnamese, by whatever tells of it."""
    return text("events.check_note", edition=event.source.language.label) if event.needs_original else None


def _days(today: date, event: Event) -> Days | None:
    """The days of a recurring event, those to come first."""
    if event.recurs is None or event.is_off:
        return None
    last = today - timedelta(event.length - 1)
    days = [(day >= last, Moment(dates.in_words(day), day.isoformat())) for day in event.days]
    coming = tuple(one for ahead, one in days if ahead)
    past = tuple(one for ahead, one in days if not ahead)
    return Days(dates.short(today), coming[:_SHOWN_DAYS], coming[_SHOWN_DAYS:], past)
