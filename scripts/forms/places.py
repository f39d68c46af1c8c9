"""Places as staff look for them: by a few letters, with names of before and what they are now."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from scripts.model.place import Places
from scripts.model.place_names import plain_name
from scripts.model.placed import Placed
from scripts.vietnamese import dates
from scripts.vietnamese.folding import fold, lower_first

# So many are offered at once.
MOST = 12


@dataclass(frozen=True, slots=True)
class Offer:
    """A name to write, and what to know of it."""

    name: str
    note: str


def like(places: Places, typed: str, day: date | None, divided: bool | None = None) -> list[Offer]:
    """The units whose names have the letters typed, accents or not: those of the day first, names that begin so before
    others; with what became of those of another time. Only divided ones, or only the others, where that is asked."""
    wanted = fold(plain_name(typed.strip()))
    found = [one for one in places.all if divided in (None, one.divided) and wanted in fold(one.name)]

    def order(one: Placed) -> tuple[bool, bool, bool, str]:
        plain = fold(plain_name(one.name))
        return day is not None and not one.lived(day), plain != wanted, not plain.startswith(wanted), plain

    return [Offer(one.name, note(one, day)) for one in sorted(found, key=order)[:MOST]]


def note_of(places: Places, name: str, day: date | None, divided: bool | None = None) -> str:
    """What to know of a name that was written, for a divided unit or another where that is asked; empty where nobody
    knows it, or it is a unit of that day."""
    found = places.named(name, day) if divided is not False else places.parts(name, day=day)
    return note(found[0], day) if found and day and not found[0].lived(day) else ""


def names_on(places: Places, day: date | None, divided: bool | None = None) -> Iterator[Offer]:
    """Every unit of a day."""
    seen: set[str] = set()
    for one in places.all:
        name = one.name
        if divided in (None, one.divided) and (day is None or one.lived(day)) and name not in seen:
            seen.add(name)
            yield Offer(name, note(one, day))


def note(one: Placed, day: date | None) -> str:
    """`thuộc Huyện Kỳ Sơn`; of another time than the day: `tên cũ, nay là Xã Mường Xén`."""
    if day is None or one.lived(day):
        return f"thuộc {one.belongs_to}"
    since = one.unit.since
    if since and day < since:
        return f"chỉ có từ ngày {dates.short(since)}"
    gone = f"tên cũ, đến ngày {dates.short(one.ended)}" if one.ended else "tên cũ"
    if today := [now.name for now in one.today]:
        return f"{gone}; nay là {', '.join(today[:4])}{'…' if len(today) > 4 else ''}"
    near = [now.name for now in one.above.today] if one.above else []
    if not near:
        return gone
    return f"{gone}; chưa rõ nay thuộc đâu, {lower_first(one.belongs_to)} cũ nay là {', '.join(near)}"
