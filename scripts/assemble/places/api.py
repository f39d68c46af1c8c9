"""/api/v1/places.json and a file for each district."""

from scripts.assemble.parts import api
from scripts.assemble.places.place_pages import PlacePage, place_pages
from scripts.assemble.tree import Tree
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.event import Event
from scripts.model.place import Commune, District, by_name
from scripts.model.place_api import ApiCommune, ApiDistrict, ApiDistrictDetail, ApiEventLink, ApiPlaces

LIST = f"{addresses.API}places.json"


def build(view: View) -> Tree:
    """The whole list, and each district with its events."""
    pages, places = place_pages(view), view.site.places
    communes = {page.commune.key: page for page in pages if page.commune}
    found = {page.url: _district(view, page.district, communes) for page in pages if not page.commune}
    whole = api.of(
        ApiPlaces,
        places,
        site=api.site(view),
        licence=api.licence(view.site.identity),
        districts=list(found.values()),
        sources=api.sources(places.sources),
    )
    tree = {f"files/{LIST}": api.written(whole)}
    for page in pages:
        if district := found.get(page.url):
            events = [_link(view, event) for event in page.events]
            detail = api.of(ApiDistrictDetail, district, events=events)
            tree[f"files/{addresses.of_district_data(page.district)}"] = api.written(detail)
    return tree


def _district(view: View, district: District, pages: dict[str, PlacePage]) -> ApiDistrict:
    url, communes = addresses.of_district(district), sorted(district.communes, key=by_name)
    return api.of(
        ApiDistrict,
        district,
        url=view.site_url + url,
        data=view.site_url + addresses.of_district_data(district),
        calendar=view.site_url + addresses.of_place_calendar(url),
        communes=[_commune(view, commune, pages.get(commune.key)) for commune in communes],
    )


def _commune(view: View, commune: Commune, page: PlacePage | None) -> ApiCommune:
    calendar = view.site_url + addresses.of_place_calendar(page.url) if page else None
    return api.of(ApiCommune, commune, url=view.site_url + page.url if page else None, calendar=calendar)


def _link(view: View, event: Event) -> ApiEventLink:
    url, data = addresses.of_event(event), addresses.of_event_data(event)
    return api.of(ApiEventLink, event, url=view.site_url + url, data=view.site_url + data)
