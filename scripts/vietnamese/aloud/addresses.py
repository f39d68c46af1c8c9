"""Addresses of the web and of mailboxes."""

import re

from scripts.vietnamese.aloud.letters import spelt
from scripts.vietnamese.aloud.numbers import in_a_sign
from scripts.vietnamese.aloud.scan import Here, Rule
from scripts.vietnamese.aloud.words import readings

_HOST = r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:vn|com|org|net|gov|edu|info|io|asia)"
_PATH = r"(?:/[^\s,;:!?()“”\"'<>]*[^\s,;:.!?()“”\"'<>])?/?"
_VOWEL = re.compile("[aeiouy]")


def _address(here: Here) -> str:
    pieces = re.findall(r"[^\W\d_]+|\d+|\S", here["rest"].rstrip("/"))
    signs, parts = readings("web_signs"), readings("web_parts")
    return " ".join(
        in_a_sign(piece)
        if piece.isdecimal()
        else signs.get(piece) or parts.get(piece.lower()) or (piece if _VOWEL.search(piece.lower()) else spelt(piece))
        for piece in pieces
    )


RULES = (
    Rule(r"(?i:https?://)(?P<rest>[^\s“”\"'<>()]*[^\s“”\"'<>().,;:!?])", _address),
    Rule(rf"(?<![\w@.])(?P<rest>[\w.+-]+@{_HOST})(?!\w)", _address),
    Rule(rf"(?<![\w@.])(?i:(?P<rest>{_HOST}{_PATH}))(?!\w)", _address),
)
