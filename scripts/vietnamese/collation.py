"""Order by the Vietnamese alphabet: a ă â b c d đ e ê …, Đ after D; numbers by their value."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from scripts.vietnamese.folding import TONES, canonical_tone

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANK = {letter: rank for rank, letter in enumerate(_ALPHABET, 1)}
# The tones in dictionary order: none, grave, hook above, tilde, acute, dot below.
_TONE_RANK = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_TOKEN = re.compile(r"\d+|[^\W\d_]+")

Key = tuple[tuple[tuple[int, int, tuple[int, ...]], ...], tuple[int, ...], str]


@lru_cache(maxsize=65_536)
def sort_key(text: str) -> Key:
    """Compare by letters first, then by tones, then as written, so that the order is total."""
    lower = canonical_tone(text.lower())
    tokens: list[tuple[int, int, tuple[int, ...]]] = []
    tones: list[int] = []
    for token in _TOKEN.findall(lower):
        if token.isdigit():
            tokens.append((0, int(token) if token.isdecimal() else 0, ()))
            continue
        ranks: list[int] = []
        for letter in token:
            base, tone = _apart(letter)
            ranks.append(_RANK.get(base, 1_000 + ord(base[0])))
            tones.append(tone)
        tokens.append((1, 0, tuple(ranks)))
    return tuple(tokens), tuple(tones), text


@lru_cache(maxsize=4_096)
def _apart(letter: str) -> tuple[str, int]:
    """A letter without its tone, and the tone's rank: ấ → (â, 4)."""
    parts = unicodedata.normalize("NFD", letter)
    tone = next((_TONE_RANK[part] for part in parts if part in TONES), 0)
    base = unicodedata.normalize("NFC", "".join(part for part in parts if part not in TONES))
    return base or letter, tone
