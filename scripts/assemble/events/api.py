"""/api/v1/events.json and a file for each event."""

from __future__ import annotations

from scripts.assemble.events.facts import EventFacts, EventHead
from scripts.assemble.parts import api
from scripts.assemble.pieces import Frame, Lazy, Made, Shelf, Tree, folded, key_of
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.event_api import (
    ApiEvent,
    ApiEventCommune,
    ApiEventDistrict,
    ApiEventPlace,
    ApiEvents,
    ApiRecurrence,
)
from scripts.model.shared_api import ApiOrigin

LIST = f"{addresses.API}events.json"


def build(view: View, frame: Frame, shelf: Shelf) -> Tree:
    """The list, and each event alone."""
    events = view.event_facts.heads

    def piece(one: EventHead) -> bytes:
        return shelf.piece(
            f"files/{one.data}", one.digest + frame.digest, lambda: api.written(_event(one.facts, frame))
        )

    def of_event(one: EventHead) -> Lazy:
        return Lazy(key_of("event data", frame.digest, one.digest), lambda: Made(piece(one)))

    def of_list() -> Made:
        head = ApiEvents(site=api.site(view), licence=api.licence(frame.identity), events=())
        return Made(api.listed(head, "events", map(piece, events)))

    key = key_of("events.json", frame.digest, folded(one.digest for one in events))
    tree: Tree = {f"files/{LIST}": Lazy(key, of_list, joins=True)}
    return tree | {f"files/{one.data}": of_event(one) for one in events}


def _event(facts: EventFacts, frame: Frame) -> ApiEvent:
    event = facts.event
    return ApiEvent(
        id=event.id,
        uid=facts.uid,
        url=facts.address,
        data=frame.site_url + facts.data,
        calendar=frame.site_url + facts.calendar if facts.calendar else None,
        title=event.title,
        summary=event.summary,
        description=facts.absolute_description,
        kind=event.kind,
        kind_label=event.kind.label,
        start=event.start,
        end=event.end,
        time_note=event.time_note,
        date_unknown=event.date_unknown,
        date_basis=event.date_basis,
        recurs=ApiRecurrence.model_validate(event.recurs.model_dump(by_alias=True)) if event.recurs else None,
        place=_place(facts),
        organisers=event.organisers,
        focus=event.focus,
        focus_titles=facts.focus_titles,
        audience=event.audience,
        status=event.status,
        status_label=event.status.label,
        previous_start=event.previous_start,
        reason=event.reason,
        results=facts.absolute_results,
        revision=event.revision,
        changes=api.changes(event.changes),
        contact=api.contact(event.contact),
        registration=api.uri(event.registration) if event.registration else None,
        images=tuple(
            api.image(frame.site_url, picture, image, facts.url)
            for picture, image in zip(facts.images, event.images, strict=True)
        ),
        sources=api.sources(event.sources),
        campaign=event.campaign,
        year=event.year,
        updated=event.last_change,
        origin=ApiOrigin(name=event.origin.name, url=event.origin.url) if event.origin else None,
    )


def _place(facts: EventFacts) -> ApiEventPlace:
    given, where = facts.event.place, facts.where
    return ApiEventPlace(
        province=given.province,
        online=given.online,
        outside=given.outside,
        venue=given.venue,
        districts=tuple(ApiEventDistrict(name=one.name, slug=one.slug, code=one.code) for one in where.districts),
        communes=tuple(ApiEventCommune(name=one.name, code=one.code, district=one.district) for one in where.communes),
        lat=given.lat,
        lon=given.lon,
    )
