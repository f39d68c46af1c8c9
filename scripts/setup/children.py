"""The environment of processes that a command starts."""

from __future__ import annotations

import os
from pathlib import Path


def environment() -> dict[str, str]:
    """This one's, with the package on the path wherever the command was started."""
    root = str(Path(__file__).resolve().parents[2])
    return os.environ | {"PYTHONPATH": root, "PYTHONUTF8": "1"}
