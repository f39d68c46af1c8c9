"""When an event takes place, in the words of a Vietnamese notice, with what they mean to machines."""

from dataclasses import dataclass
from datetime import date, datetime

from scripts.model.event import Event, Every
from scripts.vietnamese import dates
from scripts.vietnamese.dates import Piece
from scripts.vietnamese.folding import lower_first
from scripts.words import text

_PARTS_OF_DAY = ("sáng", "trưa", "chiều", "tối", "đêm")
_NAMED_EXCEPTIONS = 6


@dataclass(frozen=True, slots=True)
class Moment:
    """A piece of words, `at` the day or moment that it names, in ISO."""

    text: str
    at: str | None = None


def when(event: Event) -> tuple[Moment, ...]:
    """`sáng thứ Năm, ngày 9 tháng 6 năm 2022`, in pieces, as exact as the source is; begins with a capital."""
    if event.start is None:
        pieces: list[Piece] = [(text("events.no_day", why=event.date_unknown), None)]
    elif event.recurs:
        pieces = _rule(event)
    else:
        pieces = dates.spanned(event.start, event.end)
        one_day = len(pieces) == 1 and not isinstance(event.start, datetime)
        pieces = _noted(event, one_day) + pieces
    words, moment = pieces[0]
    return moments([(words[:1].upper() + words[1:], moment), *pieces[1:]])


def brief(event: Event) -> str:
    """The same in as few letters as tell it: `7h30-11h ngày 09/6/2022`, `7h30 thứ Năm hằng tuần, từ 02/6/2022 đến
    30/6/2022, trừ 1 lần`; empty where the day is not known."""
    start, end = event.start, event.end
    if start is None:
        return ""
    if event.recurs is None:
        words = dates.brief(start, end)
    else:
        first, last, left_out = event.days[0], event.days[-1], len(event.days_left_out)
        hours = dates.brief(start, end).partition(" ngày ")[0] + " " if isinstance(start, datetime) else ""
        words = f"{hours.removeprefix('từ ')}{_round(event)}, {dates.brief(first, last)}"
        words += f", trừ {left_out} lần" if left_out else ""
    note = f"{lower_first(event.time_note)}, " if event.time_note else ""
    return f"{note}{words}"


def moments(pieces: list[Piece]) -> tuple[Moment, ...]:
    """The pieces as pages print them."""
    return tuple(Moment(words, moment.isoformat() if moment else None) for words, moment in pieces)


def at(moment: date) -> tuple[Moment, ...]:
    """One day or moment in words."""
    return moments(dates.spanned(moment, None))


def _noted(event: Event, one_day: bool) -> list[Piece]:
    """The part of the day before the day: `sáng thứ Năm`, but `buổi sáng, từ ngày 7 đến ngày 8`."""
    if event.time_note is None:
        return []
    note = lower_first(event.time_note)
    part = note.removeprefix("buổi ")
    return [(f"{part} " if one_day and part in _PARTS_OF_DAY else f"{note}, ", None)]


def _rule(event: Event) -> list[Piece]:
    """`từ 19 giờ đến 20 giờ 30, thứ Năm hằng tuần, từ ngày 2 đến ngày 30 tháng 6 năm 2022, trừ ngày 16/6/2022`."""
    assert event.start and event.recurs
    start, end, first, last = event.start, event.end, event.days[0], event.days[-1]
    hours = ""
    if isinstance(start, datetime):
        hours = f"{dates.clock(start.timetz())}, "
        if isinstance(end, datetime) and event.length == 1 and end != start:
            hours = f"từ {dates.clock(start.timetz())} đến {dates.clock(end.timetz())}, "
    rule = _round(event)
    if event.recurs.every is Every.MONTH and first.day > 28:
        rule += f" (những tháng có ngày {first.day})"
    if event.length > 1 and isinstance(end, datetime):
        day = "hôm sau" if event.length == 2 else f"ngày thứ {event.length}"
        rule += f", mỗi lần đến {dates.clock(end.timetz())} {day}"
    elif event.length > 1:
        rule += f", mỗi lần {event.length} ngày"
    return [*_noted(event, one_day=not hours), (f"{hours}{rule}, ", None), *dates.spanned(first, last), *_except(event)]


def _round(event: Event) -> str:
    first = event.days[0]
    weekly = event.recurs and event.recurs.every is Every.WEEK
    return f"{dates.WEEKDAYS[first.weekday()]} hằng tuần" if weekly else f"ngày {first.day} hằng tháng"


def _except(event: Event) -> list[Piece]:
    left_out = event.days_left_out
    if not left_out:
        return []
    if len(left_out) > _NAMED_EXCEPTIONS:
        return [(f", trừ {len(left_out)} lần", None)]
    return [(", trừ ngày " + ", ".join(dates.short(day) for day in left_out), None)]
