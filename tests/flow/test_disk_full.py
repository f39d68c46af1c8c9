"""No room left while a command writes: a clear word, and what was there stays as it was."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import CHECKOUT, command
from tests.sources import site

NOW = ("--now", "2026-11-24 09:00")
LAW = CHECKOUT / "tests/cases/laws/amending.txt"


def kept(root: Path) -> dict[str, bytes]:
    """All but what is only remembered between builds."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and path.relative_to(root).parts[0] not in ("build", "var")
    }


def full(monkeypatch: pytest.MonkeyPatch, part: str) -> None:
    """The disk has no room for files whose names hold this, but for half of each."""
    write = Path.write_bytes

    def refused(path: Path, data: Any) -> int:
        if part in path.name:
            write(path, bytes(data)[: len(data) // 2])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        return write(path, data)

    monkeypatch.setattr(Path, "write_bytes", refused)


@pytest.mark.slow
def test_nothing_is_half_written_where_the_disk_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = site(tmp_path)
    for name in ("site", "build"):
        shutil.rmtree(root / name, ignore_errors=True)
    (root / "ledger.jsonl").unlink(missing_ok=True)
    for words, part in (
        (("build", *NOW), "ledger"),
        (("pack", *NOW), ".part"),
        (("import", str(LAW)), ".part"),
    ):
        before = kept(root)
        with monkeypatch.context() as patch:
            full(patch, part)
            done = command(words[0], *words[1:], "--root", str(root))
        assert done.returncode == 3, (words, done.stdout, done.stderr)
        assert "Ổ đĩa đã đầy" in done.stderr, words
        after = kept(root)
        assert {name for name in after if after[name] != before.get(name)} == set(), words
        assert after.keys() == before.keys(), words
        assert command("build", "--root", str(root), *NOW).returncode == 0, words
