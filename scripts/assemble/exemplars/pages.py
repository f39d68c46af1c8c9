"""/mo-hinh/ — models and exemplars by whose they are, on a map; and a page for each."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from scripts.assemble.events.cards import EventCard
from scripts.assemble.exemplars import feeds
from scripts.assemble.exemplars.facts import ExemplarFacts, ShownFigure, facts_of, pages_of_places, spots
from scripts.assemble.laws import in_force
from scripts.assemble.laws.in_force import Basis
from scripts.assemble.news.feeds import FORMATS
from scripts.assemble.outreach import posters_of_models
from scripts.assemble.page import CardFact, CardWords, Crumb, Fact, Feed, Link, Page, PageData, Pages
from scripts.assemble.parts import listing
from scripts.assemble.parts.contacts import contact_lines
from scripts.assemble.parts.listing import Group, ListPage
from scripts.assemble.parts.picture_html import ShownPicture, in_page
from scripts.assemble.places import point_map
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.event import Event
from scripts.model.exemplar import Exemplar
from scripts.model.languages import ORIGINAL
from scripts.model.prose import passage
from scripts.words import text


@dataclass(frozen=True, slots=True, kw_only=True)
class _Exemplars(ListPage, template="exemplars.html"):
    """Groups of cards; `points` is the map of the communes of today that have a model, `formats` are those of its
    feeds."""

    first_only: ClassVar[tuple[str, ...]] = ("points", "formats")

    points: point_map.PointMap | None = None
    formats: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _ExemplarPage(PageData, template="exemplar.html"):
    """`does` and `doubts` are HTML."""

    facts: tuple[Fact, ...]
    posters: tuple[Link, ...]
    does: tuple[str, ...]
    size: tuple[ShownFigure, ...]
    results: tuple[ShownFigure, ...]
    doubts: tuple[str, ...]
    images: tuple[ShownPicture, ...]
    related_events: tuple[EventCard, ...]
    basis: tuple[Basis, ...]


def build(view: View) -> Pages:
    """The list, where there is any, and a page for each model and each translation."""
    places = pages_of_places(view)
    found = [facts_of(view, one, places) for one in view.exemplars]
    if not found:
        return {}
    index = _Exemplars(
        title=text("exemplars.title"),
        description=text("exemplars.summary", count=len(found), province=view.site.identity.province),
        groups=tuple(
            Group(sort.label, tuple(one.card for one in some), id=sort.value)
            for sort, some in groupby(found, lambda one: one.exemplar.sort)
        ),
        points=point_map.of_some(view, spots(view, found), text("exemplars.map"), text("exemplars.ringed")),
        feeds=feeds.LIST.feeds,
        formats=tuple(Link(kind.label, f"{addresses.EXEMPLARS}{kind.file}") for kind in FORMATS),
    )
    pages = {url: Page(page) for url, page in listing.pages(index, addresses.EXEMPLARS)}
    translated = (facts_of(view, one, places) for one in view.translations_of(Exemplar))
    return pages | {one.url: _page(view, one) for one in (*found, *translated)}


def _page(view: View, facts: ExemplarFacts) -> Page:
    one, url = facts.exemplar, facts.url

    def inline(field: str) -> tuple[str, ...]:
        told = enumerate(getattr(one, field))
        return tuple(view.inline(passage(view.site, one, (field, place), words), url) for place, words in told)

    data = _ExemplarPage(
        **view.written(one),
        post=view.offered.place("mo-hinh", one),
        crumbs=(Crumb(text("exemplars.title", one.lang), addresses.EXEMPLARS),),
        feeds=(Feed("application/json", one.title, addresses.of_exemplar_data(one)),),
        kind_label=one.sort.label if one.lang == ORIGINAL else None,
        facts=tuple(fact for fact in _facts(facts) if fact.text or fact.parts),
        posters=posters_of_models.of_model(one),
        does=inline("does"),
        size=facts.size,
        results=facts.results,
        doubts=inline("doubts"),
        images=tuple(map(in_page, view.pictures(one, [one.image] if one.image else [], url))),
        related_events=tuple(map(view.event_card, _events(view, one))),
        basis=in_force.basis(view, one),
    )
    return Page(data, view.article_body(one, url), _card(facts))


def _facts(facts: ExemplarFacts) -> Iterator[Fact]:
    one, language = facts.exemplar, facts.exemplar.lang
    yield Fact(text("exemplars.fact.where", language), parts=facts.place)
    yield Fact(text("exemplars.fact.today", language), parts=facts.today)
    yield Fact(text("exemplars.fact.since", language), facts.since or text("exemplars.no_since", language))
    yield Fact(text("exemplars.fact.told", language), facts.told or text("exemplars.no_day", language))
    yield Fact(text("exemplars.fact.runs", language), ", ".join(one.runs))
    asked = tuple(contact_lines(one.contact)) if one.contact else (Link(text("exemplars.no_contact", language)),)
    yield Fact(text("exemplars.fact.contact", language), parts=asked)


def _events(view: View, one: Exemplar) -> Iterator[Event]:
    known = view.site.events_by_id
    return (known[name] for name in one.events if name in known)


def _card(facts: ExemplarFacts) -> CardWords:
    language = facts.exemplar.lang
    lines = [CardFact(facts.place_words)] if facts.place else []
    if facts.since:
        since = text("exemplars.since", language, when=facts.since)
        lines.append(CardFact(since[:1].upper() + since[1:]))
    foot = text("exemplars.card", language, when=facts.told) if facts.told else None
    return CardWords(facts=tuple(lines), foot=foot)
