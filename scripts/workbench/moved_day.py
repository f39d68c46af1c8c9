"""The day of before that an event names, against the one that this machine published."""

import json
from dataclasses import replace
from pathlib import Path

from scripts.flow.outgoing import key_of
from scripts.model.event import Event
from scripts.model.values import day_of
from scripts.problems import problem
from scripts.store.published import Published
from scripts.vietnamese import dates
from scripts.workbench.filled import Outcome

_FIELD = "previous_start"


def with_old_day(root: Path, found: Outcome) -> Outcome:
    """The same, with a word beside a day of before that no reader has seen."""
    event = found.record
    if not isinstance(event, Event) or event.previous_start is None:
        return found
    told = Published(root).data(key_of(event))
    before = json.loads(told) if told else {}
    known = [text[:10] for name in ("start", _FIELD) if isinstance(text := before.get(name), str)]
    day = day_of(event.previous_start)
    if not known or day.isoformat() in known:
        return found
    published = dates.short(day.fromisoformat(known[0]))
    word = problem("W265", event.at(_FIELD), found=dates.short(day), published=published)
    return replace(found, wrong={**found.wrong, (_FIELD,): [*found.wrong.get((_FIELD,), []), word]})
