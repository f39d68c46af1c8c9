"""Who sent and who did not, and what of each: in a few lines, as a text, and as a sheet to forward."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from scripts.model.placed import Placed
from scripts.tables import shown
from scripts.tables.proposal import Entry, State
from scripts.tables.returned import File, Folder, states

_STATES = {"sent": "đã gửi", "blank": "đã gửi, chưa ghi gì", "unread": "gửi tệp không đọc được", "missing": "chưa gửi"}


def name_of(day: date) -> str:
    """What the report is called, without its ending."""
    return f"bang-gui-ve-{day.isoformat()}"


def lines(folder: Folder) -> Iterator[str]:
    """In short."""
    yield from of_communes(folder)
    yield from (f"  {line}" for line in of_files(folder))
    yield f"Cả thư mục: {shown.counts(folder.proposal)}" if folder.proposal.entries else "Không có hoạt động nào."


def of_communes(folder: Folder) -> Iterator[str]:
    """Who sent, who did not, what cannot be read or needs a look."""
    by_state = states(folder)
    counted = "; ".join(f"{len(found)} {_STATES[name]}" for name, found in by_state.items() if found)
    yield f"Năm {folder.year}: {len(folder.files)} tệp; {len(folder.asked)} xã, phường: {counted}."
    for name in ("missing", "blank"):
        if found := by_state[name]:
            yield f"{_STATES[name].capitalize()} ({len(found)}): {', '.join(one.name for one in found)}."
    for file in folder.files:
        if words := " ".join((file.problem, *(f"({note})" for note in file.notes))).strip():
            yield f"{_named(file)}: {words}"


def of_files(folder: Folder) -> Iterator[str]:
    """What each file brings."""
    for file in folder.files:
        if any(entry.state is not State.SAME for entry in file.entries):
            yield f"{_named(file)}: {_counts(folder, file)}"


def text(folder: Folder, ended: Sequence[str]) -> str:
    """The whole of it, row by row."""
    found = [*lines(folder), *ended, ""]
    for entry in folder.proposal.entries:
        if entry.state is not State.SAME:
            found += shown.of_entry(entry)
    return "\n".join(found) + "\n"


def _named(file: File) -> str:
    return f"{file.name} ({file.commune.name})" if file.commune else file.name


def entries_of(folder: Folder, file: File) -> list[Entry]:
    """The entries of a file as they are beside those of all others."""
    return [entry for entry in folder.proposal.entries if entry.at.startswith(f"{file.name}: ")]


def _counts(folder: Folder, file: File) -> str:
    entries = entries_of(folder, file)
    counted = ((sum(entry.state is state for entry in entries), state.label) for state in State)
    return ", ".join(f"{count} {words}" for count, words in counted if count)


def workbook(folder: Folder) -> bytes:
    """A row a commune, what was sent by nobody known below; a sheet of the rows that were left out."""
    from openpyxl import Workbook

    from scripts.draw.workbook import fixed

    book = Workbook()
    book.properties.title, book.properties.creator, book.properties.language = "Bảng gửi về", "", "vi-VN"
    by_state = states(folder)
    rows = [_row(folder, one, _STATES[name]) for name, found in by_state.items() for one in found]
    rows.sort(key=lambda row: (list(_STATES.values())[::-1].index(str(row[2])), str(row[0])))
    rows += [
        ["", "", "không rõ của xã, phường nào", *_told(folder, [file])] for file in folder.files if not file.commune
    ]
    heads = ["Xã, phường", "Mã", "Đã gửi chưa", "Tệp", *(state.label.capitalize() for state in State), "Cần biết"]
    _sheet(book.active, "Các xã, phường", heads, rows, [26, 9, 24, 36, *[11] * len(State), 80])
    out = folder.proposal.left_over
    problems: list[list[str | int]] = []
    for entry in out:
        file, _, place = entry.at.partition(": ")
        problems.append([file, place, entry.title, "; ".join(entry.why_left) or "khác bản đã sửa tay trên trang"])
    _sheet(
        book.create_sheet("Dòng chưa nhập"),
        "Dòng chưa nhập",
        ["Tệp", "Chỗ", "Hoạt động", "Vì sao"],
        problems,
        [36, 26, 44, 80],
    )
    return fixed.data(book)


def _row(folder: Folder, commune: Placed, state: str) -> list[str | int]:
    return [commune.name, commune.code or "", state, *_told(folder, folder.of(commune))]


def _told(folder: Folder, files: Sequence[File]) -> list[str | int]:
    entries = [entry for file in files for entry in entries_of(folder, file)]
    counts: list[str | int] = [sum(entry.state is state for entry in entries) or "" for state in State]
    notes = [words for file in files for words in (file.problem, *file.notes) if words]
    return ["\n".join(file.name for file in files), *counts, "\n".join(notes)]


def _sheet(
    sheet: object, title: str, heads: Sequence[str], rows: Sequence[Sequence[str | int]], widths: Sequence[int]
) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.worksheet import Worksheet

    assert isinstance(sheet, Worksheet)
    sheet.title, sheet.freeze_panes = title, "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(heads))}{len(rows) + 1}"
    for number, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    for line, values in enumerate((heads, *rows), 1):
        for number, value in enumerate(values, 1):
            if value == "":
                continue
            cell = sheet.cell(line, number)
            if isinstance(value, str):
                value = "".join(one for one in value if one.isprintable() or one == "\n")[:32_000]
                cell.value, cell.data_type = value, "s"
            else:
                cell.value = value
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            if line == 1:
                cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="E8EEF2")
