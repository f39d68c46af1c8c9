"""The small typed values that records are made of; each accepts text as people write it where only one reading is
possible, and carries the JSON Schema that the published schemas show."""

import re
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import BeforeValidator, PlainSerializer, PlainValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from scripts.model.record import refused
from scripts.vietnamese.dates import parse_time

# Vietnam has kept UTC+7 without daylight saving since 1975, so a fixed offset is exact for every date here.
VIETNAM = timezone(timedelta(hours=7), "+07:00")

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
# Nearly all addresses; the others are taken apart, which takes ten times as long.
_PLAIN_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(?:[/?#][^\s<>\"'`\\^{|}]*)?")
_OFFSET = re.compile(r"\s*(Z|[+-]\d{2}:?\d{2})$")


def _bad_moment(found: object) -> PydanticCustomError:
    return refused("moment", found=str(found))


def parse_day(value: object) -> date:
    """`2022-06-09` or, day first, `9/6/2022`. Raises PydanticCustomError "no_such_day" for 31/6, "moment" for anything
    else."""
    if isinstance(value, datetime) or not isinstance(value, (str, date)):
        raise _bad_moment(value)
    if isinstance(value, date):
        return value
    text = value.strip()
    if match := _ISO.fullmatch(text):
        year, month, day = (int(part) for part in match.groups())
    elif match := _DAY_FIRST.fullmatch(text):
        day, month, year = (int(part) for part in match.groups())
    else:
        raise _bad_moment(value)
    try:
        return date(year, month, day)
    except ValueError:
        raise refused("no_such_day", found=text) from None


def parse_moment(value: object) -> date | datetime:
    """A day, or a day and a time (Vietnam's when no offset is written); `7h30 9/6/2022` works too. Raises like
    `parse_day`."""
    if isinstance(value, datetime):
        return value.astimezone(VIETNAM) if value.tzinfo else value.replace(tzinfo=VIETNAM)
    if isinstance(value, date) or not isinstance(value, str):
        return parse_day(value)
    text = value.strip()
    day_match = _ISO.search(text) or _DAY_FIRST.search(text)
    if day_match is None:
        raise _bad_moment(value)
    day = parse_day(day_match.group())
    rest = f"{text[: day_match.start()]} {text[day_match.end() :]}".strip().strip(",").strip()
    if not rest:
        return day
    offset: tzinfo | None = VIETNAM
    if zone := _OFFSET.search(rest):
        rest = rest[: zone.start()]
        try:
            offset = datetime.strptime(zone[1], "%z").tzinfo
        except ValueError:
            raise _bad_moment(zone[1]) from None
    clock = _clock(rest.strip().removeprefix("T"))
    if clock is None:
        raise _bad_moment(value)
    try:
        return datetime.combine(day, clock, offset).astimezone(VIETNAM)
    except OverflowError:
        raise _bad_moment(value) from None


def parse_instant(value: object) -> datetime:
    """A moment that must have a time, such as an embargo; raises like `parse_moment`."""
    moment = parse_moment(value)
    if not isinstance(moment, datetime):
        raise _bad_moment(value)
    return moment


def _clock(text: str) -> time | None:
    if match := re.fullmatch(r"(\d{2}):(\d{2}):(\d{2})", text):
        hour, minute, second = (int(part) for part in match.groups())
        return time(hour, minute, second) if hour < 24 and minute < 60 and second < 60 else None
    return parse_time(text)


def _slug(value: object) -> str:
    if isinstance(value, str) and re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", value) and len(value) <= 100:
        return value
    raise refused("slug", found=str(value))


def parse_web_address(value: object) -> str:
    """An http or https address with a host; raises PydanticCustomError "web_address" for anything else."""
    if isinstance(value, str):
        text = value.strip()
        if _PLAIN_ADDRESS.fullmatch(text):
            return text
        try:
            parts = urlsplit(text)
            host = parts.hostname
        except ValueError:
            host = None
        if host and parts.scheme in ("http", "https") and not re.search(r"[\s<>\"'`\\^{|}]", text):
            return text
    raise refused("web_address", found=str(value))


Text = Annotated[str, StringConstraints(min_length=1)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=300, pattern=r"^[^\n\r]*$")]
Markdown = Annotated[str, StringConstraints(min_length=1)]
Day = Annotated[date, BeforeValidator(parse_day)]
Moment = Annotated[
    date,  # datetime is a date; a bare date means the whole day
    PlainValidator(parse_moment),
    PlainSerializer(lambda moment: moment.isoformat(), when_used="json"),
    WithJsonSchema({"type": "string", "description": "2022-06-09 hoặc 2022-06-09 07:30"}),
]
Instant = Annotated[
    datetime,
    PlainValidator(parse_instant),
    PlainSerializer(lambda moment: moment.isoformat(), when_used="json"),
    WithJsonSchema({"type": "string", "format": "date-time"}),
]
Slug = Annotated[str, BeforeValidator(_slug), WithJsonSchema({"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"})]
WebAddress = Annotated[str, BeforeValidator(parse_web_address), WithJsonSchema({"type": "string", "format": "uri"})]
Phone = Annotated[str, StringConstraints(pattern=r"^\+?[0-9][0-9 .()-]{1,20}$")]


def day_of(moment: date) -> date:
    """The calendar day of a day or of a moment, in Vietnam."""
    return moment.astimezone(VIETNAM).date() if isinstance(moment, datetime) else moment


def beginning(moment: date) -> datetime:
    """A moment as it is; of a day, its first."""
    return moment if isinstance(moment, datetime) else datetime.combine(moment, time(), VIETNAM)


OneOrMany = BeforeValidator(lambda value: [value] if isinstance(value, (str, dict)) else value)
Lines = Annotated[tuple[Line, ...], OneOrMany]
Slugs = Annotated[tuple[Slug, ...], OneOrMany]
