"""Days, months, years and hours: `01/7/2026`, `1–30/6`, `tháng 6/2027`, `7h30–11h`, `24/7`."""

import re
from datetime import date

from scripts.vietnamese.aloud.numbers import DASH, cardinal, day, month, ordinal
from scripts.vietnamese.aloud.scan import Here, Rule
from scripts.vietnamese.aloud.words import behind

_D, _M, _Y = r"[0-3]?\d", r"[01]?\d", r"(?:1[89]|20|21)\d\d"
_FREE, _END = r"(?<![\w/])(?<!\d[.,–-])", r"(?![\w/]|[.,]\d|[-–]\d)"
_CLOCK = (
    r"(?:[0-2]?\d\s?(?:[hH]|giờ)\s?[0-5]\d(?:\s?(?:phút|ph|p|')(?!\w))?|[0-2]?\dg[0-5]\d|[0-2]?\d:[0-5]\d(?::[0-5]\d)?"
    r"|[0-2]?\d\s?[hH])(?!\w)(?!:\d)"
)
_HOUR = r"[0-2]?\d giờ(?!\w)"
_IS_DAY = re.compile(r"(?:ngày|mùng|mồng) \Z", re.I)
# In `các ngày 25, 26/6` each is one.
_IS_LISTED_DAY = re.compile(r"ngày (?:[0-3]?\d(?:/[01]?\d)?(?:,| và|, và) )+\Z", re.I)
_IS_MONTH = re.compile(r"tháng (?:[01]?\d(?:,| và| đến| hoặc|\s?[-–]) ?)*\Z", re.I)
_FROM = re.compile(r"(?:từ|kể từ|lúc|khoảng|suốt) (?:ngày )?\Z", re.I)
_DAY_WORDS = re.compile(
    r"(?:ngày|mùng|mồng|hôm|sáng|trưa|chiều|tối|đêm|từ|đến|tới|trước|sau|dịp|vào|hết|qua|thứ \w+|chủ nhật|lễ|tết),? \Z",
    re.I,
)
# The name of a law begins with capitals and goes on in small letters.
_LAW = re.compile(r"(?:Luật|Bộ luật|Hiến pháp|Pháp lệnh)(?: [A-ZĐÀ-Ỹ][^\d.;:()“”\"\n]{0,60})?(?<!năm) \Z")
_IS_QUARTER = re.compile(r"quý \Z", re.I)
_NO_DAY = re.compile(r"(?:số|nhà|ngõ|kiệt|hẻm|tỷ lệ|tỉ lệ|đạt|chiếm|thửa|lô|bản đồ|nghị quyết|được) \Z", re.I)
_DUTY = re.compile(
    r"(?:trực|hoạt động|phục vụ|liên tục|tiếp nhận|nhận|hỗ trợ|tổng đài|đường dây|nóng|mở|cấp cứu|tư vấn|túc trực"
    r"|làm việc|giám sát|có mặt|điện thoại)\b[^.;]{0,40}\Z",
    re.I,
)
_COUNTED, _PART = behind("counted"), behind("parts_of")
_GOES_ON = re.compile(r" [^\W\d_]", re.I)
_STAYS_A_DAY = re.compile(r"\s*(?:$|[.;:!?)”\]]|,|tháng\b|và\b|đến\b|tới\b|hằng\b|hàng\b|âm\b|dương\b|[-–/])")
_MANY = re.compile(r"(?:mỗi|một|trong|hằng|hàng|cả|vài|mấy|\d) ngày \Z", re.I)
_ROUND_THE_CLOCK = "hai mươi bốn giờ mỗi ngày, bảy ngày mỗi tuần"
_SCHOOL_YEAR = re.compile(r"(?:năm học|niên khóa|niên học) \Z", re.I)


def _day(here: Here, number: int) -> str:
    """`mùng năm`, but `mùng` is not said again."""
    return cardinal(number) if here.before(re.compile(r"m[ùồ]ng \Z", re.I)) else day(number)


def _word(here: Here, *, span: bool = False) -> str:
    """What stands before a day, if the text does not have it."""
    if here.before(_IS_DAY) or here.before(_IS_LISTED_DAY):
        return ""
    return "từ ngày " if span and not here.before(_FROM) else "ngày "


