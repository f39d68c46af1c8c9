"""The small typed values that records are made of; each accepts text as people write it where only one reading is
possible, and carries the JSON Schema that the published schemas show."""

import re
from datetime import date, datetime, time, timedelta, timezone
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, PlainSerializer, PlainValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from scripts.markup import web_addresses
from scripts.model.record import refused
from scripts.vietnamese.dates import as_typed
from scripts.vietnamese.day_reading import Reading, UnclearError, read
from scripts.vietnamese.folding import same_word
from scripts.vietnamese.phones import BadPhoneError, phones

# Vietnam has kept UTC+7 without daylight saving since 1975, so a fixed offset is exact for every date here.
VIETNAM = timezone(timedelta(hours=7), "+07:00")

# As machines and many people write a day or a moment; anything else is read with more care.
_STAMP = re.compile(
    r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})"
    r"(?:(T|,?\s+)([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?(?:\s*(Z|[+-][0-9]{2}:?[0-9]{2}))?)?"
)
_HOUR = re.compile(r"(?<![0-9/])([01]?[0-9]|2[0-3])\s*(?:h|g|giờ|:)\s*([0-5][0-9])?(?![^\W_])", re.IGNORECASE)

_YES_OR_NO = {
    "",
    "true",
    "false",
    "yes",
    "no",
    "có",
    "không",
    "co",
    "khong",
    "chưa",
    "rồi",
    "ok",
    "x",
    "n/a",
    "none",
    "0",
    "1",
}


def _bad_moment(found: object) -> PydanticCustomError:
    return refused("moment", found=str(found))


def parse_day(value: object) -> date:
    """A day, in any way that has one reading (`2022-06-09`, `9/6/2022`). Raises PydanticCustomError "no_such_day" for
    31/6, "weekday" where it is another day of the week, "ambiguous", "form" where a day is not all that is written,
    "moment" for anything else."""
    moment = parse_moment(value)
    if isinstance(moment, datetime):
        raise refused("form", expected="một ngày, không ghi giờ", example=as_typed(moment.date()), found=str(value))
    return moment


def parse_month(text: str) -> date:
    """The first day of a month: `2022-06`, `6/2022`. Raises ValueError."""
    match = re.fullmatch(r"([0-9]{4})-([0-9]{1,2})|([0-9]{1,2})[/-]([0-9]{4})", "".join(text.split()))
    if match is None:
        raise ValueError(text)
    return date(int(match[1] or match[4]), int(match[2] or match[3]), 1)


def parse_moment(value: object) -> date | datetime:
    """A day, or a day and a time (Vietnam's when no offset is written); `7h30 9/6/2022` works too. Raises like
    `parse_day`."""
    if isinstance(value, datetime):
        return value.astimezone(VIETNAM) if value.tzinfo else value.replace(tzinfo=VIETNAM)
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        raise _bad_moment(value)
    if match := stamp(value):
        return _stamped(value, match)
    reading = read_days(value)
    if reading.day is None:
        if reading.hour is None:
            raise _bad_moment(value)
        expected = "ngày, hoặc ngày và giờ (chỉ ghi giờ được ở “end”, khi “start” có giờ)"
        raise refused("form", expected=expected, example=f"2027-06-09 {reading.hour:%H:%M}", found=value)
    moment = at(reading.day, reading.hour)
    if reading.last or reading.until:
        expected = "một thời điểm; lúc kết thúc chỉ ghi ở “end”"
        raise refused("form", expected=expected, example=as_typed(moment), found=value)
    if reading.part:
        raise refused("form", expected="ngày, hoặc ngày và giờ", example=as_typed(moment), found=value)
    return moment


def read_days(text: str, year: int | None = None) -> Reading:
    """What a text says of days and hours, of that `year` where it names none; raises like `parse_day`."""
    try:
        return read(text, year)
    except UnclearError as unclear:
        facts: dict[str, str] = {"found": text, **unclear.facts}
        match unclear.kind:
            case "no_day":
                raise refused("no_such_day", **facts) from None
            case "weekday":
                raise refused("weekday", **facts) from None
            case "choices":
                raise refused("ambiguous", **facts) from None
            case "no_year":
                expected = "ngày có đủ năm bốn chữ số"
                raise refused("form", expected=expected, example=facts["meant"] + _hour_in(text), found=text) from None
            case "rest":
                expected = f"ngày, hoặc ngày và giờ (chữ “{facts['rest']}” thì ghi ở “time_note” hoặc trong bài)"
                raise refused("form", expected=expected, example=facts["day"], found=text) from None
            case "lunar":
                raise refused("form", expected="ngày dương lịch", example="2027-06-09", found=text) from None
            case "part":
                expected = f"giờ theo 24 giờ (“{facts['hour']} {facts['part']}” chưa rõ là lúc nào)"
                raise refused("form", expected=expected, example="2027-06-09 19:30", found=text) from None
        raise _bad_moment(text) from None


def _hour_in(text: str) -> str:
    """An hour beside a day that is not read, for the example to keep."""
    match = _HOUR.search(text)
    return f" {int(match[1]):02}:{match[2] or '00'}" if match else ""


def stamp(text: str) -> re.Match[str] | None:
    """Is it a day or a moment as machines write it? An offset before UTC only after a T: to people, `07:30 -09:00` is
    a span of hours."""
    match = _STAMP.fullmatch(text.strip())
    return None if match and (match[8] or "").startswith("-") and match[4] != "T" else match


