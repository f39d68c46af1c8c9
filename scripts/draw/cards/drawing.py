"""A card of 1200 × 630 as PNG: typst draws what all have in common, FreeType the words, in places reckoned here.

Why so and at what cost: docs/decisions/014-cards.md.
"""

import io
import re
import unicodedata
from bisect import bisect
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from typing import Any, TypeAlias, cast

import typst
from PIL import Image, ImageColor, ImageDraw

from scripts.assemble.parts import typeface
from scripts.assemble.parts.typeface import BREAK
from scripts.draw.cards.lettering import BOLD, REGULAR, Face, write
from scripts.model.palette import ALERT, BRAND, CHECK, GOLD, GROUND, INK, MUTED, RED, WHITE

Card: TypeAlias = dict[str, Any]

_WIDTH, _HEIGHT = 1200, 630
_SIDE, _HEM, _MARK = 72, 32, 56  # the margin, the hem's height, the mark's side
_INSIDE = _WIDTH - 2 * _SIDE
# The sizes that a title may have, the first that fits being taken; at the last, 300 letters W fit.
_SIZES = (88, 80, 72, 64, 58, 52, 46, 42, 38, 34, 30, 27, 24)
_LONGEST = 24  # letters in a word before it may break anywhere; the longest Vietnamese syllable has seven

# Sixteen colours make four bits a pixel: those of the light scheme, and the shades between them that letters need.
_TONES = {"off": ALERT, "check": CHECK}
_FLAT = (GROUND, WHITE, BRAND, INK, MUTED, ALERT, CHECK, GOLD, RED)
_SHADES = ((BRAND, 51), (BRAND, 102), (BRAND, 153), (BRAND, 204), (ALERT, 127.5), (CHECK, 127.5), (MUTED, 127.5))

_STACKED = re.compile(r"([\u0300-\u036f])[\u0300-\u036f]+")
# It only chooses how the sign before it looks, as in many emoji.
_SELECTOR = re.compile("[\u20e3\ufe00-\ufe0f\U000e0100-\U000e01ef]")
# Between any two letters, a mark staying with its own.
_BREAKABLE = re.compile("(?<!^)(?![\u0300-\u036f]|$)")


def draw(cards: Sequence[Card], mark: bytes) -> Iterator[bytes]:
    """The cards, each the same to the byte whichever others are drawn with it; `mark` is the site's, as SVG."""
    plate = _plate(mark)
    for card in cards:
        yield _png(_Canvas(plate).card(drawable(card)))


class _Canvas:
    """A picture of numbers of colours."""

    def __init__(self, plate: Image.Image) -> None:
        self.image = plate.copy()

    def card(self, card: Card) -> Image.Image:
        """Write a card from its upper and lower edges towards the title, which has the room between."""
        top = self._head(card)
        bottom = self._facts(card)
        kicker = 52 if "kicker" in card else 0
        size, lines = _balanced(card["title"], BOLD, bottom - top - 60 - kicker)
        step = size * (1 + _leading(card["title"]))
        # Two marks on a capital of the first line rise above it by a fifth of its size.
        tall = min(size / 5 + step * (len(lines) - 1) + size, bottom - top - 60 - kicker)
        y = top + (bottom - top - tall - (50 if kicker else 0)) / 2
        if kicker:
            self._write(_SIDE, y, _one_line(card["kicker"], BOLD, 30, _INSIDE), BOLD, 30, ALERT)
            y += 50
        for line in lines:
            self._write(_SIDE, y + size / 5, line, BOLD, size, BRAND)
            y += step
        return self.image

    def _head(self, card: Card) -> float:
        """What became of it, the mark, the site's name and address; where they end."""
        top = 52
        if flag := card.get("flag"):
            tone = _TONES[flag["tone"]]
            mark = self.image.crop((_SIDE, top, _SIDE + _MARK, top + _MARK))
            self._fill((_SIDE, top, _SIDE + _MARK - 1, top + _MARK - 1), GROUND)
            self._fill((0, 0, _WIDTH - 1, 83), tone)
            top = 84 + 28
            self.image.paste(mark, (_SIDE, top))
            end = self._write(_SIDE, 20, flag["text"], BOLD, 44, WHITE, tone)
            self._write(end + 22, 20 + 0.8 * (44 - 28), flag.get("note") or "", REGULAR, 28, WHITE, tone)
        if "site" in card:
            name = _one_line(card["site"], BOLD, 30, 640)
            self._write(_SIDE + _MARK + 20, top + (_MARK - 30) / 2, name, BOLD, 30, BRAND)
        if "host" in card:
            host = _one_line(card["host"], REGULAR, 24, 340)
            left = _WIDTH - _SIDE - REGULAR.width(host) * 24 / 1000
            self._write(left, top + (_MARK - 24) / 2, host, REGULAR, 24, MUTED)
        return top + _MARK

    def _facts(self, card: Card) -> float:
        """The lines above the hem, the last first; where they begin."""
        y = _HEIGHT - _HEM - 40.0
        if "foot" in card:
            y -= 24
            self._write(_SIDE, y, _one_line(card["foot"], REGULAR, 24, _INSIDE), REGULAR, 24, MUTED)
            y -= 14
        for fact in reversed(card["facts"]):
            y -= 30
            left = _SIDE + 0.0
            if "label" in fact:
                left = self._write(left, y, f"{fact['label']}:", REGULAR, 30, MUTED) + 10
            text = _one_line(fact["text"], REGULAR, 30, _SIDE + _INSIDE - left)
            right = self._write(left, y, text, REGULAR, 30, MUTED if "old" in fact else INK)
            if "old" in fact:
                middle = round(y + 0.8 * 30 - 0.318 * 30)
                self._fill((left, middle - 1, right, middle + 1), ALERT)
            y -= 12
        return y + (12 if card["facts"] else 14 if "foot" in card else 0)

    def _fill(self, box: tuple[float, float, float, float], colour: str) -> None:
        ImageDraw.Draw(self.image).rectangle(box, _FLAT.index(colour))

    def _write(self, x: float, y: float, text: str, face: Face, size: int, colour: str, ground: str = GROUND) -> float:
        """A line by its upper left corner; where it ends."""
        write(self.image, (x, y), text, face, size, _between(ground, colour))
        return x + face.width(text) * size / 1000


