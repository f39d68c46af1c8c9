"""What a workbook says of its cells beside their values, which calamine does not tell: hidden rows, what is struck out,
comments, formulas that nobody calculated, days of which a month alone is shown."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from scripts.law_import import fonts

_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
# openpyxl, ten times slower than calamine, is asked only where a file has some of this.
_ANY = re.compile(
    rb'<(?:row|col)\b[^>]*\bhidden="(?:1|true)"|<strike\b|\bt="e"|<legacyDrawing\b'
    rb'|<(?:name|rFont) val="(?:\.Vn|VNI-)'
    rb"|<f\b(?:[^>]*/>|[^>]*>[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>"
    rb'|formatCode="(?:[^"dD]*[mM]+[^"dDhHsS]*[yY]|[^"dD]*[yY][^"dDhHsS]*[mM])[^"dD]*"|numFmtId="17"'
)
_MONTH_ALONE = re.compile(r"[^dhs]*(?:m+[^dhs]*y|y[^dhs]*m)[^dhs]*", re.IGNORECASE)
# Of a format what is written as it is.
_SAID_SO = re.compile(r"\[[^]]*\]|\\.|\"[^\"]*\"")
_THREADED = re.compile(r"\[Threaded comment\].*?Comment:", re.DOTALL)
_MOST_ROWS = 20_000


@dataclass(frozen=True, slots=True)
class Mark:
    """What is said of a cell: what of it is `struck` out, and what is `kept` beside that; the `comment` on it;
    `formula` where its value is not in the file; `month` where it shows no day; `drawn` what a font of old draws."""

    struck: str = ""
    kept: str = ""
    comment: str = ""
    formula: str = ""
    month: str = ""
    drawn: str = ""


@dataclass(slots=True)
class Marks:
    """Those of a sheet: hidden rows by their number; hidden columns, and marks by row and column, counted from 0."""

    hidden: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)
    cells: dict[tuple[int, int], Mark] = field(default_factory=dict)


def marks(data: bytes, sheets: Sequence[str]) -> Mapping[str, Marks]:
    """By the sheet; of an old workbook with several sheets nobody knows whose its hidden rows are."""
    if not data.startswith(b"PK"):
        return {sheets[0]: Marks(_hidden_of_xls(data), _columns_of_xls(data))} if len(sheets) == 1 else {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        if "content.xml" in names:
            return _of_ods(archive.read("content.xml"))
        told = (name for name in names if _SHEET.fullmatch(name) or name in ("xl/styles.xml", "xl/sharedStrings.xml"))
        if not any(_ANY.search(archive.read(name)) for name in told):
            return {}
    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(data), rich_text=True)
    except Exception:  # it is stricter than calamine, and what it would tell is no value
        return {}
    return {sheet.title: _of_sheet(sheet) for sheet in book.worksheets}


def _of_sheet(sheet: Any) -> Marks:
    found = Marks({number for number, row in sheet.row_dimensions.items() if row.hidden})
    for dimension in sheet.column_dimensions.values():
        if dimension.hidden:
            found.columns.update(range(dimension.min - 1, dimension.max))
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value is None and cell.comment is None:
                continue
            mark = replace(_of_cell(cell), drawn=_drawn(cell))
            if mark != Mark():
                found.cells[cell.row - 1, cell.column - 1] = mark
    return found


def _drawn(cell: Any) -> str:
    """What is seen of a cell in a font of old; "" where its letters are Unicode's, whatever the font."""
    from openpyxl.cell.rich_text import CellRichText

    value, font = cell.value, (cell.font and cell.font.name) or ""
    if not isinstance(value, (str, CellRichText)):
        return ""
    runs = value if isinstance(value, CellRichText) else [value]
    drawn = [(str(one), getattr(getattr(one, "font", None), "rFont", None) or font) for one in runs]
    old = "".join(text for text, name in drawn if fonts.is_legacy(name))
    if old.isascii() or any(sign > "\xff" and sign.isalpha() for sign in old):
        return ""
    return "".join(fonts.shown_in(name, text) for text, name in drawn)


