"""A build by a Dask cluster gives what this machine gives alone, whatever becomes of the cluster.

A real scheduler and two workers run on this machine. The tests follow each other: one worker is killed, then the other
hangs.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from scripts.draw import makers
from scripts.flow.building import Built, Options, build
from scripts.flow.progress import Progress
from scripts.render import shards
from scripts.render.shares import Rendered, Share
from scripts.store.shared import Shared
from scripts.workers import cluster, crew
from scripts.workers.crew import gathered
from tests.conftest import CHECKOUT, command
from tests.render.test_incremental import published
from tests.sources import NOW, SITE, lend, put, site
from tests.workers import work

pytestmark = pytest.mark.xdist_group("cluster")

HERE = os.environ | {"PYTHONPATH": str(CHECKOUT), "PYTHONUTF8": "1"}


@dataclass
class Machines:
    """The processes that stand for a scheduler and two machines, and what came back from them."""

    folder: Path
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)
    address: str = ""
    back: int = 0

    def start(self, program: str, *options: str) -> None:
        command = [sys.executable, "-m", f"distributed.cli.dask_{program}", "--no-dashboard", *options]
        log = (self.folder / f"{len(self.processes)}.log").open("wb")
        self.processes.append(subprocess.Popen(command, cwd=self.folder, env=HERE, stdout=log, stderr=log))

    def counted(self, began: int, then: Callable[[], None]) -> Callable[..., Future[Any]]:
        """A way to hand out tasks that counts those that come back, and does something at one of them."""
        begin, handed = cluster.Cluster.begin, [0]

        def counting(*given: Any) -> Future[Any]:
            handed[0] += 1
            if handed[0] == began:
                then()
            future: Future[Any] = begin(*given)
            future.add_done_callback(self._is_back)
            return future

        return counting

    def _is_back(self, future: Future[Any]) -> None:
        self.back += not future.cancelled() and future.exception() is None


@pytest.fixture(scope="module")
def machines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machines]:
    made = Machines(tmp_path_factory.mktemp("cụm máy"))
    file = made.folder / "scheduler.json"
    made.start("scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(file))
    try:
        for _ in range(2):
            # Without a nanny, which would start another one for a worker that was killed.
            made.start("worker", "--scheduler-file", str(file), "--no-nanny", "--nthreads", "1", "--memory-limit", "0")
        until = time.monotonic() + 60
        while not file.exists():
            assert time.monotonic() < until, [log.read_text() for log in made.folder.glob("*.log")]
            time.sleep(0.05)
        made.address = json.loads(file.read_text())["address"]
        yield made
    finally:
        for process in made.processes:
            process.kill()
            process.wait()


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all machines see."""
    return tmp_path_factory.mktemp("kho")


