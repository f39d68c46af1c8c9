"""A plan carried out. What is at the target is written down there before it is touched and again and again while it is:
wherever it is cut off, the next run knows what is ours and which bytes it cannot be sure of.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from scripts.deploy.lines import Lines
from scripts.deploy.manifest import AWAITED, FILE, UNKNOWN, Copy, Manifest
from scripts.deploy.plan import DATA, Plan, is_known
from scripts.deploy.targets.target import Target
from scripts.deploy.tree import Tree
from scripts.deploy.turn import Turn
from scripts.publish.files import folders_of

T = TypeVar("T")
# Seconds between two records of how far one is; where writing one is slow, that many times longer.
_EVERY, _TIMES = 15.0, 20


class Putting:
    """Puts one plan after another, on the lines of one run. `done` counts what was put and taken away."""

    def __init__(self, lines: Lines, turn: Turn, copy: Copy, tell: Callable[[int, int], None]) -> None:
        self._lines, self._turn, self._copy, self._tell = lines, turn, copy, tell
        self._saved, self._due = 0.0, _EVERY
        self.done = 0

    def put(self, tree: Tree, there: Manifest, plan: Plan) -> Manifest:
        """Make the target equal to the tree; what is there afterwards. Raises as Lines, and TreeChanged."""
        now = Manifest(site=tree.site, run=self._turn.run, files=dict(there.files), leaving=plan.leaving)
        touched = [*plan.in_the_way, *plan.all_puts, *plan.gone]
        for path in touched:
            now.files[path] = AWAITED if now.files.get(path, AWAITED) == AWAITED else UNKNOWN
        self._save(now)
        self._count = len(touched)
        self._away(plan.in_the_way, now)
        self._folders(plan.all_puts, there)
        for number, phase in enumerate(plan.puts):
            for path in self._each(phase, lambda target, path: self._put(target, tree, path), now):
                now.files[path] = tree.files[path].digest
                self._one_done()
            # Once pages lead to it, what is new must be known to be there.
            if phase and number + 1 < DATA:
                self._save(now)
        self._away(plan.gone, now)
        self._save(now)
        return now

    def _put(self, target: Target, tree: Tree, path: str) -> None:
        target.put(path, tree.read(path), self._turn.spare())

    def _folders(self, paths: Iterable[str], there: Manifest) -> None:
        missing = folders_of(paths) - folders_of(path for path, digest in there.files.items() if is_known(digest))
        for depth in sorted({folder.count("/") for folder in missing}):
            level = sorted(folder for folder in missing if folder.count("/") == depth)
            for _ in self._lines.each(level, lambda target, folder: target.make_folder(folder)):
                self._lines.do(self._turn.keep)

    def _away(self, paths: list[str], now: Manifest) -> None:
        for path in self._each(paths, lambda target, path: target.remove(path), now):
            del now.files[path]
            self._one_done()
        empty = folders_of(paths) - folders_of(now.files)
        for folder in sorted(empty, key=lambda one: -one.count("/")):
            self._lines.do(lambda target, folder=folder: target.remove_folder(folder))  # type: ignore[misc]

    def _each(self, items: Iterable[T], action: Callable[[Target, T], object], now: Manifest) -> Iterator[T]:
        for item in self._lines.each(items, action):
            if item is not None:
                yield item
            self._lines.do(self._turn.keep)
            if time.monotonic() - self._saved > self._due:
                self._save(now)

    def _one_done(self) -> None:
        self.done += 1
        self._tell(self.done, self._count)

    def _save(self, now: Manifest) -> None:
        started = time.monotonic()
        self._copy.write(now)
        data = now.packed()
        self._lines.do(lambda target: target.put(FILE, data, self._turn.spare()))
        self._saved = time.monotonic()
        self._due = max(_EVERY, _TIMES * (self._saved - started))
