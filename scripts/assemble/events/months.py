"""/su-kien/thang/<year>-<month>/ — a month as a grid of days, and below it what takes place, each time once.

An event is listed under the day on which it begins. One that began before the month or lasts longer than a week is in
a group of its own at the end, and counts on each of its days in the grid.
"""

from calendar import monthcalendar, monthrange
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from itertools import starmap

from scripts.assemble.page import CountedLink, Link
from scripts.assemble.parts import listing
from scripts.assemble.parts.listing import Group
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.event import Event, Occasion
from scripts.vietnamese import dates
from scripts.words import text

Time = tuple[Event, Occasion]

_WEEK = timedelta(days=7)
_LASTING = "keo-dai"
_INITIALS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")


@dataclass(frozen=True)
class Month:
    """What takes place in a month, in order: by day of beginning, and what lasts; `counts` is by day of the month."""

    first: date
    by_day: dict[int, list[Time]] = field(default_factory=dict)
    lasting: list[Time] = field(default_factory=list)
    counts: Counter[int] = field(default_factory=Counter)
    # Of a day on which something goes on that began before it: the id of its group.
    going_on: dict[int, str] = field(default_factory=dict)

    @property
    def url(self) -> str:
        """Its page."""
        return addresses.of_month(self.first)

    @property
    def title(self) -> str:
        """`Tháng 6/2022`."""
        return dates.month_title(self.first)

    @property
    def link(self) -> CountedLink:
        """The way to its page."""
        return CountedLink(self.title, self.url, len(self.once_each))

    @cached_property
    def once_each(self) -> tuple[Time, ...]:
        """Each event once, with the first of its times in the month."""
        times = [time for _, day in sorted(self.by_day.items()) for time in day] + self.lasting
        found: dict[str, Time] = {}
        for event, occasion in times:
            found.setdefault(event.id, (event, occasion))
        return tuple(found.values())

    def add(self, event: Event, occasion: Occasion) -> None:
        """Note one time that an event takes place, some of it in this month."""
        end = self.first.replace(day=monthrange(self.first.year, self.first.month)[1])
        begin = max(occasion.first, self.first)
        if occasion.first >= self.first and occasion.ends - occasion.begins <= _WEEK:
            self.by_day.setdefault(begin.day, []).append((event, occasion))
            place = _day_id(begin.day)
        else:
            self.lasting.append((event, occasion))
            place = _LASTING
        for day in range(begin.day, min(occasion.last, end).day + 1):
            self.counts[day] += 1
            if place == _LASTING or day > begin.day:
                self.going_on.setdefault(day, place)


def months(view: View) -> list[Month]:
    """Every month in which an event takes place, in order."""
    found: dict[date, Month] = {}
    times = ((event, occasion) for event in view.events for occasion in event.occasions)
    for event, occasion in sorted(times, key=lambda time: (time[1].begins, time[0].id)):
        first = occasion.first.replace(day=1)
        while first <= occasion.last:
            found.setdefault(first, Month(first)).add(event, occasion)
            first = (first + timedelta(days=31)).replace(day=1)
    return [found[first] for first in sorted(found)]


@dataclass(frozen=True, slots=True)
class Weekday:
    """The heading of a column."""

    short: str
    full: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A day of the grid, empty before the first and after the last; `url` leads to its part of the list, `own` where
    something begins on it."""

    day: str = ""
    date: str = ""
    count: str = ""
    url: str = ""
    own: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A month as a table, a week a row."""

    title: str
    weekdays: tuple[Weekday, ...]
    weeks: tuple[tuple[Cell, ...], ...]


def laid_out(view: View, month: Month) -> tuple[tuple[Group, ...], Grid]:
    """The list of a month, and its grid, whose days lead to their part of the list."""
    groups = list(_groups(view, month))
    places = listing.places(groups, month.url)
    for index, group in enumerate(groups):
        if group.more:
            groups[index] = replace(group, more=Link(group.more.text, places[group.more.url or ""]))
    grid = Grid(
        title=text("events.month.grid", month=month.title.lower()),
        weekdays=tuple(
            Weekday(short, name[:1].upper() + name[1:]) for short, name in zip(_INITIALS, dates.WEEKDAYS, strict=True)
        ),
        weeks=tuple(
            tuple(_cell(month, number, places) if number else Cell() for number in week)
            for week in monthcalendar(month.first.year, month.first.month)
        ),
    )
    return tuple(groups), grid


def _cell(month: Month, number: int, places: dict[str, str]) -> Cell:
    day = month.first.replace(day=number).isoformat()
    if number not in month.counts:
        return Cell(str(number), day)
    place = _day_id(number) if number in month.by_day else month.going_on[number]
    return Cell(str(number), day, str(month.counts[number]), places[place], number in month.by_day)


def _groups(view: View, month: Month) -> Iterator[Group]:
    for number, times in sorted(month.by_day.items()):
        words = dates.in_words(month.first.replace(day=number))
        others = month.counts[number] - len(times)
        more = Link(text("events.month.others", count=others), month.going_on[number]) if others else None
        yield Group(words[:1].upper() + words[1:], tuple(starmap(view.event_card, times)), _day_id(number), more=more)
    if month.lasting:
        yield Group(text("events.month.lasting"), tuple(starmap(view.event_card, month.lasting)), _LASTING)


def _day_id(number: int) -> str:
    return f"ngay-{number}"
