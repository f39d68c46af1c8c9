"""Sheets, Word tables and notices as offices send them, each of another layout; what they say stands in expected.yml.
Everything in them is fiction."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time
from typing import Any

from docx import Document
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font

Made = tuple[str, bytes]
CASES: dict[str, Callable[[], Made]] = {}
TITLE = ["LỊCH HOẠT ĐỘNG THÁNG HÀNH ĐỘNG PHÒNG, CHỐNG MA TÚY NĂM 2027"]
PAPER = ["(Kèm theo Kế hoạch số 45/KH-UBND ngày 10/5/2027 của UBND tỉnh Mẫu, về phòng, chống ma túy)"]


def case(make: Callable[[], Made]) -> Callable[[], Made]:
    CASES[make.__name__] = make
    return make


def xlsx(
    rows: Iterable[Sequence[Any]],
    name: str = "lich.xlsx",
    merged: Sequence[str] = (),
    change: Callable[[Any], None] = id,
) -> Made:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Lịch"
    for row in rows:
        sheet.append(list(row))
    for span in merged:
        sheet.merge_cells(span)
    change(book)
    out = io.BytesIO()
    book.save(out)
    return name, out.getvalue()


def docx(blocks: Iterable[str | Sequence[Sequence[Any]]], change: Callable[[Any], None] = id) -> Made:
    document = Document()
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        table = document.add_table(len(block), max(map(len, block)))
        for row, texts in zip(table.rows, block, strict=True):
            for cell, text in zip(row.cells, texts, strict=False):
                cell.text = str(text)
    change(document)
    out = io.BytesIO()
    document.save(out)
    return "lich.docx", out.getvalue()


def text(words: str, name: str = "lich.csv", encoding: str = "utf-8") -> Made:
    return name, words.encode(encoding)


HEADS = ["TT", "Nội dung", "Thời gian", "Địa điểm", "Đơn vị chủ trì", "Ghi chú"]
RALLY = "Lễ ra quân hưởng ứng Tháng hành động"
TALK = "Tọa đàm phòng ngừa ma túy học đường"


@case
def plain_sheet() -> Made:
    """Titles above, sections, a total, signatures."""
    return xlsx(
        [
            ["ỦY BAN NHÂN DÂN TỈNH MẪU", "", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
            ["", "", "", "Độc lập - Tự do - Hạnh phúc"],
            TITLE,
            PAPER,
            [],
            HEADS,
            ["I", "Cấp tỉnh"],
            [1, RALLY, "7h30 ngày 01/6/2027", "Quảng trường tỉnh, phường Bến Mẫu", "UBND tỉnh Mẫu", "Mời báo chí"],
            ["II", "Cấp xã"],
            [2, TALK, "14 giờ 00, ngày 9/6", "Trường THCS xã Suối Mẫu", "UBND xã Suối Mẫu"],
            ["---", "---", "---"],
            ["", "Tổng cộng", "", "", 2],
            ["Ghi chú: lịch có thể thay đổi."],
            ["Nơi nhận:", "", "", "TM. ỦY BAN NHÂN DÂN"],
            ["- Như trên;", "", "", "KT. CHỦ TỊCH"],
            ["", "", "", "Nguyễn Văn Mẫu"],
        ],
        merged=["A3:F3", "A4:F4", "A5:F5"],
    )


@case
def heads_on_two_rows() -> Made:
    return xlsx(
        [
            PAPER,
            ["STT", "Tên hoạt động", "Thời gian", "", "Đơn vị", "", "Địa điểm"],
            ["", "", "Ngày", "Giờ", "Chủ trì", "Phối hợp", ""],
            [1, RALLY, date(2027, 6, 1), time(7, 30), "UBND xã Đồng Mẫu", "Công an xã", "Sân vận động xã Đồng Mẫu"],
            [2, TALK, date(2027, 6, 9), time(14, 0), "Đoàn xã Đồng Mẫu", "", "Hội trường UBND xã Đồng Mẫu"],
        ],
        merged=["A2:A3", "B2:B3", "C2:D2", "E2:F2", "G2:G3"],
    )


@case
def heads_on_two_rows_not_merged() -> Made:
    return text(
        "Kèm theo Kế hoạch số 45/KH-UBND ngày 10/5/2027;;;;\n"
        "TT;Hoạt động;Thời gian;;Địa điểm\n"
        ";;Từ ngày;Đến ngày;\n"
        f"1;{RALLY};01/6/2027;03/6/2027;Xã Suối Mẫu\n"
    )


@case
def two_heads_below_the_place() -> Made:
    """Which are joined by a comma, in a file that does not say what is merged."""
    return xlsx(
        [
            ["UBND XÃ ĐỒNG MẪU"],
            PAPER,
            ["TT", "Nội dung", "Ngày", "Địa điểm", ""],
            ["", "", "", "Nơi cụ thể", "Khối, bản"],
            [1, RALLY, "1/6/2027", "Quảng trường xã", "Khối 2"],
            [2, TALK, "2/6/2027", "Nhà văn hóa, xã Suối Mẫu", "Bản Khe"],
        ]
    )


@case
def own_order_and_words() -> Made:
    return xlsx(
        [
            PAPER,
            ["Đầu mối liên hệ", "Nơi tổ chức", "Cơ quan thực hiện", "Ngày, giờ", "Nội dung công việc", "Số thứ tự"],
            [
                "Bà Trần Thị Mẫu, 0238 000 0000",
                "Nhà văn hóa xã Suối Mẫu",
                "Hội Phụ nữ xã",
                "9/6/2027 lúc 19h30",
                TALK,
                1,
            ],
        ]
    )


@case
def dates_as_numbers() -> Made:
    def plain(book: Any) -> None:
        book.active["C3"].number_format = "General"
        book.active["C3"] = 46547.3125

    return xlsx([PAPER, HEADS, [1, RALLY, None, "xã Đồng Mẫu", "UBND xã Đồng Mẫu"]], change=plain)


@case
def dates_in_many_forms() -> Made:
    forms = [
        "7h30 ngày 9/6/2027",
        "07h30', 09/06/2027",
        "07 giờ 30 phút, thứ Tư, ngày 09 tháng 6 năm 2027",
        "7:30 9-6-2027",
        "9.6.2027, 7h30",
        "lúc 7g30 sáng 9/6",
        "2027-06-09 07:30",
        datetime(2027, 6, 9, 7, 30),
        "T4, 9/6/2027 - 7h30",
        "7h30\n09/6/2027",
        "Sáng thứ Tư 9/6/2027, 7h30",
        "09/6/2027 (7h30)",
        "7h30: 09/6/2027",
    ]
    rows = [[n, f"Tọa đàm số {n}", form, "xã Đồng Mẫu", "UBND xã Đồng Mẫu"] for n, form in enumerate(forms, 1)]
    return xlsx([PAPER, HEADS, *rows])


@case
def spans_of_days_and_hours() -> Made:
    forms = [
        "9-15/6/2027",
        "Từ ngày 9/6 đến ngày 15/6/2027",
        "Từ 7h30 đến 9h00 ngày 9/6/2027",
        "7h30 - 11h, từ 9/6 đến 15/6/2027",
        "Buổi chiều 9/6/2027",
        "Cả ngày 9/6/2027",
        "Trong tháng 6",
        "9/6/2027 (dự kiến)",
    ]
    rows = [[n, f"Tọa đàm số {n}", form, "xã Đồng Mẫu", "UBND xã Đồng Mẫu"] for n, form in enumerate(forms, 1)]
    return xlsx([PAPER, HEADS, *rows])


@case
def several_days_in_a_cell() -> Made:
    return xlsx(
        [PAPER, HEADS, [1, "Tuyên truyền lưu động", "8h00, các ngày 9, 12 và 15/6/2027", "xã Đồng Mẫu", "Công an xã"]]
    )


@case
def several_events_in_a_cell() -> Made:
    return xlsx(
        [
            PAPER,
            HEADS,
            [
                1,
                f"- {RALLY}\n- {TALK}",
                "- 7h30 ngày 9/6/2027\n- 14h ngày 10/6/2027",
                "xã Đồng Mẫu",
                "UBND xã Đồng Mẫu",
            ],
        ]
    )


@case
def day_and_hour_apart() -> Made:
    return xlsx(
        [
            ["LỊCH THÁNG 6 NĂM 2027"],
            PAPER,
            ["Thứ", "Ngày", "Buổi", "Giờ", "Nội dung", "Địa điểm", "Chủ trì"],
            ["Tư", 9, "Sáng", "7h30", RALLY, "xã Đồng Mẫu", "UBND xã Đồng Mẫu"],
            ["Năm", 10, "Chiều", "14h", TALK, "xã Suối Mẫu", "UBND xã Suối Mẫu"],
        ]
    )


@case
def hours_under_a_day() -> Made:
    """An hour alone below a day is of that day; a moment of Excel's has a day of its own."""
    return xlsx(
        [
            PAPER,
            ["Nội dung", "Thời gian", "Địa điểm"],
            [RALLY, date(2027, 6, 18), "xã Đồng Mẫu"],
            [TALK, time(19, 30), "xã Đồng Mẫu"],
            ["Hội thi", datetime(2027, 6, 20, 19, 30), "xã Đồng Mẫu"],
            ["Mít tinh", "8h", "xã Đồng Mẫu"],
            ["Văn nghệ", "18/6/2027", "xã Đồng Mẫu"],
            ["Hội thao", datetime(2027, 6, 21, 6, 0), "xã Đồng Mẫu"],
        ]
    )


