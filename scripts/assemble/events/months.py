"""/su-kien/thang/<year>-<month>/ — a month as a grid of days, and below it what takes place, each time once.

An event stands under the day on which it begins. One that began before the month or lasts longer than a week
stands in a group of its own at the end, and counts on each of its days in the grid.
"""

from __future__ import annotations

from calendar import monthcalendar, monthrange
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from scripts.assemble.parts import paging
from scripts.assemble.tree import Meta, Tree, markdown_page, page_path
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.event import Event, Occasion
from scripts.vietnamese import dates

Time = tuple[Event, Occasion]

_HERE = ("Sự kiện", "su-kien/")
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
    # Of a day on which something goes on that began before it: the id of the group that tells of it.
    going_on: dict[int, str] = field(default_factory=dict)

    @property
    def url(self) -> str:
        """Its page."""
        return addresses.of_month(self.first)

    @property
    def title(self) -> str:
        """`Tháng 6/2022`."""
        return dates.month_title(self.first)

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


def build(view: View, found: Sequence[Month]) -> Tree:
    """The pages of the months."""
    tree: Tree = {}
    for before, month, after in zip([None, *found], found, [*found[1:], None], strict=False):
        for url, meta in paging.pages(_page(view, month, before, after), month.url):
            tree[page_path(url)] = markdown_page(meta)
    return tree


def link(month: Month) -> Meta:
    """A way to the month."""
    return {"text": month.title, "url": month.url, "count": len(month.once_each)}


def _page(view: View, month: Month, before: Month | None, after: Month | None) -> Meta:
    summary = f"{len(month.once_each)} hoạt động diễn ra trong {month.title.lower()}."
    year = month.first.year
    crumbs = (_HERE, (str(year), addresses.of_year(year)), (month.title, month.url))
    groups = list(_groups(view, month))
    places = paging.places(groups, month.url)
    for group in groups:
        if "more" in group:
            group["more"]["url"] = places[group["more"]["id"]]
    return view.base(f"Sự kiện {month.title.lower()}", summary, "events", "su-kien", crumbs) | {
        "lead": summary,
        "grid": {
            "title": f"Lịch {month.title.lower()}",
            "weekdays": [
                {"short": short, "full": name[:1].upper() + name[1:]}
                for short, name in zip(_INITIALS, dates.WEEKDAYS, strict=True)
            ],
            "weeks": list(_weeks(month, places)),
        },
        "before": {"text": before.title, "url": before.url} if before else None,
        "after": {"text": after.title, "url": after.url} if after else None,
        "groups": groups,
    }


def _weeks(month: Month, places: dict[str, str]) -> Iterator[list[Meta]]:
    for week in monthcalendar(month.first.year, month.first.month):
        yield [_cell(month, number, places) if number else {} for number in week]


def _cell(month: Month, number: int, places: dict[str, str]) -> Meta:
    cell: Meta = {"day": str(number), "date": month.first.replace(day=number).isoformat()}
    if number in month.counts:
        place = _day_id(number) if number in month.by_day else month.going_on[number]
        cell |= {"count": str(month.counts[number]), "url": places[place], "own": number in month.by_day}
    return cell


def _groups(view: View, month: Month) -> Iterator[Meta]:
    for number, times in sorted(month.by_day.items()):
        words = dates.in_words(month.first.replace(day=number))
        group: Meta = {
            "title": words[:1].upper() + words[1:],
            "id": _day_id(number),
            "events": _cards(view, times),
        }
        others = month.counts[number] - len(times)
        if others:
            group["more"] = {
                "text": f"Ngày này còn {others} hoạt động bắt đầu từ trước",
                "id": month.going_on[number],
            }
        yield group
    if month.lasting:
        yield {"title": "Kéo dài nhiều ngày", "id": _LASTING, "events": _cards(view, month.lasting)}


def _cards(view: View, times: Sequence[Time]) -> list[Meta]:
    return [view.event_card(event, occasion) for event, occasion in times]


def _day_id(number: int) -> str:
    return f"ngay-{number}"
