"""Tables of a PDF by the rules that are drawn round their cells: PDF knows lines and letters, but no rows."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

# Points: rules that meet within it touch; shorter ones are the strokes of a drawing.
_NEAR, _SHORTEST, _THIN = 3.0, 6.0, 3.0
_MOST = 4_000


@dataclass(frozen=True, slots=True)
class _Rule:
    """A straight rule: where it lies, and from where to where it goes."""

    at: float
    start: float
    end: float

    def covers(self, place: float) -> bool:
        """Does it pass that place?"""
        return self.start - _NEAR <= place <= self.end + _NEAR


class Table:
    """A table on a page: the edges of its columns from the left and of its rows from the top; what stands between two
    columns or rows without a rule is one cell."""

    def __init__(self, across: Sequence[_Rule], down: Sequence[_Rule]) -> None:
        self._across, self._down = across, down
        self.left, self.right = min(rule.start for rule in across), max(rule.end for rule in across)
        self.bottom, self.top = min(rule.start for rule in down), max(rule.end for rule in down)
        self._columns = _places([*(rule.at for rule in down), self.left, self.right])
        self._rows = _places([*(rule.at for rule in across), self.bottom, self.top])[::-1]
        self._texts: dict[tuple[int, int], list[str]] = {}
        # The cells that the line at hand has letters in.
        self.begun: set[tuple[int, int]] = set()

    @property
    def is_one(self) -> bool:
        """Are there two columns at least? A frame round a paragraph has one."""
        inner = self._columns[1:-1]
        return len(self._rows) > 1 and any(abs(rule.at - place) < _NEAR for rule in self._down for place in inner)

    def holds(self, x: float, y: float) -> bool:
        """Is the point within the table?"""
        return self.left - 1 <= x <= self.right + 1 and self.bottom - 1 <= y <= self.top + 1

    def cell(self, x: float, y: float) -> tuple[int, int]:
        """The row and column of the cell at a point, of a large cell the first ones."""
        row = max(0, min(sum(edge > y for edge in self._rows) - 1, len(self._rows) - 2))
        column = max(0, min(sum(edge < x for edge in self._columns) - 1, len(self._columns) - 2))
        middle = (self._rows[row] + self._rows[row + 1]) / 2
        while column and not _ruled(self._down, self._columns[column], middle):
            column -= 1
        centre = (self._columns[column] + self._columns[column + 1]) / 2
        while row and not _ruled(self._across, self._rows[row], centre):
            row -= 1
        return row, column

    def add(self, cell: tuple[int, int], text: str) -> None:
        """More text for a cell."""
        self._texts.setdefault(cell, []).append(text)
        self.begun.add(cell)

    @property
    def rows(self) -> Iterator[list[str]]:
        """The texts of the cells, a list a row."""
        for row in range(len(self._rows) - 1):
            yield ["".join(self._texts.get((row, column), ())) for column in range(len(self._columns) - 1)]


def tables(page: Any) -> list[Table]:
    """The ruled tables of a page."""
    rules = list(_rules(page))
    across = [rule for level, rule in rules if level]
    down = [rule for level, rule in rules if not level]
    found = [Table(*group) for group in _groups(across, down)]
    return [table for table in found if table.is_one]


def _rules(page: Any) -> Iterator[tuple[bool, _Rule]]:
    """The rules drawn on a page; True for those that lie level."""
    count = 0
    for drawn in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=3):
        for one, other in pairwise(_thin(drawn) or _points(drawn)):
            if one is None or other is None:
                continue
            (x1, y1), (x2, y2) = one, other
            count += 1
            if count > _MOST:
                return
            if abs(y1 - y2) < 1 and abs(x1 - x2) > _SHORTEST:
                yield True, _Rule((y1 + y2) / 2, min(x1, x2), max(x1, x2))
            elif abs(x1 - x2) < 1 and abs(y1 - y2) > _SHORTEST:
                yield False, _Rule((x1 + x2) / 2, min(y1, y2), max(y1, y2))


def _thin(drawn: Any) -> list[tuple[float, float] | None]:
    """Of a shape that is filled and not drawn round: the rule that it is where it is thin, else nothing, for behind the
    words of a page often lies a white field."""
    filled, drawn_round = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(drawn, filled, drawn_round)
    if drawn_round.value or not filled.value:
        return []
    left, bottom, right, top = drawn.get_bounds()
    if right - left < _THIN:
        return [((left + right) / 2, bottom), ((left + right) / 2, top)]
    if top - bottom < _THIN:
        return [(left, (bottom + top) / 2), (right, (bottom + top) / 2)]
    return [None]


def _points(drawn: Any) -> Iterator[tuple[float, float] | None]:
    """The corners of a path; None before each new stroke."""
    matrix = drawn.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    first: tuple[float, float] | None = None
    for place in range(min(pdfium.FPDFPath_CountSegments(drawn), _MOST)):
        segment = pdfium.FPDFPath_GetPathSegment(drawn, place)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = matrix.on_point(x.value, y.value)
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO:
            first = point
            yield None
        yield point
        if first and pdfium.FPDFPathSegment_GetClose(segment):
            yield first


def _groups(across: list[_Rule], down: list[_Rule]) -> Iterator[tuple[list[_Rule], list[_Rule]]]:
    """Rules that touch each other, directly or over others."""
    left, rest = set(range(len(across))), set(range(len(down)))
    while left and rest:
        level, upright = [left.pop()], list[int]()
        todo = [(True, level[0])]
        while todo:
            is_level, place = todo.pop()
            if is_level:
                met = {one for one in rest if _meet(across[place], down[one])}
                rest -= met
                upright += met
                todo += [(False, one) for one in met]
            else:
                met = {one for one in left if _meet(across[one], down[place])}
                left -= met
                level += met
                todo += [(True, one) for one in met]
        if upright:
            yield [across[one] for one in level], [down[one] for one in upright]


def _meet(level: _Rule, upright: _Rule) -> bool:
    return level.covers(upright.at) and upright.covers(level.at)


def _places(values: Iterable[float]) -> list[float]:
    """Places in order, those that are nearly the same once."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _NEAR:
            found.append(value)
    return found


def _ruled(rules: Iterable[_Rule], edge: float, place: float) -> bool:
    return any(abs(rule.at - edge) <= _NEAR and rule.covers(place) for rule in rules)
