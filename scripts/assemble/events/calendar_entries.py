"""Calendar entries of events, written by icalendar (RFC 5545, RFC 7986)."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from functools import cache

from icalendar import Calendar, Timezone, TimezoneStandard, vCategory, vDuration, vText, vUri
from icalendar import Event as VEvent

from scripts.assemble.events.facts import EventFacts, check_note
from scripts.assemble.events.june import JuneEntry
from scripts.assemble.pieces import Frame
from scripts.model.event import Event, Every
from scripts.model.values import VIETNAM, day_of
from scripts.vietnamese import dates
from scripts.words import text

TZID = "Asia/Ho_Chi_Minh"
# A notice may be called off on the morning itself; twice a day costs a slow connection little.
_REFRESH = timedelta(hours=12)
_BREAK = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")


def around(frame: Frame, url: str, page: str, name: str, note: str = "", following: str = "") -> tuple[bytes, bytes]:
    """The lines before and after the entries of the calendar `name` at `url`, which the page at `page` shows; `note`
    tells what is not in it, `following` is where it goes on."""
    identity = frame.identity
    full_name = _line(f"{name} · {identity.short_name or identity.name}")
    head = _head(identity.domain)
    head.add("name", _Text(full_name))
    head.add("x-wr-calname", _Text(full_name))
    head.add("x-wr-timezone", _Text(TZID))
    head.add("url", vUri(frame.site_url + page))
    # RFC 7986 gives neither REFRESH-INTERVAL nor SOURCE a default type, so theirs must be named.
    head.add("refresh-interval", vDuration(_REFRESH), parameters={"VALUE": "DURATION"})
    head.add("x-published-ttl", vDuration(_REFRESH))
    head.add("source", vUri(frame.site_url + url), parameters={"VALUE": "URI"})
    if note:
        head.add("description", _Text(note))
        head.add("x-wr-caldesc", _Text(note))
    if following:  # RFC 9253
        head.add("link", vUri(frame.site_url + following), parameters={"LINKREL": "next", "VALUE": "URI"})
    return _halves(head)


@cache
def around_one(domain: str) -> tuple[bytes, bytes]:
    """The same for the file of one event. It has no METHOD: PUBLISH would demand an ORGANIZER with an address (RFC 5546
    §3.2.1)."""
    return _halves(_head(domain))


def _head(domain: str) -> Calendar:
    head = Calendar()
    head.add("prodid", _Text(f"-//{domain}//Lich su kien//VI"))
    head.add("version", "2.0")
    head.add("calscale", "GREGORIAN")
    return head


def entry(facts: EventFacts, frame: Frame) -> bytes:
    """The VEVENT of an event.

    Organisers are in the description: ORGANIZER is for invitations only and must have an address (RFC 5545 §3.8.4.3).
    Calendars show the title alone, so it says what was called off; a cancelled status would hide it from those who
    meant to go (docs/decisions/020-calendars.md).
    """
    event, entry = facts.event, VEvent()
    entry.add("uid", _Text(facts.uid))
    entry.add("sequence", event.revision)
    entry.add("dtstamp", facts.stamp.astimezone(UTC))
    if event.changes:
        entry.add("last-modified", facts.stamp.astimezone(UTC))
    _add_time(entry, event)
    flag = f"{_flag(facts)}: " if event.is_off else ""
    entry.add("summary", _Text(_line(flag + event.title)))
    entry.add("description", _Text(_description(facts)))
    location = ", ".join(part for part in (event.place.venue, facts.where.words) if part)
    if location:
        entry.add("location", _Text(_line(location)))
    if event.place.lat is not None and event.place.lon is not None:
        entry.add("geo", (event.place.lat, event.place.lon))
    if facts.standing.calendar:
        entry.add("status", facts.standing.calendar)
    # A public event must not make its subscribers look busy for a whole month.
    entry.add("transp", "TRANSPARENT")
    entry.add("categories", _categories([event.kind.label, *facts.focus_titles]))
    entry.add("url", vUri(facts.address))
    written: bytes = entry.to_ical()
    return written


def june_entry(one: JuneEntry, frame: Frame) -> bytes:
    """The VEVENT of the action month or of its day: the rule of every year, not an event that anybody announced."""
    entry, address = VEvent(), frame.site_url + one.url
    rows = (
        one.text,
        f"{text('events.calendar.source')}: {text('events.june.source')}",
        f"{text('events.calendar.more')}: {address}",
    )
    entry.add("uid", _Text(one.uid))
    entry.add("sequence", 0)
    entry.add("dtstamp", one.stamp.astimezone(UTC))
    _add_moment(entry, "dtstart", one.first)
    _add_moment(entry, "dtend", one.last + timedelta(1))
    entry.add("summary", _Text(_line(one.title)))
    entry.add("description", _Text("\n".join(rows)))
    entry.add("status", "CONFIRMED")
    entry.add("transp", "TRANSPARENT")
    entry.add("url", vUri(address))
    written: bytes = entry.to_ical()
    return written


def _flag(facts: EventFacts) -> str:
    return text(f"events.flag.{facts.standing.flag}")


def _description(facts: EventFacts) -> str:
    event, source = facts.event, facts.sources[0]
    source_words = ", ".join(dict.fromkeys(part for part in (source.text, source.url) if part))
    contact = event.contact
    reached = (contact.name, contact.phone, contact.email, contact.url) if contact else ()
    previous = dates.span(event.previous_start, None) if event.previous_start else None
    rows = (
        (text("events.reason"), event.reason),
        (text("events.old_day"), previous),
        (text("events.calendar.announced") if event.is_off else text("events.calendar.time"), facts.when_words),
        (text("events.calendar.end"), None if _has_end(event) else text("events.calendar.no_end")),
        (text("ui.date_note"), event.date_basis),
        ("", event.summary),
        (text("events.fact.organisers"), ", ".join(event.organisers)),
        (text("events.fact.audience"), ", ".join(event.audience)),
        (text("events.fact.contact"), ", ".join(part for part in reached if part)),
        (text("events.fact.registration"), event.registration),
        (text("events.calendar.source"), f"{source_words} {source.note}".strip()),
        ("", check_note(event)),
        (text("events.calendar.by"), f"{event.origin.words}, {event.origin.url}" if event.origin else None),
        (text("events.calendar.more"), facts.address),
    )
    lines = [f"{name}: {_line(words)}" if name else _line(words) for name, words in rows if words]
    if facts.standing.is_unconfirmed:
        lines.insert(0, text("events.unconfirmed.note"))
    return "\n".join([f"{_flag(facts)}.", *lines] if event.is_off else lines)


class _Text(vText):
    """icalendar writes `\\N` as a line break, which no writer of `C:\\Nam` meant; this escapes by RFC 5545 §3.3.11."""

    __slots__ = ()

    def to_ical(self) -> bytes:
        text = _CONTROL.sub("", _BREAK.sub("\n", self)).replace("\\", "\\\\")
        return text.replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n").encode()


def _line(text: str) -> str:
    return " ".join(text.split())


def _categories(names: Iterable[str]) -> vCategory:
    found = vCategory([])
    found.cats = [_Text(_line(name)) for name in dict.fromkeys(names)]
    return found


def _halves(head: Calendar) -> tuple[bytes, bytes]:
    """The lines before and after the entries of a calendar, which are written apart: each is in several."""
    before, end, _ = head.to_ical().rpartition(b"END:VCALENDAR\r\n")
    return before + _zone().to_ical(), end


def _zone() -> Timezone:
    """Vietnam's time as our records hold it, UTC+7 without change; not from the machine's own tables, which differ."""
    standard = TimezoneStandard()
    standard.add("dtstart", datetime(1970, 1, 1))
    standard.add("tzname", "+07")
    standard.add("tzoffsetfrom", VIETNAM.utcoffset(None))
    standard.add("tzoffsetto", VIETNAM.utcoffset(None))
    zone = Timezone()
    zone.add("tzid", TZID)
    zone.add_component(standard)
    return zone


def _add_time(entry: VEvent, event: Event) -> None:
    """DTSTART, DTEND and the repetitions.

    An event without an hour lasts whole days, and the day of DTEND is the first on which it is over (RFC 5545
    §3.6.1). One with an hour whose end no source states has no DTEND: its description says so.
    """
    begins, first = event.begins, event.days[0]
    assert begins and event.start
    if isinstance(begins, datetime):
        _add_moment(entry, "dtstart", begins)
        if isinstance(event.end, datetime) and event.end > event.start:
            _add_moment(entry, "dtend", event.end + (first - day_of(event.start)))
        elif event.length > 1:
            _add_moment(entry, "dtend", datetime.combine(first + timedelta(event.length), time(), VIETNAM))
    else:
        _add_moment(entry, "dtstart", first)
        _add_moment(entry, "dtend", first + timedelta(event.length))
    if event.recurs is None or len(event.days) == 1:
        return
    hour = begins.timetz() if isinstance(begins, datetime) else None
    starts = {day: datetime.combine(day, hour) if hour else day for day in (*event.days_left_out, event.days[-1])}
    last = starts[event.days[-1]]
    rule: dict[str, object] = {"FREQ": "WEEKLY"}
    if event.recurs.every is Every.MONTH:
        rule = {"FREQ": "MONTHLY", "BYMONTHDAY": first.day}
    # UNTIL is of the kind of DTSTART, but in UTC where that has a time (RFC 5545 §3.3.10).
    entry.add("rrule", rule | {"UNTIL": last.astimezone(UTC) if isinstance(last, datetime) else last})
    for day in event.days_left_out:
        _add_moment(entry, "exdate", starts[day])


def _has_end(event: Event) -> bool:
    """Will its entry have an end: an hour that a source states, or that of its last day?"""
    if not isinstance(event.start, datetime) or event.length > 1:
        return True
    return isinstance(event.end, datetime) and event.end > event.start


def _add_moment(entry: VEvent, name: str, moment: date) -> None:
    """A day, or a moment by the clock in Vietnam."""
    if isinstance(moment, datetime):
        entry.add(name, moment.replace(tzinfo=None), parameters={"TZID": TZID})
    else:
        entry.add(name, moment)