def at(day: date, hour: time | None) -> date | datetime:
    """A day, or the moment of an hour on it."""
    return day if hour is None else datetime.combine(day, hour, VIETNAM)


def _stamped(value: str, match: re.Match[str]) -> date | datetime:
    year, month, day, _, hour, minute, second, zone = match.groups()
    try:
        on = date(int(year), int(month), int(day))
    except ValueError:
        raise refused("no_such_day", found=f"{year}-{month}-{day}") from None
    if hour is None:
        return on
    try:
        offset = datetime.strptime(zone, "%z").tzinfo if zone else VIETNAM
        return datetime.combine(on, time(int(hour), int(minute), int(second or 0)), offset).astimezone(VIETNAM)
    except (ValueError, OverflowError):
        raise _bad_moment(value) from None


def parse_instant(value: object) -> datetime:
    """A moment that must have a time, such as an embargo; raises like `parse_day`."""
    moment = parse_moment(value)
    if not isinstance(moment, datetime):
        day = as_typed(moment)
        example = f"{day} 00:00 (đầu ngày) hoặc {day} 23:59 (cuối ngày)"
        raise refused("form", expected="ngày kèm giờ", example=example, found=day)
    return moment


def _slug(value: object) -> str:
    if isinstance(value, str) and re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", value) and len(value) <= 100:
        return value
    raise refused("slug", found=str(value))


def parse_web_address(value: object) -> str:
    """An http or https address with a host; raises PydanticCustomError: "disk_address", "mail_address" or
    "bare_address" where it is known what was meant, else "web_address"."""
    text = value.strip() if isinstance(value, str) else ""
    match web_addresses.fault(text):
        case None:
            return text
        case "disk" | "mail" as kind:
            raise refused(f"{kind}_address", found=text)
        case "scheme":
            raise refused("bare_address", found=text, meant=f"https://{text}")
    raise refused("web_address", found=str(value))


def parse_public_address(value: object) -> str:
    """A web address that readers can open; raises like `parse_web_address`."""
    address = parse_web_address(value)
    if not web_addresses.is_reachable(address):
        raise refused("web_address", found=address)
    return address


def parse_phones(text: str) -> str:
    """One telephone number or several in a line; raises PydanticCustomError "form"."""
    try:
        phones(text)
    except BadPhoneError as bad:
        expected = "số điện thoại đủ số 0 hoặc +84 ở đầu, có thể kèm máy lẻ; nhiều số thì cách nhau bằng dấu phẩy"
        raise refused("form", expected=expected, example=bad.meant or "0238 000 000 máy lẻ 102") from None
    return text


def parse_reason(text: str) -> str:
    """Words that readers are shown; raises PydanticCustomError "form" for a yes or a no."""
    if same_word(text).strip(" .!-") in _YES_OR_NO:
        expected = "lời nói cho người đọc, không phải có hay không; không cần thì bỏ cả dòng"
        raise refused("form", expected=expected, example="Nguồn đã sửa lại số liệu")
    return text


Text = Annotated[str, StringConstraints(min_length=1)]
Reason = Annotated[str, StringConstraints(min_length=1), AfterValidator(parse_reason)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=300, pattern=r"^[^\n\r]*$")]
Markdown = Annotated[str, StringConstraints(min_length=1)]
Day = Annotated[date, BeforeValidator(parse_day)]
Moment = Annotated[
    date,  # datetime is a date; a bare date means the whole day
    PlainValidator(parse_moment),
    PlainSerializer(lambda moment: moment.isoformat(), when_used="json"),
    WithJsonSchema({"type": "string", "pattern": "[0-9]", "description": "2022-06-09 hoặc 2022-06-09 07:30"}),
]
Instant = Annotated[
    datetime,
    PlainValidator(parse_instant),
    PlainSerializer(lambda moment: moment.isoformat(), when_used="json"),
    WithJsonSchema({"type": "string", "format": "date-time"}),
]
Slug = Annotated[str, BeforeValidator(_slug), WithJsonSchema({"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"})]
WebAddress = Annotated[str, BeforeValidator(parse_web_address), WithJsonSchema({"type": "string", "format": "uri"})]
PublicAddress = Annotated[
    str, BeforeValidator(parse_public_address), WithJsonSchema({"type": "string", "format": "uri"})
]
Phones = Annotated[
    str,
    StringConstraints(max_length=100),
    AfterValidator(parse_phones),
    WithJsonSchema({"type": "string", "examples": ["0238 000 000 máy lẻ 102, 0912 000 000"]}),
]


def day_of(moment: date) -> date:
    """The calendar day of a day or of a moment, in Vietnam."""
    if not isinstance(moment, datetime):
        return moment
    return (moment if moment.tzinfo == VIETNAM else moment.astimezone(VIETNAM)).date()


def beginning(moment: date) -> datetime:
    """A moment as it is; of a day, its first."""
    return moment if isinstance(moment, datetime) else datetime.combine(moment, time(), VIETNAM)


OneOrMany = BeforeValidator(lambda value: [value] if isinstance(value, (str, dict)) else value)
Lines = Annotated[tuple[Line, ...], OneOrMany]
Slugs = Annotated[tuple[Slug, ...], OneOrMany]
