"""The form of a report, held point by point against Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I (PLI)."""

from __future__ import annotations

import io
import re
import zipfile
from itertools import pairwise
from pathlib import Path

import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Length

from scripts.read import read
from scripts.reports.period import campaign_of
from tests.reports.read_back import NOW, Line, june, lines, opened, report, text_of

MOTTO = 12.242 * 13 * 25.4 / 72  # of "Độc lập - Tự do - Hạnh phúc" in bold Times New Roman of 13 points, in mm


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    site = read(june(tmp_path_factory.mktemp("site"))).site
    assert site is not None
    return report(site, NOW, campaign_of(site, 2027))


@pytest.fixture(scope="module")
def document(data: bytes) -> Document:
    return opened(data)


@pytest.fixture(scope="module")
def whole(document: Document) -> list[Line]:
    return lines(document)


def find(whole: list[Line], pattern: str) -> Line:
    """The first paragraph that is all that."""
    return next(one for one in whole if re.fullmatch(pattern, one.text))


def mm(value: object) -> float:
    assert isinstance(value, Length)
    return float(value.mm)


def test_paper_and_margins(document: Document) -> None:
    """PLI.I.1–3: A4 along its length; 20–25 mm above and below, 30–35 left, 15–20 right."""
    assert len(document.sections) == 4
    for section in document.sections:
        assert (round(mm(section.page_width)), round(mm(section.page_height))) == (210, 297)
        assert 20 <= round(mm(section.top_margin), 1) <= 25 and 20 <= round(mm(section.bottom_margin), 1) <= 25
        assert 30 <= round(mm(section.left_margin), 1) <= 35 and 15 <= round(mm(section.right_margin), 1) <= 20


