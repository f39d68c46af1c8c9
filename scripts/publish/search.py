"""The search index of the published tree: which pages, how their words are written, in how many parts.

docs/decisions/003-search-with-pagefind.md
"""

from __future__ import annotations

import gzip
import hashlib
import html
import json
import math
import re
import unicodedata
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser
from zopfli import gzip as zopfli

from scripts.publish import files, pagefind
from scripts.publish.errors import SearchError
from scripts.publish.pagefind import Page
from scripts.store.cache import Table, kept

FOLDER = "pagefind"
LANGUAGE = "vi"
# A page is found when its template marks what it is about; lists, the results page and 404 do not.
MARK = "data-pagefind-body"
# At most so many pages in one part of the index. A part is made by one run of Pagefind, which keeps every
# place of every word in memory (870 MB for 4,000 long pages at once), and an edit makes only its own part again.
PART = 1000
# What the site's own script loads; Pagefind's ready-made dialogs, highlighter and worker stay behind.
SCRIPT = "pagefind.js"
ENGINE = (SCRIPT, "wasm.unknown.pagefind")
ENTRY = "pagefind-entry.json"
SOURCES = "sources.json"
# Of Pagefind's script the site uses the class that asks one part. Left out are the classes before it, which
# ask all parts alike, here or in a worker, and the unpacking of gzip, which browsers do: 13 KB become 8.
_UNPACKING = (b"var u8=Uint8Array;", b"var gz_default=gunzipSync;")
_WRAPPERS = b"var Pagefind=class{"
_EXPORT = b"export{PagefindInstance};"
_D_ENTITY = re.compile(r"&(?:#0*27[23]|#[xX]0*11[01]|[dD]strok);")
_LANG = re.compile(r"<html\b[^>]*?\blang=[\"']?([\w-]+)", re.IGNORECASE)
_D = str.maketrans("đĐ", "ḏḎ")
# Raised when `marked` or `searchable` changes, so that no part of an older index is kept.
_RULES = 5


@dataclass(frozen=True, slots=True)
class SearchIndex:
    """What was made: pages found by it, its files and bytes, and how many parts had to be made anew."""

    pages: int
    files: int
    bytes: int
    parts: int
    made: int


@dataclass(frozen=True, slots=True)
class _Source:
    """A page to find: its address from the root of the site, `/` first, its file, a digest of what is indexed."""

    url: str
    path: str
    digest: str


@dataclass(frozen=True, slots=True)
class _Part:
    """Some of the pages, indexed together under a language tag of their own."""

    language: str
    sources: tuple[_Source, ...]

    @property
    def digest(self) -> str:
        """Changes with everything that the files of this part depend on."""
        digest = hashlib.sha256(f"{_RULES} {pagefind.tool_version()} {self.language}".encode())
        for source in self.sources:
            digest.update(source.url.encode() + b"\0" + source.digest.encode())
        return digest.hexdigest()

    def owns(self, path: str) -> bool:
        """Is this file, by its path under pagefind/, of this part?"""
        return path.rpartition("/")[2].removeprefix("pagefind.").startswith(f"{self.language}_")

    def pages(self) -> Iterator[Page]:
        """The pages as Pagefind should read them."""
        for source in self.sources:
            yield Page(source.url, searchable(marked(_text(source.path))))


@dataclass(frozen=True, slots=True)
class _Live:
    """The index of the published tree, as far as there is one."""

    folder: Path
    entry: dict[str, Any]
    sources: dict[str, Any]
    paths: dict[str, int]

    @property
    def is_of_this_engine(self) -> bool:
        """Was it made by the Pagefind of today, so that its engine can be taken as it is?"""
        return bool(self.sources.get("engine") == _engine())

    def holds(self, part: _Part) -> bool:
        """Is the part there, made of the same pages and with all of its bytes?"""
        return bool(self.sources.get(part.language) == _account(part, self.paths))


def index(pages: Mapping[str, str], output: Path, cache: Path, live: Path | None = None) -> SearchIndex:
    """Index the marked ones of `pages`, files by their published paths, into the new folder `output`.

    Parts whose pages are those of the index in `live` are taken from there; the engine, packed small, is kept in
    `cache`. The bytes depend on the pages alone. Raises SearchError, OSError.
    """
    digests: Table[str] = Table(cache / "search.json", "pages", str(_RULES))
    parts = _parts(_sources(pages, digests))
    digests.save()
    if not parts:
        return SearchIndex(0, 0, 0, 0, 0)
    files.make_folders(output, ("fragment/", "index/"))
    old = _live(live)
    entry: dict[str, Any] = {}
    languages: dict[str, Any] = {}
    made = 0
    for part in parts:
        if old and old.holds(part):
            entry = old.entry
            _take(part, old, output)
        else:
            # One after the other: Pagefind uses all cores by itself, and its memory is the price.
            fresh = pagefind.files_of(part.pages(), part.language)
            entry = json.loads(fresh[ENTRY])
            _write(part, fresh, output, cache, old)
            made += 1
        languages[part.language] = entry["languages"][part.language]
    sizes = _sizes(output)
    accounts = {part.language: _account(part, sizes) for part in parts} | {"engine": _engine()}
    for path, data in ((ENTRY, entry | {"languages": languages}), (SOURCES, accounts)):
        text = _json(data)
        files.write(output / path, text)
        sizes[path] = len(text)
    found = sum(len(part.sources) for part in parts)
    return SearchIndex(found, len(sizes), sum(sizes.values()), len(parts), made)


