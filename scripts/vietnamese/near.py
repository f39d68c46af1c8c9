"""Near misses: what somebody probably meant to write."""

from __future__ import annotations

from collections.abc import Iterable

from scripts.vietnamese.folding import fold, same_word

_LONGEST = 80
_SHORTEST_PART = 4


def closest(word: str, choices: Iterable[str], count: int = 3) -> tuple[str, ...]:
    """Up to `count` choices that look like `word`, the nearest first.

    Letters are compared without their marks; marks decide between choices that are equally near.
    A choice that holds the whole word, or lies within it, comes after all those with a slip or two.
    """
    if len(word) > _LONGEST:
        return ()
    written, bare = same_word(word), fold(same_word(word))
    limit = 1 + len(bare) // 6
    found: list[tuple[int, int, int, str]] = []
    for order, choice in enumerate(dict.fromkeys(choices)):
        key = same_word(choice)
        slips = _distance(bare, fold(key), limit)
        if slips <= limit or _is_part(bare, fold(key)):
            found.append((slips, _distance(written, key, _LONGEST), order, choice))
    return tuple(choice for *_, choice in sorted(found)[:count])


def _is_part(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= _SHORTEST_PART and shorter in longer


def _distance(one: str, other: str, limit: int) -> int:
    """Slips of the hand between two texts: a letter missing, added, changed, or swapped with the next.

    This is the optimal string alignment distance (Damerau's four slips); anything over `limit` is
    given as `limit + 1`. The two cheap bounds come first because a misspelling meets hundreds of names.
    """
    if abs(len(one) - len(other)) > limit or len(set(one) - set(other)) > limit:
        return limit + 1
    before: list[int] = []
    above = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        current = [row]
        for column, against in enumerate(other, 1):
            cost = min(above[column] + 1, current[-1] + 1, above[column - 1] + (letter != against))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == against:
                cost = min(cost, before[column - 2] + 1)
            current.append(cost)
        if min(current) > limit:
            return limit + 1
        before, above = above, current
    return min(above[-1], limit + 1)
