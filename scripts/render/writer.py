"""Puts the assembled tree on disk: makes what changed, touches nothing else.

A file is kept where the one on the disk is the one that a build wrote (size, time, inode) and was made of the same.
What a page was rendered to goes before the page changes, so that a build that is killed in between leaves a missing
page, never an old one.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from scripts.assemble.pieces import Lazy, Tree, of
from scripts.store.state import Stamp, Standing, State

ROOMS = ("docs", "files", "press")


@dataclass(frozen=True, slots=True)
class Changes:
    """Paths of the assembled tree, with `/`, that were written anew or taken away; every card of the tree by its name,
    with its words where its page was made now."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    cards: Mapping[str, Mapping[str, object] | None]


def write(tree: Tree, build: Path, state: State, drawn: frozenset[str] = frozenset()) -> Changes:
    """Make build/docs, build/files, build/press and the single files of `build` equal to the tree.

    `state` knows what stands there and learns what is written; `drawn` are the names of the cards that are drawn: a
    page whose card is not must be made again, for its words. Raises OSError when the disk refuses.
    """
    stamps = dict(present(build, ROOMS))
    removed = [path for path in stamps if path not in tree]
    stamps |= {path: Stamp.of((build / path).stat()) for path in tree if "/" not in path and (build / path).exists()}
    for path in removed:
        (build / path).unlink()
        _forget(build, path)
        _prune((build / path).parent, build)
    written: list[str] = []
    cards: dict[str, Mapping[str, object] | None] = {}
    folders: set[Path] = set()
    for path, file in tree.items():
        known = state.files.get(path)
        stands = known is not None and known.stamp == stamps.get(path) and (known.card is None or known.card in drawn)
        if isinstance(file, Lazy) and known and stands and known.key == file.key:
            if known.card:
                cards[known.card] = None
            continue
        made = of(file)
        key = file.key if isinstance(file, Lazy) else hashlib.sha256(made.data).hexdigest()
        if made.card:
            cards[made.card] = made.words
        if known and known.stamp == stamps.get(path) and known.key == key:
            if known.card != made.card:
                state.files[path] = Standing(key, made.card, known.stamp)
            continue
        target = build / path
        if target.parent not in folders:
            target.parent.mkdir(parents=True, exist_ok=True)
            folders.add(target.parent)
        # Equal bytes made of something else are not written again: what was rendered of them is still right.
        if path in stamps and stamps[path].size == len(made.data) and target.read_bytes() == made.data:
            state.files[path] = Standing(key, made.card, stamps[path])
            continue
        _forget(build, path)
        target.write_bytes(made.data)
        state.files[path] = Standing(key, made.card, Stamp.of(target.stat()))
        written.append(path)
    for path in [path for path in state.files if path not in tree and not path.startswith("html/")]:
        del state.files[path]
    return Changes(tuple(written), tuple(removed), cards)


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
        return [path for path, _ in present(self._build, ROOMS)]


def rendered_path(path: str) -> str | None:
    """Where the engine puts the output of an assembled file; None for what is not the engine's."""
    if not path.startswith("docs/"):
        return None
    inside = path[len("docs/") :]
    return f"html/{inside[:-3]}.html" if inside.endswith(".md") else f"html/{inside}"


def present(build: Path, rooms: Iterable[str]) -> Iterator[tuple[str, Stamp]]:
    """Every file of some folders of `build`, in order."""
    found: list[tuple[str, Stamp]] = []
    folders = [room for room in rooms if (build / room).is_dir()]
    while folders:
        folder = folders.pop()
        with os.scandir(build / folder) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(f"{folder}/{entry.name}")
                else:
                    found.append((f"{folder}/{entry.name}", Stamp.of(entry.stat(follow_symlinks=False))))
    return iter(sorted(found, key=lambda one: one[0]))


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
