"""/su-kien/ and the lists of events by year and month; places.py has those by place, event.py the page of one event.

Events are never in the engine's navigation: listed there they cost time and bytes quadratically.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from scripts.assemble import calendars
from scripts.assemble.by_place import districts_with_events
from scripts.assemble.tree import Meta, Tree, markdown_page, page_path
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.event import Event
from scripts.model.place import District
from scripts.vietnamese import dates

_LATEST = 12
_HERE = ("Sự kiện", "su-kien/")


def build(view: View) -> Tree:
    """Every list of events."""
    by_year = _by(view.events, lambda event: event.year)
    by_month = _by([event for event in view.events if event.start], addresses_month)
    by_district = districts_with_events(view)
    tree = {page_path("su-kien/"): markdown_page(_index(view, by_year, by_month, by_district))}
    for year, events in by_year.items():
        tree[page_path(addresses.of_year(year))] = markdown_page(_year(view, year, events, by_month))
    for url, events in by_month.items():
        tree[page_path(url)] = markdown_page(_month(view, url, events))
    return tree


def addresses_month(event: Event) -> str:
    """The month page of an event that has a day."""
    assert event.first_day
    return addresses.of_month(event.first_day)


def _by(events: Iterable[Event], key: Any) -> dict[Any, list[Event]]:
    found: dict[Any, list[Event]] = {}
    for event in events:
        found.setdefault(key(event), []).append(event)
    return found


def _index(
    view: View,
    by_year: dict[int, list[Event]],
    by_month: dict[str, list[Event]],
    by_district: list[tuple[District, list[Event]]],
) -> Meta:
    coming = [event for event in view.events if not event.is_over(view.now)]
    past = [event for event in reversed(view.events) if event.is_over(view.now) and event.first_day]
    groups = []
    if coming:
        groups.append({"title": "Đang và sắp diễn ra", "events": _cards(view, coming[:_LATEST])})
    groups.append({"title": "Gần đây nhất", "events": _cards(view, past[:_LATEST])})
    summary = "Các hoạt động phòng, chống ma túy đã được nguồn công khai ghi lại, xếp theo thời gian và địa bàn."
    calendar = calendars.offered(addresses.CALENDAR, "Mọi sự kiện")
    return (
        view.base("Sự kiện", summary, "events", "su-kien")
        | calendar
        | {
            "lead": summary if coming else f"{summary} Hiện chưa có hoạt động nào sắp diễn ra trong dữ liệu của trang.",
            "groups": groups,
            "years": [
                _link(f"Năm {year}", addresses.of_year(year), by_year[year]) for year in sorted(by_year, reverse=True)
            ],
            "months": _months(list(reversed(by_month.items()))[:_LATEST]),
            "districts": [
                _link(district.name, addresses.of_district(district), events) | {"note": ended(district)}
                for district, events in by_district
            ],
        }
    )


def _year(view: View, year: int, events: list[Event], by_month: dict[str, list[Event]]) -> Meta:
    months = [(url, found) for url, found in by_month.items() if url.startswith(f"su-kien/thang/{year}-")]
    groups = [
        {"title": dates.month_title(found[0].first_day), "url": url, "events": _cards(view, found)}
        for url, found in months
        if found[0].first_day
    ]
    unknown = [event for event in events if event.start is None]
    if unknown:
        groups.append({"title": "Không rõ ngày", "url": "", "events": _cards(view, unknown)})
    title = f"Sự kiện năm {year}"
    meta = view.base(
        title, f"{len(events)} hoạt động năm {year}, xếp theo tháng.", "events", "su-kien", (_HERE, (str(year), ""))
    )
    return meta | {"lead": f"{len(events)} hoạt động.", "groups": groups, "months": _months(months)}


def _month(view: View, url: str, events: list[Event]) -> Meta:
    first = events[0].first_day
    assert first
    title = f"Sự kiện {dates.month_title(first).lower()}"
    crumbs = (_HERE, (str(first.year), addresses.of_year(events[0].year)), (dates.month_title(first), url))
    groups = [
        {"title": dates.in_words(day) if day else "", "events": _cards(view, found)}
        for day, found in groupby(events, lambda event: event.first_day)
    ]
    summary = f"{len(events)} hoạt động bắt đầu trong {dates.month_title(first).lower()}."
    return view.base(title, summary, "events", "su-kien", crumbs) | {"lead": summary, "groups": groups}


def ended(district: District) -> str | None:
    """What a reader of today must know of a district of the past."""
    return f"Cấp huyện đã kết thúc; tên gọi này dùng đến ngày {dates.short(district.to)}." if district.to else None


def _cards(view: View, events: Iterable[Event]) -> list[Meta]:
    return [view.event_card(event) for event in events]


def _link(text: str, url: str, events: list[Event]) -> Meta:
    return {"text": text, "url": url, "count": len(events)}


def _months(months: Iterable[tuple[str, list[Event]]]) -> list[Meta]:
    return [
        _link(dates.month_title(found[0].first_day), url, found)
        for url, found in months
        if found and found[0].first_day
    ]
