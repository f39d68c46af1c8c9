"""Fictional plans of every layout; expected.yml says what each gives."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.law_import.word_files import abstract, docx, level, listed, num, p, row, table

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


# A list of Word's own: I, 1, a, and one of dots.
LISTS = (
    abstract(1, level(0, "%1.", "upperRoman"), level(1, "%2."), level(2, "%3)", "lowerLetter"))
    + abstract(2, level(0, "•", "bullet"))
    + num(1, 1)
    + num(2, 2)
)


def lists(*lines: tuple[int, str]) -> str:
    """Paragraphs that Word numbers by itself; level 3 has a dot."""
    return "".join(p(line, listed(1, at) if at < 3 else listed(2)) for at, line in lines)


@case
def numbers_of_word() -> Made:
    body = lists(
        (0, "MỤC ĐÍCH"),
        (1, "Nâng cao nhận thức của người dân về tác hại của ma túy."),
        (0, "THỜI GIAN"),
        (1, "Từ ngày 01 tháng 6 đến hết ngày 30 tháng 6 năm 2027."),
        (0, "NỘI DUNG"),
        (1, "Tuyên truyền"),
        (3, "Phát thanh ở các xã, phường."),
        (3, "Chiếu phim lưu động."),
        (1, "Cai nghiện và quản lý sau cai"),
        (2, "Rà soát người cần hỗ trợ."),
        (2, "Giới thiệu việc làm cho người sau cai."),
        (0, "TỔ CHỨC THỰC HIỆN"),
        (1, "Công an tỉnh có trách nhiệm:"),
        (2, "Chủ trì thực hiện Kế hoạch."),
        (2, "Gửi báo cáo về UBND tỉnh chậm nhất ngày 05 tháng 7 năm 2027."),
        (1, "Sở Giáo dục và Đào tạo"),
        (3, "Chỉ đạo các trường tổ chức tọa đàm."),
        (1, "Báo và Đài Phát thanh – Truyền hình tỉnh: Tăng thời lượng tin, bài."),
    )
    return word(head() + paragraphs(TITLE) + body + foot(), LISTS)


@case
def headings_in_capitals_alone() -> Made:
    return text(
        """ỦY BAN NHÂN DÂN
TỈNH MẪU
Số: 45/KH-UBND
Mẫu, ngày 5/5/2027
KẾ HOẠCH
HƯỞNG ỨNG THÁNG HÀNH ĐỘNG PHÒNG, CHỐNG MA TÚY NĂM 2027
Thực hiện chỉ đạo của cấp trên, UBND tỉnh ban hành Kế hoạch như sau:
MỤC ĐÍCH, YÊU CẦU
- Nâng cao nhận thức.
NỘI DUNG THỰC HIỆN
- Tuyên truyền pháp luật về phòng, chống ma túy đến từng thôn, xóm, khối phố.
- Tổ chức lễ ra quân.
THỜI GIAN THỰC HIỆN
Trong tháng 6/2027.
PHÂN CÔNG NHIỆM VỤ
- CÔNG AN TỈNH: tham mưu tổ chức lễ ra quân, xong trước ngày 02/6.
- SỞ Y TẾ: phối hợp tuyên truyền.
Trên đây là Kế hoạch của UBND tỉnh./.
TM. ỦY BAN NHÂN DÂN
"""
    )


@case
def parts_with_words_for_numbers() -> Made:
    return word(
        head(issuer=("TỈNH ỦY MẪU",), number="21-KH/TU")
        + paragraphs(
            """
