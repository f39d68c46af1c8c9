"""How each part of a report looks: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I (called PLI below), by whose places every
style is named. Where the rule leaves room, the size is that of the example in PLI.V.

The rules were read in a copy of the annex on GitHub (ericphan28/van-ban-plus, Phuluc1), whose drawing of the places
(PLI.IV.2) is missing; docs/decisions/035-reports.md tells what that leaves open.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from scripts.draw import word_file
from scripts.vietnamese.folding import fold

# PLI.I.1 and 3: A4; 20 to 25 mm from the upper and the lower edge, 30 to 35 from the left, 15 to 20 from the right.
PAGE = (210, 297)
TOP = BOTTOM = 20
LEFT, RIGHT = 30, 15
WIDTH = PAGE[0] - LEFT - RIGHT
# The number of a page stands within the upper margin (PLI.I.7).
HEADER = 9
# PLI.II.6.e: 1 cm or 1.27 cm.
INDENT = 12.7
_POINT = 25.4 / 72  # in mm
_BLACK = RGBColor(0, 0, 0)  # PLI.I.4
_SIDE, _MIDDLE, _BOTH = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY


@dataclass(frozen=True, slots=True)
class Look:
    """Sizes and spaces in points, lines in multiples of a single one."""

    size: float
    align: WD_ALIGN_PARAGRAPH = _MIDDLE
    bold: bool = False
    italic: bool = False
    before: float = 0
    after: float = 0
    lines: float = 1
    indented: bool = False
    with_next: bool = False


LOOKS = {
    "Normal": Look(14, _SIDE),
    "Header": Look(14),  # PLI.I.7: the number of the page, 13 to 14, upright, in the middle
    "Quốc hiệu": Look(12, bold=True),  # PLI.II.1.a: 12 to 13
    "Tiêu ngữ": Look(13, bold=True),  # PLI.II.1.b: 13 to 14
    "Cơ quan chủ quản": Look(12),  # PLI.II.2.b: 12 to 13
    "Cơ quan ban hành": Look(12, bold=True),  # PLI.II.2.b: 12 to 13
    "Số và ký hiệu": Look(13),  # PLI.II.3.c: 13
    "Địa danh và thời gian": Look(13, italic=True),  # PLI.II.4.c: 13 to 14
    "Title": Look(14, bold=True, before=18),  # PLI.II.5.b, the kind of document: 13 to 14
    "Subtitle": Look(14, bold=True),  # PLI.II.5.b, what it is about: 13 to 14
    "Kính gửi": Look(14, before=6, after=12),  # PLI.II.9.d: 13 to 14
    # PLI.II.6.e: 13 to 14, both edges straight, 6 points between paragraphs or more, one to one and a half lines.
    "Body Text": Look(14, _BOTH, after=6, lines=1.15, indented=True),
    # PLI.V.6.b: numbers and titles of parts in capitals, those of clauses in small letters, 13 to 14, bold.
    "Heading 1": Look(14, _BOTH, bold=True, before=6, after=6, lines=1.15, indented=True, with_next=True),
    "Heading 2": Look(14, _BOTH, bold=True, after=6, lines=1.15, indented=True, with_next=True),
    # Of captions and tables the annex says nothing; they are no smaller than text may be.
    "Caption": Look(13, bold=True, before=6, after=4, with_next=True),
    "Chữ trong bảng": Look(13, _SIDE, before=1, after=1),
    "Số trong bảng": Look(13, before=1, after=1),
    "Đầu bảng": Look(13, bold=True, before=1, after=1, with_next=True),
    "Biểu đồ": Look(13, after=6),
    "Nơi nhận": Look(12, _SIDE, bold=True, italic=True),  # PLI.II.9.d: the words "Nơi nhận", 12
    "Danh sách nhận": Look(11, _SIDE),  # PLI.II.9.d: 11
    "Người ký": Look(14, bold=True),  # PLI.II.7.đ: power, position and name, 13 to 14
    "Phụ lục": Look(14, bold=True),  # PLI.III.1.b: the word and its number, 14
    "Tên phụ lục": Look(14, bold=True),  # PLI.III.1.b: 13 to 14
    "Kèm theo": Look(14, italic=True),  # PLI.III.1.c: 13 to 14
    "Tổng trong bảng": Look(13, bold=True, before=1, after=1),
    "Nhóm trong bảng": Look(13, _SIDE, bold=True, before=1, after=1, with_next=True),
    # A line of no height, which carries a rule or parts two tables.
    "Vạch": Look(1),
}


def template() -> Document:
    """An empty document with these styles and no others of its own."""
    document = docx.Document()
    word_file.bare(document, word_file.LEFT_OUT)
    word_file.settled(document)
    word_file.without_table_styles(document)
    styles = document.styles
    for root in (styles.element.find(qn("w:docDefaults")), *(style.element for style in styles)):
        word_file.in_our_font(root)
    for lang in styles.element.iter(qn("w:lang")):
        for name in ("val", "eastAsia"):
            lang.set(qn(f"w:{name}"), "vi-VN")
    for name, look in LOOKS.items():
        if name not in styles:
            style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            style.base_style, style.element.styleId = styles["Normal"], id_of(name)
        _put(styles[name], look)
    for line in styles["Table Grid"].element.find(".//" + qn("w:tblBorders")):
        line.set(qn("w:color"), "000000")
    return document


def id_of(name: str) -> str:
    """The id of a style: letters of ASCII, as older programs want them."""
    return re.sub("[^a-z0-9]", "", fold(name))


def _put(style: ParagraphStyle, look: Look) -> None:
    # What the template's own headings have.
    left = ("rPr/w:spacing", "rPr/w:kern", "pPr/w:pBdr", "pPr/w:tabs", "pPr/w:numPr", "pPr/w:contextualSpacing")
    for found in style.element.xpath(" | ".join(f"w:{path}" for path in left)):
        found.getparent().remove(found)
    font, paragraph = style.font, style.paragraph_format
    font.size, font.bold, font.italic, font.color.rgb = Pt(look.size), look.bold, look.italic, _BLACK
    paragraph.alignment = look.align
    paragraph.space_before, paragraph.space_after = Pt(look.before), Pt(look.after)
    paragraph.line_spacing = look.lines
    paragraph.first_line_indent = Mm(INDENT) if look.indented else Mm(0)
    paragraph.keep_with_next = look.with_next


def rule_under(line: str, size: float, room: float) -> float:
    """How long a rule is under a bold line that has one of a third to half of its length (PLI.II.2.b, 5.b), in mm; what
    needs more than its `room` fills that."""
    return 0.42 * min(room, sum(_widths(line)) * size * _POINT)


def rule_as_long_as(size: float) -> float:
    """The rule under the motto, which is as long as its letters (PLI.II.1.b), in mm."""
    return 12.24 * size * _POINT  # "Độc lập - Tự do - Hạnh phúc" in bold Times New Roman, in widths of an em


def _widths(line: str) -> Iterator[float]:
    """About how wide each letter is in bold Times New Roman, in ems."""
    for letter in line:
        yield 0.25 if letter == " " else 0.72 if letter.isupper() else 0.5
