"""Days and hours as people type them: how they are read, in words, and how a file says them."""

from datetime import date, datetime

from scripts.model.values import at, parse_moment, read_days
from scripts.vietnamese import dates
from scripts.vietnamese.day_reading import Reading, UnclearError, read


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


def _read(text: str, year: int | None) -> Reading | None:
    try:
        return read(text, year) if year else read_days(text)
    except (UnclearError, ValueError):
        return None


def _said(found: Reading) -> str:
    hours = [dates.clock(one) for one in (found.hour, found.until) if one]
    days = [_of(one) for one in (found.day, found.last) if one]
    return ", ".join(part for part in (" đến ".join(days), " đến ".join(hours), found.part) if part)


def _of(moment: date) -> str:
    day = moment.date() if isinstance(moment, datetime) else moment
    words = f"{dates.WEEKDAYS[day.weekday()]}, {dates.short(day)}"
    return f"{words}, {dates.clock(moment.timetz())}" if isinstance(moment, datetime) else words
