"""Provinces, districts and communes, with the years in which they existed."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cached_property
from typing import Annotated

from pydantic import BeforeValidator, Field

from scripts.model.record import Part, Record, Shape, refused
from scripts.model.source import Sources
from scripts.model.values import Day, Line, Slug, Text
from scripts.vietnamese.collation import Key, sort_key
from scripts.vietnamese.dates import short
from scripts.vietnamese.folding import canonical_tone
from scripts.vietnamese.slugs import slug

_KINDS = ("tỉnh", "thành phố", "thị xã", "huyện", "quận", "thị trấn", "phường", "xã")
# As offices shorten them before a name: `TX Hoàng Mai`, `P. Vinh Tân`.
_SHORT = {
    "tp": "thành phố",
    "tx": "thị xã",
    "tt": "thị trấn",
    "t": "tỉnh",
    "h": "huyện",
    "q": "quận",
    "p": "phường",
    "x": "xã",
}
_SHORTENED = re.compile(r"(tp|tx|tt|[thqpx])(?:\.\s*|\s+)(?=\w)")

Code = Annotated[str, Shape(r"^[0-9]{1,6}$", "mã đơn vị hành chính, chỉ gồm chữ số", "16681")]

# Six squares are what a phone of 320 px shows with readable names and room for a finger.
TILE_ROWS, TILE_COLUMNS = 12, 6


def _tile(value: object) -> tuple[int, int]:
    parts = value if isinstance(value, (list, tuple)) else ()
    numbers = [int(str(part)) for part in parts if re.fullmatch(r"[0-9]{1,2}", str(part))]
    if len(parts) == len(numbers) == 2 and 1 <= numbers[0] <= TILE_ROWS and 1 <= numbers[1] <= TILE_COLUMNS:
        return numbers[0], numbers[1]
    found = f"[{', '.join(map(str, parts))}]" if parts else str(value)
    raise refused("tile", found=found, rows=TILE_ROWS, columns=TILE_COLUMNS)


# A square of the map of tiles: row and column, both counted from 1 at the north-west.
Tile = Annotated[tuple[int, int], BeforeValidator(_tile)]


def plain_name(name: str) -> str:
    """`Huyện Con Cuông` → `Con Cuông`; a name without its kind is returned as it is."""
    for kind in _KINDS:
        if name.lower().startswith(kind + " "):
            return name[len(kind) + 1 :]
    return name


class Unit(Part):
    """What districts and communes have in common."""

    code: Code = Field(description="Mã đơn vị hành chính")
    name: Line = Field(description="Tên đầy đủ")
    border: bool = Field(False, description="Ở biên giới")
    since: Day | None = Field(None, description="Ngày bắt đầu tồn tại")
    to: Day | None = Field(None, description="Ngày cuối cùng còn tồn tại")
    successor: Line | None = Field(None, description="Đơn vị thay thế")


class Commune(Unit):
    """A commune, ward or township; `border` marks the campaign's border communes."""

    @property
    def key(self) -> str:
        """What tells it from all others: a unit of 2025 took over the code of one of those that it was made of."""
        return f"{self.code}-{self.since.year}" if self.since else self.code


class District(Unit):
    """A district, town or provincial city with its communes."""

    slug: Slug = Field(description="Tên không dấu dùng trong địa chỉ trang")
    tile: Tile | None = Field(None, description="Ô trên sơ đồ: [hàng, cột]; không có thì chỉ đứng trong bảng")
    communes: tuple[Commune, ...] = Field((), description="Các xã, phường, thị trấn")

    @cached_property
    def slugs(self) -> dict[str, str]:
        """The last part of each commune's address, by code. Where two names fold to one (Nậm Cắn, Nậm Càn), the lower
        code keeps it and the other adds its code: no address moves when the list grows or has another order."""
        found: dict[str, str] = {}
        for commune in sorted(self.communes, key=lambda commune: (int(commune.code), commune.code)):
            try:
                name = slug(plain_name(commune.name))
            except ValueError:  # a name without a letter
                name = commune.code
            while name in found.values():
                name = f"{name}-{commune.code}"
            found[commune.code] = name
        return found


class Surrounding(Part):
    """What lies around the province, written on the map of tiles for orientation."""

    name: Line = Field(description="Tên, ví dụ Lào hoặc Biển")
    tile: Tile = Field(description="Ô trống để ghi tên: [hàng, cột]")


class Province(Part):
    """The province whose site this is."""

    code: Code = Field(description="Mã đơn vị hành chính")
    name: Line = Field(description="Tên đầy đủ")
    slug: Slug = Field(description="Tên không dấu")


