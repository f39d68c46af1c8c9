"""A letter with marks takes two or three bytes of UTF-8; in these files the frequent ones are a sign of one byte that
the text hardly uses. overrides/assets/search/20-index.js turns them back. docs/decisions/025-search-at-once.md
"""

import re
from collections import Counter

# What JSON, addresses told by their title and regular expressions are made of stands for itself.
_SIGNS = re.compile(r"""[^\w\s"\\\[\]{}:,|>^/.?~-]|[A-Za-z]""", re.ASCII)
_ITSELF = "~"
# A pair stands once at the head of the file, where it takes so many bytes packed.
_WORTH = 12


def signed(text: str) -> str:
    """JSON text as another: a list of the signs, each with its letter, and of the same with signs for letters. What
    stands for itself, though it is a sign, comes after `~`."""
    counts = Counter(text)
    letters = sorted((one for one in counts if one > "~"), key=lambda one: (-counts[one], one))
    signs = sorted(filter(_SIGNS.fullmatch, map(chr, range(33, 127))), key=lambda one: (counts[one], one))
    pairs = {
        letter: sign for letter, sign in zip(letters, signs, strict=False) if counts[letter] - counts[sign] > _WORTH
    }
    turned = {**{sign: _ITSELF + sign for sign in (*pairs.values(), _ITSELF)}, **pairs}
    head = "".join(sign + letter for letter, sign in pairs.items())
    return f'["{head}",\n{"".join(turned.get(one, one) for one in text)}]'
