"""What the browser needs to know, and a way to wait until it changes."""

import threading
from dataclasses import dataclass

from scripts.problems import Problem


@dataclass(frozen=True, slots=True)
class Snapshot:
    """`version` grows whenever a page has changed; `trouble` is a failure of ours, in a line; `only` the address of the
    one page that is as the sources have it now, while all others are built; `but` that of the page that was shown so
    before and need not be loaded again; `held` lists what is not out."""

    version: int = 0
    problems: tuple[Problem, ...] = ()
    trouble: str = ""
    only: str | None = None
    but: str | None = None
    held: tuple[str, ...] = ()


class State:
    """Shared between the builder and the browsers' connections: `looked_at` is the address of the page that a browser
    asked for last, relative to the root; `ahead` has pages that are newer than the last build, by address."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self.current = Snapshot()
        self.looked_at: str | None = None
        self.ahead: dict[str, bytes] = {}

    def set(self, snapshot: Snapshot) -> None:
        """Publish a snapshot to everyone who waits."""
        with self._changed:
            self.current = snapshot
            self._changed.notify_all()

    def shown(self, url: str, page: bytes, problems: tuple[Problem, ...]) -> None:
        """One page is as the sources have it now."""
        self.ahead[url] = page
        self.set(Snapshot(self.current.version + 1, problems, only=url, held=self.current.held))

    def found(self, problems: tuple[Problem, ...]) -> None:
        """The sources were read, and have no error; pages follow."""
        now = self.current
        self.set(Snapshot(now.version, problems, only=now.only, but=now.but, held=now.held))

    def built(self, problems: tuple[Problem, ...], held: tuple[str, ...] = ()) -> None:
        """Everything is."""
        self.ahead.clear()
        self.set(Snapshot(self.current.version + 1, problems, but=self.current.only, held=held))

    def failed(self, problems: tuple[Problem, ...] = (), trouble: str = "") -> None:
        """Everything stays as it was: the sources have errors, or something of ours broke."""
        self.set(Snapshot(self.current.version, problems, trouble, held=self.current.held))

    def wait(self, known: Snapshot | None, timeout: float) -> Snapshot:
        """The latest snapshot once it differs from `known`, or after `timeout` seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self.current is not known, timeout)
            return self.current
