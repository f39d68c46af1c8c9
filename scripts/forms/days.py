"""Days and hours as people type them: how they are read, in words, and how a file says them."""

from datetime import date, datetime

from pydantic_core import PydanticCustomError

from scripts.forms.fields import fields_of
from scripts.forms.said import in_form
from scripts.model.event import Event
from scripts.model.values import at, parse_moment, read_days
from scripts.problems import Position
from scripts.read.typed import why_refused
from scripts.vietnamese import dates
from scripts.vietnamese.day_reading import Reading


def as_written(text: str, year: int | None = None) -> str:
    """`2027-06-09 07:30` where that is all that a text says; else the text, which the reader takes, or refuses with a
    reason."""
    try:
        return dates.as_typed(parse_moment(text))
    except ValueError:
        found = _read(text, year)
    if found and found.day and not (found.last or found.until or found.part):
        return dates.as_typed(at(found.day, found.hour))
    return text


def in_words(text: str, year: int | None = None) -> str:
    """How a text is understood: `thứ Tư, 09/6/2027, 7 giờ 30`; empty where it is not."""
    try:
        moment = parse_moment(text)
    except ValueError:
        found = _read(text, year)
        return _said(found) if found else ""
    return _of(moment)


def why_not(text: str, year: int | None = None, label: str = "Ngày") -> str:
    """Why a text is no day or moment, in the words of the check of files; empty where it is understood."""
    try:
        found = read_days(text, year)
    except PydanticCustomError as error:
        if in_words(text, year):
            return ""
        told = in_form(why_refused(error, Position(""), label, text), fields_of(Event))
        return f"{told.message[:1].upper()}{told.message[1:]}. {told.mend}"
    return "" if found.day or found.hour else f"Không hiểu ngày “{text}”. Viết như 09/6/2027."


def _read(text: str, year: int | None) -> Reading | None:
    try:
        return read_days(text, year)
    except ValueError:
        return None


def _said(found: Reading) -> str:
    hours = [dates.clock(one) for one in (found.hour, found.until) if one]
    days = [_of(one) for one in (found.day, found.last) if one]
    return ", ".join(part for part in (" đến ".join(days), " đến ".join(hours), found.part) if part)


def _of(moment: date) -> str:
    day = moment.date() if isinstance(moment, datetime) else moment
    words = f"{dates.WEEKDAYS[day.weekday()]}, {dates.short(day)}"
    return f"{words}, {dates.clock(moment.timetz())}" if isinstance(moment, datetime) else words
