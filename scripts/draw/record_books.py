"""The tables of laws and campaigns (scripts/model/table_rows.py) as workbooks: rows to sort and filter by, days and
numbers as such, and a sheet that says what each column means. Excel splits a CSV by what Windows is set to; these open
right."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel

from scripts.assemble.parts import csv_file
from scripts.draw.maker import Wanted
from scripts.model import addresses
from scripts.model.table_rows import CampaignRow, FineRow, LawChangeRow
from scripts.store.cache import write
from scripts.store.rules import rules

# By the table's name its rows and the title of its sheet.
_BOOKS: Mapping[str, tuple[type[BaseModel], str]] = {
    "fines": (FineRow, "Mức phạt"),
    "law-changes": (LawChangeRow, "Luật cũ, luật mới"),
    "campaigns": (CampaignRow, "Chiến dịch"),
}
_SOURCES = ("draw/record_books.py", "draw/workbook/skeleton.py", "draw/workbook/fixed.py", "model/table_rows.py")
_LONG = 40  # letters of a cell from which its column is wide


def wanted(tree: Mapping[str, bytes]) -> list[Wanted]:
    """The workbook of each table that the tree has, another one where the table, our code or openpyxl has changed."""
    found = {name: tree[f"files/{_path(name, 'csv')}"] for name in _BOOKS if f"files/{_path(name, 'csv')}" in tree}
    return [Wanted(name, {_path(name, "xlsx"): f"{_digest(data)}.xlsx"}) for name, data in found.items()]


def draw(names: Sequence[str], tree: Mapping[str, bytes], folder: Path) -> None:
    """Write these workbooks. Raises OSError."""
    for name in names:
        data = tree[f"files/{_path(name, 'csv')}"]
        write(folder / f"{_digest(data)}.xlsx", workbook(*_BOOKS[name], csv_file.read(data)))


def _path(name: str, ending: str) -> str:
    return f"{addresses.API}{name}.{ending}"


def _digest(table: bytes) -> str:
    return hashlib.sha256(table + rules(_SOURCES, ("openpyxl",)).encode()).hexdigest()[:32]


def workbook(record: type[BaseModel], title: str, table: Sequence[Sequence[str]]) -> bytes:
    """A table, its heads first, as a file; the same table gives the same bytes."""
    from openpyxl import Workbook  # loaded only where something is drawn

    from scripts.draw.workbook import fixed, skeleton

    heads, *rows = table
    fields = record.model_fields.values()
    kinds = [
        next((one for one in (int, date) if one in (field.annotation, *get_args(field.annotation))), str)
        for field in fields
    ]
    widths = [50 if max(map(len, column), default=0) > _LONG else 18 for column in zip(*table, strict=True)]
    book = Workbook(write_only=True)
    book.properties.title, book.properties.creator, book.properties.language = title, "", "vi-VN"
    cells = (map(_value, kinds, row) for row in rows)
    skeleton.sheet(book, title, widths, heads, cells, len(table))
    about: Iterator[tuple[str, str]] = (
        (head, field.description or "") for head, field in zip(heads, fields, strict=True)
    )
    skeleton.sheet(book, "Các cột", [22, 90], ("Cột", "Nghĩa"), about, 1 + len(heads))
    return fixed.data(book)


def _value(kind: type, cell: str) -> Any:
    if not cell or kind is str:
        return cell
    return int(cell) if kind is int else date.fromisoformat(cell)
