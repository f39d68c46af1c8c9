"""QR codes (ISO/IEC 18004) that lead from a printed page back to the site."""

import io
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import TypedDict

import segno

from scripts.store.cache import Table

# Any of the eight masks can be read; trying all of them for the handsomest takes 3.6 ms instead of 0.7.
_MASK = 3


class Code(TypedDict):
    """A square of `size` modules on each side; `path` draws its dark modules as strokes of SVG, one a run."""

    size: int
    path: str


class Codes(Table[Code]):
    """Codes by address, kept in a file between builds: thousands of pages have one."""

    def __init__(self, kept: Path | None = None) -> None:
        super().__init__(kept, "codes", f"segno {version('segno')}, mask {_MASK}")

    def of(self, address: str) -> Code:
        """The code of an absolute address; it is read with up to 15 % of it torn or stained (level M)."""
        return self.entry(address, lambda: code(address))


def made(address: str) -> segno.QRCode:
    """The code itself, for formats that are not drawn here."""
    return segno.make_qr(address, error="m", mask=_MASK, boost_error=False)


def svg(code: segno.QRCode) -> str:
    """A code as a picture without a margin."""
    written = io.BytesIO()
    code.save(written, kind="svg", border=0, xmldecl=False, svgclass=None, lineclass=None)
    return written.getvalue().decode()


def code(address: str) -> Code:
    """The code of an absolute address as data."""
    rows = [bytes(row) for row in made(address).matrix]
    return {"size": len(rows), "path": "".join(_strokes(row, y) for y, row in enumerate(rows))}


def runs(row: bytes) -> Iterator[tuple[int, int]]:
    """Where in a row each run of dark modules begins and ends."""
    end = 0
    while (start := row.find(1, end)) >= 0:
        end = row.find(0, start)
        end = len(row) if end < 0 else end
        yield start, end


def _strokes(row: bytes, y: int) -> str:
    """The dark runs of a row: `M0 .5h7m1 0h1…`, in relative steps, which are shorter than places."""
    strokes, at = "", None
    for start, end in runs(row):
        strokes += f"M{start} {y}.5h{end - start}" if at is None else f"m{start - at} 0h{end - start}"
        at = end
    return strokes
