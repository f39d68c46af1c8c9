"""What groups are called, and the rules of counting in words: the same on the board and in its files."""

from collections.abc import Iterator
from datetime import date
from typing import TypeAlias

from scripts.assemble.coverage.counts import Coverage, Tally
from scripts.assemble.coverage.progress import Span
from scripts.vietnamese import dates
from scripts.words import text

# In the order in which they are read.
_RULES = ("counted", "all", "held", "reported", "passed", "ahead", "week", "focus", "agency", "task", "place", "border")

# A group that is none of the plan's or of the place list: its key, its name, its events.
Beside: TypeAlias = tuple[str, str, Tally]


def rules() -> tuple[str, ...]:
    """How it is counted, a sentence or two a rule."""
    return tuple(text(f"coverage.rule.{name}") for name in _RULES)


def note(today: date) -> str:
    """What a reader must know before any number."""
    return text("coverage.note", day=dates.short(today))


def week(span: Span) -> str:
    """`06/6 đến 12/6`."""
    if span.first == span.last:
        return _day(span.first)
    return text("coverage.week", first=_day(span.first), last=_day(span.last))


def short_week(span: Span) -> str:
    """`06–12/6`, below a bar."""
    if span.first == span.last:
        return _day(span.first)
    first = f"{span.first.day:02}" if span.first.month == span.last.month else _day(span.first)
    return f"{first}–{_day(span.last)}"


def _day(day: date) -> str:
    return dates.short(day).rpartition("/")[0]


def beside_weeks(found: Coverage) -> Iterator[Beside]:
    """Events that take place on none of the days, or nobody knows when."""
    yield "before", text("coverage.before", day=dates.short(found.span.first)), found.before
    yield "after", text("coverage.after", day=dates.short(found.span.last)), found.after
    yield "none", text("coverage.undated"), found.undated


def beside_focuses(found: Coverage) -> Iterator[Beside]:
    """Events that name no focus."""
    yield "none", text("coverage.unfocused"), found.unfocused


def beside_agencies(found: Coverage) -> Iterator[Beside]:
    """Events of others, or of nobody named."""
    yield "others", text("coverage.others"), found.others
    yield "none", text("coverage.unnamed"), found.unnamed


def beside_places(found: Coverage) -> Iterator[Beside]:
    """Events that are in no unit of the province."""
    for where, tally in found.elsewhere.items():
        yield where.value, text(f"coverage.elsewhere.{where.value}"), tally
