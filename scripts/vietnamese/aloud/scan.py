"""One way through a text: at each place the first rule that has something to say."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

# A breath that stands for a bracket or a dash; breath.py makes it a comma or nothing.
BREATH = "\ue000"
# Before what begins a line.
AT_LINE = re.compile(r"(?:^|\n)[ \t]*\Z")
# Where a sentence begins, seen from what was said before.
_BEGINS = re.compile(rf"(?:[.!?…][”\"’)]*\s+|\n)[\s“\"‘{BREATH}]*\Z")
_TAIL = 16


class Doubt(NamedTuple):
    """What somebody should look at before it is read: `kind` is "abbreviation" (spelt by letter, nobody knows it),
    "date" (two readings) or "sign" (left out)."""

    kind: str
    written: str
    said: str


@dataclass(frozen=True, slots=True)
class Here:
    """A match with what stands around it."""

    match: re.Match[str]
    doubts: list[Doubt]

    def __getitem__(self, group: str | int) -> str:
        return str(self.match[group] or "")

    def before(self, pattern: re.Pattern[str]) -> bool:
        """Does what stands before end so?"""
        start = self.match.start()
        return pattern.search(self.match.string[max(0, start - 80) : start]) is not None

    def after(self, pattern: re.Pattern[str]) -> bool:
        """Does what stands behind begin so?"""
        return pattern.match(self.match.string, self.match.end()) is not None

    def ask(self, kind: str, said: str) -> str:
        """Says it, and that somebody should look."""
        self.doubts.append(Doubt(kind, self[0], said))
        return said


class Rule(NamedTuple):
    """`say` gives the words for a match, or None where it is for another rule."""

    pattern: str
    say: Callable[[Here], str | None]


class Rules:
    """Rules in order, ready to be used."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = [(re.compile(rule.pattern), rule.say) for rule in rules]
        self._any = re.compile("|".join(re.sub(r"\(\?P<\w+>", "(?:", pattern.pattern) for pattern, _ in self._rules))

    def said(self, text: str, doubts: list[Doubt]) -> str:
        """The text with all that the rules say in place of what they match."""
        parts: list[str] = []
        tail, at = "\n", 0
        while found := self._any.search(text, at):
            piece, end = text[at : found.start()], found.start() + 1
            tail = (tail + piece)[-_TAIL:]
            said = self._at(text, found.start(), doubts)
            words = text[found.start() : end]
            if said is not None:
                words, end = said
                words = _begun(words) if _BEGINS.search(tail) else words
            parts += [piece, words]
            tail, at = (tail + words)[-_TAIL:], end
        return "".join([*parts, text[at:]])

    def _at(self, text: str, start: int, doubts: list[Doubt]) -> tuple[str, int] | None:
        for pattern, say in self._rules:
            match = pattern.match(text, start)
            if match and (words := say(Here(match, doubts))) is not None:
                return words, match.end()
        return None


def _begun(words: str) -> str:
    words = words.lstrip(" ")
    return words[:1].upper() + words[1:]
