"""The search index of the published tree: which pages, in how many parts, in which files.

docs/decisions/003-search-with-pagefind.md
"""

import gzip
import hashlib
import json
import math
import shutil
import zlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

from zopfli import gzip as zopfli

from scripts.publish import files, pagefind
from scripts.publish.errors import SearchError
from scripts.publish.files import Source
from scripts.publish.search_apart import NONE, Apart
from scripts.publish.search_text import LANGUAGE, MARK, divider, marked, searchable
from scripts.store.cache import Table, kept, write
from scripts.workers.crew import Crew

FOLDER = "pagefind"
# A site of no more pages than this is indexed as one: a first search then loads the least.
WHOLE = 1000
# Above that, about so many pages in a part, as an edit makes its own part again: 250 of some 200 words take 0.28 s and
# 48 MB, 1,000 take 1.06 s and 147 MB.
PART = 250
# A chunk of a part holds about so many places of words: 600 are 1 KB. Fewer make the list of chunks longer, which every
# search loads.
_PLACES = 600
# What the site's own script loads; Pagefind's ready-made dialogs, highlighter and worker stay behind.
SCRIPT = "pagefind.js"
WASM = "wasm.unknown.pagefind"
ENTRY = "pagefind-entry.json"
SOURCES = "sources.json"
# Of Pagefind's script the site uses what speaks to the WebAssembly: of 13 KB packed 2.
_BEFORE, _AFTER = b"let wasm_bindgen=", b"})({__proto__:null});"
_EXPORT = b"export{wasm_bindgen};"
# Raised when `marked`, `searchable` or `divider` changes, so that no part of an older index is kept.
_RULES = 8


@dataclass(frozen=True, slots=True)
class _Page:
    """A page to find: its address from the root of the site, `/` first, its file, a digest of what is indexed."""

    url: str
    file: str
    digest: str


@dataclass(frozen=True)
class _Part:
    """Some of the pages, indexed together under a language tag of their own."""

    language: str
    pages: tuple[_Page, ...]

    @cached_property
    def digest(self) -> str:
        """Changes with everything that the files of this part depend on."""
        digest = hashlib.sha256(f"{_engine()} {self.language}".encode())
        for page in self.pages:
            digest.update(page.url.encode() + b"\0" + page.digest.encode())
        return digest.hexdigest()

    def read(self) -> "_Indexing":
        """What is indexed of it."""
        return _Indexing(self.language, [(page.url, marked(_text(page.file))) for page in self.pages])


def index(
    pages: Mapping[str, Source], folder: Path, cache: Path, crew: Crew | None = None, apart: Apart = NONE
) -> dict[str, Source]:
    """Bring the index of the marked ones of `pages`, given by their published paths, in `folder` up to date; its files.

    A part is made again when a page of it changed, or when its files are not as they were written. The bytes depend on
    the pages alone. `cache` keeps what was read of each page, what each part was made of, and the engine, packed small.
    Pages that are `apart` are in parts that only lists of their own name.
    Raises SearchError, OSError.
    """
    digests: Table[str] = Table(cache / "search.json", "pages", str(_RULES))
    marked_pages = _marked(pages, digests)
    digests.save()
    beside = {tag: (common, _Part(tag, tuple(some))) for tag, common, some in apart.groups(marked_pages, PART)}
    main = _parts([page for page in marked_pages if page.url not in apart.events])
    parts = [*main, *(part for _, part in beside.values())]
    if not parts:
        shutil.rmtree(folder, ignore_errors=True)
        return {}
    record, found = cache / "search-parts.json", files.sources(folder)
    own_files = _files(found)
    kept = _kept(record, parts, own_files)
    entries = {language: entry for language, (_, entry) in kept.items()}
    stale = {part.language: part for part in parts if part.language not in kept}
    wanted = {path for language in kept for path in own_files[language]} | {SCRIPT, WASM, ENTRY, SOURCES, *apart.paths}
    fresh: dict[str, Source] = {}
    for asked, made in (crew or Crew()).done(indexed, (part.read() for part in stale.values()), alone=False):
        entries[asked.language] = json.loads(made[ENTRY])
        own = {path: data for path, data in made.items() if _language(path) == asked.language}
        if asked.language == next(iter(stale)):
            own |= {SCRIPT: core(made[SCRIPT]), WASM: _squeezed(made[WASM], cache)}
        fresh |= _put(folder, own)
    for path in found.keys() - wanted - fresh.keys():
        (folder / path).unlink()
    found = {path: source for path, source in found.items() if path in wanted} | fresh
    languages = {language: entry["languages"][language] for language, entry in entries.items()}
    own_lists = apart.lists((common, languages[tag]["hash"]) for tag, (common, _) in beside.items()) if beside else {}
    # A new engine makes all parts stale, so what is known of the others holds.
    own_files |= _files({SCRIPT: found[SCRIPT], WASM: found[WASM]} | fresh)
    sizes = {language: sum(size for size, _ in own.values()) for language, own in own_files.items()}
    accounts = {part.language: {"pages": part.digest, "bytes": sizes[part.language]} for part in parts}
    asked_first = {part.language: languages[part.language] for part in main}
    entry = {**entries[parts[0].language], "languages": asked_first} | ({"apart": True} if beside else {})
    lists = {ENTRY: entry, SOURCES: {**accounts, "engine": _engine()}} | own_lists
    if stale:
        kept |= {language: (_state(part, own_files), entries[language]) for language, part in stale.items()}
        write(record, _json(kept))
    return found | _put(folder, {path: _json(data) for path, data in lists.items()})


