"""When an event takes place, of cells that say it together or each a part of it, as text or as Excel's own days."""

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from scripts.model.values import at
from scripts.tables.grid import Cell, shown
from scripts.vietnamese.dates import WEEKDAYS, short
from scripts.vietnamese.day_reading import WEEKDAY, Reading, UnclearError, read
from scripts.vietnamese.folding import fold, nfc


@dataclass(frozen=True, slots=True)
class When:
    """`start` and `end` as the record has them; without a start, `unknown` has the words that stand for it. `note` is
    the part of the day, `basis` how the day is known, `doubt` what somebody should look at."""

    start: date | None = None
    end: date | None = None
    note: str = ""
    unknown: str = ""
    basis: str = ""
    doubt: str = ""


class UnclearTime(ValueError):
    """Words that name no time, or several; the text says why."""


@dataclass(frozen=True, slots=True)
class Said:
    """The cells of a row that say when, by what their column is."""

    whole: str = ""
    day: str = ""
    first: str = ""
    last: str = ""
    hour: str = ""
    until: str = ""
    part: str = ""
    weekday: str = ""


# An hour typed as a number with a part.
_NUMBER = re.compile(r"([0-9]{1,2})[.,]([0-9]{1,2})")
# Excel's days count from here.
_EPOCH = datetime(1899, 12, 30)
_SERIAL = range(20_000, 80_000)
# Of an hour alone Excel makes one of 1899; a slip makes one of the year 207.
_YEARS = range(1900, 2201)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ENGLISH = re.compile(rf"([0-9]{{1,2}})[- ]({'|'.join(_MONTHS)})[a-z]*[-, ]+([0-9]{{4}})", re.IGNORECASE)
_ITEM = r"[0-9]{1,2}(?:\s*[/.]\s*[0-9]{1,2}(?:\s*[/.]\s*[0-9]{4})?)?"
_AND = r"\s*(?:,|;|&|\+|và|,\s*và)\s*(?:ngày\s+)?"
_LIST = re.compile(
    rf"(?P<head>.*?)(?:các\s+)?(?:ngày\s+)?(?<![\w/.:])(?P<list>{_ITEM}(?:{_AND}{_ITEM})+)(?![0-9hg:/.])(?P<tail>.*)",
    re.IGNORECASE | re.DOTALL,
)
_HOUR = re.compile(r"[0-9]{1,2}\s*(?:h|g|giờ|:)\s*(?:[0-9]{2})?", re.IGNORECASE)
_NO_DAY = re.compile(
    r"\b(?:(?:trong|ca|suot|dau|giua|cuoi|het)? ?(?:thang|quy|tuan|nam|dot)|thuong xuyen|hang|moi"
    r"|sau khi|truoc|chua|khi|theo|thang hanh dong|xuyen suot|ca nam)\b"
)
_UNSURE = re.compile(r"\(?\s*(?:thời gian\s+)?(?:dự kiến|tạm thời|khoảng|tầm)\s*:?\s*\)?", re.IGNORECASE)
_ALL_DAY = re.compile(
    r"\(?\s*(?:(cả ngày|trọn ngày|(?:trong\s+)?giờ hành chính"
    r"|(?:buổi\s+)?sáng(?: và |, ?| ?[+&-] ?)(?:buổi\s+)?(?:chiều|tối)"
    r"|(?:buổi\s+)?chiều(?: và |, ?| ?[+&-] ?)(?:buổi\s+)?tối))\s*\)?",
    re.IGNORECASE,
)
_TAIL = re.compile(r"(?:[,;.(]\s*)?(?:tại|ở)\s+.*", re.IGNORECASE | re.DOTALL)


