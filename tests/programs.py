"""A server of this machine, started by a test."""

from __future__ import annotations

import os
import pwd
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

_PATIENCE = 20


def user() -> str:
    """Who a server runs as: Apache does not serve as root."""
    return pwd.getpwuid(os.geteuid()).pw_name if os.geteuid() else "www-data"


def _becoming(name: str) -> list[str]:
    """What root's tests wrote is root's alone, so whom they start may open what others own."""
    if os.geteuid():
        return []
    return [
        *("setpriv", f"--reuid={name}", f"--regid={name}", "--clear-groups"),
        *("--inh-caps=+dac_override", "--ambient-caps=+dac_override"),
    ]


@contextmanager
def running(command: list[str], port: int, work: Path) -> Iterator[None]:
    """It answers at that port of 127.0.0.1; what it says is in work/said and work/log."""
    directories = {key: str(work) for key in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "APACHE_RUN_DIR", "APACHE_LOG_DIR")}
    with (work / "said").open("wb") as out:
        server = subprocess.Popen([*_becoming(user()), *command], env=os.environ | directories, stdout=out, stderr=out)
    try:
        _wait(server, command[0], port, work)
        yield
    finally:
        server.terminate()
        with suppress(subprocess.TimeoutExpired):
            server.wait(5)
        server.kill()
        server.wait()


def _wait(server: subprocess.Popen[bytes], name: str, port: int, work: Path) -> None:
    ended = time.monotonic() + _PATIENCE
    while True:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        if server.poll() is not None or time.monotonic() > ended:
            told = (
                file.read_text(encoding="utf-8", errors="replace")
                for file in (work / "said", work / "log")
                if file.exists()
            )
            pytest.fail(f"{name} did not start: {''.join(told)}")
        time.sleep(0.05)