def test_letters(data: bytes, document: Document) -> None:
    """PLI.I.4: Times New Roman, Unicode, black."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = [package.read(name).decode() for name in package.namelist() if name.endswith(".xml")]
    charts = [part for part in parts if "<c:chartSpace" in part]
    in_charts = {font for part in charts for font in re.findall(r'typeface="([^"]*)"', part)}
    assert in_charts == {"Times New Roman"}
    used = {run for root in (document.element, document.styles.element) for run in root.iter(qn("w:rFonts"))}
    assert {font.get(qn(f"w:{name}")) for font in used for name in ("ascii", "hAnsi", "cs")} == {"Times New Roman"}
    colours = {one.get(qn("w:val")) for one in document.element.iter(qn("w:color"))}
    assert colours <= {"000000", "auto"}
    said = {style.font.color.rgb for style in document.styles if style.type == 1 and style.name in USED}
    assert {str(one) for one in said} <= {"000000"}


USED = {"Normal", "Body Text", "Title", "Subtitle", "Heading 1", "Heading 2", "Caption", "Header"}


def test_numbers_of_pages(document: Document) -> None:
    """PLI.I.7: from 1, Arabic, 13–14, upright, in the middle of the upper margin, not on the first page; PLI.III.1.đ:
    those of each annex are its own."""
    style = document.styles["Header"]
    assert style.font.size is not None and 13 <= style.font.size.pt <= 14 and not style.font.italic
    for section in document.sections:
        assert section.different_first_page_header_footer
        header = section.header._element
        (field,) = header.iter(qn("w:fldSimple"))
        assert field.get(qn("w:instr")) == "PAGE"
        paragraph = section.header.paragraphs[0]
        assert paragraph.style is not None and paragraph.style.paragraph_format.alignment is not None
        assert paragraph.style.paragraph_format.alignment.name == "CENTER"
        assert text_of(section.first_page_header._element) == "" and text_of(section.footer._element) == ""
        assert mm(section.header_distance) < mm(section.top_margin)
        (numbers,) = section._sectPr.iter(qn("w:pgNumType"))
        assert numbers.get(qn("w:start")) == "1" and numbers.get(qn("w:fmt")) is None


# What, its sizes, bold, italic, where it stands: PLI.II and the table of PLI.V.
BLOCKS = [
    ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", (12, 13), True, False, "CENTER"),  # II.1.a
    ("Độc lập - Tự do - Hạnh phúc", (13, 14), True, False, "CENTER"),  # II.1.b
    ("TÊN CQ, TC CHỦ QUẢN", (12, 13), False, False, "CENTER"),  # II.2.b
    ("TÊN CƠ QUAN, TỔ CHỨC", (12, 13), True, False, "CENTER"),  # II.2.b
    (r"Số: …+/BC-…+", (13, 13), False, False, "CENTER"),  # II.3.c
    (r"…+, ngày …+ tháng …+ năm …+", (13, 14), False, True, "CENTER"),  # II.4.c
    ("BÁO CÁO", (13, 14), True, False, "CENTER"),  # II.5.b
    ("Tháng hành động mẫu 2027", (13, 14), True, False, "CENTER"),  # II.5.b
    (r"Kính gửi: …+", (13, 14), False, False, "CENTER"),  # II.9.d, 9a
    (r"I\. TÌNH HÌNH TỔ CHỨC HOẠT ĐỘNG", (13, 14), True, False, "JUSTIFY"),  # V.6.b
    (r"1\. Số liệu chung", (13, 14), True, False, "JUSTIFY"),  # V.6.b
    ("Nơi nhận:", (12, 12), True, True, "LEFT"),  # II.9.d, 9b
    ("- Như trên;", (11, 11), False, False, "LEFT"),  # II.9.b, d
    (r"- Lưu: VT, …+\.", (11, 11), False, False, "LEFT"),  # II.9.d
    ("QUYỀN HẠN", (13, 14), True, False, "CENTER"),  # II.7.đ
    ("CHỨC VỤ CỦA NGƯỜI KÝ", (13, 14), True, False, "CENTER"),  # II.7.đ
    ("Họ và tên", (13, 14), True, False, "CENTER"),  # II.7.đ
    ("Phụ lục I", (14, 14), True, False, "CENTER"),  # III.1.b
    ("DANH MỤC HOẠT ĐỘNG", (13, 14), True, False, "CENTER"),  # III.1.b
    (r"\(Kèm theo Báo cáo số …+/BC-…+ ngày …+ tháng …+ năm …+ của …+\)", (13, 14), False, True, "CENTER"),  # III.1.c
]


@pytest.mark.parametrize(("pattern", "sizes", "bold", "italic", "align"), BLOCKS, ids=[one[0] for one in BLOCKS])
def test_each_block(
    whole: list[Line], pattern: str, sizes: tuple[float, float], bold: bool, italic: bool, align: str
) -> None:
    line = find(whole, pattern)
    assert sizes[0] <= line.size <= sizes[1]
    assert (line.bold, line.italic, line.align) == (bold, italic, align)


def test_blocks_stand_where_the_annex_has_them(whole: list[Line]) -> None:
    """PLI.IV.1: 2 and 3 beside 1 and 4, then 5a, 9a, 6, 9b beside 7; then the annexes."""
    at = [next(n for n, one in enumerate(whole) if re.fullmatch(pattern, one.text)) for pattern, *_ in BLOCKS]
    named = dict(zip((one[0] for one in BLOCKS), at, strict=True))
    left, right = BLOCKS[2:5], (*BLOCKS[:2], BLOCKS[5])
    assert [named[one[0]] for one in left] == sorted(named[one[0]] for one in left)
    assert [named[one[0]] for one in right] == sorted(named[one[0]] for one in right)
    cells = [next(whole[named[one[0]]].element.iterancestors(qn("w:tc"))) for one in (*left, *right)]
    assert len({id(one) for one in cells[:3]}) == len({id(one) for one in cells[3:]}) == 1
    assert cells[0].getnext() is cells[3]
    rest = at[6:]
    assert rest == sorted(rest)
    signed, received = (next(whole[named[one]].element.iterancestors(qn("w:tc"))) for one in ("QUYỀN HẠN", "Nơi nhận:"))
    assert received.getnext() is signed


def test_the_text(whole: list[Line]) -> None:
    """PLI.II.6.e: 13–14, upright, both edges straight, 1 or 1.27 cm in, 6 points or more apart, one to 1.5 lines."""
    head = next(n for n, one in enumerate(whole) if one.text.startswith("Thực hiện"))
    end = next(n for n, one in enumerate(whole) if one.text.endswith("./."))
    text = [one for one in whole[head : end + 1] if not one.in_table and one.text and not one.bold]
    assert len(text) > 12
    for line in text:
        assert 13 <= line.size <= 14 and not line.italic and line.align == "JUSTIFY"
        assert round(line.indent, 1) in (10.0, 12.7) and line.after >= 6 and 1 <= line.lines <= 1.5, line.text
    for line in whole[head : end + 1]:
        assert line.size >= 13 or not line.text, line.text  # tables too


def test_rules_under_lines(whole: list[Line]) -> None:
    """PLI.II.1.b: as long as the motto; 2.b and 5.b: a third to half of the line above; one unbroken line."""
    by_line: dict[str, float] = {}
    for above, line in pairwise(whole):
        edge = line.element.find(f".//{qn('w:pBdr')}/{qn('w:top')}")
        if edge is not None:
            assert edge.get(qn("w:val")) == "single"
            beside = line.element.find(f".//{qn('w:ind')}")
            cell = next(line.element.iterancestors(qn("w:tc")), None)
            wide = int(cell.find(f".//{qn('w:tcW')}").get(qn("w:w"))) if cell is not None else 165 / 25.4 * 1440
            left, right = (int(beside.get(qn(f"w:{side}"))) for side in ("left", "right"))
            assert left == right
            by_line[above.text] = (wide - left - right) / 1440 * 25.4
    assert by_line["Độc lập - Tự do - Hạnh phúc"] == pytest.approx(MOTTO, rel=0.03)
    # In widths of an em, measured with Liberation Serif Bold, whose letters are as wide.
    for text, ems, size in (("TÊN CƠ QUAN, TỔ CHỨC", 12.213, 12), ("Tháng hành động mẫu 2027", 12.03, 14)):
        assert 1 / 3 <= by_line[text] / (ems * size * 25.4 / 72) <= 1 / 2


def test_the_signature_is_on_a_page_with_words(whole: list[Line]) -> None:
    end = next(n for n, one in enumerate(whole) if one.text.endswith("./."))
    for line in whole[end : end + 2]:
        assert line.element.find(f".//{qn('w:keepNext')}") is not None
    row = next(whole[end + 2].element.iterancestors(qn("w:tr")))
    assert row.find(f".//{qn('w:cantSplit')}") is not None


def test_annexes(whole: list[Line], document: Document) -> None:
    """PLI.III.1.a: the text leads to each, each has a Roman number; the end of the text has its sign (mẫu 1.4)."""
    words = " ".join(one.text for one in whole)
    for number in ("I", "II", "III"):
        assert find(whole, f"Phụ lục {number}") and re.search(rf"(?:tại|kèm theo) Phụ lục {number}\b", words)
    assert find(whole, r"Trên đây là báo cáo .*[^.]\./\.")


def test_what_people_write_is_marked_and_nothing_is_written_for_them(whole: list[Line]) -> None:
    blanks = [name for one in whole for name in one.blanks]
    for name in (
        *("Số của báo cáo", "Ngày ban hành; dưới 10 thì thêm số 0", "Địa danh: nơi cơ quan đóng trụ sở"),
        *("Họ và tên của người ký", "Kết quả đạt được", "Tồn tại, hạn chế, khó khăn, vướng mắc", "Nguyên nhân"),
        *("Nhiệm vụ trọng tâm thời gian tới", "Đề xuất, kiến nghị", "Trích yếu của kế hoạch"),
    ):
        assert name in blanks
    assert all(len(name) <= 64 for name in blanks)
    for line in whole:
        for field in line.element.iter(qn("w:sdt")):
            assert (
                field.find(f".//{qn('w:highlight')}") is not None
                and field.find(f".//{qn('w:showingPlcHdr')}") is not None
            )
    numbers = [one.get(qn("w:val")) for line in whole for one in line.element.iter(qn("w:id"))]
    assert len(numbers) == len(set(numbers)) == len(blanks)


def test_tables_repeat_their_heads_and_no_row_is_torn(document: Document) -> None:
    for table in document.tables[1:]:
        rows = table._tbl.tr_lst
        assert all(row.find(f".//{qn('w:cantSplit')}") is not None for row in rows)
        if len(rows) > 1:
            assert rows[0].find(f".//{qn('w:tblHeader')}") is not None


def test_the_issuer_that_the_site_knows(tmp_path: Path) -> None:
    root = june(tmp_path)
    file = root / "content/site.yml"
    file.write_text(file.read_text(encoding="utf-8") + "agency: Công an tỉnh Mẫu\n", encoding="utf-8")
    site = read(root).site
    assert site is not None
    whole = lines(opened(report(site, NOW, campaign_of(site, 2027))))
    assert find(whole, "CÔNG AN TỈNH MẪU").bold
    assert find(whole, r"\(Kèm theo Báo cáo .* của Công an tỉnh Mẫu\)")
    assert not any("Tên cơ quan ban hành báo cáo" in one.blanks for one in whole)
