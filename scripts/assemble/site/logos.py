"""The site's mark for newspapers: /bao-chi/logo/, as SVG and PNG, in colour or in one for light and dark grounds.

All are drawn from overrides/assets/icon.svg, as the icons are. The addresses stay: a layout may name them.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from scripts.assemble.site import app_icons
from scripts.assemble.tree import Tree
from scripts.model import addresses, palette
from scripts.store.cache import kept

FOLDER = f"{addresses.PRESS}logo/"
SIZES = (512, 1024)
_GROUND = re.compile(r"<rect\b[^>]*/>")
_STROKE = re.compile(r'stroke="#[0-9a-f]+"')


@dataclass(frozen=True)
class Logo:
    """One look of the mark; `colour` for the looks that have one colour and no ground of their own."""

    name: str
    colour: str | None = None
    dark: bool = False  # to be seen on a dark ground

    @property
    def svg(self) -> str:
        """Where its SVG is."""
        return f"{FOLDER}{self.name}.svg"

    def png(self, size: int) -> str:
        """Where its PNG of that many pixels is."""
        return f"{FOLDER}{self.name}-{size}.png"


LOGOS = (
    Logo("logo"),
    Logo("logo-toi", palette.BRAND),
    Logo("logo-sang", palette.WHITE, dark=True),
)


def build(svg: Path, cache: Path) -> Tree:
    """Every file of every look; the PNG are kept in `cache` under the digest of what they were drawn from."""
    tree: Tree = {}
    for logo in LOGOS:
        drawing = _in_one_colour(svg.read_text(encoding="utf-8"), logo.colour).encode()
        tree[f"files/{logo.svg}"] = drawing
        for size in SIZES:
            tree[f"files/{logo.png(size)}"] = _png(drawing, size, cache)
    return tree


def _in_one_colour(svg: str, colour: str | None) -> str:
    return _STROKE.sub(f'stroke="{colour}"', _GROUND.sub("", svg)) if colour else svg


def _png(drawing: bytes, size: int, cache: Path) -> bytes:
    key = hashlib.sha256(f"{app_icons.made_by()} {size} ".encode() + drawing).hexdigest()[:16]
    return kept(cache / f"logo-{key}.png", lambda: app_icons.png(drawing, size))
