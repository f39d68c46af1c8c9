"""What the tree is made of: files by path, each whole or yet to be made from something whose digest is known.

A file that names its `key` need not be made where the one on the disk was made of the same: the writer decides
(scripts/render/writer.py), this only says how. `Frame` is what every piece may know of the site beside its own facts.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol, TypeAlias

from pydantic_core import to_json

from scripts.model.identity import Identity


@dataclass(frozen=True)
class Frame:
    """The site as every item sees it; `card_look` changes whenever cards look otherwise."""

    identity: Identity
    site_url: str
    province: str
    card_look: str = ""
    has_domain: bool = True

    @cached_property
    def digest(self) -> bytes:
        """Equal frames have equal digests."""
        parts = [self.identity, self.site_url, self.province, self.card_look, self.has_domain]
        return hashlib.sha256(to_json(parts)).digest()


@dataclass(frozen=True, slots=True)
class Made:
    """The bytes of a file; of a page, the name and the words of its card."""

    data: bytes
    card: str | None = None
    words: Mapping[str, object] | None = None


@dataclass(frozen=True, slots=True)
class Lazy:
    """A file that is made when needed. `key` is a digest of all that it is made from; `joins` says that it is joined
    from pieces of others, which are made first; `item` names the one whose file it is."""

    key: str
    make: Callable[[], Made]
    joins: bool = False
    item: str = ""


File: TypeAlias = bytes | Made | Lazy
Tree: TypeAlias = dict[str, File]


class Shelf(Protocol):
    """Keeps pieces of one kind between builds, each by the path of its item's own file, with which it goes, and a
    digest of what it was made from."""

    def piece(self, path: str, key: bytes, make: Callable[[], bytes]) -> bytes:
        """The piece as kept, or made where what it is made from has changed."""

    def stale(self, keys: Iterable[tuple[str, bytes]]) -> set[str]:
        """The paths of those that are yet to be made, asked of all of a kind."""


class Fresh:
    """A shelf that keeps nothing beyond this build."""

    def __init__(self) -> None:
        self._made: dict[str, bytes] = {}

    def piece(self, path: str, key: bytes, make: Callable[[], bytes]) -> bytes:
        """The piece, made once."""
        if path not in self._made:
            self._made[path] = make()
        return self._made[path]

    def stale(self, keys: Iterable[tuple[str, bytes]]) -> set[str]:
        """All that were not made yet."""
        return {path for path, _ in keys if path not in self._made}


class Digested(Protocol):
    """What a file is made from; equal ones have equal digests."""

    @property
    def digest(self) -> bytes:
        """The digest."""


def key_of(*parts: bytes | str) -> str:
    """A digest of parts in their order."""
    told = (part.encode() if isinstance(part, str) else part for part in parts)
    return hashlib.sha256(b"".join([len(data).to_bytes(8, "big") + data for data in told])).hexdigest()


def digest_of(record: str, facts: Any, *left_out: str) -> bytes:
    """A digest of a record of facts but some fields; `record` is that of what the facts are about."""
    derived = {name: getattr(facts, name) for name in facts.__dataclass_fields__ if name not in left_out}
    return hashlib.sha256(record.encode() + to_json(derived)).digest()


def made(tree: Mapping[str, File]) -> dict[str, bytes]:
    """Every file of a tree as bytes."""
    return {path: of(file).data for path, file in tree.items()}


def of(file: File) -> Made:
    """A file as made."""
    match file:
        case Lazy():
            return file.make()
        case Made():
            return file
    return Made(file)


def lazy(make: Callable[[], bytes], *parts: bytes | str, item: str = "") -> Lazy:
    """A file that is made from the parts with these digests."""
    return Lazy(key_of(*parts), lambda: Made(make()), item=item)


def joined(make: Callable[[], bytes], facts: Iterable[Digested], *parts: bytes | str) -> Lazy:
    """A file that joins pieces of these facts."""
    return Lazy(key_of(*parts, folded(one.digest for one in facts)), lambda: Made(make()), joins=True)


def folded(digests: Iterable[bytes]) -> bytes:
    """One digest of many, in order."""
    return hashlib.sha256(b"".join(digests)).digest()
