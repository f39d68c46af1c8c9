"""The offline copy of the real site, in memory and unpacked as a village would have it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from scripts.pack.offline_copy import Origin, offline_copy
from tests.conftest import Built
from tests.sources import put

ORIGIN = Origin("Phòng, chống ma túy Nghệ An", "https://phongchongmatuy.example/", date(2026, 11, 24))


@pytest.fixture(scope="session")
def copy(built: Built) -> dict[str, bytes]:
    """The files of the copy by their paths in it."""
    files = {p.relative_to(built.root).as_posix(): p.read_bytes() for p in built.root.rglob("*") if p.is_file()}
    return offline_copy(files, ORIGIN)


@pytest.fixture(scope="session")
def stick(copy: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The copy on a disk, in a folder as people name them."""
    return put(tmp_path_factory.mktemp("usb") / "Nhà văn hóa xã #1 (50% xong)", copy)
