"""A written text as it is read aloud: numbers, dates, hours, numbers of documents, abbreviations and signs in words.

Plain words stay as they are; signs of punctuation stay for breath, brackets and dashes become commas. How things are
said is a matter of `aloud/words.yml`.
"""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from scripts.vietnamese.aloud import addresses, breath, capitals, figures, moments, pace, papers
from scripts.vietnamese.aloud.scan import Doubt, Rules
from scripts.vietnamese.folding import nfc
from scripts.vietnamese.odd_signs import mended

NOTHING: Mapping[str, str] = MappingProxyType({})


class Heard(NamedTuple):
    """The words, and what somebody should look at before they are read."""

    words: str
    doubts: tuple[Doubt, ...]


def spoken(text: str, own: Mapping[str, str] = NOTHING) -> str:
    """The text in words alone; `own` are further abbreviations and how they are said."""
    return heard(text, own).words


def heard(text: str, own: Mapping[str, str] = NOTHING) -> Heard:
    """As `spoken`, with the doubts: unknown abbreviations, days that may be something else, signs left out."""
    doubts: list[Doubt] = []
    words = _rules(tuple(sorted(own.items()))).said(mended(nfc(text))[0], doubts)
    return Heard(breath.settled(words), tuple(dict.fromkeys(doubts)))


@lru_cache(maxsize=8)
def _rules(own: tuple[tuple[str, str], ...]) -> Rules:
    return Rules(
        (*addresses.RULES, *papers.RULES, *moments.RULES, *capitals.rules(dict(own)), *figures.RULES, *breath.RULES)
    )


def syllables(text: str) -> int:
    """How many there are to say."""
    return pace.syllables(spoken(text))


def reading_seconds(text: str) -> float:
    """How long it takes to read, at the pace of a loudspeaker in the open: some 205 syllables a minute with breaths."""
    return pace.seconds(spoken(text))
