"""One line that says more of an event's time than one field holds, put where each part of it belongs."""

from datetime import date, datetime
from typing import Any

from scripts.model.values import at, parse_moment, stamp
from scripts.vietnamese.day_reading import Reading, UnclearError, read


def spread(fields: dict[str, Any]) -> dict[str, Any]:
    """Fields of an event with `start` and `end` apart: `start: 7h30 - 9h, 9/6/2027` also says when it ends,
    `start: sáng 9/6/2027` is a day and a part of it, `end: 09:00` an hour on the day of the start.

    What is not clear stays as it is written, for its own field to refuse.
    """
    said: dict[str, Any] = {}
    begins, ends = _read(fields.get("start")), _read(fields.get("end"))
    if begins and begins.day:
        ends_too = begins.last or begins.until
        if (ends_too and fields.get("end")) or (begins.part and fields.get("time_note")):
            return fields
        if ends_too:
            said["end"] = at(begins.last or begins.day, begins.until)
        if begins.part:
            said["time_note"] = begins.part
        if said:
            said["start"] = at(begins.day, begins.hour)
    if ends and ends.hour and not (ends.day or ends.until):
        start = _moment(fields.get("start"))
        if isinstance(start, datetime):
            said["end"] = at(start.date(), ends.hour)
    return fields | said if said else fields


def _read(value: object) -> Reading | None:
    if not isinstance(value, str) or stamp(value):
        return None
    try:
        return read(value)
    except UnclearError:
        return None


def _moment(value: object) -> date | None:
    try:
        return parse_moment(value)
    except ValueError:
        return None
