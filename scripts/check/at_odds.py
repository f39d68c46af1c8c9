"""Fields of one event that say different things: each is right by itself, readers would find both."""

import re
from collections.abc import Iterator
from datetime import datetime, time
from math import cos, hypot, radians

from scripts.check.alone import Around
from scripts.check.finding import Finding, found
from scripts.model.event import Event, Kind, Status
from scripts.model.place import Places
from scripts.vietnamese import dates
from scripts.vietnamese.day_reading import HOUR, fits
from scripts.vietnamese.folding import fold
from scripts.vietnamese.list_marks import MARK

# Not `24 giờ qua`, which is no hour of a day.
_HOUR = re.compile(rf"(?<![\w/.:-]){HOUR}(?![\w/])")
# An hour that a calendar could have.
_PART = r"(?:buổi\s+)?(?:sáng|trưa|chiều|tối)"
_ONLY_HOUR = re.compile(
    rf"(?:(?:{_PART}|lúc|vào|từ|bắt đầu)[\s,]+)*{HOUR}(?:\s*(?:[-–]|đến)\s*{HOUR})?(?:\s*{_PART})?", re.IGNORECASE
)
_NUMBER = re.compile("[0-9]+")
# A name, as `tại` brings it in and no words about what is done there go on.
_VENUE = re.compile(
    r"\btại\s+((?:sân|nhà|hội trường|trụ sở|trường|quảng trường|trung tâm|công viên|chợ)\b"
    r"(?:\s+(?!(?:để|hoặc|rồi|và|cho|khi)\b)[^\s,.;:()–-]+){0,7})(?=\s*(?:[,.;:()–]|$))",
    re.IGNORECASE,
)

# So far from its middle no commune of the country goes; a degree of latitude. In kilometres.
_FAR, _DEGREE = 60, 111.2
# What a title that begins with its name can only be.
_UNSURE = {Kind.KHAC, Kind.CAO_DIEM, Kind.HOP_TAC_QUOC_TE, Kind.TUYEN_TRUYEN_LUU_DONG}
_SURE = {kind: f"{fold(kind.label)} " for kind in Kind if kind not in _UNSURE}


def ask(around: Around, event: Event) -> Iterator[Finding]:
    """Hours, venues, points, parts of the day, places, days, kinds and states that do not go together; marks."""
    yield from _summary(event)
    yield from _kind(event)
    if not isinstance(event.start, datetime) and (note := event.time_note) and _ONLY_HOUR.fullmatch(note.strip()):
        yield found(event, "W285", "time_note", found=note)
    if event.results and event.status in (Status.CANCELLED, Status.POSTPONED):
        yield found(event, "W286", "results", status=event.status.label)
    yield from _far(around.places, event)
    if event.time_note and isinstance(event.start, datetime) and not fits(event.start.timetz(), event.time_note):
        yield found(event, "E241", "time_note", note=event.time_note, hour=f"{event.start:%H:%M}")
    if event.place.outside and (event.place.commune or event.place.district):
        inside = (*event.place.commune, *event.place.district)[0]
        yield found(event, "W250", "place", "outside", inside=inside, outside=event.place.outside)
    if event.previous_start and event.status is Status.SCHEDULED:
        yield found(event, "W251", "previous_start", found=dates.as_typed(event.previous_start))
    for path, text in event.each("title", "place.venue", "organisers.*", "audience.*"):
        if text and (mark := MARK.match(text)):
            yield found(event, "W252", *path, found=text, sign=mark[0].strip(), meant=text[mark.end() :])


def _summary(event: Event) -> Iterator[Finding]:
    if isinstance(event.start, datetime):
        named = [*_hours(event.summary)]
        own = [one.time() for one in (event.start, event.end) if isinstance(one, datetime)]
        if named and not any(_is(hour, one) for hour in named for one in own):
            words = {"old": dates.clock(named[0]), "new": f"giờ bắt đầu {dates.clock(own[0])}"}
            yield found(event, "W247", "summary", **words)
    venue = event.place.venue
    named_in = _VENUE.search(event.summary)
    if venue and named_in and not _like(named_in[1], venue) and fold(venue) not in fold(event.summary):
        words = {"old": f"“{named_in[1].strip()}”", "new": f"nơi diễn ra “{venue}”"}
        yield found(event, "W247", "summary", **words)


def _kind(event: Event) -> Iterator[Finding]:
    """A title that begins with the name of one kind and has not the name of its own."""
    title = fold(event.title)
    named = next((kind for kind, name in _SURE.items() if title.startswith(name)), event.kind)
    if event.kind in _SURE and named is not event.kind and fold(event.kind.label).removeprefix("le ") not in title:
        yield found(event, "W272", "kind", found=named.label, kind=event.kind.label)


def _far(places: Places, event: Event) -> Iterator[Finding]:
    """A point that is in another part of the country than the commune."""
    place, day = event.place, event.day_of_place
    if place.lat is None or place.lon is None:
        return
    centres = [one.unit.centre for name in place.commune for one in places.parts(name, day=day) if one.unit.centre]
    away = [_kilometres((place.lat, place.lon), centre) for centre in centres]
    if away and min(away) > _FAR:
        yield found(event, "W287", "place", "lat", lat=place.lat, lon=place.lon, away=round(min(away)))


def _kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Near enough within a country."""
    across = (one[1] - other[1]) * cos(radians((one[0] + other[0]) / 2))
    return _DEGREE * hypot(one[0] - other[0], across)


def _hours(text: str) -> Iterator[time]:
    for named in _HOUR.finditer(text):
        hour, minute = [*map(int, _NUMBER.findall(named[0])), 0][:2]
        if hour < 24 and minute < 60:
            yield time(hour, minute)


def _is(named: time, meant: time) -> bool:
    """Also `2 giờ chiều` for 14:00."""
    return named.minute == meant.minute and meant.hour in (named.hour, named.hour + 12)


def _like(one: str, other: str) -> bool:
    """Do two names of a venue begin with the same words?"""
    first, second = fold(one).split(), fold(other).split()
    length = min(len(first), len(second), 3)
    return first[:length] == second[:length]
