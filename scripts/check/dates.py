"""Dates of events against their year, their campaign and their own rule of repetition."""

from collections.abc import Iterator
from datetime import date, datetime

from scripts.check.finding import Finding, found
from scripts.model.campaign import Campaign
from scripts.model.event import Event, Status
from scripts.model.values import day_of
from scripts.model.website import Site
from scripts.vietnamese import dates


def check(site: Site, now: datetime) -> Iterator[Finding]:
    """Events in the folder of another year, those with a focus of the action month whose days are outside it, and
    excluded days on which an event would not have taken place anyway: the day really meant is then still announced."""
    for event in site.events:
        yield from _excluded(event)
        yield from _unheard(event)
        campaign = site.campaigns_by_year.get(event.year)
        first, last = event.first_day, event.last_day
        if first and first.year != event.year:
            yield found(event, "W218", "start", found=first, year=event.year)
        is_meant = event.campaign and "campaign" not in event.model_fields_set
        if campaign is None or first is None or last is None or not is_meant:
            continue
        if campaign.unsure & {"start", "end"}:
            continue
        if other := _the_other_way_round(event, campaign):
            yield found(event, "W280", "start", found=dates.short(first), other=dates.short(other))
            continue
        if not event.focus:
            continue
        if first < campaign.start or last > campaign.end:
            starts = first < campaign.start or first > campaign.end
            path = ("start",) if starts else ("recurs", "until") if event.recurs else ("end",)
            facts = {"found": first if starts else last, "start": campaign.start, "end": campaign.end}
            yield found(event, "W213", *path, **facts)


def _the_other_way_round(event: Event, campaign: Campaign) -> date | None:
    """The day within the campaign that it would be with day and month exchanged, as programs in English write them;
    None where it falls into one of the campaign's months as it is, or a text of the event names that very day with its
    day of the week."""
    day = event.first_day
    if day is None or day.day > 12 or campaign.start.replace(day=1) <= day.replace(day=1) <= campaign.end:
        return None
    other = day.replace(month=day.day, day=day.month)
    is_named = any((named.day, named.month) == (day.day, day.month) for _, named in event.weekdays)
    return other if campaign.start <= other <= campaign.end and not is_named else None


def _excluded(event: Event) -> Iterator[Finding]:
    if event.recurs is None or event.start is None:
        return
    days = list(event.recurs.days_from(day_of(event.start)))
    for place, day in enumerate(event.recurs.except_):
        if day not in days:
            yield found(event, "E224", "recurs", "except", place, guesses=_nearest(day, days), found=day)


def _unheard(event: Event) -> Iterator[Finding]:
    """A reason that no page prints, as the event takes place as announced."""
    if event.reason and event.status in (Status.SCHEDULED, Status.HELD):
        yield found(event, "W240", "reason", status=event.status.value)


def _nearest(day: date, days: list[date]) -> tuple[str, ...]:
    near = sorted(days, key=lambda other: (abs(other - day), other))[:2]
    return tuple(other.isoformat() for other in sorted(near))
