"""The workbook for a commune: what is in it, and that it comes back as what it was."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from scripts.model import communes
from scripts.tables import sent_book
from scripts.tables.accepting import accept
from scripts.tables.proposal import Proposal, State
from scripts.tables.reading import read_file
from scripts.tables.sending import commune_named, name_of
from tests.conftest import command
from tests.sources import NOW
from tests.tables import province

LISTING = """\
events:
- id: dong-mau-2027-06-09
  title: Lễ ra quân mẫu
  summary: Một câu mẫu.
  description: "Đoạn một.\\n\\n- mục một\\n- mục hai"
  kind: le-ra-quan
  start: 2027-06-09 07:30
  end: 2027-06-09 10:00
  place: {commune: Đồng Mẫu, venue: Sân vận động phường cũ}  # chỗ rộng
  organisers: [UBND xã Đồng Mẫu, Công an xã Đồng Mẫu]
  focus: [truyen-thong]
  audience: [Học sinh]
  contact: {phone: 0238 000 0000, email: xa@mau.example}
  registration: https://mau.example/dang-ky
  source: 45/KH-UBND ngày 10/5/2027
- id: toa-dam-chung
  title: Tọa đàm chung
  summary: Hai xã cùng dự.
  kind: toa-dam
  start: 2027-06-12
  end: 2027-06-13
  time_note: sáng
  place: {commune: [Đồng Mẫu, Suối Mẫu]}
  status: postponed
  reason: Mưa lũ.
  source: https://mau.example/lich
- id: dong-mau-chua-ro-2027
  title: Hội thi mẫu
  summary: Chưa có ngày.
  kind: hoi-thi
  date_unknown: Kế hoạch chỉ ghi trong tháng 6.
  place: {commune: Đồng Mẫu}
  results: 100 người dự.
  source: 45/KH-UBND