KẾ HOẠCH
phòng, chống ma túy năm 2027
PHẦN THỨ NHẤT
MỤC TIÊU
I. MỤC TIÊU CHUNG
Giảm người nghiện mới.
II. CHỈ TIÊU
1. Mọi xã có kế hoạch.
PHẦN THỨ HAI
NHIỆM VỤ VÀ TỔ CHỨC THỰC HIỆN
I. NHIỆM VỤ TRỌNG TÂM
1. Công tác lãnh đạo, chỉ đạo
- Cấp ủy ban hành văn bản chỉ đạo.
2. Công tác phòng ngừa
2.1. Phòng ngừa xã hội
- Nhân rộng mô hình hay.
2.2. Phòng ngừa nghiệp vụ
- Nắm tình hình địa bàn.
II. TỔ CHỨC THỰC HIỆN
1. Ban Tuyên giáo và Dân vận Tỉnh ủy hướng dẫn công tác tuyên truyền.
2. Đảng ủy UBND tỉnh lãnh đạo, chỉ đạo xây dựng kế hoạch trước ngày 15/3/2027.
3. Các đảng ủy trực thuộc căn cứ Kế hoạch này tổ chức thực hiện.
Thời gian thực hiện Kế hoạch: từ ngày 01/3/2027 đến ngày 31/12/2027.
"""
        )
        + foot()
    )


@case
def numbers_of_numbers() -> Made:
    return text(
        """UBND XÃ SUỐI MẪU	CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 07/KH-UBND	Độc lập - Tự do - Hạnh phúc
	Suối Mẫu, ngày 20 tháng 5 năm 2027
KẾ HOẠCH
Triển khai Tháng hành động phòng, chống ma túy năm 2027 trên địa bàn xã Suối Mẫu
1. Mục đích
1.1. Giúp người dân hiểu luật.
1.2. Phát huy vai trò của người có uy tín.
2. Chủ đề, thời gian
2.1. Chủ đề năm 2027: Bản làng xanh, không ma túy
2.2. Thời gian: Từ 01/6/2027 đến 30/6/2027
3. Nội dung
3.1. Tuyên truyền trên loa truyền thanh: mỗi tuần ba buổi, bằng tiếng Kinh và tiếng Thái.
3.2. Ký cam kết không vi phạm: các hộ gia đình, trường học.
4. Tổ chức thực hiện
4.1. Công an xã: là cơ quan thường trực, tham mưu UBND xã.
4.2. Đoàn Thanh niên xã, Hội Phụ nữ xã: vận động đoàn viên, hội viên ký cam kết.
4.3. Trưởng các thôn, bản: họp thôn trước ngày 10/6.
"""
    )


TABLE_HEAD = row("TT", "Nội dung công việc", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian hoàn thành")


@case
def table_with_sections() -> Made:
    rows = (
        TABLE_HEAD,
        row("I", "CÔNG TÁC TUYÊN TRUYỀN", "", "", ""),
        row("1", "Tổ chức lễ ra quân", "Công an tỉnh", "Các sở, ngành", "Trước 05/6/2027"),
        row("2", "Phát tờ rơi tại chợ", "Hội Phụ nữ tỉnh; Tỉnh đoàn", "UBND các xã", "Tháng 6"),
        row("II", "KIỂM TRA, TỔNG KẾT", "", "", ""),
        row("3", "Kiểm tra cơ sở kinh doanh có điều kiện", "Công an tỉnh, Sở Y tế", "", "10/6/2027"),
        row("4", "Tổng kết", "nt", "", "30/7/2027"),
    )
    body = paragraphs(
        """
KẾ HOẠCH
Thực hiện Tháng hành động phòng, chống ma túy năm 2027
I. YÊU CẦU
Rõ người, rõ việc.
II. PHÂN CÔNG THỰC HIỆN
"""
    )
    return word(head() + body + table(*rows) + paragraphs("\nIII. KINH PHÍ\nTheo dự toán.\n") + foot())


def cell(text: str, properties: str) -> str:
    """A cell with properties."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


