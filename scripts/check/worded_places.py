"""Units that an event names in words: they were there on its day, and are where it takes place."""

import re
from collections.abc import Iterator
from datetime import date, datetime

from scripts.check.alone import Around
from scripts.check.finding import Finding, found
from scripts.check.references import of_another_time
from scripts.model.event import Event
from scripts.model.page import News
from scripts.model.place import Places
from scripts.model.place_names import plain_name
from scripts.model.placed import Placed
from scripts.model.prose import place_in
from scripts.model.record import Path
from scripts.model.website import Site
from scripts.problems import problem
from scripts.vietnamese.folding import fold
from scripts.vietnamese.weekdays import DAY, MAY_NAME_DAYS, day_in

_KIND = r"(?:xã|phường|thị trấn|huyện|thị xã|thành phố)"
# Looked ahead: a name goes on for as many words as it has in the list, and another may follow.
_NAMED = re.compile(rf"(?<!\w)(?=({_KIND}(?: [^\W\d_]+){{1,5}}))", re.IGNORECASE)
# Who says so knows that it is a name of before.
_KNOWN = re.compile(r"^\s*[(]?(?:cũ|trước đây|nay là|nay thuộc|không còn)\b|^[^.;]{0,40}\bcũ\b", re.IGNORECASE)
_ONCE = re.compile(r"(?:nguyên|trước đây là|cũ là|từ)\s*$", re.IGNORECASE)
# Nobody knows which of them is meant.
_ANY = frozenset(
    {"cong an", "ubnd", "uy ban nhan dan", "hdnd", "doan thanh nien", "hoi phu nu", "hoi nong dan", "mat tran"}
    | {"mat tran to quoc", "truong hoc", "tram y te", "ban chi huy quan su", "chinh quyen", "dang uy"}
)

# What the name of an office begins with, but for parts of others, which name those behind a comma. Folded.
_OFFICE = re.compile(r"(?:ubnd|uy ban|hdnd|cong an|doan|hoi|mat tran|mttq|so|truong|dang uy|toa an|vien kiem sat)\b")
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?!\s|$)[^.!?\n]*)*")
_FULL_DAY = re.compile(DAY)
_LEVEL = re.compile(r" (?:xa|phuong|dac khu|thi tran|tinh)$")


def ask(around: Around, event: Event) -> Iterator[Finding]:
    """Units of another time in titles, summaries, venues and names of organisers; venues elsewhere; bare names."""
    yield from _of_other_times(around.places, event)
    yield from _venue(around.places, event)
    yield from _by_its_day(around.places, event, event.description or "", ("description",))
    campaign = around.campaigns.get(event.year)
    yield from _bare(around.places, event, campaign.organisers if campaign else ())


def check(site: Site, now: datetime) -> Iterator[Finding]:
    """The same units in news."""
    for article in site.articles:
        if isinstance(article, News):
            yield from _by_its_day(site.places, article, article.body, ("body",))


def _of_other_times(places: Places, event: Event) -> Iterator[Finding]:
    day = event.first_day
    if day is None:
        return
    for path, text in event.each("title", "summary", "place.venue", "organisers.*", "audience.*"):
        for start, end, hits in _units(places, text or "", day):
            ended = [one for one in hits if one.ended and one.ended < day]
            if len(ended) < len(hits) or _KNOWN.search(text[end:]) or _ONCE.search(text[:start]):
                continue
            yield found(event, "W261", *path, **of_another_time(ended[0], day))


def _by_its_day(places: Places, record: Event | News, text: str, path: Path) -> Iterator[Finding]:
    """Units of a sentence that were no more on the day that it names."""
    for sentence in _SENTENCE.finditer(text) if MAY_NAME_DAYS.search(text) else ():
        day = next((one for match in _FULL_DAY.finditer(sentence[0]) if (one := day_in(match))), None)
        if day is None:
            continue
        for start, end, hits in _units(places, sentence[0], day):
            ended = [one for one in hits if one.ended and one.ended < day]
            is_known = _KNOWN.search(sentence[0][end:]) or _ONCE.search(sentence[0][:start])
            if not ended or len(ended) < len(hits) or is_known:
                continue
            at = place_in(record, path, sentence.start() + start)
            yield Finding(record, problem("W261", at, guesses=(), **of_another_time(ended[0], day)))


def _venue(places: Places, event: Event) -> Iterator[Finding]:
    venue, day = event.place.venue or "", event.day_of_place
    own = [one for name in event.place.commune for one in places.parts(name, day=day)]
    for _, _, hits in _units(places, venue, day) if own else ():
        if not any(_same(one, other) for one in hits for other in own):
            yield found(event, "W260", "place", "venue", found=hits[0].name, commune=", ".join(event.place.commune))


def _same(one: Placed, other: Placed) -> bool:
    """Is one the other, within it, or what it was or became?"""
    chain = (other, *other.earlier, *other.later)
    return any(one.is_in(part) or part.is_in(one) for part in chain) or other in one.later or other in one.earlier


def _bare(places: Places, event: Event, known: tuple[str, ...]) -> Iterator[Finding]:
    for path, name in event.each("organisers.*"):
        is_place = plain_name(name) == name and bool(places.named(name)) and not name.isdecimal()
        bare = fold(name)
        if name not in known and (is_place or bare in _ANY or _LEVEL.sub("", bare) in _ANY):
            yield found(event, "W262", *path, found=name)
        many = [one.strip() for one in re.split(r"[,;]", name)]
        if len(many) > 1 and all(_OFFICE.match(fold(one)) for one in many):
            yield found(event, "W276", *path, found=name, count=len(many))


def _units(places: Places, text: str, day: date) -> Iterator[tuple[int, int, list[Placed]]]:
    """Where a text names units of the list, each by the longest name that is one: `xã Tam Quang Con Cuông`."""
    for match in _NAMED.finditer(text):
        words = match[1].split(" ")
        kind = 2 if words[0].lower() in ("thị", "thành") else 1
        for count in range(len(words), kind, -1):
            name = " ".join(words[:count])
            if hits := places.named(name, day):
                yield match.start(), match.start() + len(name), hits
                break
