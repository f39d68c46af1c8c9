"""Near misses: what somebody probably meant to write."""

from collections.abc import Iterable

from rapidfuzz.distance import OSA

from scripts.vietnamese.folding import fold, same_word

_LONGEST = 80
_SHORTEST_PART = 5


def closest(word: str, choices: Iterable[str]) -> tuple[str, ...]:
    """Up to three choices that look like `word`, the nearest first.

    A slip is a letter missing, added, changed, or swapped with the next (optimal string alignment). Letters are
    compared without their marks; marks decide between choices that are equally near. After those with a slip or
    two come the ones that hold the word, or that it holds, so that *Ki Sơn* finds *Huyện Kỳ Sơn*.
    """
    if len(word) > _LONGEST:
        return ()
    key = same_word(word)
    found: list[tuple[bool, int, int, int, str]] = []
    for order, choice in enumerate(dict.fromkeys(choices)):
        other = same_word(choice)
        partial, slips = _likeness(fold(key), fold(other))
        if slips is not None:
            found.append((partial, slips, OSA.distance(key, other), order, choice))
    return tuple(choice for *_, choice in sorted(found)[:3])


def _likeness(one: str, other: str) -> tuple[bool, int | None]:
    """Whether only a part of the longer text is like the shorter, and by how many slips; None: unlike."""
    limit = 1 + len(one) // 6
    slips = OSA.distance(one, other, score_cutoff=limit)
    if slips <= limit:
        return False, slips
    part, whole = sorted((one, other), key=len)
    limit = 1 + len(part) // 10
    # Most names lack letters that the part has, and need no look at each place where it could be.
    if len(part) < _SHORTEST_PART or len(set(part) - set(whole)) > limit:
        return True, None
    lengths = range(len(part) - limit, len(part) + limit + 1)
    windows = (whole[start : start + length] for length in lengths for start in range(len(whole) - length + 1))
    slips = min(OSA.distance(part, window, score_cutoff=limit) for window in windows)
    return True, slips if slips <= limit else None
