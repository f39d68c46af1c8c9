"""Order by the Vietnamese alphabet: a ă â b c d đ e ê …, Đ after D; numbers by their value.

The rules are those of Vietnamese dictionaries: syllable by syllable, in each the letters first and then
the tone, small letters before capitals (Vũ Xuân Lương, "Quy tắc sắp xếp đơn vị từ vựng trong từ điển
tiếng Việt", vietlex.com). So *ba ba* comes before *bà*, unlike in the Unicode collation algorithm,
which looks at tones only when all letters of the whole text are the same.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import dropwhile

from scripts.vietnamese.folding import TONES, canonical_tone

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANK = {letter: rank for rank, letter in enumerate(_ALPHABET, 1)}
# The tones in dictionary order: none, grave, hook above, tilde, acute, dot below.
_TONE_RANK = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_TOKEN = re.compile(r"\d+|[^\W\d_]+")

Token = tuple[int, tuple[int, ...], tuple[int, ...]]
Key = tuple[tuple[Token, ...], str, str]


@lru_cache(maxsize=65_536)
def sort_key(text: str) -> Key:
    """What to sort by; two texts share a key only when they are the same text, so the order is total."""
    lower = canonical_tone(text).lower()
    tokens = (_number(token) if token.isdecimal() else _syllable(token) for token in _TOKEN.findall(lower))
    return tuple(tokens), text.swapcase(), text


def _number(digits: str) -> Token:
    """Numbers come before letters; compared by length, then digit by digit, so that any length will do."""
    values = tuple(dropwhile(lambda value: value == 0, map(unicodedata.decimal, digits)))
    return 0, (len(values),), values


def _syllable(letters: str) -> Token:
    apart = [_apart(letter) for letter in letters]
    return 1, tuple(rank for rank, _ in apart), tuple(tone for _, tone in apart)


@lru_cache(maxsize=4_096)
def _apart(letter: str) -> tuple[int, int]:
    """The ranks of a letter and of its tone: ấ → (â, acute)."""
    parts = unicodedata.normalize("NFD", letter)
    tone = next((_TONE_RANK[part] for part in parts if part in TONES), 0)
    base = unicodedata.normalize("NFC", "".join(part for part in parts if part not in TONES))
    return _RANK.get(base) or 1_000 + ord(base[0]), tone
