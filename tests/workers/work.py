"""Functions that tests hand out."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path


def twice(number: int) -> int:
    return 2 * number


def noisy(words: str) -> str:
    print("this must not get into the answer", flush=True)
    os.write(1, b"nor this")
    return words


def refuse(words: str) -> int:
    raise ValueError(words)


class Unsendable(Exception):
    def __init__(self, one: str, two: str) -> None:
        super().__init__(f"{one} {two}")


def refuse_oddly(words: str) -> int:
    raise Unsendable(words, "thứ hai")


def die_once(folder: str) -> str:
    """End as a process does that the system kills for its memory, but only the first time."""
    file = Path(folder) / "đã chết"
    if not file.exists():
        file.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return "xong"


def die(_: int) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return 0


def sleep(seconds: float) -> float:
    time.sleep(seconds)
    return seconds
