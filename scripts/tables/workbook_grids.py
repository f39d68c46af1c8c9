"""Workbooks of Excel and LibreOffice (.xlsx, .xlsm, .xlsb, .xls, .ods) as grids.

calamine reads the values; what else is said of cells, workbook_marks.py.
"""

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from scripts.tables import apart, workbook_marks
from scripts.tables.grid import Cell, Grid, Held, Row, Unusable, clean, place, shown
from scripts.tables.workbook_marks import Mark, Marks
from scripts.vietnamese.numbers import grouped

# calamine makes a place of every cell up to the last: one at XFD1048576 alone would take all memory.
_MOST_PLACES = 3_000_000
_MOST_ROWS = 20_000
# As loosely as calamine reads it, which makes room for any place named, in small letters and beyond Excel's own too.
_CELL = re.compile(rb"""<(?:\w+:)?c\b[^>]*?\br\s*=\s*["']([A-Za-z]+)([0-9]+)["'][^>]*(?<!/)>""")
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_REPEATED = re.compile(rb"<table:table-(row|cell)\b([^>]*?)(/?)>")
_TIMES = re.compile(rb'number-(?:rows|columns)-repeated="([0-9]+)"')
_WIDE = Unusable(
    "có ô nằm quá xa hoặc quá nhiều dòng",
    f"Chép riêng bảng cần nhập (dưới {grouped(_MOST_ROWS)} dòng) sang một tệp mới",
)


def read(data: bytes) -> Held:
    """Its sheets in order. Raises Unusable."""
    return read_here(data) if data.startswith(b"PK") else apart.read(data)


def read_here(data: bytes) -> Held:
    """The same in this process."""
    from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    _look_at_size(data)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        grids, notes = [], []
        metadata = book.sheets_metadata
        marks = workbook_marks.marks(data, [about.name for about in metadata if about.typ is SheetTypeEnum.WorkSheet])
        for number, about in enumerate(metadata):
            if about.typ is not SheetTypeEnum.WorkSheet:
                notes.append(f"Trang “{about.name}” là biểu đồ hoặc mã, không có bảng để đọc.")
                continue
            sheet = book.get_sheet_by_index(number)
            rows = sheet.to_python(skip_empty_area=False)
            over = _over(sheet.merged_cell_ranges or ())
            of_sheet = marks.get(about.name) or Marks()
            drawn = sum(bool(one.drawn) for one in of_sheet.cells.values())
            notes += [f"Trang “{about.name}”: {drawn} ô ghi bằng phông chữ cũ, máy đã đổi theo phông."] if drawn else []
            is_hidden = about.visible is not SheetVisibleEnum.Visible
            grids.append(_grid(about.name, rows, over, of_sheet, is_hidden))
    except PasswordError:
        mend = "Mở tệp, vào Tệp > Thông tin > Bảo vệ (File > Info > Protect), xóa mật khẩu, lưu lại rồi nhập tệp mới"
        raise Unusable("có mật khẩu", mend) from None
    except BaseException as error:
        # Of a panic in Rust Python makes something that is no Exception.
        if isinstance(error, Unusable) or not (
            isinstance(error, Exception) or type(error).__name__ == "PanicException"
        ):
            raise
        mend = "Mở thử bằng Excel; mở được thì Lưu thành tệp .xlsx mới rồi nhập tệp ấy, không thì xin lại tệp"
        raise Unusable("bị hỏng, không mở được", mend) from None
    return Held(tuple(grids), notes=tuple(notes))


