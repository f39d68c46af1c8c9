"""What became of an event: one enumeration, and in one table what each format calls it."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from scripts.model.event import Event, Occasion, Status
from scripts.model.values import beginning


class State(StrEnum):
    """The names that templates (`ui.status`), styles and the reader's clock (assets/scripts/clock.js) know."""

    SOON = "soon"
    ONGOING = "ongoing"
    PAST = "past"
    UNDATED = "undated"
    POSTPONED = "postponed"
    RESCHEDULED = "rescheduled"
    CANCELLED = "cancelled"


_TONES = {State.SOON: "soon", State.RESCHEDULED: "soon", State.ONGOING: "ok", State.POSTPONED: "off"}
_TONES |= {State.CANCELLED: "off", State.PAST: "past", State.UNDATED: "past"}


@dataclass(frozen=True, slots=True)
class Standing:
    """What a listing itself says of an event, whatever the time is, as each format has it.

    `state` is None where the clock decides; `flag` names the words (`events.flag.…`) of cards, calendars and packs for
    what is not as announced; `calendar` is STATUS of RFC 5545, where it has one, `schema` schema.org's EventStatusType
    (which has no word for "held"), `number` the finder's; `is_unconfirmed` says that its day went by and nobody told
    since that it took place.
    """

    state: State | None
    flag: str | None
    calendar: str | None
    schema: str
    number: int
    is_unconfirmed: bool = False


STANDINGS = {
    Status.SCHEDULED: Standing(None, None, "CONFIRMED", "EventScheduled", 0),
    Status.RESCHEDULED: Standing(State.RESCHEDULED, "moved", "CONFIRMED", "EventRescheduled", 1),
    Status.POSTPONED: Standing(State.POSTPONED, "postponed", "TENTATIVE", "EventPostponed", 2),
    # STATUS:CANCELLED makes Google Calendar and Etar take the entry away (docs/decisions/020-calendars.md).
    Status.CANCELLED: Standing(State.CANCELLED, "cancelled", None, "EventCancelled", 3),
    Status.HELD: Standing(State.PAST, None, "CONFIRMED", "EventScheduled", 4),
}
# Nobody confirmed what only its announcement tells of: a calendar says so of what is over.
_UNCONFIRMED = {status: replace(told, calendar="TENTATIVE", is_unconfirmed=True) for status, told in STANDINGS.items()}


def standing(event: Event, now: datetime) -> Standing:
    """What is known of an event at that moment, for every format."""
    return (_UNCONFIRMED if event.is_unconfirmed(now) else STANDINGS)[event.status]


@dataclass(frozen=True, slots=True)
class Tag:
    """A state as pages show it.

    `start` and `end` are the moments between which the event takes place, `days` the later days of one that recurs.
    What the passing of time will yet change has `soon`, the code that holds before `start`; the reader's clock decides
    there.
    """

    code: State
    tone: str
    start: str | None = None
    end: str | None = None
    days: str = ""
    soon: State | None = None


def tag(event: Event, now: datetime, occasion: Occasion | None = None) -> Tag:
    """The state of the event at that moment: of one time that it takes place, else of the present or next."""
    shown = occasion or event.occasion(now)
    state = STANDINGS[event.status].state
    if shown is None:
        state, told = state or State.UNDATED, beginning(event.about).isoformat()
        return Tag(state, _TONES[state], told, told)  # lists order it by that day, on the reader's clock too
    soon = None
    if state in (None, State.RESCHEDULED):  # a day that was moved comes and goes like any other
        before = state or State.SOON
        state = State.PAST if shown.ends <= now else State.ONGOING if shown.begins <= now else before
        soon = before if state is not State.PAST else None
    later = "" if occasion else " ".join(one.first.isoformat() for one in event.occasions if one.begins > shown.begins)
    return Tag(state, _TONES[state], shown.begins.isoformat(), shown.ends.isoformat(), later, soon)
