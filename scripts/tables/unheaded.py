"""Tables without a row of heads: those whose heads stand in the first column, and those that have none at all."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from scripts.model.event import Kind
from scripts.tables import heads, said_of, times
from scripts.tables.blocks import Block, Left, Parted
from scripts.tables.grid import Cell, Grid, Row

_VENUE = re.compile(
    r"(?:nhà văn h(?:óa|oá)|hội trường|sân|trường|trụ sở|quảng trường|trung tâm|khu|thôn|bản|xóm|khối|chợ|xã|phường"
    r"|tp\b|tx\b|huyện|thị xã|thành phố|toàn tỉnh|trực tuyến)",
    re.IGNORECASE,
)
_SPOT = re.compile(r"nhà văn h|hội trường|sân |quảng trường|trung tâm|chợ|thôn|bản|xóm|khối", re.IGNORECASE)
_AGENCY = re.compile(
    r"(?:UBND|Ủy ban|Công an|Đoàn|Hội|Ban|Sở|Phòng|MTTQ|Mặt trận|Trường|Trạm|Tỉnh đoàn)", re.IGNORECASE
)
_TELLING = {"title", "when", "day", "first", "when_where"}


def turned(grid: Grid) -> Grid | None:
    """The grid on its side, its heads below each other and its events beside; None where it is none such."""
    rows = [row for row in grid.rows if row.own]
    column = min((number for row in rows for number, cell in enumerate(row.cells) if cell), default=0)
    begins = next((n for n, row in enumerate(rows) if (cell := _at(row, column)) and heads.is_head(cell.text)), 0)
    above = (*grid.above, *(cell for row in rows[:begins] for cell in row.own))
    rows = rows[begins:]
    labels = [row.cells[column] if column < len(row.cells) else None for row in rows]
    fields = [heads.field_of(cell.text) for cell in labels if cell and heads.is_head(cell.text)]
    width = max((len(row.cells) for row in rows), default=0)
    filled = [n for n in range(column + 1, width) if sum(_at(row, n) is not None for row in rows) > 1]
    if len(set(fields)) < 2 or not _TELLING & set(fields) or len(filled) < 2:
        return None
    columns = [tuple(_at(row, number) for row in rows) for number in range(column, width)]
    found = tuple(Row(number + 1, cells) for number, cells in enumerate(columns, column))
    return replace(grid, rows=found, above=above)


def guessed(grid: Grid, year: int | None) -> Parted | None:
    """The rows of a table without heads, each column taken for what most of its cells look like; None where no column
    says when, or none what."""
    rows = [row for row in grid.rows if len(row.own) > 2]
    # Heads that are known, of a table of another kind, are no table without heads.
    if not rows or any(sum(heads.is_head(cell.text) for cell in row.own) > 1 for row in grid.rows):
        return None
    width = max(len(row.cells) for row in rows)
    columns = [[cell for row in rows if (cell := _at(row, number))] for number in range(width)]
    fields: list[str | None] = [None] * width

    def take(field: str, shares: Sequence[float], least: float) -> bool:
        free = [n for n in range(width) if fields[n] is None and columns[n]]
        best = max(free, key=lambda n: shares[n], default=None)
        if best is None or shares[best] < least:
            return False
        fields[best] = field
        return True

    timed = [_share(column, lambda cell: _is_time(cell, year)) for column in columns]
    if sum(share >= 0.6 for share in timed) != 1 or not take("when", timed, 0.6):
        return None
    take(
        "number", [_share(column, lambda cell: bool(re.fullmatch(r"[0-9]{1,3}", cell.text))) for column in columns], 0.9
    )
    take(
        "phone",
        [_share(column, lambda cell: bool(re.fullmatch(r"[0-9 .+]{9,15}", cell.text))) for column in columns],
        0.6,
    )
    if not take("title", [_share(column, _is_event) for column in columns], 0.5):
        return None
    spots = [_share(column, lambda cell: bool(_SPOT.search(cell.text))) for column in columns]
    places = [_share(column, lambda cell: bool(_VENUE.match(cell.text))) for column in columns]
    take("where", [max(pair) for pair in zip(spots, places, strict=True)], 0.5)
    take("organiser", [_share(column, lambda cell: bool(_AGENCY.match(cell.text))) for column in columns], 0.6)
    first = rows[0].number
    titles = [*grid.above, *(cell for row in grid.rows if row.number < first for cell in row.own)]
    inside = [row for row in grid.rows if row.number >= first]
    kept: list[tuple[Row, Cell | None]] = [(row, None) for row in inside if len(row.own) > 2]
    left = [Left(cell.at, cell.text, "tiêu đề trên bảng") for cell in titles]
    left += [Left(cell.at, cell.text, "dòng lẻ") for row in inside if len(row.own) < 3 for cell in row.own]
    block = Block(grid.name, [""] * width, fields, titles, kept)
    return Parted([block], left, titles)


def _at(row: Row, column: int) -> Cell | None:
    return row.cells[column] if column < len(row.cells) else None


def _share(column: Sequence[Cell], holds: Callable[[Cell], bool]) -> float:
    return sum(map(holds, column)) / len(column) if column else 0.0


def _is_time(cell: Cell, year: int | None) -> bool:
    if not re.search(r"[0-9]", cell.text):
        return False
    try:
        found = times.whens(times.Said(whole=times.typed(cell, "when")), year)
    except times.UnclearTime:
        return False
    return bool(found) and found[0].start is not None


def _is_event(cell: Cell) -> bool:
    return said_of.kind_of(cell.text) is not Kind.KHAC