def typed(cell: Cell | None, kind: str) -> str:
    """The words of a cell in a column of that kind (`day`, `hour` …): a number in it is Excel's day or hour."""
    if cell is None:
        return ""
    value = cell.value
    if isinstance(value, float) and 0 < value < 1:
        minutes = round(value * 24 * 60)
        return f"{minutes // 60:02}:{minutes % 60:02}"
    if kind in ("hour", "until"):
        if isinstance(value, datetime):
            return f"{value:%H:%M}"
        if typed_so := _NUMBER.fullmatch(cell.text):
            # `7.3` is `7.30` without its zero, `14.5` half past; both are asked about (is_hour_as_number).
            return f"{typed_so[1]}h{'30' if typed_so[2] == '5' else typed_so[2].ljust(2, '0')}"
        if re.fullmatch(r"[0-9]{1,2}", cell.text):
            return f"{cell.text}h"
    elif re.fullmatch(r"[0-9]{5}(?:\.0)?", cell.text) and int(float(cell.text)) in _SERIAL:
        return shown((_EPOCH + timedelta(days=int(float(cell.text)))).date())
    elif isinstance(value, float) and int(value) in _SERIAL:
        moment = _EPOCH + timedelta(minutes=round(value * 24 * 60))
        return shown(moment)
    elif match := re.fullmatch(r"(20[0-9]{2})([01][0-9])([0-3][0-9])", cell.text):
        return f"{int(match[3])}/{int(match[2])}/{match[1]}"
    elif match := _ENGLISH.fullmatch(cell.text):
        return f"{match[1]}/{_MONTHS.index(match[2].lower()) + 1}/{match[3]}"
    if isinstance(value, datetime):
        return f"{value:%H:%M}, {value.day}/{value.month}/{value.year}"
    return cell.text


def whens(said: Said, year: int | None, month: int | None = None, day_above: str = "") -> list[When]:
    """The times that some cells name: one, or several where a cell lists them. Raises UnclearTime."""
    hours = " - ".join(text for text in (said.hour, said.until) if text)
    days = " - ".join(text for text in (said.first, said.last) if text) or said.day
    if said.first and said.last and fold(said.first) == fold(said.last):
        days = said.first
    if re.fullmatch(r"(?:ngày\s*)?[0-9]{1,2}(?:\s*[-–]\s*[0-9]{1,2})?", days.strip().lower()) and month and year:
        days = f"{days}/{month}/{year}"
    whole = said.whole
    weekday_said = (
        said.weekday
        if not re.fullmatch(r"(?:hai|ba|tư|năm|sáu|bảy|[2-7])", said.weekday.lower())
        else f"thứ {said.weekday}"
    )
    if whole and days and _reads_as_day(whole, year):
        if _reads_as_day(days, year) and fold(whole) != fold(days):
            whole, days = f"{whole}", ""  # both name days: what says more counts
        else:
            days = ""
    texts = [hours, said.part, whole, weekday_said if days else "", days]
    text = ", ".join(one for one in texts if one)
    if not text and not day_above:
        return []
    if day_above and not has_day(text):
        text = ", ".join(one for one in (text, day_above) if one)
    text = re.sub(r"\bT([0-9]{1,2})\s*/\s*(?=20[0-9]{2})", r"tháng \1/", text)
    lines = [line.strip(" -+•*") for line in text.split("\n") if line.strip(" -+•*")]
    joined = ", ".join(lines)
    try:
        return [_when(joined, year)]
    except UnclearError as unclear:
        several = _several(lines, joined, year)
        if several:
            return several
        if (each := _each_day(joined, year, unclear)) is not None:
            return [each]
        if unclear.kind != "lunar" and _NO_DAY.search(fold(joined)) and not _has_whole_day(joined, year):
            return [When(unknown=_line(" ".join(lines)), doubt="không có ngày cụ thể")]
        raise UnclearTime(why(unclear, joined)) from None


# Days that begin, and end nobody says when.
_OPEN = re.compile(r"(?i)(?:kể\s+)?từ\s+(?:ngày\s+)?[0-9]{1,2}(?:\s*[/.]|\s+tháng)[^:hg]*")


def _when(text: str, year: int | None) -> When:
    note = basis = ""
    text = _TAIL.sub("", _plain(text))
    if match := _ALL_DAY.search(text):
        note = " ".join(match[1].lower().split())
        text = f"{text[: match.start()]} {text[match.end() :]}"
    if match := _UNSURE.search(text):
        basis = _line(f"Nguồn ghi “{' '.join(text.split())}”.")
        text = f"{text[: match.start()]} {text[match.end() :]}"
    reading = read(text.strip(" ,;"), year)
    if reading.day is None or reading.day.year not in _YEARS or (reading.last and reading.last.year not in _YEARS):
        raise UnclearError()
    if _OPEN.fullmatch(text) and reading.last is None and reading.until is None:
        raise UnclearError("open")
    doubt = "nguồn ghi là dự kiến" if basis else ""
    return replace(_of(reading), basis=basis, doubt=doubt, note=note or reading.part)


