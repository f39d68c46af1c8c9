"""Dates against the campaign that an event belongs to."""

from collections.abc import Iterator
from datetime import datetime

from scripts.check.finding import Finding
from scripts.model.website import Site
from scripts.problems import problem


def check(site: Site, now: datetime) -> Iterator[Finding]:
    """Events in the folder of another year, and those of the action month whose days are outside it."""
    for event in site.events:
        campaign = site.campaigns_by_year.get(event.year)
        first, last = event.first_day, event.last_day
        if first and first.year != event.year:
            yield Finding(event, problem("W218", event.at("start"), found=first, year=event.year))
        if campaign is None or first is None or last is None or not event.campaign:
            continue
        if first < campaign.start or last > campaign.end:
            field = "start" if first < campaign.start or first > campaign.end else "end"
            found = first if field == "start" else last
            at = event.at("recurs", "until") if field == "end" and event.recurs else event.at(field)
            yield Finding(event, problem("W213", at, found=found, start=campaign.start, end=campaign.end))
