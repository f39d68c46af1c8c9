"""The action month that is on or comes next, for the front page and the list of campaigns."""

from dataclasses import dataclass

from scripts.assemble.events.june import JUNE, year_of
from scripts.assemble.page import Link
from scripts.assemble.parts.listing import Group
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.vietnamese import dates
from scripts.words import text


@dataclass(frozen=True, slots=True)
class _June:
    """What scripts/clock.js says of the June that is then on or next, with a gap for its year, and where it leads."""

    now: str
    this_year: str
    next_year: str
    day: str
    url: str | None


@dataclass(frozen=True, slots=True)
class ActionMonth:
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


def action_month(view: View, otherwise: str | None) -> ActionMonth:
    """The campaign that is on or announced; else what the yearly rule says, which leads to `otherwise`, and where to
    find this year's campaign."""
    june = _June(
        now=text("events.june.now"),
        this_year=text("events.june.this_year"),
        next_year=text("events.june.next_year"),
        day=text("events.june.day"),
        url=otherwise,
    )
    campaign, today = view.campaign_now, view.today
    if campaign:
        span = dates.span(campaign.start, campaign.end)
        return ActionMonth(
            month=str(campaign.start.month),
            year=str(campaign.year),
            title=campaign.name,
            url=addresses.of_campaign(campaign),
            text=f"{span[:1].upper()}{span[1:]}.",
            until=campaign.end.isoformat(),
            june=june,
        )
    words = june.now if today.month == JUNE else june.this_year if today.month < JUNE else june.next_year
    year = str(year_of(today))
    links = tuple(Link(link.text, link.url) for link in view.site.identity.current.links)
    return ActionMonth(
        month=str(JUNE),
        year=year,
        title=words.format(year=year),
        url=otherwise,
        text=june.day.format(year=year),
        until="",
        june=june,
        current=Group(text("events.june.elsewhere"), links) if links else None,
    )
