"""Same sources, same moment: the same bytes, wherever and however the build runs."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tests.conftest import NOW, Built, command, sources


def digest(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


@pytest.mark.slow
@pytest.mark.parametrize(
    ("folder", "jobs", "environment"),
    [
        ("a b", "1", {"TZ": "America/Los_Angeles", "LC_ALL": "C", "PYTHONHASHSEED": "1"}),
        ("đường dẫn/sâu hơn", "2", {"TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "4242"}),
    ],
)
def test_builds_are_byte_identical(
    built: Built, tmp_path: Path, folder: str, jobs: str, environment: dict[str, str]
) -> None:
    root = tmp_path / folder
    root.mkdir(parents=True)
    done = command("build", "--root", str(sources(root)), "--now", NOW, "--jobs", jobs, **environment)
    assert done.returncode == 0, done.stderr
    ours, theirs = digest(built.root), digest(root / "site")
    assert sorted(ours) == sorted(theirs)
    different = [name for name in ours if ours[name] != theirs[name]]
    assert not different, different