def _of(reading: Reading) -> When:
    assert reading.day
    end = at(reading.last or reading.day, reading.until) if reading.last or reading.until else None
    return When(at(reading.day, reading.hour), end, reading.part)


# What a day is in the other calendar, after it.
_LUNAR_TOO = re.compile(r"(?i)\(?\s*(?:tức|nhằm)\b[^()]*?(?:âm lịch|\bAL\b)\s*\)?|\([^()]*(?:âm lịch|\bAL)\s*\)")
# As programs write a moment; midnight is a day without an hour.
_ISO = re.compile(r"\b(20[0-9]{2}-[01][0-9]-[0-3][0-9])[T ]([0-2][0-9]:[0-5][0-9])(?::[0-9]{2}(?:\.0+)?)?(?![\w:+.-])")
# Two days, and the two weekdays that they are: `Thứ Bảy, Chủ nhật 12-13/6`.
_WEEKEND = re.compile(
    rf"(?i)(?<!\w)({WEEKDAY})\s*(?:,|&|và|[-–])\s*({WEEKDAY})[\s,;(]*(?:ngày\s+)?"
    r"([0-9]{1,2})\s*(?:[-–,&]|và)\s*([0-9]{1,2})(\s*[/.]\s*[0-9]{1,2}(?:\s*[/.]\s*20[0-9]{2})?)\)?"
)
_SHORT_YEAR = re.compile(r"(?<![\w/.-])([0-3]?[0-9])\s*([/.-])\s*([01]?[0-9])\s*\2\s*(2[0-9]|3[0-9])(?![\w/.-]*[0-9])")


def _plain(text: str) -> str:
    """In the signs that days and hours are read by."""
    text = nfc(text)
    text = _ISO.sub(lambda found: found[1] if found[2] == "00:00" else f"{found[2]}, {found[1]}", text)
    text = _LUNAR_TOO.sub(" ", text)
    text = _WEEKEND.sub(r"\1, \3\5 - \2, \4\5", text)
    text = _SHORT_YEAR.sub(r"\1\2\3\g<2>20\4", text)
    text = re.sub(r"(?<=[0-9])\s*[’‘′`´]+", "'", text)
    text = re.sub(r"(?i)(?<=[0-9])\s*(?:h|g)\s*(?=[0-9]{2}(?![0-9/]))", "h", text)
    text = re.sub(r"(?<=[0-9])[oO](?=[0-9]|h)|(?<=h)[oO](?=[0-9oO])|(?<=h0)[oO]", "0", text)
    text = re.sub(
        r"(?i)\b(?:thời gian|bắt đầu|khai mạc|tổ chức|thực hiện|dự kiến vào)\s*:?\s*"
        r"(?=(?:từ|vào|lúc|hồi|ngày|[0-9]|thứ|sáng|chiều))",
        "",
        text,
    )
    text = re.sub(
        r"(?i)(\b(?:sáng|chiều|tối|trưa)|[0-9]\s*(?:h|giờ)\s*(?:[0-9]{2})?(?:\s*phút)?"
        r"|thứ\s+\w+|chủ nhật|\bT[2-7]|\bCN)\s*:",
        r"\1 ",
        text,
    )
    text = re.sub(r"(?i)\b(thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)\s*[/|]\s*", r"\1, ", text)
    text = re.sub(r"(?i)(?<!\w)(?<!thứ )(hai|ba|tư|năm|sáu|bảy)\s*[,(\n]\s*(?=[0-9]{1,2}/)", r"thứ \1, ", text)
    text = re.sub(r"(?<=[0-9])\s*:\s+(?=[0-9]{1,2}\s*(?:h|g|giờ|:))", ", ", text)
    text = re.sub(r"[\[\]{}\"“”]", " ", text)
    text = re.sub(r"\(\s*([^()]*?)\s*\)", r", \1, ", text)
    text = re.sub(r"(?i)\b(?:đợt|lần|buổi|ca|vòng)\s*(?:[0-9]{1,2}|[IVX]+)\s*[:(-]?\s*(?=\S)", "", text)
    text = re.sub(r"(?i)\bng(?:à|a)y\s*:?\s+(?=[0-9])", "ngày ", text)
    text = re.sub(r"\s+([,;.])", r"\1", text)
    text = re.sub(r"(?:[,;]\s*){2,}", ", ", text)
    return text.strip(" ,;.-–+•")


