"""Same sources, same moment: the same bytes, wherever and however the build runs."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tests.conftest import ELSEWHERE, NOW, Built, process, sources


def digest(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


@pytest.mark.slow
def test_builds_are_byte_identical(built: Built, tmp_path: Path) -> None:
    root = tmp_path / "a b"
    root.mkdir()
    here = {"TZ": "America/Los_Angeles", "LC_ALL": "C", "PYTHONHASHSEED": "1"}
    assert here.keys() == ELSEWHERE.keys()
    done = process("build", "--root", str(sources(root)), "--now", NOW, "--jobs", "1", **here)
    assert done.returncode == 0, done.stderr
    ours, theirs = digest(built.root), digest(root / "site")
    assert sorted(ours) == sorted(theirs)
    different = [name for name in ours if ours[name] != theirs[name]]
    assert not different, different
