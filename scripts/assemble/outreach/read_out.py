"""A text in parts made into scripts of a length: whole parts, so that no sentence stands without what limits it."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import lru_cache
from math import fsum
from pathlib import Path
from typing import Any

from pydantic_core import to_json

from scripts.store.cache import Table
from scripts.store.rules import rules
from scripts.vietnamese.aloud import pace

MINUTES = (2, 5, 10)


@dataclass(frozen=True, slots=True)
class Part:
    """Sentences under a heading, which is read too; without one where it is empty."""

    title: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """What can be read out. The opening and the last part are in every script; `cut` is said where parts are left out,
    the closing at the end. Where `more` is told, all the parts before it have been."""

    opening: str
    parts: tuple[Part, ...]
    more: tuple[Part, ...]
    last: Part
    cut: str
    closing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Script:
    """A script in words alone, for a slot of some minutes."""

    minutes: int
    seconds: int
    parts: tuple[Part, ...]


class ReadOut(Table[list[dict[str, Any]]]):
    """Scripts by the digest of their text, kept in a file between builds: what reads aloud is not even loaded then."""

    def __init__(self, kept: Path | None = None) -> None:
        super().__init__(kept, "scripts", rules(["assemble/outreach", "vietnamese"], ()))

    def of(self, text: Text) -> tuple[Script, ...]:
        """The same as `scripts`."""
        key = hashlib.sha256(to_json(text)).hexdigest()[:24]
        return tuple(map(_script, self.entry(key, lambda: [asdict(made) for made in scripts(text)])))


def _script(kept: dict[str, Any]) -> Script:
    parts = tuple(Part(part["title"], tuple(part["sentences"])) for part in kept["parts"])
    return Script(kept["minutes"], kept["seconds"], parts)


def scripts(text: Text) -> tuple[Script, ...]:
    """One for each slot that the text fills more of than the slot before."""
    told = _said(text)
    found: list[Script] = []
    longest = 0
    for minutes in MINUTES:
        parts, count = _fitting(told, 60 * minutes)
        if count > longest:
            found.append(Script(minutes, round(part_seconds(parts)), parts))
            longest = count
    return tuple(found)


def _fitting(told: Text, seconds: int) -> tuple[tuple[Part, ...], int]:
    """The parts that are over in time, and how many of them are between the opening and the last."""
    every = (*told.parts, *told.more)
    for count in range(len(every), 0, -1):
        cut = (told.cut,) if count < len(told.parts) else ()
        parts = (Part("", (told.opening,)), *every[:count], told.last, Part("", (*cut, *told.closing)))
        if part_seconds(parts) <= seconds:
            return parts, count
    return (), 0


def said_parts(parts: Iterable[Part]) -> Iterator[Part]:
    """The parts in words alone."""
    for part in parts:
        yield Part(_aloud(part.title), tuple(map(_aloud, part.sentences)))


@lru_cache(maxsize=4096)
def _aloud(text: str) -> str:
    """The same headings, places and organisers stand in many scripts, and each notice is wanted for its page, its file
    and its digest."""
    from scripts.vietnamese.reading_aloud import spoken  # it takes 0.1 s to load

    return spoken(text)


def _said(text: Text) -> Text:
    (last,) = said_parts((text.last,))
    told, more, closing = tuple(said_parts(text.parts)), tuple(said_parts(text.more)), tuple(map(_aloud, text.closing))
    return Text(_aloud(text.opening), told, more, last, _aloud(text.cut), closing)


def plain(parts: Iterable[Part]) -> str:
    """A sentence a line, an empty line between parts."""
    return "\n\n".join("\n".join((*([f"{part.title}."] if part.title else ()), *part.sentences)) for part in parts)


def as_file(script: Script) -> bytes:
    """As plain text."""
    return as_text(script.parts)


def as_text(parts: Iterable[Part]) -> bytes:
    """UTF-8 without a byte order mark, CRLF for the editors of Windows."""
    return (plain(parts).replace("\n", "\r\n") + "\r\n").encode()


def part_seconds(parts: Iterable[Part]) -> float:
    """How long it takes to read parts in words alone."""
    return fsum(pace.PARAGRAPH + _spoken_seconds(" ".join((f"{part.title}.", *part.sentences))) for part in parts)


_spoken_seconds = lru_cache(maxsize=4096)(pace.seconds)
