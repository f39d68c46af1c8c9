"""events/<year>/*.yml: `defaults:` spread over `events:`."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from collections.abc import Sequence as Findings

from scripts.model.event import Event
from scripts.problems import Problem, problem
from scripts.read.typed import typed
from scripts.read.yaml_text import Mapping, Node, Sequence
from scripts.vietnamese.near import closest

_KEYS = ("defaults", "events")


def read_listing(
    node: Node | None, year: int, flaws: Findings[Problem] = (), before: Iterable[Event] = ()
) -> tuple[list[Event], list[Problem]]:
    """The events of one parsed listing that hold, and every problem of those that do not.

    `flaws` are what the parser found (a key written twice, an alias); the event around one is left out. An event that
    was there `before`, word for word, is not made again.
    """
    if node is None:
        return [], []
    if not isinstance(node, Mapping):
        return [], [problem("E114", node.at, expected="“events:” rồi danh sách sự kiện", found="kiểu khác")]
    problems = [
        problem("E202", node.keys[key], guesses=closest(key, _KEYS), field=key)
        for key in node.values
        if key not in _KEYS
    ]
    defaults = node.values.get("defaults")
    if defaults is not None and not isinstance(defaults, Mapping):
        problems.append(
            problem("E114", defaults.at, expected="một nhóm “tên: giá trị” sau “defaults:”", found="kiểu khác")
        )
        defaults = None
    items = node.values.get("events")
    if not isinstance(items, Sequence):
        at = items.at if items else node.at
        return [], [*problems, problem("E114", at, expected="danh sách sự kiện sau “events:”", found="kiểu khác")]
    events: list[Event] = []
    known = {event.written: event for event in before}
    last_lines = [following.at.line for following in items.items[1:]] + [sys.maxsize]
    for item, last in zip(items.items, last_lines, strict=False):
        if not isinstance(item, Mapping):
            problems.append(problem("E114", item.at, expected="một sự kiện", found="kiểu khác"))
            continue
        event, found = typed(Event, _with_defaults(item, defaults), {"year": year, "origin": None}, known)
        problems += found
        if event and not any(item.at.line <= flaw.at.line < last for flaw in flaws):
            events.append(event)
    return events, problems


def _with_defaults(item: Mapping, defaults: Mapping | None) -> Mapping:
    """The event's own fields over the defaults; `place` is merged field by field, so a commune adds to a district."""
    if defaults is None:
        return item
    values = defaults.values | item.values
    keys = defaults.keys | item.keys
    ours, theirs = item.values.get("place"), defaults.values.get("place")
    if isinstance(ours, Mapping) and isinstance(theirs, Mapping):
        values["place"] = Mapping(theirs.values | ours.values, theirs.keys | ours.keys, ours.at)
    return Mapping(values, keys, item.at)