def side_by_side(left: list[str], gap: int, right: list[str]) -> Made:
    beside = [""] * gap
    return xlsx(
        [
            PAPER,
            ["XÃ ĐỒNG MẪU", "", "", *beside, "XÃ SUỐI MẪU", "", ""],
            [*left, *beside, *right],
            ["3/6/2027", RALLY, "Sân vận động xã", *beside, "4/6/2027", TALK, "Hội trường UBND xã"],
            ["10/6/2027", "Hội thi", "Trường THCS", *beside, "", "", ""],
        ]
    )


@case
def tables_side_by_side() -> Made:
    return side_by_side(["Ngày", "Hoạt động", "Địa điểm"], 1, ["Ngày", "Hoạt động", "Địa điểm"])


@case
def tables_side_by_side_without_a_gap() -> Made:
    return side_by_side(["Ngày", "Hoạt động", "Địa điểm"], 0, ["Ngày", "Hoạt động", "Địa điểm"])


@case
def tables_side_by_side_in_other_words() -> Made:
    return side_by_side(["Ngày", "Nội dung", "Nơi tổ chức"], 0, ["Thời gian", "Hoạt động", "Địa điểm"])


@case
def days_merged_over_rows() -> Made:
    return xlsx(
        [
            PAPER,
            ["Ngày", "Giờ", "Nội dung", "Địa điểm"],
            ["09/6/2027", "7h30", RALLY, "xã Đồng Mẫu"],
            [None, "14h", TALK, "xã Đồng Mẫu"],
            ["10/6/2027", "8h", "Hội thi tìm hiểu pháp luật", "xã Suối Mẫu"],
        ],
        merged=["A3:A4"],
    )


@case
def days_as_sections() -> Made:
    return xlsx(
        [
            PAPER,
            ["Giờ", "Nội dung", "Địa điểm", "Chủ trì"],
            ["Thứ Tư, 09/6/2027"],
            ["7h30", RALLY, "xã Đồng Mẫu", "UBND xã Đồng Mẫu"],
            ["14h", TALK, "xã Đồng Mẫu", "Đoàn xã"],
            ["Thứ Năm, 10/6/2027"],
            ["8h", "Hội thi tìm hiểu pháp luật", "xã Suối Mẫu", "Đoàn xã"],
        ],
        merged=["A3:D3", "A6:D6"],
    )


@case
def communes_as_sections() -> Made:
    return xlsx(
        [
            PAPER,
            HEADS,
            ["I", "Xã Đồng Mẫu"],
            [1, RALLY, "7h30 ngày 9/6/2027", "Hội trường UBND xã", "UBND xã"],
            ["II", "Phường Bến Mẫu"],
            [1, TALK, "14h ngày 10/6/2027", "Nhà văn hóa khối 3", "Đoàn phường"],
        ]
    )


@case
def ditto_marks() -> Made:
    return xlsx(
        [
            PAPER,
            HEADS,
            [1, RALLY, "7h30 ngày 9/6/2027", "Hội trường xã Đồng Mẫu", "UBND xã Đồng Mẫu"],
            [2, TALK, "nt", "-nt-", '"'],
        ]
    )


@case
def heads_again_on_each_page() -> Made:
    return xlsx(
        [
            PAPER,
            HEADS,
            [1, RALLY, "7h30 ngày 9/6/2027", "xã Đồng Mẫu", "UBND xã Đồng Mẫu"],
            HEADS,
            ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
            [2, TALK, "14h ngày 10/6/2027", "xã Suối Mẫu", "UBND xã Suối Mẫu"],
        ]
    )


@case
def two_sheets_and_a_hidden_one() -> Made:
    def more(book: Any) -> None:
        second = book.create_sheet("Cấp xã")
        for row in (
            ["STT", "Tên hoạt động", "Ngày tổ chức", "Xã, phường", "Địa điểm cụ thể"],
            [1, TALK, date(2027, 6, 10), "Phường Núi Mẫu", "Nhà văn hóa khối 2"],
        ):
            second.append(row)
        third = book.create_sheet("Nháp")
        third.append(HEADS)
        third.append([1, "Tập huấn chưa chốt", "11/6/2027", "xã Đồng Mẫu", "UBND"])
        third.sheet_state = "hidden"

    return xlsx([PAPER, HEADS, [1, RALLY, "7h30 ngày 9/6/2027", "xã Đồng Mẫu", "UBND xã Đồng Mẫu"]], change=more)


@case
def hidden_row() -> Made:
    def hide(book: Any) -> None:
        book.active.row_dimensions[4].hidden = True

    return xlsx(
        [
            PAPER,
            HEADS,
            [1, RALLY, "7h30 ngày 9/6/2027", "xã Đồng Mẫu", "UBND xã Đồng Mẫu"],
            [2, TALK, "14h ngày 10/6/2027", "xã Đồng Mẫu", "UBND xã Đồng Mẫu"],
        ],
        change=hide,
    )


@case
def hidden_column_and_people() -> Made:
    """What a hidden column says is not taken, nor who somebody is that holds an event."""

    def hide(book: Any) -> None:
        book.active.column_dimensions["F"].hidden = True

    return xlsx(
        [
            PAPER,
            ["TT", "Nội dung", "Thời gian", "Địa điểm", "Chủ trì", "Thành phần", "Phụ trách"],
            [1, RALLY, "7h30 ngày 9/6/2027", "xã Đồng Mẫu", "UBND xã Đồng Mẫu", "Tổ trinh sát", "Trần Văn Mẫu"],
            [2, TALK, "14h ngày 10/6/2027", "xã Đồng Mẫu", "", "", "Đ/c Lê Thị Mẫu"],
        ],
        change=hide,
    )


