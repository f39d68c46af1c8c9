"""A folder of 130 workbooks that came back: who sent, who did not, what of them is written. All of it is fiction."""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from scripts.tables import sent_book
from scripts.vietnamese.slugs import slug
from tests.conftest import command
from tests.sources import put
from tests.tables import province
from tests.tables.test_sent_sheets import put as put_cells
from tests.tables.test_sent_sheets import returned

# One worker makes the folder for all.
pytestmark = pytest.mark.xdist_group("returned folder")

_FIRST = ["An", "Bình", "Cát", "Đức", "Giang", "Hà", "Kim", "Lộc", "Minh", "Nam", "Phú", "Quang", "Sơn"]
_SECOND = ["Lĩnh", "Khê", "Đồng", "Thịnh", "Trạch", "Vân", "Xuân", "Yên", "Tường", "Điền"]
NAMES = [f"Xã {one} {two} Mẫu" for one in _FIRST for two in _SECOND]
NOW = ("--now", "2027-05-20 09:00")
LISTING = """\
events:
- id: hop-chung
  title: Mít tinh hai xã
  summary: Hai xã cùng dự.
  kind: mit-tinh
  start: 2027-06-26 07:30
  place: {commune: [An Lĩnh Mẫu, An Khê Mẫu]}
  source: 45/KH-UBND
"""


