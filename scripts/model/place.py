"""The units of a province as its list gives them: each with the days on which it existed, what it was made of, and the
units within it. They are of one kind at every depth; a level may begin, end or be missing (scripts/model/placed.py says
where each stands)."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cached_property
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, model_validator

from scripts.model.place_names import name_key, plain_name
from scripts.model.placed import Placed, tree
from scripts.model.record import Part, Record, Shape, refused
from scripts.model.source import Checked, Sources
from scripts.model.values import Day, Line, Slug, Text

Code = Annotated[str, Shape(r"^[0-9]{1,6}$", "mã đơn vị hành chính, chỉ gồm chữ số", "16681")]

# Six squares are what a phone of 320 px shows with readable names and room for a finger.
TILE_ROWS, TILE_COLUMNS = 12, 6


def _two(value: object, number: str) -> tuple[list[str], str]:
    """Both numbers of a pair as written, none where it is no such pair; and the whole of it in words."""
    parts = [str(part) for part in value] if isinstance(value, (list, tuple)) else []
    whole = len(parts) == 2 and all(re.fullmatch(number, part) for part in parts)
    return parts if whole else [], f"[{', '.join(parts)}]" if parts else str(value)


def _tile(value: object) -> tuple[int, int]:
    pair, found = _two(value, r"[0-9]{1,2}")
    if pair and 1 <= int(pair[0]) <= TILE_ROWS and 1 <= int(pair[1]) <= TILE_COLUMNS:
        return int(pair[0]), int(pair[1])
    raise refused("tile", found=found, rows=TILE_ROWS, columns=TILE_COLUMNS)


def _centre(value: object) -> tuple[float, float]:
    pair, found = _two(value, r"-?[0-9]{1,3}(\.[0-9]{1,9})?")
    if pair and abs(float(pair[0])) <= 90 and abs(float(pair[1])) <= 180:
        return float(pair[0]), float(pair[1])
    raise refused("centre", found=found)


# A square of the map of tiles: row and column, both counted from 1 at the north-west.
Tile = Annotated[tuple[int, int], BeforeValidator(_tile)]
# Where to put a mark on a small map: latitude and longitude (WGS 84).
Centre = Annotated[tuple[float, float], BeforeValidator(_centre)]


class MadeOf(Part):
    """A unit that another was made of."""

    unit: Line = Field(description="Mã hoặc tên đơn vị trước đó")
    part: bool = Field(False, description="Chỉ một phần của đơn vị ấy")

    @model_validator(mode="before")
    @classmethod
    def _whole_where_nothing_is_said(cls, given: Any) -> Any:
        return {"unit": given} if isinstance(given, str) else given


class Unit(Part):
    """A unit; what it was made of stands in `from`, or, in lists that say it the other way round, in `successor`."""

    code: Code | None = Field(None, description="Mã đơn vị hành chính")
    name: Line = Field(description="Tên đầy đủ")
    slug: Slug | None = Field(None, description="Tên không dấu dùng trong địa chỉ trang, của đơn vị được chia nhỏ hơn")
    border: bool = Field(False, description="Ở biên giới")
    since: Day | None = Field(None, description="Ngày bắt đầu tồn tại")
    to: Day | None = Field(None, description="Ngày cuối cùng còn tồn tại")
    from_: tuple[MadeOf, ...] = Field((), alias="from", description="Những đơn vị nhập thành đơn vị này")
    successor: Line | None = Field(None, description="Đơn vị thay thế")
    tile: Tile | None = Field(None, description="Ô trên sơ đồ: [hàng, cột]; không có thì chỉ đứng trong bảng")
    centre: Centre | None = Field(None, description="Điểm trên bản đồ chấm: [vĩ độ, kinh độ]")
    units: tuple["Unit", ...] = Field((), description="Các đơn vị bên trong")

    @property
    def divided(self) -> bool:
        """Does it stand for what is within it? Listings name such units in `district`, others in `commune`."""
        return bool(self.units or self.slug)


class Surrounding(Part):
    """What lies around the province, written on the maps for orientation; without `at` not on the map of points, for a
    square of the map of tiles is no place on the ground."""

    name: Line = Field(description="Tên, ví dụ Lào hoặc Biển")
    tile: Tile = Field(description="Ô trống để ghi tên: [hàng, cột]")
    at: Centre | None = Field(None, description="Điểm ngoài tỉnh để ghi tên trên bản đồ chấm: [vĩ độ, kinh độ]")


class Province(Part):
    """The province whose site this is."""

    code: Code = Field(description="Mã đơn vị hành chính")
    name: Line = Field(description="Tên đầy đủ")
    slug: Slug = Field(description="Tên không dấu")


class AskedOfPlaces(Part):
    """What people ask of every place, with the page that answers."""

    text: Line = Field(description="Câu hỏi và câu trả lời ngắn, đúng cho mọi xã, phường hôm nay")
    before: Line | None = Field(None, description="Câu dành cho xã biên giới cũ")
    link: Line = Field(description="Liên kết nội bộ tới trang trả lời")


class Places(Record):
    """The place list; found by plain name, full name or code, with or without accents being exact."""

    links_in = ("asked.link",)

    province: Province = Field(description="Tỉnh")
    year: int | None = Field(None, ge=1900, le=2200, description="Danh sách là các đơn vị của năm nào")
    units: tuple[Unit, ...] = Field(description="Các đơn vị ngay dưới tỉnh, của mọi thời")
    around: tuple[Surrounding, ...] = Field((), description="Nơi giáp tỉnh, ghi lên sơ đồ để định hướng")
    note: Text | None = Field(None, description="Danh sách này là của thời nào")
    sources: Sources = Field((), description="Nguồn của danh sách")
    checked: Checked = None
    centres_from: Line | None = Field(None, description="Nguồn của các điểm giữa, ghi dưới bản đồ chấm")
    asked: AskedOfPlaces | None = Field(None, description="Điều người ta hỏi về mọi xã, phường")

    @model_validator(mode="after")
    def _programs_can_name_it(self) -> Self:
        for number, unit in enumerate(self.units):
            if unit.code is None:
                raise refused("no_code", path=("units", number), field="code")
        return self

    @cached_property
    def all(self) -> tuple[Placed, ...]:
        """Every unit where it stands, each before those within it, in the order of names."""
        return tree(self)

    @cached_property
    def tops(self) -> tuple[Placed, ...]:
        """Those right below the province."""
        return tuple(one for one in self.all if one.above is None)

    @cached_property
    def groups(self) -> tuple[Placed, ...]:
        """Those of the tops that stand for what is within them."""
        return tuple(one for one in self.tops if one.divided)

    @cached_property
    def leaves(self) -> tuple[Placed, ...]:
        """The other tops: nothing is within them."""
        return tuple(one for one in self.tops if not one.divided)

    def communes(self, day: date) -> Iterator[Placed]:
        """The undivided units that were there on a day, in the order of names."""
        return (one for one in self.all if not one.divided and one.lived(day))

    @cached_property
    def _by_name(self) -> dict[str, list[Placed]]:
        found: dict[str, list[Placed]] = {}
        for one in self.all:
            for key in {name_key(one.name), name_key(plain_name(one.name)), *([one.code] if one.code else [])}:
                found.setdefault(key, []).append(one)
        return found

    def group(self, name: str, day: date | None = None) -> Placed | None:
        """The divided unit of that name or code, rather one that was there on the `day`."""
        hits = [one for one in self._by_name.get(name_key(name), ()) if one.divided]
        return next((one for one in hits if day is None or one.lived(day)), hits[0] if hits else None)

    def parts(self, name: str, within: Sequence[Placed] = (), day: date | None = None) -> list[Placed]:
        """Every undivided unit of that name or code, in some others or, without any, in the whole province; where some
        of them were there on the `day`, these alone. Those right below the province are in every other: of a day on
        which there is nothing between, staff may still name what was."""
        hits = [one for one in self._by_name.get(name_key(name), ()) if not one.divided]
        near = [one for one in hits if not within or any(one.is_in(home) for home in within)]
        if day is None:
            return near
        direct = [one for one in hits if one.above is None and one.lived(day)]
        return [one for one in near if one.lived(day)] or direct or near

    def named(self, name: str, day: date | None = None) -> list[Placed]:
        """Whatever a name or code may mean: divided units first, yet on a `day` what was there before what was not, as
        many a commune has the name of the district that it was in."""
        group, parts = self.group(name, day), self.parts(name, day=day)
        if group and day and not group.lived(day) and (there := [one for one in parts if one.lived(day)]):
            return there
        return [group] if group else parts

    @cached_property
    def _turns(self) -> list[date]:
        """The days on which a unit began or another could begin in its place."""
        ends = {one.unit.to + timedelta(days=1) for one in self.all if one.unit.to}
        return sorted(ends | {one.unit.since for one in self.all if one.unit.since})

    def era(self, day: date) -> int:
        """The same for all days on which the same units were there."""
        return bisect_right(self._turns, day)

    @property
    def last_day_of_groups(self) -> date | None:
        """The last day on which there was a divided unit; None where one of them goes on."""
        days = [one.ended for one in self.groups if one.ended]
        return max(days) if days and len(days) == len(self.groups) else None

    @property
    def first_day_of_leaves(self) -> date | None:
        """The day since which there have been undivided units right below the province, where that is known."""
        return min((one.unit.since for one in self.leaves if one.unit.since), default=None)

    def is_province(self, name: str) -> bool:
        """Does the name mean the province itself?"""
        own = self.province
        return name_key(name) in (own.code, name_key(own.name), name_key(plain_name(own.name)))

    def names(self, day: date | None = None) -> Iterator[str]:
        """Every full name, for near-miss suggestions; only of what was there on a day."""
        return (one.name for one in self.all if day is None or one.lived(day))
