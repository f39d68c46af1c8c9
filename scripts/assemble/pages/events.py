"""/su-kien/… — every event, and the lists by year, month and district that lead to it.

Events are never in the engine's navigation: listed there they cost time and bytes quadratically.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from scripts.assemble import event_data, in_force, paging
from scripts.assemble.pages import event_lists, event_months
from scripts.assemble.tree import Meta, Tree, markdown_page, page_path
from scripts.assemble.view import View, lower_first, source_row
from scripts.model import addresses
from scripts.model.event import Event, Status
from scripts.model.place import District
from scripts.model.prose import passage
from scripts.vietnamese import dates
from scripts.vietnamese.collation import sort_key

_HERE = ("Sự kiện", "su-kien/")


def build(view: View) -> Tree:
    """Every page of events, and the data of their finder."""
    months = event_months.months(view)
    by_district = _by_district(view)
    links = [
        {"text": district.name, "url": addresses.of_district(district), "count": len(events), "note": ended(district)}
        for district, events in by_district
    ]
    tree = event_lists.build(view, months, links) | event_months.build(view, months) | event_data.build(view)
    for district, events in by_district:
        url = addresses.of_district(district)
        for address, meta in paging.pages(_district(view, district, events, url), url):
            tree[page_path(address)] = markdown_page(meta)
    for event in view.events:
        url = addresses.of_event(event)
        tree[page_path(url)] = markdown_page(_event(view, event, url), _body(view, event, url))
    return tree


def addresses_month(event: Event) -> str:
    """The month page of an event that has a day: of the first on which it takes place."""
    return addresses.of_month(event.occasions[0].first)


def _by_district(view: View) -> list[tuple[District, list[Event]]]:
    found: dict[str, list[Event]] = {}
    for event in view.events:
        for district in view.districts(event):
            found.setdefault(district.slug, []).append(event)
    districts = sorted(view.site.places.districts, key=lambda district: sort_key(district.name))
    return [(district, found[district.slug]) for district in districts if district.slug in found]


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
        "images": [view.image(image, url) for image in event.images],
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
