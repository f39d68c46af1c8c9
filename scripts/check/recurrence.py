"""Recurring events: a day left out that is none of theirs means that the day really meant is still announced."""

from collections.abc import Iterator
from datetime import date, datetime

from scripts.check.finding import Finding
from scripts.model.values import day_of
from scripts.model.website import Site
from scripts.problems import problem


def check(site: Site, now: datetime) -> Iterator[Finding]:
    """Excluded days on which the event would not have taken place anyway, with the nearest days that it has."""
    for event in site.events:
        if event.recurs is None or event.start is None:
            continue
        days = list(event.recurs.days_from(day_of(event.start)))
        for place, day in enumerate(event.recurs.except_):
            if day not in days:
                at = event.at("recurs", "except", place)
                yield Finding(event, problem("E224", at, guesses=_nearest(day, days), found=day))


def _nearest(day: date, days: list[date]) -> tuple[str, ...]:
    near = sorted(days, key=lambda other: (abs(other - day), other))[:2]
    return tuple(other.isoformat() for other in sorted(near))
