"""The finder of /su-kien/: its form, and su-kien/danh-sach.json, the events that a browser filters.

The file is a table by column: columns of like values compress several times better than rows, and at 5,000
events this is what a reader's phone loads, once. What repeats stands in a table of its own and is meant by its
place there.
"""

from __future__ import annotations

import hashlib
import json
from datetime import datetime
from typing import Any

from scripts.assemble.events.whereabouts import communes_of
from scripts.assemble.tree import Meta, Tree
from scripts.assemble.view import View
from scripts.model.event import Event, Status
from scripts.model.values import VIETNAM
from scripts.vietnamese import dates
from scripts.vietnamese.collation import sort_key

PATH = "su-kien/danh-sach.json"
# Where no district is: the values beside the districts, in the order in which the form offers them.
_ELSEWHERE = {"toan-tinh": "Toàn tỉnh", "ngoai-tinh": "Ngoài tỉnh", "truc-tuyen": "Trực tuyến"}
# What became of an event, whatever the time is; 0 leaves it to the clock.
_STATES = {Status.SCHEDULED: 0, Status.RESCHEDULED: 1, Status.POSTPONED: 2, Status.CANCELLED: 3, Status.HELD: 4}
_EPOCH = datetime(1970, 1, 1, tzinfo=VIETNAM)


def build(view: View) -> Tree:
    """The data file: events in order of their days, those without a day last.

    - `places` [[district slugs, commune codes, words]], `kinds` [[id, words]], `focuses` [[ids]], `venues`,
      `organisers` and `whens` [words] are tables; `place`, `kind`, `focus`, `venue`, `organiser`, `when` the rows'
      places in them; in the words of `whens` `{}` stands for the first day, told by `date` and `weekdays`;
    - `communes` [[code, name, district slug]] is what the form offers, in order;
    - `id`, `year`, `title` are the rows' own; `state` is of `_STATES`; `check` lists the rows whose source
      needs the original;
    - `day` counts from the row before (the first from 1970-01-01), `at` is the second of the day at which the event
      begins and `takes` how many seconds it takes; rows beyond these three columns have no day;
    - `again` {row: [days]} are the later days of a recurring event, counted from its first.
    """
    return {f"files/{PATH}": _file(view)}


def form(view: View, built: Tree) -> Meta:
    """What the finder's form offers, and where its data is, which `build` has made."""
    used = {slug for event in view.events for slug in _place(view, event)[0]}
    districts = sorted(view.site.places.districts, key=lambda district: sort_key(district.name))
    focuses = {
        focus.id: focus.title
        for campaign in sorted(view.site.campaigns, key=lambda campaign: campaign.year)
        for focus in campaign.focuses
    }
    chosen = {name for event in view.events for name in event.focus}
    kinds = sorted({event.kind for event in view.events}, key=lambda kind: sort_key(kind.label))
    return {
        "data": PATH,
        "version": hashlib.sha256(built[f"files/{PATH}"]).hexdigest()[:10],
        # A phone whose clock has gone back to its factory setting must not call the past the future.
        "built": view.today.isoformat(),
        "districts": [
            {"id": slug, "text": name}
            for slug, name in [*((one.slug, one.name) for one in districts), *_ELSEWHERE.items()]
            if slug in used
        ],
        "kinds": [{"id": kind.value, "text": kind.label} for kind in kinds],
        "focuses": [{"id": name, "text": title} for name, title in focuses.items() if name in chosen],
        # The shape of a card, which the script fills in: the same partial as the server's cards.
        "blank": {"url": "", "day": "", "month": "", "year": "", "when": "", "where": "", "title": "", "check": True}
        | {"status": {"code": "soon"}},
    }


def _file(view: View) -> bytes:
    dated = sorted(
        (event for event in view.events if event.occasions), key=lambda event: (event.occasions[0], event.id)
    )
    rows = dated + [event for event in view.events if not event.occasions]
    places, kinds, focuses, venues, organisers, whens = (_Table() for _ in range(6))
    firsts = [event.occasions[0] for event in dated]
    days = [(first.first - _EPOCH.date()).days for first in firsts]
    data = {
        "id": [event.id for event in rows],
        "year": [event.year for event in rows],
        "title": [event.title for event in rows],
        "day": [day - before for before, day in zip([0, *days], days, strict=False)],
        "at": [first.begins.hour * 3600 + first.begins.minute * 60 + first.begins.second for first in firsts],
        "takes": [int((first.ends - first.begins).total_seconds()) for first in firsts],
        "again": {
            str(row): [(one.first - event.occasions[0].first).days for one in event.occasions[1:]]
            for row, event in enumerate(dated)
            if len(event.occasions) > 1
        },
        "place": [places.place((*_place(view, event), _where(view, event))) for event in rows],
        "kind": [kinds.place((event.kind.value, event.kind.label)) for event in rows],
        "focus": [focuses.place(event.focus) for event in rows],
        "venue": [venues.place(event.place.venue or "") for event in rows],
        "organiser": [organisers.place(", ".join(event.organisers)) for event in rows],
        "when": [whens.place(_when(view, event)) for event in rows],
        "state": [_STATES[event.status] for event in rows],
        "check": [row for row, event in enumerate(rows) if event.needs_original],
        "places": list(places),
        "kinds": list(kinds),
        "focuses": list(focuses),
        "venues": list(venues),
        "organisers": list(organisers),
        "whens": list(whens),
        "date": dates.IN_WORDS,
        "weekdays": dates.WEEKDAYS,
        "communes": _communes(view),
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _when(view: View, event: Event) -> str:
    """The event's time in words, with `{}` for the words of its first day: thousands of days, some dozens of hours."""
    words = view.when(event)
    if not event.occasions:
        return words
    day = dates.in_words(event.occasions[0].first)
    return words.replace(day, "{}").replace(day[:1].upper() + day[1:], "{}")


def _where(view: View, event: Event) -> str:
    """The place in words and, behind it as on the cards, whose event it is where it is another site's."""
    parts = (view.where(event), f"Theo {event.origin.words}" if event.origin else "")
    return " · ".join(part for part in parts if part)


class _Table(dict[Any, int]):
    """Distinct values, each with its place: the order in which they first came."""

    def place(self, value: Any) -> int:
        return self.setdefault(value, len(self))


def _place(view: View, event: Event) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Slugs of districts and of where no district is, codes of communes."""
    communes = communes_of(view.site.places, event)
    districts = dict.fromkeys(one.slug for one in [*view.districts(event), *(district for district, _ in communes)])
    place = event.place
    elsewhere = zip(_ELSEWHERE, (place.province, bool(place.outside), place.online), strict=True)
    return (*districts, *(slug for slug, here in elsewhere if here)), tuple(commune.code for _, commune in communes)


def _communes(view: View) -> list[tuple[str, str, str]]:
    found = (one for event in view.events for one in communes_of(view.site.places, event))
    rows = {(commune.code, commune.name, district.slug) for district, commune in found}
    return sorted(rows, key=lambda row: (sort_key(row[1]), row[0]))