"""
MORE = {"events/2027/dong-mau.yml": LISTING}
HEADS = sent_book.HEAD_ROW


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return province.put_site(tmp_path / "nguon", MORE)


def sent(root: Path, commune: str = "Xã Đồng Mẫu") -> bytes:
    site = province.site_of(root)
    return sent_book.workbook(sent_book.table_of(site, 2027, commune_named(site, commune, 2027)))


@cache
def plain() -> bytes:
    """The table of a commune without events."""
    site = province.site()
    return sent_book.workbook(sent_book.table_of(site, 2027, commune_named(site, "99202", 2027)))


def returned(data: bytes, change: Callable[[Workbook, Any], None]) -> bytes:
    book = load_workbook(io.BytesIO(data))
    change(book, book[sent_book.TABLE])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def put(sheet: Any, line: int, **cells: Any) -> None:
    """Write under the heads of those fields, `line` counted from the first row of the table."""
    heads = {cell.value: cell.column for cell in sheet[HEADS]}
    for field, value in cells.items():
        column = next(one for one in sent_book.COLUMNS if one.field == field.replace("__", "."))
        sheet.cell(HEADS + line, heads[column.head]).value = value


def read(data: bytes, root: Path | None = None, name: str = "bang.xlsx") -> Proposal:
    return read_file(name, data, province.site_of(root) if root else province.site())


def test_a_table_read_into_other_sources_gives_the_same_bytes_again(root: Path, tmp_path: Path) -> None:
    data = sent(root)
    other = province.put_site(tmp_path / "khac")
    proposal = read(data, other)
    assert {entry.state for entry in proposal.entries} == {State.NEW}, [entry.reasons for entry in proposal.entries]
    accept(other, proposal, {1, 2, 3}, NOW)
    assert sent(other) == data


def test_a_table_that_nobody_touched_changes_nothing(root: Path) -> None:
    proposal = read(sent(root), root)
    assert [entry.state for entry in proposal.entries] == [State.SAME] * 3
    assert proposal.problem is None
    untouched = read(plain())
    assert untouched.entries == () and untouched.problem is None and "chưa ghi hoạt động nào" in untouched.notes[0]


def test_every_cell_that_came_back_is_accounted_for(root: Path) -> None:
    def change(_: Workbook, sheet: Any) -> None:
        put(sheet, 4, title="Tọa đàm mới", first="15/6/2027", venue="Nhà văn hóa", source="45/KH-UBND")

    data = returned(sent(root), change)
    from scripts.tables.held import held

    cells = {cell.at for grid in held("bang.xlsx", data).grids for cell in grid.cells}
    assert cells <= read(data, root).accounted


def test_cells_are_what_excel_takes_for_days_hours_and_text(root: Path) -> None:
    sheet = load_workbook(io.BytesIO(sent(root)))[sent_book.TABLE]
    heads = [cell.value for cell in sheet[HEADS]]
    row = dict(zip(heads, sheet[HEADS + 1], strict=True))
    assert row["Ngày bắt đầu"].value == datetime(2027, 6, 9) and row["Ngày bắt đầu"].number_format == "dd/mm/yyyy"
    assert row["Giờ bắt đầu"].value == time(7, 30) and row["Giờ kết thúc"].value == time(10)
    assert row["Điện thoại"].value == "0238 000 0000" and row["Điện thoại"].number_format == "@"
    assert row["Nội dung trọng tâm"].value == "Truyền thông"
    blank = [sheet.cell(HEADS + line, 2).value for line in range(4, 4 + sent_book.ROWS)]
    assert blank == ["Xã Đồng Mẫu"] * sent_book.ROWS and sheet.max_row == HEADS + 3 + sent_book.ROWS


def test_columns_have_lists_messages_and_stay_in_sight(root: Path) -> None:
    book = load_workbook(io.BytesIO(sent(root)))
    sheet, lists = book[sent_book.TABLE], book[sent_book.LISTS]
    rules = {rule.promptTitle: rule for rule in sheet.data_validations.dataValidation}
    assert {cell.value for cell in sheet[HEADS]} == rules.keys() and all(rule.prompt for rule in rules.values())

    def choices(head: str) -> list[Any]:
        _, _, place = rules[head].formula1.partition("!")
        return [cell.value for (cell,) in lists[place.replace("$", "")]]

    assert choices("Loại hoạt động")[:2] == ["Mít tinh", "Lễ ra quân"] and rules["Loại hoạt động"].showErrorMessage
    assert choices("Tình trạng")[-1] == "Đã tổ chức" and choices("Nội dung trọng tâm") == ["Truyền thông"]
    assert choices("Địa điểm") == ["Sân vận động phường cũ"] and not rules["Địa điểm"].showErrorMessage
    assert rules["Ngày bắt đầu"].type == "date" and rules["Giờ bắt đầu"].type == "time"
    assert sheet.freeze_panes == "D4" and lists.sheet_state == "hidden"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert book[sent_book.GUIDE]["A1"].value == sent_book.GUIDE_TITLE


def test_a_row_is_read_for_what_its_columns_were_sent_for() -> None:
    def change(_: Workbook, sheet: Any) -> None:
        sheet["D2"] = "12/KH-UBND ngày 5/5/2027"
        put(sheet, 1, title="Ra quân tuần tra", first=date(2027, 6, 15), hour="7h30", until=time(9), status="Theo lịch")
        put(sheet, 1, venue="Chợ phường Bến Mẫu", focus="Truyền thông", organisers="Công an xã; Đoàn xã; UBND phường")
        put(sheet, 3, title="Tọa đàm", date_unknown="Chờ trường xếp lịch.", contact__phone="0238 000 0000")

    first, second = read(returned(plain(), change)).entries
    event = first.event
    assert first.state is State.NEW and event is not None and first.file == "events/2027/dong-mau.yml"
    assert f"{event.start:%d/%m %H:%M}-{event.end:%H:%M}" == "15/06 07:30-09:00"
    assert event.place.commune == ("Xã Đồng Mẫu",) and event.place.venue == "Chợ phường Bến Mẫu"
    # Whose sheet it is says of which commune, but not of which ward.
    assert event.organisers == ("Công an xã Đồng Mẫu", "Đoàn xã Đồng Mẫu", "UBND phường")
    assert "“Đoàn xã” hiểu là Đoàn xã Đồng Mẫu" in str(first.taken) and event.focus == ("truyen-thong",)
    assert event.kind == "le-ra-quan" and event.source.title == "12/KH-UBND ngày 5/5/2027"
    assert second.state is State.NEW and second.event is not None
    assert second.event.date_unknown == "Chờ trường xếp lịch." and second.event.contact is not None


def test_a_changed_cell_changes_its_field_alone(root: Path) -> None:
    def change(_: Workbook, sheet: Any) -> None:
        put(sheet, 1, hour="8:00", until=None, contact__phone="02380000000")

    proposal = read(returned(sent(root), change), root)
    entry = proposal.entries[0]
    assert entry.state is State.CHANGED
    assert {(one.field, one.after) for one in entry.changes} == {
        ("start", "2027-06-09 08:00"),
        ("end", ""),
        ("contact.phone", "02380000000"),
    }
    accept(root, proposal, {1}, NOW)
    text = (root / "events/2027/dong-mau.yml").read_text(encoding="utf-8")
    assert "# chỗ rộng" in text and "start: 2027-06-09 08:00" in text and "10:00" not in text
    assert text.count("\n") == LISTING.count("\n") - 1


def test_an_event_is_called_off_with_a_reason(root: Path) -> None:
    def change(_: Workbook, sheet: Any) -> None:
        put(sheet, 1, status="Đã hủy", reason="Trùng lịch thi.")
        put(sheet, 2, status="Đổi lịch", first="20/6/2027", last=None, reason=None)

    proposal = read(returned(sent(root), change), root)
    assert [entry.state for entry in proposal.entries] == [State.CHANGED, State.CHANGED, State.SAME]
    accept(root, proposal, {1, 2}, NOW)
    off, moved, _ = province.site_of(root).events
    assert off.status == "cancelled" and off.reason == "Trùng lịch thi."
    assert moved.status == "rescheduled" and moved.start == date(2027, 6, 20)
    assert moved.previous_start == date(2027, 6, 12) and moved.end is None and moved.reason is None


def test_what_the_site_says_since_is_not_undone_by_a_row_that_nobody_touched(root: Path) -> None:
    data = sent(root)
    listing = root / "events/2027/dong-mau.yml"
    listing.write_text(LISTING.replace("07:30", "08:30").replace("Mưa lũ", "Bão"), encoding="utf-8")
    assert [entry.state for entry in read(data, root).entries] == [State.SAME] * 3

    def change(_: Workbook, sheet: Any) -> None:
        put(sheet, 1, hour="9:00")
        put(sheet, 2, venue="Trường học")

    both, other, _ = read(returned(data, change), root).entries
    assert both.state is State.CONFLICT and both.changes[0].before.endswith("08:30")
    assert other.state is State.CHANGED and [one.field for one in other.changes] == ["place.venue"]


def test_what_was_taken_off_the_site_does_not_come_back(root: Path) -> None:
    data = sent(root)
    listing = root / "events/2027/dong-mau.yml"
    listing.write_text(LISTING.replace("toa-dam-chung", "ma-khac"), encoding="utf-8")
    same, gone, _ = read(data, root).entries
    assert same.state is State.SAME
    assert gone.state is State.OUT and "không còn trên trang" in gone.reasons[0]


def test_a_row_that_was_copied_with_its_id_is_no_other_event(root: Path) -> None:
    def change(_: Workbook, sheet: Any) -> None:
        put(sheet, 4, id="dong-mau-2027-06-09", title="Lễ ra quân lần hai", first=date(2027, 6, 20))

    *_, copied = read(returned(sent(root), change), root).entries
    assert copied.state is State.OUT and "xóa ô mã" in copied.reasons[0]


def test_sheets_in_another_order_and_columns_moved_or_deleted_mean_the_same(root: Path) -> None:
    def change(book: Workbook, sheet: Any) -> None:
        book.move_sheet(sent_book.LISTS, -2)
        book.move_sheet(sheet, 2)
        sheet.delete_cols(16)
        sheet.insert_cols(3)
        sheet.cell(HEADS, 3).value = "Ghi chú"

    assert [entry.state for entry in read(returned(sent(root), change), root).entries] == [State.SAME] * 3


def test_what_is_in_no_list_is_said_with_what_is_like_it() -> None:
    def change(_: Workbook, sheet: Any) -> None:
        put(sheet, 1, title="Tọa đàm", first=date(2027, 6, 15), focus="Truyền thôn", source="45/KH-UBND")

    [entry] = read(returned(plain(), change)).entries
    assert entry.state is State.OUT and "có phải Truyền thông?" in entry.reasons[0]


def test_one_command_makes_a_table_for_a_commune_or_for_each(root: Path, tmp_path: Path) -> None:
    when = ("--now", "2027-05-20 09:00", "--root", str(root))
    folder = tmp_path / "gửi xã"
    done = command("export", "--all-communes", str(folder), *when)
    assert done.returncode == 0 and "4 bảng năm 2027" in done.stdout
    names = sorted(path.name for path in folder.iterdir())
    assert names[2:] == ["xa-dong-mau-99202.xlsx", "xa-suoi-mau-99201.xlsx"]
    out = tmp_path / "bang.xlsx"
    assert command("export", "--out", str(out), "--commune", "đồng mẫu", *when).returncode == 0
    assert out.read_bytes() == (folder / names[2]).read_bytes() == sent(root)
    assert command("export", "--out", str(out), *when).returncode == 0
    assert [entry.state for entry in read(out.read_bytes(), root).entries] == [State.SAME] * 3
    wrong = command("export", "--out", str(out), "--commune", "Đồng Mẩu", *when)
    assert wrong.returncode == 2 and "Có phải Xã Đồng Mẫu?" in wrong.stderr
    assert command("export", *when).returncode == 2


# A commune that has the name of the district that it was in, as many have.
HEIR = "\n- {code: '99205', name: Xã Mẫu Hạ, since: 2025-07-01, from: ['99111']}\n"
JUNE = "2027-06-30"


@pytest.mark.parametrize(
    ("name", "day", "said"),
    [
        ("99203", JUNE, "Phường Bến Mẫu"),
        ("  phường  bến mâu ", JUNE, "Phường Bến Mẫu"),
        ("Mẫu Hạ", JUNE, "Xã Mẫu Hạ"),
        ("Mẫu Hạ", "2024-06-30", "Ngày 30/6/2024 không có xã, phường nào tên “Mẫu Hạ”."),
        ("huyện Mẫu Thượng", JUNE, "Xã Suối Mẫu"),
        ("Xã Khe Mẫu", JUNE, "Ngày 30/6/2027 không có xã, phường nào tên “Xã Khe Mẫu”. Có phải Xã Suối Mẫu?"),
        ("Đá Vôi", JUNE, "Có phải Phường Bến Mẫu hay Xã Suối Mẫu?"),
        (
            "Đá Vôi",
            "2024-06-30",
            "ghi mã thay tên (Xã Đá Vôi, huyện Mẫu Hạ: 99112; Xã Đá Vôi, huyện Mẫu Thượng: 99104)",
        ),
        ("99104", "2024-06-30", "Xã Đá Vôi"),
        ("Suối Mẩu", JUNE, "Có phải Xã Suối Mẫu?"),
    ],
)
def test_a_commune_is_found_by_the_names_of_a_day(tmp_path: Path, name: str, day: str, said: str) -> None:
    places = province.site_of(province.put_site(tmp_path, {"content/places.yml": province.PLACES + HEIR})).places
    try:
        assert communes.commune_named(places, name, date.fromisoformat(day)).name == said
    except communes.NoCommuneError as unknown:
        assert said in str(unknown)


def test_the_file_of_a_commune_has_its_name_and_code() -> None:
    assert name_of(commune_named(province.site(), "99203", 2027)) == "phuong-ben-mau-99203.xlsx"
