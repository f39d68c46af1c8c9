"""Days that a text names with their day of the week: `thứ Sáu, ngày 9/6/2027`."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from scripts.vietnamese.day_reading import weekday

# A day as texts write it, in groups `day`, `month` and, where it is said, `year`.
DAY = (
    r"(?P<day>[0-9]{1,2})(?:\s*[/.-]\s*|\s+tháng\s+)(?P<month>[0-9]{1,2})"
    r"(?:(?:\s*[/.-]\s*|,?\s+năm\s+)(?P<year>[0-9]{4}))?(?![\w/])"
)
# Found fast wherever that is; most texts name no day and need no closer look.
MAY_NAME_DAYS = re.compile(r"[0-9](?:\s*[/.-]|\s+tháng)\s*[0-9]", re.IGNORECASE)
# Has every day that there is in some year.
LEAP_YEAR = 2024
_NAMED = re.compile(
    r"(?<!lần )(?<!\w)(?P<said>thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)"
    rf"\s*[,(]?\s*(?:ngày\s+)?{DAY}",
    re.IGNORECASE,
)


class NamedDay(NamedTuple):
    """`words` begin at `offset` and say a weekday (0 is Monday), a day, a month and perhaps a year; there may be no
    such day."""

    words: str
    offset: int
    weekday: int
    day: int
    month: int
    year: int | None


def day_in(match: re.Match[str], year: int | None = None) -> date | None:
    """The day of a match of `DAY`, of a `year` where it says none."""
    return real_day(int(match["year"]) if match["year"] else year, int(match["month"]), int(match["day"]))


def real_day(year: int | None, month: int, day: int) -> date | None:
    """None where it is no day, or nobody says of which year."""
    try:
        return date(year, month, day) if year else None
    except ValueError:
        return None


def weekdays(text: str) -> Iterator[NamedDay]:
    """Every day that is named with its day of the week."""
    for match in _NAMED.finditer(text) if MAY_NAME_DAYS.search(text) else ():
        year = int(match["year"]) if match["year"] else None
        day, month = int(match["day"]), int(match["month"])
        yield NamedDay(match[0].strip(), match.start(), weekday(match["said"].lower()), day, month, year)
