"""Where events take place, as the place list has it: what words, maps, lists, calendars and phones all start from."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from scripts.assemble.page import Link
from scripts.model import addresses
from scripts.model.event import Event
from scripts.model.place import Commune, District, Places
from scripts.vietnamese.folding import lower_first
from scripts.words import text


@dataclass(frozen=True, slots=True)
class DistrictOf:
    """A district of an event; `in_sentence` is its full name within a sentence."""

    name: str
    in_sentence: str
    slug: str
    code: str
    url: str
    ended: date | None


@dataclass(frozen=True, slots=True)
class CommuneOf:
    """A commune of an event, with the full name and the slug of its district; `key` tells it from all others, `url` is
    its page where it has no district whose page leads there."""

    name: str
    code: str
    key: str
    url: str | None
    district: str
    district_slug: str


@dataclass(frozen=True, slots=True)
class Where:
    """The place of an event: `words` whole and `parts` with the pages of places, the first with a capital; `local` its
    communes and districts alone; `elsewhere` are the finder's names of what is no district."""

    words: str
    parts: tuple[Link, ...]
    local: str
    districts: tuple[DistrictOf, ...]
    communes: tuple[CommuneOf, ...]
    elsewhere: tuple[str, ...]


# Where no district is, in the order in which the finder offers them.
ELSEWHERE = ("toan-tinh", "ngoai-tinh", "truc-tuyen")


def where_of(places: Places, event: Event) -> Where:
    """The place of an event in words and in parts."""
    place = event.place
    communes = tuple(
        CommuneOf(
            commune.name,
            commune.code,
            commune.key,
            addresses.of_commune(district, commune) if district in places.without_district else None,
            places.above(district).name,
            district.slug,
        )
        for district, commune in communes_of(places, event)
    )
    districts = tuple(
        DistrictOf(one.name, lower_first(one.name), one.slug, one.code, addresses.of_district(one), one.to)
        for one in districts_of(places, event)
    )
    parts = [Link(commune.name, commune.url) for commune in communes] + [
        Link(one.in_sentence, one.url) for one in districts
    ]
    local = ", ".join(part.text for part in parts)
    whole = text("events.whole", place=lower_first(places.province.name)) if place.province else None
    online = text("events.online") if place.online else None
    parts += [Link(words) for words in (place.outside, whole, online) if words]
    if parts:
        parts[0] = Link(parts[0].text[:1].upper() + parts[0].text[1:], parts[0].url)
    elsewhere = zip(ELSEWHERE, (place.province, bool(place.outside), place.online), strict=True)
    words = ", ".join(part.text for part in parts)
    return Where(words, tuple(parts), local, districts, communes, tuple(slug for slug, here in elsewhere if here))


def districts_of(places: Places, event: Event) -> list[District]:
    """The districts that an event names, in its own order."""
    found = (places.district(name) for name in event.place.district)
    return [district for district in found if district]


def communes_of(places: Places, event: Event) -> list[tuple[District, Commune]]:
    """The communes that an event names, each with its district; within the districts that it names, if any."""
    named = districts_of(places, event)
    hits = (places.communes(name, named, event.day_of_place) for name in event.place.commune)
    return [found[0] for found in hits if found]


@dataclass(frozen=True)
class ByPlace:
    """Events by the code of their district and of their commune, each list in the order given."""

    districts: dict[str, list[Event]] = field(default_factory=dict)
    communes: dict[str, list[Event]] = field(default_factory=dict)
    province: list[Event] = field(default_factory=list)


def with_page(places: Places, found: ByPlace) -> list[District]:
    """The districts in their order; the communes without one only once something is on there."""
    return [one for one in places.in_order if one not in places.without_district or one.code in found.districts]


def by_place(places: Places, events: Iterable[Event]) -> ByPlace:
    """Every event under each of its places; a commune's event is its district's too."""
    found = ByPlace()
    for event in events:
        communes = communes_of(places, event)
        districts = [*districts_of(places, event), *(district for district, _ in communes)]
        for code in dict.fromkeys(district.code for district in districts):
            found.districts.setdefault(code, []).append(event)
        for code in dict.fromkeys(commune.key for _, commune in communes):
            found.communes.setdefault(code, []).append(event)
        if event.place.province:
            found.province.append(event)
    return found
