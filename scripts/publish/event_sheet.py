"""/api/v1/events.xlsx: the table of events as a workbook, with a sheet that says what each column means.

Days, moments and numbers are what Excel takes for such, to sort and filter by; everything else is text, so that
telephone numbers keep their zero and nothing is a formula. The same table gives the same bytes: openpyxl writes the
time of saving into the file and into the zip, so both are put right afterwards.
"""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from scripts.assemble import event_csv
from scripts.assemble.cache import kept
from scripts.model import addresses, event_table
from scripts.model.event_table import COLUMNS, Column
from scripts.model.record import Part
from scripts.publish import archive

PATH = f"{addresses.API}events.xlsx"
# Excel refuses a workbook with a longer text in a cell.
_MOST = 32_767
_CUT = "… (còn nữa: xem tệp events.csv)"
# Excel takes 1900 for a leap year, so that its days before this one are off by one.
_FIRST = date(1900, 3, 1)
_FORMATS = {10: "yyyy-mm-dd", 16: "yyyy-mm-dd hh:mm", 19: "yyyy-mm-dd hh:mm:ss"}
_DAY = date(1980, 1, 1)
_SAVED = re.compile(rb"(<dcterms:(?:created|modified)\b[^>]*>)[^<]*")
# XML 1.0 holds no such character, and a carriage return only until somebody reads it; ECMA-376 (22.9.2.19) writes them
# as `_x000D_`, and what looks like that as `_x005F_x000D_`.
_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)|[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WIDE = {"description", "results", "summary", "title"}


def make(tree: Mapping[str, bytes], root: Path, cache: Path) -> dict[str, Path]:
    """The workbook of the tree's table, made again where the table, our code or openpyxl has changed."""
    table = tree[f"files/{event_csv.PATH}"]
    rules = [Path(module).read_bytes() for module in (__file__, archive.__file__, event_table.__file__)]
    digest = hashlib.sha256(b"\0".join([table, *rules, version("openpyxl").encode()])).hexdigest()
    file = cache / "bang" / f"{digest[:32]}.xlsx"
    kept(file, lambda: workbook(event_csv.read(table)))
    for other in file.parent.iterdir():
        if other != file:
            other.unlink()
    return {PATH: file}


def workbook(rows: Sequence[Sequence[str]]) -> bytes:
    """The table, its heads first, as a file."""
    book = Workbook(write_only=True)
    book.properties.title = "Sự kiện"
    book.properties.creator = ""
    book.properties.language = "vi-VN"
    _sheet(
        book,
        "Sự kiện",
        rows,
        [50 if name in _WIDE else 22 for name in rows[0]],
        [str if column.many else column.kind for column in COLUMNS],
    )
    about = [("Cột", "Nghĩa", "Bắt buộc", "Cách ghi"), *map(_explained, COLUMNS)]
    _sheet(book, "Các cột", about, [22, 70, 12, 70], [str] * 4)
    out = io.BytesIO()
    book.save(out)
    with zipfile.ZipFile(out) as saved:
        files = {name: saved.read(name) for name in saved.namelist()}
    core, moment = "docProps/core.xml", datetime.combine(_DAY, datetime.min.time()).isoformat().encode()
    files[core] = _SAVED.sub(rb"\g<1>" + moment + b"Z", files[core])
    return archive.zipped(files, _DAY)


def _sheet(book: Any, title: str, rows: Sequence[Sequence[str]], widths: Sequence[int], kinds: Sequence[type]) -> None:
    """A sheet whose first row and column stay in sight; `kinds` says what the columns hold."""
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(widths))}{len(rows)}"
    for place, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    head = Font(bold=True), PatternFill("solid", fgColor="DCE9F2"), Alignment(vertical="top", wrap_text=True)
    sheet.append([_head(sheet, text, *head) for text in rows[0]])
    plain = Alignment(vertical="top", wrap_text=True)
    for cells in rows[1:]:
        sheet.append([_cell(sheet, *cell, plain) for cell in zip(cells, kinds, strict=True)])


def _head(sheet: Any, text: str, font: Font, fill: PatternFill, alignment: Alignment) -> Any:
    cell = WriteOnlyCell(sheet, text)
    cell.font, cell.fill, cell.alignment = font, fill, alignment
    return cell


def _cell(sheet: Any, text: str, kind: type, alignment: Alignment) -> Any:
    if not text:
        return None
    cell = WriteOnlyCell(sheet)
    cell.alignment = alignment
    if kind is date and date.fromisoformat(text[:10]) >= _FIRST:
        cell.value = datetime.fromisoformat(text)
        cell.number_format = _FORMATS[len(text)]
    elif kind in (int, float):
        cell.value = kind(text)
    else:
        # Given as a value, `=1+1` would become a formula and an error's name an error.
        cell.value = ""
        cell._value = _held(text)
    return cell


def _held(text: str) -> str:
    shown = _ESCAPED.sub(lambda found: f"_x{ord(found[0]):04X}_", text)
    return shown if len(shown) <= _MOST else shown[: _MOST - len(_CUT)] + _CUT


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
    else:
        how = ""
    return column.name, column.about, "có" if column.needed else "", how
