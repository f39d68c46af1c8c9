"""One picture as PNG, or on a poster of A4 as PDF/UA-1: typst places the SVG, and the words around it."""

import io
import json
import re
from datetime import datetime, time
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, cast

import pypdfium2
import typst
from PIL import Image, ImageColor

from scripts.assemble.parts import qr, typeface
from scripts.assemble.tree import Meta
from scripts.draw import xmp
from scripts.model.values import VIETNAM
from scripts.store.cache import write

# Three dots a unit: 14 px letters are legible at half of that, as a newspaper's site shows them.
_SCALE = 3
# Flat colours and the shades of letters' edges; nearer ones, by the sum of their differences, are one.
_COLOURS, _APART = 64, 24
_NAMED = re.compile("#[0-9a-f]{6}")
_FRAME = re.compile('width="([0-9.]+)" height="([0-9.]+)" viewBox="[^"]*"')


def draw(figure: Meta, svg: str, path: str, file: Path) -> None:
    """The file of a picture that is published at a path. Raises OSError."""
    write(file, _poster(figure, svg) if path.endswith(".pdf") else _png(figure, svg))


def _png(figure: Meta, svg: str) -> bytes:
    page = pypdfium2.PdfDocument(_compiled("picture.typ", svg, {}))[0]
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
    for _, colour in sorted(found, key=lambda one: (-one[0], one[1])):
        if all(sum(abs(a - b) for a, b in zip(colour, other, strict=True)) >= _APART for other in kept):
            kept.append(colour)
        if len(kept) == _COLOURS:
            break
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for colour in kept for part in colour])
    return palette


def _poster(figure: Meta, svg: str) -> bytes:
    poster, page, code = figure["poster"], figure["rights"]["page"], io.BytesIO()
    if page:
        qr.made(page).save(code, kind="svg", border=0, xmldecl=False, svgclass=None, lineclass=None)
    given = {**figure, "url": page, "code": code.getvalue().decode()}
    made = datetime.combine(datetime.fromisoformat(poster["made"]), time(), VIETNAM) if poster["made"] else None
    moment = int(made.timestamp()) if made else 0
    alone = _FRAME.sub(poster["frame"], svg, count=1)
    return _compiled("poster.typ", alone, given, pdf_standards=["ua-1"], timestamp=moment)


def _compiled(template: str, svg: str, given: Meta, **how: Any) -> bytes:
    size = _FRAME.search(svg)
    assert size, "our own SVG says its size"
    inputs = {"svg": svg, "width": size[1], "height": size[2]}
    source = resources.files(__package__).joinpath(template).read_bytes()
    compiler = typst.Compiler(source, font_paths=_fonts(), sys_inputs=inputs | {"given": json.dumps(given)})
    return cast(bytes, compiler.compile(format="pdf", **how))


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(typeface.FOLDER)])