_ENDS = re.compile(r"\s*[,;\n]\s*|\s+[-–]\s+|\s+(?=tại\b)")


def begins(text: str, year: int | None) -> tuple[str, str]:
    """The part at the begin of a text that says when, as long as can be, and the rest; nothing where none does."""
    for match in reversed([*_ENDS.finditer(text)]):
        if _reads_as_day(text[: match.start()], year):
            return text[: match.start()], text[match.end() :]
    return ("", text) if not _reads_as_day(text, year) else (text, "")


def apart(text: str, year: int | None) -> tuple[str, str]:
    """The part of a text that says when, at its begin or its end, and the rest, which says where."""
    found = begins(text, year)
    behind = (one for one in _ENDS.finditer(text) if not found[0] and _reads_as_day(text[one.end() :], year))
    return next(((text[one.end() :], text[: one.start()]) for one in behind), found)


def _several(lines: Sequence[str], text: str, year: int | None) -> list[When]:
    """The times of a list: a line each, or days with one month at their end."""
    if len(lines) > 1:
        found = []
        for line in lines:
            try:
                found.append(_when(line, year))
            except UnclearError:
                found = []
                break
        # An hour before the first of some days is that of all.
        if found and len({isinstance(one.start, datetime) for one in found}) == 1:
            return found
    for part in (re.split(r"\s*;\s*", text), re.split(r"\s*(?:;|,?\s+và\s+)\s*(?=[0-9]{1,2}\s*(?:h|giờ|:))", text)):
        if len(part) > 1:
            try:
                return [_when(one, year) for one in part]
            except UnclearError:
                continue
    match = _LIST.fullmatch(_plain(text))
    if match is None:
        return []
    items = [[part.strip() for part in re.split(r"[/.]", item)] for item in re.findall(_ITEM, match["list"])]
    if len(items[-1]) < 2:
        return []
    after = items[-1]
    whole = []
    for item in reversed(items):
        after = [*item, *after[len(item) :]]
        whole.append("/".join(after))
    head, tail = _HOUR_OF_LIST.sub("", match["head"]), match["tail"]
    try:
        return [_when(f"{head} {day} {tail}", year) for day in reversed(whole)]
    except UnclearError:
        return []


_HOUR_OF_LIST = re.compile(r"(?:các\s+)?(?:ngày)?\s*:?\s*$", re.IGNORECASE)


def _each_day(text: str, year: int | None, unclear: UnclearError) -> When | None:
    """Days from one to another, at hours that are those of each day."""
    if unclear.kind != "choices" or "mỗi ngày" not in unclear.facts.get("choices", ""):
        return None
    text = _plain(text)
    hours = re.findall(
        r"(?i)(?:từ\s+)?[0-9]{1,2}\s*(?:h|giờ|g|:)\s*(?:[0-9]{2})?(?:\s*(?:phút|'))?(?:\s*(?:-|–|đến|tới)\s*[0-9]{1,2}\s*(?:h|giờ|g|:)\s*(?:[0-9]{2})?(?:\s*(?:phút|'))?)?",
        text,
    )
    if not hours:
        return None
    left = text
    for hour in hours:
        left = left.replace(hour, " ", 1)
    try:
        days = _when(left, year)
    except UnclearError:
        return None
    words = " và ".join(" ".join(hour.split()) for hour in hours)
    return replace(days, note=_line(f"{words} mỗi ngày"), doubt="giờ được hiểu là của mỗi ngày")


def has_day(text: str) -> bool:
    """Is there in a text what may be a day?"""
    return not is_hour(text) and bool(
        re.search(
            r"[0-9]{1,2}\s*[/.-]\s*[0-9]{1,2}|ng(?:à|a)y\s+[0-9]|th(?:á|a)ng\s+[0-9]|[0-9]{4}-[0-9]",
            text,
            re.IGNORECASE,
        )
    )


def _has_whole_day(text: str, year: int | None) -> bool:
    plain = _plain(text)
    return bool(
        re.search(
            r"[0-9]{1,2}\s*[/.-]\s*[0-9]{1,2}\s*[/.-]\s*[0-9]{4}|(?<!tháng )(?<![0-9/])[0-9]{1,2}/[0-9]{1,2}(?![0-9/])"
            r"|[0-9]\s*tháng\s",
            plain.lower(),
        )
    )


