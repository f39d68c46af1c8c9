"""One word, several spellings: composed and decomposed, two tone styles, with and without accents.

đ is a letter of its own, not a d with a mark (Unicode gives it no decomposition), so it is folded by name.
"""

import re
import unicodedata
from functools import lru_cache

# The tone marks: grave, acute, tilde, hook above, dot below.
TONES = "\u0300\u0301\u0303\u0309\u0323"
_MARKS = re.compile("[\u0300-\u036f]+")
# oa, oe, uy at the end of a syllable: the old style writes the tone on the first letter (hòa), the new
# one on the second (hoà). After q the u belongs to the consonant (quý), so uy there is no diphthong.
_OPEN = re.compile(
    rf"(?<![qQ])([oO](?=[aAeE])|[uU](?=[yY]))([aAeEyY])([{TONES}])(?![^\W\d_{TONES}])(?![{TONES}\u0302\u0306\u031b])"
)

_D = str.maketrans("đĐðÐ", "dDdD")

# Where such a syllable may be in composed text; most texts have none and need no closer look.
_COMPOSED = "".join(unicodedata.normalize("NFC", letter + tone) for letter in "aAeEyY" for tone in TONES)
_MAY_BE_OPEN = re.compile(rf"[oOuU][{_COMPOSED}](?![^\W\d_])")
# Words and names are asked for again; whole texts of 4,000 events would be 18 MB.
_KEPT = 100


def nfc(text: str) -> str:
    """The stored form of all our text (Unicode Standard Annex 15)."""
    return unicodedata.normalize("NFC", text)


def canonical_tone(text: str) -> str:
    """The same text, NFC, with the tone where this project writes it: hòa, khỏe, thủy, túy.

    Made for keys and comparisons: a French *Chloé* moves its accent too.
    """
    return _short(text) if len(text) <= _KEPT else _toned(text)


@lru_cache(maxsize=65_536)
def _short(text: str) -> str:
    return _toned(text)


def _toned(text: str) -> str:
    text = nfc(text)
    if not _MAY_BE_OPEN.search(text):
        return text
    return nfc(_OPEN.sub(r"\1\3\2", unicodedata.normalize("NFD", text)))


def same_word(text: str) -> str:
    """A key that all spellings of one text share: NFC or NFD, either tone style, any case and spacing."""
    return " ".join(canonical_tone(text).lower().split())


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Lower case without any mark, đ as d: what a hurried reader types. Letters of other scripts stay."""
    lower = text.lower()
    if lower.isascii():
        return lower
    bare = _MARKS.sub("", unicodedata.normalize("NFD", lower))
    # ð (eth) looks like đ in capitals, Ð and Đ, and old converters mixed the two up.
    return bare.replace("đ", "d").replace("ð", "d")


def unmarked(text: str) -> str:
    """The same text with its letters as they were before Vietnamese put marks on them: `Đã hủy` → `Da huy`."""
    bare = nfc(_MARKS.sub("", unicodedata.normalize("NFD", text)))
    return bare.translate(_D)


def lower_first(name: str) -> str:
    """`Huyện Con Cuông` → `huyện Con Cuông`."""
    return name[:1].lower() + name[1:]
