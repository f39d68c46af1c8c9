"""/api/v1/places.json and a file for each district."""

from __future__ import annotations

from scripts.assemble.parts import api
from scripts.assemble.places.place_pages import PlacePage, place_pages
from scripts.assemble.tree import Tree
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.event import Event
from scripts.model.place import Commune, District, by_name
from scripts.model.place_api import (
    ApiCommune,
    ApiDistrict,
    ApiDistrictDetail,
    ApiEventLink,
    ApiPlaces,
    ApiProvince,
)

LIST = f"{addresses.API}places.json"


def build(view: View) -> Tree:
    """The whole list, and each district with its events."""
    pages = place_pages(view)
    communes = {page.commune.code: page for page in pages if page.commune}
    tree: Tree = {}
    districts = []
    for page in pages:
        if page.commune:
            continue
        found = _district(view, page.district, communes)
        districts.append(found)
        events = tuple(_link(view, event) for event in page.events)
        whole = ApiDistrictDetail.model_validate(dict(found) | {"events": events})
        tree[f"files/{addresses.of_district_data(page.district)}"] = api.written(whole)
    places = view.site.places
    province = places.province
    listed = ApiPlaces(
        site=api.site(view),
        licence=api.licence(view.site.identity),
        province=ApiProvince(code=province.code, name=province.name, slug=province.slug),
        year=places.year,
        note=places.note,
        districts=tuple(districts),
        sources=api.sources(places.sources),
    )
    return {f"files/{LIST}": api.written(listed)} | tree


def _district(view: View, district: District, pages: dict[str, PlacePage]) -> ApiDistrict:
    url = addresses.of_district(district)
    return ApiDistrict(
        code=district.code,
        name=district.name,
        border=district.border,
        since=district.since,
        to=district.to,
        successor=district.successor,
        slug=district.slug,
        url=view.site_url + url,
        data=view.site_url + addresses.of_district_data(district),
        calendar=view.site_url + addresses.of_place_calendar(url),
        communes=tuple(
            _commune(view, commune, pages.get(commune.code)) for commune in sorted(district.communes, key=by_name)
        ),
    )


def _commune(view: View, commune: Commune, page: PlacePage | None) -> ApiCommune:
    return ApiCommune(
        code=commune.code,
        name=commune.name,
        border=commune.border,
        since=commune.since,
        to=commune.to,
        successor=commune.successor,
        url=view.site_url + page.url if page else None,
        calendar=view.site_url + addresses.of_place_calendar(page.url) if page else None,
    )


def _link(view: View, event: Event) -> ApiEventLink:
    return ApiEventLink(
        id=event.id,
        title=event.title,
        start=event.start,
        status=event.status,
        url=view.site_url + addresses.of_event(event),
        data=view.site_url + addresses.of_event_data(event),
    )
