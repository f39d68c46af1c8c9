"""What is known of a server that a test started (a kind a module), and a bad line to it."""

from __future__ import annotations

import random
import socket
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path

import pytest

# Of libraries, which tell us what went wrong; then those that hosts run.
KINDS = ("sftp", "ftps", "webdav", "s3", "openssh", "vsftpd", "mod_dav")
USER, PASSWORD = "bien-tap", "mật khẩu thử"
HERE = "127.0.0.1"


@dataclass
class Server:
    """A server that runs: its port, the address of a port for `deploy`, what it takes to be let in, and its files."""

    port: int
    address: Callable[[int], str]
    files: Callable[[], dict[str, bytes]]
    write: Callable[[str, bytes], None]
    options: tuple[str, ...] = ()
    environment: dict[str, str] = field(default_factory=dict)
    # A bad line breaks within so many bytes from here; files may have lines of their own.
    burst: int = 60_000


def files_of(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def writes(root: Path) -> Callable[[str, bytes], None]:
    def write(path: str, data: bytes) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)

    return write


def started(kind: str, root: Path) -> AbstractContextManager[Server]:
    """A server of that kind over the folder; its library is loaded by need."""
    found: AbstractContextManager[Server] = import_module(f"tests.deploy.{kind}_server").run(root)
    return found


def enter(server: Server, port: int, patch: pytest.MonkeyPatch) -> tuple[str, ...]:
    """What `deploy` is called with to put a tree there, over that port."""
    for name, value in server.environment.items():
        patch.setenv(name, value.format(port=port))
    return ("deploy", "--to", server.address(port), *server.options)


class BadLine:
    """A line to a port that breaks within `most` bytes, `cuts` times, and then holds; `broke` is called each time."""

    def __init__(self, port: int, seed: int, cuts: int, most: int, broke: Callable[[], None] = lambda: None) -> None:
        self._to, self._random, self._most, self._broke = port, random.Random(seed), most, broke
        self.cuts = cuts
        self._left = self._drawn()
        self._lock = threading.Lock()
        self._open: set[socket.socket] = set()
        self._listener = socket.create_server((HERE, 0))
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def __enter__(self) -> BadLine:
        return self

    def __exit__(self, *_: object) -> None:
        self._listener.close()
        self._cut()

    def _drawn(self) -> int:
        return self._random.randrange(self._most // 4, self._most)

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self._listener.accept()
                far = socket.create_connection((HERE, self._to))
                for end in (near, far):  # else each answer waits 40 ms for the next question
                    end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                with self._lock:
                    self._open |= {near, far}
                for pair in ((near, far, True), (far, near, False)):
                    threading.Thread(target=self._pass, args=pair, daemon=True).start()

    def _pass(self, source: socket.socket, target: socket.socket, counted: bool) -> None:
        with suppress(OSError):
            while data := source.recv(16_384):
                if counted and self._is_over(len(data)):
                    target.sendall(data[: len(data) // 2])
                    self._cut()
                    self._broke()
                    return
                target.sendall(data)
        for end in (source, target):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()

    def _is_over(self, count: int) -> bool:
        with self._lock:
            self._left -= count
            if self._left > 0 or not self.cuts:
                return False
            self.cuts -= 1
            self._left = self._drawn()
            return True

    def _cut(self) -> None:
        """All lines break at once, as where the office's network does."""
        with self._lock:
            ends, self._open = self._open, set()
        for end in ends:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()
