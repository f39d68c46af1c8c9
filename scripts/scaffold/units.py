"""The provinces of today and their units, as a list that goes with the project says (units.tsv)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from scripts.edit.emitted import Value
from scripts.model.place_names import name_key, plain_name
from scripts.scaffold.answers import UnfitError
from scripts.vietnamese.near import closest
from scripts.vietnamese.slugs import slug

# The law of the two levels: districts ended with this day.
LAST_DAY, FIRST_DAY = "2025-06-30", "2025-07-01"
_SOURCE = (
    "Danh sách xã, phường, đặc khu từ 01/7/2025, đơn vị cũ và điểm giữa, lấy từ gói dữ liệu vietnamadminunits 1.0.4 "
    "(giấy phép MIT)"
)


@dataclass(frozen=True)
class Province:
    """A province and the lines of the list that are within it."""

    code: str
    name: str
    lines: tuple[tuple[str, ...], ...]

    @property
    def plain(self) -> str:
        """`Hà Tĩnh`."""
        return plain_name(self.name)

    @property
    def is_city(self) -> bool:
        """Is it a city right below the state?"""
        return self.name.startswith("Thành phố")

    def of(self, kind: str) -> list[tuple[str, ...]]:
        """The lines of a kind: D, O or N."""
        return [line for line in self.lines if line[0] == kind]


@cache
def _lines() -> tuple[tuple[str, ...], ...]:
    text = resources.files(__package__).joinpath("units.tsv").read_text(encoding="utf-8")
    return tuple(tuple(line.split("\t")) for line in text.splitlines() if not line.startswith("#"))


def provinces() -> Iterator[Province]:
    """All of them, by their codes."""
    heads = [number for number, line in enumerate(_lines()) if line[0] == "P"]
    for first, last in zip(heads, [*heads[1:], len(_lines())], strict=True):
        _, code, name = _lines()[first]
        yield Province(code, name, _lines()[first + 1 : last])


def named(text: str) -> Province:
    """The province of a name or code. Raises UnfitError, which names what is like it."""
    every = {one.name: one for one in provinces()}
    for one in every.values():
        if name_key(text) in (name_key(one.name), name_key(one.plain), one.code):
            return one
    near = closest(plain_name(text), [one.plain for one in every.values()])
    meant = f" Có phải {', '.join(f'“{name}”' for name in near)}?" if near else ""
    raise UnfitError(f"Không có tỉnh, thành phố “{text}” trong 34 đơn vị từ ngày 01/7/2025.{meant}")


def places(province: Province) -> dict[str, Value]:
    """What content/places.yml says of it: districts with their communes to their last day, then those of today."""
    before, taken = len(province.of("O")), set[str]()
    units: list[Value] = []
    for line in province.lines:
        kind, code, name = line[:3]
        if kind == "D":
            units.append({"code": code, "name": name, "slug": _slug(name, code, taken), "to": LAST_DAY, "units": []})
        elif kind == "O":
            _within(units).append({"code": code, "name": name})
        else:
            units.append(_today(line))
    for unit in units:
        if isinstance(unit, dict) and unit.get("units") == []:
            del unit["units"]
    today = len(province.of("N"))
    head: dict[str, Value] = {"code": province.code, "name": province.name, "slug": slug(province.plain)}
    note = (
        f"Danh sách này có {len(province.of('D'))} đơn vị cấp huyện và {before} xã, phường, thị trấn "
        f"của ngày 30/6/2025; {today} xã, phường, đặc khu từ ngày 01/7/2025."
    )
    return {"year": "2025", "note": note, "sources": [{"title": _SOURCE}], "province": head, "units": units}


def _within(units: Sequence[Value]) -> list[Value]:
    last = units[-1]
    assert isinstance(last, dict) and isinstance(last["units"], list)
    return last["units"]


def _today(line: Sequence[str]) -> dict[str, Value]:
    _, code, name, lat, lon, before = line
    made: list[Value] = [
        {"unit": one.removesuffix("*"), "part": "true"} if one.endswith("*") else one for one in before.split()
    ]
    unit: dict[str, Value] = {"code": code, "name": name, "since": FIRST_DAY, "centre": [lat, lon]}
    return unit | {"from": made} if made else unit


def _slug(name: str, code: str, taken: set[str]) -> str:
    """Its plain name; where another has that, with its kind, else with its code."""
    whole = slug(name)
    found = next(one for one in (slug(plain_name(name)), whole, f"{whole}-{code}") if one not in taken)
    taken.add(found)
    return found
