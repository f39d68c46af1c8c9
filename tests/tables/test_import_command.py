"""`import FILE` shows, asks, writes and says what was left out."""

from __future__ import annotations

import io
import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from scripts.model import addresses
from scripts.model.values import VIETNAM
from scripts.tables import rejected
from scripts.tables.command import Asked, run
from scripts.tables.proposal import State
from scripts.tables.reading import read_file
from tests.conftest import command
from tests.tables import province
from tests.tables.sheets import CASES, HEADS, PAPER, xlsx

NOW = ("--now", "2027-05-20 09:00")
LISTING = "events/2027/dong-mau.yml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return province.put_site(tmp_path)


def put(root: Path, name: str) -> Path:
    file, data = CASES[name]()
    path = root / file
    path.write_bytes(data)
    return path


def test_what_was_understood_is_written_and_holds(root: Path) -> None:
    done = command("import", str(put(root, "heads_on_two_rows")), "--yes", "--root", str(root), *NOW)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Đã ghi 2 mục vào events/2027/dong-mau.yml." in done.stdout
    assert "không có lỗi" in done.stdout
    events = province.site_of(root).events
    assert [event.id for event in events] == ["dong-mau-2027-06-01", "dong-mau-2027-06-09"]
    assert "source: Kế hoạch số 45/KH-UBND ngày 10/5/2027 của UBND tỉnh Mẫu" in (root / LISTING).read_text(
        encoding="utf-8"
    )
    assert command("check", "--root", str(root), *NOW).returncode == 0


def test_a_second_import_changes_nothing(root: Path) -> None:
    file = put(root, "heads_on_two_rows")
    command("import", str(file), "--yes", "--root", str(root), *NOW)
    before = (root / LISTING).read_bytes()
    done = command("import", str(file), "--yes", "--root", str(root), *NOW)
    assert done.returncode == 0 and "2 đã có, không đổi" in done.stdout
    assert (root / LISTING).read_bytes() == before


def test_a_later_sheet_that_says_less_takes_nothing_away(root: Path) -> None:
    command("import", str(put(root, "heads_on_two_rows")), "--yes", "--root", str(root), *NOW)
    heads = ["Nội dung", "Ngày", "Địa điểm"]
    place = "Sân vận động xã Đồng Mẫu"
    rows = [[title, "1/6/2027", place] for title in ("Lễ ra quân hưởng ứng Tháng hành động", "Lễ ra quân hưởng ứng")]
    same, shorter = read_file(*xlsx([PAPER, heads, *rows]), province.site_of(root), None).entries
    assert same.state is State.SAME
    assert shorter.old is same.old and "ngắn hơn" in shorter.asked[0] and not shorter.is_sure


def test_what_is_not_sure_is_left_to_somebody_who_says_yes(root: Path) -> None:
    done = command("import", str(put(root, "year_of_its_paper")), "--yes", "--root", str(root), *NOW)
    assert done.returncode == 1 and "Đã ghi 3 mục vào" in done.stdout, done.stdout + done.stderr
    assert "chưa nhập “Tọa đàm số 4”: chưa chắc: ngày không ghi năm" in done.stdout + done.stderr
    assert "2027-01-12" not in (root / LISTING).read_text(encoding="utf-8")
    [left] = root.glob("*chua-nhap*.xlsx")
    assert "chưa chắc" in str([*load_workbook(left).worksheets[0].values])


HEAD = ["Nội dung", "Thời gian", "Địa điểm"]
SILENT = [
    ["UBND XÃ ĐỒNG MẪU"],
    ["LỊCH CỦA XÃ (Kế hoạch số 45/KH-UBND)"],
    HEAD,
    ["Tiêm chủng", "8h 5/6/2027", "Trạm Y tế"],
    ["Hội diễn", "8h 6/6/2027", "Sân vận động"],
]


