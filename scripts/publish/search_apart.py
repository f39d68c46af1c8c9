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
from itertools import groupby
from pathlib import Path
from typing import Any, Protocol, TypeAlias, TypeVar

from scripts.publish.search_text import LANGUAGE

PATH = "search-apart.json"
# Which words lead to which place; of each place its indexes.
NAMES, PLACES = "noi.json", "noi/"
# What is of no place or of several, as it was assembled: asked with every place.
WIDE = "_"


# Place, year and kind in words of an event; of the pages of an index which of these they have.
Facts: TypeAlias = tuple[str, int, str]
Common: TypeAlias = dict[str, list[Any]]
_LEVELS = ("place", "year", "kind")


class _Page(Protocol):
    @property
    def url(self) -> str: ...


P = TypeVar("P", bound=_Page)


@dataclass(frozen=True, slots=True)
class Apart:
    """`events` by the address of their page, `/` first: place, year, kind in words; `names` by place."""

    events: Mapping[str, Facts]
    names: Mapping[str, Sequence[str]]

    @property
    def paths(self) -> set[str]:
        """Of the files that lead to the indexes."""
        places = {f"{PLACES}{place}.json" for place, *_ in self.events.values()}
        return {NAMES, f"{PLACES}{WIDE}.json", *places} if places else places

    def groups(self, pages: Iterable[P], most: int) -> Iterator[tuple[str, Common, list[P]]]:
        """The pages that are apart, at most so many together: the language tag of each index, what tells its pages from
        those of others, and the pages."""
        for common, found in _split([(self.events[page.url], page) for page in pages if page.url in self.events], most):
            # A tag must be one that browsers accept (BCP 47: a variant has five to eight letters).
            digest = hashlib.sha256(json.dumps(common).encode()).hexdigest()
            yield f"{LANGUAGE}-{digest[:8]}-{digest[8:16]}", common, found

    def lists(self, found: Iterable[tuple[Common, str]]) -> dict[str, Any]:
        """The files that lead to the indexes, from what their pages have in common and the hash of each."""
        by_place: dict[str, list[dict[str, Any]]] = defaultdict(list, {WIDE: []})
        for common, name in found:
            facts = {fact: values for fact, values in common.items() if fact in ("year", "kind")}
            by_place[common["place"][0]].append({"hash": name} | facts)
        return {NAMES: self.names} | {f"{PLACES}{place}.json": rows for place, rows in by_place.items()}


NONE = Apart({}, {})


def read(work: Path) -> Apart:
    """What was assembled; nothing where no event is apart. Raises OSError."""
    try:
        data = json.loads((work / PATH).read_bytes())
    except FileNotFoundError:
        return NONE
    return Apart({f"/{url}": tuple(facts) for url, facts in data["events"].items()}, data["names"])


def _split(some: list[tuple[Facts, P]], most: int, common: Common | None = None) -> Iterator[tuple[Common, list[P]]]:
    """By place, then, where those are too many, by year, by kind and by a hash of the address."""
    known = common or {}
    level = len(known)
    if level == len(_LEVELS):
        count = math.ceil(len(some) / most)
        for number in range(count):
            part = [page for _, page in some if zlib.crc32(page.url.encode()) % count == number]
            yield known | {"part": [number]}, part
        return
    for values, found in _packed(some, level, most):
        own = known | {_LEVELS[level]: values}
        if len(found) > most:
            yield from _split(found, most, own)
        else:
            yield own, [page for _, page in found]


def _packed(some: list[tuple[Facts, P]], level: int, most: int) -> Iterator[tuple[list[Any], list[tuple[Facts, P]]]]:
    """The values of a level in their order with what has them; but for places, as many together as an index takes."""
    values: list[Any] = []
    taken: list[tuple[Facts, P]] = []
    for value, group in groupby(sorted(some, key=lambda one: (one[0][level], one[1].url)), lambda one: one[0][level]):
        found = list(group)
        if values and (level == 0 or len(taken) + len(found) > most):
            yield values, taken
            values, taken = [], []
        values, taken = [*values, value], taken + found
    if values:
        yield values, taken
