"""The workbook without its events: openpyxl writes everything but the rows, which the room puts in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from scripts.draw.workbook import fixed
from scripts.model.event_table import COLUMNS, Column
from scripts.model.record import Part

_WIDE = {"description", "results", "summary", "title"}
_WRAPPED = Alignment(vertical="top", wrap_text=True)
_HEAD = {"font": Font(bold=True), "fill": PatternFill("solid", fgColor="DCE9F2")}


def files(heads: Sequence[str], events: Iterable[Sequence[Any]], height: int, made: date) -> dict[str, bytes]:
    """The files of the package: the table of events, `height` rows high with its heads, and what its columns mean."""
    book = Workbook(write_only=True)
    book.properties.title, book.properties.creator, book.properties.language = "Sự kiện", "", "vi-VN"
    sheet(book, "Sự kiện", [50 if name in _WIDE else 22 for name in heads], heads, events, height)
    about = ("Cột", "Nghĩa", "Bắt buộc", "Cách ghi")
    sheet(book, "Các cột", [22, 70, 12, 70], about, map(_explained, COLUMNS), 1 + len(COLUMNS))
    return fixed.files(book, made)


def sheet(
    book: Workbook, title: str, widths: Sequence[int], heads: Iterable[str], rows: Iterable[Iterable[Any]], height: int
) -> None:
    """Add a table of `height` rows whose first row and column stay in sight, with a filter for each column."""
    added = book.create_sheet(title)
    added.freeze_panes = "B2"
    added.auto_filter.ref = f"A1:{get_column_letter(len(widths))}{height}"
    for place, width in enumerate(widths, 1):
        added.column_dimensions[get_column_letter(place)].width = width
    added.append([_cell(added, head, **_HEAD) for head in heads])
    for cells in rows:
        added.append([_cell(added, value) for value in cells])


def _cell(sheet: Any, value: Any, **look: Any) -> WriteOnlyCell | None:
    if value is None or value == "":
        return None
    cell = WriteOnlyCell(sheet, value)
    if isinstance(value, str):
        cell.data_type = "s"  # and no formula, whatever the text begins with
    if isinstance(value, datetime):
        cell.number_format = "yyyy-mm-dd hh:mm:ss" if value.second else "yyyy-mm-dd hh:mm"
    cell.alignment = _WRAPPED
    for name, part in look.items():
        setattr(cell, name, part)
    return cell


def _explained(column: Column) -> tuple[str, str, str, str]:
    """What a column means, in the words of the record."""
    if column.choices:
        how = "; ".join(f"{name} ({words})" for name, words in column.choices.items())
    elif column.many and issubclass(column.kind, Part):
        how = "Mỗi mục một dòng trong ô (Alt+Enter), ghi bằng JSON"
    elif column.many:
        how = "Mỗi mục một dòng trong ô (Alt+Enter)"
    elif column.kind is date:
        how = "2022-06-09, hoặc 2022-06-09 07:30 khi biết giờ"
    elif column.kind is bool:
        how = "true (có) hoặc false (không)"
    else:
        how = ""
    return column.name, column.about, "có" if column.needed else "", how
