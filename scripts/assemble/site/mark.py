"""The site's mark, drawn from overrides/assets/icon.svg, the one original: as PNG for home screens and, for newspapers
(/bao-chi/logo/), as SVG and PNG, in colour or in one for light and dark grounds.

The addresses stay: home screens and layouts remember them.
"""

import hashlib
import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from scripts.assemble.tree import Tree
from scripts.model import addresses, palette
from scripts.store.cache import kept
from scripts.store.rules import version

# What browsers ask for where no page names an icon: pictures, PDFs and data opened alone.
FAVICON, _FAVICON_SIZE = "favicon.ico", 48
# What Chrome asks of an installable site: sizes, and whether phones may cut it to their own shape.
ICONS = ((192, False), (192, True), (512, False), (512, True))
LOGO_SIZES = (512, 1024)
_GROUND = re.compile(r'<rect\b[^>]*\bfill="(#[0-9a-f]+)"[^>]*/>')
_STROKE = re.compile(r'stroke="#[0-9a-f]+"')
_PAGE = """#let given = sys.inputs
#set page(width: 1pt * int(given.size), height: 1pt * int(given.size), margin: 0pt, fill: {ground})
#image(bytes(given.mark), width: 100%)
"""


@dataclass(frozen=True)
class Logo:
    """One look of the mark; `colour` for the looks that have one colour and no ground of their own."""

    name: str
    colour: str | None = None
    dark: bool = False  # to be seen on a dark ground

    @property
    def svg(self) -> str:
        """Where its SVG is."""
        return f"{addresses.PRESS}logo/{self.name}.svg"

    def png(self, size: int) -> str:
        """Where its PNG of that many pixels is."""
        return f"{addresses.PRESS}logo/{self.name}-{size}.png"


LOGOS = (Logo("logo"), Logo("logo-toi", palette.BRAND), Logo("logo-sang", palette.WHITE, dark=True))


def icon_name(size: int, maskable: bool) -> str:
    """Where an icon is published, from the root of the site."""
    return f"icons/{'maskable-' if maskable else ''}{size}.png"


def build(svg: Path, cache: Path) -> Tree:
    """The icons and every file of every look; PNG are kept in `cache` under the digest of what they were drawn from,
    for drawing takes a moment."""
    source = svg.read_text(encoding="utf-8")
    tree = {
        f"files/{icon_name(*icon)}": _kept(cache, f"icon {icon}", source, partial(draw, source, *icon))
        for icon in ICONS
    }
    tree[f"files/{FAVICON}"] = _kept(cache, FAVICON, source, partial(_icon, source))
    for logo in LOGOS:
        drawing = _STROKE.sub(f'stroke="{logo.colour}"', _GROUND.sub("", source)) if logo.colour else source
        tree[f"files/{logo.svg}"] = drawing.encode()
        for size in LOGO_SIZES:
            tree[f"files/{logo.png(size)}"] = _kept(cache, f"logo {size}", drawing, partial(_png, drawing, size))
    return tree


def _kept(cache: Path, what: str, svg: str, make: Callable[[], bytes]) -> bytes:
    versions = f"{version('typst')} {version('Pillow')}"
    key = hashlib.sha256(f"{versions} {_PAGE} {what} {svg}".encode()).hexdigest()[:16]
    return kept(cache / f"mark-{key}.png", make)


def draw(svg: str, size: int, maskable: bool) -> bytes:
    """The mark as a PNG of `size` pixels; maskable icons fill the whole square with the colour of the mark's ground,
    for phones cut them to their own shape. Raises TypstError for what is no SVG."""
    from PIL import Image  # not in builds that find every icon kept

    ground = _GROUND.search(svg) if maskable else None
    out = io.BytesIO()
    with Image.open(io.BytesIO(_png(svg, size, ground[1] if ground else None))) as image:
        # Three colours and the shades between them: a palette makes 6 KB of 13.
        image.convert("RGBA").quantize(32, Image.Quantize.FASTOCTREE).save(out, "PNG", optimize=True)
    return out.getvalue()


def _icon(svg: str) -> bytes:
    from PIL import Image

    out = io.BytesIO()
    with Image.open(io.BytesIO(_png(svg, _FAVICON_SIZE))) as image:
        image.save(out, "ICO", sizes=[(_FAVICON_SIZE, _FAVICON_SIZE)])
    return out.getvalue()


def _png(svg: str, size: int, ground: str | None = None) -> bytes:
    """A square SVG as a PNG of `size` pixels in its own colours, on a colour or on none."""
    import typst

    page = _PAGE.format(ground=f'rgb("{ground}")' if ground else "none").encode()
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False)  # it has no letters
    return typst.compile(page, font_paths=fonts, format="png", ppi=72, sys_inputs={"size": str(size), "mark": svg})
