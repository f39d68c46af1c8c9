"""Whether two sites speak of one event: measured in docs/decisions/017-sources.md.

To merge two events that are different hides one of them from whoever wants to go; to miss a pair shows it twice, and
`check` still points it out (W307). So everything that both say must agree, and in the titles only words may differ
that every title of the action month has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from scripts.model.event import Event
from scripts.model.place import Places, plain_name
from scripts.vietnamese.folding import fold

Where: TypeAlias = tuple[frozenset[str], frozenset[str], bool, str]

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

    @property
    def key(self) -> tuple[date, Where, str]:
        """What is equal in all that can be the same."""
        return self.day, self.where, self.kind

    def is_same(self, other: Mark) -> bool:
        """Is it the same event? Symmetric. Of one that says less, what both say decides, and more must agree then:
        the venue or the moment."""
        if self.key != other.key or not self.words or not other.words:
            return False
        pairs = ((self.venue, other.venue), (self.at, other.at), (self.note, other.note))
        if any(one and another and one != another for one, another in pairs):
            return False
        agreed = any(one and one == another for one, another in pairs[:2])
        return self.words == other.words or (agreed and (self.words <= other.words or other.words <= self.words))


def mark(event: Event, places: Places) -> Mark | None:
    """The event's mark; None where the day or the place is not told, for then nothing says that two are one."""
    districts = [found for name in event.place.district if (found := places.district(name))]
    communes = [hits[0] for name in event.place.commune if (hits := places.communes(name, districts))]
    codes = frozenset(district.code for district in (*districts, *(home for home, _ in communes)))
    where: Where = (
        codes,
        frozenset(commune.code for _, commune in communes),
        event.place.province,
        _plain(event.place.outside or ""),
    )
    if event.first_day is None or not any(where):
        return None
    names = [plain_name(one.name) for one in (*districts, *(part for pair in communes for part in pair))]
    return Mark(
        day=event.first_day,
        where=where,
        kind=event.kind.value,
        words=_words(event.title, [*names, plain_name(places.province.name)]),
        venue=_plain(event.place.venue or ""),
        at=event.begins if isinstance(event.begins, datetime) else None,
        note=_plain(event.time_note or "").removeprefix("buoi "),
    )


def _words(title: str, names: Iterable[str]) -> frozenset[str]:
    """The words of a title that tell the event from others on its day in its place."""
    text = _plain(title)
    for name in sorted({_plain(name) for name in names}, key=lambda name: (-len(name), name)):
        text = re.sub(rf"\b{_KIND_OF_PLACE}{re.escape(name)}\b", " ", text)
    return frozenset(_EVERYWHERE.sub(" ", f"{' '.join(text.split())} ").split())


def _plain(text: str) -> str:
    """Folded, without punctuation."""
    return " ".join(re.sub(r"[^\w\s]|_", " ", fold(text)).split())
