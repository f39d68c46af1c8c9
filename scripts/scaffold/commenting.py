"""Short comments of each field, put above it in a text that is otherwise left as it is."""

import re
from collections.abc import Mapping, Sequence

_FIELD = re.compile(r"([a-z_]+):")


def on_item(text: str, id: str, comments: Mapping[str, str], later: Sequence[str] = ()) -> str:
    """The text of a listing with comments on the fields of one entry; `later` are commented lines above its last field,
    where they stay its own when an entry follows."""
    lines = text.split("\n")
    head = re.compile(rf" *- id: ['\"]?{re.escape(id)}['\"]?")
    first = next((number for number, line in enumerate(lines) if head.fullmatch(line)), None)
    if first is None:
        return text
    column = lines[first].index("-")
    last = first + 1
    while last < len(lines) and (not lines[last].strip() or _indent(lines[last]) > column):
        last += 1
    while not lines[last - 1].strip():
        last -= 1
    within, inner = lines[first:last], " " * (column + 2)
    fields = [number for number, line in enumerate(within) if number and _FIELD.match(line.removeprefix(inner))]
    cut = fields[-1] if fields else len(within)
    above = _commented(within[:cut], column + 2, column, comments)
    below = _commented(within[cut:], column + 2, column + 2, comments)
    ends = [f"{inner}# {line}" for line in later]
    return "\n".join([*lines[:first], *above, *ends, *below, *lines[last:]])


def on_fields(text: str, comments: Mapping[str, str], later: Sequence[str] = ()) -> str:
    """The same for the fields of a whole YAML text."""
    lines = text.removesuffix("\n").split("\n")
    return "\n".join([*_commented(lines, 0, 0, comments), *(f"# {line}" for line in later), ""])


def _commented(lines: Sequence[str], column: int, head: int, comments: Mapping[str, str]) -> list[str]:
    found: list[str] = []
    for number, line in enumerate(lines):
        begins = head if number == 0 else column
        field = line[begins:].removeprefix("- " if begins < column else "")
        match = _FIELD.match(field) if _indent(line) == begins else None
        if match and match[1] in comments:
            found.append(f"{' ' * begins}# {comments[match[1]]}")
        found.append(line)
    return found


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
