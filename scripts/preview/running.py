"""One workbench at a time over the same sources: a second start shows the one that runs.

The operating system holds a lock as long as the first one lives; a file beside it says at which address.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, ProxyHandler, build_opener

from scripts.publish.lock import locked
from scripts.workbench.guard import COOKIE

# Seconds in which one that has just begun has said where it is.
_PATIENCE = 10.0


@contextmanager
def the_one(root: Path) -> Iterator[Path]:
    """Be the one over these sources: the file for its address. Raises BusyError where another is, OSError where the
    disk cannot tell."""
    folder = root / "var" / "serve"
    folder.mkdir(parents=True, exist_ok=True)
    with locked(folder):
        said = _file(root)
        said.unlink(missing_ok=True)
        try:
            yield said
        finally:
            with suppress(OSError):
                said.unlink(missing_ok=True)


def say(said: Path, address: str) -> None:
    """Let later starts know. The address holds the key, so nobody else of this machine may read it."""
    said.touch(mode=0o600)
    said.write_text(address, encoding="utf-8")


def address(root: Path, patience: float = _PATIENCE) -> str | None:
    """Where the one that runs answers; None where it does not."""
    until = time.monotonic() + patience
    while True:
        with suppress(OSError):
            found = _file(root).read_text(encoding="utf-8")
            if found and _answers(found):
                return found
        if time.monotonic() > until:
            return None
        time.sleep(0.2)


def _file(root: Path) -> Path:
    return root / "var" / "serve" / "address"


class _Stay(HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        """The answer itself is looked at."""


def _answers(address: str) -> bool:
    """Is it our workbench that listens there? It lets the key in with a cookie."""
    # The proxy of an office is not asked for this machine.
    opener = build_opener(ProxyHandler({}), _Stay)
    try:
        opener.open(address, timeout=5).close()
    except HTTPError as answer:
        return COOKIE in answer.headers.get("Set-Cookie", "")
    except ValueError:
        return False
    return False
