"""The site's mark as PNG, for home screens: drawn from overrides/assets/icon.svg, which stays the one original."""

from __future__ import annotations

import hashlib
import importlib.metadata
import io
import re
from pathlib import Path

from scripts.assemble.tree import Tree
from scripts.store.cache import kept

# What Chrome asks of an installable site.
SIZES = (192, 512)
_GROUND = re.compile(rb'<rect\b[^>]*\bfill="(#[0-9a-f]+)"')
_PAGE = """#let given = sys.inputs
#set page(width: 1pt * int(given.size), height: 1pt * int(given.size), margin: 0pt, fill: {ground})
#image(bytes(given.mark), width: 100%)
"""


def icon_name(size: int, maskable: bool) -> str:
    """Where an icon is published, from the root of the site; home screens remember the address, so it stays."""
    return f"icons/{'maskable-' if maskable else ''}{size}.png"


def build(svg: Path, cache: Path) -> Tree:
    """The icons; kept in `cache` under the digest of what they were drawn from, for drawing takes a moment."""
    source = svg.read_bytes()

    def icon(size: int, maskable: bool) -> bytes:
        key = hashlib.sha256(f"{made_by()} {size} {maskable}".encode() + source).hexdigest()[:16]
        return kept(cache / f"icon-{key}.png", lambda: draw(source, size, maskable))

    return {f"files/{icon_name(size, maskable)}": icon(size, maskable) for size in SIZES for maskable in (False, True)}


def draw(svg: bytes, size: int, maskable: bool) -> bytes:
    """The mark as a PNG of `size` pixels; maskable icons fill the whole square with the colour of the mark's ground,
    for phones cut them to their own shape. Raises TypstError for what is no SVG."""
    from PIL import Image  # not in builds that find every icon kept

    ground = _GROUND.search(svg) if maskable else None
    out = io.BytesIO()
    with Image.open(io.BytesIO(png(svg, size, ground[1].decode() if ground else None))) as image:
        # Three colours and the shades between them: a palette makes 6 KB of 13.
        image.convert("RGBA").quantize(32, Image.Quantize.FASTOCTREE).save(out, "PNG", optimize=True)
    return out.getvalue()


def png(svg: bytes, size: int, ground: str | None = None) -> bytes:
    """A square SVG as a PNG of `size` pixels in its own colours, on a colour or on none. Raises TypstError."""
    import typst

    page = _PAGE.format(ground=f'rgb("{ground}")' if ground else "none").encode()
    inputs = {"size": str(size), "mark": svg.decode()}
    return typst.compile(page, format="png", ppi=72, sys_inputs=inputs)


def made_by() -> str:
    """What the bytes depend on beside the mark: what draws and packs it, and how."""
    return f"{importlib.metadata.version('typst')} {importlib.metadata.version('Pillow')} {_PAGE}"
