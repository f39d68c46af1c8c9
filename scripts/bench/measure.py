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
    """One run: seconds by the clock, and the most bytes of memory that the process tree held at once."""

    seconds: float
    peak: int


def run(commands: Sequence[Sequence[str]], folder: Path, environment: Mapping[str, str]) -> Measurement:
    """Run the commands one after the other in `folder` and measure them together.

    Raises CommandError when one ends with anything but 0, OSError when one cannot be started.
    """
    _settle()
    seconds, peak = 0.0, 0
    for command in commands:
        # The output goes to a file: a pipe that nobody empties would stop the process that is measured.
        with tempfile.TemporaryFile() as output:
            started = time.perf_counter()
            process = subprocess.Popen(command, cwd=folder, env=environment, stdout=output, stderr=output)
            with PeakMemory(process.pid) as memory:
                process.wait()
            seconds += time.perf_counter() - started
            if process.returncode:
                output.seek(0)
                raise CommandError(_end(output.read().decode("utf-8", "replace"), process.returncode))
        peak = max(peak, memory.peak)
    return Measurement(seconds, peak)


class PeakMemory:
    """Samples the resident memory of a process and all its descendants until it is left.

    The sum counts pages that two processes share twice, so it never flatters a tool with several processes. The
    maximum that getrusage keeps for children is no use here: on Linux it starts at the parent's own size.
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
            self.peak = max(self.peak, _resident(self._pid))
            if self._stop.wait(INTERVAL):
                return


def folder_bytes(folder: Path, patterns: Iterable[str] = ("**/*",)) -> int:
    """Bytes of the files below a folder that match a pattern."""
    files = {path for pattern in patterns for path in folder.glob(pattern) if path.is_file()}
    return sum(path.stat().st_size for path in files)


def _resident(pid: int) -> int:
    """Resident bytes of a process and its descendants, less what ends while it is looked at."""
    found = 0
    with suppress(psutil.Error):
        root = psutil.Process(pid)
        for process in (root, *root.children(recursive=True)):
            with suppress(psutil.Error):
                found += process.memory_info().rss
    return found


def _settle() -> None:
    # What the run before left to be written to disk is not this run's work.
    if hasattr(os, "sync"):
        os.sync()


def _end(output: str, code: int) -> str:
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    return f"exit {code}: " + " / ".join(lines[-3:])[-300:] if lines else f"exit {code}"
