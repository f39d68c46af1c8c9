"""A file of staff mended as far as there is one right answer: what is changed, line by line, and how the file then is.

Each mend is made, then the file is read again as the site reads it; a mend after which it would say something else than
was meant is not made, and said so.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import NamedTuple

from scripts.edit.mends.every import MENDS
from scripts.edit.mends.mend import Mend
from scripts.edit.mends.source import Meaning, Source
from scripts.markup.conversion import parsed
from scripts.read.text_file import LINE_LIMIT, SIZE_LIMIT
from scripts.vietnamese.encodings import Decoded, decode, is_mostly_vietnamese
from scripts.vietnamese.garbled import garbled

# Nothing is changed by itself in a file with these: groups without end, names for parts, lines that two people changed.
_HOPELESS = frozenset({"E107", "E108", "E132"})
# Marks that stand on no letter of ours.
_LOOSE = re.compile("[\u0300-\u036f]")
# What one mend uncovers another may mend.
_ROUNDS = 4
# Where a mend cannot be made as a whole, so many lines are tried one by one, each with a reading of the file.
_MOST_TRIED = 100


class Change(NamedTuple):
    """What is done to one line, counted from 1: what is mended, the line before and after. `after` has more lines where
    some are added; where it is no other to the eye, `before` is the same."""

    line: int
    names: tuple[str, ...]
    before: str
    after: str


class Left(NamedTuple):
    """A line that a mend would change for another meaning, so that it was left as it is."""

    line: int
    name: str


class Mended(NamedTuple):
    """A file, how it is once mended, what is changed in it, and what is left to a person."""

    path: str
    text: str
    changes: tuple[Change, ...]
    left: tuple[Left, ...]


def mended(path: str, data: bytes) -> Mended | None:
    """What can be mended in a file of these bytes; None where that is nothing, or nobody could say what it is."""
    decoded = decode(data) if len(data) <= SIZE_LIMIT else None
    if decoded is None or not decoded.text.strip():
        return None
    is_unicode = decoded.encoding.startswith("utf-")
    if not is_unicode and not _is_sure(decoded.text):
        return None
    seen = _ends(data.decode(decoded.encoding if is_unicode else "cp1252", "replace"))
    # What is composed is shown as a mend of its own, so UTF-8 begins as it was typed.
    work = _Work(path, seen, seen if is_unicode else _ends(decoded.text))
    if any(len(line) > LINE_LIMIT for line in work.lines):
        return None
    if decoded.encoding != "utf-8":
        work.note_encoding(decoded)
    meaning = Source(path, work.text).meaning
    if meaning is None or _HOPELESS & meaning.codes.keys():
        return None
    work.mend(meaning)
    changes = tuple(work.changes())
    return Mended(path, work.text, changes, tuple(sorted(work.left))) if changes or work.left else None


def _is_sure(text: str) -> bool:
    """Was the encoding guessed right, and is no letter lost?"""
    is_whole = "\ufffd" not in text and not _LOOSE.search(text) and all(one.kind for one in garbled(text))
    return is_whole and is_mostly_vietnamese(text)


@dataclass
class _Work:
    """One file on its way: `seen` is how it looked, `origin` has the line of that for each line of the text."""

    path: str
    seen: str
    text: str
    left: set[Left] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.origin = [*range(len(self.lines))]
        self.names: dict[int, list[str]] = {}

    @property
    def lines(self) -> list[str]:
        return self.text.split("\n")

    def note_encoding(self, decoded: Decoded) -> None:
        is_mark = decoded.encoding == "utf-8-sig"
        name = "bỏ dấu BOM ở đầu tệp" if is_mark else f"tệp lưu bằng {decoded.encoding}, chuyển sang UTF-8"
        lines = self.seen.split("\n")
        other = [number for number, line in enumerate(self.lines) if line != lines[number]]
        for number in other or [0]:
            self.names[number] = [name]

    def mend(self, meaning: Meaning) -> None:
        for _ in range(_ROUNDS):
            before = self.text
            for mend in MENDS:
                meaning = self._made(mend, meaning)
            if self.text == before:
                return

    def _made(self, mend: Mend, meaning: Meaning) -> Meaning:
        """Make one mend as far as the meaning stays; the meaning afterwards."""
        text = mend.text(Source(self.path, self.text))
        if text == self.text:
            return meaning
        if after := self._still_said(mend, meaning, text):
            self._take(mend, text)
            return after
        old, new = self.lines, text.split("\n")
        changed = [number for number, (one, other) in enumerate(zip(old, new, strict=False)) if one != other]
        is_tried = len(old) == len(new) and len(changed) <= _MOST_TRIED
        for number in changed if is_tried else ():
            lines = self.lines
            lines[number] = new[number]
            if after := self._still_said(mend, meaning, "\n".join(lines)):
                self._take(mend, "\n".join(lines))
                meaning = after
            else:
                self.left.add(Left(self.origin[number] + 1, mend.name))
        if not is_tried:
            self.left.add(Left(1, mend.name))
        return meaning

    def _still_said(self, mend: Mend, before: Meaning, text: str) -> Meaning | None:
        after = Source(self.path, text).meaning
        if after is None or after.codes - before.codes or not mend.same(before, after):
            return None
        is_laid_out = before.body == after.body or _shape(before.body) == _shape(after.body)
        return after if is_laid_out else None

    def _take(self, mend: Mend, text: str) -> None:
        old, new = self.lines, text.split("\n")
        origin: list[int] = []
        for kind, i, end, j, last in _differences(old, new):
            for number in range(j, last):
                at = self.origin[min(i + number - j, max(end - 1, i - 1, 0))]
                origin.append(at)
                if kind != "equal" and mend.name not in self.names.setdefault(at, []):
                    self.names[at].append(mend.name)
        self.text, self.origin = text, origin

    def changes(self) -> Iterator[Change]:
        before, after = self.seen.split("\n"), dict[int, list[str]]()
        for number, line in zip(self.origin, self.lines, strict=True):
            after.setdefault(number, []).append(line)
        for number, names in sorted(self.names.items()):
            if names:
                yield Change(number + 1, tuple(names), before[number], "\n".join(after[number]))


def _differences(old: list[str], new: list[str]) -> Sequence[tuple[str, int, int, int, int]]:
    if len(old) == len(new):
        return [
            ("equal" if one == other else "replace", number, number + 1, number, number + 1)
            for number, (one, other) in enumerate(zip(old, new, strict=True))
        ]
    return SequenceMatcher(None, old, new, autojunk=False).get_opcodes()


def _shape(body: str) -> list[tuple[str, ...]]:
    """How a body is laid out, and what of it is no prose: code, addresses, tags."""
    found: list[tuple[str, ...]] = []
    for block in parsed(body)[0]:
        for token in (block, *(block.children or ())):
            is_fixed = token.type in ("code_inline", "fence", "html_block", "html_inline")
            address = str(token.attrGet("href") or token.attrGet("src") or "")
            if token.type not in ("text", "inline"):
                found.append((token.type, token.tag, token.info, address, token.content if is_fixed else ""))
    return found


def _ends(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
