"""Lines of Be Vietnam Pro, drawn by FreeType through Pillow.

The layout is ours (assemble/parts/typeface.py), so a line has the same pixels on any machine. Words are kept as they
are drawn: Vietnamese has few syllables. Why not typst: docs/decisions/014-cards.md.
"""

from functools import cache, lru_cache, partial

from PIL import Image, ImageDraw, ImageFont

from scripts.assemble.parts.typeface import BREAK, Letters

_BASE = 0.8  # of a line's height is above its baseline
_OUT = 4  # pixels that a letter may stand out of where its line begins: a large j or Ï would by more


class Face(Letters):
    """A weight of the font that draws, too."""

    def __init__(self, weight: str) -> None:
        super().__init__(weight)
        # For single letters: Raqm, which could draw words, wants FriBiDi of the machine.
        self.font = cache(partial(ImageFont.truetype, self.file, layout_engine=ImageFont.Layout.BASIC))


def write(canvas: Image.Image, at: tuple[float, float], text: str, face: Face, size: int, shades: bytes) -> None:
    """Draw a line, `at` its upper left corner in pixels, on a canvas of numbers of colours.

    `shades` are the numbers for letters that cover a pixel not at all (0) to wholly (255).
    """
    start, begin = 0, at[0]
    for word in text.replace(BREAK, "").split(" "):
        if word:
            ink, where, (left, top) = _word(word, face, size, shades)
            if not start:
                begin += max(-left - _OUT, 0)
            canvas.paste(ink, (round(begin + start * size / 1000) + left, round(at[1] + _BASE * size) + top), where)
        start += face.width(word + " ")


@lru_cache(2048)
def _word(word: str, face: Face, size: int, shades: bytes) -> tuple[Image.Image, Image.Image, tuple[int, int]]:
    """The numbers of its colours, where they are not the ground's, and its place from the left end of the baseline."""
    canvas = Image.new("L", (face.width(word) * size // 1000 + 2 * size, 3 * size))
    drawing = ImageDraw.Draw(canvas)
    start = 0
    for left, right in zip(word, word[1:] + " ", strict=True):
        drawing.text((size + start * size / 1000, 2 * size), left, 255, face.font(size), anchor="ls")
        start += face.width(left) + face.kern(left, right)
    box = canvas.getbbox() or (0, 0, 1, 1)
    mask = canvas.crop(box)
    where = mask.point([255 * (shade != shades[0]) for shade in shades], "1")
    return mask.point(list(shades)), where, (box[0] - size, box[1] - 2 * size)


BOLD, REGULAR = Face("Bold"), Face("Regular")
