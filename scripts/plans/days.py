"""Days that a sentence of a plan names: from when to when, and by when something is due."""

import re
from datetime import date

from scripts.vietnamese.day_reading import UnclearError, read
from scripts.vietnamese.weekdays import DAY, LEAP_YEAR, day_in

_DAY = r"[0-9]{1,2}\s*(?:[/.-]|tháng)\s*[0-9]{1,2}(?:\s*(?:[/.-]|,?\s*năm)\s*[0-9]{4})?"
_SPAN = re.compile(
    rf"(?:từ\s+)?(?:ngày\s+)?(?:{_DAY}|[0-9]{{1,2}})\s*(?:-|–|đến(?:\s+hết)?)\s*(?:ngày\s+)?{_DAY}", re.I
)
_BY = (
    r"(?:trước|(?:chậm|muộn) nhất(?:\s+là)?(?:\s+trước|\s+đến)?|đến\s+hết|hạn(?:\s+cuối)?(?:\s+là)?"
    r"|xong\s+trong)"
)
_HOUR = r"(?:[0-9]{1,2}\s*(?:h|giờ)\s*(?:[0-9]{2}\s*(?:phút)?)?,?\s*)?"
_DUE = re.compile(rf"{_BY}\s*:?\s*{_HOUR}(?:ngày\s+)?(?P<day>{_DAY})", re.I)
_WHOLE_MONTH = re.compile(
    r"(?:trong\s+|cả\s+)?tháng\s+(?P<month>0?[1-9]|1[0-2])(?:\s*(?:/|năm|-)\s*(?P<year>[0-9]{4}))?(?![0-9/])", re.I
)


def span_of(text: str, year: int | None) -> tuple[date, date] | None:
    """The first span of days that a text names."""
    for match in _SPAN.finditer(text):
        try:
            reading = read(match[0], year)
        except UnclearError:
            continue
        if reading.day and reading.last:
            return reading.day, reading.last
    return None


def impossible_span(text: str) -> str:
    """The first span of a text of which a day is in no calendar: `01/6/2027 đến 31/6/2027`."""
    for match in _SPAN.finditer(text):
        for day in re.finditer(DAY, match[0]):
            if day_in(day, LEAP_YEAR) is None:
                return match[0].strip()
    return ""


def due_of(text: str, year: int | None) -> list[date]:
    """The days by which a text wants something done. `Trước ngày 05/7` ends on 5 July in the tongue of offices."""
    found = []
    for match in _DUE.finditer(text):
        try:
            reading = read(match["day"], year)
        except UnclearError:
            continue
        if reading.day and reading.day not in found:
            found.append(reading.day)
    return found


def month_of(text: str) -> int | None:
    """The month that a text names alone: `trong tháng 6`."""
    match = _WHOLE_MONTH.search(text)
    return int(match["month"]) if match else None
