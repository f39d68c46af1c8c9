"""Fictional events for the tests of lists, of the month grid and of the finder."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from tests.conftest import CHECKOUT
from tests.sources import site

NOW = "2022-06-15 09:00"
_CASE = (CHECKOUT / "tests/cases/events/mau-kho.yml").read_text(encoding="utf-8")
_HEAD = _CASE[: _CASE.index("events:")] + "events:\n"
_PLAIN = "Mẫu: Tọa đàm về sức khoẻ ở thủy điện Hoà Bình"


def listing(lines: str) -> str:
    """A listing of events written in short, with what every event must have."""
    return _HEAD + lines + "\n"


def awkward(root: Path) -> Path:
    """The small site with events of every awkward kind beside its own, one title of them decomposed."""
    text = _CASE.replace(_PLAIN, unicodedata.normalize("NFD", _PLAIN))
    return site(root, {"events/2022/mau-kho.yml": text})
