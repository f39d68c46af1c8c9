"""Provinces, districts and communes, with the years in which they existed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Annotated

from pydantic import Field

from scripts.model.record import Part, Record
from scripts.model.source import AnySource
from scripts.model.values import Day, Line, OneOrMany, Slug, Text
from scripts.vietnamese.folding import canonical_tone

_KINDS = ("tỉnh", "thành phố", "thị xã", "huyện", "quận", "thị trấn", "phường", "xã")

Code = Annotated[str, Field(pattern=r"^[0-9]{1,6}$")]


def plain_name(name: str) -> str:
    """`Huyện Con Cuông` → `Con Cuông`; a name without its kind is returned as it is."""
    for kind in _KINDS:
        if name.lower().startswith(kind + " "):
            return name[len(kind) + 1 :]
    return name


class Commune(Part):
    """A commune, ward or township; `border` marks the campaign's border communes."""

    code: Code = Field(description="Mã đơn vị hành chính")
    name: Line = Field(description="Tên đầy đủ, ví dụ Xã Tam Quang")
    border: bool = Field(False, description="Có phải xã biên giới không")
    since: Day | None = Field(None, description="Ngày bắt đầu tồn tại")
    to: Day | None = Field(None, description="Ngày cuối cùng còn tồn tại")
    successor: Line | None = Field(None, description="Đơn vị thay thế")


class District(Part):
    """A district, town or provincial city with its communes."""

    code: Code = Field(description="Mã đơn vị hành chính")
    name: Line = Field(description="Tên đầy đủ, ví dụ Huyện Con Cuông")
    slug: Slug = Field(description="Tên không dấu dùng trong địa chỉ trang")
    border: bool = Field(False, description="Có phải huyện biên giới không")
    since: Day | None = Field(None, description="Ngày bắt đầu tồn tại")
    to: Day | None = Field(None, description="Ngày cuối cùng còn tồn tại")
    successor: Line | None = Field(None, description="Đơn vị thay thế")
    communes: tuple[Commune, ...] = Field((), description="Các xã, phường, thị trấn")


class Province(Part):
    """The province whose site this is."""

    code: Code = Field(description="Mã đơn vị hành chính")
    name: Line = Field(description="Tên đầy đủ")
    slug: Slug = Field(description="Tên không dấu")


class Places(Record):
    """The place list; found by plain name, full name or code, with or without accents being exact."""

    province: Province = Field(description="Tỉnh")
    districts: tuple[District, ...] = Field(description="Các huyện, thị xã, thành phố")
    note: Text | None = Field(None, description="Danh sách này là của thời nào")
    sources: Annotated[tuple[AnySource, ...], OneOrMany] = Field((), description="Nguồn của danh sách")

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

    def is_province(self, name: str) -> bool:
        """Does the name mean the province itself?"""
        return _key(name) in _keys(self.province.code, self.province.name)

    def names(self) -> Iterator[str]:
        """Every plain name, for near-miss suggestions."""
        for district in self.districts:
            yield plain_name(district.name)
            yield from (plain_name(commune.name) for commune in district.communes)


def _key(name: str) -> str:
    # Case and the tone style do not tell places apart, but accents do: Nậm Cắn and Nậm Càn are two communes.
    return canonical_tone(name.strip()).lower()


def _keys(code: str, name: str) -> tuple[str, str, str]:
    return code, _key(name), _key(plain_name(name))
