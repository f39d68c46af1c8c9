"""Runs commands as whole processes and measures them from outside: time and peak memory."""

import os
import platform
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

# Seconds between two looks at memory: psutil reads the parent of every process on the machine, 2 to 4 ms each time.
_INTERVAL = 0.05


class CommandError(Exception):
    """A measured command gave up; the text is the end of its own output."""


@dataclass(slots=True)
class Measurement:
    """Seconds by the clock, the most resident bytes that one process held, and what was printed."""

    seconds: float = 0.0
    peak: int = 0
    output: str = ""


def run(commands: Sequence[Sequence[str]], folder: Path, environment: Mapping[str, str]) -> Measurement:
    """Run the commands one after the other in `folder` and measure them together.

    Raises CommandError when one ends with anything but 0, OSError when one cannot be started.
    """
    settle()
    measured = Measurement()
    for command in commands:
        # The output goes to a file: a pipe that nobody empties would stop the process that is measured.
        with tempfile.TemporaryFile() as output:
            started = time.perf_counter()
            process = subprocess.Popen(command, cwd=folder, env=environment, stdout=output, stderr=output)
            with watched(process.pid, measured):
                process.wait()
            measured.seconds += time.perf_counter() - started
            output.seek(0)
            text = output.read().decode("utf-8", "replace")
        if process.returncode:
            raise CommandError(last_words(text, process.returncode))
        measured.output += text
    return measured


@contextmanager
def watched(pid: int, measured: Measurement) -> Iterator[None]:
    """Look at the memory of a process and of all its descendants meanwhile; the largest one's is kept.

    The maximum that getrusage keeps for children is no use here: on Linux it starts at the parent's own size.
    """
    stop = threading.Event()

    def watch() -> None:
        while True:
            with suppress(psutil.Error):
                for process in family(psutil.Process(pid)):
                    with suppress(psutil.Error):  # it has just ended
                        measured.peak = max(measured.peak, process.memory_info().rss)
            if stop.wait(_INTERVAL):
                return

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def family(process: psutil.Process) -> list[psutil.Process]:
    """A process and its descendants, the deepest last. Raises psutil.Error when it has ended."""
    return [process, *process.children(recursive=True)]


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


def machine() -> str:
    """One line: processor, cores, memory, system, Python, and how busy the machine is at this moment."""
    processor, system = platform.processor() or platform.machine(), f"{platform.system()} {platform.release()}"
    with suppress(OSError, KeyError):  # what Linux has in words
        system = platform.freedesktop_os_release()["PRETTY_NAME"]
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        named = (line.partition(":")[2] for line in lines if line.lower().startswith(("model name", "hardware")))
        processor = " ".join(next(named, processor).split())
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    memory = f"{psutil.virtual_memory().total / 2**30:.0f} GiB RAM"
    # Numbers taken beside somebody else's work are worth little; the reader should see it.
    load = f"load average {psutil.getloadavg()[0]:.1f} before the first run"
    return ", ".join((processor, f"{cores} cores", memory, system, f"Python {platform.python_version()}", load))
