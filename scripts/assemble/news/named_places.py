"""The places that news names, as the place list has them."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.assemble.places.place_pages import place_pages
from scripts.assemble.view import View, lower_first
from scripts.model import addresses
from scripts.model.news_api import ApiNewsPlace
from scripts.model.page import News


class NewsPlaces:
    """Finds them; each name once, however many items have it."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._pages = {page.commune.code: page.url for page in place_pages(view) if page.commune}
        self._found: dict[str, tuple[ApiNewsPlace, ...]] = {}

    def of(self, item: News) -> tuple[ApiNewsPlace, ...]:
        """The places of an item, in its own order."""
        for name in item.places:
            if name not in self._found:
                self._found[name] = tuple(self._named(name))
        return tuple(dict.fromkeys(place for name in item.places for place in self._found[name]))

    def _named(self, name: str) -> Iterator[ApiNewsPlace]:
        view, places = self._view, self._view.site.places
        district = places.district(name)
        if district:
            yield ApiNewsPlace(
                name=district.name, code=district.code, url=view.site_url + addresses.of_district(district)
            )
        elif places.is_province(name):
            province = places.province
            yield ApiNewsPlace(name=province.name, code=province.code, url=view.site_url + addresses.PLACES)
        else:
            for within, commune in places.communes(name):
                url = self._pages.get(commune.code)
                full = f"{commune.name}, {lower_first(within.name)}"
                yield ApiNewsPlace(name=full, code=commune.code, url=view.site_url + url if url else None)
