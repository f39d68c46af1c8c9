"""Text messages as a network counts them: 160 letters of GSM 7 bit or 70 of UCS-2, less where they come in parts
(3GPP TS 23.038 §6.2.1, TS 23.040 §9.2.3.24.1)."""

import re
import unicodedata

from scripts.vietnamese.folding import unmarked

_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
# Each takes the room of two.
_EXTENDED = frozenset("^{}\\[~]|€\f")
_WHOLE, _OF_MANY = {True: 160, False: 70}, {True: 153, False: 67}
_SPACES = re.compile(" {2,}")
_SIGNS = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "...", "·": "-"}
    | {"•": "-", "\u00a0": " ", "\u200b": "", "₫": "d", "×": "x"}
)


def is_gsm(text: str) -> bool:
    """Can it be sent with seven bits a letter?"""
    return _BASIC.union(_EXTENDED).issuperset(text)


def length(text: str) -> int:
    """How many letters a network counts."""
    if is_gsm(text):
        return len(text) + sum(sign in _EXTENDED for sign in text)
    return len(text.encode("utf-16-le")) // 2


def parts(text: str) -> int:
    """As how many messages it is sent, and paid for. A sign of two units is never cut, so a part may have one less."""
    gsm = is_gsm(text)
    if length(text) <= _WHOLE[gsm]:
        return 1
    found, taken = 1, 0
    for sign in text:
        size = length(sign) if gsm else len(sign.encode("utf-16-le")) // 2
        if taken + size > _OF_MANY[gsm]:
            found, taken = found + 1, 0
        taken += size
    return found


def without_marks(text: str) -> str | None:
    """The same in letters that take seven bits; None where one has no such letter. Emoji go."""
    bare = unmarked(text.translate(_SIGNS))
    kept = "".join(sign for sign in bare if is_gsm(sign) or unicodedata.category(sign)[0] in "LN")
    return _SPACES.sub(" ", kept).strip() if is_gsm(kept) else None