def _of_cell(cell: Any) -> Mark:
    from openpyxl.cell.rich_text import CellRichText

    value = cell.value
    struck = kept = formula = month = ""
    all_struck = bool(cell.font and cell.font.strike)
    if isinstance(value, CellRichText):
        runs = [(str(one), bool(getattr(getattr(one, "font", None), "strike", all_struck))) for one in value]
        struck = "".join(text for text, is_struck in runs if is_struck).strip()
        kept = "".join(text for text, is_struck in runs if not is_struck).strip()
    elif all_struck and value is not None:
        struck = str(value)
    if cell.data_type == "f":
        formula = str(getattr(value, "text", value))
    elif cell.data_type == "e":
        formula = str(value)
    elif isinstance(value, date) and _MONTH_ALONE.fullmatch(_SAID_SO.sub("", cell.number_format)):
        month = f"tháng {value.month}/{value.year}"
    comment = _THREADED.sub("", cell.comment.text) if cell.comment else ""
    if cell.comment and cell.comment.author:
        comment = comment.strip().removeprefix(f"{cell.comment.author}:")
    return Mark(struck, kept, " ".join(comment.split()), formula, month)


# A row of BIFF8 (MS-XLS 2.4.221): its number, then, ten bytes on, its flags, of which 0x20 says that it is hidden.
_XLS_ROW = re.compile(rb"\x08\x02\x10\x00(..).{10}(..)..", re.DOTALL)


def _hidden_of_xls(data: bytes) -> set[int]:
    rows = _XLS_ROW.findall(data)
    return {int.from_bytes(row, "little") + 1 for row, flags in rows if flags[0] & 0x20}


# COLINFO (MS-XLS 2.4.53): the first and the last column, its width and format, then flags, of which 1 says hidden.
_XLS_COLUMNS = re.compile(rb"\x7d\x00\x0c\x00(..)(..).{4}([\x00-\xff])[\x00-\x1f]", re.DOTALL)


def _columns_of_xls(data: bytes) -> set[int]:
    found = (
        (int.from_bytes(one[0], "little"), int.from_bytes(one[1], "little"), one[2][0])
        for one in _XLS_COLUMNS.findall(data)
    )
    return {column for first, last, flags in found if flags & 1 and last < 257 for column in range(first, last + 1)}


_NS = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_TABLE, _TEXT, _STYLE = _NS % "table", _NS % "text", _NS % "style"
_NOTE = f"{_NS % 'office'}annotation"


def _of_ods(content: bytes) -> dict[str, Marks]:
    if not re.search(rb"visibility=|line-through-style=|<office:annotation\b", content):
        return {}
    from lxml import etree

    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    struck = {
        style.get(f"{_STYLE}name")
        for style in root.iter(f"{_STYLE}style")
        if any(
            one.get(f"{_STYLE}text-line-through-style", "none") != "none"
            for one in style.iter(f"{_STYLE}text-properties")
        )
    }
    found = {}
    for table in root.iter(f"{_TABLE}table"):
        of_table = found[table.get(f"{_TABLE}name", "")] = Marks()
        number = 0
        for column in table.iter(f"{_TABLE}table-column"):
            many = int(column.get(f"{_TABLE}number-columns-repeated", "1"))
            if column.get(f"{_TABLE}visibility", "visible") != "visible":
                of_table.columns.update(range(number, number + min(many, 256)))
            number += many
        number = 0
        for row in table.iter(f"{_TABLE}table-row"):
            many = int(row.get(f"{_TABLE}number-rows-repeated", "1"))
            if row.get(f"{_TABLE}visibility", "visible") != "visible" and many < _MOST_ROWS:
                of_table.hidden.update(range(number + 1, number + many + 1))
            for column, cell in _cells_of_ods(row):
                mark = _of_ods_cell(cell, struck)
                if mark != Mark():
                    of_table.cells[number, column] = mark
            number += many
    return found


def _cells_of_ods(row: Any) -> Iterator[tuple[int, Any]]:
    column = 0
    for cell in row.iterchildren(f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
        yield column, cell
        column += int(cell.get(f"{_TABLE}number-columns-repeated", "1"))


def _of_ods_cell(cell: Any, struck: set[str | None]) -> Mark:
    lines = ["".join(one.itertext()) for one in cell.iterchildren(f"{_TEXT}p")]
    notes = ["".join(one.itertext()) for note in cell.iter(_NOTE) for one in note.iterchildren(f"{_TEXT}p")]
    text = "\n".join(lines)
    spans = [one for one in cell.iter(f"{_TEXT}span") if one.get(f"{_TEXT}style-name") in struck]
    gone = text if cell.get(f"{_TABLE}style-name") in struck else "".join("".join(one.itertext()) for one in spans)
    kept = ""
    if gone and gone != text:
        kept = text
        for one in spans:
            kept = kept.replace("".join(one.itertext()), "", 1)
    return Mark(gone.strip(), kept.strip(), " ".join(" ".join(notes).split()))
