"""/api/v1/events.xlsx: the table of events as a workbook, with a sheet that says what each column means.

Days, moments and numbers are what Excel takes for such, to sort and filter by; everything else is text, so that
telephone numbers keep their zero and nothing is a formula.
"""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from scripts.assemble.events import table
from scripts.model import addresses, event_table
from scripts.model.event_table import COLUMNS, Column
from scripts.model.record import Part
from scripts.publish import archive
from scripts.store.cache import kept, only

PATH = f"{addresses.API}events.xlsx"
_WIDE = {"description", "results", "summary", "title"}
# What a text cell holds at most; Excel refuses a workbook with more (ECMA-376 leaves it open).
_MOST = 32_767
_CUT = "… (còn nữa: xem tệp events.csv)"
# In Excel's count of days 1900 is a leap year, so the days before this are told as text.
_FIRST = date(1900, 3, 1)
_MADE = date(1980, 1, 1)
# openpyxl writes the time of saving, whatever it is given.
_SAVED = re.compile(rb"(<dcterms:(?:created|modified)\b[^>]*>)[^<]*")
# XML 1.0 holds no such character, and a carriage return only until somebody reads it; ECMA-376 (22.9.2.19) writes them
# as `_x000D_`, and what looks like that as `_x005F_x000D_`.
_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)|[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WRAPPED = Alignment(vertical="top", wrap_text=True)
_HEAD = {"font": Font(bold=True), "fill": PatternFill("solid", fgColor="DCE9F2")}


def make(tree: Mapping[str, bytes], root: Path, cache: Path) -> dict[str, Path]:
    """The workbook of the tree's table, made again where the table, our code or openpyxl has changed."""
    rows = tree[f"files/{table.PATH}"]
    rules = [Path(ours).read_bytes() for ours in (__file__, archive.__file__, event_table.__file__)]
    digest = hashlib.sha256(b"\0".join([rows, *rules, version("openpyxl").encode()])).hexdigest()
    file = cache / "bang" / f"{digest[:32]}.xlsx"
    only(file.parent, {file.name})
    kept(file, lambda: workbook(table.read(rows)))
    return {PATH: file}


def workbook(rows: Sequence[Sequence[str]]) -> bytes:
    """The table, its heads first, as a file; the same table gives the same bytes."""
    heads, *events = rows
    kinds = [str if column.many else column.kind for column in COLUMNS]
    book = Workbook(write_only=True)
    book.properties.title, book.properties.creator, book.properties.language = "Sự kiện", "", "vi-VN"
    _sheet(
        book,
        "Sự kiện",
        [50 if name in _WIDE else 22 for name in heads],
        heads,
        ([_value(text, kind) for text, kind in zip(cells, kinds, strict=True)] for cells in events),
        len(rows),
    )
    about = ("Cột", "Nghĩa", "Bắt buộc", "Cách ghi")
    _sheet(book, "Các cột", [22, 70, 12, 70], about, map(_explained, COLUMNS), 1 + len(COLUMNS))
    out = io.BytesIO()
    book.save(out)
    with zipfile.ZipFile(out) as saved:
        files = {name: saved.read(name) for name in saved.namelist()}
    core = "docProps/core.xml"
    files[core] = _SAVED.sub(rb"\g<1>%sT00:00:00Z" % _MADE.isoformat().encode(), files[core])
    return archive.zipped(files, _MADE)


def _sheet(
    book: Workbook, title: str, widths: Sequence[int], heads: Iterable[str], rows: Iterable[Iterable[Any]], height: int
) -> None:
    """A table of `height` rows whose first row and column stay in sight, with a filter for each column."""
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(widths))}{height}"
    for place, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.append([_cell(sheet, head, **_HEAD) for head in heads])
    for cells in rows:
        sheet.append([_cell(sheet, value) for value in cells])


def _cell(sheet: Any, value: Any, **look: Any) -> WriteOnlyCell | None:
    if value is None or value == "":
        return None
    if isinstance(value, str):
        cell = WriteOnlyCell(sheet, _ESCAPED.sub(lambda found: f"_x{ord(found[0]):04X}_", value))
        cell.data_type = "s"  # and no formula, whatever the text begins with
    else:
        cell = WriteOnlyCell(sheet, value)
    if isinstance(value, datetime):
        cell.number_format = "yyyy-mm-dd hh:mm:ss" if value.second else "yyyy-mm-dd hh:mm"
    cell.alignment = _WRAPPED
    for name, part in look.items():
        setattr(cell, name, part)
    return cell


def _value(text: str, kind: type) -> str | float | date | None:
    if not text:
        return None
    if kind is date and date.fromisoformat(text[:10]) >= _FIRST:
        return datetime.fromisoformat(text) if len(text) > 10 else date.fromisoformat(text)
    if kind in (int, float):
        return float(text) if kind is float else int(text)
    return text if len(text) <= _MOST else text[: _MOST - len(_CUT)] + _CUT


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
