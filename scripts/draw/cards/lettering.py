"""Lines of Be Vietnam Pro: measured and kerned in the font's own units, drawn by FreeType through Pillow.

Sums are of whole numbers and the layout is ours, so a line has the same pixels on any machine. Words are kept as they
are drawn: Vietnamese has few syllables. Why not typst: docs/decisions/014-cards.md.
"""

from functools import cache, lru_cache, partial

from fontTools.ttLib import TTFont
from PIL import Image, ImageDraw, ImageFont

from scripts.draw import typeface

BREAK = "\u200b"  # of no width; a word may break there
_BASE = 0.8  # of a line's height is above its baseline


class Face:
    """A weight of the font, `Regular` or `Bold`; widths in thousandths of an em."""

    def __init__(self, weight: str) -> None:
        file = typeface.FOLDER / f"BeVietnamPro-{weight}.ttf"
        # For single letters: Raqm, which could draw words, wants FriBiDi of the machine.
        self.font = cache(partial(ImageFont.truetype, file, layout_engine=ImageFont.Layout.BASIC))
        with TTFont(file, lazy=True) as font:
            self._names: dict[str, str] = {chr(sign): name for sign, name in font.getBestCmap().items()}
            self._advances: dict[str, int] = {sign: font["hmtx"][name][0] for sign, name in self._names.items()}
            table = font["GPOS"].table
            table.ensureDecompiled(recurse=True)
        self._advances[BREAK] = 0
        features = (found for found in table.FeatureList.FeatureRecord if found.FeatureTag == "kern")
        kerning = sorted({at for found in features for at in found.Feature.LookupListIndex})
        self._pairs = [pairs for at in kerning for pairs in table.LookupList.Lookup[at].SubTable]
        self.width, self.kern = cache(self._width), cache(self._kern)

    def _width(self, text: str) -> int:
        return sum(map(self._advances.__getitem__, text)) + sum(map(self.kern, text, text[1:]))

    def _kern(self, before: str, after: str) -> int:
        """What comes to the width of the first of two letters side by side (OpenType 1.9.1, GPOS, lookup type 2)."""
        left, right = self._names.get(before, ""), self._names.get(after, "")
        for pairs in self._pairs:
            if left not in pairs.Coverage.glyphs:
                continue
            if pairs.Format == 1:
                of_left = pairs.PairSet[pairs.Coverage.glyphs.index(left)].PairValueRecord
                found = [pair.Value1 for pair in of_left if pair.SecondGlyph == right]
            else:
                row = pairs.Class1Record[pairs.ClassDef1.classDefs.get(left, 0)].Class2Record
                found = [row[pairs.ClassDef2.classDefs.get(right, 0)].Value1]
            if found:
                return int(getattr(found[0], "XAdvance", 0))
        return 0

    def lines(self, text: str, width: float, size: int) -> list[str]:
        """The text in lines as full as they can be; a piece that is wider has its own line. Widths in pixels."""
        room = width * 1000 / size
        lines: list[str] = []
        taken = 0
        for word in text.split(" "):
            for at, piece in enumerate(word.split(BREAK)):
                joint = " " if at == 0 else ""
                added = self.width(joint + piece) + (self.kern(lines[-1][-1:], piece[:1]) if lines and at else 0)
                if lines and taken + added <= room:
                    lines[-1] += joint + piece
                    taken += added
                else:
                    lines.append(piece)
                    taken = self.width(piece)
        return lines


def write(canvas: Image.Image, at: tuple[float, float], text: str, face: Face, size: int, shades: bytes) -> None:
    """Draw a line, `at` its upper left corner in pixels, on a canvas of numbers of colours.

    `shades` are the numbers for letters that cover a pixel not at all (0) to wholly (255).
    """
    start = 0
    for word in text.replace(BREAK, "").split(" "):
        if word:
            ink, where, (left, top) = _word(word, face, size, shades)
            canvas.paste(ink, (round(at[0] + start * size / 1000) + left, round(at[1] + _BASE * size) + top), where)
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
