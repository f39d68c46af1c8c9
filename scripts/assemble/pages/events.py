"""/su-kien/… — every event, and the lists by year, month and district that lead to it.

Events are never in the engine's navigation: listed there they cost time and bytes quadratically.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from scripts.assemble import in_force
from scripts.assemble.tree import Meta, Tree, markdown_page, page_path
from scripts.assemble.view import View, lower_first, source_row
from scripts.model import addresses
from scripts.model.event import Event, Status
from scripts.model.place import District
from scripts.model.prose import passage
from scripts.vietnamese import dates
from scripts.vietnamese.collation import sort_key

_LATEST = 12
_HERE = ("Sự kiện", "su-kien/")


def build(view: View) -> Tree:
    """Every page of events."""
    by_year = _by(view.events, lambda event: event.year)
    by_month = _by([event for event in view.events if event.start], addresses_month)
    by_district = _by_district(view)
    tree = {page_path("su-kien/"): markdown_page(_index(view, by_year, by_month, by_district))}
    for year, events in by_year.items():
        tree[page_path(addresses.of_year(year))] = markdown_page(_year(view, year, events, by_month))
    for url, events in by_month.items():
        tree[page_path(url)] = markdown_page(_month(view, url, events))
    for district, events in by_district:
        url = addresses.of_district(district)
        tree[page_path(url)] = markdown_page(_district(view, district, events, url))
    for event in view.events:
        url = addresses.of_event(event)
        tree[page_path(url)] = markdown_page(_event(view, event, url), _body(view, event, url))
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


def _by_district(view: View) -> list[tuple[District, list[Event]]]:
    found: dict[str, list[Event]] = {}
    for event in view.events:
        for district in view.districts(event):
            found.setdefault(district.slug, []).append(event)
    districts = sorted(view.site.places.districts, key=lambda district: sort_key(district.name))
    return [(district, found[district.slug]) for district in districts if district.slug in found]


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
    return view.base("Sự kiện", summary, "events", "su-kien") | {
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


def _district(view: View, district: District, events: list[Event], url: str) -> Meta:
    title = f"Sự kiện ở {lower_first(district.name)}"
    summary = f"{len(events)} hoạt động được ghi lại ở {lower_first(district.name)}."
    groups = [
        {"title": f"Năm {year}", "url": addresses.of_year(year), "events": _cards(view, list(found))}
        for year, found in groupby(reversed(events), lambda event: event.year)
    ]
    meta = view.base(title, summary, "events", "su-kien", (_HERE, (district.name, url)))
    return meta | {"lead": summary, "groups": groups, "notes": [ended(district)] if district.to else []}


def _event(view: View, event: Event, url: str) -> Meta:
    year_url = addresses.of_year(event.year)
    meta = view.base(event.title, event.summary, "event", "su-kien", (_HERE, (str(event.year), year_url)))
    notes = []
    if event.reason:
        notes.append(f"Lý do: {event.reason}")
    if event.previous_start:
        notes.append(f"Lịch cũ: {dates.span(event.previous_start, None)}.")
    notes += [f"Sửa ngày {dates.short(change.date)}: {change.note}" for change in event.changes]
    return meta | {
        "status": view.status(event),
        "lead": event.summary,
        "when": view.when(event),
        "facts": list(_facts(view, event)),
        "related": list(_related(view, event)),
        "check_note": check_note(event),
        "date_note": event.date_basis,
        "results": bool(event.results),
        "notes": notes,
        "images": [view.image(event, image, url) for image in event.images],
        "basis": in_force.basis(view, event, event.last_day, "tại thời điểm diễn ra"),
        "sources": [source_row(source) for source in event.sources],
    }


def check_note(event: Event) -> str | None:
    """What the page says where only a translated edition of the source was read."""
    if not event.needs_original:
        return None
    return f"Cần đối chiếu bản gốc: thông tin này mới đọc từ bản {event.source.language.label} của nguồn."


def _body(view: View, event: Event, url: str) -> str:
    parts = [event.description or ""]
    if event.results:
        parts.append(f"## Kết quả\n\n{event.results}")
    text = "\n\n".join(part for part in parts if part)
    return view.body(passage(view.site, event, ("description",), text), url)


def _facts(view: View, event: Event) -> Iterable[Meta]:
    old = [district for district in view.districts(event) if district.to and district.to < view.today]
    where = view.where(event)
    if where:
        note = f"tên gọi đến ngày {dates.short(old[0].to)}" if old and old[0].to else None
        yield {"term": "Địa bàn", "text": where, "note": note}
    if event.place.venue:
        yield {"term": "Địa điểm", "text": event.place.venue}
    if event.organisers:
        yield {"term": "Đơn vị tổ chức", "text": ", ".join(event.organisers)}
    yield {"term": "Hình thức", "text": event.kind.label}
    campaign = view.site.campaigns_by_year.get(event.year)
    titles = [campaign.focus_by_id[name].title for name in event.focus] if campaign else []
    if titles:
        yield {"term": "Trọng tâm", "text": "; ".join(titles)}
    if event.audience:
        yield {"term": "Dành cho", "text": ", ".join(event.audience)}
    if event.contact:
        parts = (event.contact.name, event.contact.phone, event.contact.email)
        yield {"term": "Liên hệ", "text": ", ".join(part for part in parts if part), "url": event.contact.url}
    if event.registration and not event.is_over(view.now) and event.status is not Status.CANCELLED:
        yield {"term": "Đăng ký", "text": event.registration, "url": event.registration}


def _related(view: View, event: Event) -> Iterable[Meta]:
    campaign = view.site.campaigns_by_year.get(event.year)
    if campaign and event.campaign:
        yield {"text": campaign.name, "url": addresses.of_campaign(campaign)}
    for district in view.districts(event):
        yield {
            "text": f"Sự kiện ở {lower_first(district.name)}",
            "url": addresses.of_district(district),
        }
    if event.start:
        yield {"text": f"Sự kiện {dates.month_title(event.start).lower()}", "url": addresses_month(event)}


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
