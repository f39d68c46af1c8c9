"""One of our functions in a process of its own: what it loads and leaves in memory goes with that process, and so does
a crash.

`python -m scripts.workers.apart` reads the function and what it is given, pickled, and writes what came of it.
"""

import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from tempfile import TemporaryFile
from typing import TypeVar, cast

from scripts.problems.failure import Failure, told
from scripts.setup.children import environment

T = TypeVar("T")
R = TypeVar("R")


class Died(Failure):
    """The process ended without an answer; the text is the last that it said."""


def apart(function: Callable[[T], R], given: T, patience: float | None = None) -> R:
    """What the function makes of what it is given; both are known by name or are plain data.

    Raises what the function raises, Died when the process ends before it answers or takes longer than `patience`
    seconds, and OSError where the system starts none or the process named a refusal of the disk with its last words.
    """
    command = [sys.executable, "-m", __name__]
    # In files: out of pipes there would be all of it twice in memory, here and there.
    with TemporaryFile() as asked, TemporaryFile() as answer:
        pickle.dump((function, given), asked)
        asked.seek(0)
        try:
            ended = subprocess.run(
                command, stdin=asked, stdout=answer, stderr=subprocess.PIPE, env=environment(), timeout=patience
            )
        except subprocess.TimeoutExpired as error:
            raise Died(f"một tiến trình chạy quá {patience:.0f} giây nên đã bị dừng") from error
        try:
            answer.seek(0)
            is_made, result = pickle.load(answer)
        except (EOFError, pickle.UnpicklingError) as error:
            said = ended.stderr.decode("utf-8", "replace")
            *_, last = ["một tiến trình dừng giữa chừng", *filter(None, map(str.strip, said.splitlines()))]
            raise told(said) or Died(last) from error
    if not is_made:
        raise result
    return cast(R, result)


def _main() -> None:
    # What others print must not get into the answer.
    with os.fdopen(os.dup(1), "wb") as answer:
        os.dup2(2, 1)
        function, given = pickle.load(sys.stdin.buffer)
        try:
            pickle.dump((True, function(given)), answer)
        except Exception as error:  # whoever waits gets it
            answer.seek(0)
            pickle.dump((False, _sendable(error)), answer)
            answer.truncate()


def _sendable(error: Exception) -> Exception:
    """The error, or its words where it cannot be made again from what it holds."""
    try:
        again = pickle.loads(pickle.dumps(error))
    except Exception:  # whatever its class does when it is made
        again = None
    return error if type(again) is type(error) else Failure(f"{type(error).__name__}: {error}")


if __name__ == "__main__":
    _main()
