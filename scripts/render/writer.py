"""Puts the assembled tree on disk and touches only what changed.

MkDocs renders a page again when its source is newer than its output; a writer that leaves equal files
alone therefore makes any rebuild incremental. The rendered file of a changed source is removed as well,
so that correctness does not hang on clocks or on the granularity of a file system's times.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the engine's processes need not load all that assembles
    from scripts.assemble import Tree

ROOMS = ("docs", "files", "press")


@dataclass(frozen=True, slots=True)
class Changes:
    """Paths of the assembled tree, with `/`, that were written anew or taken away."""

    written: tuple[str, ...]
    removed: tuple[str, ...]


def write(tree: Tree, build: Path) -> Changes:
    """Make build/docs, build/files, build/press and the single files of `build` equal to the tree.

    Raises OSError when the disk refuses.
    """
    removed = [path for path in _present(build) if path not in tree]
    for path in removed:
        (build / path).unlink()
        _forget(build, path)
        _prune((build / path).parent, build)
    written = []
    for path, data in tree.items():
        target = build / path
        if _same(target, data):
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        # Gone first: if we are killed between the two, the next build sees a missing page, not an old one.
        _forget(build, path)
        target.write_bytes(data)
        written.append(path)
    return Changes(tuple(written), tuple(removed))


class Written(Mapping[str, bytes]):
    """The tree that `write` has put into `build`, read where it is asked for, so that the one in memory can go.

    Single files beside the rooms are found by name and not listed.
    """

    def __init__(self, build: Path) -> None:
        self._build = build

    def __getitem__(self, path: str) -> bytes:
        try:
            return (self._build / path).read_bytes()
        except FileNotFoundError:
            raise KeyError(path) from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)

    @cached_property
    def _paths(self) -> list[str]:
        return _present(self._build)


def rendered_path(path: str) -> str | None:
    """Where the engine puts the output of an assembled file; None for what is not the engine's."""
    if not path.startswith("docs/"):
        return None
    inside = path[len("docs/") :]
    return f"html/{inside[:-3]}.html" if inside.endswith(".md") else f"html/{inside}"


def _present(build: Path) -> list[str]:
    found = []
    for room in ROOMS:
        for folder, _, names in os.walk(build / room):
            base = Path(folder).relative_to(build).as_posix()
            found += [f"{base}/{name}" for name in names]
    return sorted(found)


def _same(target: Path, data: bytes) -> bool:
    try:
        return target.stat().st_size == len(data) and target.read_bytes() == data
    except OSError:
        return False


def _forget(build: Path, path: str) -> None:
    rendered = rendered_path(path)
    if rendered:
        (build / rendered).unlink(missing_ok=True)
        if not (build / path).exists():
            _prune((build / rendered).parent, build)


def _prune(folder: Path, stop: Path) -> None:
    while folder != stop and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
