"""Runs commands as whole processes and measures them from outside: time, peak memory, bytes written."""

from __future__ import annotations

import os
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

# Seconds between two looks at memory: psutil reads the parent of every process on the machine, 2 to 4 ms each time.
INTERVAL = 0.05


class CommandError(Exception):
    """A measured command gave up; the text is the end of its own output."""


@dataclass(frozen=True, slots=True)
class Measurement:
    """One run: seconds by the clock, the most bytes that one process of it held, and what it printed."""

    seconds: float
    peak: int
    output: str


def run(commands: Sequence[Sequence[str]], folder: Path, environment: Mapping[str, str]) -> Measurement:
    """Run the commands one after the other in `folder` and measure them together.

    Raises CommandError when one ends with anything but 0, OSError when one cannot be started.
    """
    settle()
    seconds, peak, printed = 0.0, 0, ""
    for command in commands:
        # The output goes to a file: a pipe that nobody empties would stop the process that is measured.
        with tempfile.TemporaryFile() as output:
            started = time.perf_counter()
            process = subprocess.Popen(command, cwd=folder, env=environment, stdout=output, stderr=output)
            with PeakMemory(process.pid) as memory:
                process.wait()
            seconds += time.perf_counter() - started
            output.seek(0)
            text = output.read().decode("utf-8", "replace")
        if process.returncode:
            raise CommandError(last_words(text, process.returncode))
        peak, printed = max(peak, memory.peak), printed + text
    return Measurement(seconds, peak, printed)


class PeakMemory:
    """Samples the resident memory of a process and all its descendants until it is left; keeps the largest one's.

    The maximum that getrusage keeps for children is no use here: on Linux it starts at the parent's own size.
    """

    def __init__(self, pid: int) -> None:
        self.peak = 0
        self._pid = pid
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> PeakMemory:
        self._thread.start()
        return self

    def __exit__(self, *details: object) -> None:
        self._stop.set()
        self._thread.join()

    def _watch(self) -> None:
        while True:
            self.peak = max(self.peak, _largest(self._pid))
            if self._stop.wait(INTERVAL):
                return


def folder_bytes(folder: Path, patterns: Iterable[str] = ("**/*",)) -> int:
    """Bytes of the files below a folder that match a pattern."""
    files = {path for pattern in patterns for path in folder.glob(pattern) if path.is_file()}
    return sum(path.stat().st_size for path in files)


def settle() -> None:
    """Write to disk what the run before left: that is not the next run's work."""
    if hasattr(os, "sync"):
        os.sync()


def last_words(output: str, code: int | None) -> str:
    """The end of what a failed command printed."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    return f"exit {code}: " + " / ".join(lines[-3:])[-300:] if lines else f"exit {code}"


def _largest(pid: int) -> int:
    """Resident bytes of the largest among a process and its descendants, less those that end meanwhile."""
    found = 0
    with suppress(psutil.Error):
        root = psutil.Process(pid)
        for process in (root, *root.children(recursive=True)):
            with suppress(psutil.Error):
                found = max(found, process.memory_info().rss)
    return found
