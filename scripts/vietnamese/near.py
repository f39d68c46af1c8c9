"""Near misses: what somebody probably meant to write."""

from __future__ import annotations

from collections.abc import Iterable

from scripts.vietnamese.folding import fold, same_word

_LONGEST = 80
_SHORTEST_PART = 5


def closest(word: str, choices: Iterable[str], count: int = 3) -> tuple[str, ...]:
    """Up to `count` choices that look like `word`, the nearest first.

    Letters are compared without their marks; marks decide between choices that are equally near.
    After those with a slip or two come the ones that hold the word, or that it holds, so that
    *Ki Sơn* finds *Huyện Kỳ Sơn*.
    """
    if len(word) > _LONGEST:
        return ()
    key = same_word(word)
    found: list[tuple[bool, int, int, int, str]] = []
    for order, choice in enumerate(dict.fromkeys(choices)):
        other = same_word(choice)
        partial, slips = _likeness(fold(key), fold(other))
        if slips is not None:
            found.append((partial, slips, _distance(key, other, _LONGEST), order, choice))
    return tuple(choice for *_, choice in sorted(found)[:count])


def _likeness(one: str, other: str) -> tuple[bool, int | None]:
    """Whether only a part of the longer text is like the shorter, and by how many slips; None: unlike."""
    limit = 1 + len(one) // 6
    slips = _distance(one, other, limit)
    if slips <= limit:
        return False, slips
    part, whole = sorted((one, other), key=len)
    limit = 1 + len(part) // 10
    slips = _distance(part, whole, limit, partly=True) if len(part) >= _SHORTEST_PART else limit + 1
    return True, slips if slips <= limit else None


def _distance(one: str, other: str, limit: int, *, partly: bool = False) -> int:
    """Slips of the hand between two texts: a letter missing, added, changed, or swapped with the next.

    This is the optimal string alignment distance (Damerau's four slips); `partly` lets `one` stand
    anywhere within `other`. Anything over `limit` is given as `limit + 1`: the two cheap bounds come
    first because one misspelling meets hundreds of names.
    """
    if len(one) - len(other) > limit or (len(other) - len(one) > limit and not partly):
        return limit + 1
    if len(set(one) - set(other)) > limit:
        return limit + 1
    before: list[int] = []
    above = [0] * (len(other) + 1) if partly else list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        current = [row]
        for column, against in enumerate(other, 1):
            cost = min(above[column] + 1, current[-1] + 1, above[column - 1] + (letter != against))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == against:
                cost = min(cost, before[column - 2] + 1)
            current.append(cost)
        # A swap may still cost one more than the best of the row before, so both rows must be over.
        if min(current) > limit and min(above) > limit:
            return limit + 1
        before, above = above, current
    return min(min(above) if partly else above[-1], limit + 1)
