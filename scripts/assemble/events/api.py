"""/api/v1/events.json and a file for each event."""

from __future__ import annotations

from scripts.assemble.events.whereabouts import communes_of
from scripts.assemble.parts import api
from scripts.assemble.tree import Tree
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.event import Event
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


def build(view: View) -> Tree:
    """The list, and each event alone."""
    events = {f"files/{addresses.of_event_data(event)}": api.written(_event(view, event)) for event in view.events}
    head = ApiEvents(site=api.site(view), licence=api.licence(view), events=())
    return {f"files/{LIST}": api.listed(head, "events", events.values())} | events


def _event(view: View, event: Event) -> ApiEvent:
    url = addresses.of_event(event)
    return ApiEvent(
        id=event.id,
        uid=view.uid(event),
        url=view.site_url + url,
        data=view.site_url + addresses.of_event_data(event),
        calendar=view.site_url + addresses.of_event_calendar(event) if event.start else None,
        title=event.title,
        summary=event.summary,
        description=view.absolute_markdown(event, event.description) if event.description else None,
        kind=event.kind,
        kind_label=event.kind.label,
        start=event.start,
        end=event.end,
        time_note=event.time_note,
        date_unknown=event.date_unknown,
        date_basis=event.date_basis,
        recurs=ApiRecurrence.model_validate(event.recurs.model_dump(by_alias=True)) if event.recurs else None,
        place=_place(view, event),
        organisers=event.organisers,
        focus=event.focus,
        focus_titles=tuple(view.focus_titles(event)),
        audience=event.audience,
        status=event.status,
        status_label=event.status.label,
        previous_start=event.previous_start,
        reason=event.reason,
        results=view.absolute_markdown(event, event.results) if event.results else None,
        revision=event.revision,
        changes=api.changes(event.changes),
        contact=api.contact(event.contact),
        registration=api.uri(event.registration) if event.registration else None,
        images=tuple(api.image(view, event, image, url) for image in event.images),
        sources=api.sources(event.sources),
        campaign=event.campaign,
        year=event.year,
        updated=event.last_change,
        origin=ApiOrigin(name=event.origin.name, url=event.origin.url) if event.origin else None,
    )


def _place(view: View, event: Event) -> ApiEventPlace:
    given = event.place
    return ApiEventPlace(
        province=given.province,
        online=given.online,
        outside=given.outside,
        venue=given.venue,
        districts=tuple(
            ApiEventDistrict(name=district.name, slug=district.slug, code=district.code)
            for district in view.districts(event)
        ),
        communes=tuple(
            ApiEventCommune(name=commune.name, code=commune.code, district=district.name)
            for district, commune in communes_of(view.site.places, event)
        ),
        lat=given.lat,
        lon=given.lon,
    )