@case
def annex_with_merged_cells() -> Made:
    down, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = (
        row(
            cell("STT", down),
            cell("Nhiệm vụ", down),
            cell("Cơ quan thực hiện", '<w:gridSpan w:val="2"/>'),
            cell("Hạn", down),
        ),
        row(cell("", goes_on), cell("", goes_on), "Chủ trì", "Phối hợp", cell("", goes_on)),
        row("(1)", "(2)", "(3)", "(4)", "(5)"),
        row(
            "1",
            "Xây dựng phóng sự về người cai nghiện thành công",
            cell("Báo và Đài tỉnh", down),
            "Công an tỉnh",
            "20/6/2027",
        ),
        row("2", "Mở chuyên mục hằng tuần", cell("", goes_on), "", "Thường xuyên"),
    )
    annex = paragraphs(
        "\nPHỤ LỤC\nBẢNG PHÂN CÔNG NHIỆM VỤ\n(Kèm theo Kế hoạch số 45/KH-UBND ngày 05/5/2027)\n"
    ) + table(*rows)
    body = """
III. TỔ CHỨC THỰC HIỆN
1. Các cơ quan, đơn vị thực hiện nhiệm vụ theo phụ lục kèm theo.
2. Giao Công an tỉnh theo dõi, đôn đốc.
"""
    return word(head() + paragraphs(TITLE + TIME + body) + foot() + annex)


@case
def issued_with_a_decision() -> Made:
    decision = """
QUYẾT ĐỊNH
Ban hành Kế hoạch triển khai Tháng hành động phòng, chống ma túy năm 2027
CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH MẪU
Căn cứ Luật Tổ chức chính quyền địa phương;
Điều 1. Ban hành kèm theo Quyết định này Kế hoạch triển khai Tháng hành động phòng, chống ma túy năm 2027.
Điều 2. Quyết định có hiệu lực từ ngày ký.
Điều 3. Chánh Văn phòng, Giám đốc các sở chịu trách nhiệm thi hành.
"""
    plan = """
KẾ HOẠCH
Triển khai Tháng hành động phòng, chống ma túy năm 2027
(Ban hành kèm theo Quyết định số 140/QĐ-UBND ngày 05/5/2027 của Ủy ban nhân dân tỉnh Mẫu)
"""
    return word(head("140/QĐ-UBND") + paragraphs(decision) + foot() + paragraphs(plan + AIMS + TIME + FOCUSES + TASKS))


@case
def letter_that_gives_tasks() -> Made:
    body = """
V/v hưởng ứng Tháng hành động phòng, chống ma túy năm 2027
Kính gửi:
- Các sở, ban, ngành cấp tỉnh;
- UBND các xã, phường.
Hưởng ứng Tháng hành động (từ ngày 01/6 đến ngày 30/6/2027) với chủ đề “Chung tay vì cộng đồng”, UBND tỉnh yêu cầu:
1. Công an tỉnh chủ trì tổ chức lễ phát động.
2. Sở Thông tin Mẫu chỉ đạo hệ thống thông tin cơ sở tăng tin, bài.
3. UBND các xã, phường bố trí kinh phí, treo băng rôn; báo cáo kết quả trước ngày 05/7/2027.
Nhận được Công văn này, đề nghị các đơn vị triển khai thực hiện./.
"""
    return word(head("321/UBND-NC") + paragraphs(body) + foot())


@case
def draft_without_number_and_day() -> Made:
    return word(
        head("         /KH-UBND", "ngày     tháng 5 năm 2027") + paragraphs(TITLE + TIME + FOCUSES + TASKS) + foot()
    )


@case
def directive_of_the_party() -> Made:
    return text(
        """TỈNH ỦY MẪU
*
Số 36-CT/TU
ĐẢNG CỘNG SẢN VIỆT NAM
Mẫu, ngày 16 tháng 8 năm 2027
CHỈ THỊ
về tăng cường lãnh đạo công tác phòng, chống ma túy
Thời gian qua, công tác phòng, chống ma túy đã có chuyển biến. Ban Thường vụ Tỉnh ủy yêu cầu:
1. Các cấp ủy quán triệt, tổ chức thực hiện nghiêm các quy định về phòng, chống ma túy.
2. Công an tỉnh mở các đợt cao điểm.
3. Mặt trận Tổ quốc và các tổ chức chính trị - xã hội đẩy mạnh vận động nhân dân.
Nơi nhận:
- Các đảng ủy trực thuộc.
"""
    )


