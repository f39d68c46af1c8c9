"""Abbreviations: those of words.yml, those of the caller, and unknown ones letter by letter."""

import re
from collections.abc import Mapping

from scripts.vietnamese.aloud.letters import spelt
from scripts.vietnamese.aloud.numbers import cardinal, in_a_sign
from scripts.vietnamese.aloud.scan import BREATH, Here, Rule
from scripts.vietnamese.aloud.words import readings
from scripts.vietnamese.encodings import is_syllable

_CAPITAL = "A-ZĐÀ-ÝĂĨŨƠƯẠ-Ỹ"
# A heading in capitals has words that look like abbreviations.
_SHOUTED_BEFORE = re.compile(rf"(?<!\w)([{_CAPITAL}]+),? \Z")
_SHOUTED_AFTER = re.compile(rf",? ([{_CAPITAL}]+)(?!\w)")


def rules(own: Mapping[str, str]) -> tuple[Rule, ...]:
    """The rules, with what the caller knows besides."""
    known = {**readings("abbreviations"), **own}
    either = "|".join(re.escape(one) for one in sorted(known, key=len, reverse=True))

    def known_one(here: Here) -> str | None:
        written = here[0]
        if is_syllable(written.lower()) and _is_shouted(here):
            return None
        return known[written]

    def again(here: Here) -> str | None:
        """`Ủy ban nhân dân (UBND)`: what was just said is not said twice."""
        said = known.get(here["one"])
        if said and here.before(re.compile(rf"{re.escape(said)}(?: \w+){{0,4}} ?\Z", re.I)):
            return BREATH
        return None

    return (
        Rule(r"\((?P<one>[A-ZĐ][\w&/.-]+)\)", again),
        Rule(rf"(?<![\w/@.])(?:{either})(?![\w@])", known_one),
        Rule(r"(?<!\w)(?P<letters>[A-ZĐ]{1,8})-?(?P<digits>\d{1,4})(?P<last>[A-ZĐa-z]?)(?!\w)", _numbered),
        Rule(r"(?<!\w)[A-ZĐ]{2,}(?!\w)", _unknown),
        Rule(r"(?<!\w)[BCDĐGHKLMNPQRSTVXFJWZ](?!\w|['’]\w)", lambda here: spelt(here[0])),
    )


def _numbered(here: Here) -> str:
    """`QL7A`, `C04`, `F0`."""
    letters, digits, last = here["letters"], here["digits"], here["last"]
    name = readings("numbered").get(letters)
    if name is None and len(letters) > 4:
        name = here.ask("abbreviation", _as_word(letters))
    said = f"{name or spelt(letters)} {cardinal(int(digits)) if name else in_a_sign(digits)}"
    return f"{said} {spelt(last)}" if last else said


def _as_word(letters: str) -> str:
    return letters.lower() if is_syllable(letters.lower()) else spelt(letters)


def _unknown(here: Here) -> str | None:
    """A word among others in capitals stays a word; what could be one and stands alone is said as one."""
    if not is_syllable(here[0].lower()):
        return here.ask("abbreviation", spelt(here[0]))
    return None if _is_shouted(here) else here.ask("abbreviation", here[0])


def _is_shouted(here: Here) -> bool:
    """Does a word in capitals stand beside it? Another abbreviation is none."""
    text, start, end = here.match.string, here.match.start(), here.match.end()
    beside = _SHOUTED_BEFORE.search(text, max(0, start - 80), start), _SHOUTED_AFTER.match(text, end)
    return any(word and is_syllable(word[1].lower()) for word in beside)