def file_of(name: str) -> str:
    return f"{slug(name)}-{30001 + NAMES.index(name)}.xlsx"


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A province of 130 communes, and the folder that was sent to them."""
    root = tmp_path_factory.mktemp("nguon")
    units = "".join(
        f"- {{code: '{code}', name: {name}, since: 2025-07-01}}\n" for code, name in enumerate(NAMES, 30001)
    )
    places = "province: {code: '99', name: Tỉnh Mẫu, slug: mau}\nunits:\n" + units
    put(root, province.FILES | {"content/places.yml": places, "events/2027/hai-xa.yml": LISTING})
    folder = tmp_path_factory.mktemp("gui")
    done = command("export", "--all-communes", str(folder), "--root", str(root), *NOW)
    assert done.returncode == 0 and "130/130" in done.stderr, done.stderr
    return root, folder


def written(path: Path, change: Callable[[Any, Any], None]) -> None:
    path.write_bytes(returned(path.read_bytes(), change))


def one_event(title: str, day: int, paper: str = "12/KH-UBND ngày 5/5/2027") -> Callable[[Any, Any], None]:
    def change(_: Any, sheet: Any) -> None:
        sheet["D2"] = paper
        put_cells(sheet, 3, title=title, first=date(2027, 6, day), venue="Nhà văn hóa")

    return change


@pytest.fixture(scope="module")
def back(sent: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """What came back: most untouched, some filled in, and what offices make of files."""
    root, made = sent
    folder = tmp_path_factory.mktemp("ve") / "gửi về"
    shutil.copytree(made, folder)
    files = {name: folder / file_of(name) for name in NAMES}
    written(files["Xã An Lĩnh Mẫu"], one_event("Lễ ra quân", 5))
    # renamed; and sent once more, with a row that the first does not have
    written(files["Xã Cát Khê Mẫu"], one_event("Tọa đàm bản đầu", 6))
    later = folder / "Bản sao của lich xa.xlsx"
    shutil.copy(made / file_of("Xã Cát Khê Mẫu"), later)
    written(later, one_event("Tọa đàm bản sau", 7))
    os.utime(files["Xã Cát Khê Mẫu"], (1, 1))
    # the same twice
    shutil.copy(files["Xã An Lĩnh Mẫu"], folder / f"{files['Xã An Lĩnh Mẫu'].stem} (1).xlsx")
    # its hidden sheet gone, its first sheet last, under another name: the commune is that of its rows
    odd = folder / "lich thang 6.xlsx"
    files["Xã Kim Yên Mẫu"].rename(odd)

    def without_lists(book: Any, sheet: Any) -> None:
        one_event("Hội thi", 8)(book, sheet)
        book.move_sheet(sheet, 2)
        del book[sent_book.LISTS]

    written(odd, without_lists)
    # what cannot be read: a web page with the ending of a sheet
    files["Xã Sơn Vân Mẫu"].write_bytes(b"<html><body>Lich</body></html>")
    # a row without a day
    written(files["Xã Hà Xuân Mẫu"], lambda _, sheet: put_cells(sheet, 2, title="Tập huấn", venue="Trường"))
    # both communes of one event say other hours
    for name, hour in (("Xã An Lĩnh Mẫu", "8:00"), ("Xã An Khê Mẫu", "9:00")):
        written(files[name], lambda _, sheet, hour=hour: put_cells(sheet, 1, hour=hour))  # type: ignore[misc]
    # who did not send anything, and what computers leave beside files
    for name in NAMES[-3:]:
        files[name].unlink()
    for noise in ("~$lich.xlsx", "Thumbs.db"):
        (folder / noise).write_bytes(b"x")
    return root, folder


def test_a_folder_is_shown_before_anything_is_written(back: tuple[Path, Path]) -> None:
    root, folder = back
    before = sorted(path.name for path in (root / "events/2027").iterdir())
    done = command("import", str(folder), "--dry-run", "--root", str(root), *NOW)
    out = done.stdout
    assert done.returncode == 1 and "Chỉ xem thử" in out
    assert sorted(path.name for path in (root / "events/2027").iterdir()) == before
    assert "130 xã, phường" in out and "3 chưa gửi" in out and "1 gửi tệp không đọc được" in out
    line = out.partition("Chưa gửi (3): ")[2].partition("\n")[0]
    assert sorted(line.rstrip(".").split(", ")) == sorted(NAMES[-3:])
    assert "Xã Sơn Vân Mẫu): Tệp là trang web" in out
    assert "lich thang 6.xlsx (Xã Kim Yên Mẫu)" in out and "lấy theo nội dung" in out
    assert "lấy “Bản sao của lich xa.xlsx”" in out and "“Tọa đàm bản đầu”" in out
    assert "Thumbs" not in out and "~$" not in out
    assert "lỗi E821" in done.stderr and "không có thời gian" in done.stderr and "mà sửa khác" in done.stderr


def test_a_folder_is_written_at_once_and_a_second_time_changes_nothing(back: tuple[Path, Path]) -> None:
    root, folder = back
    done = command("import", str(folder), "--yes", "--root", str(root), *NOW)
    assert "không có lỗi, không có cảnh báo" in done.stdout, done.stdout + done.stderr
    events = {event.title: event for event in province.site_of(root).events}
    assert set(events) == {"Mít tinh hai xã", "Lễ ra quân", "Tọa đàm bản sau", "Hội thi"}
    assert events["Hội thi"].place.commune == ("Xã Kim Yên Mẫu",)
    assert events["Lễ ra quân"].source.title == "12/KH-UBND ngày 5/5/2027"
    again = command("import", str(folder), "--yes", "--root", str(root), *NOW)
    assert "Không có gì mới để ghi" in again.stdout
    # What one commune changed is on the site now; the other's word is not written over it.
    assert "cảnh báo W822" in again.stderr and "Mít tinh hai xã" in again.stderr


def test_the_report_can_be_forwarded(back: tuple[Path, Path]) -> None:
    root, folder = back
    command("import", str(folder), "--dry-run", "--root", str(root), *NOW)
    report = root / "var/tables/bang-gui-ve-2027-05-20"
    book = load_workbook(io.BytesIO(report.with_suffix(".xlsx").read_bytes()))
    sheet = book["Các xã, phường"]
    states = {str(row[0].value): str(row[2].value) for row in sheet.iter_rows(min_row=2)}
    assert (
        len(states) == 130
        and [name for name, state in states.items() if state == "chưa gửi"]
        == sorted(states, key=lambda name: name in NAMES[-3:], reverse=True)[:3]
    )
    assert states["Xã Sơn Vân Mẫu"] == "gửi tệp không đọc được" and states["Xã An Lĩnh Mẫu"] == "đã gửi"
    assert states["Xã Bình Khê Mẫu"] == "đã gửi, chưa ghi gì"
    rows = [[cell.value for cell in row] for row in book["Dòng chưa nhập"].iter_rows(min_row=2)]
    assert any(row[2] == "Tập huấn" and "thời gian" in str(row[3]) for row in rows)
    assert "Chưa gửi (3)" in report.with_suffix(".txt").read_text(encoding="utf-8-sig")
    assert load_workbook(report.with_name("bang-gui-ve-2027-05-20-chua-nhap-2027-05-20.xlsx")).active is not None


def test_an_empty_folder_is_a_sentence(back: tuple[Path, Path], tmp_path: Path) -> None:
    done = command("import", str(tmp_path), "--root", str(back[0]), *NOW)
    assert done.returncode == 1 and "lỗi E820: chưa nhập được: không có trong thư mục này" in done.stderr


def test_a_folder_that_is_no_such_folder_is_left_alone(back: tuple[Path, Path], tmp_path: Path) -> None:
    for number in range(2_001):
        (tmp_path / f"{number}.txt").touch()
    done = command("import", str(tmp_path), "--yes", "--root", str(back[0]), *NOW)
    assert done.returncode == 1 and "hơn 2.000 tệp" in done.stderr
