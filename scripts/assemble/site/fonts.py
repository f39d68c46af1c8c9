"""Be Vietnam Pro (SIL Open Font License 1.1), cut down to the letters that Vietnamese needs."""

import hashlib
import importlib.metadata
import io
from functools import partial
from importlib import resources
from pathlib import Path

from scripts.store.cache import kept

WEIGHTS = {"400": "BeVietnamPro-Regular.ttf", "700": "BeVietnamPro-Bold.ttf"}

# The letters of Vietnamese, a few of the names of neighbours, and the punctuation and signs that we print. Decomposed
# text needs no more: browsers compose it where the font has the whole letter.
_LETTERS = [
    *range(0x20, 0x7F),
    *map(ord, "\xa0 §©«»°±²³·×÷½ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýÄÇÑÖÜßäçëïñöü"),
    *(0x102, 0x103, 0x110, 0x111, 0x128, 0x129, 0x168, 0x169, 0x1A0, 0x1A1, 0x1AF, 0x1B0),
    *range(0x1EA0, 0x1EFA),
    *(0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2026, 0x2032, 0x203A, 0x20AB, 0x2192),
]


def build(cache: Path) -> dict[str, bytes]:
    """The font files, by their names among the assets.

    Cutting takes a second a weight, so the result is kept in `cache` under the digest of what it was cut from.
    """
    files = resources.files("fontpkg_be_vietnam_pro").joinpath("files")
    versions = " ".join(importlib.metadata.version(name) for name in ("fonttools", "brotli"))
    found = {}
    for weight, name in WEIGHTS.items():
        font = files.joinpath(name).read_bytes()
        key = hashlib.sha256(font + repr(_LETTERS).encode() + versions.encode()).hexdigest()[:16]
        found[f"fonts/be-vietnam-pro-{weight}.woff2"] = kept(cache / f"font-{key}.woff2", partial(_subset, font))
    return found


def _subset(font: bytes) -> bytes:
    from fontTools import subset
    from fontTools.ttLib import TTFont

    options = subset.Options()
    options.flavor = "woff2"
    options.layout_features = ["kern"]
    options.hinting = False
    options.desubroutinize = True
    options.name_IDs = [0, 1, 2, 13, 14]  # copyright and licence stay with the font, as the OFL asks
    loaded = TTFont(io.BytesIO(font), recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=_LETTERS)
    cutter.subset(loaded)
    out = io.BytesIO()
    loaded.flavor = "woff2"
    loaded.save(out)
    return out.getvalue()
