"""Tables in which a cell is an event by its row and its column: days over communes, parts of the day, weekdays."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from scripts.tables import blocks, heads, times
from scripts.tables.blocks import Block, Left, Parted
from scripts.tables.grid import Cell, Grid, Row
from scripts.tables.wheres import Finder
from scripts.vietnamese.day_reading import WEEKDAY
from scripts.vietnamese.folding import fold

_PARTS = re.compile(r"(?:buoi )?(?:sang|trua|chieu|toi|dem)")
# With its accents: folded, the fourth day of the week is the number of a row.
_WEEKDAYS = re.compile(r"(?:thứ )?(?:hai|ba|tư|năm|sáu|bảy|[2-7])|t[2-7]|chủ nhật|cn", re.IGNORECASE)
_OF_WEEK = re.compile(rf"(?<!\w){WEEKDAY}(?!\w)", re.IGNORECASE)
_WHOSE = {"commune", "area", "hamlet", "organiser", "where"}
_WHEN = {"day", "when", "weekday"}
_NOTHING = re.compile(r"(?:nghi|khong|khong co|khong to chuc)?[\W_]*")
_MOST_ABOVE = 15


def read(grid: Grid, finder: Finder, year: int | None, month: int | None) -> tuple[Parted, str] | None:
    """The cells of such a table as rows of one event each, and what somebody should look at; None where it is none."""
    for place, row in enumerate(grid.rows[:_MOST_ABOVE]):
        labels, tops = _labels_and_tops(row)
        below = grid.rows[place + 1 :]
        if not labels and tops and (parts := _column_of_parts(tops, below)) is not None:
            labels[parts] = "part"
        if len(tops) < 2:
            continue
        fields = _fields(labels, tops, below, finder, year)
        if fields is not None:
            whole = _calendar(grid, place, tops, year, month) if fields[0] == "weekday" else None
            if fields[0] == "weekday" and whole is None:
                continue
            parted = whole or _parted(grid, place, labels, tops, fields)
            asked = "bảng chéo: máy lấy tên hoạt động ở đầu cột, ngày ở trong ô" if fields[0] == "title" else ""
            return (parted, asked) if parted.blocks[0].rows else None
    return None


def _labels_and_tops(row: Row) -> tuple[dict[int, str], dict[int, Cell]]:
    """The columns of a head that say what a row is of, and those that say something of each cell under them."""
    labels: dict[int, str] = {}
    tops: dict[int, Cell] = {}
    for column, cell in enumerate(row.cells):
        if cell is None or (column and row.cells[column - 1] is cell):
            continue
        if heads.is_head(cell.text) and not _PARTS.fullmatch(fold(cell.text)) and not _WEEKDAYS.fullmatch(cell.text):
            labels[column] = heads.field_of(cell.text) or ""
        else:
            tops[column] = cell
    return labels, tops


def _column_of_parts(tops: dict[int, Cell], below: Sequence[Row]) -> int | None:
    """The column before the tops that says the part of the day, though it has no head."""
    for column in range(min(tops)):
        cells = [cell for row in below if (cell := _at(row, column))]
        parts = [cell for cell in cells if _PARTS.fullmatch(fold(cell.text))]
        if len(parts) > 1 and len(parts) * 2 > len(cells):
            return column
    return None


def _fields(
    labels: dict[int, str], tops: dict[int, Cell], below: Sequence[Row], finder: Finder, year: int | None
) -> tuple[str, str] | None:
    """What a top and what a cell under it says."""
    texts = [fold(cell.text) for cell in tops.values()]
    own = set(labels.values())
    if len(tops) > 4 and all(_WEEKDAYS.fullmatch(cell.text) for cell in tops.values()) and not labels:
        return "weekday", "title"
    if own & {"title", "name", "when_where"}:
        return None
    if own and own <= {"part", "hour", "number"} and all(_is_day(cell.text, year) for cell in tops.values()):
        return "day", "title"
    if own & _WHEN and all(map(_PARTS.fullmatch, texts)):
        return "part", "title"
    if own & _WHEN and all(_is_unit(cell.text, finder, year) for cell in tops.values()):
        return "commune", "title"
    if own & _WHOSE and not own & _WHEN:
        if all(_is_day(cell.text, year) for cell in tops.values()):
            return "day", "title"
        if not any(re.search(r"\b(?:ngay|han|thoi)\b", text) for text in texts) and _are_days(tops, below, year):
            return "title", "day"
    return None


def _is_day(text: str, year: int | None) -> bool:
    """Is it a day, whether its weekday fits or not, of which the row tells?"""
    return times.names_day(_OF_WEEK.sub(" ", text).strip(" ,;:-–"), year or 2000)


def _is_unit(text: str, finder: Finder, year: int | None) -> bool:
    units, unknown, left = finder.found(text, date(year or 2027, 6, 30))
    return bool(units) and not unknown and not left


def _are_days(tops: dict[int, Cell], below: Sequence[Row], year: int | None) -> bool:
    cells = [cell for row in below for column in tops if (cell := _at(row, column))]
    days = [cell for cell in cells if times.names_day(times.typed(cell, "day"), year or 2000)]
    return len(days) > 1 and len(days) * 2 > len(cells)


def _at(row: Row, column: int) -> Cell | None:
    return row.cells[column] if column < len(row.cells) else None


def _parted(grid: Grid, place: int, labels: dict[int, str], tops: dict[int, Cell], fields: tuple[str, str]) -> Parted:
    head = grid.rows[place]
    names = [cell.text if (cell := head.cells[column]) else "" for column in labels]
    said = {"part": "Buổi", "commune": "Xã", "day": "Ngày", "title": "Nội dung"}
    block = Block(grid.name, [*names, *(said[one] for one in fields)], [*labels.values(), *fields], [])
    found = _outside(grid, place, block)
    for row in grid.rows[place + 1 :]:
        of_row = tuple(_at(row, column) for column in labels)
        cells = {column: cell for column in tops if (cell := _at(row, column))}
        said_here = {column: cell for column, cell in cells.items() if not _NOTHING.fullmatch(fold(cell.text))}
        if any(cell and blocks.is_total(cell.text) for cell in of_row):
            found.left += [Left(cell.at, cell.text, "dòng tổng") for cell in row.own]
            continue
        if not any(of_row) or not said_here:
            found.left += [Left(cell.at, cell.text, "ô không ghi hoạt động") for cell in row.own]
            continue
        found.left += [
            Left(cell.at, cell.text, "ô không ghi hoạt động")
            for column, cell in cells.items()
            if column not in said_here
        ]
        used = {cell.at for cell in (*of_row, *cells.values()) if cell}
        found.left += [Left(cell.at, cell.text, "cột không có tên") for cell in row.own if cell.at not in used]
        for column, cell in said_here.items():
            block.rows.append((Row(row.number, (*of_row, tops[column], cell), row.hidden), None))
    return found


def _calendar(grid: Grid, place: int, tops: dict[int, Cell], year: int | None, month: int | None) -> Parted | None:
    """A month as squares: a number in each, then what is on that day."""
    if not (year and month):
        return None
    block = Block(grid.name, ["Thứ", "Ngày", "Nội dung"], ["weekday", "day", "title"], [])
    found = _outside(grid, place, block)
    for row in grid.rows[place + 1 :]:
        for column, top in tops.items():
            cell = _at(row, column)
            match = re.fullmatch(r"(?:ngày\s*)?([0-9]{1,2})\s*(?:\n(.*))?", cell.text, re.DOTALL) if cell else None
            if cell and match and match[2]:
                day, what = Cell(cell.at, f"{match[1]}/{month}/{year}"), Cell(cell.at, match[2].strip())
                block.rows.append((Row(row.number, (top, day, what), row.hidden), None))
            elif cell:
                found.left.append(Left(cell.at, cell.text, "ô không ghi hoạt động" if match else "ô không có số ngày"))
    return found


def _outside(grid: Grid, place: int, block: Block) -> Parted:
    titles = [*grid.above, *(cell for row in grid.rows[:place] for cell in row.own)]
    found = Parted([block], titles=titles)
    found.left += [Left(cell.at, cell.text, "tiêu đề trên bảng") for cell in titles]
    found.left += [Left(cell.at, cell.text, "đầu cột") for cell in grid.rows[place].own]
    return found