def _named(number: int | str) -> str:
    return f"tháng {month(int(number))}"


def _year(number: int | str) -> str:
    return f"năm {cardinal(int(number))}"


def _is(d: str, m: str, y: str = "2024") -> bool:
    try:
        date(int(y), int(m), int(d))
    except ValueError:
        return False
    return True


def _full(here: Here) -> str | None:
    d, m, y = here["d"], here["m"], here["y"]
    return f"{_word(here)}{_day(here, int(d))} {_named(m)} {_year(y)}" if _is(d, m, y) else None


def _full_to_full(here: Here) -> str | None:
    d, m, y, dd, mm, yy = (here[name] for name in ("d", "m", "y", "dd", "mm", "yy"))
    if not (_is(d, m, y or yy or "2024") and _is(dd, mm, yy or "2024")):
        return None
    first = f"{_word(here, span=True)}{_day(here, int(d))} {_named(m)}{f' {_year(y)}' if y else ''}"
    return f"{first} đến ngày {day(int(dd))} {_named(mm)}{f' {_year(yy)}' if yy else ''}"


def _days(here: Here) -> str | None:
    """`1–30/6`, `1–30/6/2022`."""
    d, dd, m, y = (here[name] for name in ("d", "dd", "m", "y"))
    if not (_is(dd, m, y or "2024") and 0 < int(d) < int(dd)):
        return None
    first = f"{_word(here, span=True)}{_day(here, int(d))}"
    return f"{first} đến ngày {day(int(dd))} {_named(m)}{f' {_year(y)}' if y else ''}"


def _months(here: Here) -> str | None:
    m, mm, y = (here[name] for name in ("m", "mm", "y"))
    if not 0 < int(m) < int(mm) <= 12:
        return None
    return f"{'' if here.before(_IS_MONTH) else 'tháng '}{month(int(m))} đến {_named(mm)} {_year(y)}"


def _month_year(here: Here) -> str | None:
    if not 0 < int(here["m"]) <= 12:
        return None
    if here.before(_IS_QUARTER):
        return f"{cardinal(int(here['m']))} {_year(here['y'])}"
    return f"{'' if here.before(_IS_MONTH) else 'tháng '}{month(int(here['m']))} {_year(here['y'])}"


def _day_month(here: Here) -> str | None:
    d, m = here["d"], here["m"]
    if not _is(d, m) or here.before(_NO_DAY):
        return None
    told = here.before(_DAY_WORDS) or here.before(_IS_LISTED_DAY)
    if not told and (here.after(_COUNTED) or here.after(_PART)):
        return None
    said = f"{_word(here)}{_day(here, int(d))} {_named(m)}"
    if (int(d), int(m)) == (24, 7) and not told:
        return _ROUND_THE_CLOCK if here.before(_DUTY) else here.ask("date", _ROUND_THE_CLOCK)
    return here.ask("date", said) if not told and here.after(_GOES_ON) and int(d) <= 12 else said


def _day_month_dashed(here: Here) -> str | None:
    """`ngày 26-6`, as newspapers write it; `ngày 25-26` are two days."""
    d, m = here["d"], here["m"]
    return f"{_day(here, int(d))} {_named(m)}" if here.before(_IS_DAY) and _is(d, m) and int(d) > int(m) else None


def _bare_day(here: Here) -> str | None:
    """`ngày 9 tháng 6`; not `ngày 2 lần`."""
    number = int(here["d"])
    if not 0 < number < 32 or here.before(_MANY):
        return None
    if here.before(_IS_DAY):
        return _day(here, number) if here.after(_STAYS_A_DAY) else None
    return day(number) if here.before(_IS_LISTED_DAY) and here.after(_STAYS_A_DAY) else None


def _years(here: Here) -> str | None:
    if int(here["y"]) >= int(here["yy"]):
        return None
    between = ", " if here.before(_SCHOOL_YEAR) else " đến "
    return f"{cardinal(int(here['y']))}{between}{cardinal(int(here['yy']))}"