@case
def time_and_place_in_a_column() -> Made:
    return xlsx(
        [
            PAPER,
            ["TT", "Nội dung", "Thời gian, địa điểm", "Người thực hiện", "Kết quả mong đợi"],
            [1, RALLY, "7h30 ngày 9/6/2027, tại sân vận động xã Đồng Mẫu", "UBND xã Đồng Mẫu"],
            [2, TALK, "14h ngày 10/6/2027\nHội trường xã Suối Mẫu", "UBND xã Suối Mẫu"],
        ]
    )


@case
def columns_for_units() -> Made:
    return xlsx(
        [
            PAPER,
            ["Xã/phường", "Hoạt động", "Ngày", "Địa điểm", "Số điện thoại", "Kinh phí", "Số người tham gia"],
            ["Xã Suối Mẫu", RALLY, "01/6/2027", "Sân nhà văn hóa", 238000000, "5.000.000", "200 người"],
            ["Phường Bến Mẩu", TALK, "02/6/2027", "Hội trường", "", "", ""],
        ]
    )


@case
def old_units() -> Made:
    return xlsx(
        [
            PAPER,
            HEADS,
            [1, RALLY, "9/6/2027", "Nhà văn hóa xã Khe Mẫu, huyện Mẫu Thượng", "UBND xã Suối Mẫu"],
            [2, TALK, "10/6/2027", "Nhà văn hóa xã Đá Đen", "UBND xã Đồng Mẫu"],
        ]
    )


@case
def states() -> Made:
    return xlsx(
        [
            PAPER,
            ["TT", "Nội dung", "Thời gian", "Địa điểm", "Tình trạng", "Lý do", "Ghi chú"],
            [1, RALLY, "9/6/2027", "xã Đồng Mẫu", "Đã hủy", "Mưa lớn", ""],
            [2, TALK, "10/6/2027", "xã Đồng Mẫu", "Hoãn", "", ""],
            [3, "Hội thi tìm hiểu pháp luật", "11/6/2027", "xã Đồng Mẫu", "", "", "Đã hoãn sang tuần sau"],
        ]
    )


@case
def wrong_days() -> Made:
    return xlsx(
        [
            [*TITLE],
            PAPER,
            HEADS,
            [1, "Tọa đàm 1", "31/6/2027", "xã Đồng Mẫu", "UBND xã"],
            [2, "Tọa đàm 2", "thứ Năm, 9/6/2027", "xã Đồng Mẫu", "UBND xã"],
            [3, "Tọa đàm 3", "10/5 âm lịch", "xã Đồng Mẫu", "UBND xã"],
            [4, "Tọa đàm 4", "", "xã Đồng Mẫu", "UBND xã"],
            [5, "", "9/6/2027", "xã Đồng Mẫu", "UBND xã"],
            [6, "Tọa đàm 6", datetime(2027, 9, 6), "xã Đồng Mẫu", "UBND xã"],
            [7, "Tọa đàm 7", "9/6/2026", "xã Đồng Mẫu", "UBND xã"],
            [8, "Tọa đàm 8", "7h30 9/6/0207", "xã Đồng Mẫu", "UBND xã"],
        ]
    )


@case
def no_source() -> Made:
    return xlsx([["LỊCH NĂM 2027"], HEADS, [1, RALLY, "7h30 ngày 9/6", "xã Đồng Mẫu", "UBND xã Đồng Mẫu"]])


@case
def csv_with_commas() -> Made:
    return text(
        f'Nội dung,Thời gian,Địa điểm,Nguồn\n{RALLY},"7h30, ngày 9/6/2027","Sân vận động, xã Đồng Mẫu",45/KH-UBND\n'
    )


@case
def csv_of_excel_in_vietnamese() -> Made:
    return text(
        f"sep=;\r\nNội dung;Thời gian;Địa điểm;Nguồn\r\n{RALLY};9/6/2027;xã Đồng Mẫu;45/KH-UBND\r\n",
        encoding="utf-8-sig",
    )


@case
def tabs_in_utf_16() -> Made:
    return text(
        f"Nội dung\tThời gian\tĐịa điểm\tNguồn\n{RALLY}\t9/6/2027\txã Đồng Mẫu\t45/KH-UBND\n", "lich.txt", "utf-16"
    )


@case
def csv_in_windows_1258() -> Made:
    import unicodedata

    words = f"Nội dung;Thời gian;Địa điểm;Nguồn\n{RALLY};9/6/2027;xã Đồng Mẫu;45/KH-UBND\n"
    parts = []
    for letter in words:
        try:
            parts.append(letter.encode("cp1258"))
        except UnicodeEncodeError:
            base, *marks = unicodedata.normalize("NFD", letter)
            if marks and marks[0] in "\u0302\u0306\u031b":
                base = unicodedata.normalize("NFC", base + marks.pop(0))
            elif len(marks) > 1 and marks[1] in "\u0302\u0306\u031b":
                base = unicodedata.normalize("NFC", base + marks.pop(1))
            parts.append((base + "".join(marks)).encode("cp1258"))
    return "lich.csv", b"".join(parts)


@case
def csv_in_tcvn3() -> Made:
    from scripts.vietnamese.encodings import _TCVN3

    codes = {letter: bytes([code]) for code, letter in _TCVN3.items()}
    words = "TT;nội dung;thời gian;địa điểm;nguồn\n1;tọa đàm về ma túy;9/6/2027;xã Đồng Mẫu;45/KH-UBND\n"
    return "lich.csv", b"".join(codes.get(letter) or letter.encode("ascii") for letter in words)


@case
def csv_whose_utf_8_was_read_as_windows_1252() -> Made:
    words = "TT;Nội dung;Thời gian;Địa điểm;Nguồn\n1;Tọa đàm về ma túy;09/6/2027;Xã Đồng Mẫu;45/KH-UBND\n"
    shown = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in words.encode())
    return "lich.csv", shown.encode()


@case
def word_table() -> Made:
    return docx(
        [
            "UBND TỈNH MẪU",
            "Kèm theo Kế hoạch số 45/KH-UBND ngày 10/5/2027 của UBND tỉnh Mẫu",
            [
                ["TT", "Nội dung", "Thời gian", "Địa điểm", "Chủ trì"],
                ["1", RALLY, "7h30 ngày 9/6/2027", "Sân vận động xã Đồng Mẫu", "UBND xã Đồng Mẫu"],
                ["2", TALK, "14h ngày 10/6/2027", "Hội trường xã Suối Mẫu", "UBND xã Suối Mẫu"],
            ],
            "Nơi nhận: như trên",
        ]
    )


@case
def word_table_with_merged_cells() -> Made:
    def merge(document: Any) -> None:
        table = document.tables[0]
        table.cell(1, 0).merge(table.cell(2, 0))
        table.cell(0, 0).merge(table.cell(0, 1))

    return docx(
        [
            PAPER[0],
            [
                ["Ngày", "", "Nội dung", "Địa điểm"],
                ["9/6/2027", "7h30", RALLY, "xã Đồng Mẫu"],
                ["", "14h", TALK, "xã Đồng Mẫu"],
            ],
        ],
        change=merge,
    )


