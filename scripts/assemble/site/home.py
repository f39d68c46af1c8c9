"""/ — three answers in the first screen: what the law says, what is on, whom to call."""

from __future__ import annotations

from scripts.assemble.site import json_ld
from scripts.assemble.laws.overviews import ways_in
from scripts.assemble.news.cards import card_of
from scripts.assemble.tree import Meta, Tree, markdown_page, page_path
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.law import Law
from scripts.vietnamese import dates

_EVENTS, _NEWS, _QUESTIONS = 3, 4, 4
# June is the action month of each year, 26 June its day.
_YEARLY = "93/2001/QĐ-TTg"
_MONTH = 6
_DAY = "26/6 là Ngày toàn dân phòng, chống ma túy."


def build(view: View) -> Tree:
    """The home page, from content/index.md and the latest of everything."""
    page = view.site.pages_by_slug.get("index")
    if page is None:
        return {}
    law = view.law_in_force
    meta = view.base(page.title, page.summary, "home") | view.article(page)
    meta |= {
        "json_ld": json_ld.of_site(view),
        "hero": {"title": page.title, "lead": page.summary},
        "situations": view.doors(page),
        "law": _law_today(law) if law else None,
        "ways": list(ways_in(view)),
        "on": _what_is_on(view),
        "news": [card_of(item) for item in view.news[:_NEWS]],
        "questions": [view.question_card(question) for question in view.questions[:_QUESTIONS]],
    }
    return {page_path(""): markdown_page(meta, view.article_body(page, ""))}


def _law_today(law: Law) -> Meta:
    """The law in force, named and linked."""
    since = f"từ ngày {dates.short(law.effective)}" if law.effective else ""
    return {"text": law.short_title, "url": addresses.of_law(law), "since": since}


def _what_is_on(view: View) -> Meta:
    """The next events; between campaigns, what happened last and when the next action month comes.

    Only what the sources say: no day of an event follows from the yearly rule.
    """
    return {
        "title": "Đang và sắp diễn ra" if view.coming else "Gần đây nhất",
        "coming": bool(view.coming) or None,
        "events": [view.event_card(event) for event in (view.coming or view.past)[:_EVENTS]],
        "month": _action_month(view),
    }


def _action_month(view: View) -> Meta:
    """The campaign that is on or announced; else what the yearly rule says, and where this year's campaign is told."""
    campaign = view.latest_campaign
    if campaign and campaign.end >= view.today:
        span = dates.span(campaign.start, campaign.end)
        return {
            "month": str(campaign.start.month),
            "year": str(campaign.year),
            "title": campaign.name,
            "url": addresses.of_campaign(campaign),
            "text": f"{span[:1].upper()}{span[1:]}.",
        }
    year = view.today.year + (view.today.month > _MONTH)
    rule = view.site.laws_by_number.get(_YEARLY)
    current = view.site.identity.current
    return {
        "month": str(_MONTH),
        "year": str(year),
        "title": f"Tháng hành động {'năm nay' if year == view.today.year else 'tới'}: tháng {_MONTH}/{year}",
        "url": addresses.of_law(rule) if rule else None,
        "text": _DAY,
        "current": {"title": current.title, "links": [link.model_dump() for link in current.links]},
    }
