"""What a mend is: what it is called, what it makes of a text, and when two texts say the same but for it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from scripts.edit.mends.source import Meaning, Source


@dataclass(frozen=True, slots=True)
class Mend:
    """`name` is for staff. `text` makes the text anew; `same` says of what was meant before and after whether it
    differs in nothing but what this mend is for."""

    name: str
    text: Callable[[Source], str]
    same: Callable[[Meaning, Meaning], bool]


def leafwise(same: Callable[[str, str], bool]) -> Callable[[Meaning, Meaning], bool]:
    """Are two meanings the same where values and bodies are compared by `same`?"""

    def compare(before: Any, after: Any) -> bool:
        if isinstance(before, dict) and isinstance(after, dict):
            return list(before) == list(after) and all(compare(before[name], after[name]) for name in before)
        if isinstance(before, list) and isinstance(after, list):
            return len(before) == len(after) and all(map(compare, before, after))
        if isinstance(before, str) and isinstance(after, str):
            return before == after or same(before, after)
        return bool(before == after)

    return lambda before, after: compare(before.tree, after.tree) and compare(before.body, after.body)


unchanged = leafwise(str.__eq__)
