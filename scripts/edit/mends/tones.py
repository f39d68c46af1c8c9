"""One way to set the tone on oa, oe, uy: hòa, khỏe, thủy."""

import re

from scripts.edit.mends.mend import Mend, leafwise
from scripts.edit.mends.source import Source
from scripts.vietnamese.encodings import is_syllable
from scripts.vietnamese.folding import canonical_tone

# A word with the one before it, by which names are known.
_WORD = re.compile(r"(?<![^\W\d_])(?P<before>(?:[^\W\d_]+ )?)(?P<word>[^\W\d_]*[oOuU][^\W\d_])(?![^\W\d_])")


def _text(source: Source) -> str:
    if canonical_tone(source.text) == source.text:
        return source.text
    return source.changed(_WORD, lambda match, style: match["before"] + _canonical(match["word"], match["before"]))


def _canonical(word: str, before: str) -> str:
    # Whoever is called Thuý or lives in Thanh Hoá writes the name as it is written.
    is_name = word.istitle() and before.strip().istitle()
    return canonical_tone(word) if is_syllable(word.lower()) and not is_name else word


MEND = Mend(
    "cách đặt dấu thanh, một kiểu như cả trang (hòa, khỏe, thủy)",
    _text,
    leafwise(lambda before, after: canonical_tone(before) == canonical_tone(after)),
)
