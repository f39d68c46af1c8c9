"""The communes of a day, and the one that somebody asks for by a name or a code."""

from datetime import date

from scripts.model.place import Places
from scripts.model.placed import Placed
from scripts.problems.failure import CannotDo
from scripts.vietnamese.near import closest


class NoCommuneError(CannotDo):
    """No such commune, or several, as a sentence."""


def communes(places: Places, day: date) -> list[Placed]:
    """Those of a day that have a code, in the order of names."""
    return [one for one in places.communes(day) if one.code]


def commune_named(places: Places, name: str, day: date) -> Placed:
    """The commune of that name or code on a day, also where a district of before had its name. Raises NoCommuneError,
    which names those that one of before went into."""
    known = communes(places, day)
    name = " ".join(name.split())
    named = places.named(name, day)
    hits = [one for one in known if one in named]
    if len(hits) == 1:
        return hits[0]
    if hits:
        several = "; ".join(f"{one.whole_name}: {one.code}" for one in hits)
        raise NoCommuneError(f"Có {len(hits)} đơn vị tên “{name}”; ghi mã thay tên ({several}).")
    heirs = {heir.name: None for one in places.named(name) for heir in one.today if heir in known}
    near = [*heirs] or closest(name, [one.name for one in known])
    words = f" Có phải {' hay '.join(near)}?" if near else ""
    raise NoCommuneError(f"Ngày {day.day}/{day.month}/{day.year} không có xã, phường nào tên “{name}”.{words}")