def _year_of_a_law(here: Here) -> str | None:
    """`Luật Phòng, chống ma túy 2025`; not `Luật nói đến 2000 người`."""
    if not here.before(_LAW) or here.after(_COUNTED):
        return None
    return _year(here["y"])


def _month_alone(here: Here) -> str | None:
    return month(int(here["m"])) if here.before(_IS_MONTH) and 0 < int(here["m"]) <= 12 else None


def _weekday(here: Here) -> str:
    return ordinal(int(here["n"]))


def _weekdays(here: Here) -> str:
    return f"{ordinal(int(here['n']))} đến thứ {ordinal(int(here['nn']))}"


def _clock(here: Here) -> str | None:
    numbers = re.findall(r"\d+", here[0])
    return _time(numbers) if int(numbers[0]) <= 24 else None


def _time(numbers: list[str]) -> str:
    names = ("giờ", "phút", "giây")
    return " ".join(
        f"{cardinal(int(number))} {name}"
        for number, name in zip(numbers, names, strict=False)
        if int(number) or name == "giờ"
    )


def _clocks(here: Here) -> str:
    first, last = (_time(re.findall(r"\d+", here[name])) for name in ("a", "b"))
    return f"{'' if here.before(_FROM) else 'từ '}{first} đến {last}"


RULES = (
    Rule(rf"{_FREE}(?P<y>{_Y})-(?P<m>[01]\d)-(?P<d>[0-3]\d){_END}", _full),
    Rule(
        rf"{_FREE}(?P<d>{_D})/(?P<m>{_M})(?:/(?P<y>{_Y}))?{DASH}(?P<dd>{_D})/(?P<mm>{_M})(?:/(?P<yy>{_Y}))?{_END}",
        _full_to_full,
    ),
    Rule(rf"{_FREE}(?P<d>{_D}){DASH}(?P<dd>{_D})/(?P<m>{_M})(?:/(?P<y>{_Y}))?{_END}", _days),
    Rule(rf"{_FREE}(?P<d>{_D})\s?/\s?(?P<m>{_M})\s?/\s?(?P<y>{_Y}){_END}", _full),
    Rule(rf"{_FREE}(?P<d>{_D})[.](?P<m>{_M})[.](?P<y>{_Y}){_END}", _full),
    Rule(rf"{_FREE}(?P<d>{_D})-(?P<m>{_M})-(?P<y>{_Y}){_END}", _full),
    Rule(rf"{_FREE}(?P<m>{_M}){DASH}(?P<mm>{_M})/(?P<y>{_Y}){_END}", _months),
    Rule(rf"{_FREE}(?P<m>{_M})/(?P<y>{_Y}){_END}", _month_year),
    Rule(rf"{_FREE}(?P<d>{_D})/(?P<m>{_M}){_END}", _day_month),
    Rule(rf"{_FREE}(?P<a>{_CLOCK}|{_HOUR}){DASH}(?P<b>{_CLOCK}|{_HOUR})", _clocks),
    Rule(rf"{_FREE}(?P<a>[0-2]?\d){DASH}(?P<b>{_CLOCK})", _clocks),
    Rule(rf"{_FREE}24/24(?:\s?(?:h|giờ))?(?!\w)", lambda _: "hai mươi bốn trên hai mươi bốn giờ"),
    Rule(rf"{_FREE}{_CLOCK}", _clock),
    Rule(rf"{_FREE}(?P<d>{_D})-(?P<m>{_M}){_END}", _day_month_dashed),
    Rule(rf"{_FREE}(?P<d>{_D})(?!\w|[.,]\d)", _bare_day),
    Rule(rf"{_FREE}(?P<y>{_Y}){DASH}(?P<yy>{_Y}){_END}", _years),
    Rule(rf"{_FREE}(?P<y>{_Y})(?![\w/%]|[.,-]\d)", _year_of_a_law),
    Rule(rf"{_FREE}(?P<m>{_M})(?![\w/]|[.,]\d)", _month_alone),
    Rule(rf"(?<=[Tt]hứ )(?P<n>[2-7]){DASH}(?P<nn>[2-7])(?![\w/]|[.,]\d)", _weekdays),
    Rule(r"(?<=[Tt]hứ )(?P<n>\d{1,3})(?!\w|[.,/]\d)", _weekday),
)