@case
def leads_within_focuses() -> Made:
    body = """
III. NHIỆM VỤ TRỌNG TÂM
1. Tổ chức lễ phát động hưởng ứng Tháng hành động.
- Thời gian: ngày 01/6/2027.
- Đơn vị chủ trì: Công an tỉnh; đơn vị phối hợp: Sở Văn hóa, Thể thao và Du lịch, UBND phường Bến Mẫu.
2. Quản lý người sử dụng trái phép chất ma túy, hướng dẫn gia đình làm thủ tục cai nghiện tự nguyện tại cơ sở
a) Cơ quan thực hiện: UBND các xã, phường.
b) Thời gian: trong suốt Tháng hành động.
IV. CHẾ ĐỘ BÁO CÁO
- Các sở, ngành, UBND các xã gửi kế hoạch về Công an tỉnh trước ngày 25/5/2027; báo cáo kết quả trước ngày 05/7/2027.
- Kết thúc Tháng hành động, Công an tỉnh tổng hợp, báo cáo UBND tỉnh trước ngày 10/7/2027.
"""
    return word(head() + paragraphs(TITLE + TIME + body) + foot())


@case
def border_communes() -> Made:
    body = """
III. NỘI DUNG, NHIỆM VỤ
1. Truyền thông ở địa bàn biên giới
- Ưu tiên các xã biên giới: Suối Mẫu, Đồng Mẫu và Nui Mẫu.
2. Hợp tác quốc tế: Trao đổi thông tin với lực lượng chức năng nước bạn.
IV. TỔ CHỨC THỰC HIỆN
1. Các sở, ban, ngành:
a) Sở Nội vụ: khen thưởng tập thể, cá nhân.
b) Sở Tài chính: bố trí kinh phí.
2. Bộ Chỉ huy Bộ đội Biên phòng tỉnh, Hải quan: tuần tra, kiểm soát biên giới.
"""
    return word(head() + paragraphs(TITLE + TIME + body) + foot())


@case
def border_communes_of_a_district() -> Made:
    body = """
III. NHIỆM VỤ
1. Làm sạch ma túy ở các xã biên giới: huyện Mẫu Thượng (Khe Mẫu, Đá Trắng, Đá Đen).
IV. PHÂN CÔNG
1. Công an huyện Mẫu Thượng: chỉ đạo công an xã.
"""
    titled = (TITLE + TIME).replace("2027", "2024")
    return word(head(day="ngày 05 tháng 5 năm 2024") + paragraphs(titled + body) + foot())


@case
def web_page() -> Made:
    cells = "".join(
        f"<tr>{''.join(f'<td>{one}</td>' for one in line.split('|'))}</tr>"
        for line in (
            "STT|Nhiệm vụ|Cơ quan chủ trì|Thời hạn",
            "1|Tổ chức diễu hành|Công an tỉnh|Trước ngày 02/6/2027",
            "2|Tập huấn cho cộng tác viên|Sở Y tế|15/6/2027",
        )
    )
    page = f"""<!doctype html><html><head><meta charset="utf-8"><title>Trang</title></head><body>
<table><tr><td><p>UBND TỈNH MẪU</p><p>Số: 45/KH-UBND</p></td><td><p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p>
<p>Độc lập - Tự do - Hạnh phúc</p><p>Mẫu, ngày 05 tháng 5 năm 2027</p></td></tr></table>
<p><b>KẾ HOẠCH</b></p><p><b>Tháng cao điểm phòng, chống ma túy năm 2027</b></p>
<p><b>I. Mục đích</b></p><p>Giảm tội phạm.</p>
<p><b>II. Nội dung</b></p><p>1. Tuyên truyền: Đổi mới hình thức.</p><p>2. Kiểm tra: Rà soát cơ sở lưu trú.</p>
<p><b>III. Thời gian</b></p><p>Tháng cao điểm bắt đầu từ ngày 15/5/2027 đến ngày 15/6/2027.</p>
<p><b>IV. Phân công</b></p><table border="1">{cells}</table>
<p>Nơi nhận:</p><p>- Như trên.</p></body></html>"""
    return "ke-hoach.html", page.encode()