def _reads_as_day(text: str, year: int | None) -> bool:
    try:
        return _when(text.replace("\n", ", "), year).start is not None
    except UnclearError:
        return False


def names_day(text: str, year: int | None) -> bool:
    """Does a text say when, and no more?"""
    return _reads_as_day(text, year)


def names_time(text: str, year: int | None) -> bool:
    """Does a text say a day, an hour or a part of the day, and no more?"""
    try:
        found = read(_plain(text), year)
    except UnclearError:
        return False
    return bool(found.day or found.hour or found.part)


_PARTS = {"s": "sáng", "c": "chiều", "t": "tối", "ch": "chiều", "tr": "trưa", "đ": "đêm"}


def part_of_day(text: str) -> str:
    """A part of the day, written out where a letter stands for it."""
    return _PARTS.get(text.strip(" .").lower(), text)


def is_hour(text: str) -> bool:
    """Does a text say an hour, or a part of the day, and no day?"""
    try:
        found = read(_plain(text))
    except UnclearError:
        return False
    return found.day is None


def is_hour_as_number(cell: Cell) -> bool:
    """Is it an hour as a number of which nobody can tell whether its part is minutes?"""
    found = _NUMBER.fullmatch(cell.text)
    return found is not None and (isinstance(cell.value, float) or len(found[2]) == 1)


def same_hour(one: str, other: str) -> bool:
    """Do two texts name the same hour?"""
    with suppress(UnclearError):
        return read(_plain(one)).hour == read(_plain(other), 2000).hour
    return False


def is_day(text: str, year: int | None) -> bool:
    """Does a text name one day and no more? Of a heading above rows."""
    try:
        found = _when(text.replace("\n", ", "), year)
    except UnclearError:
        return False
    return found.start is not None and not isinstance(found.start, datetime) and found.end is None


_DEADLINE = re.compile(r"(?i)\W*(?:hạn|hoàn thành|xong)?\s*(?:trước|chậm nhất|muộn nhất)\b")
ONLY_HOUR = "chỉ có giờ, không có ngày"


def why(unclear: UnclearError, text: str) -> str:
    """Why a text is no time, for people."""
    facts = unclear.facts
    if _DEADLINE.match(text):
        return (
            f"“{_line(text)}” là hạn làm xong, không phải ngày tổ chức: ghi ngày tổ chức; việc giao thì ghi ở Nhiệm vụ"
        )
    if is_hour(text):
        return f"“{_line(text)}” {ONLY_HOUR}: ghi ngày vào cột Ngày hoặc vào ô thời gian"
    match unclear.kind:
        case "no_day":
            return f"không có ngày {facts['found']} trong lịch"
        case "weekday":
            return f"{facts['day']} là {facts['real']}, bảng ghi {facts['said']} (gần nhất là {facts['near']})"
        case "no_year":
            return f"ngày thiếu năm: “{_line(text)}”"
        case "choices":
            return f"“{_line(text)}” hiểu được hai cách: {facts['choices']}"
        case "open":
            return f"“{_line(text)}” chỉ ghi ngày bắt đầu: ghi thêm ngày kết thúc"
        case "lunar":
            return f"“{_line(text)}” là ngày âm lịch; cần ngày dương"
        case "part":
            return f"giờ “{facts['hour']}” không khớp “{facts['part']}”"
    return f"không hiểu thời gian “{_line(text)}”"


def _line(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 280 else text[:279] + "…"


def in_words(when: When) -> str:
    """`7 giờ 30, ngày 09/6/2027`, for a summary."""
    if when.start is None:
        return when.unknown
    hour = f"{when.start:%H:%M}" if isinstance(when.start, datetime) else ""
    if isinstance(when.start, datetime):
        hour = f"{when.start.hour} giờ" + (f" {when.start.minute:02}" if when.start.minute else "")
    day = short(when.start)
    last = when.end
    days = f"ngày {day}"
    if last is not None and (last.date() if isinstance(last, datetime) else last) != (
        when.start.date() if isinstance(when.start, datetime) else when.start
    ):
        days = f"từ ngày {day} đến ngày {short(last)}"
    words = hour or when.note
    return f"{words}, {days}" if words else days


def weekday(day: date) -> str:
    """`thứ Tư`."""
    return WEEKDAYS[day.weekday()]
