"""QR codes (ISO/IEC 18004) that lead from a printed page back to the site."""

from __future__ import annotations

import json
from importlib.metadata import version
from pathlib import Path
from typing import TypedDict

import segno

from scripts.assemble.cache import write

# Any of the eight masks can be read; trying all of them for the handsomest takes 3.6 ms instead of 0.7.
_MASK = 3


class Code(TypedDict):
    """A square of `size` modules on each side; `path` draws its dark modules as strokes of SVG, one a run."""

    size: int
    path: str


class Codes:
    """Codes by address, kept in a file between builds: thousands of pages have one."""

    def __init__(self, kept: Path | None = None) -> None:
        self._kept = kept
        self._rules = f"segno {version('segno')}, mask {_MASK}"
        self._old = _read(kept, self._rules) if kept else {}
        self._used: dict[str, Code] = {}

    def of(self, address: str) -> Code:
        """The code of an absolute address; it is read with up to 15 % of it torn or stained (level M)."""
        if address not in self._used:
            self._used[address] = self._old.get(address) or _code(address)
        return self._used[address]

    def save(self) -> None:
        """Keep what this build used, and nothing else, for the next one."""
        if self._kept and self._used != self._old:
            write(self._kept, json.dumps({"rules": self._rules, "codes": self._used}).encode())


def _code(address: str) -> Code:
    made = segno.make_qr(address, error="m", mask=_MASK, boost_error=False)
    rows = [bytes(row) for row in made.matrix]
    return {"size": len(rows), "path": "".join(_strokes(row, y) for y, row in enumerate(rows))}


def _strokes(row: bytes, y: int) -> str:
    """The dark runs of a row: `M0 .5h7m1 0h1…`, in relative steps, which are shorter than places."""
    strokes, x, at = "", 0, None
    while (start := row.find(1, x)) >= 0:
        end = row.find(0, start)
        end = len(row) if end < 0 else end
        strokes += f"M{start} {y}.5h{end - start}" if at is None else f"m{start - at} 0h{end - start}"
        x = at = end
    return strokes


def _read(kept: Path, rules: str) -> dict[str, Code]:
    try:
        data = json.loads(kept.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return data["codes"] if isinstance(data, dict) and data.get("rules") == rules else {}