@case
def word_notice() -> Made:
    return docx(
        [
            "UBND XÃ ĐỒNG MẪU",
            "Số: 12/TB-UBND",
            "Đồng Mẫu, ngày 20 tháng 5 năm 2027",
            "THÔNG BÁO",
            "Về việc tổ chức lễ ra quân",
            RALLY,
            "1. Thời gian: 7 giờ 30, thứ Tư, ngày 09 tháng 6 năm 2027",
            "2. Địa điểm: Sân vận động xã Đồng Mẫu",
            "3. Đơn vị chủ trì: UBND xã Đồng Mẫu",
            "4. Thành phần:",
            "- Lãnh đạo xã",
            "- Nhân dân trong xã",
            "Nơi nhận:",
            "- Như trên",
        ]
    )


@case
def notice_with_two_events() -> Made:
    return text(
        "Theo Kế hoạch số 45/KH-UBND ngày 10/5/2027\n"
        f"1. {RALLY}\n- Thời gian: 7h30 ngày 9/6/2027\n- Địa điểm: xã Đồng Mẫu\n"
        f"2. {TALK}\n- Thời gian: 14h ngày 10/6/2027\n- Địa điểm: Hội trường xã Suối Mẫu\n",
        "thong-bao.txt",
    )


@case
def notice_as_a_table() -> Made:
    return docx(
        [
            "Theo Kế hoạch số 45/KH-UBND ngày 10/5/2027",
            [["Nội dung", RALLY], ["Thời gian", "7h30 ngày 9/6/2027"], ["Địa điểm", "xã Đồng Mẫu"]],
        ]
    )


@case
def title_in_many_lines() -> Made:
    return xlsx(
        [
            PAPER,
            HEADS,
            [
                1,
                f"{RALLY}\n- Diễu hành\n- Phát tờ rơi",
                "7h30 ngày 9/6/2027",
                "xã Đồng Mẫu",
                "UBND xã Đồng Mẫu\nCông an xã Đồng Mẫu",
            ],
        ]
    )


@case
def blank_rows_and_columns() -> Made:
    return xlsx(
        [
            [],
            [],
            ["", "", *PAPER],
            [],
            ["", "", "TT", "Nội dung", "", "Thời gian", "Địa điểm"],
            [],
            ["", "", 1, RALLY, "", "7h30 ngày 9/6/2027", "xã Đồng Mẫu"],
            [],
            ["", "", 2, TALK, "", "14h ngày 10/6/2027", "xã Suối Mẫu"],
        ]
    )


@case
def everywhere_and_online() -> Made:
    return xlsx(
        [
            PAPER,
            HEADS,
            [1, "Đợt cao điểm tuyên truyền", "01/6 - 30/6/2027", "Toàn tỉnh", "Công an tỉnh"],
            [2, "Tọa đàm trực tuyến", "20h ngày 9/6/2027", "Trực tuyến qua Zoom", "Tỉnh đoàn"],
        ]
    )


@case
def no_heads_at_all() -> Made:
    return text(
        f"1;{RALLY};7h30 ngày 9/6/2027;Sân vận động xã Đồng Mẫu;UBND xã Đồng Mẫu\n"
        f"2;{TALK};8h ngày 10/6/2027;Hội trường UBND xã Suối Mẫu;Đoàn xã Suối Mẫu\n"
    )


@case
def heads_in_the_first_column() -> Made:
    return xlsx(
        [
            PAPER,
            ["Nội dung", RALLY, TALK],
            ["Thời gian", "7h30 ngày 9/6/2027", datetime(2027, 6, 10, 8, 0)],
            ["Địa điểm", "xã Đồng Mẫu", "xã Suối Mẫu"],
        ]
    )


@case
def weekly_calendar() -> Made:
    return xlsx(
        [
            ["UBND PHƯỜNG BẾN MẪU"],
            ["LỊCH CÔNG TÁC TUẦN 23 NĂM 2027"],
            ["(Từ ngày 07/6/2027 đến ngày 13/6/2027, theo Kế hoạch 45/KH-UBND)"],
            ["Thứ, ngày", "Thời gian", "Nội dung", "Thành phần", "Địa điểm", "Chủ trì"],
            ["Thứ Tư\n09/6", "07h30", RALLY, "Toàn thể cán bộ", "Sân UBND phường", "Đ/c Chủ tịch"],
            ["", "14h00", TALK, "Đoàn viên", "Hội trường tầng 2", "Đoàn phường"],
            ["Thứ Năm\n10/6", "Sáng", "Tuyên truyền lưu động", "Công an phường", "Các khối", "Công an phường"],
        ],
        merged=["A5:A6"],
    )


@case
def times_and_places_run_together() -> Made:
    return xlsx(
        [
            PAPER,
            ["STT", "Đơn vị", "Nội dung hoạt động", "Thời gian, địa điểm tổ chức"],
            [1, "Xã Suối Mẫu", RALLY, "7h30’ ngày 09/6/2027 tại Sân vận động xã"],
            ["", "", "Tuyên truyền\nlưu động", "Từ ngày 09-15/6/2027 tại các xóm"],
            [2, "Phường Bến Mẫu", TALK, "14h00, 10/6/2027, Hội trường UBND phường"],
        ],
        merged=["A3:A4", "B3:B4"],
    )


@case
def people_below_the_events() -> Made:
    return xlsx(
        [
            PAPER,
            ["I. CÁC HOẠT ĐỘNG"],
            ["STT", "Hoạt động", "Ngày", "Giờ bắt đầu", "Giờ kết thúc", "Địa điểm"],
            [1, RALLY, "9-Jun-2027", "8.30", "11.00", "xã Đồng Mẫu"],
            [],
            ["II. DANH SÁCH ĐẦU MỐI"],
            ["STT", "Họ và tên", "Chức vụ", "Số điện thoại"],
            [1, "Nguyễn Văn Mẫu", "Công an xã", "0912000000"],
        ]
    )


@case
def place_in_the_title() -> Made:
    return xlsx(
        [
            PAPER,
            ["Thời gian", "Công việc", "Người phụ trách"],
            ["Sáng 09/6: 7h30", "Lễ ra quân tại Sân vận động xã Đồng Mẫu", "Anh Mẫu"],
            ["Chiều 09/6: 14h", "Tọa đàm (Hội trường xã Đồng Mẫu)", "Anh Mẫu"],
            ["Tối 09/6: 19h30", "Giao lưu văn nghệ tại Nhà văn hóa xã Suối Mẫu", "Chị Mẫu"],
        ]
    )


@case
def notice_in_a_sentence() -> Made:
    return text(
        "Theo Kế hoạch số 45/KH-UBND ngày 10/5/2027.\n"
        "Vào lúc 7h30 ngày 09/6/2027, tại sân vận động xã Đồng Mẫu, UBND xã Đồng Mẫu tổ chức Lễ ra quân mẫu.\n",
        "thong-bao.txt",
    )


@case
def notice_with_its_contents_last() -> Made:
    return text(
        "THÔNG BÁO số 5/TB-UBND\nTọa đàm với học sinh\n* Thời gian : 19h30', tối thứ Tư ngày 09/6/2027.\n"
        "* Địa điểm : Nhà văn hóa xóm 5, xã Đồng Mẫu.\n* Nội dung : Luật Phòng, chống ma túy.\n"
        "* Đơn vị tổ chức : Đoàn xã Đồng Mẫu\n* Mọi chi tiết liên hệ : 0238 000 0000 (gặp anh Mẫu)\nTrân trọng!\n",
        "thong-bao.txt",
    )


