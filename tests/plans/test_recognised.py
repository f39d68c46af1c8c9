"""What a file is, is told by what stands in it: a letter with a table for its signature is no law and no campaign."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.law_import.reading import understand
from scripts.plans.recognised import Taken, What, taken_for
from tests.plans.layouts import CASES as PLANS
from tests.tables.sheets import CASES as SHEETS
from tests.tables.sheets import Made, docx

HEAD = [["UBND XÃ ĐỒNG MẪU", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], ["Số: 9/GM-UBND", "ngày 1 tháng 6 năm 2027"]]
SIGNED = [["Nơi nhận:\n- Như trên;", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nTrần Thị Mẫu"]]
NUMBERED = ["1. Thời gian: 7h30 ngày 9/6/2027", "2. Địa điểm: Hội trường xã", "3. Thành phần: Các ban, ngành"]
PLAN = ["KẾ HOẠCH", "Tổ chức lễ ra quân", "1. Mục đích", "- Tuyên truyền.", *NUMBERED]


def letter(*lines: str) -> Made:
    return docx([HEAD, *lines, SIGNED])


LETTERS = {
    "an invitation": letter("GIẤY MỜI", "Dự Lễ ra quân", "Kính gửi: Các thôn", *NUMBERED),
    "an invitation without labels": letter("GIẤY MỜI", "Dự Lễ ra quân", "Kính gửi: Các thôn", "Mời đến dự đông đủ."),
    "an official letter": letter("V/v cử cán bộ dự tập huấn", "Kính gửi:", "- Các thôn;", *NUMBERED),
    "a notice": letter("THÔNG BÁO", "Về các hoạt động", "1. Lễ ra quân: 7h30 ngày 9/6/2027 tại chợ.", *NUMBERED),
    "a notice without labels": letter(
        "THÔNG BÁO", "Dời giải bóng chuyền", "Dời từ ngày 25/6/2027 sang ngày 28/6/2027."
    ),
    "a letter that wants reports": letter(
        "V/v báo cáo kết quả Tháng hành động phòng, chống ma túy năm 2027",
        "Kính gửi: Các thôn",
        "1. Báo cáo kết quả theo mẫu.",
        "2. Gửi báo cáo trước 17h00 ngày 15/6/2027.",
        "Đề nghị các đơn vị triển khai đúng thời gian.",
    ),
    "a letter of another kind": letter("Kính gửi: Các thôn", "Chúc mừng năm mới."),
    "a table": SHEETS["plain_sheet"](),
}


def taken(folder: Path, made: Made) -> Taken:
    file = folder / made[0]
    file.write_bytes(made[1])
    return taken_for(file, understand(file) if file.suffix != ".xlsx" else None, ())


@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_of_events_is_neither_a_plan_nor_a_law(tmp_path: Path, name: str) -> None:
    assert taken(tmp_path, LETTERS[name]).what is What.EVENTS


def test_a_plan_is_one_by_its_heading(tmp_path: Path) -> None:
    for make in PLANS.values():
        assert taken(tmp_path, make()).what is What.PLAN


def test_what_may_be_both_says_so(tmp_path: Path) -> None:
    assert taken(tmp_path, letter(*PLAN)) == Taken(What.EVENTS, What.PLAN)


def test_a_letter_that_gives_tasks_may_be_read_as_either(tmp_path: Path) -> None:
    tasks = ["1. Công an xã", "- Tổ chức lễ phát động trước ngày 05/6/2027.", "2. Trạm y tế", "- Tư vấn cai nghiện."]
    about = "V/v triển khai Tháng hành động phòng, chống ma túy năm 2027"
    assert taken(tmp_path, letter(about, "Kính gửi: Các thôn", *tasks)) == Taken(What.PLAN, What.EVENTS)


def test_a_law_is_one_by_its_articles(tmp_path: Path) -> None:
    law = "Số: 1/2030/NĐ-CP\nNGHỊ ĐỊNH\n" + "".join(f"Điều {n}. Tên\nThời gian: một năm.\n" for n in range(1, 9))
    assert taken(tmp_path, ("luat.txt", law.encode())) == Taken(What.TEXT)