def test_a_table_that_does_not_say_what_it_is_about_is_asked_about_once(root: Path) -> None:
    name, data = xlsx(SILENT)
    (root / name).write_bytes(data)
    left = command("import", str(root / name), "--yes", "--root", str(root), *NOW)
    assert left.returncode == 1 and left.stderr.count("E821") == 1 and "2 dòng (4, 5)" in left.stderr
    assert not (root / LISTING).exists()
    questions: list[str] = []
    now = datetime(2027, 5, 20, 9, tzinfo=VIETNAM)
    done = run(root / name, root, now, Asked(), lambda _: None, lambda one: not questions.append(one), str)
    assert not done.problems and not done.left_out
    assert len(questions) == 2 and "2 dòng (4, 5)" in questions[0]
    assert len(province.site_of(root).events) == 2


def test_a_row_that_stands_on_two_sheets_is_told_and_is_no_error(root: Path) -> None:
    rows = [["LỊCH PHÒNG, CHỐNG MA TÚY"], PAPER, HEAD, ["Mít tinh", "8h 5/6/2027", "Sân vận động xã Đồng Mẫu"]]

    def twice(book: Any) -> None:
        book.copy_worksheet(book.active).title = "Đồng Mẫu"

    name, data = xlsx(rows, change=twice)
    (root / name).write_bytes(data)
    done = command("import", str(root / name), "--yes", "--root", str(root), *NOW)
    assert done.returncode == 0 and not done.stderr, done.stderr
    assert "[lặp lại mục trên, bỏ qua] Mít tinh (Đồng Mẫu, dòng 4)" in done.stdout
    assert len(province.site_of(root).events) == 1


def test_a_dry_run_writes_nothing(root: Path) -> None:
    done = command("import", str(put(root, "heads_on_two_rows")), "--dry-run", "--root", str(root), *NOW)
    assert done.returncode == 0 and "[mới]" in done.stdout and "[Lịch!C4, Lịch!D4]" in done.stdout
    assert not (root / LISTING).exists() and not (root / "var").exists()


def test_what_was_left_out_comes_back_as_a_sheet_that_says_why(root: Path) -> None:
    done = command("import", str(put(root, "wrong_days")), "--yes", "--root", str(root), *NOW)
    assert done.returncode == 1 and "lich.xlsx (Lịch):4:1: lỗi E821: chưa nhập “Tọa đàm 1”" in done.stderr
    sheet = load_workbook(root / "lich-chua-nhap-2027-05-20.xlsx").active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert "năm 2027" in rows[0][0] and "45/KH-UBND" in rows[1][0]
    assert rows[2][:2] == [rejected.WHY, rejected.WHERE] and "Thời gian" in rows[2]
    assert "31/6/2027" in rows[3][0] and len(rows) == 11


def test_the_sheet_of_what_was_left_out_is_imported_once_it_is_mended(root: Path) -> None:
    command("import", str(put(root, "wrong_days")), "--yes", "--root", str(root), *NOW)
    book = load_workbook(root / "lich-chua-nhap-2027-05-20.xlsx")
    for row in book.active.iter_rows(min_row=2):
        for cell in row:
            if cell.value == "31/6/2027":
                cell.value = "30/6/2027"
    data = io.BytesIO()
    book.save(data)
    (root / "sua.xlsx").write_bytes(data.getvalue())
    done = command("import", str(root / "sua.xlsx"), "--yes", "--root", str(root), *NOW)
    assert "Đã ghi 1 mục" in done.stdout
    assert [event.title for event in province.site_of(root).events] == ["Tọa đàm 1"]


def test_a_source_may_be_given(root: Path) -> None:
    file = put(root, "no_source")
    assert command("import", str(file), "--yes", "--root", str(root), *NOW).returncode == 1
    done = command("import", str(file), "--yes", "--source", "45/KH-UBND", "--root", str(root), *NOW)
    assert done.returncode == 0 and province.site_of(root).events[0].source.title == "45/KH-UBND"


def test_a_listing_may_be_named(root: Path) -> None:
    file = put(root, "plain_sheet")
    done = command("import", str(file), "--yes", "--into", "events/2027/tat-ca.yml", "--root", str(root), *NOW)
    assert done.returncode == 0, done.stdout + done.stderr
    assert {event.file for event in province.site_of(root).events} == {"events/2027/tat-ca.yml"}
    assert command("import", str(file), "--into", "../x.yml", "--root", str(root), *NOW).returncode == 2


