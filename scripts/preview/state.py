"""What the browser needs to know, and a way to wait until it changes."""

from __future__ import annotations

import threading
from dataclasses import dataclass

from scripts.problems import Problem


@dataclass(frozen=True, slots=True)
class Snapshot:
    """`version` grows with each published build; `trouble` is a failure of ours, in a line."""

    version: int = 0
    problems: tuple[Problem, ...] = ()
    trouble: str = ""

    def as_data(self) -> dict[str, object]:
        """The snapshot for the browser."""
        return {
            "version": self.version,
            "trouble": self.trouble,
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

    def wait(self, known: Snapshot | None, timeout: float) -> Snapshot:
        """The latest snapshot once it differs from `known`, or after `timeout` seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self._current is not known, timeout)
            return self._current
