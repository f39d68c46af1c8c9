"""The finder of /su-kien/: its form, and su-kien/danh-sach.json, the events that a browser filters.

The file is a table by column: columns of like values compress several times better than rows, and at 5,000
events this is what a reader's phone loads, once. What repeats is in a table of its own and is meant by its index
there.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from scripts.assemble.events.cards import BLANK, EventCard
from scripts.assemble.events.facts import EventHead
from scripts.assemble.events.nearest import nearest
from scripts.assemble.events.whereabouts import ELSEWHERE
from scripts.assemble.page import Choice
from scripts.assemble.places.place_pages import groups_name, leaves_name
from scripts.assemble.view import View
from scripts.vietnamese import dates
from scripts.vietnamese.collation import sort_key
from scripts.vietnamese.numbers import grouped
from scripts.words import text

PATH = "su-kien/danh-sach.json"
# So many events are in the file, those nearest to the build's day: 5,000 are 0.7 MB, 110 KB packed.
MOST = 5_000
_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Form:
    """The form: where its data is and of which version, and what its filters offer. `built` is the build's day: a phone
    whose clock has gone back to its factory setting must not call the past the future."""

    data: str
    version: str
    built: str
    units: tuple[Choice, ...]
    units_name: str
    districts_name: str
    districts: tuple[Choice, ...]
    kinds: tuple[Choice, ...]
    focuses: tuple[Choice, ...]
    # What it does not find, where there are too many.
    note: str | None
    blank: EventCard = BLANK


def form(view: View, data: bytes) -> Form:
    """What the finder's form offers; `data` is what `file_of` made."""
    facts = nearest(view, MOST)
    used = {slug for one in facts for slug in _place(one)[0]}
    listed = view.site.places
    groups = [(one.path, one.name) for one in sorted(listed.groups, key=lambda one: sort_key(one.name))]
    groups += [(slug, text(f"events.elsewhere.{slug}")) for slug in ELSEWHERE]
    chosen = {name for one in facts for name in one.event.focus}
    kinds = sorted({one.event.kind for one in facts}, key=lambda kind: sort_key(kind.label))
    return Form(
        data=PATH,
        version=hashlib.sha256(data).hexdigest()[:10],
        built=view.today.isoformat(),
        units=tuple(Choice(one.path, one.name) for one in listed.leaves if one.path in used),
        units_name=leaves_name(listed),
        districts_name=groups_name(listed),
        districts=tuple(Choice(slug, name) for slug, name in groups if slug in used),
        kinds=tuple(Choice(kind.value, kind.label) for kind in kinds),
        focuses=tuple(Choice(name, title) for name, title in view.focus_words.items() if name in chosen),
        note=text("events.finder_nearest", listed=grouped(MOST), count=grouped(len(view.events)))
        if len(view.events) > MOST
        else None,
    )


def file_of(view: View) -> bytes:
    """The data file: events in order of their days, those without a day last.

    - `places` [[addresses of tops of then and now, commune keys, words, other names]], `kinds` [[id, words]], `focuses`
      [[ids]], `venues`, `organisers` and `whens` [words] are tables; `place`, `kind`, `focus`, `venue`, `organiser`,
      `when` the rows' indexes in them; in the words of `whens` `{}` stands for the first day, spelt by `date` and
      `weekdays`;
    - `communes` [[key, name, district slug]] is what the form offers, in order;
    - `id`, `year`, `title` are the rows' own; `state` is a number of states.STANDINGS; `check` lists the rows whose
      source needs the original;
    - `day` counts from the row before (the first from 1970-01-01), `at` is the second of the day at which the event
      begins and `takes` how many seconds it takes; rows beyond these three columns have no day, and `told` is the
      day by which lists order each of them, from 1970-01-01;
    - `again` {row: [days]} are the later days of a recurring event, counted from its first.
    """
    facts = nearest(view, MOST)
    dated = sorted(
        (one for one in facts if one.event.occasions), key=lambda one: (one.event.occasions[0], one.event.id)
    )
    rows = dated + [one for one in facts if not one.event.occasions]
    events = [one.event for one in rows]
    firsts = [one.event.occasions[0] for one in dated]
    days = [(first.first - _EPOCH).days for first in firsts]
    data: dict[str, Any] = {
        "id": [event.id for event in events],
        "year": [event.year for event in events],
        "title": [event.title for event in events],
        "day": [day - before for before, day in zip([0, *days], days, strict=False)],
        "at": [first.begins.hour * 3600 + first.begins.minute * 60 + first.begins.second for first in firsts],
        "takes": [int((first.ends - first.begins).total_seconds()) for first in firsts],
        "told": [(one.event.about - _EPOCH).days for one in rows[len(dated) :]],
        "again": {
            str(row): [(one.first - event.occasions[0].first).days for one in event.occasions[1:]]
            for row, event in enumerate(events)
            if len(event.occasions) > 1
        },
    }
    tables: dict[str, list[Any]] = {}
    for name, values in (
        ("place", [(*_place(one), _where(one), one.where.also) for one in rows]),
        ("kind", [(event.kind.value, event.kind.label) for event in events]),
        ("focus", [event.focus for event in events]),
        ("venue", [event.place.venue or "" for event in events]),
        ("organiser", [", ".join(event.organisers) for event in events]),
        ("when", [_when(one) for one in rows]),
    ):
        numbers: dict[Any, int] = {}
        data[name] = [numbers.setdefault(value, len(numbers)) for value in values]
        tables["focuses" if name == "focus" else f"{name}s"] = list(numbers)
    data |= {
        "state": [one.standing.number for one in rows],
        "check": [row for row, event in enumerate(events) if event.needs_original],
        **tables,
        "date": dates.IN_WORDS,
        "weekdays": dates.WEEKDAYS,
        "communes": _communes(facts),
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _when(one: EventHead) -> str:
    """The event's time in words, with `{}` for the words of its first day: thousands of days, some dozens of hours."""
    words = one.when_words
    if not one.event.occasions:
        return words
    day = dates.in_words(one.event.occasions[0].first)
    return words.replace(day, "{}").replace(day[:1].upper() + day[1:], "{}")


def _where(one: EventHead) -> str:
    """The place in words and, behind it as on the cards, whose event it is where it is another site's."""
    origin = text("events.by", name=one.card.origin) if one.card.origin else ""
    return " · ".join(part for part in (one.where.words, origin) if part)


def _place(one: EventHead) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Addresses of the tops of its places, of then and of now, and of where no place is; keys of communes."""
    where = one.where
    return (*where.tops, *where.elsewhere), tuple(place.key for place in where.communes)


def _communes(heads: list[EventHead]) -> list[tuple[str, str, str]]:
    found = (place for one in heads for place in one.where.communes)
    rows = {(place.key, place.name, place.slug) for place in found if not place.is_top}
    return sorted(rows, key=lambda row: (sort_key(row[1]), row[0]))
