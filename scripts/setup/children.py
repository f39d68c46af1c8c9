"""Processes that a command starts."""

import gc
import os
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")


def environment() -> dict[str, str]:
    """The environment of this one, with the package on the path wherever the command was started."""
    root = str(Path(__file__).resolve().parents[2])
    return os.environ | {"PYTHONPATH": root, "PYTHONUTF8": "1"}


def beside(work: Callable[[], T]) -> Callable[[], T]:
    """Begin `work` in a process that has everything as it is here now; what is returned waits for the result, which is
    plain data. Where no process can be forked, and where one dies, the work is done here when it is waited for."""
    if sys.platform != "linux" or threading.active_count() > 1:
        return work
    ours, theirs = get_context("fork").Pipe(duplex=False)
    process = get_context("fork").Process(target=_send, args=(work, ours, theirs), daemon=True)
    process.start()
    theirs.close()

    def wait() -> T:
        with ours:
            try:
                result: T = ours.recv()
            except EOFError:
                result = work()
        process.join()
        return result

    return wait


def _send(work: Callable[[], object], read: Connection, pipe: Connection) -> None:
    read.close()  # else this process waits for ever for a reader that was killed, and holds the lock of the build
    gc.disable()  # looking for reference cycles would copy the memory that is shared
    with suppress(Exception, KeyboardInterrupt):  # whoever waits does the work and gets the error
        pipe.send(work())