def _grid(
    name: str,
    rows: Sequence[Sequence[Any]],
    over: Mapping[tuple[int, int], tuple[int, int]],
    marks: Marks,
    is_hidden: bool,
) -> Grid:
    made: dict[tuple[int, int], Cell | None] = {}

    def cell(row: int, column: int) -> Cell | None:
        home = over.get((row, column), (row, column))
        if home not in made:
            first, second = home
            value = rows[first][second] if first < len(rows) and second < len(rows[first]) else ""
            mark = marks.cells.get(home)
            made[home] = _marked(place(name, first, second), value, mark) if value != "" or mark else None
        return made[home]

    found = []
    # calamine ends where the values do, which formulas without one are not.
    height = max([len(rows), *(row + 1 for row, _ in marks.cells)])
    width = max([len(rows[0]) if rows else 0, *(column + 1 for _, column in marks.cells)])
    for number in range(height):
        cells = tuple(cell(number, column) for column in range(width))
        found.append(Row(number + 1, cells, number + 1 in marks.hidden))
    while found and not found[-1].own:
        found.pop()
    return Grid(name, tuple(found), hidden=is_hidden, hidden_columns=frozenset(marks.columns))


def _marked(at: str, value: Any, mark: Mark | None) -> Cell | None:
    """A cell with what is said of it; of one partly struck out what is left."""
    cell = _cell(at, value)
    if mark is None:
        return cell
    if cell is None:
        return Cell(at, mark.formula, empty=True) if mark.formula else None
    if mark.month:
        cell = Cell(at, mark.month)
    if mark.drawn:
        cell = Cell(at, clean(mark.drawn))
    if mark.struck and mark.kept:
        cell = Cell(at, clean(mark.kept))
    struck = clean(mark.struck) if mark.kept else cell.text if mark.struck else ""
    return replace(cell, struck=struck, comment=clean(mark.comment))


def _cell(at: str, value: Any) -> Cell | None:
    match value:
        case str():
            text = clean(value)
            return Cell(at, text) if text else None
        case bool():
            return Cell(at, "true" if value else "false")
        case timedelta():  # an hour that a format counts beyond a day, or an hour of .ods
            if timedelta() <= value < timedelta(days=1):
                value = (datetime.min + value).time()
                return Cell(at, shown(value), value)
            return Cell(at, str(value))
        case datetime() | date() | time() | int() | float():
            value = _known(value)
            return Cell(at, shown(value), value)
    return None


def _known(value: date | time | float) -> date | time | float:
    """Without the split seconds that Excel's fractions of a day bring; a moment at midnight is a day."""
    if isinstance(value, datetime):
        value = (value + timedelta(milliseconds=500)).replace(microsecond=0)
        return value.date() if value.time() == time() else value
    return value.replace(microsecond=0) if isinstance(value, time) else value


def _over(merged: Sequence[tuple[tuple[int, int], tuple[int, int]]]) -> dict[tuple[int, int], tuple[int, int]]:
    """Each place of a merged cell with the first of it, where the value is."""
    found = {}
    for (top, left), (bottom, right) in merged:
        if (bottom - top + 1) * (right - left + 1) > 10_000:  # a whole column, merged by a slip
            continue
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                found[row, column] = (top, left)
    return found


def _look_at_size(data: bytes) -> None:
    if not data.startswith(b"PK"):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                if _SHEET.fullmatch(name):
                    _look_at_places(archive.read(name))
                elif name == "content.xml":
                    _look_at_repeats(archive.read(name))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return  # then calamine says so


def _look_at_places(sheet: bytes) -> None:
    last_row = last_column = 0
    for column, row in _CELL.findall(sheet):
        last_row = max(last_row, int(row))
        if len(column) > 1:
            number = 0
            for letter in column:
                number = number * 26 + (letter & 31)
            last_column = max(last_column, number)
    if last_row * max(last_column, 26) > _MOST_PLACES:
        raise _WIDE


def _look_at_repeats(content: bytes) -> None:
    """Cells with a value that stand for many."""
    places, times = 0, 1
    for kind, said, closed in _REPEATED.findall(content):
        many = int(found[1]) if (found := _TIMES.search(said)) else 1
        if kind == b"row":
            times = many
        elif not closed or b"value" in said:
            places += many * times
    if places > _MOST_PLACES:
        raise _WIDE
