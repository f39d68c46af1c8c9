"""/api/v1/events.json, beyond 1,000 events in parts, and a file for each event."""

from collections.abc import Sequence
from functools import partial

from scripts.assemble.events.facts import EventFacts, EventHead
from scripts.assemble.events.whereabouts import PlaceOf, Where
from scripts.assemble.parts import api
from scripts.assemble.pieces import Frame, Lazy, Shelf, Tree, joined, lazy
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.event import EventPlace
from scripts.model.event_api import ApiEvent, ApiEventPlace, ApiEvents, ApiEventUnit, ApiRecurrence

LIST = f"{addresses.API}events.json"


def parted(view: View) -> bool:
    """Is the list in parts?"""
    return len(view.events) > api.MOST


def build(view: View, frame: Frame, shelf: Shelf) -> Tree:
    """The list, and each event alone."""
    events = view.event_facts.heads

    def piece(one: EventHead) -> bytes:
        key = one.digest + frame.digest
        return shelf.piece(f"files/{one.data}", key, lambda: api.written(_event(one.facts, frame)))

    def part(url: str, rows: Sequence[EventHead], following: str | None) -> Lazy:
        def made() -> bytes:
            return api.listed(view, ApiEvents, "events", map(piece, rows), next=following)

        return joined(made, rows, url, following or "", frame.digest)

    tree: Tree = {f"files/{one[0]}": part(*one) for one in api.parts(LIST, events, frame.site_url)}
    for one in events:
        tree[f"files/{one.data}"] = lazy(partial(piece, one), "event data", frame.digest, one.digest, item=one.url)
    return tree


def _event(facts: EventFacts, frame: Frame) -> ApiEvent:
    event, where, root = facts.event, facts.where, frame.site_url
    return api.of(
        ApiEvent,
        event,
        uid=facts.uid,
        url=facts.address,
        data=root + facts.data,
        calendar=root + facts.calendar if facts.calendar else None,
        description=facts.absolute_description,
        kind_label=event.kind.label,
        recurs=ApiRecurrence(**event.recurs.model_dump(by_alias=True)) if event.recurs else None,
        place=place_of(event.place, where),
        focus_titles=facts.focus_titles,
        status_label=facts.status_words,
        results=facts.absolute_results,
        contact=api.contact(event.contact),
        registration=api.uri(event.registration) if event.registration else None,
        images=[api.image(root, one) for one in facts.images],
        quotes=api.quotes(event.quotes),
        audio=api.audio(root, facts.voices.audio),
        sources=api.sources(event.sources),
        updated=event.last_change,
    )


def place_of(place: EventPlace, where: Where) -> ApiEventPlace:
    """Where something takes place, in parts."""
    communes = [one for one in where.communes if one.code]
    units = [_unit(one) for one in where.units]
    return api.of(
        ApiEventPlace, place, districts=where.districts, communes=communes, units=units, reaches=where.reached
    )


def _unit(place: PlaceOf) -> ApiEventUnit:
    today = [one.text for one in place.today]
    return api.of(ApiEventUnit, place, name=place.whole_name, to=place.ended, today=today)
