"""How a card is laid out in each shape: not stretched, but with letters of a size for where it is seen.

A square fills a phone's width in a feed. Of a tall one, a story's own buttons and names cover the top and the bottom:
its words keep to what lies between (1080 × 1920: 250 px above, 340 px below).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from scripts.assemble.parts.card_shapes import SQUARE, TALL, WIDE, CardShape

# The sizes that a title may have, the first that fits being taken; at the last, 300 letters W fit.
_SIZES = (88, 80, 72, 64, 58, 52, 46, 42, 38, 34, 30, 27, 24)


@dataclass(frozen=True, slots=True)
class Layout:
    """In pixels: the margin, the height of the hem, the side of the mark, where words begin (`top`) and how far above
    the hem they end (`low`); sizes of letters; in how many lines a fact may be told; the room around the title;
    the height of the band that says what became of it, and what is left `above` it."""

    shape: CardShape
    side: int = 72
    hem: int = 32
    mark: int = 56
    top: int = 52
    low: int = 40
    site: int = 30
    host: int = 24
    kicker: int = 30
    fact: int = 30
    lines: int = 1
    foot: int = 24
    room: int = 60
    band: int = 84
    above: int = 0
    flag: int = 44
    note: int = 28
    sizes: tuple[int, ...] = _SIZES

    @property
    def inside(self) -> int:
        """The width between the margins."""
        return self.shape.width - 2 * self.side


LAYOUTS: Mapping[str, Layout] = {
    layout.shape.name: layout
    for layout in (
        Layout(WIDE),
        Layout(
            SQUARE,
            hem=44,
            mark=72,
            top=64,
            low=56,
            site=36,
            host=28,
            kicker=38,
            fact=40,
            lines=2,
            foot=28,
            room=80,
            band=112,
            flag=60,
            note=32,
            sizes=(112, 100, *_SIZES),
        ),
        Layout(
            TALL,
            hem=44,
            mark=88,
            top=264,
            low=330,
            site=42,
            host=32,
            kicker=46,
            fact=50,
            lines=3,
            foot=34,
            room=120,
            band=128,
            above=250,
            flag=68,
            note=36,
            sizes=(128, 120, 112, 100, *_SIZES),
        ),
    )
}
