"""Days and hours in the ways that offices write them: each has its one reading, or none."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.vietnamese.day_reading import Reading, UnclearError, read

DAY, LAST = date(2027, 6, 9), date(2027, 6, 15)
MORNING, LATER = time(7, 30), time(9)

ONE_DAY = """9/6/2027; 09/06/2027; 9-6-2027; 09-06-2027; 9.6.2027; 09.06.2027.; 2027/06/09; 2027.6.9; 2027-06-09
9 / 6 / 2027; 9 tháng 6 năm 2027; ngày 9 tháng 6, 2027; Ngày 09 tháng 06 năm 2027; 9 tháng 6/2027; 9 tháng Sáu năm 2027
Thứ Tư, 9/6/2027; thứ tư ngày 9/6/2027; T4, 9/6/2027; 9/6/2027 (thứ Tư); Thứ tư - 9/6/2027; 9/6 năm 2027; 9/6, 2027
thứ 4, ngày 9 tháng 6 năm 2027"""
ONE_MOMENT = """9/6/2027 lúc 7h30; 7h30 ngày 9/6/2027; 7h30 9/6/2027; 7h30, 9-6-2027; 7h30' ngày 9/6/2027
7h30ph 9/6/2027; 7 giờ 30 phút ngày 9 tháng 6 năm 2027; 07:30 09/06/2027; 7g30 sáng thứ Tư, ngày 9/6/2027
7h30 sáng 9/6/2027; sáng 9/6/2027, 7h30; vào lúc 7h30 ngày 9.6.2027; 7 giờ rưỡi sáng 9/6/2027; 7:30 AM 9/6/2027
9/6/2027 07:30:00
7h30 - 9/6/2027; hồi 7 giờ 30, thứ tư 9/6/2027; 9/6/2027 7:30 SA; lúc 7h30, buổi sáng, ngày 9/6/2027"""
DAYS = """9-15/6/2027; 09-15/06/2027; 9 - 15/6/2027; 9–15/6/2027; từ 9 đến 15/6/2027; từ ngày 9/6 đến ngày 15/6/2027
9/6-15/6/2027; 9/6/2027 - 15/6/2027; 9/6/2027-15/6/2027; 2027–06–09 - 2027—06—15
từ ngày 9 đến hết ngày 15 tháng 6 năm 2027
2027-06-09 đến 2027-06-15; 09-06-2027 - 15-06-2027; thứ Tư 9/6 - thứ Ba 15/6/2027; 9.6-15.6.2027
9/6/2027 (thứ Tư) - 15/6/2027 (thứ Ba); 9 tháng 6 - 15 tháng 6 năm 2027"""
HOURS = """07:30 - 09:00, 9/6/2027; 2027-06-09 07:30 - 09:00; 9/6/2027 07:30-09:00; 7h30-9h ngày 9/6/2027
từ 7h30 đến 9h ngày 9/6/2027; 7h30 - 9h sáng 9/6/2027; sáng 9/6/2027, từ 7h30 tới 9h00
7 giờ 30 - 9 giờ, 9/6/2027"""
NONE = """7.30 9/6/2027; tuần 2 tháng 6/2027
; sáng; chưa rõ; đầu tháng 6/2027; tháng 6/2027; 9-6/2027; 9/6-2027; 24h 9/6/2027; đến 15/6/2027; T2-T6
thứ Tư hằng tuần; 9/6/2027 10/6/2027; 7h30 8h 9/6/2027; 15-9/6/2027; @; 7h@; 9/6/20277; 19/6/2027/1"""


def each(texts: str) -> list[str]:
    return [text.strip() for line in texts.splitlines() for text in line.split(";")]


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        *((text, Reading(DAY)) for text in each(ONE_DAY)),
        *((text, Reading(DAY, hour=MORNING)) for text in each(ONE_MOMENT)),
        *((text, Reading(DAY, LAST)) for text in each(DAYS)),
        *((text, Reading(DAY, hour=MORNING, until=LATER)) for text in each(HOURS)),
        ("09:00", Reading(hour=LATER)),
        ("9h", Reading(hour=LATER)),
        ("7-9h 9/6/2027", Reading(DAY, hour=time(7), until=LATER)),
        ("7h30 9/6 - 15/6/2027", Reading(DAY, LAST, MORNING)),
        ("7h30 ngày 9/6/2027 đến 9h ngày 15/6/2027", Reading(DAY, LAST, MORNING, LATER)),
        ("9/6/2027 07:30 - 15/6/2027 09:00", Reading(DAY, LAST, MORNING, LATER)),
        ("sáng 9/6/2027", Reading(DAY, part="buổi sáng")),
        ("buổi tối, thứ tư 9/6/2027", Reading(DAY, part="buổi tối")),
        ("chiều 9-15/6/2027", Reading(DAY, LAST, part="buổi chiều")),
        ("7h30 tối 9/6/2027", Reading(DAY, hour=time(19, 30))),
        ("2h chiều 9/6/2027", Reading(DAY, hour=time(14))),
        ("19h30 tối 9/6/2027", Reading(DAY, hour=time(19, 30))),
        ("1h trưa 9/6/2027", Reading(DAY, hour=time(13))),
        ("2h - 4h chiều 9/6/2027", Reading(DAY, hour=time(14), until=time(16))),
        ("8h - 1h chiều 9/6/2027", Reading(DAY, hour=time(8), until=time(13))),
        ("7h sáng - 5h chiều 9/6/2027", Reading(DAY, hour=time(7), until=time(17))),
        ("7h 19/6/2027", Reading(date(2027, 6, 19), hour=time(7))),
        ("7 giờ 19 tháng 6 năm 2027", Reading(date(2027, 6, 19), hour=time(7))),
        ("lúc 7 giờ 9-15/6/2027", Reading(DAY, LAST, time(7))),
        ("7 giờ 30 - 9/6/2027", Reading(DAY, hour=MORNING)),
        ("9, 10/6/2027", Reading(DAY, date(2027, 6, 10))),
        ("ngày 9/6 và ngày 10/6/2027", Reading(DAY, date(2027, 6, 10))),
        ("thứ Tư 9/6/2027, thứ Năm 10/6/2027", Reading(DAY, date(2027, 6, 10))),
        ("9/6/2027 và 10/6/2027", Reading(DAY, date(2027, 6, 10))),
        ("thứ 4 - 9/6/2027", Reading(DAY)),
        ("7 giờ 05, 9/6/2027", Reading(DAY, hour=time(7, 5))),
        ("28/2-1/3/2028", Reading(date(2028, 2, 28), date(2028, 3, 1))),
    ],
)
def test_what_offices_write_has_one_reading(text: str, reading: Reading) -> None:
    assert read(text) == reading
    assert read(f" {text.upper()} ") == reading


@pytest.mark.parametrize(
    ("text", "kind", "fact"),
    [
        ("31/6/2027", "no_day", "31/6/2027"),
        ("13/13/2027", "no_day", "13/13/2027"),
        ("6/13/2027", "no_day", "6/13/2027"),
        ("2027-13-06", "no_day", "06/13/2027"),
        ("thứ Năm, 9/6/2027", "weekday", "10/6/2027"),
        ("Chủ nhật 9/6/2027", "weekday", "06/6/2027"),
        ("thứ Tư 9/6 - thứ Tư 15/6/2027", "weekday", "16/6/2027"),
        ("9/6", "no_year", "9/6/(năm)"),
        ("7h30 ngày 9/6/27", "no_year", "9/6/2027"),
        ("9-6-27", "no_year", "9/6/2027"),
        ("12h đêm 9/6/2027", "part", "12h"),
        ("19h sáng 9/6/2027", "part", "19h"),
        ("4h - 8h tối 9/6/2027", "part", "4h"),
        ("7h30 - 9h, 9-15/6/2027", "choices", "mỗi ngày"),
        ("9-15/6/2027 lúc 7h30", "choices", "mỗi ngày"),
        ("7 giờ 05 - 9/6/2027", "choices", "phút 05"),
        ("lúc 7 giờ 19-25/6/2027", "choices", "ngày 19"),
        ("9 và 11/6/2027", "choices", "rời nhau"),
        ("khoảng 7h 9/6/2027", "rest", "khoảng"),
        ("dự kiến 9/6/2027", "rest", "dự kiến"),
        *(
            (text, "lunar", "")
            for text in ("9/6/2027 âm lịch", "mùng 9/6/2027", "5/5 âm lịch 2027", "9 tháng giêng 2027")
        ),
        ("sáng và chiều 9/6/2027", "rest", "sáng và chiều"),
        *((text, "", "") for text in each(NONE)),
    ],
)
def test_what_has_none_or_two_is_refused(text: str, kind: str, fact: str) -> None:
    with pytest.raises(UnclearError) as unclear:
        read(text)
    assert unclear.value.kind == kind
    assert fact in " ".join(unclear.value.facts.values())


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("9/6", Reading(DAY)),
        ("9/6/27", Reading(DAY)),
        ("7h30, 9 tháng 6", Reading(DAY, hour=MORNING)),
        ("9-15/6", Reading(DAY, LAST)),
        ("9/6 - 15/6", Reading(DAY, LAST)),
        ("9/6/2028", Reading(date(2028, 6, 9))),
        *((text, Reading(DAY)) for text in each(ONE_DAY)),
        *((text, Reading(DAY, hour=MORNING)) for text in each(ONE_MOMENT)),
    ],
)
def test_a_day_without_its_year_is_of_the_year_that_is_known(text: str, reading: Reading) -> None:
    assert read(text, 2027) == reading


@pytest.mark.parametrize("text", ["9/6/28", "9-6", "9.6", "6"])
def test_what_may_be_no_day_of_that_year_is_refused(text: str) -> None:
    with pytest.raises(UnclearError):
        read(text, 2027)


_WORDS = "0 1 7 9 15 30 6 2027 / - . : h giờ ngày tháng năm sáng tối thứ tư CN T4 đến từ , @ rưỡi"


@given(st.lists(st.sampled_from([*_WORDS.split(), " "]), max_size=14).map("".join) | st.text(max_size=20))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        reading = read(text)
    except UnclearError:
        return
    assert reading.day or reading.hour


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)), st.times())
def test_no_digit_is_lost(day: date, hour: time) -> None:
    for text in (
        f"{hour:%Hh%M}, {day:%d/%m/%Y}",
        f"{day:%Y-%m-%d} {hour:%H:%M}",
        f"{hour:%H giờ %M} {day.day} tháng {day.month} năm {day:%Y}",
    ):
        assert read(text) == Reading(day, hour=hour.replace(second=0, microsecond=0))
