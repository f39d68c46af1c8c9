"""Tables of people, of what the police do, of money and of duty are refused whole: no row, no name of them goes on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from scripts.tables import rejected
from scripts.tables.proposal import UNSAID, Proposal, State
from scripts.tables.reading import read_file, read_pasted
from scripts.tables.shown import lines
from tests.tables import province
from tests.tables.sheets import PAPER, xlsx

NAME = "Phạm Văn Mẫu"


def of(*rows: Sequence[Any]) -> Proposal:
    return read_file(*xlsx([["UBND XÃ ĐỒNG MẪU"], *rows]), province.site(), 2027)


@pytest.mark.parametrize(
    ("title", "heads", "row", "what"),
    [
        (
            "DANH SÁCH NGƯỜI NGHIỆN MA TÚY CÓ HỒ SƠ QUẢN LÝ",
            ["STT", "Họ tên", "Năm sinh", "Địa chỉ", "Thời gian bắt đầu quản lý", "Loại ma túy"],
            [1, NAME, 1990, "Xóm 2", "15/6/2026", "Heroin"],
            "danh sách người",
        ),
        (
            "DANH SÁCH CAI NGHIỆN TẠI CỘNG ĐỒNG",
            ["STT", "Tên", "Thời gian", "Địa chỉ", "Hình thức"],
            [1, NAME, "15/6/2027", "Xóm 2", "Cai nghiện tại nhà"],
            "danh sách người",
        ),
        (
            "THÁNG 6",
            ["STT", "Tên", "Thời gian", "Địa chỉ", "Hình thức"],
            [1, NAME, "15/6/2027", "Xóm 2", "Tại nhà"],
            "danh sách người",
        ),
        (
            "PHÒNG, CHỐNG MA TÚY",
            ["Họ và tên", "Ngày vi phạm", "Nội dung vi phạm", "Nơi vi phạm", "Hình thức xử phạt"],
            [NAME, "3/5/2027", "Sử dụng trái phép", "Xóm 2", "Cảnh cáo"],
            "danh sách người",
        ),
        (
            "DANH SÁCH HỘ NGHÈO NHẬN QUÀ",
            ["TT", "Chủ hộ", "Thời gian", "Nội dung", "Địa điểm"],
            [1, NAME, "15/6/2027", "01 suất quà", "Xóm 2"],
            "danh sách người",
        ),
        (
            "LỊCH GỌI HỎI, RĂN ĐE THÁNG 6/2027",
            ["STT", "Thời gian", "Nội dung", "Địa điểm"],
            [1, "8h 15/6/2027", f"Gọi hỏi {NAME}", "Trụ sở"],
            "nghiệp vụ",
        ),
        (
            "LỊCH THÁNG 6/2027",
            ["Thời gian", "Nội dung", "Địa điểm"],
            ["22h 15/6/2027", f"Phục kích bắt {NAME}", "Cầu Mẫu"],
            "nghiệp vụ",
        ),
        (
            "THỐNG KÊ CÁC VỤ VIỆC VỀ MA TÚY",
            ["Thời gian", "Nội dung vụ việc", "Địa điểm"],
            ["21h 13/10/2026", f"Bắt quả tang {NAME}", "Xóm 2"],
            "thống kê vụ việc",
        ),
        (
            "DỰ TOÁN KINH PHÍ",
            ["Nội dung", "Thời gian", "ĐVT", "Đơn giá", "Thành tiền"],
            [f"Nước uống {NAME}", "10/6/2027", "người", 15000, 1200000],
            "dự toán",
        ),
        ("LỊCH TRỰC THÁNG 6/2027", ["Ngày", "Ca trực", "Cán bộ trực"], ["1/6/2027", "Đêm", NAME], "lịch trực"),
        (
            "SỔ MƯỢN THIẾT BỊ",
            ["Ngày", "Nội dung", "Người mượn", "Địa điểm"],
            ["1/6/2027", "Loa kéo", NAME, "Hội trường"],
            "sổ mượn",
        ),
    ],
)
def test_a_table_that_is_none_for_readers_is_refused_whole(
    title: str, heads: list[str], row: list[Any], what: str
) -> None:
    proposal = of([title], PAPER, heads, row)
    assert proposal.problem and what in proposal.problem[0]
    assert not proposal.entries and not any(NAME in one.text for one in proposal.left)
    assert not any(NAME in line for line in lines(proposal))


@pytest.mark.parametrize(
    "title",
    [
        "DANH SÁCH CÁC BUỔI TUYÊN TRUYỀN VỀ MA TÚY CHO HỌC SINH",
        "DANH SÁCH ĐĂNG KÝ TỔ CHỨC NGÀY HỘI PHÒNG, CHỐNG MA TÚY",
        "LỊCH TRỰC TUYẾN TẬP HUẤN PHÒNG, CHỐNG MA TÚY",
        "KẾ HOẠCH TUYÊN TRUYỀN NGƯỜI NGHIỆN MA TÚY TỰ NGUYỆN CAI NGHIỆN",
        "LỊCH PHÁT QUÀ, TẬP HUẤN CHO CÁN BỘ TRỰC VỀ MA TÚY",
    ],
)
def test_a_schedule_whose_title_speaks_of_people_is_read(title: str) -> None:
    heads = ["TT", "Nội dung", "Thời gian", "Địa điểm", "Chủ trì", "Họ tên người phụ trách"]
    row = [1, "Tọa đàm", "8h 5/6/2027", "Hội trường", "Ban Dân tộc - Tôn giáo tỉnh", NAME]
    proposal = of([title], PAPER, heads, row)
    [entry] = proposal.entries
    assert entry.is_sure


@pytest.mark.parametrize(
    "words",
    [
        f"DANH SÁCH NGƯỜI NGHIỆN MA TÚY XÃ ĐỒNG MẪU\n1. {NAME}, sinh 1990: 15/6/2027, xóm 2",
        f"Lịch gọi hỏi tháng 6/2027\nThời gian: 8h ngày 15/6/2027\nNội dung: Gọi hỏi {NAME}\nĐịa điểm: Trụ sở",
        f"Họ tên\tNăm sinh\tĐịa chỉ\tThời gian\n{NAME}\t1990\tXóm 2\t15/6/2027",
        f"KẾ HOẠCH THÁNG 6\nThời gian: 8h ngày 15/6/2027\nNội dung: Răn đe {NAME}\nĐịa điểm: Trụ sở",
    ],
)
def test_the_same_as_text_is_refused(words: str) -> None:
    proposal = read_pasted(words, province.site(), 2027, source="45/KH-UBND")
    assert proposal.problem and "không phải lịch hoạt động" in proposal.problem[0]
    assert not proposal.entries and not any(NAME in line for line in lines(proposal))


def test_of_a_file_with_a_schedule_and_people_only_the_schedule_is_read() -> None:
    proposal = of(
        ["LỊCH PHÒNG, CHỐNG MA TÚY"],
        PAPER,
        ["Nội dung", "Thời gian", "Địa điểm"],
        ["Mít tinh", "8h 5/6/2027", "Sân vận động"],
        [],
        ["DANH SÁCH NGƯỜI SAU CAI NGHIỆN"],
        ["TT", "Họ và tên", "Ngày sinh", "Nơi cư trú", "Ngày bắt đầu quản lý"],
        [1, NAME, "3/5/1990", "Xóm 2", "1/3/2027"],
    )
    [entry] = proposal.entries
    said = "\n".join(lines(proposal))
    assert entry.title == "Mít tinh" and "danh sách người" in said and NAME not in said


@pytest.mark.parametrize("title", [NAME, "Gọi hỏi, răn đe đối tượng", f"Trung úy {NAME}", "Mật phục tại cầu"])
def test_a_row_of_that_kind_never_becomes_an_event_and_is_not_copied(title: str) -> None:
    rows = [[name, f"8h {day}/6/2027", "Hội trường"] for day, name in enumerate(("Mít tinh", "Hội thi", title), 5)]
    proposal = of(["LỊCH PHÒNG, CHỐNG MA TÚY"], PAPER, ["Nội dung", "Thời gian", "Địa điểm"], *rows)
    assert [entry.title for entry in proposal.entries] == ["Mít tinh", "Hội thi"]
    said = "\n".join(lines(proposal))
    assert title not in said and "Dòng 7" in said
    assert title.encode() not in rejected.workbook(proposal.entries)


@pytest.mark.parametrize("title", [f"Thăm gia đình {NAME}", "Tuần tra đêm", "Xét nghiệm sàng lọc ma túy cho học sinh"])
def test_what_may_be_for_readers_or_not_is_asked(title: str) -> None:
    rows = [[title, "8h 5/6/2027", "Hội trường"], ["Thi chạy Nguyễn Tất Thành, Trường Lê Văn Mẫu", "6/6/2027", "Sân"]]
    doubtful, sure = of(["LỊCH PHÒNG, CHỐNG MA TÚY"], PAPER, ["Nội dung", "Thời gian", "Địa điểm"], *rows).entries
    assert doubtful.asked and not doubtful.is_sure
    assert "Trường" in sure.title and not any("Văn Mẫu" in one for one in sure.asked)


def test_where_nothing_speaks_of_drugs_the_whole_table_is_asked_about_once() -> None:
    rows = [
        ["Nội dung", "Thời gian", "Địa điểm"],
        ["Tiêm chủng", "8h 5/6/2027", "Trạm Y tế"],
        ["Hội diễn", "6/6/2027", "Sân"],
    ]
    proposal = of(["LỊCH CỦA XÃ (Kế hoạch số 45/KH-UBND)"], *rows)
    [(_, found)], said = proposal.unsaid.items(), [line for line in lines(proposal) if "không nói đến ma túy" in line]
    assert found == proposal.entries == proposal.left_over and not proposal.sure
    assert len(said) == 1 and "2 dòng (4, 5)" in said[0]
    assert UNSAID in found[0].why_left[0] and all(one.state is State.NEW for one in found)
    assert all(one.is_sure for one in of(["LỊCH PHÒNG, CHỐNG MA TÚY (Kế hoạch số 45/KH-UBND)"], *rows).entries)


@pytest.mark.parametrize(
    ("title", "asked"),
    [
        ("LỊCH CỦA XÃ (Kèm theo Kế hoạch số 1/KH-MAU)", False),
        ("LỊCH CỦA XÃ (Kèm theo Kế hoạch số 1/KH-MAU của UBND xã Đồng Mẫu)", True),
        ("LỊCH CỦA XÃ (Kèm theo Kế hoạch số 1/KH-MAU ngày 2/1/2020)", True),
        ("LỊCH THÁNG HÀNH ĐỘNG (Công văn số 45/UBND)", False),
    ],
)
def test_what_names_the_campaign_or_its_plan_is_not_asked_about(title: str, asked: bool) -> None:
    proposal = of(
        [title], ["Nội dung", "Thời gian", "Địa điểm"], ["Tọa đàm với phụ huynh", "8h 5/6/2027", "Hội trường"]
    )
    [entry] = proposal.entries
    assert entry.unsaid == asked and entry.is_sure != asked, entry