@case
def deadlines_are_no_events() -> Made:
    return xlsx(
        [PAPER, ["TT", "Tên nhiệm vụ", "Sản phẩm", "Thời hạn"], [1, "Xây dựng kế hoạch", "Kế hoạch", "15/5/2027"]]
    )


@case
def cells_in_an_old_font() -> Made:
    from scripts.vietnamese.encodings import _TCVN3

    shown = {letter: bytes([code]).decode("cp1252") for code, letter in _TCVN3.items()}

    def old(words: str) -> str:
        return "".join(shown.get(letter, letter) for letter in words)

    return xlsx(
        [
            PAPER,
            ["TT", old("nội dung"), old("thời gian"), old("địa điểm"), old("đơn vị chủ trì")],
            [1, old("tọa đàm về ma túy"), "9/6/2027", old("xã đồng mẫu"), old("công an xã")],
        ]
    )


@case
def word_with_a_table_at_its_head() -> Made:
    return docx(
        [
            [["UBND XÃ ĐỒNG MẪU\nSố: 12/LCT-UBND", "Độc lập - Tự do - Hạnh phúc\nĐồng Mẫu, ngày 20 tháng 5 năm 2027"]],
            "LỊCH HOẠT ĐỘNG",
            [["TT", "Nội dung", "Thời gian", "Địa điểm"], ["1", "Ra quân", "7h30, 01/6", "Sân vận động xã"]],
            [["Nơi nhận:\n- Như trên", "TM. UBND\nCHỦ TỊCH"]],
        ]
    )


@case
def rounds_in_a_cell() -> Made:
    return xlsx([PAPER, HEADS, [1, "Hội thi", "- Đợt 1: 09/6/2027\n- Đợt 2: 15/6/2027", "xã Đồng Mẫu", "Đoàn xã"]])


@case
def lines_that_begin_with_their_time() -> Made:
    return docx(
        [
            "Theo Kế hoạch số 45/KH-UBND",
            "- 7h30 ngày 09/6/2027: Lễ ra quân tại Sân vận động xã Đồng Mẫu.",
            "- Thứ Năm, 10/6: Tuyên truyền lưu động tại xã Suối Mẫu.",
        ]
    )


@case
def heads_on_three_rows() -> Made:
    return xlsx(
        [
            PAPER,
            ["TT", "Nội dung", "Kế hoạch thực hiện", "", "", "", ""],
            ["", "", "Thời gian", "", "Địa điểm", "Đơn vị", ""],
            ["", "", "Ngày", "Giờ", "", "Chủ trì", "Phối hợp"],
            [1, RALLY, date(2027, 6, 9), "7h30", "xã Đồng Mẫu", "UBND xã Đồng Mẫu", "Công an"],
        ],
        merged=["A2:A4", "B2:B4", "C2:G2", "C3:D3", "E3:E4", "F3:G3"],
    )


@case
def a_matrix_of_communes() -> Made:
    return xlsx([PAPER, ["STT", "Xã", "Lễ ra quân", "Tọa đàm"], [1, "Đồng Mẫu", "7h30 09/6/2027", "8h 10/6/2027"]])


@case
def slips_in_heads() -> Made:
    return xlsx(
        [
            PAPER,
            ["STT", "Nội dug", "Thời gain (dự kiến)", "Địa điểm:", "ĐƠN VỊ CHỦ TRÌ/ PHỐI HỢP", "Số lượng dự kiến"],
            [1, RALLY, "7h30 ngày 9/6/2027", "xã Đồng Mẫu", "UBND xã Đồng Mẫu", "100"],
        ]
    )


PLAIN_TITLE = ["LỊCH HOẠT ĐỘNG TUYÊN TRUYỀN"]


def lines_of(*times: Any, title: Sequence[str] = PLAIN_TITLE, paper: Sequence[str] = PAPER) -> list[Sequence[Any]]:
    """A table whose rows differ in when alone."""
    rows = [[n, f"Tọa đàm số {n}", when, "xã Đồng Mẫu", "UBND xã Đồng Mẫu", ""] for n, when in enumerate(times, 1)]
    return [title, paper, HEADS, *rows]


@case
def year_of_its_paper() -> Made:
    """Days without a year, in a sheet whose paper alone has one; what is before the paper may be of the year after."""
    return xlsx(lines_of("05/6", "20-22/6", "8h00, thứ Bảy, 26/6", "12/01"))