def searchable(text: str) -> str:
    """A page as Pagefind should read it.

    Pagefind folds what Unicode calls marks, so `thuy` finds `thủy`, and keeps each accented form for ranking.
    đ is no d with a mark to Unicode; written as ḏ (d with a line below, which Vietnamese does not use) it is
    folded and ranked like the rest. search.js turns it back before anyone reads it. A page in another
    language says so in its data.
    """
    text = _D_ENTITY.sub(lambda entity: html.unescape(entity[0]), text)
    text = unicodedata.normalize("NFC", text).translate(_D)
    language = _LANG.search(text)
    if language and language[1] != LANGUAGE:
        at = language.start() + len("<html")
        text = f'{text[:at]} data-pagefind-meta="lang:{language[1]}"{text[at:]}'
    return text


def marked(text: str) -> str:
    """The page cut down to its language and the elements that are marked, without what is not searched in them.

    Only these are indexed. A list that names a changed event, a menu or a footer then changes no part.
    """
    page = LexborHTMLParser(text)
    for node in page.css("[data-pagefind-ignore]"):
        node.decompose()
    language = (page.root.attributes.get("lang") if page.root else None) or LANGUAGE
    kept = (node.html or "" for node in page.css(f"[{MARK}]:not([{MARK}] *)"))
    return "\n".join([f'<html lang="{html.escape(language)}">', *kept, "</html>"])


def _sources(pages: Mapping[str, str], digests: Table[str]) -> list[_Source]:
    """The marked pages; those that have not been written since the last build are not read again."""
    found = []
    for path, file in pages.items():
        status = Path(file).stat()
        make = partial(_digest, file)
        key = f"{path} {status.st_size} {status.st_mtime_ns}"
        digest = digests.entry(key, make) if files.exact(status) else make()
        if digest:
            found.append(_Source("/" + re.sub(r"(^|/)index\.html$", r"\1", path), file, digest))
    return sorted(found, key=lambda source: source.url)


def _digest(path: str) -> str:
    """Of what is indexed of a page; empty for one that no search finds."""
    text = _text(path)
    return hashlib.sha256(marked(text).encode()).hexdigest() if MARK in text else ""


def _text(path: str) -> str:
    return Path(path).read_bytes().decode("utf-8", "replace")


def _parts(sources: list[_Source]) -> list[_Part]:
    """Deal the pages by a hash of the address, so that a new page moves no other one to another part."""
    count = max(1, math.ceil(len(sources) / PART))
    dealt: list[list[_Source]] = [[] for _ in range(count)]
    for source in sources:
        dealt[zlib.crc32(source.url.encode()) % count].append(source)
    # A tag must be one that browsers accept (BCP 47: a variant has five letters or more).
    tags = [LANGUAGE, *(f"{LANGUAGE}-part{number}" for number in range(1, count))]
    return [_Part(tag, tuple(own)) for tag, own in zip(tags, dealt, strict=True) if own]


def _live(folder: Path | None) -> _Live | None:
    try:
        if folder is None:
            return None
        entry = json.loads((folder / ENTRY).read_bytes())
        sources = json.loads((folder / SOURCES).read_bytes())
    except (OSError, ValueError):
        return None
    return _Live(folder, entry, sources, _sizes(folder))


def _sizes(folder: Path) -> dict[str, int]:
    return {path: entry.stat().st_size for path, entry in files.walk(folder)}


def _account(part: _Part, sizes: dict[str, int]) -> dict[str, Any]:
    """What a part was made of and how many bytes it has, the engine among them."""
    own = sum(size for path, size in sizes.items() if part.owns(path) or path in ENGINE)
    return {"pages": part.digest, "bytes": own}


def _engine() -> str:
    return f"{_RULES} {pagefind.tool_version()}"


def _write(part: _Part, made: dict[str, bytes], output: Path, cache: Path, live: _Live | None) -> None:
    for path, data in made.items():
        target = output / path
        if part.owns(path):
            files.write(target, data)
        elif path in ENGINE and not target.exists():
            ours = live.folder / path if live and live.is_of_this_engine else None
            if ours is None or not ours.is_file() or not files.link(str(ours), str(target)):
                files.write(target, core(data) if path == SCRIPT else _squeezed(data, cache))


def _squeezed(data: bytes, cache: Path) -> bytes:
    """The same gzip data in fewer bytes: 68.0 KB of WebAssembly become 64.9, of 100 that a first search may load.

    It takes half a second, so the result is kept under a digest of what it was made from.
    """
    key = hashlib.sha256(data + version("zopfli").encode()).hexdigest()[:16]
    return kept(cache / f"pagefind-{key}.gz", lambda: bytes(zopfli.compress(gzip.decompress(data))))


def _take(part: _Part, live: _Live, output: Path) -> None:
    for path in live.paths:
        ours, target = live.folder / path, output / path
        wanted = (part.owns(path) or path in ENGINE) and not target.exists()
        if wanted and not files.link(str(ours), str(target)):
            files.write(target, ours.read_bytes())


def core(script: bytes) -> bytes:
    """The part of Pagefind's script that search.js works with. Raises SearchError for another Pagefind."""
    marks = [*_UNPACKING, _WRAPPERS, b"var PagefindInstance=class{"]
    places = [script.find(mark) for mark in marks]
    if any(script.count(mark) != 1 for mark in marks) or not places[0] < places[1] < places[3] < places[2]:
        raise SearchError("Pagefind khác với bản mà trang được viết cho; hãy cài đúng bản đã khóa.")
    start, end, wrappers, _ = places
    return script[:start] + script[end + len(_UNPACKING[1]) : wrappers] + _EXPORT


def _json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
