"""Where events take place, as the place list has it: what words, maps, lists, calendars and phones all start from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from scripts.model.event import Event
from scripts.model.place import Commune, District, Places


def districts_of(places: Places, event: Event) -> list[District]:
    """The districts that an event names, in its own order."""
    found = (places.district(name) for name in event.place.district)
    return [district for district in found if district]


def communes_of(places: Places, event: Event) -> list[tuple[District, Commune]]:
    """The communes that an event names, each with its district; within the districts that it names, if any."""
    named = districts_of(places, event)
    hits = (places.communes(name, named) for name in event.place.commune)
    return [found[0] for found in hits if found]


@dataclass(frozen=True)
class ByPlace:
    """Events by the code of their district and of their commune, each list in the order given."""

    districts: dict[str, list[Event]] = field(default_factory=dict)
    communes: dict[str, list[Event]] = field(default_factory=dict)
    province: list[Event] = field(default_factory=list)


def by_place(places: Places, events: Iterable[Event]) -> ByPlace:
    """Every event under each of its places; a commune's event is its district's too."""
    found = ByPlace()
    for event in events:
        communes = communes_of(places, event)
        districts = [*districts_of(places, event), *(district for district, _ in communes)]
        for code in dict.fromkeys(district.code for district in districts):
            found.districts.setdefault(code, []).append(event)
        for code in dict.fromkeys(commune.code for _, commune in communes):
            found.communes.setdefault(code, []).append(event)
        if event.place.province:
            found.province.append(event)
    return found
