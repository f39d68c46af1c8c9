"""/chien-dich/ and /chien-dich/<year>/ — the plan, its focuses, agencies, tasks and border places."""

from __future__ import annotations

from scripts.assemble.laws import in_force
from scripts.assemble.places import tile_map
from scripts.assemble.places.place_pages import border_of, by_name
from scripts.assemble.press import fact_sheet
from scripts.assemble.tree import Meta, Tree, markdown_page, page_path
from scripts.assemble.view import View, source_row
from scripts.markup.markdown_text import plain_text
from scripts.model import addresses
from scripts.model.campaign import Campaign
from scripts.model.place import plain_name
from scripts.model.prose import passage
from scripts.vietnamese import dates


def build(view: View) -> Tree:
    """The list of campaigns and a page for each."""
    if not view.site.campaigns:
        return {}
    campaigns = sorted(view.site.campaigns, key=lambda campaign: -campaign.year)
    index = view.base("Chiến dịch", "Tháng hành động phòng, chống ma túy các năm có trên trang này.", "page")
    body = "\n".join(
        f"- [{campaign.name}]({campaign.year}/): {' '.join(campaign.summary.split())}" for campaign in campaigns
    )
    tree = {page_path("chien-dich/"): markdown_page(index, f"{body}\n\n{_current_text(view)}")}
    for campaign in campaigns:
        url = addresses.of_campaign(campaign)
        tree[page_path(url)] = markdown_page(_meta(view, campaign, url), _body(view, campaign, url))
    return tree


def _meta(view: View, campaign: Campaign, url: str) -> Meta:
    over = campaign.end < view.today
    span = dates.span(campaign.start, campaign.end)
    plan = campaign.plan
    events = [event for event in view.events if event.year == campaign.year and event.campaign]
    current = view.site.identity.current
    crumbs = (("Chiến dịch", "chien-dich/"), (str(campaign.year), url))
    meta = view.base(campaign.name, campaign.summary, "campaign", crumbs=crumbs)
    return meta | {
        "status": {"text": "Đã kết thúc" if over else "Đang hoặc sắp diễn ra", "tone": "past" if over else "ok"},
        "lead": campaign.summary,
        "theme": campaign.theme,
        "facts": [
            {"term": "Thời gian", "text": span[:1].upper() + span[1:]},
            {"term": "Kế hoạch", "text": f"{plan.number} ngày {dates.short(plan.date)}"},
            {"term": "Cơ quan ban hành", "text": plan.issuer},
        ],
        "plan_note": plain_text(plan.note) if plan.note else None,
        "focuses": [focus.model_dump(mode="json") for focus in campaign.focuses],
        "agencies": [
            {
                "name": agency.name,
                "note": agency.note,
                "tasks": [
                    {
                        "text": plain_text(task.text),
                        "focus": [{"id": name, "title": campaign.focus_by_id[name].title} for name in task.focus],
                    }
                    for task in campaign.tasks_of(agency)
                ],
            }
            for agency in campaign.agencies
        ],
        "border": _border(view, campaign),
        "fact_sheet": fact_sheet.rows(view, campaign, url),
        "map": tile_map.of_campaign(view, campaign) if campaign.border else None,
        "events": [view.event_card(event) for event in events],
        "current": {
            "title": current.title,
            "text": view.html(passage(view.site, view.site.identity, ("current", "text"), current.text), url),
            "links": [link.model_dump() for link in current.links],
        },
        "basis": in_force.basis(view, campaign, campaign.end, "khi chiến dịch kết thúc"),
        "sources": [source_row(source) for source in campaign.all_sources],
    }


def _border(view: View, campaign: Campaign) -> list[Meta]:
    listed = border_of(view, campaign)
    return [
        {
            "name": district.name,
            "url": addresses.of_district(district),
            "communes": [
                {"name": plain_name(commune.name), "url": addresses.of_commune(district, commune)}
                for commune in listed[district.code]
            ],
        }
        for district in sorted(view.site.places.districts, key=by_name)
        if district.code in listed
    ]


def _body(view: View, campaign: Campaign, url: str) -> str:
    texts = (("why", campaign.why), ("description", campaign.description))
    return "\n\n".join(view.body(passage(view.site, campaign, (name,), text), url) for name, text in texts if text)


def _current_text(view: View) -> str:
    current = view.site.identity.current
    text = view.body(passage(view.site, view.site.identity, ("current", "text"), current.text), "chien-dich/")
    links = "\n".join(f"- [{link.text}]({link.url})" for link in current.links)
    return f"## {current.title}\n\n{text}\n\n{links}"
