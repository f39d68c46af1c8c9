"""What the disk or the system refuses, at any stage, is a sentence in Vietnamese that says what to do."""

from __future__ import annotations

import errno
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from scripts.publish.errors import words_of
from scripts.render.engines import _gave_up
from scripts.store.cache import write
from tests.conftest import command
from tests.sources import SITE, put

FULL = "Ổ đĩa đã đầy"
OUTPUT = """\
Traceback (most recent call last):
  File "mkdocs/utils/__init__.py", line 121, in write_file
    f.write(content)
{line}
"""


def full_database() -> sqlite3.Error:
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("pragma max_page_count = 2")
        try:
            database.execute("create table pages (data)")
            database.execute("insert into pages values (zeroblob(1000000))")
        except sqlite3.Error as error:
            return error
    raise AssertionError("there was room")


@pytest.mark.parametrize(
    "error",
    [
        OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "build/docs/x.md"),
        OSError(errno.EDQUOT, os.strerror(errno.EDQUOT)),
        full_database(),
        _gave_up(OUTPUT.format(line="OSError: [Errno 28] No space left on device: 'x.html'")),
        _gave_up(OUTPUT.format(line="OSError: [WinError 112] There is not enough space on the disk")),
        _gave_up("Error: Os { code: 28 } No space left on device (os error 28)"),
    ],
    ids=["disk", "quota", "database", "mkdocs", "windows", "zensical"],
)
def test_no_room_is_one_sentence_wherever_it_comes_from(error: Exception) -> None:
    words = words_of(error)
    assert words and words.startswith(FULL) and words.endswith("vẫn giữ nguyên.")
    assert "\n" not in words and "space" not in words


def test_an_engine_that_gives_up_says_its_last_line_alone() -> None:
    words = words_of(_gave_up(OUTPUT.format(line="jinja2.exceptions.UndefinedError: 'x' is undefined")))
    assert words == "jinja2.exceptions.UndefinedError: 'x' is undefined"


def test_every_refusal_of_the_system_is_told_without_its_own_english() -> None:
    for number in errno.errorcode:
        words = words_of(OSError(number, os.strerror(number), "site/index.html"))
        assert words and os.strerror(number) not in words


def test_a_fault_of_ours_is_none_of_these() -> None:
    assert words_of(KeyError("x")) is None
    assert words_of(sqlite3.ProgrammingError("closed")) is None


def test_what_did_not_fit_is_not_left_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def half(path: Path, data: bytes) -> None:
        with path.open("wb") as opened:
            opened.write(data[:1])
        raise OSError(errno.ENOSPC, "")

    monkeypatch.setattr(Path, "write_bytes", half)
    with pytest.raises(OSError):
        write(tmp_path / "sổ", b"abc")
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def small_disk(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Path]:
    """A file system of so many KB, where this user may mount one."""
    disk = tmp_path / "đĩa nhỏ"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={request.param}k", "tmpfs", str(disk)]
    if sys.platform != "linux" or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only root can mount a small disk")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


_SIZES = (2_500, *(pytest.param(size, marks=pytest.mark.slow) for size in (200, 800, 1_500, 4_000)))


@pytest.mark.parametrize("small_disk", _SIZES, indirect=True)
def test_a_build_on_a_disk_that_is_really_full(small_disk: Path) -> None:
    put(small_disk, SITE)
    done = command("build", "--root", str(small_disk))
    assert done.returncode == 3
    assert done.stderr.startswith(f"Không dựng được: {FULL}") and done.stderr.count("\n") == 1
    assert not (small_disk / "site").exists()
