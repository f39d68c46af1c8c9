"""/api/v1/places.json and a file for each unit right below the province."""

from collections.abc import Iterable
from functools import partial

from scripts.assemble.events.facts import EventHead
from scripts.assemble.parts import api
from scripts.assemble.pieces import Frame, Tree, joined
from scripts.assemble.places.place_pages import PlacePage
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.event import Event
from scripts.model.place_api import (
    ApiCommune,
    ApiDistrict,
    ApiDistrictDetail,
    ApiEventLink,
    ApiPlaces,
    ApiRelated,
    ApiUnit,
)
from scripts.model.placed import Placed, Share

LIST = f"{addresses.API}places.json"
Pages = dict[str, PlacePage]


def build(view: View, frame: Frame) -> Tree:
    """The whole list, and each top with its events."""
    pages: Pages = {page.place.path: page for page in view.place_pages}
    places = view.site.places
    tops = {one.path: _district(view, one, pages) for one in places.tops}
    units = {one.path: _unit(view, one, pages) for one in places.all}
    whole = api.of(
        ApiPlaces,
        places,
        site=api.site(view),
        licence=api.licence(view.site.identity),
        districts=[tops[one.path] for one in places.groups],
        units=list(units.values()),
        sources=api.sources(places.sources),
    )
    tree: Tree = {f"files/{LIST}": api.written(whole)}
    for one in places.tops:
        listed = _listed(pages[one.path])
        for path, rows, following in api.parts(addresses.of_place_data(one), listed, view.site_url):
            empty = api.of(
                ApiDistrictDetail, tops[one.path], next=following, unit=units[one.path], events=(), events_before=()
            )
            own, before = (
                [view.event_facts.head(event) for event, is_before in rows if is_before is which]
                for which in (False, True)
            )
            make = partial(_with_events, view, empty, own, before)
            tree[f"files/{path}"] = joined(
                make, (*own, *before), "place", frame.digest, api.written(empty), str(len(own))
            )
    return tree


def _with_events(view: View, empty: ApiDistrictDetail, own: Iterable[EventHead], before: Iterable[EventHead]) -> bytes:
    events = {"events": _links(view, own), "events_before": _links(view, before)}
    return api.written(empty.model_copy(update=events))


def parted(view: View) -> bool:
    """Is the list of a place in parts?"""
    return any(len(_listed(page)) > api.MOST for page in view.place_pages if page.place.above is None)


def _listed(page: PlacePage) -> list[tuple[Event, bool]]:
    """The events of a place, then those of what it was made of."""
    return [(event, False) for event in page.events] + [(event, True) for event in page.before]


def _district(view: View, place: Placed, pages: Pages) -> ApiDistrict:
    url = addresses.of_place(place)
    return api.of(
        ApiDistrict,
        place.unit,
        slug=place.path,
        successor=_successor(place),
        url=view.site_url + url,
        data=view.site_url + addresses.of_place_data(place),
        calendar=view.site_url + addresses.of_list_calendar(url),
        communes=[
            api.of(ApiCommune, one.unit, successor=_successor(one), **_addresses(view, one, pages))
            for one in place.within
            if one.code
        ],
    )


def _unit(view: View, place: Placed, pages: Pages) -> ApiUnit:
    data = view.site_url + addresses.of_place_data(place) if place.above is None else None
    return api.of(
        ApiUnit,
        place.unit,
        key=place.key,
        above=place.above.key if place.above else None,
        successor=_successor(place),
        made_of=list(map(_related, place.origins)),
        became=list(map(_related, place.heirs)),
        data=data,
        **_addresses(view, place, pages),
    )


def _addresses(view: View, place: Placed, pages: Pages) -> dict[str, str | None]:
    page = pages.get(place.path)
    calendar = view.site_url + addresses.of_list_calendar(page.url) if page else None
    return {"url": view.site_url + page.url if page else None, "calendar": calendar}


def _successor(place: Placed) -> str | None:
    return place.heirs[0].name if len(place.heirs) == 1 else None


def _related(share: Share) -> ApiRelated:
    place = share.place
    return ApiRelated(name=place.whole_name if place else share.name, key=place.key if place else None, part=share.part)


def _links(view: View, heads: Iterable[EventHead]) -> tuple[ApiEventLink, ...]:
    return tuple(
        api.of(ApiEventLink, one.event, url=view.site_url + one.url, data=view.site_url + one.data) for one in heads
    )
