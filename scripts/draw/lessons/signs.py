"""The signs on slides: icons of Material's, in our colour."""

from functools import cache
from importlib import resources
from typing import cast

import typst

from scripts.model import palette

_SIDE = 72  # points of the picture that is drawn
_DOTS = 360  # to the inch: 360 dots, sharp on any wall at 6 cm
_PAGE = b"""#set page(width: %dpt, height: %dpt, margin: 0pt, fill: none)
#image(bytes(sys.inputs.svg), format: "svg", width: %dpt)"""


@cache
def svg(name: str) -> str:
    """An icon by its name."""
    folder = resources.files("material").joinpath("templates", ".icons", "material")
    return folder.joinpath(f"{name}.svg").read_text("utf-8").replace("<path ", f'<path fill="{palette.BRAND}" ')


@cache
def png(name: str) -> bytes:
    """The same for programs that know no SVG, its ground clear."""
    # Without letters: it need not look for the machine's fonts, at 20 ms a sign.
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False)
    compiler = typst.Compiler(_PAGE % (_SIDE, _SIDE, _SIDE), font_paths=fonts, sys_inputs={"svg": svg(name)})
    return cast(bytes, compiler.compile(format="png", ppi=_DOTS))