class Places(Record):
    """The place list; found by plain name, full name or code, with or without accents being exact."""

    province: Province = Field(description="Tỉnh")
    year: int | None = Field(None, ge=1900, le=2200, description="Danh sách là các đơn vị của năm nào")
    districts: tuple[District, ...] = Field(description="Các huyện, thị xã, thành phố")
    direct: tuple[Commune, ...] = Field(
        (), alias="communes", description="Xã, phường thuộc thẳng tỉnh, từ khi bỏ cấp huyện"
    )
    around: tuple[Surrounding, ...] = Field((), description="Nơi giáp tỉnh, ghi lên sơ đồ để định hướng")
    note: Text | None = Field(None, description="Danh sách này là của thời nào")
    sources: Sources = Field((), description="Nguồn của danh sách")

    @cached_property
    def in_order(self) -> tuple[District, ...]:
        """The districts in the order in which lists and tables have them: by the name that people look for; then the
        communes without one."""
        return (*sorted(self.districts, key=by_name), *self.without_district)

    @cached_property
    def as_printed(self) -> tuple[District, ...]:
        """The districts by their full names, for choices: a `<select>` jumps to what is typed of the name it prints."""
        return (*sorted(self.districts, key=lambda district: sort_key(district.name)), *self.without_district)

    @cached_property
    def without_district(self) -> tuple[District, ...]:
        """The communes right below the province, as one group that pages and lists treat like a district; or none."""
        if not self.direct:
            return ()
        since = min((one.since for one in self.direct if one.since), default=None)
        name = f"Xã, phường từ {short(since)}" if since else "Xã, phường"
        return (District(code=self.province.code, name=name, slug="xa-phuong", since=since, communes=self.direct),)

    def above(self, district: District) -> Unit | Province:
        """What the communes of a district are in: the province, of those without one."""
        return self.province if district.code == self.province.code else district

    @cached_property
    def _districts(self) -> dict[str, District]:
        return {key: district for district in self.districts for key in _keys(district.code, district.name)}

    @cached_property
    def _communes(self) -> dict[str, list[tuple[District, Commune]]]:
        found: dict[str, list[tuple[District, Commune]]] = {}
        for district in (*self.districts, *self.without_district):
            for commune in district.communes:
                for key in set(_keys(commune.code, commune.name)):
                    found.setdefault(key, []).append((district, commune))
        return found

    def district(self, name: str) -> District | None:
        """The district of that name or code."""
        return self._districts.get(_key(name))

    def communes(
        self, name: str, within: Sequence[District] = (), day: date | None = None
    ) -> list[tuple[District, Commune]]:
        """Every commune of that name or code, in some districts or, without any, in the whole province; where some of
        them were there on the `day`, these alone. Those right below the province are in every district: of a day on
        which there are no districts, staff may still name one."""
        hits = self._communes.get(_key(name), [])
        codes = {district.code for district in within}
        near = [hit for hit in hits if not codes or hit[0].code in codes]
        if day is None:
            return near
        living = [hit for hit in near if lived(hit, day)]
        direct = [hit for hit in hits if hit[0].code == self.province.code and lived(hit, day)]
        return living or direct or near

    @cached_property
    def _turns(self) -> list[date]:
        """The days on which a unit began or another could begin in its place."""
        units = [*self.districts, *self.direct, *(one for district in self.districts for one in district.communes)]
        ends = {one.to + timedelta(days=1) for one in units if one.to}
        return sorted(ends | {one.since for one in units if one.since})

    def era(self, day: date) -> int:
        """The same for all days on which the same units were there."""
        return bisect_right(self._turns, day)

    @property
    def last_day_of_districts(self) -> date | None:
        """The last day on which the province had districts; None where one of them goes on."""
        days = [district.to for district in self.districts if district.to]
        return max(days) if days and len(days) == len(self.districts) else None

    def is_province(self, name: str) -> bool:
        """Does the name mean the province itself?"""
        return _key(name) in _keys(self.province.code, self.province.name)

    def names(self, day: date | None = None) -> Iterator[str]:
        """Every full name, for near-miss suggestions; only of what was there on a day."""
        for district in (*self.districts, *self.without_district):
            if district.code != self.province.code and (day is None or not _ended(district, day)):
                yield district.name
            yield from (one.name for one in district.communes if day is None or lived((district, one), day))


def lived(unit: tuple[District, Commune], day: date) -> bool:
    """Was the commune there on that day? It ends with its district at the latest."""
    district, commune = unit
    begun = commune.since is None or commune.since <= day
    return begun and not _ended(commune, day) and not _ended(district, day)


def _ended(unit: Unit, day: date) -> bool:
    return unit.to is not None and unit.to < day


def by_name(place: District | Commune) -> tuple[Key, Key, str]:
    """What places sort by: the name that people look for (Anh Sơn), then the whole of it."""
    return sort_key(plain_name(place.name)), sort_key(place.name), place.code


def _key(name: str) -> str:
    # Case and the tone style do not tell places apart, but accents do: Nậm Cắn and Nậm Càn are two communes.
    key = canonical_tone(" ".join(name.split())).lower()
    if match := _SHORTENED.match(key):
        return f"{_SHORT[match[1]]} {key[match.end() :]}"
    return key


def _keys(code: str, name: str) -> tuple[str, str, str]:
    return code, _key(name), _key(plain_name(name))
