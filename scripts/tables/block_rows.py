"""The rows of a block as somebody sees them: what goes on below, what is struck out, what is no value."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from itertools import starmap, zip_longest

from scripts.tables import times
from scripts.tables.blocks import BESIDE, Block
from scripts.tables.draft import Fields
from scripts.tables.grid import Cell, Row, short

_BROKEN = re.compile(r"#(?:REF|N/A|NAME|VALUE|DIV/0|NUM|NULL|SPILL|CALC)[!?]?|#{3,}")


def says_day(fields: Fields) -> bool:
    """Does a cell name a day, or is in its place something else?"""
    cells = [cell for name in ("when", "day", "first", "when_where", "moved") for cell in fields.get(name, ())]
    return any(isinstance(cell.value, date) or not times.is_hour(times.typed(cell, "hour")) for cell in cells)


def whole_rows(block: Block) -> list[tuple[Row, Cell | None, list[Cell]]]:
    """The rows with their sections; what stands alone under one, without a time or a number, goes on with it."""
    found: list[tuple[Row, Cell | None, list[Cell]]] = []
    counted = False
    for row, section in block.rows:
        fields, _ = by_field(block, list(row.cells))
        begins = [cell.text[0].islower() for cell in fields.get("title", ())]
        goes_on = all(begins) or (counted and fields.keys() == {"title"})
        if found and fields.keys() <= {"title", *BESIDE} and goes_on:
            above, of_above, more = found[-1]
            cells = tuple(starmap(_joined, zip_longest(above.cells, row.cells, block.fields)))
            found[-1] = (replace(above, cells=cells), of_above, [*more, *row.own])
        else:
            found.append((row, section, []))
            counted = "number" in fields
    return found


def _joined(above: Cell | None, below: Cell | None, column: str | None) -> Cell | None:
    if above is None or below is None:
        return above or below
    sign = "\n" if below.text[0].isupper() and column in BESIDE else " "
    return replace(above, text=f"{above.text}{sign}{below.text}")


def days_of_weekdays(block: Block) -> None:
    """A column of weekdays that has the days as well is one of days: `Thứ 2 (07/6)`."""
    if "weekday" not in block.fields or "day" in block.fields:
        return
    column = block.fields.index("weekday")
    cells = [row.cells[column] for row, _ in block.rows if column < len(row.cells)]
    if any(cell and times.has_day(cell.text) for cell in cells):
        block.fields[column] = "day"


def is_struck(block: Block, row: Row) -> bool:
    """Is all struck out that a row says, but perhaps its number?"""
    said = [cell for number, cell in enumerate(row.cells) if cell and block.fields[number : number + 1] != ["number"]]
    return bool(said) and all(cell.is_struck for cell in said)


def asked_of(row: Row, more: Iterable[Cell]) -> list[str]:
    """What somebody should look at before a row is written; `more` is what was joined to it."""
    found = []
    for cell in row.own:
        if cell.is_struck:
            found.append(f"ô {cell.at} bị gạch bỏ (“{short(cell.struck)}”): xóa ô, hoặc bỏ gạch nếu vẫn dùng")
        elif cell.struck:
            rest = f"máy chỉ lấy phần còn lại “{short(cell.text)}”"
            found.append(f"ô {cell.at} có chữ gạch bỏ “{short(cell.struck)}”: {rest}")
        if cell.comment:
            found.append(f"ô {cell.at} có ghi chú kèm: “{short(cell.comment)}”; xem có đổi gì không")
    return found + [f"ô {cell.at} (“{short(cell.text)}”) đứng một mình, máy nối vào dòng trên" for cell in more]


def day_before(block: Block, fields: Fields, before: Mapping[int, Cell], year: int | None) -> tuple[str, Cell] | None:
    """The day of a row above, and its field, for one that tells of an event and not of a day."""
    if "title" not in fields or fields.keys() == {"title"} or says_day(fields):
        return None
    columns = [number for number, name in enumerate(block.fields) if name in ("day", "when")]
    above = before.get(columns[0]) if columns else None
    return (str(block.fields[columns[0]]), above) if above and times.is_day(above.text, year) else None


def wrong_in(row: Row) -> list[str]:
    """Why the cells of a row cannot be as somebody saw them."""
    broken = [f"{cell.at} (“{cell.text}”)" for cell in row.own if _BROKEN.fullmatch(cell.text)]
    empty = [cell.at for cell in row.own if cell.empty and not _BROKEN.fullmatch(cell.text)]
    found = []
    if broken:
        found.append(f"ô {', '.join(broken)} không phải giá trị: mở bảng, sửa công thức hoặc nới rộng cột")
    if empty:
        found.append(
            f"ô {', '.join(empty)} là công thức chưa có giá trị: mở tệp bằng Excel, lưu lại rồi nhập, hoặc gõ thẳng "
            "giá trị vào ô"
        )
    return found


def by_field(block: Block, cells: list[Cell | None]) -> tuple[Fields, dict[str, str]]:
    """The cells of a row by field, each once, and the heads that they stand under."""
    fields: Fields = {}
    heads: dict[str, str] = {}
    seen: set[Cell] = set()
    for number, cell in enumerate(cells):
        if cell is None or cell in seen:
            continue
        seen.add(cell)
        name = block.fields[number] if number < len(block.fields) else None
        heads[cell.at] = " ".join(block.heads[number].split()) if number < len(block.heads) else ""
        fields.setdefault(_USED.get(name or "", name or "unknown"), []).append(cell)
    return fields, heads


_USED = {"name": "title"}
# What a row of a calendar has on a day on which nothing is.
WHEN_ALONE = {"number", "part", "weekday", "day", "month", "year"}
