"""/ — the answer first: the law, what is on, whom to call."""

from __future__ import annotations

from scripts.assemble import in_force
from scripts.assemble.tree import Meta, Tree, markdown_page, page_path
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.law import Law

_EVENTS, _NEWS, _QUESTIONS = 4, 4, 4


def build(view: View) -> Tree:
    """The home page, from content/index.md and the latest of everything."""
    page = view.site.pages_by_slug.get("index")
    if page is None:
        return {}
    coming = [event for event in view.events if not event.is_over(view.now)]
    shown = coming[:_EVENTS] or [event for event in reversed(view.events) if event.first_day][:_EVENTS]
    law = view.law_in_force
    meta = view.base(page.title, page.summary, "home") | view.article(page)
    meta |= {
        "hero": {"title": page.title, "lead": page.summary},
        "doors": [
            {"title": door.title, "text": door.text, "url": view.field_href(door.link), "tone": door.tone}
            for door in page.doors
        ],
        "situations": [{"text": item.text, "url": view.field_href(item.link)} for item in page.situations],
        "events": [view.event_card(event) for event in shown],
        "events_title": "Sắp diễn ra" if coming else "Hoạt động gần đây nhất được ghi lại",
        "news": [view.news_card(item) for item in view.news[:_NEWS]],
        "questions": [view.question_card(question) for question in view.questions[:_QUESTIONS]],
        "force": _law_today(view, law) if law else None,
    }
    return {page_path(""): markdown_page(meta, view.article_body(page, ""))}


def _law_today(view: View, law: Law) -> Meta:
    """The law in force, named and linked; the box on its own page needs no name."""
    box = in_force.force(view, law)
    return box | {
        "title": f"{law.short_title} đang có hiệu lực.",
        "url": addresses.of_law(law),
        "link": "Luật có gì?",
    }
