"""The hands of a Dask cluster: its scheduler finds them work, and gives it to another when one dies."""

import logging
from collections.abc import Callable
from concurrent.futures import Executor, Future
from importlib.util import find_spec
from typing import Any, TypeVar, cast

from scripts.problems.failure import CannotStart, Failure
from scripts.workers.apart import apart
from scripts.workers.version import project_version

T = TypeVar("T")
R = TypeVar("R")

# Nothing that is handed out takes longer on a machine that works.
PATIENCE = 120.0
_CONNECTING = 10.0


class OtherVersion(Failure):
    """A worker's project is not the one that asks."""


class NoCluster(Failure):
    """Nobody there does the work; the text says why."""


def needed() -> None:
    """Raises CannotStart where this machine cannot speak to a cluster."""
    if find_spec("distributed") is None:
        raise CannotStart(
            "Máy này chưa cài phần chạy trên nhiều máy (Dask). Hãy chạy: "
            ".venv/bin/python -m pip install --require-hashes -r requirements-cluster.txt"
        )


class Cluster:
    """Those workers at one scheduler that have this version of the project. To be closed."""

    def __init__(self, address: str) -> None:
        """Raises NoCluster."""
        import dask
        import distributed

        # What goes wrong there is told in our words, and the work is done.
        for name in ("distributed", "tornado"):
            logging.getLogger(name).setLevel(logging.CRITICAL)
        # Pages by the hundred are sent at once: that is meant.
        dask.config.set({"distributed.admin.large-graph-warning-threshold": "1GB"})
        self.address = address
        try:
            client: Any = distributed.Client
            self._client = client(address, timeout=_CONNECTING, set_as_default=False)
        except (OSError, TimeoutError) as error:
            raise NoCluster(f"Cụm máy {address} không trả lời") from error
        try:
            self.others, self.hands = self._looked_at()
        except Exception as error:  # whatever a scheduler that goes away makes of it
            self.close()
            raise NoCluster(f"Cụm máy {address} không trả lời") from error
        if not self.hands:
            self.close()
            raise NoCluster(f"Cụm máy {address} không có máy nào cùng phiên bản với máy này ({self.others} máy khác)")

    def _looked_at(self) -> tuple[int, int]:
        """How many workers are of another version, and how many tasks the others do at a time."""
        workers = self._client.scheduler_info(n_workers=-1)["workers"]
        said = self._client.run(_version_there, on_error="return") if workers else {}
        same = [address for address, version in said.items() if version == project_version()]
        self._executor: Executor = self._client.get_executor(workers=same, pure=False, retries=2)
        return len(said) - len(same), sum(workers[address]["nthreads"] for address in same if address in workers)

    def begin(self, function: Callable[[T], R], given: T, alone: bool) -> "Future[R]":
        """Hand something out. What can go wrong here goes wrong in the future that is returned."""
        return cast("Future[R]", self._executor.submit(_work, project_version(), function, given, alone))

    def close(self) -> None:
        """Say goodbye; what is still out there is forgotten."""
        self._client.close(timeout=2)


def _version_there() -> str:
    return project_version()


def _work(version: str, function: Callable[[T], R], given: T, alone: bool) -> R:
    """On a worker. Raises OtherVersion and what the function raises."""
    if version != project_version():
        raise OtherVersion("máy này có bản khác của dự án")
    return apart(function, given, PATIENCE) if alone else function(given)


def reason(error: BaseException) -> str:
    """A word on why something did not come back."""
    kind: Any = type(error)
    return str(error) if isinstance(error, Failure) else kind.__name__
