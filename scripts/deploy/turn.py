"""One deployment at a time at one target: a mark there says which runs, and that it still does.

A target has no locks. Whoever finds the mark of another run watches it: one that changes is alive, one that does not
was cut off. A run whose line broke looks whether another took its turn before it goes on.
"""

import itertools
import secrets
import time
from collections.abc import Callable

from scripts.deploy.manifest import OWN, RUN
from scripts.deploy.targets.target import Target
from scripts.deploy.words import NotDeployed

# Seconds between two changes of the mark, and how long one that does not change is watched.
_BEAT = 5.0
PATIENCE = 30.0
_PART = ".part"


class Turn:
    """The turn of this run, from `take` to `end`."""

    def __init__(self) -> None:
        self.run = secrets.token_hex(4)
        self._beats, self._spares, self._last = 0, itertools.count(), 0.0

    def spare(self) -> str:
        """A new name for a file until it is whole: a server may still write what a line brought before it broke."""
        return f"{OWN}/{self.run}-{next(self._spares)}{_PART}"

    def take(self, target: Target, last: str, say: Callable[[str], None]) -> None:
        """Make it ours, unless another run is alive; `last` is the run that this machine knows to be over."""
        found = target.read(RUN)
        if found and found.split()[:1] not in ([last.encode()], [self.run.encode()]):
            say(f"Lần đăng trước chưa xong; xem trong {PATIENCE:.0f} giây nó còn đang chạy ở máy khác không…")
            time.sleep(PATIENCE)
            if target.read(RUN) not in (found, None):
                raise NotDeployed("Một lần đăng khác lên chỗ này đang chạy. Hãy chờ lần đó xong rồi chạy lại.")
        self._clear(target)
        self._write(target)

    def keep(self, target: Target) -> None:
        """Show now and then that it goes on."""
        if time.monotonic() - self._last >= _BEAT:
            self.check(target)
            self._write(target)

    def check(self, target: Target) -> None:
        """Raise NotDeployed where another run took it."""
        found = target.read(RUN)
        if found is None or not found.startswith(f"{self.run} ".encode()):
            raise NotDeployed(
                "Một lần đăng khác đã bắt đầu lên chỗ này nên lần này dừng lại. Chờ lần đó xong rồi chạy lại lệnh."
            )

    def end(self, target: Target) -> None:
        """Give it back."""
        self._clear(target)
        target.remove(RUN)

    def _clear(self, target: Target) -> None:
        """Take away what lines that broke left behind."""
        for name in target.names(OWN) or ():
            if name.endswith(_PART):
                target.remove(f"{OWN}/{name}")

    def _write(self, target: Target) -> None:
        self._beats += 1
        target.put(RUN, f"{self.run} {self._beats}\n".encode(), self.spare())
        self._last = time.monotonic()
