"""One line that says more of an event's time than one field holds, put where each part of it belongs."""

import re
from datetime import date, datetime
from typing import Any

from scripts.model.values import at, day_of, parse_moment, stamp
from scripts.vietnamese.day_reading import Reading, UnclearError, read

_UNTIL = re.compile(r"^\s*(?:(?:cho\s+)?(?:đến|tới)\s+)?(?:hết\s+)?", re.IGNORECASE)
_PLAIN = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?: [0-9]{2}:[0-9]{2})?")


def spread(fields: dict[str, Any]) -> dict[str, Any]:
    """Fields of an event with `start` and `end` apart: `start: 7h30 - 9h, 9/6/2027` also says when it ends,
    `start: sáng 9/6/2027` is a day and a part of it, `end: 09:00` an hour on the day of the start. A day without a year
    is of the year of its listing, or of its start.

    What is not clear stays as it is written, for its own field to refuse.
    """
    said: dict[str, Any] = {}
    start, end = fields.get("start"), fields.get("end")
    if _is_plain(start) and _is_plain(end):  # nearly all, in a tenth of the time
        return fields
    begins = _read(start, fields.get("year"))
    if begins and begins.day:
        ends_too = begins.last or begins.until
        if (ends_too and end) or (begins.part and fields.get("time_note")):
            return fields
        said["start"] = at(begins.day, begins.hour)
        if ends_too:
            said["end"] = at(begins.last or begins.day, begins.until)
        if begins.part:
            said["time_note"] = begins.part
    first = said.get("start") or _moment(start)
    if isinstance(end, str) and first:
        ends = _read(_UNTIL.sub("", end), first.year)
        is_one = ends and not (ends.last or ends.until or ends.part)
        if ends and is_one and (ends.day or isinstance(first, datetime)):
            said["end"] = at(ends.day or day_of(first), ends.hour)
    return fields | said if said else fields


def _is_plain(value: object) -> bool:
    return not isinstance(value, str) or bool(_PLAIN.fullmatch(value))


def _read(value: object, year: object) -> Reading | None:
    if not isinstance(value, str) or stamp(value):
        return None
    try:
        return read(value, year if isinstance(year, int) else None)
    except UnclearError:
        return None


def _moment(value: object) -> date | None:
    try:
        return parse_moment(value)
    except ValueError:
        return None
