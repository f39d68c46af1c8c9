"""A place as people write it, as a listing names it on that day."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from scripts.edit.emitted import Value
from scripts.model.place import Places
from scripts.model.place_names import plain_name
from scripts.model.placed import Placed
from scripts.scaffold.answers import UnfitError
from scripts.vietnamese import dates
from scripts.vietnamese.folding import fold
from scripts.vietnamese.near import closest

_OUTSIDE = re.compile(r"ngoài tỉnh\s*[:,-]?\s*(.+)", re.IGNORECASE)
WHOLE, ONLINE = "toàn tỉnh", "trực tuyến"


def place(places: Places, text: str, day: date) -> dict[str, Value]:
    """The fields of `place:`. Raises UnfitError for what the list does not have, or not on that day."""
    if fold(text) == fold(WHOLE) or places.is_province(text):
        return {"province": "true"}
    if fold(text) in (fold(ONLINE), "online"):
        return {"online": "true"}
    if match := _OUTSIDE.fullmatch(text):
        return {"outside": match[1]}
    unit = one_of(places, text, day)
    if unit.divided:
        return {"district": unit.name}
    fields: dict[str, Value] = {"commune": unit.name}
    if unit.above:
        fields["district"] = unit.above.name
    return fields


def is_unit(text: str) -> bool:
    """Does it name a unit of the list, rather than the province, elsewhere or no place at all?"""
    return fold(text) not in (fold(WHOLE), fold(ONLINE), "online") and not _OUTSIDE.fullmatch(text)


def one_of(places: Places, text: str, day: date) -> Placed:
    """The only unit that a name can mean on a day (`Xã Đá Trắng, huyện Mẫu Hạ`). Raises UnfitError."""
    name, _, home = (part.strip() for part in text.partition(","))
    group = places.group(home, day) if home else None
    hits = places.parts(name, [group] if group else (), day)
    if not home and (divided := places.group(name, day)) and divided.lived(day):
        hits = [divided]
    there = [one for one in hits if one.lived(day)]
    if len(there) == 1:
        return there[0]
    if there:
        choices = "; ".join(one.whole_name for one in there)
        raise UnfitError(f"Có {len(there)} nơi tên “{name}”: {choices}. Ghi cả tên đơn vị cấp trên.")
    gone = [*([old] if not home and (old := places.group(name)) else []), *hits]
    if gone:
        raise UnfitError(f"{' '.join(_of_another_time(one, day) for one in gone)} Ghi tên của ngày {dates.short(day)}.")
    full = _like(name, places.names(day)) or _like(name, places.names())
    meant = f" Có phải {_listed(full)}?" if full else ""
    raise UnfitError(f"Danh sách địa bàn không có “{text}”.{meant} Cả tỉnh thì ghi “{WHOLE}”.")


def _like(name: str, known: Iterable[str]) -> list[str]:
    """Full names like a name, compared without the kind of place."""
    by_plain = {plain_name(one): one for one in known}
    return [by_plain[one] for one in closest(plain_name(name), by_plain)]


def _of_another_time(unit: Placed, day: date) -> str:
    today = [one.name for one in unit.later if one.lived(day)] or [one.name for one in unit.today if one.lived(day)]
    span = f"chỉ có đến ngày {dates.short(unit.ended)}" if unit.ended and unit.ended < day else "chưa có vào ngày ấy"
    now = f" Nay thuộc {_listed(today[:4])}." if today else ""
    return f"{unit.whole_name} {span}.{now}"


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)
