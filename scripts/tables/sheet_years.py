"""The year and the month of days that do not name them, of the paper and the rows of a table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date

from scripts.tables.blocks import Block
from scripts.tables.draft_times import TIME_FIELDS

_WHOLE_DAY = re.compile(r"(?<![0-9/.-])([0-9]{1,2})[/.-]([0-9]{1,2})[/.-](20[0-9]{2})(?![0-9])")


def days_of(found: Iterable[Block]) -> list[date]:
    """The days that rows name whole, but for those that Excel may have turned around."""
    days = []
    for block in found:
        of_day = [number for number, name in enumerate(block.fields) if name in TIME_FIELDS]
        cells = {row.cells[number] for row, _ in block.rows for number in of_day if number < len(row.cells)}
        for cell in cells:
            value = cell.value if cell else None
            if isinstance(value, date) and value.year > 2000:
                days += [value] if value.day > 12 or value.day == value.month else []
            elif cell and (said := _WHOLE_DAY.search(cell.text)):
                with suppress(ValueError):
                    days.append(date(int(said[3]), int(said[2]), int(said[1])))
    return days


def month_of(days: Sequence[date]) -> int | None:
    """The month of all of some days."""
    months = {day.month for day in days}
    return months.pop() if len(months) == 1 and len(days) > 1 else None


def year_of(dated: date | None, days: Sequence[date], named: Sequence[int]) -> tuple[int | None, str]:
    """The year of days that name none, and how it is known: of the paper's own day and of the other rows, where these
    agree; `named` are the years of a heading for two."""
    years = {day.year for day in (*days, *([dated] if dated else []))} | {*named}
    if len(years) == 1:
        year = years.pop()
        return year, f"năm {year} lấy theo " + ("ngày của văn bản" if dated else "các dòng khác của bảng")
    how = f"bảng có cả năm {' và '.join(map(str, sorted(years)))}" if years else "bảng không ghi năm nào"
    return None, f"{how}: ghi năm vào ô ngày hoặc vào tiêu đề bảng, hay nhập lại và điền năm"