def test_a_changed_sheet_updates_the_event_and_keeps_what_a_hand_changed(root: Path) -> None:
    def sheet(hour: str, venue: str) -> Path:
        rows = [PAPER, HEADS, [1, "Lễ ra quân", f"{hour} ngày 9/6/2027", f"{venue}, xã Đồng Mẫu", "UBND xã Đồng Mẫu"]]
        path = root / "lich.xlsx"
        path.write_bytes(xlsx(rows)[1])
        return path

    def imported(path: Path) -> str:
        return command("import", str(path), "--yes", "--root", str(root), *NOW).stdout

    imported(sheet("7h30", "Sân vận động"))
    assert "7 giờ 30" in province.site_of(root).events[0].summary
    imported(sheet("7h45", "Sân vận động"))
    assert "7 giờ 45" in province.site_of(root).events[0].summary
    listing = root / LISTING
    by_hand = listing.read_text(encoding="utf-8").replace("Sân vận động", "Sân vận động mới") + "# một lời nhắc\n"
    listing.write_text(by_hand, encoding="utf-8")
    out = imported(sheet("8h00", "Sân vận động"))
    assert "giữ “Sân vận động mới” đã sửa tay" in out
    [event] = province.site_of(root).events
    assert f"{event.start}".startswith("2027-06-09 08:00") and event.place.venue == "Sân vận động mới"
    assert listing.read_text(encoding="utf-8").endswith("# một lời nhắc\n")
    out = imported(sheet("8h00", "Nhà văn hóa"))
    assert (
        "không ghi đè" in out
        and "W822" in command("import", str(root / "lich.xlsx"), "--dry-run", "--root", str(root), *NOW).stderr
    )
    assert province.site_of(root).events[0].place.venue == "Sân vận động mới"


def test_a_law_text_is_still_a_law_text(root: Path) -> None:
    text = "LUẬT MẪU\nSố: 1/2020/QH14\nĐiều 1. Phạm vi\n1. Thời gian: một năm.\nĐiều 2. Đối tượng\nMọi người.\n"
    (root / "luat.txt").write_text(text, encoding="utf-8")
    done = command("import", str(root / "luat.txt"), "--root", str(root))
    assert "E82" not in done.stderr and "[mới]" not in done.stdout


def publish(root: Path, *names: str) -> None:
    """Let the events of those ids have been published."""
    site = province.site_of(root)
    since = datetime(2027, 5, 21, 9, tzinfo=VIETNAM)
    told = [event for event in site.events if event.id in names]
    lines = [{"url": addresses.of(event), "since": since.isoformat(), "said": event.said} for event in told]
    (root / "ledger.jsonl").write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")


def test_a_published_event_that_was_moved_says_so(root: Path) -> None:
    heads = ["TT", "Nội dung", "Thời gian", "Địa điểm", "Đơn vị chủ trì", "Tình trạng"]

    def sheet(day: str, state: str) -> str:
        rows = [PAPER, heads, [1, "Lễ ra quân", f"7h30 ngày {day}/6/2027", "xã Đồng Mẫu", "UBND xã Đồng Mẫu", state]]
        (root / "lich.xlsx").write_bytes(xlsx(rows)[1])
        return str(root / "lich.xlsx")

    command("import", sheet("9", ""), "--yes", "--root", str(root), *NOW)
    publish(root, "dong-mau-2027-06-09")
    later = ("--now", "2027-05-25 09:00", "--root", str(root))
    done = command("import", sheet("12", "Dời lịch"), "--yes", *later)
    assert done.returncode == 0, done.stdout + done.stderr
    [event] = province.site_of(root).events
    assert event.id == "dong-mau-2027-06-09" and f"{event.start}".startswith("2027-06-12 07:30")
    assert event.status == "rescheduled" and f"{event.previous_start}".startswith("2027-06-09 07:30")
    assert event.revision == 1 and "Cập nhật thời gian" in event.changes[0].note
    assert command("check", *later).returncode == 0


