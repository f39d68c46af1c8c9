"""The shapes in which a card is drawn: wide beside a shared link, square in a feed, tall for a story."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CardShape:
    """A shape by the name that people give it, in pixels."""

    name: str
    width: int
    height: int


WIDE = CardShape("1.91:1", 1200, 630)
SQUARE = CardShape("1:1", 1080, 1080)
TALL = CardShape("9:16", 1080, 1920)
SHAPES = (WIDE, SQUARE, TALL)
