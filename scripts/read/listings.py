"""events/<year>/*.yml: `defaults:` spread over `events:`."""

import sys
from collections.abc import Iterable, Sequence

from scripts.model.event import Event
from scripts.problems import Problem, problem
from scripts.read.tree import Node
from scripts.read.typed import typed
from scripts.vietnamese.near import closest

_KEYS = ("defaults", "events")


def read_listing(
    node: Node | None, year: int, flaws: Sequence[Problem] = (), before: Iterable[Event] = ()
) -> tuple[list[Event], list[Problem]]:
    """The events of one parsed listing, with stand-ins for those that do not hold, and every problem of these.

    `flaws` are what the parser found (a key written twice, an alias); the event around one does not hold. An event that
    was there `before`, word for word, is not made again.
    """
    if node is None:
        return [], []
    problems: list[Problem] = []

    def wrong(at: Node, expected: str) -> None:
        if not at.is_unread:  # then its slip is told
            problems.append(problem("E114", at.at, expected=expected, found="kiểu khác"))

    if not isinstance(node.value, dict):
        wrong(node, "“events:” rồi danh sách sự kiện")
        return [], problems
    for name, one in node.value.items():
        if name not in _KEYS:
            problems.append(problem("E202", one.key, guesses=closest(name, _KEYS), field=name))
    defaults = node.value.get("defaults")
    is_lost = defaults is not None and defaults.is_unread
    if defaults and not isinstance(defaults.value, dict):
        wrong(defaults, "một nhóm “tên: giá trị” sau “defaults:”")
        defaults = None
    items = node.value.get("events")
    if items is None and any("events" in closest(name, _KEYS) for name in node.value):
        return [], problems
    if items is None or not isinstance(items.value, tuple):
        wrong(items or node, "danh sách sự kiện sau “events:”")
        return [], problems
    events: list[Event] = []
    known = {event.written: event for event in before}
    first = items.value[0].at.line if items.value else 0
    last_lines = [following.at.line for following in items.value[1:]] + [sys.maxsize]
    for item, last in zip(items.value, last_lines, strict=False):
        if not isinstance(item.value, dict):
            wrong(item, "một sự kiện")
            continue
        above = defaults.value if defaults and isinstance(defaults.value, dict) else {}
        blank = [name for name, one in item.value.items() if one.value is None and name in above]
        problems += [problem("W136", item.value[name].key, field=name) for name in blank]
        event, found = typed(Event, _over(defaults, item, "place"), {"year": year, "origin": None}, known)
        problems += [one for one in found if not (is_lost and one.code == "E201")]
        # What is wrong with the defaults is wrong with every event.
        if any(flaw.is_error and (flaw.at.line < first or item.at.line <= flaw.at.line < last) for flaw in flaws):
            event.standing_in()
        events.append(event)
    return events, problems


def _over(defaults: Node | None, item: Node, joined: str = "") -> Node:
    """The event's own fields over the defaults; the `joined` one field by field, so a commune adds to a district."""
    if defaults is None or not isinstance(defaults.value, dict) or not isinstance(item.value, dict):
        return item
    values = defaults.value | item.value
    if joined and joined in item.value:
        values[joined] = _over(defaults.value.get(joined), item.value[joined])
    return Node(item.at, values, item.key)
