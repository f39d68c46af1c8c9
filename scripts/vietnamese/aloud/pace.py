"""How many syllables a text has, and how long it takes to be read aloud."""

import re
from math import fsum

from scripts.vietnamese.encodings import is_syllable

# Seconds, fitted to what espeak-ng needs at 150 words a minute (docs/decisions/032-reading-aloud.md).
SYLLABLE, COMMA, STOP, PARAGRAPH = 0.244, 0.332, 0.545, 0.449
_WORD = re.compile(r"[^\W\d_]+")
_VOWELS = re.compile(r"[aeiouy]+")
_COMMAS, _STOPS, _PARAGRAPHS = re.compile(r"[,;:]"), re.compile(r"[.!?…](?=\s|\Z)"), re.compile(r"\n\s*\n")


def syllables(words: str) -> int:
    """Of a text in words alone. A foreign word has as many as it has groups of vowels."""
    return sum(1 if is_syllable(word) else max(1, len(_VOWELS.findall(word))) for word in _WORD.findall(words.lower()))


def seconds(words: str) -> float:
    """Of a text in words alone, with its breaths."""
    pauses = ((COMMA, _COMMAS), (STOP, _STOPS), (PARAGRAPH, _PARAGRAPHS))
    return SYLLABLE * syllables(words) + fsum(length * len(sign.findall(words)) for length, sign in pauses)
