"""Is an event of a file on the site already, and what of it would change?

What the last import wrote is remembered (memory.py). A field that somebody changed by hand since is never written over:
where the file says what it said before, the hand's word stands; where all three differ, it is a conflict.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from rapidfuzz import fuzz

from scripts.edit.emitted import Value
from scripts.model.event import Event, Status
from scripts.model.place import Places
from scripts.model.values import day_of
from scripts.read import same_event
from scripts.tables.proposal import Change, Kept
from scripts.tables.said_of import spelt_out
from scripts.vietnamese.dates import as_typed
from scripts.vietnamese.folding import same_word

# The listing's fields that a row may change, each with how the record says it.
_FIELDS = (
    "title",
    "summary",
    "start",
    "end",
    "time_note",
    "date_unknown",
    "kind",
    "organisers",
    "focus",
    "audience",
    "status",
    "previous_start",
    "reason",
    "description",
    "results",
    "registration",
    "place.district",
    "place.commune",
    "place.venue",
    "place.online",
    "place.province",
    "place.outside",
    "contact.name",
    "contact.phone",
    "contact.email",
)


# Of a hundred, how alike two names of one event are at least.
_ALIKE = 90


class Known:
    """The events of a site, to be found again."""

    def __init__(self, events: Iterable[Event], places: Places) -> None:
        self._places = places
        self.by_id = {event.id: event for event in events}
        self._by_sign: dict[Any, list[Event]] = {}
        self._by_day: dict[tuple[date, str], list[Event]] = {}
        self._by_title: dict[tuple[int, str], list[Event]] = {}
        for event in self.by_id.values():
            self._add(event)

    def _add(self, event: Event) -> None:
        if mark := same_event.mark(event, self._places):
            for sign in mark.signs:
                self._by_sign.setdefault(sign, []).append(event)
        if event.start:
            self._by_day.setdefault((day_of(event.start), same_word(event.title)), []).append(event)
        self._by_title.setdefault((event.year, same_word(event.title)), []).append(event)

    def find(self, event: Event) -> Event | None:
        """The same event: of that day and title at that place, or by read/same_event.py."""
        where = same_event.where_of(event, self._places)
        if event.start:
            for other in self._by_day.get((day_of(event.start), same_word(event.title)), ()):
                if _agree(where, same_event.where_of(other, self._places)):
                    return other
        else:
            for other in self._by_title.get((event.year, same_word(event.title)), ()):
                if other.start is None and _agree(where, same_event.where_of(other, self._places)):
                    return other
        mark = same_event.mark(event, self._places)
        for sign in mark.signs if mark else ():
            for other in self._by_sign.get(sign, ())[: same_event.MOST]:
                theirs = same_event.mark(other, self._places)
                if mark and theirs and mark.is_same(theirs):
                    return other
        return None

    def moved(self, event: Event) -> Event | None:
        """One of the same title at the same place on another day, which may have been put there."""
        where = same_event.where_of(event, self._places)
        for other in self._by_title.get((event.year, same_word(event.title)), ()):
            if other.start != event.start and same_event.where_of(other, self._places) == where:
                return other
        return None

    def announced(self, event: Event) -> Event | None:
        """The one that a letter means: of that day, or of that year where it says none, of that commune, by a name
        that is the same but for what stands behind it; None where there are several."""
        where, name = same_event.where_of(event, self._places)[1], same_word(event.title)
        found = [
            other
            for other in self.by_id.values()
            if other.year == event.year
            and (not event.start or (other.start and day_of(other.start) == day_of(event.start)))
            and _alike(name, same_word(other.title))
            and (not where or not (theirs := same_event.where_of(other, self._places)[1]) or where & theirs)
        ]
        return found[0] if len(found) == 1 else None


def _alike(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one) or fuzz.ratio(one, other) > _ALIKE


def _agree(one: same_event.Where, other: same_event.Where) -> bool:
    """Nothing that both say is different: of one the commune may be left out."""
    return (
        one == other
        or not any(one)
        or not any(other)
        or bool(one[0] & other[0] and (not one[1] or not other[1] or one[1] & other[1]))
    )


def changes(
    old: Event, new: Event, given: Iterable[str], before: Mapping[str, str], sure: bool, places: Places
) -> list[Change]:
    """What the fields that a row gives say otherwise than the event. `before` is what the last import wrote into them;
    without it, one found by its id is meant to be changed (`sure`), another may have been worked on."""
    found = []
    names = set(given)
    if same_event.where_of(old, places)[:2] == same_event.where_of(new, places)[:2]:
        names -= {"place.district", "place.commune"}
    for name in _FIELDS:
        if name not in names:
            continue
        was, says = _said(old, name), _said(new, name)
        if _even(was) == _even(says):
            continue
        base = before.get(name)
        if not was or (name == "status" and was == Status.SCHEDULED and base is None):
            kept = Kept.ADDED
        elif base is not None and _even(base) == _even(was):
            kept = Kept.CHANGED
        elif base is not None and _even(base) == _even(says):
            kept = Kept.KEPT
        else:
            kept = Kept.CHANGED if sure and base is None else Kept.CONFLICT
        found.append(Change(name, was, says, kept))
    return found


def said(event: Event) -> dict[str, str]:
    """What an event says in each of the fields, to be remembered."""
    return {name: words for name in _FIELDS if (words := _said(event, name))}


def _said(event: Event, name: str) -> str:
    value: Any = event
    for part in name.split("."):
        value = getattr(value, part, None)
        if value is None:
            return ""
    if isinstance(value, bool):
        return "true" if value else ""
    if isinstance(value, tuple):
        return "\n".join(map(str, value))
    if isinstance(value, date):
        return as_typed(value)
    return str(getattr(value, "value", value))


def _even(text: str) -> str:
    return spelt_out(text).rstrip(". ")


def value(event: Event, name: str) -> Value:
    """What a listing says in a field of an event."""
    found: Any = event
    for part in name.split("."):
        found = getattr(found, part, None)
    if isinstance(found, tuple):
        return [str(one) for one in found]
    return _said(event, name)
