"""Tables for Excel and for programs.

UTF-8 with a byte order mark, without which Excel reads Vietnamese as something else; commas and CRLF (RFC 4180). Excel
splits by the list separator that Windows is set to, so where that is a semicolon the file opens in one column: the
workbook of events (scripts/draw/workbook) opens right everywhere. A first line `sep=,` would mend the one and undo the
other, for Excel then ignores the mark.

A cell that a spreadsheet would take for a formula, and a telephone number that would lose its zero, begins with an
apostrophe, as people type it there; so does a cell whose own text begins with one. Readers take one apostrophe away
from the beginning of a cell and have the text unchanged.
"""

import codecs
import csv
import io
import re
from collections.abc import Iterable, Sequence

from pydantic import BaseModel

_MARK = "'"
# What begins a formula in Excel, LibreOffice or Google Sheets, in the wide letters of East Asian keyboards too (OWASP,
# CSV Injection); a zero before a digit; the mark itself.
_GUARDED = re.compile(r"[=+\-@\t\r\n＝＋－＠']|0[0-9]")


def write(rows: Iterable[Sequence[str]]) -> bytes:
    """A table as a file."""
    return codecs.BOM_UTF8 + lines(rows)


def lines(rows: Iterable[Sequence[str]]) -> bytes:
    """Rows of a table, without the mark at its head."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([_MARK + cell if _GUARDED.match(cell) else cell for cell in cells] for cells in rows)
    return out.getvalue().encode()


def table(record: type[BaseModel], rows: Iterable[BaseModel]) -> bytes:
    """Records as a file; the aliases of their fields are the heads of its columns."""
    heads = [field.serialization_alias or name for name, field in record.model_fields.items()]
    return write([heads, *([_cell(value) for value in row.model_dump(mode="json").values()] for row in rows)])


def _cell(value: object) -> str:
    return "" if value is None else str(value)


def read(data: bytes) -> list[list[str]]:
    """The table of a file that `write` made. Raises csv.Error and UnicodeDecodeError for other files."""
    rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    return [[cell.removeprefix(_MARK) for cell in cells] for cells in rows]
