"""Runs commands as whole processes and measures them from outside: time, peak memory, bytes written."""

from __future__ import annotations

import os
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

# Memory is looked at this often; a sample of a tree of five processes costs about 0.3 ms.
INTERVAL = 0.02
_PROC = Path("/proc")


class CommandError(Exception):
    """A measured command gave up; the text is the end of its own output."""


@dataclass(frozen=True, slots=True)
class Measurement:
    """One run: seconds by the clock, and the most memory that the process tree held at once.

    `peak` is in bytes and None where the system has no /proc.
    """

    seconds: float
    peak: int | None


def run(commands: Sequence[Sequence[str]], folder: Path, environment: Mapping[str, str]) -> Measurement:
    """Run the commands one after the other in `folder` and measure them together.

    Raises CommandError when one ends with anything but 0, OSError when one cannot be started.
    """
    _settle()
    seconds, peaks = 0.0, []
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
        peaks.append(memory.peak)
    known = [peak for peak in peaks if peak is not None]
    return Measurement(seconds, max(known) if known else None)


class PeakMemory:
    """Samples the resident memory of a process and all its descendants until it is left.

    The sum counts pages that two processes share twice, so it never flatters a tool with several processes.
    Each process's own high-water mark (VmHWM) is read too, which catches a peak between two samples. The
    maximum that getrusage keeps for children is no use here: on Linux it starts at the parent's own size.
    """

    def __init__(self, pid: int) -> None:
        self.peak: int | None = None
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
        if not (_PROC / "self" / "status").exists():
            return
        while True:
            found = [_memory(pid) for pid in tree(self._pid)]
            if found:
                together = sum(resident for resident, _ in found)
                self.peak = max(self.peak or 0, together, *(mark for _, mark in found))
            if self._stop.wait(INTERVAL):
                return


def tree(pid: int) -> list[int]:
    """A process and its descendants, as far as /proc knows them (Linux)."""
    found, waiting = [], [pid]
    while waiting:
        current = waiting.pop()
        found.append(current)
        try:
            for task in os.listdir(f"/proc/{current}/task"):
                waiting += map(int, Path(f"/proc/{current}/task/{task}/children").read_text().split())
        except OSError:  # it ended while we looked
            continue
    return found


def folder_bytes(folder: Path, patterns: Iterable[str] = ("**/*",)) -> int:
    """Bytes of the files below a folder that match a pattern."""
    files = {path for pattern in patterns for path in folder.glob(pattern) if path.is_file()}
    return sum(path.stat().st_size for path in files)


def _memory(pid: int) -> tuple[int, int]:
    """Resident bytes now and at their highest; nothing for a process that ended or is a zombie."""
    resident = mark = 0
    try:
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                resident = int(line.split()[1]) * 1024
            elif line.startswith("VmHWM:"):
                mark = int(line.split()[1]) * 1024
    except (OSError, ValueError):
        return 0, 0
    return resident, mark


def _settle() -> None:
    # What the run before left to be written to disk is not this run's work.
    if hasattr(os, "sync"):
        os.sync()


def _end(output: str, code: int) -> str:
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    return f"exit {code}: " + " / ".join(lines[-3:])[-300:] if lines else f"exit {code}"
