"""events.json of another site → events of ours that name their origin.

One bad event is left out and reported, and the rest is taken: a district's slip must not keep a province from
publishing. Every problem has its place in the file, and names who can mend it and the page of the event there.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from pydantic import ValidationError

from scripts.markup.harmless import harmless, is_nested
from scripts.model.campaign import Campaign
from scripts.model.event import Event
from scripts.model.event_api import ApiEvent, ApiEventPlace, ApiEvents
from scripts.model.other_sites import OtherSite
from scripts.model.place import Places
from scripts.model.placed import Placed
from scripts.model.record import Path
from scripts.model.source import ELSEWHERE
from scripts.model.values import day_of
from scripts.problems import Position, Problem, problem
from scripts.read.json_text import Document, SpoiltError, parse
from scripts.read.text_file import control_characters
from scripts.read.tree import Node
from scripts.read.typed import explained

# What is looked up here or made harmless; the rest is taken as it is.
_OURS = {"id", "place", "focus", "description", "results", "origin", "images", "quotes", "audio"}
_SAME = set(Event.model_fields.keys() & ApiEvent.model_fields.keys() - _OURS)
# Pictures and voices of strangers are not shown: whether they may be is between them and whoever took them.
_READ = ApiEvent.model_fields.keys() - {"images", "quotes", "audio", "description_html"}
# Where events.json has what a listing keeps under another name.
_THEIR_NAMES = {"district": "districts", "commune": "communes", "source": "sources", "more_sources": "sources"}
# Characters; a listing of ours may have 20,000 in a line.
_TEXT_LIMIT, _EVENT_LIMIT = 20_000, 60_000
# Marks that turn the order of letters around far beyond the text that they are in (Unicode Standard Annex 9).
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
# What here has no counterpart of something in an event.
_Missing = list[tuple[Path, Problem]]


@dataclass
class Gathered:
    """What came of one file: the events that hold, how many do not, and why; no events from a spoilt file."""

    events: list[Event] = field(default_factory=list)
    left_out: int = 0
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True)
class Here:
    """What this site is, for the events of others: its place list, its campaigns, the hosts of its addresses."""

    places: Places
    campaigns: Mapping[int, Campaign]
    hosts: frozenset[str | None]


def read_events(data: bytes, path: str, site: OtherSite, here: Here) -> Gathered:
    """The events in a file's bytes; never raises. Those that are ours, come back from a site which gathers from us,
    are passed over."""

    def spoilt(at: Position, detail: object) -> Gathered:
        return Gathered(problems=[problem("E802", at, name=site.name, detail=detail)])

    try:
        given, document = parse(data, path)
        if not isinstance(given, dict) or not isinstance(given.get("events"), list):
            return spoilt(Position(path), "không có danh sách “events”")
        ApiEvents.model_validate({key: given[key] for key in ("site", "licence") if key in given} | {"events": ()})
    except SpoiltError as error:
        return spoilt(error.at, error)
    except ValidationError as error:
        first = explained(ApiEvents, document.node(), error)[0]
        return spoilt(first.at, first.message)
    reader = _Reader(document, site, here)
    for number, event in enumerate(given["events"]):
        reader.read(number, event)
    if following := given.get("next"):
        reader.found.problems.append(problem("W810", document.node("next").at, name=site.name, found=following))
    document.put_away()
    return reader.found


class _UnfitError(ValueError):
    """A text that no page can hold, at `path` in the event."""

    def __init__(self, detail: str, *path: str | int) -> None:
        super().__init__(detail)
        self.path = path


@dataclass
class _Reader:
    document: Document
    site: OtherSite
    here: Here
    found: Gathered = field(default_factory=Gathered)
    lacks: set[str] = field(default_factory=set)

    def read(self, number: int, given: Any) -> None:
        """One entry of the list: an event, a problem, or one of ours."""
        if not isinstance(given, dict):
            detail = problem("E114", Position(""), expected="một sự kiện", found="kiểu khác").message
            self.leave_out(number, {}, detail, self.node(number).at)
            return
        model: type[ApiEvent | Event] = ApiEvent
        try:
            api = ApiEvent.model_validate(_clean({key: given[key] for key in given if key in _READ}, [_EVENT_LIMIT]))
            if self.is_ours(api):
                return
            for name in ("description", "results"):
                if is_nested(getattr(api, name) or ""):
                    raise _UnfitError("danh sách lồng nhau quá sâu", name)
            model = Event
            event, missing = self.event(api)
        except _UnfitError as error:
            self.leave_out(number, given, str(error), self.node(number).part(error.path).at)
        except ValidationError as error:
            first = explained(model, self.node(number), error)[0]
            self.leave_out(number, given, first.message, first.at)
        else:
            self.found.events.append(event.placed(self.origin(number)))
            # Hundreds of events of one site may lack the same; its name says enough once.
            for path, lack in missing:
                if lack.message not in self.lacks:
                    self.lacks.add(lack.message)
                    self.found.problems.append(reported(event, event.at(*path), lack))

    def event(self, api: ApiEvent) -> tuple[Event, _Missing]:
        """The event as a record of ours, and what in it has no counterpart here. Raises ValidationError."""
        day = day_of(api.start) if api.start else date(api.year, 6, 30)
        place, missing = _place(self.here.places, api.place, day)
        campaign = self.here.campaigns.get(api.year)
        known = campaign.focus_by_id if campaign else {}
        for number, focus in enumerate(api.focus):
            if focus not in known:
                missing.append((("focus", number), problem("E304", Position(""), found=focus, year=api.year)))
        origin = {"source": self.site.id, "name": self.site.name, "url": api.url, "uid": api.uid}
        if api.origin:
            origin |= {"name": api.origin.name, "url": api.origin.url, "via": self.site.name}
        sources = [source.model_dump(exclude_none=True) for source in api.sources]
        data = api.model_dump(include=_SAME, exclude_none=True, by_alias=True) | {
            "id": f"{self.site.id}-{api.id}",
            "place": place,
            "focus": tuple(focus for focus in api.focus if focus in known),
            "description": harmless(api.description) if api.description else None,
            "results": harmless(api.results) if api.results else None,
            "source": sources[0],
            "more_sources": sources[1:],
            "origin": origin,
        }
        return Event.model_validate(data, context=ELSEWHERE), missing

    def is_ours(self, api: ApiEvent) -> bool:
        """Did this site publish it first?"""
        pages = [api.url, api.origin.url] if api.origin else [api.url]
        hosts = {urlsplit(page).hostname for page in pages} | {api.uid.rpartition("@")[2].lower()}
        return bool(self.here.hosts & hosts)

    def leave_out(self, number: int, given: Mapping[str, Any], detail: str, at: Position) -> None:
        """An event that cannot be taken, with the words by which its publisher knows it."""
        names = [given[key] for key in ("title", "id") if isinstance(given.get(key), str)]
        event = names[0] if names else f"mục thứ {number + 1}"
        url = given["url"] if isinstance(given.get("url"), str) else "không rõ trang"
        self.found.left_out += 1
        self.found.problems.append(problem("W803", at, event=event, name=self.site.name, detail=detail, url=url))

    def node(self, number: int) -> Node:
        return self.document.node("events", number)

    def origin(self, number: int) -> "_Place":
        return _Place(self.document, number)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an event stands in the file."""

    document: Document = field(compare=False)
    number: int

    @property
    def path(self) -> str:
        return self.document.path

    def __reduce__(self) -> tuple[type["_Place"], tuple[Document, int]]:
        # As its class would be brought back by itself in ten times as long.
        return _Place, (self.document, self.number)

    def __call__(self, *path: str | int) -> Position:
        names = (_THEIR_NAMES.get(name, name) if isinstance(name, str) else name for name in path)
        return self.document.node("events", self.number).part(names).at


