"""What became of an event, as far as the site knows. These are the rules of counting, which the board prints in words
(`coverage.rules` in scripts/words/vi.yml): a listing to which nobody added anything says nothing of what happened."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from scripts.model.event import Event, Status
from scripts.model.values import day_of


class Progress(StrEnum):
    """Each event counted is in one of these, in the order in which lists have them."""

    REPORTED = "reported"
    """It was held, and its listing tells the results. A picture or news of it says that it was, not what came of it."""
    UNREPORTED = "unreported"
    """It was held: its listing says so, and no more."""
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


def progress(event: Event, now: datetime, within: Span | None = None) -> Progress:
    """What became of an event; with some days `within`, of the times up to the last of these."""
    if event.status in _OFF:
        return _OFF[event.status]
    over = _is_past(event, now, within)
    if event.status is Status.HELD or (event.results and over):
        return Progress.REPORTED if event.results else Progress.UNREPORTED
    return Progress.PASSED if over else Progress.AHEAD


def _is_past(event: Event, now: datetime, within: Span | None) -> bool:
    """Of an unknown day, after the day by which its place is understood: the last of the action month."""
    times = [one for one in event.occasions if within is None or one.first <= within.last]
    return times[-1].ends <= now if times else not event.occasions and event.day_of_place < day_of(now)
