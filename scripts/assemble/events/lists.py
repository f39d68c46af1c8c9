"""/su-kien/ and /su-kien/<year>/ — what is on and what was, and the ways into the lists by month and place.

A year with few events lists them by month; one with many leads to its months. Events whose day nobody knows
have a list of their own beside the months.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from scripts.assemble.events import calendars
from scripts.assemble.events.months import Month
from scripts.assemble.events.months import link as month_row
from scripts.assemble.parts import paging
from scripts.assemble.tree import Meta, Tree, markdown_page, page_path
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.event import Event

_LATEST = 12
_HERE = ("Sự kiện", "su-kien/")


def build(view: View, months: Sequence[Month], districts: list[Meta], finder: Meta) -> Tree:
    """The index with the form of the finder, whose ways into the places are `districts`, and the pages of the years."""
    years = sorted({event.year for event in view.events} | {month.first.year for month in months})
    pages = {year: _Year(view, year, months) for year in years}
    index = _index(view, list(pages.values()), months, districts) | {"finder": finder}
    tree = {page_path("su-kien/"): markdown_page(index)}
    for year in pages.values():
        tree[page_path(year.url)] = markdown_page(year.page())
        if year.undated:
            for url, meta in paging.pages(year.undated_page(), year.undated_url):
                tree[page_path(url)] = markdown_page(meta)
    return tree


class _Year:
    """The events that take place in a year, or are filed under it without a day."""

    def __init__(self, view: View, year: int, months: Sequence[Month]) -> None:
        self._view = view
        self._title = f"Sự kiện năm {year}"
        self.year = year
        self.url = addresses.of_year(year)
        self.months = [month for month in months if month.first.year == year]
        self.undated = [event for event in view.events if event.year == year and not event.occasions]
        self.undated_url = addresses.of_undated(year)
        ids = {event.id for month in self.months for event, _ in month.once_each}
        self.count = len(ids) + len(self.undated)

    def link(self) -> Meta:
        return {"text": f"Năm {self.year}", "url": self.url, "count": self.count}

    def page(self) -> Meta:
        groups = list(self._groups())
        few = sum(len(group["events"]) for group in groups) <= paging.SIZE
        summary = f"{self.count} hoạt động năm {self.year}, xếp theo tháng."
        rows = [month_row(month) for month in self.months]
        if self.undated:
            rows.append({"text": "Không rõ ngày", "url": self.undated_url, "count": len(self.undated)})
        crumbs = (_HERE, (str(self.year), self.url))
        return self._view.base(self._title, summary, "events", "su-kien", crumbs) | {
            "lead": f"{self.count} hoạt động." if few else f"{self.count} hoạt động. Mời bạn chọn tháng.",
            "month_links": rows,
            "groups": groups if few else [],
        }

    def undated_page(self) -> Meta:
        summary = f"{len(self.undated)} hoạt động được ghi vào năm {self.year} mà nguồn không cho biết ngày."
        crumbs = (_HERE, (str(self.year), self.url), ("Không rõ ngày", self.undated_url))
        return self._view.base(f"{self._title}, không rõ ngày", summary, "events", "su-kien", crumbs) | {
            "lead": summary,
            "groups": [{"title": "", "events": _cards(self._view, self.undated)}],
        }

    def _groups(self) -> Iterator[Meta]:
        seen: set[str] = set()
        for month in self.months:
            # What goes on from an earlier month of the year was listed there; what recurs is listed in each month.
            known = {event.id for event, _ in month.lasting} & seen
            times = [(event, occasion) for event, occasion in month.once_each if event.id not in known]
            seen |= {event.id for event, _ in times}
            if times:
                cards = [self._view.event_card(event, occasion) for event, occasion in times]
                yield {"title": month.title, "url": month.url, "events": cards}
        if self.undated:
            yield {"title": "Không rõ ngày", "url": self.undated_url, "events": _cards(self._view, self.undated)}


def _index(view: View, years: list[_Year], months: Sequence[Month], districts: list[Meta]) -> Meta:
    summary = "Các hoạt động phòng, chống ma túy đã được nguồn công khai ghi lại, xếp theo thời gian và địa bàn."
    offered = calendars.offered(addresses.CALENDAR, "Mọi sự kiện")
    return (
        view.base("Sự kiện", summary, "events", "su-kien")
        | offered
        | {
            "lead": summary,
            "coming": _cards(view, view.coming[:_LATEST]),
            "past": _cards(view, view.past[:_LATEST]),
            "years": [year.link() for year in reversed(years)],
            "months": [month_row(month) for month in reversed(months[-_LATEST:])],
            "districts": districts,
        }
    )


def _cards(view: View, events: Iterable[Event]) -> list[Meta]:
    return [view.event_card(event) for event in events]
