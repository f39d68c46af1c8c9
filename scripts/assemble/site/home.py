"""/ — three answers in the first screen: what the law says, what is on, whom to call."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from scripts.assemble.events.cards import EventCard
from scripts.assemble.help import cards
from scripts.assemble.help.cards import Door, QuestionCard
from scripts.assemble.laws.overviews import ways_in
from scripts.assemble.news.facts import NewsCard, card_of
from scripts.assemble.page import Link, Page, PageData, Pages
from scripts.assemble.site import json_ld
from scripts.assemble.site.plain import doors
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.vietnamese import dates
from scripts.words import text

_EVENTS, _NEWS, _QUESTIONS = 3, 4, 4
# June is the action month of each year, 26 June its day.
_YEARLY = "93/2001/QĐ-TTg"
_MONTH = 6


@dataclass(frozen=True, slots=True)
class CurrentCampaign:
    """Where a reader finds the campaign of the current year when it is not on this site."""

    title: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class LawToday:
    """The law in force, and since when in words."""

    text: str
    url: str
    since: str


@dataclass(frozen=True, slots=True)
class ActionMonth:
    """The action month that is on or comes next."""

    month: str
    year: str
    title: str
    url: str | None
    text: str
    current: CurrentCampaign | None = None


@dataclass(frozen=True, slots=True)
class WhatIsOn:
    """The next events, or, where none is `coming`, the last."""

    title: str
    coming: bool
    events: tuple[EventCard, ...]
    month: ActionMonth


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage(PageData):
    """What home.html prints."""

    template: ClassVar[str] = "home.html"

    situations: tuple[Door, ...]
    law: LawToday | None
    ways: tuple[Link, ...]
    on: WhatIsOn
    news: tuple[NewsCard, ...]
    questions: tuple[QuestionCard, ...]


def build(view: View) -> Pages:
    """The home page, from content/index.md and the latest of everything."""
    page = view.site.pages_by_slug.get("index")
    if page is None:
        return {}
    data = HomePage(
        **view.written(page),
        situations=doors(view, page),
        law=_law_today(view),
        ways=tuple(ways_in(view)),
        on=_what_is_on(view),
        news=tuple(map(card_of, view.news[:_NEWS])),
        questions=tuple(map(cards.of_question, view.questions[:_QUESTIONS])),
    )
    return {"": Page(data, view.article_body(page, ""), node=json_ld.of_site(view))}


def _law_today(view: View) -> LawToday | None:
    """The law in force, named and linked."""
    law = view.law_in_force
    if law is None:
        return None
    since = text("site.home.since", day=dates.short(law.effective)) if law.effective else ""
    return LawToday(law.short_title, addresses.of_law(law), since)


def _what_is_on(view: View) -> WhatIsOn:
    """The next events; between campaigns, what happened last and when the next action month comes.

    Only what the sources say: no day of an event follows from the yearly rule.
    """
    return WhatIsOn(
        title=text("ui.coming" if view.coming else "ui.past"),
        coming=bool(view.coming),
        events=tuple(view.event_card(event) for event in (view.coming or view.past)[:_EVENTS]),
        month=_action_month(view),
    )


def _action_month(view: View) -> ActionMonth:
    """The campaign that is on or announced; else what the yearly rule says, and where this year's campaign is told."""
    campaign = view.latest_campaign
    if campaign and campaign.end >= view.today:
        span = dates.span(campaign.start, campaign.end)
        return ActionMonth(
            month=str(campaign.start.month),
            year=str(campaign.year),
            title=campaign.name,
            url=addresses.of_campaign(campaign),
            text=f"{span[:1].upper()}{span[1:]}.",
        )
    year = view.today.year + (view.today.month > _MONTH)
    rule = view.site.laws_by_number.get(_YEARLY)
    current = view.site.identity.current
    this = year == view.today.year
    return ActionMonth(
        month=str(_MONTH),
        year=str(year),
        title=text("site.home.this_year" if this else "site.home.next_year", month=_MONTH, year=year),
        url=addresses.of_law(rule) if rule else None,
        text=text("site.home.day"),
        current=CurrentCampaign(current.title, tuple(Link(link.text, link.url) for link in current.links)),
    )
