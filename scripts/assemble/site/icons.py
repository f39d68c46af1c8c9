"""The licence of the icons that templates take from the theme's package (Apache License 2.0)."""

from __future__ import annotations

from importlib import resources

from scripts.assemble.tree import Tree


def build() -> Tree:
    """The licence, published beside the fonts' own."""
    text = resources.files("material").joinpath("templates", ".icons", "material", "LICENSE").read_bytes()
    return {"files/assets/icons-LICENSE.txt": text}
