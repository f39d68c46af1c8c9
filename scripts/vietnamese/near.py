"""Near misses: what somebody probably meant to write."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from scripts.vietnamese.folding import canonical_tone, fold

_LONGEST = 80


def closest(word: str, choices: Iterable[str], count: int = 3) -> tuple[str, ...]:
    """Up to `count` choices that look like `word`, the nearest first; accents count less than letters."""
    if len(word) > _LONGEST:
        return ()
    wanted, bare = canonical_tone(word).lower(), fold(word)
    scored: list[tuple[float, str]] = []
    for choice in dict.fromkeys(choices):
        other = fold(choice)
        # Cheap bounds first: this runs against hundreds of names for each misspelling.
        if abs(len(other) - len(bare)) > max(3, len(bare) // 2):
            continue
        matcher = difflib.SequenceMatcher(None, bare, other, autojunk=False)
        if matcher.real_quick_ratio() < 0.7 or matcher.quick_ratio() < 0.7:
            continue
        likeness = matcher.ratio()
        if likeness >= 0.7:
            accents = difflib.SequenceMatcher(None, wanted, canonical_tone(choice).lower(), autojunk=False).ratio()
            scored.append((-likeness - accents / 10, choice))
    return tuple(choice for _, choice in sorted(scored)[:count])