@case
def printed() -> Made:
    import typst

    long = "Nâng cao nhận thức của người dân " + "về tác hại của ma túy, " * 8
    body = (TITLE + AIMS + TIME + FOCUSES + TASKS).replace("Nâng cao nhận thức của người dân", long.strip(", "))
    lines = [line for line in (body + "Nơi nhận:\n- Như trên;\nTM. ỦY BAN NHÂN DÂN").split("\n") if line]
    shown = "\n".join(
        f"#align(center, text({line!r}))" if place < 2 else f"#doan(text({line!r}))"
        for place, line in enumerate(line.replace('"', "”").replace("'", "’") for line in lines)
    ).replace("'", '"')
    source = f"""#set page(width: 420pt, height: 560pt, margin: 50pt)
#set page(footer: context align(center)[#counter(page).display()])
#set par(spacing: 8pt)
#set text(lang: "vi", size: 12pt, hyphenate: false)
#let doan(it) = par(first-line-indent: (amount: 24pt, all: true), it)
#grid(columns: (1fr, 1.4fr), align: center, [UBND TỈNH MẪU\\ Số: 45/KH-UBND], [CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\\
Độc lập - Tự do - Hạnh phúc\\ Mẫu, ngày 05 tháng 5 năm 2027])
{shown}
"""
    return "ke-hoach.pdf", typst.compile(source.encode())


@case
def dashes_behind_numbers() -> Made:
    return text(
        """ỦY BAN NHÂN DÂN
THÀNH PHỐ VINH MẪU
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: 118 /KH-UBND
Vinh Mẫu, ngày 28 tháng 5 năm 2027
KẾ HOẠCH
Hưởng ứng “Tháng hành động phòng, chống ma túy” và “Ngày Quốc tế phòng, chống ma túy” năm 2027
_________
Thực hiện Kế hoạch 321/KH-UBND, Tháng hành động (01/6 - 30/6/2027), chủ đề: "Giữ bình yên mỗi mái nhà", UBND ban hành:
I- MỤC ĐÍCH - YÊU CẦU:
1- Tuyên truyền sâu rộng.
2- Bảo đảm thiết thực.
II- NỘI DUNG VÀ GIẢI PHÁP THỰC HIỆN:
1- Về công tác tuyên truyền, giáo dục:
+ Thời gian: Tập trung từ 01/6 đến 30/6/2027.
+ Hình thức: Pa nô, áp phích; loa truyền thanh.
2- Về cai nghiện: Tăng cường quản lý người nghiện tại cộng đồng; phấn đấu 100% người có nguyện vọng được tư vấn.
3- Về hợp tác: (Công an thành phố chủ trì).
III- PHÂN CÔNG TRÁCH NHIỆM:
1- Công an thành phố (Cơ quan thường trực Ban Chỉ đạo):
a- Là đầu mối tham mưu tổ chức Lễ mít tinh ngày 26/6.
b- Mở đợt cao điểm từ ngày 15/5 đến 30/6/2027; tổng hợp báo cáo trước 15h00 ngày 02/7/2027.
2- Phòng Văn hóa và Thông tin, Trung tâm Văn hóa, Thể thao và Truyền thông:
- Xây dựng chuyên mục, phát tối thiểu 02 lần/ngày.
3- Phòng Giáo dục và Đào tạo: Chỉ đạo các trường học ký cam kết; hoàn thành trước ngày 10/6/2027.
4- Đề nghị UBMTTQ và các đoàn thể thành phố: Đưa nội dung phòng, chống ma túy vào sinh hoạt.
5- Chủ tịch UBND các phường, xã:
- Xây dựng kế hoạch, gửi về UBND thành phố chậm nhất ngày 05/6/2027.
- Tổ chức ra quân đồng loạt vào ngày 01/6.
6- Các ông (bà) Trưởng phòng, ban, ngành; thủ trưởng các cơ quan, đơn vị căn cứ chức năng, nhiệm vụ triển khai.
Căn cứ Kế hoạch này, yêu cầu các đơn vị xây dựng kế hoạch và báo cáo kết quả trước ngày 01/7/2027 để tổng hợp.
Trên đây là Kế hoạch của UBND thành phố, đề nghị các đơn vị nghiêm túc thực hiện./.
Nơi nhận:
- TT Thành ủy (b/c);
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
"""
    )
