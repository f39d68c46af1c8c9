"""Whether two sites speak of one event: measured in docs/decisions/017-sources.md.

To merge two events that are different hides one of them from whoever wants to go; to miss a pair shows it twice, and
`check` still points it out (W307). So everything that both say must agree, and in the titles only words may differ
that every title of the action month has.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from scripts.model.event import Event
from scripts.model.place import Places
from scripts.model.place_names import plain_name
from scripts.model.placed import Placed
from scripts.vietnamese.folding import fold

Where: TypeAlias = tuple[frozenset[str], frozenset[str], bool, str]
Sign: TypeAlias = tuple[date, Where, str, frozenset[str] | str | datetime]

# Events of one day and place that one is compared with: a hostile file has thousands.
MOST = 200

# Said of the campaign or the place in one title and left out of another; folded, longest first.
_EVERYWHERE = re.compile(
    r"\b(?:(?:cong tac )?phong (?:va )?chong (?:te nan )?ma tuy|vi (?:cuoc song|mot tuong lai) khong ma tuy"
    r"|thang hanh dong(?: quoc gia)?|ngay (?:quoc te|toan dan)|huong ung|nhan dip|tren dia ban|to chuc"
    r"|(?:nam )?(?:19|20)\d\d|hoat dong|chuong trinh|le(?= (?:ra quan|mit tinh|phat dong) )|tai|o|tren|cua|va)(?= )"
)
_KIND_OF_PLACE = r"(?:(?:huyen|thi xa|thanh pho|xa|phuong|thi tran|tinh) )?"


@dataclass(frozen=True, slots=True)
class Mark:
    """What an event is recognised by. Events can only be the same where `day`, `where` and `kind` are."""

    day: date
    where: Where
    kind: str
    words: frozenset[str]
    venue: str
    at: datetime | None
    note: str

    def __reduce__(self) -> tuple[type["Mark"], tuple[object, ...]]:
        # As its class would be brought back by itself in three times as long.
        return Mark, (self.day, self.where, self.kind, self.words, self.venue, self.at, self.note)

    @property
    def signs(self) -> tuple[Sign, ...]:
        """Two that are the same have one of these in common, so that each is compared with few."""
        here = (self.day, self.where, self.kind)
        return tuple((*here, sign) for sign in (self.words, self.venue, self.at) if sign)

    def is_same(self, other: "Mark") -> bool:
        """Is it the same event? Symmetric. Of one that says less, what both say decides, and more must agree then:
        the venue or the moment."""
        if (self.day, self.where, self.kind) != (other.day, other.where, other.kind):
            return False
        if not self.words or not other.words:
            return False
        pairs = ((self.venue, other.venue), (self.at, other.at), (self.note, other.note))
        if any(one and another and one != another for one, another in pairs):
            return False
        agreed = any(one and one == another for one, another in pairs[:2])
        return self.words == other.words or (agreed and (self.words <= other.words or other.words <= self.words))


def mark(event: Event, places: Places) -> Mark | None:
    """The event's mark; None where the day or the place is not stated, for then nothing says that two are one."""
    where = where_of(event, places)
    if event.first_day is None or not any(where):
        return None
    return Mark(
        day=event.first_day,
        where=where,
        kind=event.kind.value,
        words=_words(event.title, _names(event, places)),
        venue=_plain(event.place.venue or ""),
        at=event.begins if isinstance(event.begins, datetime) else None,
        note=_plain(event.time_note or "").removeprefix("buoi "),
    )


def where_of(event: Event, places: Places) -> Where:
    """Where the event takes place, however its districts and communes are written: their keys, whether it is in the
    whole province, where else."""
    groups, parts = _found(event, places)
    tops = frozenset(one.top.key for one in (*groups, *parts))
    outside = _plain(event.place.outside or "")
    return tops, frozenset(one.key for one in parts), event.place.province, outside


def _found(event: Event, places: Places) -> tuple[list[Placed], list[Placed]]:
    day = event.day_of_place
    groups = [found for name in event.place.district if (found := places.group(name, day))]
    return groups, [hits[0] for name in event.place.commune if (hits := places.parts(name, groups, day))]


def _names(event: Event, places: Places) -> list[str]:
    groups, parts = _found(event, places)
    names = [places.province.name, *(one.name for one in groups), *(one.name for one in parts)]
    names += [one.belongs_to for one in parts]
    return [plain_name(name) for name in names]


def _words(title: str, names: Iterable[str]) -> frozenset[str]:
    """The words of a title that distinguish the event from others on its day in its place."""
    text = _plain(title)
    for name in sorted({_plain(name) for name in names}, key=lambda name: (-len(name), name)):
        text = re.sub(rf"\b{_KIND_OF_PLACE}{re.escape(name)}\b", " ", text)
    return frozenset(_EVERYWHERE.sub(" ", f"{' '.join(text.split())} ").split())


def _plain(text: str) -> str:
    """Folded, without punctuation."""
    return " ".join(re.sub(r"[^\w\s]|_", " ", fold(text)).split())
