"""/su-kien/<year>/<id>/ — the page of one event, as good for a citizen who will go as for who reads of it later."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from urllib.parse import quote

from scripts.assemble.events import states, time_words
from scripts.assemble.laws import in_force
from scripts.assemble.parts.phones import dial
from scripts.assemble.site import cards, json_ld
from scripts.assemble.tree import Meta, Tree, markdown_page, page_path
from scripts.assemble.view import View, lower_first, source_row
from scripts.model import addresses
from scripts.model.event import Event, Status
from scripts.model.prose import passage
from scripts.model.source import Contact
from scripts.vietnamese import dates

_HERE = ("Sự kiện", "su-kien/")
_SHOWN = 12  # of the days to come; those after them are a tap away


def build(view: View) -> Tree:
    """The page of every event."""

    @cache  # thousands of events share a campaign and a day
    def campaign_basis(year: int, day: date) -> list[Meta]:
        """What the campaign cites and what held on that day: not the later law that its page mentions."""
        held = {addresses.of_law(law) for law in view.site.laws if law.in_force(day)}
        rows = in_force.basis(view, view.site.campaigns_by_year[year], day, "tại thời điểm diễn ra")
        return [row for row in rows if row["url"] in held]

    tree = {}
    for event in view.events:
        url = addresses.of_event(event)
        basis = in_force.basis(view, event, event.last_day, "tại thời điểm diễn ra")
        if event.campaign and event.year in view.site.campaigns_by_year and event.last_day:
            named = {row["url"] for row in basis}
            basis = basis + [row for row in campaign_basis(event.year, event.last_day) if row["url"] not in named]
        tree[page_path(url)] = markdown_page(_meta(view, event, url) | {"basis": basis}, _body(view, event, url))
    return tree


def _meta(view: View, event: Event, url: str) -> Meta:
    crumbs = (_HERE, (str(event.year), addresses.of_year(event.year)))
    calendar = addresses.of_event_calendar(event) if event.start else None
    return view.base(event.title, event.summary, "event", "su-kien", crumbs) | {
        "status": states.status(event, view.now),
        "paper": view.on_paper(url),
        "banner": _banner(view, event),
        "when": time_words.printed(time_words.when(event)),
        "off": event.is_off,
        "days": _days(view, event),
        "facts": list(_facts(view, event)),
        "calendar_file": calendar,
        "can_add": not event.is_off and not event.is_over(view.now),
        "feeds": [
            *([{"type": "text/calendar", "title": event.title, "url": calendar}] if calendar else []),
            {"type": "application/json", "title": event.title, "url": addresses.of_event_data(event)},
        ],
        "related_events": [view.event_card(other) for other in view.related.of(event, view.now)],
        "related": list(_related(view, event)),
        "check_note": check_note(event),
        "origin": {"name": event.origin.name, "url": event.origin.url, "via": event.origin.via}
        if event.origin
        else None,
        "date_note": event.date_basis,
        "results": bool(event.results),
        "changes": [{"date": dates.short(change.day), "text": change.note} for change in event.changes],
        "images": [view.image(event, image, url) for image in event.images],
        "sources": [source_row(source) for source in event.sources],
        "json_ld": json_ld.of_event(view, event),
        "card": cards.of_event(view, event),
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


def _banner(view: View, event: Event) -> Meta | None:
    """What nobody may miss: the event is off, or on another day than was said."""
    match event.status:
        case Status.CANCELLED:
            title = "Hoạt động này đã bị hủy"
            rows: list[Meta] = []
        case Status.POSTPONED:
            title = "Hoạt động này tạm hoãn"
            rows = [{"term": "Lịch mới", "parts": [{"text": "Trang chưa có ngày mới."}]}]
        case Status.RESCHEDULED if event.previous_start:
            title = "Hoạt động này đã dời lịch"
            old = time_words.printed(dates.spanned(event.previous_start, None))
            new = time_words.printed(time_words.when(event))
            rows = [{"term": "Lịch cũ", "parts": old, "old": True}, {"term": "Lịch mới", "parts": new}]
        case _:
            return None
    if event.reason:
        rows.append({"term": "Lý do", "parts": [{"text": event.reason}]})
    return {"title": title, "tone": "off" if event.is_off else "moved", "rows": rows}


def _days(view: View, event: Event) -> Meta | None:
    """The days of a recurring event, those to come first; the build's day is told, for it may be long ago."""
    if event.recurs is None or event.is_off:
        return None
    last = view.today - timedelta(event.length - 1)
    coming = [day for day in event.days if day >= last]
    past = [day for day in event.days if day < last]
    return {
        "as_of": dates.short(view.today),
        "coming": [_day(day) for day in coming[:_SHOWN]],
        "later": [_day(day) for day in coming[_SHOWN:]],
        "past": [_day(day) for day in past],
    }


def _day(day: date) -> Meta:
    return {"text": dates.in_words(day), "at": day.isoformat()}


def _facts(view: View, event: Event) -> Iterator[Meta]:
    old = [district for district in view.districts(event) if district.to and district.to < view.today]
    where = view.place_parts(event)
    if where:
        note = f"tên gọi đến ngày {dates.short(old[0].to)}" if old and old[0].to else None
        yield {"term": "Địa bàn", "parts": where, "note": note}
    if event.place.venue:
        yield {"term": "Địa điểm", "text": event.place.venue}
    if event.previous_start and event.status is not Status.RESCHEDULED:
        yield {"term": "Lịch cũ", "text": dates.span(event.previous_start, None)}
    if event.organisers:
        yield {"term": "Đơn vị tổ chức", "text": ", ".join(event.organisers)}
    yield {"term": "Hình thức", "text": event.kind.label}
    titles = view.focus_titles(event)
    if titles:
        yield {"term": "Trọng tâm", "text": "; ".join(titles)}
    if event.audience:
        yield {"term": "Dành cho", "text": ", ".join(event.audience)}
    if event.contact:
        yield {"term": "Liên hệ", "parts": list(_contact(event.contact))}
    if event.registration and not event.is_over(view.now) and event.status is not Status.CANCELLED:
        yield {"term": "Đăng ký", "text": event.registration, "url": event.registration}


def _contact(contact: Contact) -> Iterator[Meta]:
    """Tap to call, tap to write."""
    if contact.name:
        yield {"text": contact.name, "url": contact.url}
    elif contact.url:
        yield {"text": contact.url, "url": contact.url}
    if contact.phone:
        yield {"text": contact.phone, "to": dial(contact.phone)}
    if contact.email:
        yield {"text": contact.email, "to": f"mailto:{quote(contact.email, safe='@+')}"}


def _related(view: View, event: Event) -> Iterator[Meta]:
    campaign = view.site.campaigns_by_year.get(event.year)
    if campaign and event.campaign:
        yield {"text": campaign.name, "url": addresses.of_campaign(campaign)}
    for district in view.districts(event):
        yield {"text": f"Sự kiện ở {lower_first(district.name)}", "url": addresses.of_district(district)}
    if event.first_day:
        month = dates.month_title(event.first_day).lower()
        yield {"text": f"Sự kiện {month}", "url": addresses.of_month(event.first_day)}
