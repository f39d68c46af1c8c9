"""/api/v1/events.xlsx: the table of events as a workbook, with a sheet that says what each column means.

Days, moments and numbers are what Excel takes for such, to sort and filter by; everything else is text, so that
telephone numbers keep their zero and nothing is a formula.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

from scripts.assemble import event_csv
from scripts.assemble.cache import kept
from scripts.model import addresses, event_table
from scripts.model.event_table import COLUMNS, Column
from scripts.model.record import Part
from scripts.publish import archive, workbook
from scripts.publish.workbook import FIRST, MOST, Cell, Sheet

PATH = f"{addresses.API}events.xlsx"
_CUT = "… (còn nữa: xem tệp events.csv)"
_WIDE = {"description", "results", "summary", "title"}


def make(tree: Mapping[str, bytes], root: Path, cache: Path) -> dict[str, Path]:
    """The workbook of the tree's table, made again where the table or our code has changed."""
    table = tree[f"files/{event_csv.PATH}"]
    rules = [Path(ours).read_bytes() for ours in (__file__, archive.__file__, event_table.__file__, workbook.__file__)]
    file = cache / "bang" / f"{hashlib.sha256(b''.join([*rules, table])).hexdigest()[:32]}.xlsx"
    kept(file, lambda: sheets(event_csv.read(table)))
    for other in file.parent.iterdir():
        if other != file:
            other.unlink()
    return {PATH: file}


def sheets(rows: Sequence[Sequence[str]]) -> bytes:
    """The table, its heads first, as a file."""
    heads, *events = rows
    kinds = [str if column.many else column.kind for column in COLUMNS]
    table = [heads, *([_cell(text, kind) for text, kind in zip(cells, kinds, strict=True)] for cells in events)]
    about = [("Cột", "Nghĩa", "Bắt buộc", "Cách ghi"), *map(_explained, COLUMNS)]
    return workbook.workbook(
        "Sự kiện",
        [
            Sheet("Sự kiện", [50 if name in _WIDE else 22 for name in heads], table),
            Sheet("Các cột", [22, 70, 12, 70], about),
        ],
    )


def _cell(text: str, kind: type) -> Cell:
    if not text:
        return None
    if kind is date and date.fromisoformat(text[:10]) >= FIRST:
        return datetime.fromisoformat(text) if len(text) > 10 else date.fromisoformat(text)
    if kind in (int, float):
        return float(text) if kind is float else int(text)
    return text if len(text) <= MOST else text[: MOST - len(_CUT)] + _CUT


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
