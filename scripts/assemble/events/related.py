"""Which events belong together: the same place first, then the same focus, then the same campaign, near in time.

Each event is compared with a few neighbours in the lists that it is in, never with all the others, so that
5,000 events take 5,000 times a constant.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import islice
from typing import TypeAlias

from scripts.model.event import Event

# What two events may have in common, and how much it counts: a bit each, so that two shared focuses count once.
_PLACE, _FOCUS, _CAMPAIGN = 4, 2, 1
_NEIGHBOURS = 6

Key: TypeAlias = tuple[int, str]


class Related:
    """Made once from all events; `of` answers for one."""

    def __init__(
        self,
        events: Sequence[Event],
        now: datetime,
        places: Callable[[Event], Iterable[str]],
        of_campaign: Callable[[Event], bool],
    ) -> None:
        """`events` in the order of time; `places` gives the ids of an event's places, `of_campaign` whether it is part
        of that of its year."""
        self._events = events
        self._days = [_day(event) for event in events]
        self._missed = [event.is_off or event.is_over(now) for event in events]
        self._lists: dict[Key, list[int]] = {}
        self._stands: dict[str, list[tuple[Key, int]]] = {}
        for number, event in enumerate(events):
            for key in dict.fromkeys(_keys(event, places(event), of_campaign(event))):
                found = self._lists.setdefault(key, [])
                self._stands.setdefault(event.id, []).append((key, len(found)))
                found.append(number)

    def of(self, event: Event, most: int = 4) -> list[Event]:
        """The nearest relatives of an event: those that share most, each year between them taking some of it away;
        of equals those where one can still go, then those near in time."""
        shared: dict[int, int] = {}
        for key, place in self._stands.get(event.id, ()):
            for number in self._lists[key][max(0, place - _NEIGHBOURS) : place + _NEIGHBOURS + 1]:
                shared[number] = shared.get(number, 0) | key[0]
        here, days, missed = _day(event), self._days, self._missed
        ranked = sorted(
            [
                (min((far := abs(days[number] - here)) // 365, _PLACE) - bits, missed[number], far, number)
                for number, bits in shared.items()
            ]
        )
        found = (self._events[number] for *_, number in ranked)
        return [*islice((other for other in found if other.id != event.id), most)]


def _keys(event: Event, places: Iterable[str], of_campaign: bool) -> Iterator[Key]:
    yield from ((_PLACE, place) for place in places)
    yield from ((_FOCUS, f"{event.year}/{focus}") for focus in event.focus)
    if of_campaign:
        yield _CAMPAIGN, str(event.year)


def _day(event: Event) -> int:
    """An event's place in time; without a day, the one that lists give it."""
    return (event.first_day or date(event.year, 1, 1)).toordinal()
