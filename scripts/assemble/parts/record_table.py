"""A table of records as files of the API: CSV, and JSON whose keys are the heads of its columns. The workbook beside
them is drawn from the CSV (scripts/draw/record_books.py)."""

from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel, RootModel

from scripts.assemble.parts import csv_file
from scripts.assemble.parts.api import written


def files(
    path: str, table: type[RootModel[Any]], record: type[BaseModel], rows: Iterable[BaseModel]
) -> dict[str, bytes]:
    """The files of a table at `path`, which ends in `.csv`; none where it has no rows."""
    found = tuple(rows)
    if not found:
        return {}
    json = f"{path.removesuffix('.csv')}.json"
    return {f"files/{path}": csv_file.table(record, found), f"files/{json}": written(table(found))}
