"""The site's own styles and scripts without their comments and blanks: the sources explain, readers' lines are weak."""

from __future__ import annotations

from pathlib import Path

import rcssmin
import rjsmin

from scripts.assemble.tree import Tree


def build(folder: Path) -> Tree:
    """Every stylesheet and script of `folder`, published over the engine's copies."""
    tree: Tree = {}
    for path in sorted(folder.iterdir()):
        text = path.read_text(encoding="utf-8") if path.suffix in (".css", ".js") else ""
        if text:
            small = rcssmin.cssmin(text) if path.suffix == ".css" else rjsmin.jsmin(text)
            tree[f"files/assets/{path.name}"] = f"{small}\n".encode()
    return tree
