"""Puts the assembled tree on disk: makes what changed, touches nothing else.

A file is kept where the one on the disk is the one that a build wrote (size, time, inode) and was made of the same.
What a page was rendered to goes before the page changes, so that a build that is killed in between leaves a missing
page, never an old one.
"""

import hashlib
import os
import random
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeAlias

from pydantic_core import to_json

from scripts.assemble.pieces import File, Lazy, Tree, of
from scripts.render.shares import html_path
from scripts.setup.children import beside
from scripts.store.state import AUDITED, Pieces, Stamp, Standing, State, Untrue, stamp_of

ROOMS = ("docs", "files", "press")
# From so many files on, other processes share the making, so many each.
_MANY = 1000

Stamps: TypeAlias = dict[str, Stamp]
# Of each card its words as JSON.
Cards = dict[str, bytes | None]


class _Settled(NamedTuple):
    """A file as it is now; the words of its card; whether it was written."""

    standing: Standing
    words: bytes | None
    written: bool = False


def write(
    tree: Tree, build: Path, state: State, there: Stamps, drawn: frozenset[str] = frozenset(), jobs: int = 1
) -> tuple[Cards, int]:
    """Make build/docs, build/files, build/press and the single files of `build` equal to the tree; every card of the
    tree by its name, with its words where its page was made now, and how many files were written.

    `state` knows what a build wrote and learns what is written, `there` is what `present` found; `drawn` are the
    names of the cards that are drawn: a page whose card is not must be made again, for its words. Some of what is kept
    is made again and compared. Raises OSError when the disk refuses, Untrue when something kept is not what it should
    be.
    """
    for path in [path for path in there if path not in tree]:
        (build / path).unlink(missing_ok=True)
        _forget(build, path)
        _prune((build / path).parent, build)
    stamps = there | {
        path: stamp_of((build / path).stat()) for path in tree if "/" not in path and (build / path).exists()
    }
    cards: Cards = {}
    standing: list[str] = []
    alone: list[str] = []
    joined: list[str] = []
    for path, file in tree.items():
        known = state.files.get(path)
        if known and known.stamp != stamps.get(path):
            known = None
            del state.files[path]
        if not isinstance(file, Lazy):
            alone.append(path)
        elif known and known.key == file.key and (known.card is None or known.card in drawn):
            standing.append(path)
            if known.card:
                cards[known.card] = None
        else:
            (joined if file.joins else alone).append(path)
    for path in random.sample(standing, min(AUDITED, len(standing))):
        file = tree[path]
        if not (isinstance(file, Lazy) and file.joins) and of(file).data != (build / path).read_bytes():
            raise Untrue(path)
    writing = _Writing(tree, build, stamps, state)
    settled = writing.shared(alone, jobs) if len(alone) >= _MANY and jobs > 1 else writing.all(alone)
    settled |= writing.all(joined)
    for path, one in settled.items():
        state.files[path] = one.standing
        if one.standing.card:
            cards[one.standing.card] = one.words
    for path in [path for path in state.files if path not in tree and not path.startswith("html/")]:
        del state.files[path]
    return cards, sum(one.written for one in settled.values())


class _Writing:
    """Makes and writes files of a tree that may differ from what is there."""

    def __init__(self, tree: Tree, build: Path, stamps: Mapping[str, Stamp], state: State) -> None:
        self._tree, self._build, self._stamps, self._state = tree, build, stamps, state
        self._folders: set[Path] = set()

    def all(self, paths: Iterable[str]) -> dict[str, _Settled]:
        """Make and write these files here."""
        return {path: self._one(path, self._tree[path]) for path in paths}

    def shared(self, paths: Iterable[str], jobs: int) -> dict[str, _Settled]:
        """The same by processes that have all of the tree as it is here. Each makes few, and all files of an item one
        after another: what they are made of takes memory, and goes with it."""

        def share(some: Sequence[str]) -> tuple[dict[str, _Settled], Pieces]:
            self._state.open_again()
            return self.all(some), self._state.new_pieces()

        settled: dict[str, _Settled] = {}
        begun: deque[Callable[[], tuple[dict[str, _Settled], Pieces]]] = deque()

        def take() -> None:
            own, pieces = begun.popleft()()
            settled.update(own)
            self._state.take(pieces)

        by_item = sorted(paths, key=self._item)
        for first in range(0, len(by_item), _MANY):
            if len(begun) == jobs:
                take()
            begun.append(beside(partial(share, by_item[first : first + _MANY])))
        while begun:
            take()
        return settled

    def _item(self, path: str) -> str:
        file = self._tree[path]
        return file.item if isinstance(file, Lazy) else ""

    def _one(self, path: str, file: File) -> _Settled:
        made = of(file)
        words = to_json(made.words) if made.words is not None else None
        key = file.key if isinstance(file, Lazy) else hashlib.sha256(made.data).hexdigest()
        known, stamp = self._state.files.get(path), self._stamps.get(path)
        if known and known.key == key:
            return _Settled(Standing(key, made.card, known.stamp), words)
        target = self._build / path
        # Equal bytes made of something else are not written again: what was rendered of them is still right.
        if stamp and stamp[0] == len(made.data) and target.read_bytes() == made.data:
            return _Settled(Standing(key, made.card, stamp), words)
        if target.parent not in self._folders:
            target.parent.mkdir(parents=True, exist_ok=True)
            self._folders.add(target.parent)
        _forget(self._build, path)
        target.write_bytes(made.data)
        return _Settled(Standing(key, made.card, stamp_of(target.stat())), words, written=True)


def rendered_path(path: str) -> str | None:
    """Where the engine puts the output of an assembled file; None for what is not the engine's."""
    if not path.startswith("docs/"):
        return None
    return f"html/{html_path(path.removeprefix('docs/'))}"


def present(build: Path, rooms: Iterable[str] = ROOMS) -> Stamps:
    """Every file of some folders of `build`, in order."""
    found: Stamps = {}
    folders = [room for room in rooms if (build / room).is_dir()]
    root = str(build)  # a `Path` for each folder takes as long as the system
    while folders:
        folder = folders.pop()
        with os.scandir(f"{root}/{folder}") as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(f"{folder}/{entry.name}")
                else:
                    found[f"{folder}/{entry.name}"] = stamp_of(entry.stat(follow_symlinks=False))
    return dict(sorted(found.items()))


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
