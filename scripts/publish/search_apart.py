"""Indexes beside the one that every search asks: of events far from today, by place, year and kind, each of so few
pages that a phone may load it, and loaded where a question names the place. docs/decisions/046-many-events.md
"""

import hashlib
import json
import math
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeVar

from scripts.publish.search_text import LANGUAGE

PATH = "search-apart.json"
# Which words lead to which place; of each place its indexes.
NAMES, PLACES = "noi.json", "noi/"
# What is of no place or of several, as it was assembled: asked with every place.
WIDE = "_"


class _Page(Protocol):
    @property
    def url(self) -> str: ...


P = TypeVar("P", bound=_Page)


@dataclass(frozen=True, slots=True)
class Apart:
    """`events` by the address of their page, `/` first: place, year, kind in words; `names` by place."""

    events: Mapping[str, tuple[str, int, str]]
    names: Mapping[str, Sequence[str]]

    @property
    def paths(self) -> set[str]:
        """Of the files that lead to the indexes."""
        places = {f"{PLACES}{place}.json" for place, *_ in self.events.values()}
        return {NAMES, f"{PLACES}{WIDE}.json", *places} if places else places

    def groups(self, pages: Iterable[P], most: int) -> Iterator[tuple[str, tuple[str | int, ...], list[P]]]:
        """The pages that are apart, at most so many together: the language tag of each index, what its pages have in
        common, as far as they were told apart by it, and the pages."""
        whole = [(self.events[page.url], page) for page in pages if page.url in self.events]
        for key, found in sorted(_split(whole, (), most)):
            # A tag must be one that browsers accept (BCP 47: a variant has five to eight letters).
            digest = hashlib.sha256(json.dumps(key).encode()).hexdigest()
            yield f"{LANGUAGE}-{digest[:8]}-{digest[8:16]}", key, found

    def lists(self, found: Iterable[tuple[tuple[str | int, ...], str]]) -> dict[str, Any]:
        """The files that lead to the indexes, from the common facts and the hash of each."""
        by_place: dict[str, list[dict[str, Any]]] = defaultdict(list, {WIDE: []})
        for (place, *facts), name in found:
            by_place[str(place)].append({"hash": name} | dict(zip(("year", "kind"), facts, strict=False)))
        return {NAMES: self.names} | {f"{PLACES}{place}.json": rows for place, rows in by_place.items()}


NONE = Apart({}, {})


def read(work: Path) -> Apart:
    """What was assembled; nothing where no event is apart. Raises OSError."""
    try:
        data = json.loads((work / PATH).read_bytes())
    except FileNotFoundError:
        return NONE
    return Apart({f"/{url}": tuple(facts) for url, facts in data["events"].items()}, data["names"])


def _split(
    some: list[tuple[tuple[str, int, str], P]], key: tuple[str | int, ...], most: int
) -> Iterator[tuple[tuple[str | int, ...], list[P]]]:
    """By place, then, where those are too many, by year, by kind and by a hash of the address."""
    level = len(key)
    if level and len(some) <= most:
        yield key, [page for _, page in some]
        return
    parts: dict[str | int, list[tuple[tuple[str, int, str], P]]] = defaultdict(list)
    count = math.ceil(len(some) / most)
    for facts, page in some:
        parts[facts[level] if level < len(facts) else zlib.crc32(page.url.encode()) % count].append((facts, page))
    for part, found in parts.items():
        if level < 3:
            yield from _split(found, (*key, part), most)
        else:
            yield (*key, part), [page for _, page in found]
