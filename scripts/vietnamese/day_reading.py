"""Days and hours as offices write them: `7h30 sáng thứ Tư, ngày 9/6/2027`, `9-15/6/2027`, `07:30 - 09:00, 9/6/2027`.

Every word of a text must have its part in the one reading that it has; where there are two, or a word is left over, it
is refused. The day stands before the month, except after a year of four digits.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import partial
from typing import NamedTuple

from scripts.vietnamese.dates import WEEKDAYS, parse_time, short
from scripts.vietnamese.folding import nfc


class UnclearError(ValueError):
    """A text without a reading, or with more than one. `kind`, with its `facts`: "no_day" (`found`: it is in no
    calendar), "weekday" (`day` is a `real`, the text says `said`; `near` is the nearest one), "no_year" (`meant`),
    "part" (`hour` fits no such `part` of the day), "choices" (`choices`), "rest" (beside a `day`, the `rest` says
    something else), "lunar", or "" for anything else."""

    def __init__(self, kind: str = "", **facts: str) -> None:
        super().__init__(kind)
        self.kind, self.facts = kind, facts


@dataclass(frozen=True, slots=True)
class Reading:
    """A day and an hour, each with the last one where the text names two; `part` is the part of the day (`buổi sáng`)
    where no hour is named."""

    day: date | None = None
    last: date | None = None
    hour: time | None = None
    until: time | None = None
    part: str = ""


class _Token(NamedTuple):
    kind: str
    word: str


_MONTHS = ("một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai")
_MONTH = r"(?:[0-9]{1,2}|mười một|mười hai|một|hai|ba|tư|năm(?=\s*(?:,|/|năm))|sáu|bảy|tám|chín|mười)"
_NUMERALS = ("hai", "ba", "tư", "năm", "sáu", "bảy")
WEEKDAY = rf"(?:thứ\s*(?:{'|'.join(_NUMERALS)}|bẩy|[2-7])|t[2-7]|chủ\s*nhật|cn)"
_WEEKDAY = rf"{WEEKDAY}(?!\w)"

_LUNAR = re.compile(r"âm lịch|\bal\b|\b(?:mùng|mồng|rằm)\b|tháng (?:giêng|chạp)")
# As Word makes of a hyphen.
_DASH = re.compile(r"(?<=[0-9])[\u2010-\u2015\u2212](?=[0-9])")
# Between the first and the last of a span.
_LINK = r"(?:[-–—~→]+|(?:cho\s+)?(?:đến|tới)(?:\s+hết)?)"
# Between two days of a list.
_AND = r"(?:,|;|&|\+|và)"
_BEFORE, _AFTER = r"(?<![\w/.:-])", r"(?![0-9]|[/.:-][0-9])"
_YEAR_FIRST = re.compile(rf"{_BEFORE}([0-9]{{4}})\s*([/.-])\s*([0-9]{{1,2}})\s*\2\s*([0-9]{{1,2}}){_AFTER}")
_DAY_MONTH = rf"([0-9]{{1,2}})(?:\s*([/.-])\s*|\s*tháng\s+)({_MONTH})"
_DAY_FIRST = rf"{_DAY_MONTH}(?:\s*([/.-])\s*|\s*,?\s*năm\s+|\s*,\s*|\s+)([0-9]{{4}}){_AFTER}"
_WHOLE_DAY = re.compile(_BEFORE + _DAY_FIRST)
_NO_YEAR = re.compile(rf"{_BEFORE}{_DAY_MONTH}(?:\s*[/.-]\s*([0-9]{{2}}))?{_AFTER}")
# `9-15/6/2027`, `từ ngày 9/6 đến ngày 15/6/2027`: what the first day does not say is said by the last.
_SPAN = re.compile(
    rf"{_BEFORE}([0-9]{{1,2}})(?:(?:\s*[/.]\s*|\s*tháng\s+)({_MONTH}))?(?:\s*[/.]\s*([0-9]{{4}}))?"
    rf"\s*((?:{_LINK}|{_AND})\s*(?:{_WEEKDAY}[\s,]*)?(?:ngày\s*)?){_DAY_FIRST}"
)
_LISTED = re.compile(rf"{_AND}\s*(.*)")
_YEARLESS = re.compile(
    rf"(?<![\w/.:])([0-9]{{1,2}})(?:\s*/\s*|\s*tháng\s+)({_MONTH})(?:\s*/\s*([0-9]{{2}}))?{_AFTER}"
    r"(?!\s*[,/.-]?\s*(?:năm\s+)?[12][0-9]{3}(?![0-9]))"
)
_A_WEEKDAY = re.compile(r"\b(?:thứ|t)\s*$")
_AFTER_HOUR = re.compile(r"(?:[0-9]\s*[hg]|giờ)\s*$")

# `7-9h`, not the minutes of `7 giờ 30 - 9 giờ`.
_SHORT_SPAN = re.compile(r"(?<![\w:/.])(?<!giờ )(?<![hg] )([0-9]{1,2})(\s*[-–—]\s*[0-9]{1,2}\s*(?:h|giờ|g))")
# `8 giờ 30`, `8h30'`, `08:30`, not the first number of `khối 5: 14 giờ 30`.
_MINUTES = r"(?!\s+[0-2][0-9]\s*(?:h|giờ|g))\s*[0-9]{2}"
HOUR = rf"[0-9]{{1,2}}\s*(?::{_MINUTES}(?::00)?|(?:h|giờ|g)(?:\s*[0-9]{{2}}(?:\s*(?:phút|ph|p|'))?)?)"
# What is left once the days are taken out; @ stands for a day.
_TOKEN = re.compile(
    rf"(?P<day>@)|(?P<weekday>{_WEEKDAY})"
    rf"|(?P<hour>{HOUR}(?![0-9]))"
    r"|(?P<part>(?:buổi\s+)?(?:sáng|trưa|chiều|tối|đêm)(?!\w)|(?:[ap]m|sa|ch)(?!\w))"
    rf"|(?P<link>{_LINK})|(?P<filler>(?:vào|lúc|hồi|ngày|từ)(?!\w)|[\s,;.()]+)"
)
# What may be said beside a day without making it another one: `tuần 2 tháng 6` is none, `mùng 9` may be a lunar one.
_BESIDE = re.compile(
    r"dự kiến|tạm thời|khoảng|tầm|cả ngày|trọn ngày|(?:sáng|chiều|tối)(?: và |, ?)(?:chiều|tối)|giờ hành chính"
)
# The hours that a part of the day can mean as they are, and those that mean twelve more.
_PARTS = {
    "sáng": (range(12), range(0)),
    "trưa": (range(10, 14), range(1, 2)),
    "chiều": (range(12, 19), range(1, 7)),
    "tối": (range(17, 24), range(5, 12)),
    "đêm": (range(20, 24), range(8, 12)),
    "am": (range(12), range(0)),
    "sa": (range(12), range(0)),
    "pm": (range(12, 24), range(1, 12)),
    "ch": (range(12, 24), range(1, 12)),
}
# An hour before it, written without its part of the day beside one that has it, may be of the morning or the evening.
_MORNING = 7
# What each order of hours (h) and days (@) says.
_SAID = {
    "@": ("day",),
    "@-@": ("day", "last"),
    "h": ("hour",),
    "h@": ("hour", "day"),
    "@h": ("day", "hour"),
    "h-h": ("hour", "until"),
    "h-h@": ("hour", "until", "day"),
    "@h-h": ("day", "hour", "until"),
    "h@-@": ("hour", "day", "last"),
    "@h-@": ("day", "hour", "last"),
    "@-h@": ("day", "until", "last"),
    "h@-h@": ("hour", "day", "until", "last"),
    "@h-@h": ("day", "hour", "last", "until"),
}
_EACH_DAY = ("h-h@-@", "@-@h-h", "@-@h")


def read(text: str, year: int | None = None) -> Reading:
    """The one reading of a text, whose days are of that `year` where they name none; raises UnclearError."""
    text = " ".join(nfc(text).lower().split())
    if "@" in text:
        raise UnclearError()
    if _LUNAR.search(text):
        raise UnclearError("lunar")
    text = _DASH.sub("-", text)
    if year:
        text = _YEARLESS.sub(partial(_with_year, str(year)), text)
    days, left = _days(text)
    left = re.sub(r"(h|g|giờ)\s*rưỡi", r"\g<1>30", left)
    tokens = list(_tokens(_SHORT_SPAN.sub(r"\1h\2", left), text, days))
    _look_at_weekdays(tokens, days)
    hours, part = _hours(tokens)
    shape = "".join({"day": "@", "hour": "h", "link": "-"}.get(kind, "") for kind, _ in tokens)
    if len(days) == 1 and not any(word[0].isalpha() for kind, word in tokens if kind == "link"):
        shape = re.sub(r"^-|-$|(?<=h)-(?=@)|(?<=@)-(?=h)", "", shape)  # a dash that only parts the hour from the day
    if shape in _EACH_DAY:
        raise UnclearError("choices", choices="giờ của mỗi ngày, hay giờ của ngày đầu và ngày cuối")
    if shape not in _SAID or (part and shape not in ("@", "@-@")):
        raise UnclearError()
    waiting = {"h": iter(hours), "@": iter(days)}
    found = zip(_SAID[shape], (next(waiting[sign]) for sign in shape if sign != "-"), strict=True)
    return Reading(**dict(found), part=part)  # type: ignore[arg-type]


def fits(hour: time, part: str) -> bool:
    """Is an hour of the day in a part of it (`buổi sáng`)? Of what is no part, every hour is."""
    hours = _PARTS.get(nfc(part).lower().removeprefix("buổi").strip())
    return hours is None or hour.hour in hours[0]


def _days(text: str) -> tuple[list[date], str]:
    """The days in a text, in order, and the text with @ for each."""
    match = _SPAN.search(text)
    if match and not _A_WEEKDAY.search(text[: match.start()]):
        day, month, year, link, *last = match.groups()
        end = _day_first(*last)
        begin = _span_from(end, day, month, year) if end else None
        listed = _LISTED.fullmatch(link)
        minutes = len(day) == 2 and bool(_AFTER_HOUR.search(text[: match.start()]))
        if begin and end and not (listed and minutes):
            if minutes:
                raise UnclearError("choices", choices=f"phút {day}, hay ngày {day}")
            if listed and end - begin > timedelta(days=1):
                raise UnclearError("choices", choices="hai ngày rời nhau, hay từ ngày đầu đến ngày cuối")
            named = f"- {listed[1]}" if listed else link
            return [begin, end], f"{text[: match.start()]}@{named}@{text[match.end() :]}"
    days: list[tuple[int, date]] = []

    def take(match: re.Match[str]) -> str:
        parts = match.groups()
        day = _day(parts[3], parts[2], parts[0]) if len(parts) == 4 else _day_first(*parts)
        if day is None:
            return match[0]
        days.append((match.start(), day))
        return "@".ljust(len(match[0]))

    left = _WHOLE_DAY.sub(take, _YEAR_FIRST.sub(take, text))
    return [day for _, day in sorted(days)], left


def _span_from(end: date, day: str, month: str | None, year: str | None) -> date | None:
    """None where it would begin on no day before the end: the number is then something else, such as minutes."""
    try:
        begin = _day(day, month or str(end.month), year or str(end.year))
    except UnclearError:
        return None
    return begin if begin < end else None


def _day_first(day: str, sign: str | None, month: str, other: str | None, year: str) -> date | None:
    """None where the signs differ: `9-6/2027` could be months."""
    return None if sign and other and sign != other else _day(day, month, year)


def _day(day: str, month: str, year: str) -> date:
    number = int(month) if month.isdecimal() else _MONTHS.index(month) + 1
    try:
        return date(int(year), number, int(day))
    except ValueError:
        raise UnclearError("no_day", found=f"{day}/{number}/{year}") from None


def _with_year(year: str, match: re.Match[str]) -> str:
    day, month, short_year = match.groups()
    return match[0] if short_year and short_year != year[2:] else f"{day}/{month}/{year}"


def _tokens(left: str, text: str, days: Sequence[date]) -> Iterator[_Token]:
    place = 0
    while place < len(left):
        match = _TOKEN.match(left, place)
        if match is None and len(days) == 1 and (rest := _BESIDE.search(left)):
            raise UnclearError("rest", day=days[0].isoformat(), rest=rest[0])
        if match is None:
            raise _without_year(text)
        if match.lastgroup != "filler":
            yield _Token(match.lastgroup or "", match[0])
        place = match.end()


def _without_year(text: str) -> UnclearError:
    match = _NO_YEAR.search(text)
    if match is None or _WHOLE_DAY.search(text):
        return UnclearError()
    day, _, month, year = match.groups()
    if month.isdecimal() and int(month) > 12:
        return UnclearError()
    return UnclearError("no_year", meant=f"{day}/{month}/{'20' + year if year else '(năm)'}")


def _look_at_weekdays(tokens: Sequence[_Token], days: Sequence[date]) -> None:
    """Each day of the week against the day that it is said of: the one right before it, where no other is said of that,
    else the next, else the last."""
    kinds = [token.kind for token in tokens]
    for place, (kind, word) in enumerate(tokens):
        if kind != "weekday":
            continue
        if not days:
            raise UnclearError()
        after = kinds[:place].count("day")
        is_of_last = after == len(days) or (
            kinds[place - 1 : place] == ["day"] and kinds[place - 2 : place - 1] != ["weekday"]
        )
        day, said = days[after - 1 if is_of_last else after], weekday(word)
        if day.weekday() != said:
            ahead = (said - day.weekday()) % 7
            near = day + timedelta(days=ahead if ahead < 4 else ahead - 7)
            names = {"said": WEEKDAYS[said], "real": WEEKDAYS[day.weekday()]}
            raise UnclearError("weekday", day=short(day), near=short(near), **names)


def weekday(word: str) -> int:
    """0 for Monday, of `thứ hai`, `t2`, `chủ nhật`."""
    last = word.removeprefix("thứ").removeprefix("t").strip()
    if last.isdecimal():
        return int(last) - 2
    return 6 if last in ("cn", "chủ nhật", "chủnhật") else _NUMERALS.index(last.replace("bẩy", "bảy"))


def _hours(tokens: Sequence[_Token]) -> tuple[list[time], str]:
    """The hours, each in its part of the day; the part of the day where there are none."""
    kinds = [token.kind for token in tokens]
    parts = {place: word.removeprefix("buổi").strip() for place, (kind, word) in enumerate(tokens) if kind == "part"}
    hours = [place for place, kind in enumerate(kinds) if kind == "hour"]
    if not hours:
        if len(parts) > 1 or any(len(part) == 2 for part in parts.values()):
            raise UnclearError()
        return [], "".join(f"buổi {part}" for part in parts.values())
    # A part right after an hour is that one's, else that of the next, else of all.
    own = {
        place - 1 if place - 1 in hours else place + 1 if place + 1 in hours else -1: part
        for place, part in parts.items()
    }
    if len(own) < len(parts):
        raise UnclearError()
    shared = own.get(-1) or next(iter(own.values()), None) if len(set(own.values())) == 1 else None
    found = []
    for place in hours:
        hour = parse_time(re.sub(r"(?::00(?<=:..:00)|\s*(?:phút|ph|p|'))$", "", tokens[place].word))
        if hour is None:
            raise UnclearError()
        part = own.get(place) or shared
        meant = _within(hour, part) if part else hour
        if meant is None and (place in own or len(hours) == 1 or hour.hour < _MORNING):
            raise UnclearError("part", hour=tokens[place].word, part=part or "")
        found.append(meant or hour)
    return found, ""


def _within(hour: time, part: str) -> time | None:
    same, later = _PARTS[part]
    return hour if hour.hour in same else hour.replace(hour=hour.hour + 12) if hour.hour in later else None
