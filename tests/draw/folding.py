"""Paper: a sheet printed on both sides is turned over, folded, and leafed through, by where its words stand on it."""

from __future__ import annotations

import ctypes
import math
from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

import pypdfium2
from pypdfium2 import raw

# Of a word: which way up it stands, as seen from the front of the sheet.
UPRIGHT, TURNED = 0, 180


@dataclass(frozen=True)
class Panel:
    """What is printed on a part of one side of the sheet, in the order of the file; all words stand the same way."""

    text: str
    turn: int


@dataclass(frozen=True)
class Face:
    """A panel as whoever holds the paper sees it."""

    panel: Panel
    over: bool = False  # is the paper upside down?

    @property
    def legible(self) -> bool:
        return (self.panel.turn == UPRIGHT) is not self.over


# A place of the folded sheet: the faces that lie on each other there, from the nearest.
Pile = list[Face]


HALVES, WHOLE = (1, 1), (1,)


def panels(page: pypdfium2.PdfPage, columns: Sequence[float], rows: Sequence[float]) -> list[list[Panel]]:
    """The parts of one side, row by row from the top, as wide and as high as these shares."""
    width, height = page.get_size()
    across, down = ([end / sum(shares) for end in accumulate(shares)] for shares in (columns, rows))
    textpage = page.get_textpage()
    letters: list[list[list[tuple[str, int]]]] = [[[] for _ in columns] for _ in rows]
    box = [ctypes.c_double() for _ in range(4)]
    for index in range(textpage.count_chars()):
        sign = chr(raw.FPDFText_GetUnicode(textpage, index))
        raw.FPDFText_GetCharBox(textpage, index, *map(ctypes.byref, box))
        left, right, bottom, top = (one.value for one in box)
        column, row = bisect(across, (left + right) / 2 / width), bisect(down, 1 - (bottom + top) / 2 / height)
        turn = round(math.degrees(raw.FPDFText_GetCharAngle(textpage, index))) % 360
        letters[min(row, len(rows) - 1)][min(column, len(columns) - 1)].append((sign, turn))
    return [[_panel(found) for found in line] for line in letters]


def _panel(found: list[tuple[str, int]]) -> Panel:
    turns = {turn for sign, turn in found if not sign.isspace()}
    assert len(turns) <= 1, turns
    return Panel(" ".join("".join(sign for sign, _ in found).split()), turns.pop() if turns else UPRIGHT)


def sheet(front: list[list[Panel]], back: list[list[Panel]]) -> list[list[Pile]]:
    """A sheet whose back was printed after it was turned over its upright middle: what is left there lies behind what
    is right on the front."""
    return [
        [[Face(one), Face(behind)] for one, behind in zip(line, reversed(other), strict=True)]
        for line, other in zip(front, back, strict=True)
    ]


def upper_half_behind(paper: list[list[Pile]]) -> list[list[Pile]]:
    """The upper half is folded behind the lower one, and stands on its head there."""
    upper, lower = paper
    turned = [[Face(one.panel, not one.over) for one in reversed(pile)] for pile in upper]
    return [[pile + behind for pile, behind in zip(lower, turned, strict=True)]]


def left_half_behind(paper: list[list[Pile]]) -> Pile:
    """The left half is folded behind the right one: a booklet, its back at the left, face by face."""
    [[left, right]] = paper
    return right + left[::-1]