def test_an_event_is_found_by_its_id_in_any_sheet(root: Path) -> None:
    rows = [PAPER, ["Mã", "Nội dung", "Thời gian", "Địa điểm"], ["", "Tọa đàm", "9/6/2027", "xã Đồng Mẫu"]]
    file = root / "lich.xlsx"
    file.write_bytes(xlsx(rows)[1])
    command("import", str(file), "--yes", "--root", str(root), *NOW)
    rows[2] = ["dong-mau-2027-06-09", "Tọa đàm với học sinh", "14h ngày 9/6/2027", "xã Đồng Mẫu"]
    file.write_bytes(xlsx(rows)[1])
    done = command("import", str(file), "--yes", "--root", str(root), *NOW)
    assert done.returncode == 0, done.stdout + done.stderr
    [event] = province.site_of(root).events
    assert event.title == "Tọa đàm với học sinh" and event.id == "dong-mau-2027-06-09"


def test_a_listing_with_defaults_lends_nothing_to_what_is_imported(root: Path) -> None:
    text = "defaults:\n  place: {commune: Bến Mẫu}\n  organisers: [Công an mẫu]\n  status: held\nevents: []\n"
    (root / "events/2027/cac-xa.yml").write_text(text, encoding="utf-8")
    rows = [PAPER, ["Nội dung", "Thời gian", "Địa điểm"], ["Tọa đàm", "9/6/2027", "xã Đồng Mẫu"]]
    (root / "lich.xlsx").write_bytes(xlsx(rows)[1])
    into = ("--into", "events/2027/cac-xa.yml", "--root", str(root))
    command("import", str(root / "lich.xlsx"), "--yes", *into, *NOW)
    [event] = province.site_of(root).events
    assert event.file == "events/2027/cac-xa.yml"
    assert event.place.commune == ("Xã Đồng Mẫu",) and event.place.venue is None
    assert event.organisers == () and event.contact is None and event.status == "scheduled"


def test_what_a_listing_says_of_all_and_none_can_unsay_sends_the_event_elsewhere(root: Path) -> None:
    text = "defaults:\n  contact: {phone: '111'}\nevents: []\n"
    (root / "events/2027/dong-mau.yml").write_text(text, encoding="utf-8")
    rows = [PAPER, ["Nội dung", "Thời gian", "Địa điểm"], ["Tọa đàm", "9/6/2027", "xã Đồng Mẫu"]]
    (root / "lich.xlsx").write_bytes(xlsx(rows)[1])
    done = command("import", str(root / "lich.xlsx"), "--yes", "--root", str(root), *NOW)
    assert "Đã ghi 1 mục vào events/2027/dong-mau-2.yml" in done.stdout
    [event] = province.site_of(root).events
    assert event.contact is None


def test_an_event_of_a_hand_is_cancelled_by_a_sheet_that_says_why(root: Path) -> None:
    by_hand = (
        "events:\n- id: tay\n  title: Lễ ra quân\n  summary: Một câu.\n  kind: le-ra-quan\n  start: 2027-06-09 07:30\n"
        "  place: {commune: Đồng Mẫu, venue: Sân vận động}  # hỏi lại\n  source: 45/KH-UBND\n"
    )
    (root / LISTING).write_text(by_hand, encoding="utf-8")
    heads = ["Nội dung", "Thời gian", "Địa điểm", "Tình trạng", "Lý do"]
    rows = [PAPER, heads, ["Lễ ra quân", "7h30 ngày 9/6/2027", "xã Đồng Mẫu", "Đã hủy", "Mưa lớn"]]
    (root / "lich.xlsx").write_bytes(xlsx(rows)[1])
    done = command("import", str(root / "lich.xlsx"), "--yes", "--root", str(root), *NOW)
    assert done.returncode == 0, done.stdout + done.stderr
    [event] = province.site_of(root).events
    assert event.status == "cancelled" and event.reason == "Mưa lớn" and event.place.venue == "Sân vận động"
    assert "venue: Sân vận động}  # hỏi lại\n" in (root / LISTING).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["lich.xlsx", "lich.docx"])
def test_a_file_of_two_gigabytes_is_refused_unread(root: Path, name: str) -> None:
    with (root / name).open("wb") as file:
        file.truncate(2_000_000_000)
    done = command("import", str(root / name), "--yes", "--root", str(root), *NOW)
    assert done.returncode == 1 and "lỗi E820: chưa nhập được: nặng 2.000 MB, máy chỉ đọc tới 50 MB" in done.stderr
