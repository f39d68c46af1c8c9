"""A card as PNG, of 1200 × 630 or another shape: typst draws what all have in common, FreeType the words, in places
reckoned here.

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
from scripts.assemble.parts.card_shapes import WIDE
from scripts.assemble.parts.typeface import BREAK
from scripts.draw.cards.layouts import LAYOUTS, Layout
from scripts.draw.cards.lettering import BOLD, REGULAR, Face, write
from scripts.model.palette import ALERT, BRAND, CHECK, GOLD, GROUND, INK, MUTED, RED, WHITE

Card: TypeAlias = dict[str, Any]

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
    for card in cards:
        layout = LAYOUTS[card.get("shape", WIDE.name)]
        yield _png(_Canvas(_plate(mark, layout), layout).card(drawable(card)))


class _Canvas:
    """A picture of numbers of colours."""

    def __init__(self, plate: Image.Image, layout: Layout) -> None:
        self.image, self._l = plate.copy(), layout

    def card(self, card: Card) -> Image.Image:
        """Write a card from its upper and lower edges towards the title, which has the room between."""
        layout = self._l
        top, bottom = self._head(card), self._facts(card)
        kicker = layout.kicker + 22 if "kicker" in card else 0
        room = bottom - top - layout.room - kicker
        size, lines = _balanced(card["title"], BOLD, room, layout)
        step = size * (1 + _leading(card["title"]))
        # Two marks on a capital of the first line rise above it by a fifth of its size.
        tall = min(size / 5 + step * (len(lines) - 1) + size, room)
        y = top + (bottom - top - tall - (kicker - 2 if kicker else 0)) / 2
        if kicker:
            line = _one_line(card["kicker"], BOLD, layout.kicker, layout.inside)
            self._write(layout.side, y, line, BOLD, layout.kicker, ALERT)
            y += kicker - 2
        for line in lines:
            self._write(layout.side, y + size / 5, line, BOLD, size, BRAND)
            y += step
        return self.image

    def _head(self, card: Card) -> float:
        """What became of it, the mark, the site's name and address; where they end."""
        layout, top = self._l, self._l.top
        side, square = layout.side, layout.mark
        if flag := card.get("flag"):
            tone = _TONES[flag["tone"]]
            mark = self.image.crop((side, top, side + square, top + square))
            self._fill((side, top, side + square - 1, top + square - 1), GROUND)
            self._fill((0, layout.above, layout.shape.width - 1, layout.above + layout.band - 1), tone)
            top = layout.above + layout.band + 28
            self.image.paste(mark, (side, top))
            y = layout.above + (layout.band - layout.flag) / 2
            end = self._write(side, y, flag["text"], BOLD, layout.flag, WHITE, tone)
            self._write(
                end + 22,
                y + 0.8 * (layout.flag - layout.note),
                flag.get("note") or "",
                REGULAR,
                layout.note,
                WHITE,
                tone,
            )
        self._whose(card, side + square + 20, top)
        return top + square

    def _whose(self, card: Card, left: int, top: int) -> None:
        """The site's name and address: side by side where a card is wide, else one below the other."""
        layout = self._l
        above = below = layout.mark
        if layout.lines > 1 and "site" in card and "host" in card:
            above, below = layout.site, 2 * layout.mark - layout.host
        if "site" in card:
            name = _one_line(
                card["site"], BOLD, layout.site, layout.inside - left + layout.side if layout.lines > 1 else 640
            )
            self._write(left, top + (above - layout.site) / 2, name, BOLD, layout.site, BRAND)
        if "host" in card:
            room = layout.inside - left + layout.side if layout.lines > 1 else 340
            host = _one_line(card["host"], REGULAR, layout.host, room)
            right = layout.shape.width - layout.side - REGULAR.width(host) * layout.host / 1000
            at = left if layout.lines > 1 else right
            self._write(at, top + (below - layout.host) / 2, host, REGULAR, layout.host, MUTED)

    def _facts(self, card: Card) -> float:
        """The lines above the hem, the last first; where they begin."""
        layout = self._l
        y = layout.shape.height - layout.hem - float(layout.low)
        if "foot" in card:
            for line in reversed(_lines(card["foot"], layout.foot, layout, layout.lines)):
                y -= layout.foot
                self._write(layout.side, y, line, REGULAR, layout.foot, MUTED)
                y -= layout.foot * 0.3 if layout.lines > 1 else 0
            y -= 14
        # Few facts may be longer: none should lose its end where there is room.
        most = layout.lines + (layout.lines > 1 and len(card["facts"]) < 3)
        for fact in reversed(card["facts"]):
            y = self._fact(fact, y, most)
            y -= 12 if layout.lines == 1 else layout.fact / 2
        return y + (12 if card["facts"] else 14 if "foot" in card else 0)

    def _fact(self, fact: dict[str, Any], y: float, most: int) -> float:
        """Write a fact that ends at `y`, its label before it or, where it may have several lines, above; where it
        begins."""
        layout, label = self._l, f"{fact['label']}:" if "label" in fact else ""
        if layout.lines == 1:
            y -= layout.fact
            left = layout.side + 0.0
            if label:
                left = self._write(left, y, label, REGULAR, layout.fact, MUTED) + 10
            room = layout.side + layout.inside - left
            self._told(fact, left, y, _one_line(fact["text"], REGULAR, layout.fact, room))
            return y
        for line in reversed(_lines(fact["text"], layout.fact, layout, most)):
            y -= layout.fact
            self._told(fact, layout.side, y, line)
            y -= layout.fact * 0.3
        if label:
            y -= layout.foot
            self._write(
                layout.side, y, _one_line(label, REGULAR, layout.foot, layout.inside), REGULAR, layout.foot, MUTED
            )
        return y

    def _told(self, fact: dict[str, Any], left: float, y: float, line: str) -> None:
        """A line of a fact, struck out where it holds no more."""
        size = self._l.fact
        right = self._write(left, y, line, REGULAR, size, MUTED if "old" in fact else INK)
        if "old" in fact:
            middle = round(y + 0.8 * size - 0.318 * size)
            self._fill((left, middle - 1, right, middle + 1), ALERT)

    def _fill(self, box: tuple[float, float, float, float], colour: str) -> None:
        ImageDraw.Draw(self.image).rectangle(box, _FLAT.index(colour))

    def _write(self, x: float, y: float, text: str, face: Face, size: int, colour: str, ground: str = GROUND) -> float:
        """A line by its upper left corner; where it ends."""
        write(self.image, (x, y), text, face, size, _between(ground, colour))
        return x + face.width(text) * size / 1000


