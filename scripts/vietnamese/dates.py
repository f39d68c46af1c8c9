"""Dates and times in Vietnamese words, and times as people write them."""

import re
from datetime import date, datetime, time
from typing import TypeAlias

from scripts.vietnamese.folding import nfc

# Some words, and the day or moment that they name.
Piece: TypeAlias = tuple[str, date | None]

IN_WORDS = "{weekday}, ngày {day} tháng {month} năm {year}"
WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")

_TIME = re.compile(
    r"(?P<hour>[0-9]{1,2})"
    r"(?:\s*:\s*(?P<minute>[0-9]{2})|\s*(?:h|g|giờ)(?:\s*(?P<minutes>[0-9]{2})\s*(?:phút|p)?)?)",
    re.IGNORECASE,
)


def short(day: date) -> str:
    """`09/6/2022`: two digits for the day, and for the months 1 and 2 only, so that nothing can be
    slipped in before them (Decree 30/2020/NĐ-CP, annex I, on dates of documents)."""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"{day.day:02}/{month}/{day.year}"


def as_typed(moment: date) -> str:
    """As staff may type it: `2022-06-09`, `2022-06-09 07:30`."""
    return f"{moment:%Y-%m-%d %H:%M}" if isinstance(moment, datetime) else moment.isoformat()


def in_words(day: date) -> str:
    """`thứ Năm, ngày 9 tháng 6 năm 2022`."""
    return IN_WORDS.format(weekday=WEEKDAYS[day.weekday()], day=day.day, month=day.month, year=day.year)


def month_title(day: date) -> str:
    """`Tháng 6/2022`."""
    return f"Tháng {day.month}/{day.year}"


def clock(moment: time) -> str:
    """`7 giờ 30`."""
    return f"{moment.hour} giờ {moment.minute:02}" if moment.minute else f"{moment.hour} giờ"


def span(start: date, end: date | None) -> str:
    """A day, a time on a day, or from one to another, in words; a bare last day is inclusive."""
    return "".join(words for words, _ in spanned(start, end))


def brief(start: date, end: date | None) -> str:
    """`7h30-11h ngày 09/6/2022`, `từ 07/6/2022 đến 09/6/2022`: for messages of few letters."""
    if isinstance(start, datetime) and isinstance(end, datetime) and start.date() == end.date() and start != end:
        return f"{_hour(start)}-{_hour(end)} ngày {short(start)}"
    if end is None or _day(start) == _day(end):
        return _brief(start, "ngày ")
    return f"từ {_brief(start)} đến {_brief(end)}"


def spanned(start: date, end: date | None) -> list[Piece]:
    """The words of `span` in pieces, each with the day or moment that it names."""
    if isinstance(start, datetime) and isinstance(end, datetime) and start.date() == end.date() and start != end:
        return _from_to((clock(start.timetz()), start), (f"{clock(end.timetz())}, {in_words(start)}", end))
    if end is None or _day(start) == _day(end):
        return [(_moment(start), start)]
    if isinstance(start, datetime) or isinstance(end, datetime):
        return _from_to((_moment(start), start), (_moment(end), end))
    year = f" năm {start.year}" if start.year != end.year else ""
    month = f" tháng {start.month}" if year or start.month != end.month else ""
    first = f"ngày {start.day}{month}{year}"
    return _from_to((first, start), (f"ngày {end.day} tháng {end.month} năm {end.year}", end))


def parse_time(text: str) -> time | None:
    """`07:30`, `7h30`, `7g30`, `7 giờ 30`, `7h`; None where it is no time of day or could be two."""
    match = _TIME.fullmatch(nfc(text.strip()))
    if match is None:
        return None
    hour, minute = int(match["hour"]), int(match["minute"] or match["minutes"] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _hour(moment: datetime) -> str:
    return f"{moment.hour}h{moment.minute:02}" if moment.minute else f"{moment.hour}h"


def _brief(moment: date, word: str = "") -> str:
    return f"{_hour(moment)} ngày {short(moment)}" if isinstance(moment, datetime) else f"{word}{short(moment)}"


def _from_to(first: Piece, last: Piece) -> list[Piece]:
    return [("từ ", None), first, (" đến ", None), last]


def _moment(moment: date) -> str:
    day = in_words(moment)
    return f"{clock(moment.timetz())}, {day}" if isinstance(moment, datetime) else day


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
