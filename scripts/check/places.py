"""The place list: no two places with one address or code, no two names on one square of the map."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from scripts.check.finding import Finding
from scripts.model.website import Site
from scripts.problems import problem

Path = tuple[str | int, ...]


def check(site: Site, now: datetime) -> Iterator[Finding]:
    """Slugs and codes of districts, codes of communes, and squares."""
    districts = list(enumerate(site.places.districts))
    yield from _once(site, ((("districts", n, "slug"), district.slug) for n, district in districts))
    yield from _once(site, ((("districts", n, "code"), district.code) for n, district in districts))
    communes = (
        (("districts", n, "communes", m, "code"), commune.code)
        for n, district in districts
        for m, commune in enumerate(district.communes)
    )
    yield from _once(site, communes)
    yield from _squares(site)


def _once(site: Site, names: Iterable[tuple[Path, str]]) -> Iterator[Finding]:
    first: dict[str, Path] = {}
    for path, name in names:
        if name in first:
            other = site.places.at(*first[name])
            found = problem("E306", site.places.at(*path), found=name, other=other.words)
            yield Finding(site.places, found)
        first.setdefault(name, path)


def _squares(site: Site) -> Iterator[Finding]:
    places = site.places
    taken: dict[tuple[int, int], str] = {}
    named = [(("districts", n, "tile"), district.tile, district.name) for n, district in enumerate(places.districts)]
    named += [(("around", n, "tile"), around.tile, around.name) for n, around in enumerate(places.around)]
    for path, tile, name in named:
        if tile in taken:
            shown = f"{tile[0]}, {tile[1]}"
            yield Finding(places, problem("E320", places.at(*path), tile=shown, other=taken[tile]))
        elif tile:
            taken[tile] = name
