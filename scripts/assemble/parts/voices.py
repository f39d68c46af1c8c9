"""Quotations and recordings as pages print them; pages that have none show nothing."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from scripts.assemble.page import SourceRow, source_row
from scripts.assemble.parts import sound_files
from scripts.assemble.tree import Tree
from scripts.model import addresses
from scripts.model.event import Event
from scripts.model.languages import ORIGINAL
from scripts.model.page import News, Page
from scripts.model.voice import Audio, Quote, Sound
from scripts.vietnamese.numbers import megabytes
from scripts.words import days

if TYPE_CHECKING:
    from collections.abc import Callable

    from scripts.assemble.view import View


@dataclass(frozen=True, slots=True)
class ShownQuote:
    """What somebody said: its paragraphs, who, in which role, on which day."""

    lines: tuple[str, ...]
    name: str
    role: str
    day: str
    source: SourceRow | None


@dataclass(frozen=True, slots=True)
class ShownAudio:
    """A recording: `src` is relative to the root; `size` in megabytes, as a reader counts them."""

    src: str
    type: str
    size: str
    audio: Audio
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Voices:
    """What is said and heard on a page."""

    quotes: tuple[ShownQuote, ...] = ()
    audio: tuple[ShownAudio, ...] = ()


def of(view: View, record: Event | News | Page, url: str) -> Voices:
    """The voices of the page at `url`."""
    language = ORIGINAL if isinstance(record, Event) else record.lang
    return Voices(
        tuple(_said(one, language) for one in record.quotes),
        tuple(_heard(one, sound, url) for one, sound in _sounds(view, record)),
    )


def files(view: View, load: Callable[[str], bytes]) -> Tree:
    """The recordings of all pages, each beside its page; `load` reads a file of the sources."""
    site = view.site
    translations = (one for one in site.translations if isinstance(one, (News, Page)))
    tree: Tree = {}
    for record in (*site.of(Event), *site.of(News), *site.of(Page), *translations):
        url = addresses.of_event(record) if isinstance(record, Event) else addresses.of_article(record)
        for audio, _ in _sounds(view, record):
            path = posixpath.join(posixpath.dirname(record.file), audio.file)
            tree[f"files/{url}{audio.file}"] = sound_files.silent(load(path))
    return tree


def _sounds(view: View, record: Event | News | Page) -> Iterator[tuple[Audio, Sound]]:
    """Those that can be heard; one may be missing where what was published before stands (`build --keep-going`)."""
    for audio in record.audio:
        sound = view.site.sounds.get(posixpath.join(posixpath.dirname(record.file), audio.file))
        if sound and not sound.fault:
            yield audio, sound


def _said(one: Quote, language: str) -> ShownQuote:
    source = source_row(one.source, language) if one.source else None
    return ShownQuote(_lines(one.text), one.name, one.role or "", days.short(one.date, language), source)


def _heard(one: Audio, sound: Sound, url: str) -> ShownAudio:
    size = megabytes(max(sound.size, 100_000))
    return ShownAudio(f"{url}{quote(one.file)}", sound.kind, size, one, _lines(one.transcript))


def _lines(text: str) -> tuple[str, ...]:
    return tuple(" ".join(part.split()) for part in text.split("\n\n") if part.strip())
