from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.vietnamese.dates import in_words, month_title, parse_time, short, span


def test_days_in_words() -> None:
    day = date(2022, 6, 9)
    assert in_words(day) == "thứ Năm, ngày 9 tháng 6 năm 2022"
    assert in_words(date(2022, 6, 26)) == "Chủ nhật, ngày 26 tháng 6 năm 2022"
    assert (short(day), month_title(day)) == ("09/6/2022", "Tháng 6/2022")
    assert (short(date(2022, 1, 2)), short(date(2022, 12, 31))) == ("02/01/2022", "31/12/2022")


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2022, 6, 7), date(2022, 6, 8), "từ ngày 7 đến ngày 8 tháng 6 năm 2022"),
        (date(2022, 4, 15), date(2022, 12, 31), "từ ngày 15 tháng 4 đến ngày 31 tháng 12 năm 2022"),
        (date(2022, 12, 30), date(2023, 1, 2), "từ ngày 30 tháng 12 năm 2022 đến ngày 2 tháng 1 năm 2023"),
        (date(2022, 6, 9), date(2022, 6, 9), "thứ Năm, ngày 9 tháng 6 năm 2022"),
        (date(2022, 6, 9), None, "thứ Năm, ngày 9 tháng 6 năm 2022"),
        (datetime(2022, 6, 9, 7, 30), None, "7 giờ 30, thứ Năm, ngày 9 tháng 6 năm 2022"),
        (
            datetime(2022, 6, 9, 7, 30),
            datetime(2022, 6, 9, 9, 0),
            "từ 7 giờ 30 đến 9 giờ, thứ Năm, ngày 9 tháng 6 năm 2022",
        ),
    ],
)
def test_spans(start: date, end: date | None, words: str) -> None:
    assert span(start, end) == words


@given(st.times())
def test_times_are_read_as_people_write_them(moment: time) -> None:
    hour, minute = moment.hour, moment.minute
    for text in (f"{hour:02}:{minute:02}", f"{hour}h{minute:02}", f"{hour}g{minute:02}", f"{hour} giờ {minute:02}"):
        assert parse_time(text) == time(hour, minute)


@pytest.mark.parametrize(
    "text",
    ["", "25:00", "7:3", "7h60", "19", "sáng", "7h30 tối", "7::30", "7.30", "7 giờ phút", "7hp", "24:00", "٧h30"],
)
def test_what_could_be_read_in_two_ways_is_refused(text: str) -> None:
    assert parse_time(text) is None


@pytest.mark.parametrize(
    "text", ["7h", "7 giờ", " 7g ", "07:00", "7 : 00", "7H00", "7 giờ 00 phút", "7 gi\u01a1\u0300"]
)
def test_seven_in_the_morning(text: str) -> None:
    assert parse_time(text) == time(7)


@given(st.text(max_size=12))
def test_any_text_is_a_time_or_none(text: str) -> None:
    assert parse_time(text) is None or isinstance(parse_time(text), time)
