"""The places that news names, as the place list has them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scripts.assemble.places.place_pages import place_pages
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.page import News
from scripts.vietnamese.folding import lower_first


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place by its full name, its code, and its page where it has one."""

    name: str
    code: str
    url: str | None


class NewsPlaces:
    """Finds them; each name once, however many items have it."""

    def __init__(self, view: View) -> None:
        self._places = view.site.places
        self._pages = {page.commune.code: page.url for page in place_pages(view) if page.commune}
        self._found: dict[str, tuple[NamedPlace, ...]] = {}

    def of(self, item: News) -> tuple[NamedPlace, ...]:
        """The places of an item, in its own order."""
        for name in item.places:
            if name not in self._found:
                self._found[name] = tuple(self._named(name))
        return tuple(dict.fromkeys(place for name in item.places for place in self._found[name]))

    def _named(self, name: str) -> Iterator[NamedPlace]:
        if district := self._places.district(name):
            yield NamedPlace(district.name, district.code, addresses.of_district(district))
        elif self._places.is_province(name):
            yield NamedPlace(self._places.province.name, self._places.province.code, addresses.PLACES)
        else:
            for within, commune in self._places.communes(name):
                full = f"{commune.name}, {lower_first(within.name)}"
                yield NamedPlace(full, commune.code, self._pages.get(commune.code))
