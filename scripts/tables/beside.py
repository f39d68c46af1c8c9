"""Tables that stand side by side on one sheet, as sheets of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scripts.tables import heads
from scripts.tables.grid import Cell, Grid, Row

_WHEN, _WHAT, _WHERE = {"when", "day", "first"}, {"title", "name"}, {"where", "commune", "hamlet"}
# A head is not far from the top.
_FAR = 20


def parted(grid: Grid) -> list[Grid]:
    """The tables of a sheet from left to right; the sheet itself where there is but one."""
    for place, row in enumerate(grid.rows[:_FAR]):
        if column := _second(row):
            left, right = _cut(grid, place, column)
            return [left, *parted(right)]
    return [grid]


def _second(row: Row) -> int:
    """The column at which a second table's heads begin; 0 where none does: each has when and what, and the second
    begins after an empty column, as the first does, or behind all that tells of an event."""
    cells = row.cells
    fields = [heads.field_of(cell.text) if cell and heads.is_head(cell.text) else None for cell in cells]
    when, what, where = (
        [number for number, field in enumerate(fields) if field in kind] for kind in (_WHEN, _WHAT, _WHERE)
    )
    if not when or not what:
        return 0
    first = next((cell for cell in cells if cell), None)
    # Each kind on either side; a cell that strayed to the last column of Excel leaves 16,384 to be looked at.
    for column in range(max(2, when[0] + 1, what[0] + 1), min(when[-1], what[-1]) + 1):
        cell, before = cells[column], cells[column - 1]
        if cell is None or cell is before:
            continue
        again = first is not None and heads.key_of(cell.text) == heads.key_of(first.text)
        both = bool(where) and where[0] < column <= where[-1]
        if before is None or again or (both and fields[column] in _WHEN | _WHAT | {"number"}):
            return column
    return 0


def _cut(grid: Grid, place: int, column: int) -> tuple[Grid, Grid]:
    """The table before a column, and what is from there on; a title that stands alone in its row is that of both."""
    alone = [row.own[0] for row in grid.rows[:place] if len(row.own) == 1]
    above = tuple(cell for cell in alone if cell not in _of(grid.rows[:place], column))
    rows = grid.rows
    left = tuple(replace(row, cells=row.cells[:column]) for row in rows)
    right = tuple(replace(row, cells=row.cells[column:]) for row in rows)
    hidden = frozenset(number - column for number in grid.hidden_columns if number >= column)
    return replace(grid, rows=left), replace(grid, rows=right, above=(*grid.above, *above), hidden_columns=hidden)


def _of(rows: Sequence[Row], column: int) -> set[Cell]:
    return {cell for row in rows for cell in row.cells[column:] if cell}
