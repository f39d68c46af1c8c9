"""What is put on paper, as PDF: each kind by its own template, of the data alone (scripts/assemble/outreach/sheets.py).

A file is kept under a digest of what it says and of how it is made.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from scripts.assemble.outreach.sheets import INDEX
from scripts.draw.maker import Index, Needs, Wanted
from scripts.store.rules import rules

_SOURCES = ("draw/materials", "draw/pdf.py", "draw/letters.py", "assemble/parts/qr.py")
_LIBRARIES = ("typst", "fontpkg-be-vietnam-pro", "segno", "mkdocs-material")


def wanted(tree: Mapping[str, bytes]) -> list[Wanted]:
    """Every sheet by its key in the index, with its files in each form."""
    sheets: dict[str, dict[str, Any]] = json.loads(tree.get(INDEX, b"{}"))
    made_by = rules(_SOURCES, _LIBRARIES).encode() if sheets else b""

    def of(key: str, sheet: dict[str, Any]) -> Wanted:
        name = hashlib.sha256(made_by + json.dumps(sheet).encode()).hexdigest()[:32]
        return Wanted(key, {path: f"{name}-{form}.pdf" for form, path in sheet["files"].items()})

    return [of(key, sheet) for key, sheet in sheets.items()]


def needs(tree: Mapping[str, bytes]) -> Needs:
    """What of the tree drawing some of them reads."""
    return Index(tree, INDEX).some


def draw(keys: Sequence[str], tree: Mapping[str, bytes], folder: Path) -> None:
    """Draw the files of these sheets. Raises OSError."""
    from scripts.draw.materials import drawing

    sheets = json.loads(tree[INDEX])
    asked = set(keys)
    for one in wanted(tree):
        if one.key in asked:
            sheet = sheets[one.key]
            for form, path in sheet["files"].items():
                drawing.draw(sheet, form, folder / one.files[path])
