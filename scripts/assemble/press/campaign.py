"""The specification of a campaign's pack: its facts, the plan with its doubts, tasks, border places, events and news."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from datetime import datetime, time

from scripts.assemble import in_force
from scripts.assemble.place_pages import border_of, by_name
from scripts.assemble.press import parts
from scripts.assemble.press.blocks import Block, Runs, bullets, heading, paragraph, run, table
from scripts.assemble.press.words import STATUS, words_of
from scripts.assemble.tree import Meta
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.campaign import Campaign
from scripts.model.event import Event
from scripts.model.languages import ORIGINAL
from scripts.model.markup import links, plain_text
from scripts.model.page import News
from scripts.model.place import plain_name
from scripts.model.values import VIETNAM
from scripts.vietnamese import dates


def of_campaign(view: View, campaign: Campaign) -> Meta:
    """Everything that its files say."""
    url = addresses.of_campaign(campaign)
    words = words_of(ORIGINAL)
    identity = view.site.identity
    span = dates.span(campaign.start, campaign.end)
    events = [event for event in view.events if event.year == campaign.year and event.campaign]
    items = [item for item in view.news if _is_of(item, campaign)]
    published = datetime.combine(campaign.plan.date, time(), VIETNAM)
    changed = [datetime.combine(event.last_change, time(), VIETNAM) for event in events if event.last_change]
    pictures: list[Meta] = []
    for event in events:
        pictures += parts.pictures(view, event, event.images, len(pictures) + 1)
    return parts.shared(view, ORIGINAL, url) | {
        "path": posixpath.splitext(addresses.CAMPAIGN_PACK)[0],
        "name": f"ho-so-chien-dich-{campaign.year}",
        "formats": [],
        "id": view.site_url + url,
        "title": campaign.name,
        "subject": "Hồ sơ chiến dịch",
        "author": identity.agency or identity.name,
        "published": published.isoformat(),
        "updated": max([published, *changed, *(item.modified for item in items)]).isoformat(),
        "day": span,
        "lead": " ".join(campaign.summary.split()),
        "before": [],
        "blocks": [
            *_plan(view, campaign, span, url),
            *_facts(view, campaign, url),
            *_content(campaign),
            *_border(view, campaign),
            *_events(view, events),
            *_news(view, items),
            *parts.contact(view, None, words),
            heading(words["editors"]),
            heading(words["sources"], 2),
            parts.sources(campaign.all_sources),
            *parts.basis(view, in_force.basis(view, campaign, campaign.end, "khi chiến dịch kết thúc"), words),
            *parts.about(view, ORIGINAL, url),
        ],
        "pictures": pictures,
        "with": [posixpath.splitext(addresses.of_pack(item, "zip"))[0] for item in items],
    }


def _is_of(item: News, campaign: Campaign) -> bool:
    """Of its year, or naming it: by its name or by a link."""
    if item.date.year == campaign.year or campaign.name in f"{item.title}\n{item.summary}\n{item.body}":
        return True
    return any(link.scheme == "chiendich" and link.target == str(campaign.year) for link in links(item.body))


def _plan(view: View, campaign: Campaign, span: str, url: str) -> Iterator[Block]:
    plan = campaign.plan
    facts = [
        ("Chủ đề", campaign.theme),
        ("Thời gian", span[:1].upper() + span[1:]),
        ("Kế hoạch", f"{plan.number} ngày {dates.short(plan.date)}"),
        ("Cơ quan ban hành", plan.issuer),
        ("Lưu ý về kế hoạch", plain_text(plan.note) if plan.note else None),
    ]
    yield bullets([[paragraph(run(f"{term}: ", bold=True), run(text))] for term, text in facts if text])
    for name, text in (("why", campaign.why), ("description", campaign.description)):
        if text:
            yield parts.text(view, campaign, (name,), text, url)


def _facts(view: View, campaign: Campaign, url: str) -> Iterator[Block]:
    """Each fact with the day for which it holds and where it was read."""
    if not campaign.facts:
        return
    yield heading("Bảng dữ kiện")
    for number, fact in enumerate(campaign.facts):
        day = f"Ngày {dates.short(fact.date)}" if fact.date else f"Không rõ ngày ({fact.date_unknown})"
        yield heading(fact.label, 2)
        yield parts.text(view, campaign, ("facts", number, "value"), fact.value, url)
        sources = [piece for source in fact.source for piece in (run("; "), *parts.source_runs(source))][1:]
        note = [run(f". {fact.note}")] if fact.note else []
        yield paragraph(run(f"{day}. Nguồn: "), *sources, *note, small=True)


def _content(campaign: Campaign) -> Iterator[Block]:
    yield heading("Nội dung trọng tâm")
    focuses = [
        [paragraph(run(f"{focus.title}: ", bold=True), run(plain_text(focus.text)))] for focus in campaign.focuses
    ]
    yield {"is": "ol", "items": focuses}
    if campaign.agencies:
        yield heading("Nhiệm vụ từng đơn vị")
    for agency in campaign.agencies:
        yield heading(agency.name, 2)
        if agency.note:
            yield paragraph(run(plain_text(agency.note)), small=True)
        tasks = campaign.tasks_of(agency)
        if tasks:
            yield bullets([[paragraph(run(plain_text(task.text)))] for task in tasks])


def _border(view: View, campaign: Campaign) -> Iterator[Block]:
    if not campaign.border:
        return
    yield heading("Huyện, xã biên giới")
    listed = border_of(view, campaign)
    rows: list[list[Runs]] = [
        [[run(district.name)], [run(", ".join(plain_name(commune.name) for commune in listed[district.code]))]]
        for district in sorted(view.site.places.districts, key=by_name)
        if district.code in listed
    ]
    yield table(["Huyện", "Xã"], rows, [1, 3])


def _events(view: View, events: list[Event]) -> Iterator[Block]:
    if not events:
        return
    yield heading("Sự kiện")
    rows: list[list[Runs]] = []
    for event in events:
        where = [part for part in (event.place.venue, view.where(event)) if part]
        status = STATUS[event.status] + (f". {plain_text(event.reason)}" if event.reason else "")
        doubt = [run(" (cần đối chiếu bản gốc)")] if event.needs_original else []
        rows.append(
            [
                [run(view.when(event))],
                [
                    run(event.title, view.site_url + addresses.of_event(event)),
                    run("".join(f"\n{part}" for part in where)),
                ],
                [run(", ".join(event.organisers))],
                [run(status)],
                [*parts.source_runs(event.source), *doubt],
            ]
        )
    yield table(["Thời gian", "Hoạt động, nơi", "Đơn vị tổ chức", "Tình trạng", "Nguồn"], rows, [4, 6, 4, 3, 5])


def _news(view: View, items: list[News]) -> Iterator[Block]:
    if not items:
        return
    yield heading("Tin, bài trong bộ tài liệu")
    yield bullets(
        [
            [
                paragraph(
                    run(f"{dates.short(item.date)}, {item.kind.label}: "),
                    run(item.title, view.site_url + addresses.of_article(item)),
                )
            ]
            for item in items
        ]
    )
