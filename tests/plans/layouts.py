"""Fictional plans of every layout; expected.yml says what each gives."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.law_import.word_files import docx, p, row, table

Made = tuple[str, bytes]
CASES: dict[str, Callable[[], Made]] = {}


def case(make: Callable[[], Made]) -> Callable[[], Made]:
    """Lists a layout under the name of its function."""
    CASES[make.__name__] = make
    return make


def word(body: str, numbering: str = "") -> Made:
    """A Word file of that body."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ke-hoach.docx"
        made = docx(path, body, numbering=numbering) if numbering else docx(path, body)
        return "ke-hoach.docx", made.read_bytes()


def text(lines: str) -> Made:
    """A text file."""
    return "ke-hoach.txt", lines.encode()


def paragraphs(lines: str) -> str:
    """Word paragraphs, one a line."""
    return "".join(p(line) for line in lines.strip("\n").split("\n"))


def head(
    number: str = "45/KH-UBND", day: str = "ngày 05 tháng 5 năm 2027", issuer: tuple[str, ...] = ("UBND TỈNH MẪU",)
) -> str:
    """The two columns above every paper of an office: a table without rules."""
    left = "".join(p(line) for line in (*issuer, "-------", f"Số: {number}"))
    right = "".join(
        p(line)
        for line in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "-----------", f"Mẫu, {day}")
    )
    return table(row(f"<w:tc>{left}</w:tc>", f"<w:tc>{right}</w:tc>"))


def foot(*more: str) -> str:
    """Who gets it and who signs, beside each other."""
    left = "".join(p(line) for line in ("Nơi nhận:", "- Như trên;", *more, "- Lưu: VT."))
    right = "".join(p(line) for line in ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn Mẫu"))
    return table(row(f"<w:tc>{left}</w:tc>", f"<w:tc>{right}</w:tc>"))


TITLE = """
KẾ HOẠCH
Triển khai Tháng hành động phòng, chống ma túy và Ngày toàn dân phòng, chống ma túy 26/6 năm 2027
Căn cứ Luật Phòng, chống ma túy; Ủy ban nhân dân tỉnh Mẫu ban hành Kế hoạch như sau:
"""
AIMS = """
I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
- Nâng cao nhận thức của người dân.
2. Yêu cầu
- Thiết thực, hiệu quả.
"""
TIME = """
II. CHỦ ĐỀ, THỜI GIAN
1. Chủ đề: “Vì một tỉnh Mẫu không ma túy”.
2. Thời gian: Từ ngày 01/6 đến ngày 30/6/2027.
"""
FOCUSES = """
III. NỘI DUNG, NHIỆM VỤ
1. Công tác tuyên truyền
- Tuyên truyền trên báo, đài.
- Treo băng rôn tại các trụ sở.
2. Đấu tranh với tội phạm về ma túy
a) Mở đợt cao điểm tấn công, trấn áp tội phạm.
b) Xóa các điểm phức tạp về ma túy.
IV. KINH PHÍ
Từ nguồn ngân sách theo phân cấp.
"""
TASKS = """
V. TỔ CHỨC THỰC HIỆN
1. Công an tỉnh
- Chủ trì, tham mưu UBND tỉnh theo dõi, đôn đốc việc thực hiện Kế hoạch.
- Tổng hợp, báo cáo kết quả trước ngày 05/7/2027.
2. Sở Y tế: Quản lý chặt thuốc gây nghiện.
3. Sở Văn hóa, Thể thao và Du lịch chủ trì, phối hợp với Công an tỉnh tuyên truyền lưu động.
4. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh vận động nhân dân tham gia.
5. UBND các xã, phường
a) Xây dựng kế hoạch trước ngày 20/5/2027.
b) Báo cáo kết quả về Công an tỉnh.
Trên đây là Kế hoạch, yêu cầu các đơn vị nghiêm túc triển khai./.
"""


@case
def typed_numbers() -> Made:
    return word(head() + paragraphs(TITLE + AIMS + TIME + FOCUSES + TASKS) + foot())


@case
def columns_parted_by_blanks() -> Made:
    above = """UBND TỈNH MẪU          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
BAN CHỈ ĐẠO 138            Độc lập - Tự do - Hạnh phúc
Số: 12/KH-BCĐ              Mẫu, ngày 05 tháng 5 năm 2027
"""
    below = """
Nơi nhận:                 TM. BAN CHỈ ĐẠO
- Như trên;               TRƯỞNG BAN
- Lưu: VT.                Nguyễn Văn Mẫu
"""
    return text(above + TITLE + TIME + FOCUSES + TASKS + below)