class _Indexing(NamedTuple):
    """A part to index: its language tag; of each page the address and what is marked of it."""

    language: str
    pages: Sequence[tuple[str, str]]


def indexed(part: _Indexing) -> dict[str, bytes]:
    """The files of its index, among others of Pagefind's. Raises SearchError."""
    pages = [(url, searchable(text)) for url, text in part.pages]
    ends = divider((text for _, text in pages), _PLACES, pagefind.CHUNK)
    return pagefind.files_of([*pages, (f"/{FOLDER}/", ends)] if ends else pages, part.language)


def _marked(pages: Mapping[str, Source], digests: Table[str]) -> list[_Page]:
    """The marked ones by address; those that have not been written since the last build are not read again."""
    found = []
    for path, source in pages.items():
        if digest := source.seen(path, digests, _digest):
            folder, _, name = f"/{path}".rpartition("/")
            found.append(_Page(f"{folder}/{'' if name == 'index.html' else name}", source.file, digest))
    return sorted(found, key=lambda page: page.url)


def _digest(file: str) -> str:
    """Of what is indexed of a page; empty for one that no search finds."""
    text = _text(file)
    return hashlib.sha256(marked(text).encode()).hexdigest() if MARK in text else ""


def _text(file: str) -> str:
    return Path(file).read_bytes().decode("utf-8", "replace")


def _parts(pages: list[_Page]) -> list[_Part]:
    """Deal the pages by a hash of the address: a new page moves no other one, unless it is one too many for so many
    parts. Not by subject or year: how rare a word is, is reckoned in each part, and "điều" is common in laws alone."""
    count = math.ceil(len(pages) / PART) if len(pages) > WHOLE else 1
    dealt: list[list[_Page]] = [[] for _ in range(count)]
    for page in pages:
        dealt[zlib.crc32(page.url.encode()) % count].append(page)
    # A tag must be one that browsers accept (BCP 47: a variant has five letters or more).
    tags = [LANGUAGE, *(f"{LANGUAGE}-part{number}" for number in range(1, count))]
    return [_Part(tag, tuple(own)) for tag, own in zip(tags, dealt, strict=True) if own]


def _language(path: str) -> str:
    """Of which part a file is, by its path in the index."""
    return path.rpartition("/")[2].removeprefix("pagefind.").partition("_")[0]


def _kept(
    record: Path, parts: list[_Part], own_files: Mapping[str, Mapping[str, tuple[int, int]]]
) -> dict[str, tuple[str, dict[str, Any]]]:
    """The state of each part whose files are there as they were written, and what Pagefind's own list says of it."""
    try:
        known = json.loads(record.read_bytes())
        rows = ((part, *known[part.language]) for part in parts if part.language in known)
        return {part.language: (state, entry) for part, state, entry in rows if state == _state(part, own_files)}
    except (OSError, ValueError, TypeError, LookupError):
        return {}


def _state(part: _Part, own_files: Mapping[str, Mapping[str, tuple[int, int]]]) -> str:
    """Changes with what the part is made of, and when one of its files does."""
    return hashlib.sha256(_json([part.digest, own_files.get(part.language)])).hexdigest()


def _files(found: Mapping[str, Source]) -> dict[str, dict[str, tuple[int, int]]]:
    """The files of each part, those of the engine among them: their bytes and times."""
    own: dict[str, dict[str, tuple[int, int]]] = defaultdict(dict)
    for path, source in found.items():
        own[_language(path)][path] = (source.size, source.time)
    engine = own[_language(SCRIPT)] | own[_language(WASM)]
    return {language: some | engine for language, some in own.items()}


def _engine() -> str:
    return f"{_RULES} {pagefind.tool_version()}"


def _put(folder: Path, made: Mapping[str, bytes]) -> dict[str, Source]:
    """Write what is not there yet as new files: the old ones may be those of a published tree."""
    for path, data in made.items():
        file = folder / path
        try:
            if file.read_bytes() == data:
                continue
            file.unlink()
        except FileNotFoundError:
            file.parent.mkdir(parents=True, exist_ok=True)
        files.write(file, data)
    return {path: files.source(f"{folder}/{path}") for path in made}


def _squeezed(data: bytes, cache: Path) -> bytes:
    """The same gzip data in fewer bytes: 68.0 KB of WebAssembly become 64.9, of 100 that a first search may load.

    It takes half a second, so the result is kept under a digest of what it was made from.
    """
    key = hashlib.sha256(data + version("zopfli").encode()).hexdigest()[:16]
    return kept(cache / f"pagefind-{key}.gz", lambda: bytes(zopfli.compress(gzip.decompress(data))))


def core(script: bytes) -> bytes:
    """The part of Pagefind's script that full-search.js works with. Raises SearchError for another Pagefind."""
    if script.count(_BEFORE) != 1 or script.count(_AFTER) != 1:
        raise SearchError("Pagefind khác với bản mà trang được viết cho; hãy cài đúng bản đã khóa.")
    _, before, rest = script.partition(_BEFORE)
    own, after, _ = rest.partition(_AFTER)
    return before + own + after + _EXPORT


def _json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