@case
def year_of_the_letterhead() -> Made:
    """The same of a Word document whose letterhead is a table."""
    head = [
        ["UBND XÃ ĐỒNG MẪU", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        ["Số: 45/KH-UBND", "Đồng Mẫu, ngày 15 tháng 5 năm 2027"],
    ]
    return docx([head, "PHỤ LỤC HOẠT ĐỘNG PHÒNG, CHỐNG MA TÚY", lines_of("8h00 ngày 05/6", "12-14/6")[2:]])


@case
def years_that_disagree() -> Made:
    return xlsx(lines_of("05/6", "15/6/2028", paper=PAPER))


@case
def no_year_anywhere() -> Made:
    return xlsx(lines_of("05/6", paper=["(Theo văn bản 45/KH-UBND)"]))


@case
def days_that_excel_turned() -> Made:
    """Of `8/6` an American Excel makes the sixth of August, of `15/6` nothing."""
    title = ["LỊCH HOẠT ĐỘNG THÁNG 6 NĂM 2027"]
    return xlsx(lines_of(date(2027, 8, 6), "15/6/2027", date(2027, 6, 6), date(2027, 7, 20), title=title))


@case
def days_that_excel_turned_without_a_heading() -> Made:
    return xlsx(lines_of(date(2027, 8, 6), "15/6/2027", date(2027, 6, 26)))


def _struck(book: Any) -> None:
    sheet = book.active
    for cell in (*sheet["A5:E5"][0], sheet["D8"]):
        cell.font = Font(strike=True)
    gone = TextBlock(InlineFont(strike=True), "10/6/2027")
    sheet["C6"] = CellRichText(gone, " 12/6/2027")
    sheet["C7"].comment = Comment("Đổi sang 15h, anh Mẫu báo", "Văn phòng")


@case
def struck_out_and_commented() -> Made:
    """A row struck out, a day struck out beside the one that counts, a comment, a place struck out."""
    return xlsx(lines_of("9/6/2027", "", "14h ngày 13/6/2027", "14/6/2027", "15/6/2027"), change=_struck)


@case
def struck_out_in_word() -> Made:
    def strike(document: Any) -> None:
        rows = document.tables[0].rows
        for cell in rows[1].cells[1:]:
            for run in cell.paragraphs[0].runs:
                run.font.strike = True
        paragraph = rows[2].cells[2].paragraphs[0]
        paragraph.add_run("10/6/2027").font.strike = True
        paragraph.add_run(" 12/6/2027")

    return docx([*PAPER, lines_of("9/6/2027", "", "13/6/2027")[2:]], change=strike)


@case
def formulas_without_values() -> Made:
    """As a program writes them that does not calculate, and errors."""
    return xlsx(lines_of("9/6/2027", "=C4+7", "#REF!", "########"))


@case
def months_alone() -> Made:
    """A day of which the sheet shows the month alone is no day."""

    def format_of(book: Any) -> None:
        book.active["C4"].number_format = "mm/yyyy"

    return xlsx(
        lines_of(date(2027, 6, 1), "T6/2027", "26.6.27", "26/6 (tức 22/5 âm lịch)", "Từ 20/5"), change=format_of
    )


@case
def calendar_of_a_week() -> Made:
    """Days merged over parts of the day, hours in the text, an office's own work, a part without anything."""
    heads = ["Thứ, ngày", "Buổi", "Nội dung", "Địa điểm", "Chủ trì"]
    return xlsx(
        [
            ["LỊCH CÔNG TÁC TUẦN (07/6/2027 - 13/6/2027)"],
            PAPER,
            heads,
            ["Thứ 2\n07/6", "S", "7h30: Giao ban", "Phòng họp", "Văn phòng HĐND và UBND xã"],
            [None, "C", "14h: Tuyên truyền Luật Phòng, chống ma túy", "xã Đồng Mẫu", "Phòng Văn hóa - Xã hội"],
            ["Thứ 3\n08/6", "S", "", "", ""],
            [None, "C", "13h30: Mít tinh\n15h00: Diễu hành", "xã Đồng Mẫu", "Chủ trì: UBND xã\nPhối hợp: Công an xã"],
        ],
        merged=["A4:A5", "A6:A7"],
    )


@case
def lines_beside_each_other() -> Made:
    """Each line of a cell with that of the others, and a cell whose lines are fewer."""
    two = "- Lễ ra quân\n- Diễu hành xe loa"
    return xlsx(
        [
            TITLE,
            PAPER,
            HEADS,
            [1, two, "08/6\n09/6", "Sân UBND xã Đồng Mẫu\nCác xóm xã Đồng Mẫu", "UBND xã\nCông an xã"],
            [2, f"{two}\n- Tọa đàm", "10/6\n12/6", "xã Đồng Mẫu", "UBND xã"],
            [3, "Hội thi", "8h00 ngày 13/6", "xã Đồng Mẫu", "Hội LHPN xã (chủ trì), Đoàn xã (phối hợp)"],
            [4, "9h00: Tọa đàm", "8h00 ngày 14/6", "xã Đồng Mẫu", "Đảng ủy, HĐND - UBND xã; Trạm Y tế"],
        ]
    )


@case
def parts_of_the_day_as_columns() -> Made:
    return docx(
        [
            [
                ["UBND XÃ ĐỒNG MẪU", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
                ["Số: 12/KH-UBND", "Đồng Mẫu, ngày 01/6/2027"],
            ],
            "LỊCH CÔNG TÁC TUẦN 23",
            "(Từ ngày 07/6/2027 đến ngày 13/6/2027)",
            [
                ["Thứ, ngày", "Sáng", "Chiều"],
                ["Thứ Hai\n07/6", "- 7h00: Giao ban\n- 8h30: Mít tinh phòng, chống ma túy tại sân trường", "Nghỉ"],
                ["Thứ Ba\n08/6", "", "Tuyên truyền lưu động (14h00)"],
                ["Thứ Tư\n09/6", "Làm việc tại cơ quan", ""],
            ],
        ]
    )


@case
def communes_over_days() -> Made:
    return xlsx(
        [
            [*TITLE],
            PAPER,
            ["Ngày", "Xã Đồng Mẫu", "Xã Suối Mẫu", "Phường Bến Mẫu"],
            ["07/6", "7h30 Mít tinh tại sân trường", "", "Diễu hành xe loa"],
            ["14/6", "-", "Tập huấn", ""],
        ]
    )


@case
def a_month_as_squares() -> Made:
    """The weekday of a square that the month has otherwise is told."""
    return xlsx(
        [
            ["LỊCH PHÒNG, CHỐNG MA TÚY THÁNG 6 NĂM 2027 - UBND XÃ ĐỒNG MẪU (Kế hoạch số 45/KH-UBND)"],
            ["Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật"],
            ["7\n7h30 Mít tinh tại sân trường", 8, 9, 10, 11, "12\nVăn nghệ", 13],
            [14, "16\nHội thi", "", "", "", "", ""],
        ]
    )


@case
def heads_in_short_words() -> Made:
    return xlsx(
        [
            [*TITLE],
            PAPER,
            ["TT", "Ngày", "Bắt đầu", "Việc", "Ở", "Bản", "Ai làm", "SĐT"],
            [1, "9/6", 14 / 24, "Lễ ra quân", "Nhà văn hóa", "Suối", "Công an xã Đồng Mẫu", 912000123],
            [2, None, "19h30", "Giao lưu văn nghệ", "Sân trường", "", "Đoàn xã Đồng Mẫu", ""],
            [3, None, None, "Chiếu phim", "Sân trường", "", "Đoàn xã Đồng Mẫu", ""],
        ]
    )


@case
def answers_of_a_form() -> Made:
    """When and by whom a form was sent is of nobody's event."""
    heads = '"Dấu thời gian","Địa chỉ email","Xã","Tên hoạt động","Ngày tổ chức","Giờ tổ chức","Địa điểm"'
    row = '"29/5/2027 9:15:22","a@mau.example","Xã Đồng Mẫu","Tọa đàm","2027-06-15","2:30:00 PM","Nhà văn hóa thôn 1"'
    return text(f"{heads}\n{row}\n")


@case
def costs_beside_events() -> Made:
    """Sections that carry sums, and what is bought."""
    return xlsx(
        [
            [*TITLE],
            PAPER,
            ["TT", "Nội dung", "Thời gian", "Địa điểm", "ĐVT", "Số lượng", "Đơn giá", "Thành tiền (đồng)"],
            ["I", "Hoạt động tuyên truyền", "", "", "", "", "", 7500000],
            [1, "Mít tinh", "7h30 ngày 05/6", "xã Đồng Mẫu", "buổi", 1, 5000000, 5000000],
            [2, "In tờ rơi tuyên truyền", "12/6", "xã Đồng Mẫu", "tờ", 500, 5000, 2500000],
            ["", "Cộng I", "", "", "", "", "", 7500000],
        ]
    )


@case
def words_that_go_on_below() -> Made:
    """Long words that somebody went on with in the next row."""
    return xlsx(
        [
            [*TITLE],
            PAPER,
            HEADS,
            [1, "Lễ ra quân hưởng ứng", "05/6", "Sân vận động", "UBND xã Đồng Mẫu"],
            ["", "Tháng hành động", "", "", ""],
            [2, "Tập huấn", "12/6", "Hội trường", "Công an xã Đồng Mẫu,"],
            ["", "cho tuyên truyền viên", "", "xã Đồng Mẫu", "Đoàn xã Đồng Mẫu"],
            ["", "", "", "", "Hội LHPN xã Đồng Mẫu"],
        ]
    )


@case
def place_before_the_time() -> Made:
    """One column for both, in either order; a title without accents."""
    heads = ["TT", "Nội dung", "Thời gian, địa điểm", "Đơn vị chủ trì, phối hợp"]
    return xlsx(
        [
            [*TITLE],
            PAPER,
            heads,
            [1, "Văn nghệ", "Nhà văn hóa xã Đồng Mẫu, 19h30 ngày 22/6/2027", "Đoàn xã Đồng Mẫu"],
            [2, "Le ra quan", "7h30 ngày 23/6/2027, tại sân vận động xã Đồng Mẫu", "UBND xã Đồng Mẫu"],
        ]
    )


@case
def letters_of_an_old_font() -> Made:
    """Of TCVN3 one letter stands where Unicode has a hyphen that nobody sees."""
    old = "§ªm tuyªn truyÒn l\xadu ®éng vÒ phßng, chèng ma tóy"
    return xlsx([[*TITLE], PAPER, HEADS, [1, old, "8h ngµy 9/6/2027", "x· §ång MÉu", "Tr\xadêng THCS §ång MÉu"]])


@case
def a_school_year() -> Made:
    """A heading for two years names none."""
    title = ["KẾ HOẠCH NGOẠI KHÓA VỀ MA TÚY NĂM HỌC 2026-2027"]
    return xlsx(lines_of("15/10", "20/3/2027", title=title, paper=["(Theo văn bản 45/KH-UBND)"]))


@case
def months_as_sections() -> Made:
    return xlsx(
        [
            ["KẾ HOẠCH NĂM 2027"],
            PAPER,
            ["TT", "Ngày", "Nội dung", "Địa điểm"],
            ["THÁNG 6", "", "", ""],
            [1, 5, "Mít tinh", "xã Đồng Mẫu"],
            [2, "12-14", "Hội thi", "xã Đồng Mẫu"],
            ["Tháng 7", "", "", ""],
            [3, 3, "Tọa đàm", "xã Đồng Mẫu"],
        ],
        merged=["A4:D4", "A7:D7"],
    )


@case
def a_sheet_for_each_commune() -> Made:
    def second(book: Any) -> None:
        book.active.title = "Đồng Mẫu"
        for row in (["TT", "Nội dung", "Thời gian", "Địa điểm"], [1, "Tọa đàm", "8h 06/6/2027", "Sân UBND xã"]):
            book.create_sheet("Suối Mẫu").append(row) if row[0] == "TT" else book["Suối Mẫu"].append(row)
        for row in (["TT", "Nội dung", "Thời gian", "Địa điểm"], [1, "Hội thi", "8h 07/6/2027", "Sân UBND xã"]):
            book.create_sheet("Tuần 2").append(row) if row[0] == "TT" else book["Tuần 2"].append(row)

    return xlsx(
        [PAPER, ["TT", "Nội dung", "Thời gian", "Địa điểm"], [1, "Mít tinh", "8h 05/6/2027", "Sân UBND xã"]],
        change=second,
    )


@case
def moments_of_programs_and_states_in_names() -> Made:
    rows = lines_of("2027-06-05T07:30:00", "2027-06-12 00:00:00", "8h 13/6/2027", "19h30, 14/6\n16/6")
    rows[5] = [3, "Văn nghệ (đã hủy)", *rows[5][2:]]
    return xlsx(rows)


@case
def forms_one_below_the_other() -> Made:
    """Each begins with who holds it, above its title."""
    forms = [
        ("UBND xã Đồng Mẫu", RALLY, "7h30 ngày 9/6/2027", "Sân vận động xã"),
        ("Đoàn xã Suối Mẫu", TALK, "14h ngày 11/6/2027", "Hội trường xã"),
    ]
    rows: list[list[str]] = [["TẬP HỢP PHIẾU ĐĂNG KÝ", "(Công văn số 88/TTVH ngày 15/5/2027)"]]
    for body, title, when, where in forms:
        rows += [["PHIẾU ĐĂNG KÝ"], ["Đơn vị:", body], ["Tên hoạt động:", title], ["Thời gian:", when]]
        rows += [["Địa điểm:", where], []]
    return xlsx(rows)


@case
def hours_as_numbers() -> Made:
    """`7.30` in Excel is 7.3, and no day; two places, each with its hour, in one cell."""
    return xlsx(
        [
            PAPER,
            ["Ngày", "Giờ", "Nội dung", "Địa điểm"],
            ["9/6/2027", 7.3, RALLY, "xã Đồng Mẫu"],
            ["10/6/2027", 14.5, TALK, "xã Đồng Mẫu"],
            ["11/6/2027", "", RALLY, "Bản Một (7h30), bản Hai (14h00), xã Đồng Mẫu"],
        ]
    )


@case
def sections_that_say_what_became_of_events() -> Made:
    return xlsx(
        [
            PAPER,
            ["I. CÁC HOẠT ĐỘNG ĐÃ TỔ CHỨC"],
            ["TT", "Nội dung", "Thời gian", "Địa điểm"],
            [1, RALLY, "8h 02/6/2027", "xã Đồng Mẫu"],
            ["II. CÁC HOẠT ĐỘNG ĐÃ HOÃN, HỦY"],
            [2, TALK, "14h 25/6/2027", "xã Đồng Mẫu"],
        ]
    )


# As a file of TCVN3 holds it: `ờ` is the letter that shows as `ê`, `ư` the soft hyphen.
OLD_ROWS = [
    ["TT", "Néi dung", "Ngµy", "Giê", "§Þa ®iÓm", "§¬n vÞ"],
    ["1", "Giê häc ngo¹i khãa phßng ma tóy", "09/6/2027", "8h00", "Tr\u00adêng häc", "§oµn x· §ång MÉu"],
]


def _in_old_font(book: Any) -> None:
    for row in book.active.iter_rows(min_row=2):
        for cell in row:
            cell.font = Font(name=".VnTime")


@case
def an_old_font_alone() -> Made:
    paper = "(KÌm theo KÕ ho¹ch sè 45/KH-UBND ngµy 10/5/2027)\n"
    return text(paper + "\n".join("\t".join(row) for row in OLD_ROWS) + "\n")


@case
def an_old_font_among_others() -> Made:
    """Its heading is in a font of today."""
    return xlsx([PAPER, *OLD_ROWS], change=_in_old_font)


@case
def who_comes_in_brackets() -> Made:
    """A calendar tells who of the office comes, and the place within the name."""
    name = "8h00: Tập huấn phòng, chống ma túy cho Bí thư tại Hội trường UBND xã (PCT Hà dự, chỉ đạo)"
    return xlsx([["UBND XÃ ĐỒNG MẪU"], PAPER, ["Ngày", "Sáng", "Chiều"], ["15/6/2027", name, ""]])


@case
def columns_parted_by_blanks() -> Made:
    """As it is pasted from a letter, between its sentences."""
    rows = [
        ("Ngày", "Giờ", "Nội dung", "Địa điểm", "Chủ trì"),
        ("07/6", "7h30", RALLY, "Sân UBND xã", "UBND xã"),
        ("14/6", "14h00", TALK, "Hội trường xã", "Đoàn xã"),
    ]
    lines = ["".join(cell.ljust(45 if n == 2 else 16) for n, cell in enumerate(row)) for row in rows]
    paper = "UBND xã Đồng Mẫu gửi lịch tháng 6 năm 2027 (Kế hoạch 66/KH-UBND ngày 19/5/2027):"
    return text("\n".join([paper, "", *lines, "", "Trân trọng./."]), "lich.txt")


@case
def weekdays_with_their_days() -> Made:
    return xlsx(
        [
            PAPER,
            ["Thứ", "Nội dung", "Thời gian", "Địa điểm"],
            ["Hai\n07/6", RALLY, "7h30", "xã Đồng Mẫu"],
            ["", TALK, "14h00", "xã Đồng Mẫu"],
            ["Thứ 4 (09/6)", RALLY, "8h00", "xã Đồng Mẫu"],
        ],
        merged=("A3:A4",),
    )


@case
def a_week_across_new_year() -> Made:
    """Days without a year or a weekday, in a week of two years."""
    return xlsx(
        [
            ["UBND PHƯỜNG BẾN MẪU"],
            ["LỊCH TUYÊN TRUYỀN PHÒNG, CHỐNG MA TÚY TUẦN 53 (từ ngày 28/12/2026 đến ngày 03/01/2027)"],
            PAPER,
            ["Ngày", "Thời gian", "Nội dung", "Địa điểm"],
            ["28/12", "8h00", "Hội nghị tổng kết phòng, chống ma túy", "Hội trường phường"],
            ["02/01", "7h30", "Chạy bộ chào năm mới “Nói không với ma túy”", "Quảng trường phường"],
        ]
    )


@case
def days_over_parts_of_the_day() -> Made:
    """The day above, the part of the day before; two events in a cell, and a square on which nothing is."""
    return docx(
        [
            "UBND XÃ ĐỒNG MẪU",
            "LỊCH TUYÊN TRUYỀN PHÒNG, CHỐNG MA TÚY (từ 14/6 đến 20/6/2027; kèm theo Thông báo số 201/TB-UBND)",
            [
                ["Buổi", "Thứ 2\n14/6", "Thứ 3\n15/6", "CN\n20/6"],
                ["Sáng", "", "7h30: Tuyên truyền tại Trường THPT Mẫu; 9h30: Tuyên truyền tại Trường THCS Mẫu", "nghỉ"],
                ["Chiều", "14h-16h30: Tập huấn cộng tác viên", "", ""],
                ["Tối", "", "Chiếu phim về ma túy", ""],
            ],
        ]
    )


@case
def days_over_parts_without_a_head() -> Made:
    """The same without a head over the parts of the day."""
    return xlsx(
        [
            ["XÃ ĐỒNG MẪU - LỊCH TUYÊN TRUYỀN PHÒNG, CHỐNG MA TÚY"],
            PAPER,
            ["", "Thứ Hai 14/6/2027", "Thứ Ba 15/6/2027"],
            ["Sáng", "", "Phiên tòa giả định"],
            ["Chiều", "Tập huấn cộng tác viên", ""],
        ]
    )


@case
def events_with_their_days_in_one_cell() -> Made:
    """Each line has its day at its begin or its end; who has none says so; `THÁNG` is no ward."""
    return xlsx(
        [
            ["TỔNG HỢP LỊCH HOẠT ĐỘNG CỦA CÁC XÃ, PHƯỜNG THÁNG 6/2027"],
            ["(Theo Báo cáo số 77/BC-MAU ngày 28/5/2027 của Phòng Mẫu)"],
            ["STT", "Xã, phường", "Các hoạt động"],
            [1, "Xã Đồng Mẫu", "- 7g30 ngày 5/6: Ra quân tuyên truyền tại chợ Mẫu;\n- Ngày 12/6, 14h-16h30: Tập huấn."],
            [2, "Phường Bến Mẫu", "1. Tọa đàm cùng gia đình (sáng 8/6)\n2. Giao lưu văn nghệ (19h30 ngày 9/6)"],
            [3, "Phường Núi Mẫu", "Không có hoạt động"],
            [4, "Xã Suối Mẫu", "20h ngày 19/6: Đêm nhạc “Suối xanh không ma túy”"],
        ]
    )


@case
def contents_and_place_in_one_column() -> Made:
    """The place with its label behind the contents."""
    return docx(
        [
            "CÔNG AN XÃ ĐỒNG MẪU",
            "LỊCH RA QUÂN TUYÊN TRUYỀN PHÒNG, CHỐNG MA TÚY (Kèm theo Kế hoạch số 33/KH-CAX)",
            [
                ["Thời gian", "Nội dung, địa điểm", "Lực lượng"],
                ["08h00’, 03/6/2027", "Tuyên truyền phòng, chống ma túy tại Trường THCS Mẫu", "Tổ công tác số 1"],
                ["15h00’, 07/6/2027", "Gặp người có uy tín, địa điểm: nhà văn hóa xóm 1", "Tổ công tác số 2"],
            ],
        ]
    )


@case
def what_was_held_month_by_month() -> Made:
    """The title says that it was held; sums of months; the sixth of October is no tenth of June."""
    return xlsx(
        [
            ["UBND XÃ ĐỒNG MẪU"],
            ["KẾT QUẢ CÁC HOẠT ĐỘNG PHÒNG, CHỐNG MA TÚY ĐÃ TỔ CHỨC QUÝ IV NĂM 2026"],
            ["(Kèm theo Báo cáo số 210/BC-UBND ngày 27/11/2026)"],
            ["STT", "Tên hoạt động", "Ngày tổ chức", "Địa điểm", "Số lượt người"],
            ["I", "Tháng 10"],
            [1, "Tuyên truyền cho người đi chợ", date(2026, 10, 6), "Chợ Mẫu", 150],
            ["", "Cộng tháng 10", "", "", 150],
            ["", "Cộng quý IV", "", "", 150],
        ]
    )


@case
def an_invitation_with_its_programme() -> Made:
    """The table is what happens within the event."""
    return docx(
        [
            "UBND XÃ ĐỒNG MẪU",
            "Số: 18/GM-UBND",
            "GIẤY MỜI",
            "Dự Lễ ra mắt Đội tuyên truyền phòng, chống ma túy",
            "Thời gian: 07h30’, thứ Sáu, ngày 04/6/2027.",
            "Địa điểm: Nhà văn hóa xã Đồng Mẫu.",
            "Chương trình dự kiến:",
            [
                ["Thời gian", "Nội dung", "Thực hiện"],
                ["07h30 - 07h45", "Đón tiếp đại biểu", "Văn phòng"],
                ["07h45 - 08h00", "Văn nghệ chào mừng", "CLB nghệ thuật"],
            ],
        ]
    )


@case
def a_weekend_and_days_off() -> Made:
    """Both weekdays before both days; days on which nothing is; a list of kinds on another sheet."""

    def add(book: Any) -> None:
        kinds = book.create_sheet("Danh mục")
        for row in (["Loại hoạt động", "Mã"], ["Mít tinh", "MT"], ["Tập huấn", "TH"]):
            kinds.append(row)

    return xlsx(
        [
            ["UBND XÃ ĐỒNG MẪU - LỊCH PHÒNG, CHỐNG MA TÚY TUẦN 24 (Từ ngày 07/6/2027 đến ngày 13/6/2027)"],
            PAPER,
            ["Thứ, ngày", "Nội dung", "Địa điểm"],
            ["Thứ Năm\n10/6", "Nghỉ", ""],
            ["Thứ Bảy, Chủ nhật\n12-13/6", "Trại hè không ma túy", "Sân vận động xã"],
            ["Trước 15/6/2027", "Tuyên truyền trên loa", "Toàn xã"],
        ],
        change=add,
    )


@case
def a_report_with_what_is_to_come() -> Made:
    """What was held stands above what is to come, under the same heads."""
    heads = ["TT", "Nội dung", "Thời gian", "Địa điểm"]
    return xlsx(
        [
            ["BÁO CÁO PHÒNG, CHỐNG MA TÚY CỦA XÃ ĐỒNG MẪU"],
            PAPER,
            ["I. CÁC HOẠT ĐỘNG ĐÃ TỔ CHỨC"],
            heads,
            [1, "Tuyên truyền cho người đi chợ", "8h 02/6", "Chợ Mẫu"],
            ["II. CÁC HOẠT ĐỘNG TIẾP THEO"],
            heads,
            [1, "Diễu hành xe tuyên truyền", "7h30 22/6", "Sân UBND xã"],
        ]
    )
