"""/su-kien/dia-ban/ — the map and table of places, and a page for each district and for the communes that need one.

A commune has a page when it is a border commune or has an event; every district has one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from scripts.assemble.events import calendars
from scripts.assemble.places import tile_map
from scripts.assemble.places.place_pages import PlacePage, border, place_pages
from scripts.assemble.tree import Meta, Tree, markdown_page, page_path
from scripts.assemble.view import Crumb, View, lower_first, source_row
from scripts.model import addresses
from scripts.model.event import Event
from scripts.model.place import Commune, District
from scripts.vietnamese import dates

# A page stays light whatever happened in a place: the nearest to come, the latest past, and ways to the rest.
_COMING, _PAST, _PROVINCE = 12, 24, 4
_CRUMBS = (("Sự kiện", "su-kien/"), ("Địa bàn", addresses.PLACES))


def build(view: View) -> Tree:
    """The index of places and a page for each."""
    pages = place_pages(view)
    tree = {page_path(addresses.PLACES): markdown_page(_index(view, pages))}
    for page in pages:
        tree[page_path(page.url)] = markdown_page(_place(view, page, pages))
    return tree


def _index(view: View, pages: list[PlacePage]) -> Meta:
    listed = view.site.places
    rows = _rows(view, pages)
    total = sum(len(row["communes"]) for row in rows)
    province = lower_first(listed.province.name)
    summary = f"Hoạt động phòng, chống ma túy ở {len(listed.districts)} địa bàn cấp huyện của {province}"
    summary += f", đánh dấu {total} xã biên giới." if total else "."
    meta = view.base("Sự kiện theo địa bàn", summary, "places", "su-kien", _CRUMBS)
    return meta | {
        "lead": summary,
        "map": tile_map.of_site(view),
        "rows": rows,
        "ended": _level_ended(view),
        "any_border": any(row["communes"] for row in rows),
        "sources": [source_row(source) for source in listed.sources],
        "notes": [listed.note] if listed.note else [],
    }


def _rows(view: View, pages: list[PlacePage]) -> list[Meta]:
    """The table that says what the map shows: a row a district."""
    marked, listed = border(view), view.site.places
    return [
        {
            "name": page.name,
            "url": page.url,
            "count": len(page.events),
            "note": " ".join(_now(page.district, view.today, listed.last_day_of_districts)),
            "communes": [
                {"name": commune.name, "url": addresses.of_commune(page.district, commune)}
                for commune in marked.get(page.district.code, ())
            ],
        }
        for page in pages
        if page.commune is None
    ]


def _place(view: View, page: PlacePage, pages: list[PlacePage]) -> Meta:
    coming = [event for event in page.events if not event.is_over(view.now)]
    past = [event for event in reversed(page.events) if event.is_over(view.now)]
    past.sort(key=lambda event: -event.year)  # the year of the folder, which the headings name
    where = lower_first(page.name)
    groups = []
    if coming:
        groups.append({"title": "Đang và sắp diễn ra", "coming": True, "events": _cards(view, coming[:_COMING])})
    groups += [
        {"title": f"Năm {year}", "url": addresses.of_year(year), "events": _cards(view, events)}
        for year, events in groupby(past[:_PAST], lambda event: event.year)
    ]
    rest = coming[_COMING:] + past[_PAST:]
    summary = (
        f"{len(page.events)} hoạt động được ghi lại ở {where}."
        if page.events
        else f"Chưa có hoạt động nào ở {where} trong dữ liệu của trang."
    )
    province = [event for event in view.by_place.province if not event.is_over(view.now)][:_PROVINCE]
    province = province or view.by_place.province[: -_PROVINCE - 1 : -1]
    crumbs: tuple[Crumb, ...] = (*_CRUMBS, (page.district.name, addresses.of_district(page.district)))
    if page.commune:
        crumbs += ((page.commune.name, page.url),)
    calendar = calendars.Subscription(addresses.of_place_calendar(page.url), calendars.name_of(page))
    meta = view.base(f"Sự kiện ở {where}", summary, "place", "su-kien", crumbs)
    listed = view.site.places
    return meta | {
        "groups": groups,
        "rest": f"Còn {len(rest)} hoạt động khác, xem theo năm:" if rest else "",
        "rest_years": [
            {"text": f"Năm {year}", "url": addresses.of_year(year), "count": len(list(events))}
            for year, events in groupby(
                sorted(rest, key=lambda event: event.year, reverse=True), lambda event: event.year
            )
        ],
        "province": _cards(view, province),
        "nearby": _nearby(view, page, pages),
        "communes": [_chip(other, other.commune.name) for other in _communes_of(page, pages) if other.commune]
        if page.commune is None
        else [],
        "facts": list(_facts(view, page)),
        "calendar": calendar,
        "feeds": [calendars.feed(calendar)],
        "sources": [source_row(source) for source in listed.sources],
        "notes": [listed.note] if listed.note else [],
    }


def _facts(view: View, page: PlacePage) -> Iterator[Meta]:
    commune, district, listed = page.commune, page.district, view.site.places
    if commune:
        note = f"đến ngày {dates.short(district.to)}" if district.to else None
        yield {"term": "Thuộc", "text": district.name, "url": addresses.of_district(district), "note": note}
    else:
        yield {"term": "Thuộc", "text": listed.province.name, "url": addresses.PLACES}
    communes = border(view).get(district.code)
    if commune and commune in (communes or ()):
        yield {"term": "Biên giới", "text": "Xã biên giới"}
    elif commune is None and communes is not None:
        yield {"term": "Biên giới", "text": f"Địa bàn biên giới, {len(communes)} xã biên giới"}
    since, to = (commune or district).since, (commune or district).to
    span = " ".join(
        ([f"từ ngày {dates.short(since)}"] if since else []) + ([f"đến ngày {dates.short(to)}"] if to else [])
    )
    if span:
        yield {"term": "Thời gian tồn tại", "text": span}
    today = _today(view, page)
    if today:
        yield {"term": "Ngày nay", "text": today}


def _today(view: View, page: PlacePage) -> str:
    """What someone of today must know of a place of the past, as far as the list tells; empty where it goes on."""
    unit, last = page.commune or page.district, view.site.places.last_day_of_districts
    parts = [part for part in (_level_ended(view), *_now(unit, view.today, last)) if part]
    if parts and page.commune and not unit.successor:
        parts.append("Danh sách của trang chưa ghi xã này nay thuộc đơn vị nào.")
    return " ".join(parts)


def _level_ended(view: View) -> str:
    last = view.site.places.last_day_of_districts
    if last is None or last >= view.today:
        return ""
    return f"Cấp huyện kết thúc từ ngày {dates.short(last + timedelta(days=1))}."


def _now(unit: District | Commune, today: date, last_of_all: date | None) -> Iterator[str]:
    """What became of one unit: its own end where it came before that of all, and what stands in its place."""
    if unit.to and unit.to < today and unit.to != last_of_all:
        yield f"Đơn vị này kết thúc sau ngày {dates.short(unit.to)}."
    if unit.successor:
        yield f"Nay là {lower_first(unit.successor)}."


def _communes_of(page: PlacePage, pages: list[PlacePage]) -> Iterator[PlacePage]:
    return (other for other in pages if other.commune and other.district.code == page.district.code)


def _nearby(view: View, page: PlacePage, pages: list[PlacePage]) -> list[Meta]:
    """Around a commune its district and the district's communes; around a district those whose squares touch its own.

    Without squares nothing tells what is near: every district with events is offered.
    """
    if page.commune:
        own = next(other for other in pages if other.commune is None and other.district.code == page.district.code)
        others = [other for other in _communes_of(page, pages) if other.url != page.url]
        return [_chip(own, own.name), *(_chip(other, other.commune.name) for other in others if other.commune)]
    districts = [other for other in pages if other.commune is None and other.url != page.url]
    tile = page.district.tile
    if tile is None:
        return [_chip(other, other.name) for other in districts if other.events]
    return [
        _chip(other, other.name)
        for other in districts
        if (near := other.district.tile) and max(abs(near[0] - tile[0]), abs(near[1] - tile[1])) == 1
    ]


def _chip(page: PlacePage, name: str) -> Meta:
    return {"text": name, "url": page.url, "count": len(page.events)}


def _cards(view: View, events: Iterable[Event]) -> list[Any]:
    return [view.event_card(event) for event in events]
