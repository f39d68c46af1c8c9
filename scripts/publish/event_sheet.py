"""/api/v1/events.xlsx: the table of events as a workbook, with a sheet that says what each column means.

Every cell is text: days stay as the listings have them, whatever zone or calendar the reader's Excel has, telephone
numbers keep their zero, and nothing is a formula. The same table gives the same bytes: openpyxl writes the time of
saving into the file and into the zip, so both are put right afterwards.
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

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from scripts.assemble import event_csv
from scripts.assemble.cache import kept
from scripts.model import addresses, event_table
from scripts.model.event_table import COLUMNS, Column
from scripts.publish.archive import zipped

PATH = f"{addresses.API}events.xlsx"
# Excel refuses a workbook with a longer text in a cell.
_MOST = 32_767
_CUT = "… (còn nữa: xem tệp events.csv)"
_DAY = date(1980, 1, 1)
_SAVED = re.compile(rb"(<dcterms:(?:created|modified)\b[^>]*>)[^<]*")
# XML 1.0 holds no such character, and a carriage return only until somebody reads it; ECMA-376 (22.9.2.19) writes them
# as `_x000D_`, and what looks like that as `_x005F_x000D_`.
_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)|[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WIDE = {"description", "results", "summary", "title"}
_HEAD = {"font": Font(bold=True), "fill": PatternFill("solid", fgColor="DCE9F2"), "alignment": Alignment(wrap_text=True)}
_PLAIN = Alignment(vertical="top")
_WRAPPED = Alignment(vertical="top", wrap_text=True)


def make(tree: Mapping[str, bytes], root: Path, cache: Path) -> dict[str, Path]:
    """The workbook of the tree's table, made again where the table, our code or openpyxl has changed."""
    table = tree[f"files/{event_csv.PATH}"]
    rules = [Path(module).read_bytes() for module in (__file__, event_table.__file__, event_csv.__file__)]
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
    _table(book.create_sheet("Sự kiện"), rows, [50 if name in _WIDE else 22 for name in rows[0]], COLUMNS)
    about = [("Cột", "Nghĩa", "Bắt buộc", "Cách ghi"), *map(_explained, COLUMNS)]
    _table(book.create_sheet("Các cột"), about, [22, 70, 12, 70])
    out = io.BytesIO()
    book.save(out)
    with zipfile.ZipFile(out) as saved:
        files = {name: saved.read(name) for name in saved.namelist()}
    core = "docProps/core.xml"
    files[core] = _SAVED.sub(rb"\g<1>" + f"{datetime.combine(_DAY, datetime.min.time()).isoformat()}Z".encode(), files[core])
    return zipped(files, _DAY)


def _table(
    sheet: Worksheet, rows: Sequence[Sequence[str]], widths: Sequence[int], columns: Sequence[Column] = ()
) -> None:
    """A sheet whose first row stays in sight and filters the others."""
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(widths))}{len(rows)}"
    for place, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    for number, cells in enumerate(rows):
        sheet.append([_cell(sheet, text, number == 0, not columns or "\n" in text) for text in cells])


def _cell(sheet: Worksheet, text: str, is_head: bool, wraps: bool) -> WriteOnlyCell | None:
    if not text:
        return None
    cell = WriteOnlyCell(sheet)
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
    elif column.rows:
        how = "Mỗi mục một dòng trong ô (Alt+Enter), ghi bằng JSON"
    elif column.many:
        how = "Mỗi mục một dòng trong ô (Alt+Enter)"
    else:
        how = ""
    return column.name, column.about, "có" if column.needed else "", how
