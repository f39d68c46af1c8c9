"""Be Vietnam Pro for whatever draws: where its files are, which signs they have, how wide its lines are.

The tables of a font are read when something is measured: a build that draws nothing new reads none.
"""

from functools import cache, cached_property
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

FOLDER = Path(str(resources.files("fontpkg_be_vietnam_pro").joinpath("files")))
# Of which it has the letters (ISO 15924).
SCRIPTS = frozenset({"Latn"})
BREAK = "\u200b"  # of no width; a word may break there
_EM = 1000


class Letters:
    """A weight of the font, `Regular` or `Bold`: lines measured and kerned in thousandths of an em, whole numbers, so
    the same on any machine."""

    def __init__(self, weight: str) -> None:
        self.file = FOLDER / f"BeVietnamPro-{weight}.ttf"
        self.width, self.kern = cache(self._width), cache(self._kern)

    @cached_property
    def _tables(self) -> tuple[dict[str, str], dict[str, int], list[Any]]:
        """The name of each sign, its width, and the subtables that kern."""
        with _opened(self.file) as font:
            names: dict[str, str] = {chr(sign): name for sign, name in font.getBestCmap().items()}
            widths: dict[str, int] = {sign: font["hmtx"][name][0] for sign, name in names.items()} | {BREAK: 0}
            table = font["GPOS"].table
            features = (found for found in table.FeatureList.FeatureRecord if found.FeatureTag == "kern")
            kerning = sorted({at for found in features for at in found.Feature.LookupListIndex})
            subtables = [pairs for at in kerning for pairs in table.LookupList.Lookup[at].SubTable]
            for pairs in subtables:  # those that place marks, three quarters of the work, are left as they are
                pairs.ensureDecompiled(recurse=True)
        return names, widths, subtables

    def _width(self, text: str) -> int:
        """A sign that the font lacks is drawn by another one, mostly as wide as it is high."""
        widths = self._tables[1]
        return sum(widths.get(sign, _EM) for sign in text) + sum(map(self.kern, text, text[1:]))

    def _kern(self, before: str, after: str) -> int:
        """What comes to the width of the first of two letters side by side (OpenType 1.9.1, GPOS, lookup type 2)."""
        names, _, subtables = self._tables
        left, right = names.get(before, ""), names.get(after, "")
        for pairs in subtables:
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

    def lines(self, text: str, width: float, size: float) -> list[str]:
        """The text in lines as full as they can be; a piece that is wider has its own line. Widths in pixels."""
        room = width * _EM / size
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


@cache
def signs(*weights: str) -> frozenset[int]:
    """The signs that all of these weights have."""
    fonts = (_opened(FOLDER / f"BeVietnamPro-{weight}.ttf") for weight in weights)
    return frozenset.intersection(*(frozenset(font.getBestCmap()) for font in fonts))


def _opened(file: Path) -> "TTFont":
    from fontTools.ttLib import TTFont

    return TTFont(file, lazy=True)


BOLD, REGULAR = Letters("Bold"), Letters("Regular")
