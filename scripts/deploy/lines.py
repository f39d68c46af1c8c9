"""Several lines to one target: what breaks is tried again on a new line, and nothing is begun after a refusal."""

import itertools
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import suppress
from typing import TypeVar

from scripts.deploy.targets.target import Opener, Target
from scripts.deploy.words import NotDeployed, Refused, TreeChanged
from scripts.problems.failure import CannotDo

T = TypeVar("T")
# Seconds between one try and the next: a line that is down for half a minute is waited for.
PAUSES = (0.5, 1.0, 2.0, 4.0, 8.0, 16.0)
# So many before the first answer: then the address is wrong rather than the line bad.
_AT_FIRST = 2
_TICK = 2.0
_FINAL = (NotDeployed, Refused, TreeChanged, CannotDo)


class Broken(Exception):
    """No line held long enough, over all tries; `answered` says whether one ever did."""

    def __init__(self, error: Exception, answered: bool) -> None:
        super().__init__(str(error) or type(error).__name__)
        self.answered = answered


class Lines:
    """Lines by need, one a thread. `reopened` is called with each line that takes the place of a broken one."""

    def __init__(self, opener: Opener, count: int) -> None:
        self._opener, self._count = opener, count
        self._pool = ThreadPoolExecutor(count)
        self._mine = threading.local()
        self._open: set[Target] = set()
        self._answered = self._stopped = False
        self.reopened: Callable[[Target], None] = lambda target: None

    def do(self, action: Callable[[Target], T]) -> T:
        """What the action gives, on the line of this thread. Raises Refused and Broken."""
        pauses = iter(PAUSES)
        for attempt in itertools.count():
            target = None
            try:
                target = self._line()
                result = action(target)
            except _FINAL:
                raise
            except Exception as error:
                refusal = target.refusal(error) if target else None
                self._drop()
                pause = next(pauses, None)
                if refusal:
                    raise Refused(refusal) from error
                if pause is None or self._stopped or (not self._answered and attempt == _AT_FIRST):
                    raise Broken(error, self._answered) from error
                time.sleep(pause)
            else:
                self._answered = True
                return result
        raise AssertionError

    def each(self, items: Iterable[T], action: Callable[[Target, T], object]) -> Iterator[T | None]:
        """The items, each once its action is done, in no order; None now and then while one waits. Raises as `do`."""
        waiting, running = iter(items), dict[Future[object], T]()
        try:
            while True:
                for item in itertools.islice(waiting, 2 * self._count - len(running)):
                    running[self._pool.submit(self._one, action, item)] = item
                if not running:
                    return
                done, _ = wait(running, _TICK, FIRST_COMPLETED)
                for future in done:
                    item = running.pop(future)
                    future.result()
                    yield item
                if not done:
                    yield None
        finally:
            for future in running:
                future.cancel()
            # What is under way must not end after whatever is done next.
            wait(running)

    def close(self) -> None:
        """End all lines; what is under way is finished or given up first."""
        self._stopped = True
        self._pool.shutdown(cancel_futures=True)
        for target in self._open:
            with suppress(Exception):  # it may be broken
                target.close()

    def _one(self, action: Callable[[Target, T], object], item: T) -> object:
        return self.do(lambda target: action(target, item))

    def _line(self) -> Target:
        target: Target | None = getattr(self._mine, "target", None)
        if target is None:
            target = self._opener()
            self._mine.target = target
            self._open.add(target)
            if getattr(self._mine, "broke", False):
                self.reopened(target)
        return target

    def _drop(self) -> None:
        target: Target | None = getattr(self._mine, "target", None)
        self._mine.target, self._mine.broke = None, True
        if target is not None:
            self._open.discard(target)
            with suppress(Exception):
                target.close()
