"""No room left at any point of a publish: a clear word, and the old site stays."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from scripts.publish.errors import PublishError
from scripts.publish.stage import publish
from tests.publish.small_site import page, put


def tree(root: Path, name: str, pages: int = 8) -> Path:
    for number in range(pages):
        put(root / name / f"p{number}/index.html", page(f"p{number}/", f"Cây{name}", "chữ " * 400))
    return root / name


def state(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


@contextmanager
def failing(monkeypatch: pytest.MonkeyPatch, after: int) -> Iterator[list[int]]:
    """Every way in which publishing writes fails from its `after`-th use on; yields the count of uses."""
    asked = [0]

    def limited(action: Callable[..., Any]) -> Callable[..., Any]:
        def limited_action(*arguments: Any, **options: Any) -> Any:
            asked[0] += 1
            if asked[0] > after:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(arguments[0]))
            return action(*arguments, **options)

        return limited_action

    with monkeypatch.context() as patch:
        patch.setattr(os, "link", limited(os.link))
        patch.setattr(os, "mkdir", limited(os.mkdir))
        patch.setattr(shutil, "copyfile", limited(shutil.copyfile))
        patch.setattr(Path, "write_bytes", limited(Path.write_bytes))
        patch.setattr(Path, "mkdir", limited(Path.mkdir))
        patch.setattr(Path, "rename", limited(Path.rename))
        yield asked


def test_no_room_at_any_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = tree(tmp_path, "A"), tree(tmp_path, "B")
    site, work = tmp_path / "site", tmp_path / "build"
    work.mkdir()
    publish(old, tmp_path / "none", site, work)
    before = state(site)
    writes = 0
    while True:
        with failing(monkeypatch, writes):
            try:
                publish(new, tmp_path / "none", site, work)
            except PublishError as error:
                assert "Ổ đĩa đã đầy" in str(error)
            else:
                break
        assert state(site) == before, f"after {writes} writes"
        assert not (work / "spare").exists()
        writes += 1
    assert writes > 20
    assert state(site) != before
    assert all("CâyB".encode() in text for name, text in state(site).items() if name.endswith(".html"))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 900 KB, where this user may mount one."""
    disk = tmp_path / "đĩa nhỏ"
    disk.mkdir()
    mounted = (
        sys.platform == "linux"
        and not subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=900k", "tmpfs", str(disk)], capture_output=True, check=False
        ).returncode
    )
    if not mounted:
        pytest.skip("only root can mount a small disk")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def test_a_disk_that_is_really_full(small_disk: Path, tmp_path: Path) -> None:
    site, work, filler = small_disk / "site", small_disk / "build", small_disk / "filler"
    old, new = tree(tmp_path, "A", 4), tree(tmp_path, "B", 4)
    work.mkdir()
    failures, kilobytes = 0, 0
    while True:
        publish(old, tmp_path / "none", site, work)
        before = state(site)
        if kilobytes >= shutil.disk_usage(small_disk).free // 1024:
            break
        filler.write_bytes(b"x" * kilobytes * 1024)
        try:
            publish(new, tmp_path / "none", site, work)
        except PublishError as error:
            assert "Ổ đĩa đã đầy" in str(error)
            assert state(site) == before
            failures += 1
        else:
            assert all("CâyB".encode() in text for name, text in state(site).items() if name.endswith(".html"))
        for folder in (site, work / "spare", work / "pagefind"):
            shutil.rmtree(folder, ignore_errors=True)
        filler.unlink(missing_ok=True)
        kilobytes += 40
    assert failures


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX limits")
def test_a_limit_on_the_size_of_files_is_told(tmp_path: Path) -> None:
    (tmp_path / "build").mkdir()
    code = (
        "import resource, signal, sys; from pathlib import Path\n"
        "from scripts.publish.errors import PublishError\n"
        "from scripts.publish.stage import publish\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))\n"
        "root = Path(sys.argv[1])\n"
        "try: publish(root / 'A', root / 'none', root / 'site', root / 'build')\n"
        "except PublishError as error: print(error)\n"
    )
    tree(tmp_path, "A", 2)
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert "không cho ghi tệp lớn" in done.stdout
    assert not (tmp_path / "site").exists()
