"""The cards that others show beside a shared link: 1200 × 630 as PNG, laid out by typst from scripts/publish/card.typ.

A card is kept in the cache under its published name, which says what it shows and how cards look, so only new ones are
drawn. Why and at what cost: docs/decisions/014-cards.md.
"""

from __future__ import annotations

import io
import json
import os
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import cache
from importlib import resources
from pathlib import Path
from threading import Lock
from typing import Any, TypeAlias, cast

import pypdfium2
import typst
from PIL import Image, ImageColor

from scripts.assemble.site.cards import FOLDER, SPECS
from scripts.publish import typeface
from scripts.store.cache import only, write

Card: TypeAlias = dict[str, Any]

SIZE = (1200, 630)
# Cards in one run of typst: four take three fifths of the time of one by one, eight hardly less but 50 MB more.
_TOGETHER = 4
_LONGEST = 24  # letters in a word before it may break anywhere; the longest Vietnamese syllable has seven

# Sixteen colours make four bits a pixel: those of card.typ and the shades between them that letters need.
_GROUND, _BRAND, _OFF, _CHECK, _MUTED = "#faf7f0", "#0b3b5c", "#a3201a", "#7a4a00", "#55626b"
_FLAT = (_GROUND, "#ffffff", _BRAND, "#1b2329", _MUTED, _OFF, _CHECK, "#f2b84b", "#d0503f")
_SHADES = ((_BRAND, 0.2), (_BRAND, 0.4), (_BRAND, 0.6), (_BRAND, 0.8), (_OFF, 0.5), (_CHECK, 0.5), (_MUTED, 0.5))

_STACKED = re.compile(r"([\u0300-\u036f])[\u0300-\u036f]+")


def make(tree: Mapping[str, bytes], root: Path, work: Path) -> dict[str, Path]:
    """The cards of the assembled tree: published path → file in the cache; those of no page any more are deleted.

    Raises OSError.
    """
    cards: dict[str, Card] = json.loads(tree.get(SPECS, b"{}"))
    folder = work / "cards"
    names = {path: path[len(FOLDER) :] for path in cards}
    there = only(folder, names.values())
    missing = [path for path, name in names.items() if name not in there]
    if missing:
        mark = next(tree[path] for path in tree if re.fullmatch(r"files/assets/icon\.\w+\.svg", path))

        def keep(paths: list[str]) -> None:
            for path, drawn in zip(paths, draw([cards[path] for path in paths], mark), strict=True):
                write(folder / names[path], drawn)

        together = [missing[first : first + _TOGETHER] for first in range(0, len(missing), _TOGETHER)]
        with ThreadPoolExecutor(os.cpu_count()) as threads:  # typst, pdfium and Pillow let the other threads run
            for _ in threads.map(keep, together):
                pass
    return {path: folder / name for path, name in names.items()}


def draw(cards: Sequence[Card], mark: bytes) -> Iterator[bytes]:
    """The cards as PNG, each the same to the byte whichever others are drawn with it.

    Laid out by typst in one run; pixels are pdfium's, because to unpack those that typst writes takes longer than to
    draw them.
    """
    given = json.dumps({"mark": mark.decode(), "cards": [drawable(card) for card in cards]})
    compiler = typst.Compiler(_template(), font_paths=_fonts())
    with closing(_Pages(cast(bytes, compiler.compile(format="pdf", sys_inputs={"given": given})))) as pages:
        for page in range(len(cards)):
            yield _small(pages.pixels(page))


class _Pages:
    """A PDF whose pages become pixels, one a point. pdfium serves one thread at a time."""

    _turn = Lock()

    def __init__(self, data: bytes) -> None:
        with self._turn:
            self._document = pypdfium2.PdfDocument(data)

    def pixels(self, number: int) -> Image.Image:
        with self._turn, closing(self._document[number]) as page, closing(page.render(rev_byteorder=True)) as drawn:
            return cast(Image.Image, drawn.to_pil().copy())  # what pdfium gives is its own memory

    def close(self) -> None:
        with self._turn:
            self._document.close()


def drawable(card: Card) -> Card:
    """The card without what the font cannot draw; in the place of a title in another script stands the site's name.

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
        elif unicodedata.category(sign)[0] in "LMN" and not _is_selector(sign):
            return ""
    return " ".join(_breakable(word) for word in "".join(kept).split())


def _is_selector(sign: str) -> bool:
    """Does it only choose how the sign before it looks, as in many emoji?"""
    return sign == "\u20e3" or "\ufe00" <= sign <= "\ufe0f" or "\U000e0100" <= sign <= "\U000e01ef"


def _breakable(word: str) -> str:
    """A word, which may break between any two letters where it is too long for a line."""
    if len(word) <= _LONGEST:
        return word
    return word[0] + "".join(sign if unicodedata.combining(sign) else f"\u200b{sign}" for sign in word[1:])


def _small(drawn: Image.Image) -> bytes:
    out = io.BytesIO()
    drawn.quantize(palette=_palette(), dither=Image.Dither.NONE).save(out, "PNG", bits=4)
    return out.getvalue()


@cache
def _palette() -> Image.Image:
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for colour in _colours() for part in colour])
    return palette


def _colours() -> Iterator[tuple[int, ...]]:
    ground = ImageColor.getrgb(_GROUND)
    yield from map(ImageColor.getrgb, _FLAT)
    for colour, part in _SHADES:
        pairs = zip(ground, ImageColor.getrgb(colour), strict=True)
        yield tuple(round(light + (dark - light) * part) for light, dark in pairs)


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(typeface.FOLDER)])


@cache
def _signs() -> frozenset[int]:
    """The signs that can be drawn, without the breaks that we put in ourselves."""
    return typeface.signs("Regular", "Bold") - {0x200B}


@cache
def _template() -> bytes:
    return resources.files(__package__).joinpath("card.typ").read_bytes()
