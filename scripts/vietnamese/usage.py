"""Is a word likely to be a slip of another, going by how these texts use words? A dictionary cannot tell that “nghện”
in “người nghện ma túy” is “nghiện”, for “nghện” is a word too; that two neighbours never stand beside it can."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from rapidfuzz.distance import OSA

from scripts.vietnamese.encodings import is_syllable
from scripts.vietnamese.folding import canonical_tone

# Measured on this site's texts, each held against all others: docs/decisions/029-spelling.md.
_ENOUGH = 3  # texts that have the pair meant
_OFTEN = 0.03  # of the texts that have the neighbour
_ALWAYS = 0.1  # where the word itself is known,
_TIMES = 5  # and so many times rarer
_USUAL = 5  # texts, for a word to be a usual one
_TOKEN = re.compile(r"[^\W\d_]+|[^\w\s]+|\d+|\n+")
_TWICE = re.compile(r"(.)\1")


class Likely(NamedTuple):
    """A word, where it begins, and what was probably meant."""

    word: str
    offset: int
    meant: str


class _Word(NamedTuple):
    plain: str
    written: str
    offset: int


class Usage:
    """The words and pairs of words of some texts, each counted once a text. `known` words are right anywhere."""

    def __init__(self, texts: Sequence[Sequence[str]], known: Iterable[str] = ()) -> None:
        self._own = [_seen(parts) for parts in texts]
        self._known = frozenset(canonical_tone(word).lower() for word in known)
        self._words = Counter(word for words, _ in self._own for word in words)
        self._pairs = Counter(pair for _, pairs in self._own for pair in pairs)

    @cached_property
    def _beside(self) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
        """What follows a word, and what goes before it, in more texts than one."""
        after, before = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
        for (first, second), times in self._pairs.items():
            if times > 1 and first.isalpha() and second.isalpha():
                after[first].append(second)
                before[second].append(first)
        return after, before

    def slips(self, number: int, text: str) -> Iterator[Likely]:
        """What may be wrong in a part of the text of that number, by what the others have."""
        words = [*_words(text)]
        for at, word in enumerate(words):
            if len(word.plain) < 2 or not (word.written.islower() or word.written.istitle()):
                continue
            if not word.plain.isalpha() or word.plain in self._known:
                continue
            before = words[at - 1].plain if at else ""
            after = words[at + 1].plain if at + 1 < len(words) else ""
            if meant := self._meant(number, word.plain, before, after):
                yield Likely(word.written, word.offset, meant)

    def _meant(self, number: int, word: str, before: str, after: str) -> str:
        words, pairs = self._own[number]

        def times(first: str, second: str) -> int:
            return self._pairs[first, second] - ((first, second) in pairs)

        if times(before, word) or times(word, after):
            return ""
        is_known = self._words[word] > (word in words)
        follows, precedes = self._beside
        found: list[tuple[int, str]] = []
        for other in {*follows.get(before, ()), *precedes.get(after, ())}:
            if len(other) < 3 or (is_known and len(word) < 3) or not _is_near(word, other):
                continue
            left, right = times(before, other), times(other, after)
            share = [left / max(1, self._words[before]), right / max(1, self._words[after])]
            if is_known:
                is_rarer = self._words[word] * _TIMES < self._words[other]
                is_meant = is_rarer and min(left, right) >= _ENOUGH and min(share) >= _ALWAYS
            else:
                sides = zip((left, right), share, strict=True)
                is_meant = min(left, right) > 1 or any(n >= _ENOUGH and part >= _OFTEN for n, part in sides)
            if is_meant:
                found.append((left + right, other))
        return max(found)[1] if found else "" if is_known else self._typed_twice(word)

    def _typed_twice(self, word: str) -> str:
        """What a word without marks, which no dictionary looks at, is without a letter typed twice: thanhh, ccông."""
        once = _TWICE.sub(r"\1", word)
        is_usual = once != word and len(once) > 2 and self._words[once] >= _USUAL
        return once if is_usual and is_syllable(once) and not is_syllable(word) else ""


def _is_near(one: str, other: str) -> bool:
    return abs(len(one) - len(other)) < 2 and OSA.distance(one, other, score_cutoff=1) == 1


def _words(text: str) -> Iterator[_Word]:
    for match in _TOKEN.finditer(text):
        yield _Word(canonical_tone(match[0]).lower(), match[0], match.start())


def _seen(parts: Iterable[str]) -> tuple[frozenset[str], frozenset[tuple[str, str]]]:
    words, pairs = set[str](), set[tuple[str, str]]()
    for part in parts:
        before = ""
        for word in _words(part):
            words.add(word.plain)
            pairs.add((before, word.plain))
            before = word.plain
    return frozenset(words), frozenset(pairs)
