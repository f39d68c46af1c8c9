"""Two builds in one checkout do not mix."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.publish.errors import BusyError
from scripts.publish.lock import locked
from tests.conftest import CHECKOUT

HOLDER = (
    "import sys; from pathlib import Path; from scripts.publish.lock import locked\n"
    "with locked(Path(sys.argv[1])):\n"
    "    print('held', flush=True)\n"
    "    sys.stdin.read()\n"
)


@pytest.fixture
def holder(tmp_path: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=CHECKOUT,
        env=os.environ | {"PYTHONPATH": str(CHECKOUT)},
        text=True,
    )
    assert process.stdout and process.stdout.readline() == "held\n"
    return process


def test_a_second_build_is_told_who_works(holder: subprocess.Popen[str], tmp_path: Path) -> None:
    with pytest.raises(BusyError, match=rf"tiến trình số {holder.pid}\b.*chạy lại"), locked(tmp_path):
        pytest.fail("two hold the lock")
    holder.communicate("")
    with locked(tmp_path):
        pass


def test_a_killed_build_leaves_no_lock(holder: subprocess.Popen[str], tmp_path: Path) -> None:
    holder.kill()
    holder.communicate()
    with locked(tmp_path):
        pass


def test_the_lock_is_given_back_after_an_error(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="x"), locked(tmp_path):
        raise ValueError("x")
    with locked(tmp_path):
        pass
