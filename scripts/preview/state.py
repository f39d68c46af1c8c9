"""What the browser needs to know, and a way to wait until it changes."""

from __future__ import annotations

import threading
from dataclasses import dataclass

from scripts.problems import Problem


@dataclass(frozen=True, slots=True)
class Snapshot:
    """`version` grows whenever a page has changed; `trouble` is a failure of ours, in a line.

    `only` is the address of the one page that is as the sources have it now, while all others are built; `but` that of
    the page that was shown so before and need not be loaded again.
    """

    version: int = 0
    problems: tuple[Problem, ...] = ()
    trouble: str = ""
    only: str | None = None
    but: str | None = None

    def as_data(self) -> dict[str, object]:
        """The snapshot for the browser."""
        return {
            "version": self.version,
            "trouble": self.trouble,
            "only": self.only,
            "but": self.but,
            "problems": [
                {
                    "place": f"{found.at.path}:{found.at.line}:{found.at.column}",
                    "label": f"{found.severity.label} {found.code}",
                    "error": found.is_error,
                    "message": found.message,
                    "mend": found.mend,
                }
                for found in self.problems
            ],
        }


class State:
    """Shared between the builder and the browsers' connections."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._current = Snapshot()
        # The address of the page that a browser asked for last, relative to the root.
        self.looked_at: str | None = None
        # Pages that are newer than the last build, by address.
        self.ahead: dict[str, bytes] = {}

    @property
    def current(self) -> Snapshot:
        """The latest snapshot."""
        with self._changed:
            return self._current

    def set(self, snapshot: Snapshot) -> None:
        """Publish a snapshot to everyone who waits."""
        with self._changed:
            self._current = snapshot
            self._changed.notify_all()

    def shown(self, url: str, page: bytes, problems: tuple[Problem, ...]) -> None:
        """One page is as the sources have it now."""
        self.ahead[url] = page
        self.set(Snapshot(self.current.version + 1, problems, only=url))

    def built(self, problems: tuple[Problem, ...]) -> None:
        """Everything is."""
        shown = self.current.only
        self.ahead.clear()
        self.set(Snapshot(self.current.version + 1, problems, but=shown))

    def failed(self, problems: tuple[Problem, ...]) -> None:
        """The sources have errors, so everything stays as it was."""
        self.set(Snapshot(self.current.version, problems))

    def wait(self, known: Snapshot | None, timeout: float) -> Snapshot:
        """The latest snapshot once it differs from `known`, or after `timeout` seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self._current is not known, timeout)
            return self._current
