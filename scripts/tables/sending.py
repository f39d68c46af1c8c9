"""`export`: the workbook of one commune, of all of them together, or a folder with one for each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from scripts.model import communes
from scripts.model.placed import Placed
from scripts.model.website import Site
from scripts.problems.failure import CannotDo
from scripts.store.cache import write
from scripts.tables import sent_book
from scripts.vietnamese.slugs import slug_or

_JUNE = 6


class UnsendableError(CannotDo):
    """Why no table can be made, as a sentence."""


def next_june(now: datetime) -> int:
    """The year of the June that is asked for: from July on it is the next."""
    return now.year + (now.month > _JUNE)


def name_of(commune: Placed) -> str:
    """What the file of a commune is called."""
    return f"{slug_or('xa', commune.name, 60)}-{commune.code}.xlsx"


def commune_named(site: Site, name: str, year: int) -> Placed:
    """The commune of that name or code in the action month of a year. Raises NoCommuneError."""
    return communes.commune_named(site.places, name, sent_book.day_of_communes(year))


def one(site: Site, year: int, name: str, out: Path) -> str:
    """Write the table of a commune, or, without a name, of all; what was written.

    Raises NoCommuneError, UnsendableError, OSError.
    """
    if out.suffix.lower() != ".xlsx":
        raise UnsendableError("Sau --out ghi tên tệp có đuôi .xlsx, ví dụ --out lich-xa.xlsx")
    table = sent_book.table_of(site, year, commune_named(site, name, year) if name else None)
    _write(out, sent_book.workbook(table))
    whose = table.commune.name if table.commune else "mọi xã, phường"
    return f"Đã ghi {out}: bảng của {whose}, năm {year}, {len(table.events)} hoạt động đã có."


def all_of(site: Site, year: int, folder: Path, say: Callable[[str], None]) -> str:
    """Write a table for each commune into a folder; what was written. Raises UnsendableError, OSError."""
    tables = sent_book.tables_of(site, year, sent_book.communes(site, year))
    if not tables:
        raise UnsendableError(f"Danh sách địa bàn không có xã, phường nào vào tháng 6 năm {year}.")
    folder.mkdir(parents=True, exist_ok=True)
    for number, table in enumerate(tables, 1):
        assert table.commune
        _write(folder / name_of(table.commune), sent_book.workbook(table))
        if number % 10 == 0 or number == len(tables):
            say(f"{number}/{len(tables)}")
    events = sum(len(table.events) for table in tables)
    return f"Đã ghi {len(tables)} bảng năm {year} vào {folder}, mỗi xã, phường một tệp; {events} dòng đã có hoạt động."


def _write(path: Path, data: bytes) -> None:
    try:
        write(path, data)
    except PermissionError:
        raise UnsendableError(f"Không ghi được {path}: đóng tệp ấy trong Excel, hoặc chọn thư mục khác.") from None
