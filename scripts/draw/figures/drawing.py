"""One picture as PNG, or on a poster of A4 as PDF/UA-1: typst places the SVG, and the words around it."""

import io
import json
import re
from importlib import resources
from pathlib import Path
from typing import cast

import pypdfium2
import typst
from PIL import Image, ImageColor

from scripts.assemble.parts import qr
from scripts.assemble.tree import Meta
from scripts.draw import letters, pdf, xmp
from scripts.store.cache import write

# Three dots a unit: 14 px letters are legible at half of that, as a newspaper's site shows them.
_SCALE = 3
# Flat colours and the shades of letters' edges; nearer ones, by the sum of their differences, are one.
_COLOURS, _APART = 64, 24
_NAMED = re.compile("#[0-9a-f]{6}")
# Of lines as they were measured, with signs that are left out here.
_MEASURED = re.compile(' textLength="[^"]*"')
_FRAME = re.compile('width="([0-9.]+)" height="([0-9.]+)" viewBox="[^"]*"')


def draw(figure: Meta, svg: str, path: str, file: Path) -> None:
    """The file of a picture that is published at a path. Raises OSError."""
    shown = letters.shaped(svg)
    if shown != svg:
        shown = _MEASURED.sub("", shown)
    write(file, _poster(figure, shown) if path.endswith(".pdf") else _png(figure, shown))


def _png(figure: Meta, svg: str) -> bytes:
    compiler = typst.Compiler(_template("picture"), font_paths=pdf.fonts(), sys_inputs=_inputs(svg))
    page = pypdfium2.PdfDocument(cast(bytes, compiler.compile(format="pdf")))[0]
    drawn = page.render(scale=_SCALE).to_pil().convert("RGB")
    out = io.BytesIO()
    drawn.quantize(palette=_palette(drawn, svg), dither=Image.Dither.NONE).save(out, "PNG")
    rights = figure["rights"]
    terms = f"{rights['licence']}, {rights['licence_url']}"
    words = xmp.Words(
        figure["title"], figure["text"], rights["credit"], f"{rights['credit']}. {terms}", terms, rights["page"]
    )
    return xmp.in_png(out.getvalue(), xmp.packet(words))


def _palette(drawn: Image.Image, svg: str) -> Image.Image:
    """The colours that the drawing names, then the commonest as they are: Pillow's own ways to choose mix them, and the
    ground of a map became grey; a pale one is too near to the ground to be found by the second rule."""
    found = cast(list[tuple[int, tuple[int, int, int]]], drawn.getcolors(drawn.width * drawn.height))
    kept = [cast(tuple[int, int, int], ImageColor.getrgb(name)) for name in dict.fromkeys(_NAMED.findall(svg))]
    for _, (r, g, b) in sorted(found, key=lambda one: (-one[0], one[1])):
        # Written out: of the thousands of shades of letters' edges each is compared with up to all of them.
        if not any(abs(r - x) + abs(g - y) + abs(b - z) < _APART for x, y, z in kept):
            kept.append((r, g, b))
        if len(kept) == _COLOURS:
            break
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for colour in kept for part in colour])
    return palette


def _poster(figure: Meta, svg: str) -> bytes:
    poster, page = figure["poster"], figure["rights"]["page"]
    given = letters.drawable(figure, figure["rights"]["credit"])
    given |= {"url": page, "code": qr.svg(qr.made(page)) if page else ""}
    inputs = _inputs(_FRAME.sub(poster["frame"], svg, count=1)) | {"given": json.dumps(given)}
    return pdf.accessible(_template("poster"), inputs, pdf.morning(poster["made"]))


def _inputs(svg: str) -> dict[str, str]:
    size = _FRAME.search(svg)
    assert size, "our own SVG says its size"
    return {"svg": svg, "width": size[1], "height": size[2]}


def _template(name: str) -> bytes:
    return resources.files(__package__).joinpath(f"{name}.typ").read_bytes()
