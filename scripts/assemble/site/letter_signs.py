"""A letter with marks takes two or three bytes of UTF-8; in these files the frequent ones, and the most frequent
syllables, are a sign of one byte that the text hardly uses. overrides/assets/search/20-index.js turns them back.
docs/decisions/025-search-at-once.md
"""

import re
from collections import Counter

# What JSON, addresses told by their title and regular expressions are made of stands for itself.
_SIGNS = re.compile(r"""[^\w\s"\\\[\]{}:,|>^/.?~-]|[A-Za-z]""", re.ASCII)
_ITSELF = "~"
# A pair stands once at the head of the file, where it takes so many bytes packed.
_WORTH = 12
_SYLLABLES = 8  # with none 1.2 % more, with 20 0.5 %
_SYLLABLE = re.compile(r"[^\W\d_]{2,}")


def signed(text: str) -> str:
    """JSON text as another: a list of the signs, each with its letter, after | each with its syllable, and of the same
    with signs for these. What stands for itself, though it is a sign, comes after `~`."""
    syllables = Counter(_SYLLABLE.findall(text))
    longest = sorted(syllables, key=lambda one: (-syllables[one] * (len(one) - 1), one))[:_SYLLABLES]
    parts = re.findall("|".join([*sorted(longest, key=len, reverse=True), r"[\s\S]"]), text)
    counts = Counter(parts)
    units = sorted((one for one in counts if one > "~" or one in longest), key=lambda one: (-counts[one], one))
    signs = sorted(filter(_SIGNS.fullmatch, map(chr, range(33, 127))), key=lambda one: (counts[one], one))
    pairs = {unit: sign for unit, sign in zip(units, signs, strict=False) if counts[unit] - counts[sign] > _WORTH}
    turned = {**{sign: _ITSELF + sign for sign in (*pairs.values(), _ITSELF)}, **pairs}
    letters = "".join(sign + unit for unit, sign in pairs.items() if len(unit) == 1)
    head = "|".join([letters, *(sign + unit for unit, sign in pairs.items() if len(unit) > 1)])
    return f'["{head}",\n{"".join(turned.get(one, one) for one in parts)}]'
