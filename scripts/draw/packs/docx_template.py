"""What every DOCX begins as: python-docx's own template with our styles, made once."""

import io
from functools import cache
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from scripts.draw import word_file
from scripts.model import palette

# Word's colours have no sign before them.
_INK, _BRAND, MUTED, _OFF, _PAPER, _PAPER_OFF, _LINE = (
    colour[1:].upper()
    for colour in (
        *(palette.INK, palette.BRAND, palette.MUTED, palette.ALERT),
        *(palette.PAPER, palette.PAPER_ALERT, palette.PAPER_LINE),
    )
)
WIDTH = 16.0  # of the column, in centimetres


@cache
def made() -> tuple[bytes, dict[str, str]]:
    """python-docx's own, with our styles, without what is left over in it; and the styles' ids."""
    document = docx.Document()
    word_file.bare(document, word_file.LEFT_OUT)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)
    word_file.settled(document)
    _styles(document)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue(), {style.name: style.style_id for style in document.styles}


def _styles(document: WordDocument) -> None:
    styles = document.styles
    word_file.without_table_styles(document)
    defaults = styles.element.find(qn("w:docDefaults"))
    for root in (defaults, *(style.element for style in styles)):
        word_file.in_our_font(root)
    for lang in defaults.iter(qn("w:lang")):
        lang.set(qn("w:eastAsia"), "vi-VN")
    for name, look in _LOOKS.items():
        if name not in styles:
            styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
        _look(styles[name], **look)
    for line in styles["Table Grid"].element.find(".//" + qn("w:tblBorders")):
        line.set(qn("w:color"), _LINE)
    link = styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    link.font.color.rgb, link.font.underline = RGBColor.from_string(_BRAND), True
    for style in (styles.add_style("Code letters", WD_STYLE_TYPE.CHARACTER), styles["Code"]):
        style.font.name = "Courier New"


# Nghị định 30/2020/NĐ-CP, Phụ lục I: letters of 13 to 14 points, on A4.
_HEADING: dict[str, Any] = {"colour": _BRAND, "bold": True, "after": 4}
_LOOKS: dict[str, dict[str, Any]] = {
    "Normal": {"size": 13, "after": 6, "leading": 1.15},
    "Title": {"size": 21, "colour": _BRAND, "bold": True, "before": 2, "after": 6},
    "Subtitle": {"size": 13.5, "bold": True, "before": 6, "after": 10},
    "Heading 1": _HEADING | {"size": 15, "before": 14},
    "Heading 2": _HEADING | {"size": 13.5, "before": 12},
    "Heading 3": _HEADING | {"size": 13, "before": 10},
    "Caption": {"size": 11, "colour": MUTED, "after": 10},
    "Quote": {"size": 13, "italic": True, "after": 6, "left": 1},
    "Footer": {"size": 9.5, "colour": MUTED, "tab": True},
    # Our own.
    "Masthead": {
        "size": 12,
        "colour": _BRAND,
        "bold": True,
        "after": 12,
        "tab": True,
        "border": ("bottom", 12, _BRAND),
    },
    "Kind": {"size": 11.5, "colour": _OFF, "after": 2},
    "Small": {"size": 11, "colour": MUTED, "after": 6},
    "Note": {"size": 12.5, "after": 3, "border": ("left", 24, _BRAND), "ground": _PAPER},
    "Correction": {"size": 12.5, "after": 3, "border": ("left", 24, _OFF), "ground": _PAPER_OFF},
    "Code": {"size": 10.5, "after": 6, "ground": _PAPER},
    "Picture": {"size": 13, "before": 6, "after": 2, "with_next": True},
    "Rule": {"size": 6, "after": 6, "border": ("bottom", 4, MUTED)},
    "Table text": {"size": 10.5, "leading": 1.0},
    "Table head": {"size": 10.5, "colour": _BRAND, "bold": True, "with_next": True, "leading": 1.0, "ground": _PAPER},
    "Gap": {"size": 5},
    "Code of the page": {"size": 11, "before": 14, "after": 4, "with_next": True},
}
# What may follow shading in a paragraph's properties (ECMA-376 part 1, 17.3.1.26).
_AFTER_SHADING = ("w:tabs", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl", "w:rPr")


def _look(
    style: ParagraphStyle,
    size: float,
    colour: str = _INK,
    bold: bool = False,
    italic: bool = False,
    before: float = 0,
    after: float = 0,
    leading: float | None = None,
    left: float = 0,
    tab: bool = False,
    with_next: bool = False,
    border: tuple[str, int, str] | None = None,
    ground: str = "",
) -> None:
    font, paragraph, properties = style.font, style.paragraph_format, style.element.get_or_add_pPr()
    font.size, font.bold, font.italic = Pt(size), bold, italic
    font.color.rgb = RGBColor.from_string(colour)
    # Spacing between letters and the line below a title of the template.
    for found in style.element.xpath("w:rPr/w:spacing | w:rPr/w:kern | w:pPr/w:pBdr"):
        found.getparent().remove(found)
    paragraph.space_before, paragraph.space_after = Pt(before), Pt(after)
    if leading:
        paragraph.line_spacing = leading
    if left:
        paragraph.left_indent = Cm(left)
    if tab:
        paragraph.tab_stops.clear_all()
        paragraph.tab_stops.add_tab_stop(Cm(WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    if with_next:
        paragraph.keep_with_next = True
    if border:
        side, eighths, line = border
        borders = OxmlElement("w:pBdr")
        borders.append(_element(side, val="single", sz=str(eighths), space="6", color=line))
        properties.insert_element_before(borders, "w:shd", *_AFTER_SHADING)
    if ground:
        properties.insert_element_before(_element("shd", val="clear", color="auto", fill=ground), *_AFTER_SHADING)


def _element(name: str, **attributes: str) -> Any:
    return OxmlElement(f"w:{name}", {qn(f"w:{key}"): value for key, value in attributes.items()})
