"""The tree that is to be put: each path with a digest of what is to be there."""

import hashlib
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from scripts.deploy.words import TreeChanged
from scripts.problems.failure import CannotDo
from scripts.publish.compress import PACKED
from scripts.publish.files import sources

_SITEMAP = re.compile(r"^Sitemap: (https?://[^/\s]+(?:/\S*)?/)sitemap\.xml$", re.MULTILINE)


class File(NamedTuple):
    """A file of the tree; its digest is of its bytes and of what is said beside them."""

    digest: str
    size: int


class Tree(NamedTuple):
    """The published tree on this disk, as it was when it was looked at."""

    root: Path
    files: Mapping[str, File]
    beside: Callable[[str], str]

    def read(self, path: str) -> bytes:
        """The bytes of a file. Raises TreeChanged where they are others by now."""
        try:
            data = (self.root / path).read_bytes()
        except FileNotFoundError:
            raise TreeChanged(path) from None
        if _digest(data, self.beside(path)) != self.files[path].digest:
            raise TreeChanged(path)
        return data

    @property
    def site(self) -> str:
        """The address that it says it is for; empty where it has none."""
        return address_of(self.root)


def address_of(root: Path) -> str:
    """The root address that a published tree names; empty where it names none."""
    try:
        found = _SITEMAP.search((root / "robots.txt").read_text(encoding="utf-8"))
    except OSError:
        return ""
    return found[1] if found else ""


def looked_at(root: Path, packed: bool, beside: Callable[[str], str]) -> Tree:
    """The tree as it is now, without the packed copies where the host sends none; `beside` is what is put with a path.

    Raises CannotDo where nothing was built, TreeChanged where it is being built.
    """
    found = sources(root)
    if "index.html" not in found:
        raise CannotDo(f"chưa có trang để đưa lên ({root}); chạy build trước")
    files = {}
    for path, source in found.items():
        if packed or not (path.endswith(PACKED) and path[:-3] in found):
            try:
                files[path] = File(_digest(Path(source.file).read_bytes(), beside(path)), source.size)
            except FileNotFoundError:
                raise TreeChanged(path) from None
    return Tree(root, files, beside)


def _digest(data: bytes, beside: str) -> str:
    return hashlib.blake2b(data + beside.encode(), digest_size=16).hexdigest()
