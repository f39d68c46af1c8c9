"""The site's own styles and scripts without their comments and blanks: the sources explain, readers' lines are weak."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import rcssmin
import rjsmin

from scripts.assemble.tree import Tree

# One file a component in the sources, one request for the reader: the folder, and the file that it becomes.
_JOINED = {"styles": "site.css", "scripts": "site.js"}
_SMALLER: dict[str, Callable[[str], str]] = {".css": rcssmin.cssmin, ".js": rjsmin.jsmin}


def build(folder: Path) -> Tree:
    """Every stylesheet, script and picture of `folder`; a folder of parts joined in the order of their names."""
    texts = {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.iterdir()) if path.is_file()}
    for parts, name in _JOINED.items():
        texts[name] = "\n".join(path.read_text(encoding="utf-8") for path in sorted((folder / parts).iterdir()))
    return {f"files/assets/{name}": f"{_small(name, text)}\n".encode() for name, text in sorted(texts.items())}


def _small(name: str, text: str) -> str:
    smaller = _SMALLER.get(Path(name).suffix)
    return smaller(text) if smaller else text.rstrip("\n")
