"""The workbook: rows written by us are what openpyxl itself would have written."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.draw import archive, workbook
from scripts.draw.workbook import skeleton
from scripts.model.event_table import COLUMNS

NAMES = [column.name for column in COLUMNS]
DAYS = ("1899-12-31", "1900-02-28", "1900-03-01", "2022-06-09", "2022-06-09 07:30", "2022-06-09 07:30:15", "9999-12-31")
WORDS = st.one_of(
    st.text(max_size=40),
    st.sampled_from(("=1+1", "  hai bên ", "dòng\nhai", 'a & b < c > d "e"', "\r", "\x00_x000D_", "Đ" * 40_000)),
)


def cells(column: Any) -> st.SearchStrategy[str]:
    if column.name == "id":
        return st.from_regex(r"[a-z]{3,12}", fullmatch=True)
    kind = str if column.many else column.kind
    if kind is date:
        return st.sampled_from(("", *DAYS))
    if kind is int:
        return st.integers(-(10**9), 10**9).map(str)
    if kind is float:
        return st.floats(-180, 180).map(repr)
    return WORDS


TABLES = st.lists(st.tuples(*map(cells, COLUMNS)), max_size=4)


def ours(rows: Sequence[Sequence[str]], folder: Path) -> bytes:
    return workbook.workbook([NAMES, *rows], folder, b"")


def fresh(rows: Sequence[Sequence[str]]) -> bytes:
    """All of it from openpyxl, cell by cell."""
    kinds = [str if column.many else column.kind for column in COLUMNS]
    events = [[value(text, kind) for text, kind in zip(row, kinds, strict=True)] for row in rows]
    return archive.zipped(skeleton.files(NAMES, events, len(rows) + 1, date(1980, 1, 1)), date(1980, 1, 1))


def value(text: str, kind: type) -> Any:
    if kind is date and text and date.fromisoformat(text[:10]) >= date(1900, 3, 1):
        return datetime.fromisoformat(text) if len(text) > 10 else date.fromisoformat(text)
    if kind in (int, float):
        return kind(text)
    text = text if len(text) <= 32_767 else text[: 32_767 - len(workbook._CUT)] + workbook._CUT
    return workbook._ESCAPED.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def seen(data: bytes) -> Any:
    return [
        (sheet.title, sheet.auto_filter.ref, sheet.freeze_panes, [list(map(look, row)) for row in sheet])
        for sheet in openpyxl.load_workbook(io.BytesIO(data))
    ]


def look(cell: Any) -> tuple[Any, ...]:
    return cell.coordinate, cell.value, cell.data_type, cell.number_format, cell.font.b, cell.alignment.wrap_text


@settings(max_examples=20, deadline=None)
@given(TABLES)
def test_rows_read_back_as_those_of_a_fresh_workbook(tmp_path_factory: pytest.TempPathFactory, rows: Any) -> None:
    assert seen(ours(rows, tmp_path_factory.mktemp("khung"))) == seen(fresh(rows))


def test_the_same_table_gives_the_same_bytes_with_and_without_what_is_kept(tmp_path: Path) -> None:
    rows = [["kho", *(DAYS[4] if column.kind is date else "1" for column in COLUMNS[1:])]] * 300
    first = ours(rows, tmp_path / "a")
    assert ours(rows, tmp_path / "a") == first == ours(rows, tmp_path / "b")
    assert len(list((tmp_path / "a").iterdir())) == 1
