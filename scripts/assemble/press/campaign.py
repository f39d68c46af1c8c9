"""The specification of a campaign's pack: the plan with its doubts, facts, tasks, border places, events and news.

Its documents list the latest 200 events and news, by their own days, so that what they hold does not hang on the day of
the build; they say what they leave out. The table of all events goes into its ZIP, as CSV.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time
from typing import TypeVar

from scripts.assemble.events import table as event_table
from scripts.assemble.laws import in_force
from scripts.assemble.pieces import folded
from scripts.assemble.places.place_pages import border_of, by_name
from scripts.assemble.press import fact_sheet, parts
from scripts.assemble.press.tags import bold, bullets, heading, link, numbered, paragraph, table, words
from scripts.assemble.press.words import words_of
from scripts.assemble.tree import Meta
from scripts.assemble.view import View
from scripts.markup.markdown_text import links, plain_text
from scripts.model import addresses
from scripts.model.campaign import Campaign
from scripts.model.event import Event
from scripts.model.languages import ORIGINAL
from scripts.model.page import News
from scripts.model.place import plain_name
from scripts.model.values import VIETNAM
from scripts.vietnamese import dates

T = TypeVar("T")

MOST = 200
# The table of events in the ZIP, with the columns of /api/v1/events.csv.
TABLE = "su-kien.csv"


def of_campaign(view: View, campaign: Campaign) -> Meta:
    """Everything that the files of the latest campaign say."""
    url = addresses.of_campaign(campaign)
    identity = view.site.identity
    every = event_table.of_campaign(view)
    events = [facts.event for facts in every]
    digest = folded(facts.record_digest.encode() for facts in every)
    listed = _latest(events, lambda event: event.first_day or date.min)
    about = [item for item in view.news if _is_of(item, campaign)]
    items = _latest(about, lambda item: item.date)
    left_out = {
        "events": _left_out_events(len(events)) if len(listed) < len(events) else None,
        "news": _left_out_news(len(about)) if len(items) < len(about) else None,
    }
    published = datetime.combine(campaign.plan.date, time(), VIETNAM)
    changed = [datetime.combine(event.last_change, time(), VIETNAM) for event in events if event.last_change]
    pictures: list[Meta] = []
    for event in listed:
        pictures += parts.pictures(view, event, addresses.of_event(event), event.images, len(pictures) + 1)
    return parts.shared(view, ORIGINAL, url) | {
        "path": posixpath.splitext(addresses.CAMPAIGN_PACK)[0],
        "name": f"ho-so-chien-dich-{campaign.year}",
        "id": view.site_url + url,
        "title": campaign.name,
        "kind": "Hồ sơ chiến dịch",
        "author": identity.publisher,
        "published": published.isoformat(),
        "updated": max([published, *changed, *(item.modified for item in items)]).isoformat(),
        "day": dates.span(campaign.start, campaign.end),
        "lead": " ".join(campaign.summary.split()),
        "html": "".join(_html(view, campaign, listed, items, left_out, url)),
        "pictures": pictures,
        "with": [parts.path_of(item) for item in items],
        "tables": {TABLE: {"path": event_table.OF_CAMPAIGN, "digest": digest.hex()}},
        "left_out": [said for said in left_out.values() if said],
    }


def _latest(found: Sequence[T], day: Callable[[T], date]) -> list[T]:
    """The latest of them, in the order that they have."""
    places = sorted(range(len(found)), key=lambda place: (day(found[place]), -place))[-MOST:]
    return [found[place] for place in sorted(places)]


def _left_out_events(count: int) -> str:
    every = f"{_number(count)} sự kiện"
    return (
        f"Bảng này có {MOST} sự kiện muộn nhất trong {every} của chiến dịch, và gói ZIP chỉ kèm ảnh của {MOST} sự kiện "
        f"ấy. Bảng đủ cả {every} là tệp {TABLE} trong gói ZIP."
    )


def _left_out_news(count: int) -> str:
    return (
        f"Bộ tài liệu này có {MOST} tin, bài mới nhất trong {_number(count)} tin, bài về chiến dịch. Những tin, bài "
        "khác có trên trang, mỗi tin một bộ tài liệu riêng."
    )


def _number(count: int) -> str:
    return f"{count:,}".replace(",", ".")


def _is_of(item: News, campaign: Campaign) -> bool:
    """Of its year, or naming it: by its name or by a link."""
    if item.date.year == campaign.year or campaign.name in f"{item.title}\n{item.summary}\n{item.body}":
        return True
    return any(link.scheme == "chiendich" and link.target == str(campaign.year) for link in links(item.body))


def _html(
    view: View, campaign: Campaign, events: list[Event], items: list[News], left_out: Meta, url: str
) -> Iterator[str]:
    told = words_of(ORIGINAL)
    yield from _plan(view, campaign, url)
    yield from _facts(view, campaign, url)
    yield from _content(campaign)
    yield from _border(view, campaign)
    yield from _events(view, events)
    yield from _said(left_out["events"])
    yield from _news(view, items)
    yield from _said(left_out["news"])
    yield from parts.contact(view, None, told)
    yield heading(told["editors"])
    yield heading(told["sources"], 2)
    yield parts.sources(campaign.all_sources)
    yield from parts.basis(view, in_force.basis(view, campaign, campaign.end, "khi chiến dịch kết thúc"), told)
    yield from parts.about(view, ORIGINAL, url)


def _plan(view: View, campaign: Campaign, url: str) -> Iterator[str]:
    plan, span = campaign.plan, dates.span(campaign.start, campaign.end)
    facts = [
        ("Chủ đề", campaign.theme),
        ("Thời gian", span[:1].upper() + span[1:]),
        ("Kế hoạch", f"{plan.number} ngày {dates.short(plan.date)}"),
        ("Cơ quan ban hành", plan.issuer),
        ("Lưu ý về kế hoạch", plain_text(plan.note) if plan.note else None),
    ]
    yield bullets(f"{bold(f'{term}:')} {words(text)}" for term, text in facts if text)
    for field in ("why", "description"):
        if getattr(campaign, field):
            yield view.field_html(campaign, field, url)


def _facts(view: View, campaign: Campaign, url: str) -> Iterator[str]:
    """Each fact with the day for which it holds and where it was read."""
    if not campaign.facts:
        return
    yield heading("Bảng dữ kiện")
    for fact, row in zip(campaign.facts, fact_sheet.rows(view, campaign, url), strict=True):
        day = f"Ngày {row['day']}" if row["day"] else f"Không rõ ngày ({fact.date_unknown})"
        yield heading(fact.label, 2)
        yield row["html"]
        found = "; ".join(parts.source(source) for source in fact.source)
        yield paragraph(words(f"{day}. Nguồn:"), f" {found}.", f" {words(fact.note)}" if fact.note else "", small=True)


def _content(campaign: Campaign) -> Iterator[str]:
    yield heading("Nội dung trọng tâm")
    yield numbered(f"{bold(f'{focus.title}:')} {words(plain_text(focus.text))}" for focus in campaign.focuses)
    if campaign.agencies:
        yield heading("Nhiệm vụ từng đơn vị")
    for agency in campaign.agencies:
        yield heading(agency.name, 2)
        if agency.note:
            yield paragraph(words(plain_text(agency.note)), small=True)
        if tasks := campaign.tasks_of(agency):
            yield bullets(words(plain_text(task.text)) for task in tasks)


def _border(view: View, campaign: Campaign) -> Iterator[str]:
    if not campaign.border:
        return
    listed = border_of(view, campaign)
    rows = (
        (words(district.name), words(", ".join(plain_name(commune.name) for commune in listed[district.code])))
        for district in sorted(view.site.places.districts, key=by_name)
        if district.code in listed
    )
    yield heading("Huyện, xã biên giới")
    yield table(("Huyện", "Xã"), rows)


def _said(sentence: str | None) -> Iterator[str]:
    if sentence:
        yield paragraph(words(sentence), small=True)


def _events(view: View, events: list[Event]) -> Iterator[str]:
    if events:
        yield heading("Sự kiện")
        yield table(
            ("Thời gian", "Hoạt động, nơi", "Đơn vị tổ chức", "Tình trạng", "Nguồn"),
            (_event(view, event) for event in events),
        )


def _event(view: View, event: Event) -> Iterator[str]:
    yield words(view.when(event))
    name = link(event.title, view.site_url + addresses.of_event(event))
    yield "<br>".join([name, *(words(where) for where in (event.place.venue, view.where(event)) if where)])
    yield words(", ".join(event.organisers))
    yield words(event.status.label + (f". {plain_text(event.reason)}" if event.reason else ""))
    yield parts.source(event.source) + (" (cần đối chiếu bản gốc)" if event.needs_original else "")


def _news(view: View, items: list[News]) -> Iterator[str]:
    if items:
        yield heading("Tin, bài trong bộ tài liệu")
        yield bullets(
            words(f"{dates.short(item.date)}, {item.kind.label}:")
            + f" {link(item.title, view.site_url + addresses.of_article(item))}"
            for item in items
        )