def _balanced(text: str, face: Face, height: float) -> tuple[int, list[str]]:
    """The largest size at which a title fits, its longest word too, and then the narrowest block of as many lines.

    So lines are of like length and no word is left alone.
    """
    widest = max(map(face.width, re.split(f"[ {BREAK}]", text)))
    leading = _leading(text)

    def fits(size: int) -> bool:
        count = len(face.lines(text, _INSIDE, size))
        return widest * size <= _INSIDE * 1000 and size * (0.2 + count + (count - 1) * leading) <= height

    size = next(filter(fits, _SIZES), _SIZES[-1])
    count = len(face.lines(text, _INSIDE, size))
    low, high = max(_INSIDE / 2, widest * size / 1000), float(_INSIDE)
    for _ in range(6):
        middle = (low + high) / 2
        if len(face.lines(text, middle, size)) <= count:
            high = middle
        else:
            low = middle
    return size, face.lines(text, high, size)


def _leading(text: str) -> float:
    """The room between lines, in ems: capitals with two marks (Ễ) and dots below (Ặ) need more."""
    return 0.42 if text == text.upper() else 0.3


def _one_line(text: str, face: Face, size: int, width: float) -> str:
    """The text, or as many of its whole words as fit with an ellipsis; letters, where the first word is too long."""

    def fits(text: str) -> bool:
        return face.width(text) * size <= width * 1000

    if fits(text):
        return text
    pieces, joint = text.split(" "), " "
    if not fits(f"{pieces[0]}…"):
        pieces, joint = list(text), ""
    last = bisect(range(2, len(pieces)), False, key=lambda count: not fits(f"{joint.join(pieces[:count])}…"))
    return f"{joint.join(pieces[: last + 1])}…"


def drawable(card: Card) -> Card:
    """The card without what the font cannot draw; a title in another script gives way to the site's name.

    An emoji is left out of its line. A line that lost a letter would say something else, so it is left out whole.
    """
    fitting = {key: _line(card[key]) for key in ("site", "host", "kicker", "title", "foot") if key in card}
    facts = [fact | {"text": text} for fact in card.get("facts", ()) if (text := _line(fact["text"]))]
    flag = {"flag": card["flag"]} if card.get("flag") else {}
    title = fitting.pop("title") or fitting.get("site") or fitting.get("host") or ""
    return {key: text for key, text in fitting.items() if text} | flag | {"title": title, "facts": facts}


def _line(text: str) -> str:
    """The text as the font can draw it; empty where a letter would be missing."""
    kept = []
    for sign in _STACKED.sub(r"\1", unicodedata.normalize("NFC", text)):
        if ord(sign) in _signs():
            kept.append(sign)
        elif sign.isspace():
            kept.append(" ")
        elif unicodedata.category(sign)[0] in "LMN" and not _SELECTOR.match(sign):
            return ""
    return " ".join(word if len(word) <= _LONGEST else _BREAKABLE.sub(BREAK, word) for word in "".join(kept).split())


@cache
def _plate(mark: bytes) -> Image.Image:
    """A card without words, as numbers of colours."""
    template = resources.files(__package__).joinpath("card.typ").read_bytes()
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False)
    compiler = typst.Compiler(template, font_paths=fonts, sys_inputs={"mark": mark.decode()})
    drawn = Image.open(io.BytesIO(cast(bytes, compiler.compile(format="png", ppi=72)))).convert("RGB")
    numbered = drawn.quantize(palette=_palette(), dither=Image.Dither.NONE)
    return Image.frombytes("L", numbered.size, numbered.tobytes())


def _png(numbers: Image.Image) -> bytes:
    numbers.putpalette(_palette().getpalette() or [])
    out = io.BytesIO()
    numbers.save(out, "PNG", bits=4, compress_level=4)
    return out.getvalue()


@cache
def _between(ground: str, colour: str) -> bytes:
    """The numbers of the colours nearest to those between two, for letters that cover a pixel by 0 to 255 parts."""
    mixed = Image.new("RGB", (256, 1))
    mixed.putdata([_mixed(ground, colour, part) for part in range(256)])
    return mixed.quantize(palette=_palette(), dither=Image.Dither.NONE).tobytes()


def _mixed(ground: str, colour: str, part: float) -> tuple[int, ...]:
    """A colour of which so many of 255 parts cover the ground."""
    pairs = zip(ImageColor.getrgb(ground), ImageColor.getrgb(colour), strict=True)
    return tuple(round(start + (end - start) * part / 255) for start, end in pairs)


@cache
def _palette() -> Image.Image:
    palette = Image.new("P", (1, 1))
    colours = (*map(ImageColor.getrgb, _FLAT), *(_mixed(GROUND, colour, part) for colour, part in _SHADES))
    palette.putpalette([part for colour in colours for part in colour])
    return palette


@cache
def _signs() -> frozenset[int]:
    """The signs that can be drawn, without the breaks that we put in ourselves."""
    return typeface.signs("Regular", "Bold") - {ord(BREAK)}
