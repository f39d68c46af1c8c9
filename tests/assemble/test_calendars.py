"""What a subscriber's calendar shows, read back with other people's readers."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import recurring_ical_events
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from icalendar import Event as VEvent
from pydantic import ValidationError

from scripts.assemble.events.calendars import build
from scripts.assemble.pieces import Frame, Fresh, made
from scripts.assemble.tree import Tree
from scripts.assemble.view import View
from scripts.model.event import Event
from scripts.model.ledger import Ledger, LedgerEntry
from scripts.model.source import Change
from scripts.model.values import VIETNAM, beginning
from scripts.model.website import Site
from scripts.read import read
from tests.sources import NOW, site

URL = "https://thu-nghiem.example/"
WHOLE = "files/su-kien/lich.ics"
JUNE = "files/chien-dich/lich.ics"
NOTHING = Ledger()
GIVEN = {
    "id": "mau",
    "year": 2022,
    "title": "Lễ ra quân mẫu",
    "summary": "Một câu mẫu.",
    "kind": "le-ra-quan",
    "start": "2022-06-09",
    "source": {"title": "Báo Mẫu", "url": "https://mau.example/nguon"},
    "place": {"district": "Mẫu Thượng", "venue": "Sân vận động"},
    "organisers": ["UBND huyện Mẫu Thượng"],
    "focus": ["truyen-thong"],
}


@cache
def small_site() -> Site:
    with tempfile.TemporaryDirectory() as folder:
        found = read(site(Path(folder))).site
    assert found
    return found


def event(**changes: Any) -> Event:
    return Event.model_validate({key: value for key, value in (GIVEN | changes).items() if value is not None})


def tree(*events: Event, now: datetime = NOW, site_url: str = URL, ledger: Ledger = NOTHING) -> Tree:
    """The files of the events, without the June that the clock adds to the calendar of all."""
    files = with_june(*events, now=now, site_url=site_url, ledger=ledger)
    files.pop(JUNE)
    before, *found = re.split(rb"(?=BEGIN:VEVENT|END:VCALENDAR)", files[WHOLE])
    return files | {
        WHOLE: before + b"".join(one for one in found if b"UID:thang-hanh" not in one and b"UID:ngay-toan" not in one)
    }


def with_june(*events: Event, now: datetime = NOW, site_url: str = URL, ledger: Ledger = NOTHING) -> Tree:
    view = View(replace(small_site(), events=events, ledger=ledger), now, site_url)
    return made(build(view, Frame(view.site.identity, site_url, "Tỉnh Mẫu"), Fresh()))


def entries(data: bytes) -> list[VEvent]:
    return [found for found in Calendar.from_ical(data).walk("VEVENT") if isinstance(found, VEvent)]


def entry(**changes: Any) -> VEvent:
    [found] = entries(tree(event(**changes))[WHOLE])
    return found


def raw(name: str, **changes: Any) -> str:
    """The line of that property as it is in the file."""
    text = tree(event(**changes))[WHOLE].decode().replace("\r\n ", "")
    body = text[text.index("BEGIN:VEVENT") :]
    return next((line for line in body.split("\r\n") if line.partition(":")[0].partition(";")[0] == name), "")


def test_every_event_is_in_the_calendar_of_all_of_its_place_and_of_its_own() -> None:
    many = [event(id=f"mau-{number}", title=f"Mẫu {number}") for number in range(40)]
    other = event(id="noi-khac", place={"district": "Mẫu Hạ"})
    unknown = event(id="khong-ro", start=None, date_unknown="Nguồn không ghi.")
    files = tree(*many, other, unknown)
    assert len(entries(files[WHOLE])) == 41
    assert len(entries(files["files/su-kien/dia-ban/mau-thuong/lich.ics"])) == 40
    assert len(entries(files["files/su-kien/dia-ban/mau-ha/lich.ics"])) == 1
    own = [path for path in files if path.endswith("/su-kien.ics")]
    assert len(own) == 41 and all(len(entries(files[path])) == 1 for path in own)
    assert not [path for path in files if "khong-ro" in path]


def test_the_calendar_of_a_place_bears_its_name() -> None:
    data = tree(event())["files/su-kien/dia-ban/mau-thuong/lich.ics"]
    assert Calendar.from_ical(data)["NAME"] == "Sự kiện ở huyện Mẫu Thượng · Trang mẫu"


def test_a_campaign_has_a_calendar_of_its_own_events() -> None:
    files = tree(event(), event(id="ngoai", campaign=False), event(id="nam-khac", year=2019, start="2019-06-09"))
    found = entries(files["files/chien-dich/2022/lich.ics"])
    assert [one["UID"] for one in found] == ["mau@mau.example"]
    assert "files/chien-dich/2022/lich.ics" not in tree(event(start=None, date_unknown="Nguồn không ghi."))


def test_what_was_called_off_stays_and_says_so() -> None:
    off = entry(status="cancelled", reason="Mưa bão mẫu.", revision=3)
    # Google Calendar and others hide STATUS:CANCELLED from those who meant to go (docs/decisions/020-calendars.md).
    assert ("STATUS" in off, off["SUMMARY"], off["SEQUENCE"]) == (False, "ĐÃ HỦY: Lễ ra quân mẫu", 3)
    assert "Lý do: Mưa bão mẫu." in off["DESCRIPTION"]
    late = entry(status="postponed", reason="Mưa.")
    assert (late["STATUS"], late["SUMMARY"]) == ("TENTATIVE", "TẠM HOÃN: Lễ ra quân mẫu")
    moved = entry(status="rescheduled", previous_start="2022-06-02", start="2027-06-09")
    assert (moved["STATUS"], moved["SUMMARY"]) == ("CONFIRMED", "Lễ ra quân mẫu")
    assert "Lịch cũ: thứ Năm, ngày 2 tháng 6 năm 2022" in moved["DESCRIPTION"]
    assert entry(status="held")["STATUS"] == "CONFIRMED"


def test_what_nobody_confirmed_is_not_called_confirmed_once_it_is_over() -> None:
    to_come, over, told = entry(start="2027-06-09"), entry(), entry(results="Có 300 người.")
    assert [one["STATUS"] for one in (to_come, over, told)] == ["CONFIRMED", "TENTATIVE", "CONFIRMED"]
    said = "chưa thấy nguồn nào cho biết hoạt động có diễn ra"
    assert [said in one["DESCRIPTION"] for one in (to_come, over, told)] == [False, True, False]


@pytest.mark.parametrize(
    ("given", "start", "end"),
    [
        # All day: DTEND is the first day on which it is over.
        ({"start": "2022-06-09"}, ";VALUE=DATE:20220609", ";VALUE=DATE:20220610"),
        ({"start": "2022-06-01", "end": "2022-06-30"}, ";VALUE=DATE:20220601", ";VALUE=DATE:20220701"),
        ({"start": "2022-06-09", "time_note": "buổi sáng"}, ";VALUE=DATE:20220609", ";VALUE=DATE:20220610"),
        ({"start": "2022-06-09", "end": "2022-06-10 17:00"}, ";VALUE=DATE:20220609", ";VALUE=DATE:20220611"),
        # An hour, by the clock in Vietnam; an end that no source gives is not invented.
        ({"start": "2022-06-09 07:30"}, ";TZID=Asia/Ho_Chi_Minh:20220609T073000", ""),
        ({"start": "2022-06-09 07:30", "end": "2022-06-09"}, ";TZID=Asia/Ho_Chi_Minh:20220609T073000", ""),
        ({"start": "2022-06-09 07:30", "end": "2022-06-09 07:30"}, ";TZID=Asia/Ho_Chi_Minh:20220609T073000", ""),
        (
            {"start": "2022-06-09 22:00", "end": "2022-06-10 01:00"},
            ";TZID=Asia/Ho_Chi_Minh:20220609T220000",
            ";TZID=Asia/Ho_Chi_Minh:20220610T010000",
        ),
        (
            {"start": "2022-06-09T00:30:00Z", "end": "2022-06-30"},
            ";TZID=Asia/Ho_Chi_Minh:20220609T073000",
            ";TZID=Asia/Ho_Chi_Minh:20220701T000000",
        ),
        ({"start": "2042-12-31"}, ";VALUE=DATE:20421231", ";VALUE=DATE:20430101"),
    ],
)
def test_days_and_hours(given: dict[str, str], start: str, end: str) -> None:
    assert raw("DTSTART", **given) == f"DTSTART{start}"
    assert raw("DTEND", **given) == (f"DTEND{end}" if end else "")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"start": "2022-06-09 07:30"}, True),
        ({"start": "2022-06-09 07:30", "end": "2022-06-09"}, True),
        ({"start": "2022-06-09 07:30", "end": "2022-06-09 11:00"}, False),
        ({"start": "2022-06-09 07:30", "end": "2022-06-10"}, False),
        ({"start": "2022-06-09"}, False),
        ({"start": "2022-06-09", "end": "2022-06-09 17:00"}, False),
    ],
)
def test_an_end_that_no_source_states_is_said_to_be_unknown(given: dict[str, str], told: bool) -> None:
    lines = str(entry(**given)["DESCRIPTION"]).split("\n")
    assert ("Kết thúc: nguồn không ghi giờ; ứng dụng lịch tự vẽ độ dài" in lines) == told
    assert told == (raw("DTEND", **given) == "")


def test_the_hour_is_the_same_moment_for_a_reader_abroad() -> None:
    calendar = Calendar.from_ical(tree(event(start="2022-06-09 07:30"))[WHOLE])
    [found] = recurring_ical_events.of(calendar).between((2022, 6, 9), (2022, 6, 10))
    assert found["DTSTART"].dt.astimezone(UTC) == datetime(2022, 6, 9, 0, 30, tzinfo=UTC)
    [zone] = calendar.walk("VTIMEZONE")
    assert (zone["TZID"], zone.walk("STANDARD")[0]["TZOFFSETTO"].td) == ("Asia/Ho_Chi_Minh", timedelta(hours=7))


def test_nothing_in_it_comes_from_the_build() -> None:
    changed = [{"date": f"{NOW + timedelta(days=2):%Y-%m-%d %H:%M}", "note": "Đổi."}]
    events = (event(), event(id="hai", start="2022-07-01 08:00", changes=changed))
    urls = ("su-kien/2022/mau/", "su-kien/2022/hai/")
    known = Ledger({url: LedgerEntry(url, NOW - timedelta(days=1)) for url in urls})
    later = NOW + timedelta(days=5)
    assert tree(*events, now=later, ledger=known) == tree(*events, now=later + timedelta(days=900), ledger=known)
    stamps = [found["DTSTAMP"].dt for found in entries(tree(*events, now=later, ledger=known)[WHOLE])]
    assert stamps == [beginning((NOW - timedelta(days=1)).date()), NOW + timedelta(days=2)]
    # A trial build at another address must not make new entries in anybody's calendar.
    assert entry()["UID"] == "mau@mau.example"
    assert entry()["URL"] == f"{URL}su-kien/2022/mau/"


@pytest.mark.parametrize("year", [2022, 2027])
def test_the_stamp_is_never_in_the_future_and_never_goes_back(year: int) -> None:
    """Before and after publishing, through a change, and through one whose day is yet to come."""
    url = f"su-kien/{year}/mau/"
    found, out = event(year=year, start=f"{year}-06-09"), Ledger({url: LedgerEntry(url, NOW)})
    changed = found.model_copy(update={"changes": (Change(date=NOW.date() + timedelta(days=2), note="Đổi."),)})
    days = [NOW, NOW, NOW + timedelta(days=1), NOW + timedelta(days=2), NOW + timedelta(days=200)]
    seen = [(found, Ledger()), (found, out), (changed, out), (changed, out), (changed, out)]
    stamps = []
    for now, (one, ledger) in zip(days, seen, strict=True):
        [read] = entries(tree(one, now=now, ledger=ledger)[WHOLE])
        assert read["DTSTAMP"].dt <= now
        stamps.append(read["DTSTAMP"].dt)
    assert stamps == sorted(stamps) and stamps[0] == stamps[1]


def test_the_entry_tells_where_what_and_from_whom() -> None:
    found = entry(place=GIVEN["place"] | {"lat": "19.05", "lon": "104.88"}, start="2022-06-09", time_note="buổi sáng")  # type: ignore[operator]
    assert found["LOCATION"] == "Sân vận động, Huyện Mẫu Thượng"
    assert (found["GEO"].latitude, found["GEO"].longitude) == (19.05, 104.88)
    assert found.categories == ["Lễ ra quân", "Truyền thông"]
    lines = str(found["DESCRIPTION"]).split("\n")
    assert "Thời gian: Sáng thứ Năm, ngày 9 tháng 6 năm 2022" in lines
    assert "Đơn vị tổ chức: UBND huyện Mẫu Thượng" in lines
    assert "Nguồn: Báo Mẫu, https://mau.example/nguon" in lines
    # RFC 5545 §3.8.4.3: only for invitations, and only with an address.
    assert "ORGANIZER" not in found


def test_the_entry_tells_what_its_day_rests_on_and_that_the_original_is_to_be_read() -> None:
    sure = str(entry()["DESCRIPTION"])
    assert "Về ngày ghi ở đây" not in sure and "đối chiếu" not in sure
    source = {"title": "Báo Mẫu", "url": "https://mau.example/nguon", "language": "fr"}
    lines = str(entry(date_basis="Nguồn không in năm.", source=source)["DESCRIPTION"]).split("\n")
    when = next(at for at, line in enumerate(lines) if line.startswith("Thời gian: "))
    assert "Về ngày ghi ở đây: Nguồn không in năm." in lines[when + 1 :]
    assert any(line.startswith("Cần đối chiếu bản gốc: ") and "tiếng Pháp" in line for line in lines)


def test_the_calendar_says_its_name_and_when_to_ask_again() -> None:
    files = tree(event())
    text = files[WHOLE].decode()
    for line in (
        "VERSION:2.0",
        "NAME:Sự kiện · Trang mẫu",
        "X-WR-CALNAME:Sự kiện · Trang mẫu",
        "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
        "X-PUBLISHED-TTL:PT12H",
        f"URL:{URL}su-kien/",
        f"SOURCE;VALUE=URI:{URL}su-kien/lich.ics",
        "X-WR-TIMEZONE:Asia/Ho_Chi_Minh",
    ):
        assert f"{line}\r\n" in text
    # One event added to somebody's own calendar must not rename it.
    assert b"NAME" not in files["files/su-kien/2022/mau/su-kien.ics"].replace(b"TZNAME", b"")


@pytest.mark.parametrize(
    ("now", "year"),
    [("2026-06-30 23:59", 2026), ("2026-07-01 00:00", 2027), ("2026-11-29 09:00", 2027), ("2027-06-01 00:00", 2027)],
)
def test_the_next_june_is_in_the_calendar_before_anybody_announces_it(now: str, year: int) -> None:
    moment = datetime.fromisoformat(now).replace(tzinfo=VIETNAM)
    files = with_june(event(), now=moment)
    month, day = entries(files[JUNE])
    assert [one["UID"] for one in entries(files[WHOLE])] == ["mau@mau.example", month["UID"], day["UID"]]
    assert (month["UID"], day["UID"]) == (f"thang-hanh-dong.{year}@mau.example", f"ngay-toan-dan.{year}@mau.example")
    assert (month["DTSTART"].dt, month["DTEND"].dt) == (date(year, 6, 1), date(year, 7, 1))
    assert (day["DTSTART"].dt, day["DTEND"].dt) == (date(year, 6, 26), date(year, 6, 27))
    assert month["SUMMARY"] == f"Tháng hành động phòng, chống ma túy {year}"
    for one in (month, day):
        assert "Nguồn: Quyết định số 93/2001/QĐ-TTg" in one["DESCRIPTION"] and one["DTSTAMP"].dt <= moment


def test_the_next_june_is_the_same_bytes_until_it_is_over() -> None:
    first, last = (datetime(*day, tzinfo=VIETNAM) for day in ((2026, 7, 1), (2027, 6, 30, 23, 59)))
    assert with_june(now=first)[JUNE] == with_june(event(), now=last)[JUNE]
    assert with_june(now=first)[JUNE] != with_june(now=last + timedelta(minutes=1))[JUNE]


def test_a_site_without_events_has_an_empty_calendar() -> None:
    assert entries(tree()[WHOLE]) == []


HOSTILE = {
    "commas, semicolons, backslashes": "a, b; c: d\\ \\, C:\\Nam C:\\nam \\N \\n \\\\",
    "emoji and families": "🎉👨‍👩‍👧‍👦🇻🇳" * 12,
    "decomposed": "Lễ ra quân",
    "right to left": "‏שלום‎ ra quân ‮ngược‬",
    "an injected entry": "x END:VEVENT BEGIN:VEVENT SUMMARY:giả",
    "very long": "Đợt cao điểm ở xã " * 16 + "Nậm Cắn",
    "quotes and markup": '"<b>&amp;</b>"',
}


@pytest.mark.parametrize("title", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_titles_survive(title: str) -> None:
    assert entry(title=title)["SUMMARY"] == title


def test_line_breaks_and_controls_never_end_a_line() -> None:
    found = entry(title="một\x07\x85hai ba\x00bốn\tnăm", summary="a\r\nEND:VEVENT\rBEGIN:VEVENT\x0bb")
    assert found["SUMMARY"] == "một hai babốn năm"
    assert "a END:VEVENT BEGIN:VEVENT b" in found["DESCRIPTION"]


@given(st.text(max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_text_is_folded_whole_and_read_back(text: str) -> None:
    data = tree(event(summary=f"x{text}x"))[WHOLE]
    assert data.endswith(b"END:VCALENDAR\r\n") and data.count(b"\n") == data.count(b"\r\n") == data.count(b"\r")
    for line in data.split(b"\r\n"):
        line.decode()
        assert len(line) <= 75
    [found] = entries(data)
    shown = "".join(letter for letter in text if letter >= " " and not "\x7f" <= letter <= "\x9f")
    assert "".join(shown.split()) in "".join(str(found["DESCRIPTION"]).split())


def days_read(found: Event) -> list[date]:
    calendar = Calendar.from_ical(tree(found)[WHOLE])
    assert found.first_day and found.last_day
    span = (found.first_day - timedelta(400), found.last_day + timedelta(400))
    starts = [one["DTSTART"].dt for one in recurring_ical_events.of(calendar).between(*span)]
    return sorted(start.astimezone(VIETNAM).date() if isinstance(start, datetime) else start for start in starts)


@pytest.mark.parametrize(
    ("start", "recurs", "days"),
    [
        ("2022-01-31", {"every": "month", "until": "2022-08-31"}, ["1/31", "3/31", "5/31", "7/31", "8/31"]),
        ("2022-01-29", {"every": "month", "until": "2022-04-28"}, ["1/29", "3/29"]),
        ("2022-06-02", {"every": "week", "until": "2022-06-22", "except": ["2022-06-09"]}, ["6/2", "6/16"]),
        # The first and the last time may be left out as well.
        (
            "2022-06-02",
            {"every": "week", "until": "2022-06-23", "except": ["2022-06-02", "2022-06-23"]},
            ["6/9", "6/16"],
        ),
        ("2022-06-02", {"every": "week", "until": "2022-06-08"}, ["6/2"]),
    ],
)
@pytest.mark.parametrize("hour", ["", " 06:15", " 23:30"])
def test_calendar_and_page_agree_on_the_days(start: str, recurs: dict[str, Any], days: list[str], hour: str) -> None:
    found = event(start=start + hour, recurs=recurs)
    assert [f"{day.month}/{day.day}" for day in found.days] == days
    assert days_read(found) == list(found.days)
    assert found.last_day == found.days[-1]


@st.composite
def recurring(draw: Callable[..., Any]) -> dict[str, Any]:
    first = draw(st.dates(date(1990, 1, 1), date(2150, 1, 1)))
    hour = draw(st.sampled_from([None, (0, 0), (6, 45), (23, 59)]))
    start = datetime(first.year, first.month, first.day, *hour, tzinfo=VIETNAM) if hour else first
    until = first + timedelta(draw(st.integers(0, 700)))
    left_out = draw(st.lists(st.integers(0, 50).map(lambda weeks: first + timedelta(weeks=weeks)), max_size=5))
    length = draw(st.integers(0, 6))
    rule = {"every": draw(st.sampled_from(["week", "month"])), "until": until, "except": left_out}
    return {"year": first.year, "start": start, "end": start + timedelta(length), "recurs": rule}


@given(recurring())
@settings(max_examples=60, deadline=None)
def test_any_recurring_event_comes_on_the_same_days_in_a_calendar(found: dict[str, Any]) -> None:
    try:
        one = event(**found)
    except ValidationError as error:
        assert "recurs_never" in str(error)
        return
    assert days_read(one) == list(one.days)


@given(
    start=st.dates() | st.dates(date(1890, 1, 1), date(2210, 1, 1)),
    wait=st.integers(-10, 3_000) | st.integers(0, date.max.toordinal()),
    every=st.sampled_from(["week", "month"]),
    left_out=st.lists(st.integers(0, 60), max_size=3),
    length=st.integers(0, 40),
)
@settings(max_examples=200, deadline=None)
def test_the_days_of_whatever_the_model_accepts_are_soon_told(
    start: date, wait: int, every: str, left_out: list[int], length: int
) -> None:
    def later(days: int) -> date:
        return date.fromordinal(min(max(1, start.toordinal() + days), date.max.toordinal()))

    rule = {"every": every, "until": later(wait), "except": [later(days) for days in left_out]}
    try:
        found = event(start=start, end=later(length), recurs=rule)
    except ValidationError:
        return
    assert 1 <= len(found.days) <= 400
    assert found.last_day and found.last_day >= found.days[-1]
    assert not found.is_over(datetime(1800, 1, 1, tzinfo=VIETNAM))
