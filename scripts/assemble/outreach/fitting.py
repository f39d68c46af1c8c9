"""A text of whole parts that gives way part by part until it is short enough: nothing is cut within a sentence."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that a text says in the ways in which it may be said, the fullest first; the last may be empty: then it
    can go. What has the lower `rank` gives way first. `before` stands between it and the part before."""

    ways: tuple[str, ...]
    rank: int = 0
    before: str = "\n"


def fitted(parts: Iterable[Part], limit: int, size: Callable[[str], int]) -> str | None:
    """The text as full as the limit allows; None where even its shortest form is too long."""
    left = [part for part in parts if part.ways]
    while size(said := _joined(left)) > limit:
        shorter = [(part.rank, -number) for number, part in enumerate(left) if len(part.ways) > 1]
        if not shorter:
            return None
        number = -min(shorter)[1]
        left[number] = replace(left[number], ways=left[number].ways[1:])
    return said


def _joined(parts: Iterable[Part]) -> str:
    said = ""
    for part in parts:
        if words := part.ways[0]:
            said += (part.before if said else "") + words
    return said


def put(parts: Iterable[Part], change: Callable[[str], str | None]) -> tuple[Part, ...] | None:
    """The parts in other letters, without the ways that these cannot write; None where a part has no way left."""
    changed = tuple(
        replace(part, ways=tuple(way for way in map(change, part.ways) if way is not None))
        for part in parts
        if part.ways
    )
    return changed if all(part.ways for part in changed) else None
