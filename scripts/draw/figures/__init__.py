"""PNG of every diagram and map, and a poster of A4 of every diagram, drawn from their SVG.

A file is kept under a digest of the SVG, of the words around it and of how it is made: docs/decisions/026-figures.md.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from scripts.assemble.diagrams.alone import INDEX
from scripts.draw.maker import Index, Needs, Wanted
from scripts.store.rules import rules

_SOURCES = (
    *("draw/figures", "draw/xmp.py", "draw/pdf.py", "draw/letters.py"),
    *("assemble/parts/qr.py", "model/palette.py"),
)
_LIBRARIES = ("typst", "fontpkg-be-vietnam-pro", "Pillow", "pypdfium2", "segno")


def wanted(tree: Mapping[str, bytes]) -> list[Wanted]:
    """Every picture by the address of its files without their ending."""
    figures: dict[str, dict[str, Any]] = json.loads(tree.get(INDEX, b"{}"))
    made_by = rules(_SOURCES, _LIBRARIES).encode() if figures else b""

    def of(stem: str, figure: dict[str, Any]) -> Wanted:
        parts = (made_by, json.dumps(figure).encode(), tree[f"files/{stem}.svg"])
        name = hashlib.sha256(b"\0".join(parts)).hexdigest()[:32]
        endings = ("png", "pdf") if figure["poster"] else ("png",)
        return Wanted(stem, {f"{stem}.{ending}": f"{name}.{ending}" for ending in endings})

    return [of(stem, figure) for stem, figure in figures.items()]


def needs(tree: Mapping[str, bytes]) -> Needs:
    """What of the tree drawing some of them reads."""
    figures = Index(tree, INDEX)
    return lambda stems: {**figures.some(stems), **{(path := f"files/{stem}.svg"): tree[path] for stem in stems}}


def draw(stems: Sequence[str], tree: Mapping[str, bytes], folder: Path) -> None:
    """Draw the files of these pictures. Raises OSError."""
    from scripts.draw.figures import drawing

    figures = json.loads(tree[INDEX])
    for one in wanted(tree):
        if one.key in stems:
            for path, name in one.files.items():
                drawing.draw(figures[one.key], tree[f"files/{one.key}.svg"].decode(), path, folder / name)
