"""Provinces, districts and communes, with the years in which they existed."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import Annotated

from pydantic import BeforeValidator, Field

from scripts.model.record import Part, Record, refused
from scripts.model.source import Sources
from scripts.model.values import Day, Line, Slug, Text
from scripts.vietnamese.collation import Key, sort_key
from scripts.vietnamese.folding import canonical_tone
from scripts.vietnamese.slugs import slug

_KINDS = ("tỉnh", "thành phố", "thị xã", "huyện", "quận", "thị trấn", "phường", "xã")

Code = Annotated[str, Field(pattern=r"^[0-9]{1,6}$")]

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
    around: tuple[Surrounding, ...] = Field((), description="Nơi giáp tỉnh, ghi lên sơ đồ để định hướng")
    note: Text | None = Field(None, description="Danh sách này là của thời nào")
    sources: Sources = Field((), description="Nguồn của danh sách")

    @cached_property
    def in_order(self) -> tuple[District, ...]:
        """The districts in the order in which lists and tables have them: by the name that people look for."""
        return tuple(sorted(self.districts, key=by_name))

    @cached_property
    def as_printed(self) -> tuple[District, ...]:
        """The districts by their full names, for choices: a `<select>` jumps to what is typed of the name it prints."""
        return tuple(sorted(self.districts, key=lambda district: sort_key(district.name)))

    @cached_property
    def _districts(self) -> dict[str, District]:
        return {key: district for district in self.districts for key in _keys(district.code, district.name)}

    @cached_property
    def _communes(self) -> dict[str, list[tuple[District, Commune]]]:
        found: dict[str, list[tuple[District, Commune]]] = {}
        for district in self.districts:
            for commune in district.communes:
                for key in set(_keys(commune.code, commune.name)):
                    found.setdefault(key, []).append((district, commune))
        return found

    def district(self, name: str) -> District | None:
        """The district of that name or code."""
        return self._districts.get(_key(name))

    def communes(self, name: str, within: Sequence[District] = ()) -> list[tuple[District, Commune]]:
        """Every commune of that name or code, in some districts or, without any, in the whole province."""
        hits = self._communes.get(_key(name), [])
        codes = {district.code for district in within}
        return [hit for hit in hits if not codes or hit[0].code in codes]

    @property
    def last_day_of_districts(self) -> date | None:
        """The last day on which the province had districts; None where one of them goes on."""
        days = [district.to for district in self.districts if district.to]
        return max(days) if days and len(days) == len(self.districts) else None

    def is_province(self, name: str) -> bool:
        """Does the name mean the province itself?"""
        return _key(name) in _keys(self.province.code, self.province.name)

    def names(self) -> Iterator[str]:
        """Every plain name, for near-miss suggestions."""
        for district in self.districts:
            yield plain_name(district.name)
            yield from (plain_name(commune.name) for commune in district.communes)


def by_name(place: District | Commune) -> tuple[Key, Key, str]:
    """What places sort by: the name that people look for (Anh Sơn), then the whole of it."""
    return sort_key(plain_name(place.name)), sort_key(place.name), place.code


def _key(name: str) -> str:
    # Case and the tone style do not tell places apart, but accents do: Nậm Cắn and Nậm Càn are two communes.
    return canonical_tone(name.strip()).lower()


def _keys(code: str, name: str) -> tuple[str, str, str]:
    return code, _key(name), _key(plain_name(name))
