"""What decides how cards look beside the words on them; it loads nothing that draws."""

from __future__ import annotations

import hashlib
from importlib.metadata import version
from pathlib import Path

MARK = "icon.svg"
_VERSIONS = ("typst", "fontpkg-be-vietnam-pro", "Pillow")
_SOURCES = ("card.typ", "drawing.py", "lettering.py", "../../model/palette.py")


def look(mark: bytes) -> str:
    """A digest that changes whenever cards look otherwise; `mark` is the site's, as SVG."""
    sources = ((Path(__file__).parent / name).read_bytes() for name in _SOURCES)
    versions = " ".join(version(name) for name in _VERSIONS).encode()
    return hashlib.sha256(b"\0".join([mark, *sources, versions])).hexdigest()