def _lines(text: str, size: int, layout: Layout, most: int) -> list[str]:
    """A text in at most so many lines, the last cut after a word where it needs more."""
    text = " ".join(_within(word, size, layout.inside) for word in text.split(" "))
    lines = REGULAR.lines(text, layout.inside, size)
    if len(lines) <= most:
        widest = max(map(REGULAR.width, re.split(f"[ {BREAK}]", text)))
        return _even(text, REGULAR, size, max(layout.inside / 2, widest * size / 1000), layout.inside)
    rest = text.replace(BREAK, "")
    for line in lines[: most - 1]:
        rest = rest.removeprefix(line).lstrip()
    return [*lines[: most - 1], _one_line(rest, REGULAR, size, layout.inside)]


def _within(word: str, size: int, width: float) -> str:
    """The word, which may break anywhere where it is wider than a line."""
    widest = max(map(REGULAR.width, word.split(BREAK)))
    return word if widest * size <= width * 1000 else _BREAKABLE.sub(BREAK, word)


def _balanced(text: str, face: Face, height: float, layout: Layout) -> tuple[int, list[str]]:
    """The largest size at which a title fits, its longest word too, and then the narrowest block of as many lines.

    So lines are of like length and no word is left alone.
    """
    widest = max(map(face.width, re.split(f"[ {BREAK}]", text)))
    leading, inside = _leading(text), layout.inside

    def fits(size: int) -> bool:
        count = len(face.lines(text, inside, size))
        return widest * size <= inside * 1000 and size * (0.2 + count + (count - 1) * leading) <= height

    size = next(filter(fits, layout.sizes), layout.sizes[-1])
    return size, _even(text, face, size, max(inside / 2, widest * size / 1000), inside)


def _even(text: str, face: Face, size: int, low: float, high: float) -> list[str]:
    """As many lines as the wider width needs, in the narrowest that needs no more."""
    count = len(face.lines(text, high, size))
    for _ in range(6):
        middle = (low + high) / 2
        if len(face.lines(text, middle, size)) <= count:
            high = middle
        else:
            low = middle
    return face.lines(text, high, size)


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
def _plate(mark: bytes, layout: Layout) -> Image.Image:
    """A card without words, as numbers of colours."""
    template = resources.files(__package__).joinpath("card.typ").read_bytes()
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False)
    sizes = {"width": layout.shape.width, "height": layout.shape.height, "side": layout.side, "top": layout.top}
    sizes |= {"square": layout.mark, "hem": layout.hem}
    inputs = {"mark": mark.decode(), **{name: str(size) for name, size in sizes.items()}}
    compiler = typst.Compiler(template, font_paths=fonts, sys_inputs=inputs)
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