@pytest.fixture(scope="module")
def alone(store: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The tree that this machine builds alone; it keeps what it made for others."""
    root = lend(put(tmp_path_factory.mktemp("một máy"), SITE))
    assert build(root, NOW, Options(store=str(store)), Progress(quiet=True)).warnings == ()
    return published(root)


@pytest.fixture
def much(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a small site be much work."""
    monkeypatch.setattr(makers, "MAKERS", tuple(replace(maker, many=2, most=12) for maker in makers.MAKERS))
    monkeypatch.setattr(shards, "_WORTHWHILE", 1)
    monkeypatch.setattr(shards, "_MOST_OUT", 6)


def built_by(machines: Machines, root: Path) -> Built:
    return build(lend(put(root, SITE)), NOW, Options(cluster=machines.address), Progress(quiet=True))


def both_are_there(machines: Machines) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        with gathered(1, machines.address, Shared()) as found:
            if found.cluster and found.hands == 2:
                return
        time.sleep(0.2)
    pytest.fail("two workers did not come")


def test_workers_of_another_version_get_no_work(machines: Machines, monkeypatch: pytest.MonkeyPatch) -> None:
    both_are_there(machines)
    monkeypatch.setattr(cluster, "project_version", lambda: "bản khác")
    with gathered(1, machines.address, Shared()) as found:
        assert found.cluster is None
        assert found.notices == [
            f"Cụm máy {machines.address} không có máy nào cùng phiên bản với máy này (2 máy khác); "
            "máy này tự làm mọi việc."
        ]
        assert [made for _, made in found.done(work.twice, [21], alone=False)] == [42]


def test_a_worker_refuses_what_another_version_asks() -> None:
    with pytest.raises(cluster.OtherVersion, match="bản khác"):
        cluster._work("bản khác", work.twice, 1, False)


def test_what_cannot_be_done_there_is_done_here_and_fails_as_here(machines: Machines) -> None:
    with gathered(1, machines.address, Shared()) as found, pytest.raises(ValueError, match="ma túy"):
        list(found.done(work.refuse, ["ma túy"], alone=False))


def test_a_build_whose_worker_is_killed_is_that_of_one_machine(
    machines: Machines, alone: dict[str, bytes], much: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    victim = machines.processes[1]
    monkeypatch.setattr(cluster.Cluster, "begin", machines.counted(3, victim.kill))
    built = built_by(machines, tmp_path)
    assert victim.wait(5) == -signal.SIGKILL
    assert machines.back > 3
    assert built.warnings == ()
    assert published(tmp_path) == alone


def test_a_build_whose_last_worker_hangs_is_that_of_one_machine(
    machines: Machines, alone: dict[str, bytes], much: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(crew, "PATIENCE", 1.0)
    victim = machines.processes[2]
    hang = machines.counted(2, lambda: os.kill(victim.pid, signal.SIGSTOP))
    monkeypatch.setattr(cluster.Cluster, "begin", hang)
    built = built_by(machines, tmp_path)
    assert built.warnings[0].endswith("(quá 1 giây không trả lời); máy này đã làm lại phần đó.")
    assert built.warnings[-1] == "Cụm máy không còn trả việc; máy này tự làm phần còn lại."
    assert published(tmp_path) == alone


def test_a_cluster_that_is_not_there_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_CONNECTING", 0.5)
    with gathered(1, "tcp://127.0.0.1:9", Shared()) as found:
        assert found.notices == ["Cụm máy tcp://127.0.0.1:9 không trả lời; máy này tự làm mọi việc."]
        assert [made for _, made in found.done(work.twice, [21])] == [42]


def test_an_address_that_is_none_is_wrong_use() -> None:
    done = command("build", "--cluster", "http://may")
    assert done.returncode == 2 and "tcp://may-chinh:8786" in done.stderr


def test_a_machine_without_dask_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(cluster, "find_spec", lambda _: None)
    done = command("build", "--root", str(site(tmp_path)), "--cluster", "tcp://may:8786")
    assert done.returncode == 3 and "requirements-cluster.txt" in done.stderr


def test_what_others_keep_is_not_made_again(
    alone: dict[str, bytes], much: None, store: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    kept = [path for path in store.rglob("*") if path.is_file()]
    kept[0].write_bytes(kept[0].read_bytes()[:-1])  # as a machine leaves it that is switched off
    drawn: list[str] = []
    monkeypatch.setattr(makers, "_side_by_side", lambda maker, keys, *_: drawn.extend(keys))
    rendered, render = [], shards.rendered

    def counting(share: Share) -> Rendered:
        rendered.extend(share.pages)
        return render(share)

    monkeypatch.setattr(shards, "rendered", counting)
    assert build(lend(put(tmp_path, SITE)), NOW, Options(store=str(store)), Progress(quiet=True)).output
    assert published(tmp_path) == alone
    assert len(rendered) <= 2 and drawn == []


def test_a_store_that_cannot_be_used_is_a_sentence() -> None:
    away = Shared("/proc/kho")
    away.keep({"x": b"1"})
    assert away.notice.startswith("Kho chung không dùng được") and not away
    assert away.found(["x"]) == {}


def test_a_store_of_a_kind_that_is_not_installed_is_refused(tmp_path: Path) -> None:
    done = command("build", "--root", str(site(tmp_path)), "--store", "gdrive://kho")
    assert done.returncode == 3 and "gdrive://kho" in done.stderr
