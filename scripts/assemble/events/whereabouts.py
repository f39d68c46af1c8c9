"""Where events take place, as the place list has it: what words, maps, lists, calendars and phones all start from."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from scripts.assemble.page import Link
from scripts.model import addresses
from scripts.model.event import Event, EventPlace
from scripts.model.place import Places
from scripts.model.place_names import name_key, plain_name
from scripts.model.placed import Placed
from scripts.vietnamese.folding import lower_first
from scripts.words import text


class Sited(Protocol):
    """What takes place somewhere: an event, or a model that others may follow."""

    @property
    def place(self) -> EventPlace:
        """As its source names it."""

    @property
    def day_of_place(self) -> date:
        """The day by which the names of its places are understood."""


@dataclass(frozen=True, slots=True)
class PlaceOf:
    """A unit in which an event takes place, as it was on its day; `in_sentence` is its full name within a sentence,
    `district` the name of what it is in, `slug` the address of the top of that; `today` is what it is now, where it is
    no more."""

    name: str
    in_sentence: str
    whole_name: str
    district: str
    slug: str
    is_top: bool
    code: str | None
    key: str
    url: str
    ended: date | None
    today: tuple[Link, ...]

    @property
    def urls(self) -> tuple[str, ...]:
        """The address of its page, and those of what it is now."""
        return (self.url, *(link.url for link in self.today if link.url))


@dataclass(frozen=True, slots=True)
class Where:
    """The place of an event: `words` whole and `parts` with the pages of places, the first with a capital; `local` its
    units alone; `elsewhere` are the finder's names of what is no unit, `also` other names by which it is looked for;
    `reached` the paths of all units where it is counted, though its source says no more than "21 border communes"."""

    words: str
    parts: tuple[Link, ...]
    local: str
    districts: tuple[PlaceOf, ...]
    communes: tuple[PlaceOf, ...]
    elsewhere: tuple[str, ...]
    tops: tuple[str, ...]
    also: str
    reached: tuple[str, ...]

    @property
    def units(self) -> tuple[PlaceOf, ...]:
        """The narrowest first."""
        return (*self.communes, *self.districts)

    @property
    def in_sentence(self) -> str:
        """The words within a sentence: `xã Đá Trắng, huyện Mẫu Thượng`, but `Lào`."""
        is_name = not self.units and "ngoai-tinh" in self.elsewhere
        return self.words if is_name else lower_first(self.words)

    def at(self, venue: str | None) -> str:
        """The words after a hall or a square; empty where nothing is known."""
        return ", ".join(filter(None, (venue, self.in_sentence if venue else self.words)))


# Where no unit is, in the order in which the finder offers them.
ELSEWHERE = ("toan-tinh", "ngoai-tinh", "truc-tuyen")


def where_of(places: Places, event: Sited) -> Where:
    """The place of an event in words and in parts."""
    place = event.place
    groups, narrow = groups_of(places, event), parts_of(places, event)
    districts, communes = tuple(map(_place_of, groups)), tuple(map(_place_of, narrow))
    parts = [Link(one.name, one.url) for one in communes] + [Link(one.in_sentence, one.url) for one in districts]
    local = ", ".join(part.text for part in parts)
    whole = text("events.whole", place=lower_first(places.province.name)) if place.province else None
    online = text("events.online") if place.online else None
    parts += [Link(words) for words in (place.outside, whole, online) if words]
    if parts:
        parts[0] = Link(parts[0].text[:1].upper() + parts[0].text[1:], parts[0].url)
    elsewhere = zip(ELSEWHERE, (place.province, bool(place.outside), place.online), strict=True)
    heirs = [one for unit in narrow for one in unit.today]
    others = dict.fromkeys(one.whole_name for unit in narrow for one in (unit, *unit.later, *unit.earlier))
    return Where(
        ", ".join(part.text for part in parts),
        tuple(parts),
        local,
        districts,
        communes,
        tuple(slug for slug, here in elsewhere if here),
        tuple(dict.fromkeys(one.top.path for one in (*groups, *narrow, *heirs))),
        ", ".join(others),
        tuple(dict.fromkeys(_paths(places, event))),
    )


def _place_of(place: Placed) -> PlaceOf:
    return PlaceOf(
        name=place.name,
        in_sentence=lower_first(place.name),
        whole_name=place.whole_name,
        district=place.belongs_to,
        slug=place.top.path,
        is_top=place.above is None,
        code=place.code,
        key=place.key,
        url=addresses.of_place(place),
        ended=place.ended,
        today=tuple(Link(one.name, addresses.of_place(one)) for one in place.today) if not place.divided else (),
    )


def named(places: Places, event: Sited) -> tuple[object, ...]:
    """The same for all events that take place in the same units, as these were on their days: hundreds share one."""
    place = event.place
    elsewhere = (place.outside, place.online, place.province, place.is_whole_border)
    return place.district, place.commune, *elsewhere, places.era(event.day_of_place)


def groups_of(places: Places, event: Sited) -> list[Placed]:
    """The divided units that an event names, in its own order."""
    found = (places.group(name, event.day_of_place) for name in event.place.district)
    return [one for one in found if one]


def parts_of(places: Places, event: Sited) -> list[Placed]:
    """The undivided units that an event names; within the divided ones that it names, if any."""
    named = groups_of(places, event)
    hits = (places.parts(name, named, event.day_of_place) for name in event.place.commune)
    return [found[0] for found in hits if found]


def is_in_province(places: Places, event: Event) -> bool:
    """Does it take place in the province, as far as its listing says: by a unit, or in its words where it names none? A
    meeting of a ministry whose place no source states does not."""
    place = event.place
    if groups_of(places, event) or parts_of(places, event) or place.province or place.is_whole_border:
        return True
    said = " ".join((event.title, event.summary, place.venue or "", *event.organisers))
    return not place.outside and name_key(plain_name(places.province.name)) in name_key(said)


@dataclass(frozen=True)
class ByPlace:
    """Events by the path of each of their places, each list in the order given; `whole` those of a divided unit as
    such, neither of one within it nor of its border communes alone."""

    places: dict[str, list[Event]] = field(default_factory=dict)
    whole: dict[str, list[Event]] = field(default_factory=dict)
    province: list[Event] = field(default_factory=list)

    def of(self, place: Placed) -> list[Event]:
        """Those of a place and of what is in it."""
        return self.places.get(place.path, [])

    def before(self, place: Placed) -> list[Event]:
        """Those of the places that it goes back to, and of what these were in as a whole."""
        known = {event.id for event in self.of(place)}
        above = dict.fromkeys(one.above for one in place.earlier if one.above and not place.is_in(one.above))
        lists = [*map(self.of, place.earlier), *(self.whole.get(one.path, []) for one in above)]
        return _by_day(event for events in lists for event in events if event.id not in known)

    def after(self, place: Placed) -> list[Event]:
        """Those since it ended, of what it is now."""
        end = place.ended
        heirs = (event for one in place.today for event in self.of(one))
        return _by_day(event for event in heirs if end and event.about > end)


def _by_day(events: Iterable[Event]) -> list[Event]:
    found = {event.id: event for event in events}
    return sorted(found.values(), key=lambda event: (event.about, event.id))


def by_place(places: Places, events: Iterable[Event]) -> ByPlace:
    """Every event under each of its places, and under what these are in."""
    found = ByPlace()
    known: dict[tuple[object, ...], tuple[list[str], list[str]]] = {}
    for event in events:
        key = named(places, event)
        if key not in known:
            narrow = event.place.commune or event.place.is_whole_border
            whole = [group.path for group in groups_of(places, event)] if not narrow else []
            known[key] = [*dict.fromkeys(_paths(places, event))], whole
        paths, whole = known[key]
        for path in paths:
            found.places.setdefault(path, []).append(event)
        for path in whole:
            found.whole.setdefault(path, []).append(event)
        if event.place.province:
            found.province.append(event)
    return found


def _paths(places: Places, event: Sited) -> Iterable[str]:
    for place in (*groups_of(places, event), *parts_of(places, event)):
        here: Placed | None = place
        while here:
            yield here.path
            here = here.above
    yield from (place.path for place in _border(places, event))


def _border(places: Places, event: Sited) -> Iterable[Placed]:
    """The border communes of its day, where an event is at all of them; those of its districts, if it names any."""
    if not event.place.is_whole_border:
        return []
    groups = groups_of(places, event)
    found = (one for one in places.communes(event.day_of_place) if one.unit.border)
    return [one for one in found if not groups or any(one.is_in(group) for group in groups)]
