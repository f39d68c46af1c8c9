"""/ — three answers in the first screen: what the law says, what is on, whom to call."""

from dataclasses import dataclass

from scripts.assemble.events.action_month import ActionMonth, action_month
from scripts.assemble.events.cards import EventCard
from scripts.assemble.help import cards
from scripts.assemble.help.cards import Door, QuestionCard, doors
from scripts.assemble.laws.overviews import ways_in
from scripts.assemble.news.facts import NewsCard, card_of
from scripts.assemble.page import Link, Page, PageData, Pages
from scripts.assemble.site import json_ld
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.vietnamese import dates
from scripts.words import text

_EVENTS, _NEWS, _QUESTIONS = 4, 4, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class _HomePage(PageData, template="home.html", private=True):
    """`since` says from when today's law is in force; `events` are the next, or, where none is `coming`, the last."""

    situations: tuple[Door, ...]
    law: Link | None
    since: str
    ways: tuple[Link, ...]
    coming: bool
    events: tuple[EventCard, ...]
    month: ActionMonth
    news: tuple[NewsCard, ...]
    questions: tuple[QuestionCard, ...]


def build(view: View) -> Pages:
    """The home page, from content/index.md and the latest of everything."""
    page = view.site.pages_by_slug.get("index")
    if page is None:
        return {}
    law, coming = view.law_in_force, view.coming
    data = _HomePage(
        **view.written(page),
        situations=doors(view, page),
        law=Link(law.short_title, addresses.of_law(law)) if law else None,
        since=text("site.home.since", day=dates.short(law.effective)) if law and law.effective else "",
        ways=tuple(ways_in(view)),
        coming=bool(coming),
        # Only what the sources say: no day of an event follows from the yearly rule.
        events=tuple(view.event_card(event) for event in (coming or view.past)[:_EVENTS]),
        month=action_month(view, "chien-dich/" if view.site.campaigns else None),
        news=tuple(map(card_of, view.news[:_NEWS])),
        questions=tuple(map(cards.of_question, view.questions[:_QUESTIONS])),
    )
    return {"": Page(data, view.article_body(page, ""), node=json_ld.of_site(view))}
