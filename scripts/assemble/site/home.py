"""/ — three answers in the first screen: what the law says, what is on, whom to call."""

from dataclasses import dataclass

from scripts.assemble.events.cards import EventCard
from scripts.assemble.help import cards
from scripts.assemble.help.cards import Door, QuestionCard, doors
from scripts.assemble.laws.overviews import ways_in
from scripts.assemble.news.facts import NewsCard, card_of
from scripts.assemble.page import Link, Page, PageData, Pages
from scripts.assemble.parts.listing import Group
from scripts.assemble.site import json_ld
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.vietnamese import dates
from scripts.words import text

_EVENTS, _NEWS, _QUESTIONS = 4, 4, 4
# June is the action month of each year, 26 June its day (Decision 93/2001).
_JUNE = 6


@dataclass(frozen=True, slots=True)
class _June:
    """What scripts/clock.js says of the June that is then on or next, with a gap for its year, and where it leads."""

    now: str
    this_year: str
    next_year: str
    day: str
    url: str | None


@dataclass(frozen=True, slots=True)
class _ActionMonth:
    """The action month that is on or comes next, right until the day `until`; `current` is where a reader finds it
    when it is not on this site."""

    month: str
    year: str
    title: str
    url: str | None
    text: str
    until: str
    june: _June
    current: Group | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _HomePage(PageData, template="home.html", private=True):
    """`since` says from when today's law is in force; `events` are the next, or, where none is `coming`, the last."""

    situations: tuple[Door, ...]
    law: Link | None
    since: str
    ways: tuple[Link, ...]
    coming: bool
    events: tuple[EventCard, ...]
    month: _ActionMonth
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
        month=_action_month(view),
        news=tuple(map(card_of, view.news[:_NEWS])),
        questions=tuple(map(cards.of_question, view.questions[:_QUESTIONS])),
    )
    return {"": Page(data, view.article_body(page, ""), node=json_ld.of_site(view))}


def _action_month(view: View) -> _ActionMonth:
    """The campaign that is on or announced; else what the yearly rule says, and where to find this year's campaign."""
    june = _June(
        now=text("site.home.june.now"),
        this_year=text("site.home.june.this_year"),
        next_year=text("site.home.june.next_year"),
        day=text("site.home.june.day"),
        url="chien-dich/" if view.site.campaigns else None,
    )
    campaign, today = view.campaign_now, view.today
    if campaign:
        span = dates.span(campaign.start, campaign.end)
        return _ActionMonth(
            month=str(campaign.start.month),
            year=str(campaign.year),
            title=campaign.name,
            url=addresses.of_campaign(campaign),
            text=f"{span[:1].upper()}{span[1:]}.",
            until=campaign.end.isoformat(),
            june=june,
        )
    words = june.now if today.month == _JUNE else june.this_year if today.month < _JUNE else june.next_year
    year = str(today.year + (today.month > _JUNE))
    links = tuple(Link(link.text, link.url) for link in view.site.identity.current.links)
    return _ActionMonth(
        month=str(_JUNE),
        year=year,
        title=words.format(year=year),
        url=june.url,
        text=june.day,
        until="",
        june=june,
        current=Group(text("site.home.elsewhere"), links) if links else None,
    )
