"""What became of an event, as far as the site knows. These are the rules of counting, which the board prints in words
(`coverage.rules` in scripts/words/vi.yml): a listing to which nobody added anything says nothing of what happened."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TypeAlias

from scripts.markup.markdown_text import links
from scripts.model.event import Event, Status
from scripts.model.page import News
from scripts.model.values import day_of


class Progress(StrEnum):
    """Each event counted is in one of these, in the order in which lists have them."""

    REPORTED = "reported"
    """It was held, and the site has its results, a picture, a voice or news of it."""
    UNREPORTED = "unreported"
    """It was held: its listing says so, or tells its results."""
    PASSED = "passed"
    """Its day is over, and nobody has written since whether it was held."""
    AHEAD = "ahead"
    """It goes on or is to come, at the announced day or another one."""
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


_OFF = {Status.POSTPONED: Progress.POSTPONED, Status.CANCELLED: Progress.CANCELLED}


@dataclass(frozen=True, slots=True)
class Span:
    """Days, the last inclusive."""

    first: date
    last: date

    def has(self, day: date) -> bool:
        """Is the day one of them?"""
        return self.first <= day <= self.last

    def meets(self, event: Event) -> bool:
        """Does the event take place on one of these days? Without a known day it does not."""
        return any(one.first <= self.last and self.first <= one.last for one in event.occasions)


# Ids of events with the day of the last item of news that links to them.
Told: TypeAlias = Mapping[str, date]


def progress(event: Event, now: datetime, told: Told, within: Span | None = None) -> Progress:
    """What became of an event; with some days `within`, of the times up to the last of these."""
    if event.status in _OFF:
        return _OFF[event.status]
    over = _is_past(event, now, within)
    if event.status is Status.HELD or (event.results and over):
        return Progress.REPORTED if has_report(event, told) else Progress.UNREPORTED
    return Progress.PASSED if over else Progress.AHEAD


def has_report(event: Event, told: Told) -> bool:
    """Is there more of it than that it was held? The source of its listing is no report, for every listing has one; nor
    is news of before its day, which announces it."""
    news = told.get(event.id)
    return bool(event.results or event.images or event.quotes or event.audio) or bool(news and news >= event.about)


def told_in_news(news: Iterable[News]) -> Told:
    """The events that news link to."""
    found: dict[str, date] = {}
    for item in news:
        for link in links(item.body) if "sukien:" in item.body else ():
            name = link.target.partition("#")[0]
            if link.scheme == "sukien":
                found[name] = max(item.date, found.get(name, item.date))
    return found


def _is_past(event: Event, now: datetime, within: Span | None) -> bool:
    """Of an unknown day, after the day by which its place is understood: the last of the action month."""
    times = [one for one in event.occasions if within is None or one.first <= within.last]
    return times[-1].ends <= now if times else not event.occasions and event.day_of_place < day_of(now)
