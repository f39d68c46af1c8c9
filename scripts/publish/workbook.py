"""A workbook (.xlsx, ECMA-376) of plain tables: written by hand, since the common library takes ten times as long for
thousands of rows, writes the time of saving into the file and makes formulas of texts that begin with `=`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from html import escape
from typing import TypeAlias

from scripts.publish.archive import zipped

Cell: TypeAlias = str | int | float | date | None

# What a text cell holds at most; Excel refuses a workbook with more (ECMA-376 leaves it open).
MOST = 32_767
# Day 0 of Excel's count, in which 1900 is a leap year: right from FIRST on.
_ZERO = datetime(1899, 12, 30)
FIRST = date(1900, 3, 1)
_MADE = date(1980, 1, 1)
# XML 1.0 holds no such character, and a carriage return only until somebody reads it; ECMA-376 (22.9.2.19) writes them
# as `_x000D_`, and what looks like that as `_x005F_x000D_`.
_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)|[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"

# The looks of cells by their number: text, head, day, moment, moment with seconds.
_TEXT, _HEAD, _DAY, _MINUTE, _SECOND = range(5)
_STYLES = f"""{_XML}<styleSheet xmlns="{_MAIN}">
<numFmts count="3"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>
<numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/>
<numFmt numFmtId="166" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts>
<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>
<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>
<fill><patternFill patternType="solid"><fgColor rgb="FFDCE9F2"/></patternFill></fill></fills>
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="5">
{{}}
</cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>
</styleSheet>
""".format(
    "\n".join(
        f'<xf numFmtId="{number}" fontId="{font}" fillId="{fill}" borderId="0" xfId="0" applyNumberFormat="1" '
        f'applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
        for number, font, fill in ((0, 0, 0), (0, 1, 2), (164, 0, 0), (165, 0, 0), (166, 0, 0))
    )
)


@dataclass(frozen=True)
class Sheet:
    """A table whose first row and column stay in sight; `widths` in letters, a row its heads first."""

    title: str
    widths: Sequence[int]
    rows: Sequence[Sequence[Cell]]


def workbook(title: str, sheets: Sequence[Sheet]) -> bytes:
    """The file; the same tables give the same bytes. Texts longer than MOST are the caller's to shorten."""
    numbers = range(1, len(sheets) + 1)
    overrides = {
        "/xl/workbook.xml": f"{_TYPES}.sheet.main+xml",
        "/xl/styles.xml": f"{_TYPES}.styles+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    } | {f"/xl/worksheets/sheet{number}.xml": f"{_TYPES}.worksheet+xml" for number in numbers}
    names = "".join(
        f'<sheet name="{escape(sheet.title)}" sheetId="{number}" r:id="rId{number}"/>'
        for number, sheet in zip(numbers, sheets, strict=True)
    )
    parts = {f"rId{number}": (f"{_OFFICE}/worksheet", f"worksheets/sheet{number}.xml") for number in numbers}
    files = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        + "".join(f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in overrides.items())
        + "</Types>",
        "_rels/.rels": _relations(
            {
                "rId1": (f"{_OFFICE}/officeDocument", "xl/workbook.xml"),
                "rId2": (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            }
        ),
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape(title)}</dc:title>'
        "<dc:language>vi-VN</dc:language></cp:coreProperties>",
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{names}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relations(parts | {"rId0": (f"{_OFFICE}/styles", "styles.xml")}),
    } | {f"xl/worksheets/sheet{number}.xml": _sheet(sheet) for number, sheet in zip(numbers, sheets, strict=True)}
    told = {path: f"{_XML}{text}\n".encode() for path, text in files.items()} | {"xl/styles.xml": _STYLES.encode()}
    return zipped(told, _MADE)


def _relations(found: dict[str, tuple[str, str]]) -> str:
    rows = "".join(f'<Relationship Id="{name}" Type="{kind}" Target="{to}"/>' for name, (kind, to) in found.items())
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


def _sheet(sheet: Sheet) -> str:
    letters = [_letters(place) for place in range(len(sheet.widths))]
    columns = "".join(
        f'<col min="{place}" max="{place}" width="{width}" customWidth="1"/>'
        for place, width in enumerate(sheet.widths, 1)
    )
    rows = "".join(
        f'<row r="{number}">{"".join(_cells(number, letters, cells))}</row>'
        for number, cells in enumerate(sheet.rows, 1)
    )
    return (
        f'<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0"><pane xSplit="1" ySplit="1" '
        f'topLeftCell="B2" activePane="bottomRight" state="frozen"/></sheetView></sheetViews><cols>{columns}</cols>'
        f'<sheetData>{rows}</sheetData><autoFilter ref="A1:{letters[-1]}{len(sheet.rows)}"/></worksheet>'
    )


def _letters(place: int) -> str:
    """0 → A, 26 → AA."""
    before, last = divmod(place, 26)
    return (_letters(before - 1) if before else "") + chr(ord("A") + last)


def _cells(number: int, letters: Sequence[str], cells: Sequence[Cell]) -> Iterator[str]:
    for letter, value in zip(letters, cells, strict=True):
        if value is None or value == "":
            continue
        if isinstance(value, str):
            look = _HEAD if number == 1 else _TEXT
            text = escape(_ESCAPED.sub(_escape, value), quote=False)
            yield (f'<c r="{letter}{number}" s="{look}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>')
        elif isinstance(value, datetime):
            look = _SECOND if value.second else _MINUTE
            days = (value.replace(tzinfo=None) - _ZERO).total_seconds() / 86_400
            yield f'<c r="{letter}{number}" s="{look}"><v>{days!r}</v></c>'
        elif isinstance(value, date):
            yield f'<c r="{letter}{number}" s="{_DAY}"><v>{value.toordinal() - _ZERO.toordinal()}</v></c>'
        else:
            yield f'<c r="{letter}{number}" s="{_TEXT}"><v>{value!r}</v></c>'


def _escape(found: re.Match[str]) -> str:
    return f"_x{ord(found[0]):04X}_"
