"""A process that a command starts ends with it, also where the command is killed."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

from tests.conftest import CHECKOUT

# More than a pipe holds, so that it is written only as it is read.
KILLED = """
import os, signal, time
from scripts.setup.children import beside

def work():
    time.sleep(0.2)
    return bytes(1_000_000)

beside(work)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="forks")
def test_what_works_beside_a_command_that_is_killed_ends() -> None:
    """It has the command's lock and its streams: as long as it lives, they are held."""
    command = subprocess.Popen([sys.executable, "-c", KILLED], cwd=CHECKOUT, stdout=subprocess.PIPE)
    command.communicate(timeout=20)
    assert command.returncode == -signal.SIGKILL
