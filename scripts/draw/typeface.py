"""Be Vietnam Pro for what typst draws: where its files are, and which signs they have."""

from functools import cache
from importlib import resources
from pathlib import Path

from fontTools.ttLib import TTFont

FOLDER = Path(str(resources.files("fontpkg_be_vietnam_pro").joinpath("files")))


@cache
def signs(*weights: str) -> frozenset[int]:
    """The signs that all of these weights have."""
    fonts = (TTFont(FOLDER / f"BeVietnamPro-{weight}.ttf", lazy=True) for weight in weights)
    return frozenset.intersection(*(frozenset(font.getBestCmap()) for font in fonts))
