"""Is a Vietnamese word spelt right? By the syllables of a Hunspell dictionary, which for Vietnamese is a list of them
without a rule, or, where a machine has none, by how syllables are built."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from scripts.vietnamese.encodings import is_syllable
from scripts.vietnamese.folding import TONES, canonical_tone
from scripts.vietnamese.near import closest

_STOP, _TONE = re.compile(r"(?:p|t|c|ch)$"), re.compile(f"[{TONES}]")
_WORD = re.compile(r"[^\W\d_]{2,}")


class Slip(NamedTuple):
    """A word that may be wrong, and where it begins."""

    word: str
    offset: int


def is_dictionary(text: str) -> bool:
    """Is it one of Vietnamese, rather than a file of that name?"""
    entries = [*_entries(text)]
    return 0 < len(entries) <= 2 * sum(map(is_syllable, entries))


class Speller:
    """Knows right words: those of a dictionary's text (None: there is none), and `own` ones."""

    def __init__(self, dictionary: str | None, own: Iterable[str] = ()) -> None:
        self.syllables = frozenset(_entries(dictionary)) if dictionary else frozenset()
        self._own = frozenset(word for words in own for word in _WORD.findall(_plain(words)))

    @property
    def has_dictionary(self) -> bool:
        """Does it go by a dictionary?"""
        return bool(self.syllables)

    def slips(self, text: str) -> Iterator[Slip]:
        """What may be wrong in a text. Words without any mark may be of any language; a name needs only to be built as
        Vietnamese is; capitals stand for something else."""
        for match in _WORD.finditer(text):
            word = match[0]
            if (
                word.isalpha()
                and not word.isascii()
                and (word.islower() or word.istitle())
                and not self._is_right(word)
            ):
                yield Slip(word, match.start())

    def _is_right(self, word: str) -> bool:
        plain = _plain(word)
        if plain in self._own or plain in self.syllables:
            return True
        return is_syllable(plain) and (word.istitle() or not (self.syllables or _is_cut_wrong(plain)))

    def guesses(self, word: str) -> tuple[str, ...]:
        """What may have been meant: a slip or two away, neither part nor whole of it."""
        return tuple(near for near in closest(word, sorted(self.syllables)) if abs(len(near) - len(word)) < 2)


def _entries(text: str) -> Iterator[str]:
    """The words of a `.dic`: a count, then a word a line, perhaps with flags behind a stroke or a tab (hunspell(5))."""
    for line in text.replace("\r", "").split("\n")[1:]:
        word = re.split(r"[/\t]", line, maxsplit=1)[0].strip()
        if word:
            yield _plain(word)


def _is_cut_wrong(word: str) -> bool:
    """A syllable that a stop ends has the acute tone or the one below."""
    tones = _TONE.findall(unicodedata.normalize("NFD", word))
    return _STOP.search(word) is not None and tones not in (["\u0301"], ["\u0323"])


def _plain(word: str) -> str:
    return canonical_tone(word).lower()