def reported(event: Event, at: Position, found: Problem) -> Problem:
    """What is wrong in an event of another site, which is published all the same."""
    return problem("W805", at, detail=found.message, **about(event))


def about(event: Event) -> dict[str, Any]:
    """What every problem says of an event of another site: its name, who can mend it, and where."""
    assert event.origin
    return {"event": event.title, "name": event.origin.words, "url": event.origin.url}


def _place(places: Places, given: ApiEventPlace, day: date) -> tuple[dict[str, Any], _Missing]:
    """The place in names of our list: by code, else by name. A place that is not in it stays in the words."""
    missing: _Missing = []
    groups: list[Placed] = []
    parts: list[Placed] = []
    strange: list[str] = []
    for number, one in enumerate(given.districts):
        group = places.group(one.code, day) or places.group(one.name, day)
        if group:
            groups.append(group)
        else:
            strange.append(one.name)
            missing.append((("place", "districts", number), problem("E302", Position(""), found=one.name)))
    for number, commune in enumerate(given.communes):
        named = places.group(commune.district, day)
        hits = places.parts(commune.code, (), day) or places.parts(commune.name, [named] if named else groups, day)
        if len(hits) == 1:
            parts.append(hits[0])
            # A commune is looked for in the districts that are named.
            home = hits[0].above
            groups += [home] if groups and home and home not in groups else []
        else:
            strange.insert(0, commune.name)
            missing.append((("place", "communes", number), problem("E302", Position(""), found=commune.name)))
    place = given.model_dump(include={"province", "online", "outside", "lat", "lon"}) | {
        "district": tuple(one.name for one in groups),
        # By name as staff would write it, by code where that could be two.
        "commune": tuple(
            one.code if one.code and len(places.parts(one.name, groups, day)) != 1 else one.name for one in parts
        ),
        "venue": ", ".join([*([given.venue] if given.venue else []), *strange]) or None,
    }
    return place, missing


def _clean(value: Any, room: list[int], *path: str | int) -> Any:
    """The value in NFC and without turning marks; `room` is how many characters there is still room for.

    Raises _UnfitError for text that is too long or has characters which no page, feed or calendar can hold.
    """
    if isinstance(value, str):
        if not value.isascii():
            value = _TURNING.sub("", unicodedata.normalize("NFC", value))
        room[0] -= len(value) + 1
        if len(value) > _TEXT_LIMIT or room[0] < 0:
            raise _UnfitError(f"quá dài (tối đa {_TEXT_LIMIT} ký tự một trường, {_EVENT_LIMIT} một sự kiện)", *path)
        if control := control_characters(value, ""):
            raise _UnfitError(control[0].message, *path)
    elif isinstance(value, dict):
        value = {key: _clean(inner, room, *path, key) for key, inner in value.items()}
        room[0] -= len(value)
    elif isinstance(value, list):
        value = [_clean(inner, room, *path, number) for number, inner in enumerate(value)]
        room[0] -= len(value)
    return value
