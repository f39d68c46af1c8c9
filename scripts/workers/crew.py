"""Who does what can be done side by side, and that it is done whatever becomes of them.

A task is a function of ours, known by its name, and plain data; what comes back is plain data. So the same task can be
done by a process here or by a machine elsewhere, and done again.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from typing import Generic, TypeVar

from scripts.store.shared import Shared
from scripts.workers.apart import Died, apart
from scripts.workers.cluster import PATIENCE, Cluster, NoCluster, reason

T = TypeVar("T")
R = TypeVar("R")

# So many in a row that do not come back, and the cluster is no longer asked.
_FAILURES = 4


@dataclass(slots=True)
class Crew:
    """So many processes of this machine, or a cluster and these for what does not come back from it."""

    here: int = 1
    cluster: Cluster | None = None
    shared: Shared = field(default_factory=Shared)
    patience: float = field(default_factory=lambda: PATIENCE)
    notices: list[str] = field(default_factory=list)
    _failures: int = 0

    @property
    def hands(self) -> int:
        """How many tasks are done at a time."""
        return self.cluster.hands if self.cluster else self.here

    @property
    def ahead(self) -> int:
        """How many are handed out at a time: of a cluster so many more that none waits for the next."""
        return 2 * self.hands if self.cluster else self.hands + 1

    def done(self, function: Callable[[T], R], tasks: Iterable[T], alone: bool = True) -> Iterator[tuple[T, R]]:
        """Each task with what the function made of it, in the order in which they come back. Few of them, and of what
        they made, are in memory at a time.

        `alone`, each in a process of its own: for what loads much or changes what the process has. Raises what the
        function raises, and Died.
        """
        with ThreadPoolExecutor(self.here) as threads:
            yield from _Round(self, threads, function, alone).all(iter(tasks))

    def lost(self, why: str) -> None:
        """Something did not come back from the cluster; said once for each reason."""
        line = f"Một phần việc giao cho cụm máy không xong ({why}); máy này đã làm lại phần đó."
        if line not in self.notices:
            self.notices.append(line)
        self._failures += 1
        if self._failures == _FAILURES:
            self.notices.append("Cụm máy không còn trả việc; máy này tự làm phần còn lại.")

    def came_back(self) -> None:
        """Something did."""
        if self.asks_the_cluster:
            self._failures = 0

    @property
    def asks_the_cluster(self) -> bool:
        """Is there a cluster that does what it is given?"""
        return self.cluster is not None and self._failures < _FAILURES


@dataclass(slots=True)
class _Task(Generic[T]):
    given: T
    is_out: bool
    since: float
    again: bool = False


class _Round(Generic[T, R]):
    """Some tasks of one function."""

    def __init__(self, crew: Crew, threads: Executor, function: Callable[[T], R], alone: bool) -> None:
        self._crew, self._threads, self._function, self._alone = crew, threads, function, alone
        self._running: dict[Future[R], _Task[T]] = {}

    def all(self, tasks: Iterator[T]) -> Iterator[tuple[T, R]]:
        try:
            while True:
                for given in islice(tasks, max(0, self._crew.ahead - len(self._running))):
                    self._begin(given)
                if not self._running:
                    return
                ended, _ = wait(self._running, self._until(), FIRST_COMPLETED)
                for future in ended:
                    task = self._running.pop(future)
                    made = self._made(future, task)
                    if made is not None:
                        yield task.given, made[0]
                    del task, future, made
                self._take_back()
        finally:
            for future in self._running:
                future.cancel()

    def _begin(self, given: T) -> None:
        task = _Task(given, self._crew.asks_the_cluster, time.monotonic())
        if task.is_out and self._crew.cluster:
            try:
                self._running[self._crew.cluster.begin(self._function, given, self._alone)] = task
                return
            except Exception as error:  # whatever a cluster that goes away makes of it
                self._crew.lost(reason(error))
        self._here(task)

    def _here(self, task: _Task[T]) -> None:
        task.is_out = False
        work = partial(apart, self._function) if self._alone else self._function
        self._running[self._threads.submit(work, task.given)] = task

    def _made(self, future: "Future[R]", task: _Task[T]) -> tuple[R] | None:
        """What came of it; None where it is being done once more."""
        try:
            result = future.result()
        except BaseException as error:
            if task.is_out and not isinstance(error, KeyboardInterrupt):
                self._crew.lost(reason(error))
            elif not isinstance(error, Died) or task.again:
                raise
            else:
                task.again = True
            self._here(task)
            return None
        if task.is_out:
            self._crew.came_back()
        return (result,)

    def _until(self) -> float | None:
        """How many seconds from now on something that is out has been out too long."""
        out = [task.since for task in self._running.values() if task.is_out]
        return max(0.0, min(out) + self._crew.patience - time.monotonic()) if out else None

    def _take_back(self) -> None:
        """Do here what has been out too long."""
        late = time.monotonic() - self._crew.patience
        for future, task in [one for one in self._running.items() if one[1].is_out and one[1].since <= late]:
            if not future.done():
                del self._running[future]
                future.cancel()
                self._crew.lost(f"quá {self._crew.patience:.0f} giây không trả lời")
                self._here(task)


@contextmanager
def gathered(here: int, address: str | None, shared: Shared) -> Iterator[Crew]:
    """The crew for one build: of the cluster at an address, where it answers; `Crew.notices` says when not."""
    crew = Crew(here, shared=shared)
    if address:
        try:
            crew.cluster = Cluster(address)
        except NoCluster as error:
            crew.notices.append(f"{error}; máy này tự làm mọi việc.")
        else:
            if crew.cluster.others:
                crew.notices.append(
                    f"{crew.cluster.others} máy của cụm {address} có bản khác của dự án nên không được giao việc."
                )
    try:
        yield crew
    finally:
        if crew.cluster:
            crew.cluster.close()
