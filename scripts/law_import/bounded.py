"""Reading a file in a process of its own, with limits: a page of a PDF may be made to fill the memory."""

import pickle
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import psutil

from scripts.law_import.reading import Understood, understand
from scripts.problems import Position, problem
from scripts.setup.children import environment

# Decree 163/2026 with its annexes takes 200 MB and 4 seconds.
MEMORY, SECONDS = 1_500_000_000, 180
_LOOK = 0.1


def within_limits(path: Path, memory: int = MEMORY, seconds: float = SECONDS) -> Understood:
    """As `understand`; a file that takes more memory or time than any law is a problem. Raises RuntimeError where
    something of ours broke."""
    child = subprocess.Popen(
        [sys.executable, "-m", "scripts.law_import.bounded", str(path), str(memory)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment(),
    )
    ended = time.monotonic() + seconds
    watched = psutil.Process(child.pid)
    try:
        while True:
            with suppress(subprocess.TimeoutExpired):
                data, _ = child.communicate(timeout=_LOOK)
                break
            with suppress(psutil.Error):  # it may have ended since
                if time.monotonic() > ended or watched.memory_info().rss > memory:
                    child.kill()
    finally:
        child.kill()
    if child.returncode == 0 and data:
        found: Understood | str = pickle.loads(data)  # from this very program
        if isinstance(found, Understood):
            return found
        raise RuntimeError(found)
    return Understood((problem("E519", Position(path.name), memory=memory // 1_000_000, seconds=int(seconds)),))


def _limited(memory: int) -> None:
    with suppress(ImportError):  # Windows has no such limits; whoever waits watches the memory
        import resource

        # Addresses are not memory: libraries map more than they use.
        resource.setrlimit(resource.RLIMIT_AS, (2 * memory, 2 * memory))


def _answer(path: Path) -> Understood | str:
    try:
        return understand(path)
    except MemoryError:
        sys.exit(1)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


if __name__ == "__main__":
    _limited(int(sys.argv[2]))
    sys.stdout.buffer.write(pickle.dumps(_answer(Path(sys.argv[1]))))
