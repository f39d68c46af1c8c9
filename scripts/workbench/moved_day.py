"""The days that an event names, against the ones that this machine published."""

import json
from dataclasses import replace
from pathlib import Path

from scripts.flow.outgoing import key_of
from scripts.model.event import Event, Status
from scripts.model.values import day_of
from scripts.problems import problem
from scripts.store.published import Published
from scripts.vietnamese import dates
from scripts.workbench.filled import Outcome

_FIELD = "previous_start"


def with_old_day(root: Path, found: Outcome) -> Outcome:
    """The same, with a word beside a day of before that no reader has seen, or a new day that says nothing of it."""
    event = found.record
    if not isinstance(event, Event):
        return found
    is_silent = event.previous_start is None and event.status is Status.SCHEDULED
    field, moment = ("start", event.start) if is_silent else (_FIELD, event.previous_start)
    if moment is None:
        return found
    told = Published(root).data(key_of(event))
    before = json.loads(told) if told else {}
    known = [text[:10] for name in ("start", _FIELD) if isinstance(text := before.get(name), str)]
    day = day_of(moment)
    if not known or day.isoformat() in known:
        return found
    days = {"found": dates.short(day), "published": dates.short(day.fromisoformat(known[0]))}
    word = problem("W277" if is_silent else "W265", event.at(field), guesses=(), **days)
    return replace(found, wrong={**found.wrong, (field,): [*found.wrong.get((field,), []), word]})
