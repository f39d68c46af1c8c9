"""The counting itself: events of a campaign, or of some days, by week, focus, agency and task, place.

A number is the length of a list of ids, so whatever prints it can lead to what it counts. Every event is looked at a
fixed number of times. What the groups are is told by the plan of the campaign and by the place list of its days; what
an event is in is told by its listing alone, never guessed from its words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from scripts.assemble.coverage.organisers import Organisers
from scripts.assemble.coverage.progress import Progress, Span, progress
from scripts.assemble.places.place_pages import border_of
from scripts.model.campaign import Agency, Campaign, Focus, Task
from scripts.model.event import Event
from scripts.model.placed import Placed

if TYPE_CHECKING:
    from scripts.assemble.view import View

_DAY = timedelta(days=1)


class Elsewhere(StrEnum):
    """Where an event is that names no unit of the province, each in words at `coverage.elsewhere`."""

    PROVINCE = "province"
    OUTSIDE = "outside"
    ONLINE = "online"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Tally:
    """The ids of events by what became of them (`Progress`), those of each in the order of their days. None is in two
    of these."""

    reported: tuple[str, ...] = ()
    unreported: tuple[str, ...] = ()
    passed: tuple[str, ...] = ()
    ahead: tuple[str, ...] = ()
    postponed: tuple[str, ...] = ()
    cancelled: tuple[str, ...] = ()

    @property
    def held(self) -> tuple[str, ...]:
        """Those that were held, with or without a report."""
        return self.reported + self.unreported

    @property
    def off(self) -> tuple[str, ...]:
        """Those that were put off or called off."""
        return self.postponed + self.cancelled

    @property
    def all(self) -> tuple[str, ...]:
        """All that the site knows of: announced, or recorded afterwards."""
        return self.held + self.passed + self.ahead + self.off

    def of(self, what: Progress) -> tuple[str, ...]:
        """Those of one progress."""
        ids: tuple[str, ...] = getattr(self, what.value)
        return ids

    def __bool__(self) -> bool:
        return bool(self.all)


@dataclass(frozen=True, slots=True)
class OfWeek:
    """Events that take place on some days of a week, from Monday to Sunday but for the first and the last."""

    span: Span
    tally: Tally


@dataclass(frozen=True, slots=True)
class OfFocus:
    """Events that name a focus."""

    focus: Focus
    tally: Tally


@dataclass(frozen=True, slots=True)
class OfTask:
    """Events of a task's agency that name one of the task's focuses; of a task without any, all of the agency's. Of a
    task for the border communes alone, those known to be in one of them."""

    task: Task
    tally: Tally


@dataclass(frozen=True, slots=True)
class OfAgency:
    """Events that an agency organises."""

    agency: Agency
    tally: Tally
    tasks: tuple[OfTask, ...]


@dataclass(frozen=True, slots=True)
class OfPlace:
    """Events at a unit as it was then, or at what is within it."""

    place: Placed
    tally: Tally


@dataclass(frozen=True, slots=True)
class Coverage:
    """What is known of some events. An event may be in several weeks, focuses, agencies and places, or in none; what is
    in none is in the tallies beside: `undated`, `before` and `after` the days, `unfocused`, `others` of agencies that
    the plan does not name, `unnamed` without an organiser, `elsewhere`.

    `border_planned` says that the plan names the border communes, not the place list.
    """

    campaign: Campaign | None
    span: Span
    whole: Tally
    weeks: tuple[OfWeek, ...]
    before: Tally
    after: Tally
    undated: Tally
    focuses: tuple[OfFocus, ...]
    unfocused: Tally
    agencies: tuple[OfAgency, ...]
    others: Tally
    unnamed: Tally
    places: tuple[OfPlace, ...]
    elsewhere: dict[Elsewhere, Tally]
    border: tuple[OfPlace, ...]
    border_planned: bool


def of_campaign(view: View, campaign: Campaign) -> Coverage:
    """The events of a campaign, whenever they take place."""
    return _counted(view, campaign, Span(campaign.start, campaign.end), view.events_of(campaign), whole=True)


def of_days(view: View, first: date, last: date) -> Coverage:
    """The events of some days, both inclusive, of a campaign or not, with what became of them by the last. Focuses and
    agencies are those of the campaign of that year."""
    span = Span(first, last)
    events = [event for event in view.events if span.meets(event)]
    return _counted(view, view.site.campaigns_by_year.get(first.year), span, events, whole=False)


def _counted(view: View, campaign: Campaign | None, span: Span, events: Sequence[Event], *, whole: bool) -> Coverage:
    now = view.now
    within = None if whole else span
    known = {event.id: progress(event, now, within) for event in events}

    def tally(some: Iterable[Event]) -> Tally:
        return _tally((event.id, known[event.id]) for event in some)

    def of_week(week: Span) -> OfWeek:
        there = by_week.get(week.first, ())
        return OfWeek(week, _tally((event.id, progress(event, now, week)) for event in there))

    weeks = tuple(_weeks(span))
    by_week = _grouped(events, lambda event: _weeks_of(event, weeks))
    timed = [event for event in events if event.occasions]
    focuses = campaign.focuses if campaign else ()
    by_focus = _grouped(events, lambda event: event.focus)
    by_agency, others, unnamed = _by_agency(view, campaign, events)
    border, border_planned = _border(view, campaign, span.first)

    def at(place: Placed) -> OfPlace:
        return OfPlace(place, tally(event for event in view.by_place.of(place) if event.id in known))

    at_border = tuple(map(at, border))
    tops = (one for one in view.site.places.tops if one.lived(span.first) or one.lived(span.last))
    places = tuple(map(at, tops))
    placed = {name for one in places for name in one.tally.all}
    of_border = {name for one in at_border for name in one.tally.all}
    elsewhere = _elsewhere(event for event in events if event.id not in placed)
    return Coverage(
        campaign=campaign,
        span=span,
        whole=tally(events),
        weeks=tuple(map(of_week, weeks)),
        before=tally(event for event in timed if event.occasions[-1].last < span.first),
        after=tally(event for event in timed if event.occasions[0].first > span.last),
        undated=tally(event for event in events if not event.occasions),
        focuses=tuple(OfFocus(focus, tally(by_focus.get(focus.id, ()))) for focus in focuses),
        unfocused=tally(event for event in events if not event.focus),
        agencies=tuple(
            _agency(campaign, agency, by_agency.get(agency.id, ()), of_border, tally) for agency in _agencies(campaign)
        ),
        others=tally(others),
        unnamed=tally(unnamed),
        places=places,
        elsewhere={where: tally(some) for where, some in elsewhere.items()},
        border=at_border,
        border_planned=border_planned,
    )


def _tally(known: Iterable[tuple[str, Progress]]) -> Tally:
    found: dict[Progress, list[str]] = {one: [] for one in Progress}
    for name, what in known:
        found[what].append(name)
    return Tally(**{what.value: tuple(names) for what, names in found.items()})


def _grouped(events: Iterable[Event], keys: Callable[[Event], Iterable[object]]) -> dict[object, list[Event]]:
    found: dict[object, list[Event]] = defaultdict(list)
    for event in events:
        for key in keys(event):
            found[key].append(event)
    return found


def _weeks(span: Span) -> Iterator[Span]:
    first = span.first
    while first <= span.last:
        sunday = first + (6 - first.weekday()) * _DAY
        yield Span(first, min(sunday, span.last))
        first = sunday + _DAY


def _weeks_of(event: Event, weeks: Sequence[Span]) -> Iterator[date]:
    return (week.first for week in weeks if week.meets(event))


def _agencies(campaign: Campaign | None) -> tuple[Agency, ...]:
    return campaign.agencies if campaign else ()


def _by_agency(
    view: View, campaign: Campaign | None, events: Iterable[Event]
) -> tuple[dict[str, list[Event]], list[Event], list[Event]]:
    """Events by the id of their agencies, those of none that the plan names, those that name nobody."""
    organisers = Organisers(_agencies(campaign), view.site.places)
    found: dict[str, list[Event]] = defaultdict(list)
    others: list[Event] = []
    unnamed: list[Event] = []
    for event in events:
        names = organisers.of(event)
        for name in names:
            found[name].append(event)
        if not names:
            (others if event.organisers else unnamed).append(event)
    return found, others, unnamed


def _agency(
    campaign: Campaign | None,
    agency: Agency,
    events: Sequence[Event],
    at_border: Container[str],
    tally: Callable[[Iterable[Event]], Tally],
) -> OfAgency:
    def is_of(task: Task, event: Event) -> bool:
        if task.border and event.id not in at_border:
            return False
        return not task.focus or bool(set(task.focus) & set(event.focus))

    tasks = campaign.tasks_of(agency) if campaign else []
    return OfAgency(
        agency,
        tally(events),
        tuple(OfTask(task, tally(one for one in events if is_of(task, one))) for task in tasks),
    )


def _elsewhere(events: Iterable[Event]) -> dict[Elsewhere, list[Event]]:
    """Events that are in no unit, by what is said instead; every kind is there."""
    found: dict[Elsewhere, list[Event]] = {one: [] for one in Elsewhere}
    for event in events:
        place = event.place
        said = (
            (Elsewhere.PROVINCE, place.province),
            (Elsewhere.OUTSIDE, place.outside),
            (Elsewhere.ONLINE, place.online),
        )
        found[next((where for where, there in said if there), Elsewhere.UNKNOWN)].append(event)
    return found


def _border(view: View, campaign: Campaign | None, day: date) -> tuple[list[Placed], bool]:
    """The border communes of the plan; where it names none, those that the place list has for that day."""
    if campaign and campaign.border:
        return [one for _, parts in border_of(view, campaign) for one in parts], True
    return [one for one in view.site.places.communes(day) if one.unit.border], False
