"""The places that have a page, and the border communes that maps and tables mark."""

from dataclasses import dataclass
from typing import TypeAlias

from scripts.assemble.events.whereabouts import with_page
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.campaign import Campaign
from scripts.model.event import Event
from scripts.model.place import Commune, District, by_name
from scripts.vietnamese.folding import lower_first


def districts_with_events(view: View) -> list[tuple[District, list[Event]]]:
    """The districts that have events, in the order of their names."""
    found = view.by_place.districts
    return [(one, found[one.code]) for one in view.site.places.in_order if one.code in found]


# Districts in the order of their names with their border communes; one may be at the border without any of these.
Border: TypeAlias = list[tuple[District, list[Commune]]]


def border(view: View) -> Border:
    """The border as the place list has it."""
    marked = ((one, [commune for commune in one.communes if commune.border]) for one in view.site.places.in_order)
    return [(one, sorted(communes, key=by_name)) for one, communes in marked if communes or one.border]


def border_of(view: View, campaign: Campaign) -> Border:
    """The border as a campaign's plan lists it."""
    places, found = view.site.places, {}
    for listed in campaign.border.districts if campaign.border else ():
        if district := places.district(listed.name):
            hits = (places.communes(name, [district]) for name in listed.communes)
            found[district.code] = sorted((hit[0][1] for hit in hits if hit), key=by_name)
    return [(one, found[one.code]) for one in places.in_order if one.code in found]


@dataclass(frozen=True)
class PlacePage:
    """A place that has a page and a calendar; `events` in the view's order, `commune` None for a district."""

    url: str
    name: str
    events: tuple[Event, ...]
    district: District
    commune: Commune | None = None

    @property
    def short_name(self) -> str:
        """Of a commune without its district's."""
        return self.commune.name if self.commune else self.name


def place_pages(view: View) -> list[PlacePage]:
    """Every place page: each district by name, followed by its communes by name."""
    found = view.by_place
    borders = [border(view), *(border_of(view, campaign) for campaign in view.site.campaigns)]
    marked = {commune.key for one in borders for _, communes in one for commune in communes}
    pages = []
    for district in with_page(view.site.places, found):
        events = tuple(found.districts.get(district.code, ()))
        pages.append(PlacePage(addresses.of_district(district), district.name, events, district))
        for commune in sorted(district.communes, key=by_name):
            events = tuple(found.communes.get(commune.key, ()))
            if events or commune.key in marked:
                name = f"{commune.name}, {lower_first(view.site.places.above(district).name)}"
                pages.append(PlacePage(addresses.of_commune(district, commune), name, events, district, commune))
    return pages
