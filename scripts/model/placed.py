"""Where each unit of a place list stands: in what, at which address, and what it came from and became."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from scripts.model.place_names import name_key, name_order, plain_name
from scripts.vietnamese.folding import lower_first
from scripts.vietnamese.slugs import slug

if TYPE_CHECKING:
    from scripts.model.place import Places, Unit

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Share:
    """A unit that another was made of, or that it became, whole or in `part`; `place` is None where the list has but
    its name."""

    name: str
    place: "Placed | None"
    part: bool


@dataclass(eq=False, slots=True)
class Placed:
    """A unit where it stands. `at` is its place in the record, `path` the end of its address, below those of what it
    is in; `origins` and `heirs` are what it was made of and what was made of it, one step each."""

    unit: "Unit"
    at: tuple[str | int, ...]
    above: "Placed | None"
    province: str
    path: str
    within: list["Placed"] = field(default_factory=list)
    origins: list[Share] = field(default_factory=list)
    heirs: list[Share] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Its full name: `Xã Nậm Cắn`."""
        return self.unit.name

    @property
    def code(self) -> str | None:
        """Its official code."""
        return self.unit.code

    @property
    def divided(self) -> bool:
        """Does it stand for what is within it?"""
        return self.unit.divided

    @property
    def key(self) -> str:
        """What tells it from all others: a unit may take over the code of one of those that it was made of."""
        if self.code is None:
            return self.path
        return f"{self.code}-{self.unit.since.year}" if self.unit.since else self.code

    @property
    def whole_name(self) -> str:
        """With the name of what it is in: `Xã Nậm Cắn, huyện Kỳ Sơn`; a divided one is known by its own."""
        return self.name if self.divided else f"{self.name}, {lower_first(self.belongs_to)}"

    @property
    def belongs_to(self) -> str:
        """The name of what it is in."""
        return self.above.name if self.above else self.province

    @property
    def top(self) -> "Placed":
        """The one of its chain that is right below the province."""
        return self.above.top if self.above else self

    @property
    def ended(self) -> date | None:
        """Its last day: it ends with what it is in at the latest."""
        own, above = self.unit.to, self.above.ended if self.above else None
        return min(own, above) if own and above else own or above

    def lived(self, day: date) -> bool:
        """Was it there on that day?"""
        since, ended = self.unit.since, self.ended
        return (since is None or since <= day) and (ended is None or day <= ended)

    def gone(self, day: date) -> bool:
        """Was it no more on that day?"""
        return self.ended is not None and self.ended < day

    def is_in(self, other: "Placed") -> bool:
        """Is it that one, or within it at any depth?"""
        return self is other or (self.above is not None and self.above.is_in(other))

    @property
    def all_within(self) -> Iterator["Placed"]:
        """What is within it at any depth."""
        for one in self.within:
            yield one
            yield from one.all_within

    @property
    def earlier(self) -> tuple["Placed", ...]:
        """All that it goes back to, the nearest first."""
        return _reached(self, lambda one: one.origins)

    @property
    def later(self) -> tuple["Placed", ...]:
        """All that came of it, the nearest first."""
        return _reached(self, lambda one: one.heirs)

    @property
    def today(self) -> tuple["Placed", ...]:
        """What it is now, as far as the list says: the last that came of it or, of a divided one, of what was in it.
        Empty where that is unknown, or where it goes on."""
        ends = [one for one in self.later if not one.heirs]
        if not ends:
            ends = [one for part in self.within for one in part.today if not one.is_in(self)]
        return tuple(sorted(dict.fromkeys(ends), key=_order))


def _reached(start: Placed, step: Callable[[Placed], list[Share]]) -> tuple[Placed, ...]:
    found: dict[Placed, None] = {}
    ahead = [start]
    while ahead:
        nearest = [share.place for one in ahead for share in step(one) if share.place]
        ahead = [one for one in dict.fromkeys(nearest) if one not in found and one is not start]
        found |= dict.fromkeys(ahead)
    return tuple(found)


def _order(place: Placed) -> tuple[object, ...]:
    return *name_order(place.name), place.unit.since or date.min, place.code or ""


def tree(places: "Places") -> tuple[Placed, ...]:
    """Every unit of a list, each before those within it, those of one unit in the order of their names."""
    found = tuple(_below(places.units, places.province.name, ("units",), None))
    _connect(found)
    return found


def _below(units: Sequence["Unit"], province: str, at: tuple[str | int, ...], above: Placed | None) -> Iterator[Placed]:
    paths = _paths(units, above)
    placed = [
        Placed(unit, (*at, number), above, province, path)
        for number, (unit, path) in enumerate(zip(units, paths, strict=True))
    ]
    for one in sorted(placed, key=_order):
        if above:
            above.within.append(one)
        yield one
        yield from _below(one.unit.units, province, (*one.at, "units"), one)


def _paths(units: Sequence["Unit"], above: Placed | None) -> list[str]:
    """The end of each one's address, below that of what it is in. Right below the province a name has its kind, for
    `con-cuong` is a district and `xa-con-cuong` what came of it.

    Where two names fold to one (Nậm Cắn, Nậm Càn), the lower code keeps it and the other adds its code: no address
    moves when the list grows or has another order.
    """
    found: dict[str, int] = {}

    def order(number: int) -> tuple[bool, int, date, str]:
        unit = units[number]
        return unit.slug is None, int(unit.code or 10**6), unit.since or date.min, unit.code or unit.name

    for number in sorted(range(len(units)), key=order):
        unit = units[number]
        own = unit.code or (f"{unit.since:%Y}" if unit.since else "khac")
        try:
            name = unit.slug or slug(plain_name(unit.name) if above else unit.name)
        except ValueError:  # a name without a letter
            name = own
        while name in found:
            name = f"{name}-{own}"
        found[name] = number
    paths = {number: f"{above.path}/{name}" if above else name for name, number in found.items()}
    return [paths[number] for number in range(len(units))]


def _connect(places: Iterable[Placed]) -> None:
    """What each was made of: `from` names what was there on the day before, `successor` what was on the day after; by
    code or name, with the name of what it is in where that alone tells it from others."""
    named: dict[str, list[Placed]] = {}
    for one in places:
        for key in {one.code or "", name_key(one.name), name_key(one.whole_name)} - {""}:
            named.setdefault(key, []).append(one)

    def on(name: str, day: date | None, but: Placed) -> Placed | None:
        hits = [one for one in named.get(name_key(name), ()) if one is not but and (day is None or one.lived(day))]
        return hits[0] if len(hits) == 1 else None

    for one in places:
        for made_of in one.unit.from_:
            origin = on(made_of.unit, one.unit.since - _DAY if one.unit.since else None, one)
            one.origins.append(Share(origin.name if origin else made_of.unit, origin, made_of.part))
            if origin:
                origin.heirs.append(Share(one.name, one, made_of.part))
    for one in places:
        if name := one.unit.successor:
            heir = on(name, one.ended + _DAY if one.ended else None, one)
            if heir is None or all(share.place is not heir for share in one.heirs):
                one.heirs.append(Share(heir.name if heir else name, heir, part=False))
                if heir:
                    heir.origins.append(Share(one.name, one, part=False))
