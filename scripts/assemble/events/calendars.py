"""Calendars (RFC 5545, RFC 7986): one of all events, one a place, one an event.

A calendar is subscribed to once and read for years: identifiers and times come from the records and never from the
build, what was called off stays and says so, and the same records give the same bytes on any machine.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Timezone, TimezoneStandard, vCategory, vDuration, vText, vUri
from icalendar import Event as Entry

from scripts.assemble.places.place_pages import PlacePage, place_pages
from scripts.assemble.tree import Meta, Tree
from scripts.assemble.view import View, lower_first, source_row
from scripts.model import addresses
from scripts.model.event import Event, Every, Status
from scripts.model.values import VIETNAM, day_of
from scripts.vietnamese import dates

TZID = "Asia/Ho_Chi_Minh"
_MIME = "text/calendar"
# A notice may be called off on the morning itself; twice a day costs a weak line little.
_REFRESH = timedelta(hours=12)
_STATUS = {Status.CANCELLED: "CANCELLED", Status.POSTPONED: "TENTATIVE"}
# Calendars show the title alone, and many hide a cancelled status: the word stands in the title.
_TITLE = {Status.CANCELLED: "ĐÃ HỦY: ", Status.POSTPONED: "TẠM HOÃN: "}
_BREAK = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")


def build(view: View) -> Tree:
    """The calendar of all events, of each place that has a page, and of each event whose day is known."""
    calendars = Calendars(view)
    tree = calendars.of(addresses.CALENDAR, "su-kien/", "Sự kiện", view.events)
    for page in place_pages(view):
        tree |= calendars.of_place(page.url, name_of(page), page.events)
    for event in view.events:
        tree |= calendars.of_event(event)
    return tree


def name_of(page: PlacePage) -> str:
    """What the calendar of a place is called."""
    return f"Sự kiện ở {lower_first(page.name)}"


def offered(url: str, name: str) -> Meta:
    """What the page data needs to offer the calendar at `url`: for partials/subscribe.html and for the page's head."""
    return {"calendar": {"url": url, "name": name}, "feeds": [{"type": _MIME, "title": name, "url": url}]}


