"""Letter by letter, as Vietnamese say the alphabet."""

from scripts.vietnamese.aloud.numbers import in_a_sign
from scripts.vietnamese.aloud.words import readings


def spelt(letters: str) -> str:
    """`PLO` → `pê e lờ o`; digits among them are said as numbers."""
    names = readings("letters")
    return " ".join(
        in_a_sign(letter) if letter.isdecimal() else names.get(letter.lower(), letter) for letter in letters
    )