class Calendars:
    """Writes calendars of the events of one view; an event is written once, however many calendars it is in."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._entries: dict[str, bytes] = {}
        self._bare = _halves(self._head())

    def of_place(self, url: str, name: str, events: Iterable[Event]) -> Tree:
        """The calendar of the place whose page is at `url`; `name` is what a reader's calendar list will show."""
        return self.of(addresses.of_place_calendar(url), url, name, events)

    def of(self, url: str, page: str, name: str, events: Iterable[Event]) -> Tree:
        """The calendar at `url` of the events whose day is known, which the page at `page` shows."""
        identity = self._view.site.identity
        full_name = _line(f"{name} · {identity.short_name or identity.name}")
        head = self._head()
        head.add("name", _Text(full_name))
        head.add("x-wr-calname", _Text(full_name))
        head.add("x-wr-timezone", _Text(TZID))
        head.add("url", vUri(self._view.site_url + page))
        # RFC 7986 gives neither REFRESH-INTERVAL nor SOURCE a default type, so theirs must be named.
        head.add("refresh-interval", vDuration(_REFRESH), parameters={"VALUE": "DURATION"})
        head.add("x-published-ttl", vDuration(_REFRESH))
        head.add("source", vUri(self._view.site_url + url), parameters={"VALUE": "URI"})
        before, end = _halves(head)
        return {f"files/{url}": b"".join([before, *(self._entry(event) for event in events if event.start), end])}

    def of_event(self, event: Event) -> Tree:
        """The file that puts one event into a calendar; none where its day is not known.

        It has no METHOD: PUBLISH would demand an ORGANIZER with an address (RFC 5546 §3.2.1).
        """
        if event.start is None:
            return {}
        return {f"files/{addresses.of_event_calendar(event)}": self._bare[0] + self._entry(event) + self._bare[1]}

    def _head(self) -> Calendar:
        head = Calendar()
        head.add("prodid", _Text(f"-//{self._view.site.identity.domain}//Lich su kien//VI"))
        head.add("version", "2.0")
        head.add("calscale", "GREGORIAN")
        return head

    def _entry(self, event: Event) -> bytes:
        if event.id not in self._entries:
            self._entries[event.id] = self._component(event).to_ical()
        return self._entries[event.id]

    def _component(self, event: Event) -> Entry:
        """Organisers are in the description: ORGANIZER is for invitations only and must have an address
        (RFC 5545 §3.8.4.3)."""
        view, entry = self._view, Entry()
        entry.add("uid", _Text(view.uid(event)))
        entry.add("sequence", event.revision)
        entry.add("dtstamp", _stamp(event))
        if event.changes:
            entry.add("last-modified", _stamp(event))
        _add_time(entry, event)
        entry.add("summary", _Text(_line(_TITLE.get(event.status, "") + event.title)))
        entry.add("description", _Text(self._description(event)))
        location = ", ".join(part for part in (event.place.venue, view.where(event)) if part)
        if location:
            entry.add("location", _Text(_line(location)))
        if event.place.lat is not None and event.place.lon is not None:
            entry.add("geo", (event.place.lat, event.place.lon))
        entry.add("status", _STATUS.get(event.status, "CONFIRMED"))
        # A public event must not make its subscribers look busy for a whole month.
        entry.add("transp", "TRANSPARENT")
        entry.add("categories", _categories([event.kind.label, *view.focus_titles(event)]))
        entry.add("url", vUri(view.site_url + addresses.of_event(event)))
        return entry

    def _description(self, event: Event) -> str:
        view = self._view
        source = source_row(event.source)
        source_words = ", ".join(dict.fromkeys(part for part in (source["text"], source["url"]) if part))
        contact = event.contact
        reached = (contact.name, contact.phone, contact.email, contact.url) if contact else ()
        previous = dates.span(event.previous_start, None) if event.previous_start else None
        rows = (
            ("Lý do", event.reason),
            ("Lịch cũ", previous),
            ("Lịch đã báo trước đó" if event.status in _TITLE else "Thời gian", view.when(event)),
            ("", event.summary),
            ("Đơn vị tổ chức", ", ".join(event.organisers)),
            ("Dành cho", ", ".join(event.audience)),
            ("Liên hệ", ", ".join(part for part in reached if part)),
            ("Đăng ký", event.registration),
            ("Nguồn", f"{source_words} {source['note']}".strip()),
            ("Theo", f"{event.origin.words}, {event.origin.url}" if event.origin else None),
            ("Xem thêm", view.site_url + addresses.of_event(event)),
        )
        lines = [f"{name}: {_line(text)}" if name else _line(text) for name, text in rows if text]
        return "\n".join([f"{_TITLE[event.status].strip(': ')}.", *lines] if event.status in _TITLE else lines)


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
    """What stands before and after the entries of a calendar, which are written already: each is in several."""
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


def _stamp(event: Event) -> datetime:
    """When the entry was last revised: at the last change, else at the start of the listing's year."""
    listed = datetime(event.year, 1, 1, tzinfo=UTC)
    return max((change.at.astimezone(UTC) for change in event.changes), default=listed)


def _add_time(entry: Entry, event: Event) -> None:
    """DTSTART, DTEND and the repetitions.

    An event without an hour lasts whole days, and the day of DTEND is the first on which it is over (RFC 5545
    §3.6.1). One with an hour whose end no source tells has no DTEND: nobody invented one.
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


def _add_moment(entry: Entry, name: str, moment: date) -> None:
    """A day, or a moment by the clock in Vietnam."""
    if isinstance(moment, datetime):
        entry.add(name, moment.replace(tzinfo=None), parameters={"TZID": TZID})
    else:
        entry.add(name, moment)
