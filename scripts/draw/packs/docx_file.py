"""The DOCX of a document: Word's own styles, in Vietnamese, on A4; the same bytes from the same document."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cache
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING, WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph
from lxml.etree import SubElement

from scripts.assemble.tree import Meta
from scripts.draw import archive
from scripts.draw.packs.blocks import Block, Run, host, plain
from scripts.draw.packs.document import Document
from scripts.model import palette
from scripts.words import text

# Nghị định 30/2020/NĐ-CP, Phụ lục I: Times New Roman, 13 to 14 points, on A4; newsrooms and offices have it.
_FONT = "Times New Roman"
# Word's colours have no sign before them.
_INK, _BRAND, _MUTED, _OFF, _PAPER, _PAPER_OFF, _LINE = (
    colour[1:].upper()
    for colour in (
        *(palette.INK, palette.BRAND, palette.MUTED, palette.ALERT),
        *(palette.PAPER, palette.PAPER_ALERT, palette.PAPER_LINE),
    )
)
_LOCALES = {"vi": "vi-VN", "en": "en-GB"}
_WIDTH = 16.0  # of the column, in centimetres
_HIGHEST = 12.3
_MARKS = (
    ("bold", "w:b", None),
    ("italic", "w:i", None),
    ("strike", "w:strike", None),
    ("super", "w:vertAlign", "superscript"),
    ("sub", "w:vertAlign", "subscript"),
)
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# What the template of python-docx carries and no document of ours needs: a picture of a page, its maker's programs, and
# looks of Word 2007.
_LEFT_OUT = ("thumbnail", "extended-properties", "customXml", "stylesWithEffects", "webSettings")
_DEEPEST = 3  # levels of lists that have a style of their own; further ones are only indented more
_STEP = Cm(0.63)


def write(document: Document) -> bytes:
    """The file."""
    word = docx.Document(io.BytesIO(_template()))
    _Writer(word, document).write(document.blocks)
    saved = io.BytesIO()
    word.save(saved)
    with zipfile.ZipFile(saved) as parts:
        # [Content_Types].xml, which comes first in a package, is the first in this order too.
        files = {name: parts.read(name) for name in parts.namelist()}
    return archive.zipped(files, datetime.fromisoformat(document.spec["updated"]).date())


def _moment(spec: Meta, name: str) -> datetime:
    """UTC without saying so, as python-docx writes it."""
    return datetime.fromisoformat(spec[name]).astimezone(UTC).replace(tzinfo=None)


class _Writer:
    def __init__(self, word: WordDocument, document: Document) -> None:
        self.document = word
        self.spec = document.spec
        self.language = self.spec["language"]
        self.pictures = document.pictures
        self.code = document.code
        self.styles = _styles_of_template()
        self.links: dict[str, str] = {}
        self.drawn = 0

    def write(self, blocks: list[Block]) -> None:
        self._properties()
        self._footer()
        self._head()
        self.blocks(blocks)
        self._tail()

    # What stands around the text

    def _properties(self) -> None:
        properties, spec = self.document.core_properties, self.spec
        # python-docx takes no more than 255 letters.
        properties.title, properties.subject = plain(spec["title"])[:255], plain(spec["kind"])[:255]
        properties.author = properties.last_modified_by = plain(spec["author"])[:255]
        properties.identifier, properties.comments = spec["url"][:255], ""
        properties.language = locale = _LOCALES.get(spec["language"], spec["language"])
        properties.created, properties.modified = _moment(spec, "published"), _moment(spec, "updated")
        properties.revision = 1
        for lang in self.document.styles.element.iter(qn("w:lang")):
            lang.set(qn("w:val"), locale)

    def _head(self) -> None:
        spec = self.spec
        masthead = self._paragraph("Masthead")
        masthead.add_run(plain(spec["site"]["name"]))
        masthead.add_run(f"\t{host(spec)}").bold = False
        if spec["owner"]:
            masthead.add_run(f"\n{plain(spec['owner'])}").bold = False
        kind = self._paragraph("Kind")
        kind.add_run(plain(spec["kind"]).upper()).bold = True
        kind.add_run(f"   {plain(spec['day'])}").font.color.rgb = RGBColor.from_string(_MUTED)
        self._paragraph("Title", plain(spec["title"]))
        self._paragraph("Small", text("press.pack.by", self.language, author=plain(spec["author"])))
        self._paragraph("Subtitle", plain(spec["lead"]))

    def _tail(self) -> None:
        code = io.BytesIO()
        self.code.save(code, kind="png", scale=6, border=0)
        paragraph = self._paragraph("Code of the page")
        self._draw(paragraph, code, f"{text('press.pack.qr', self.language)}: {self.spec['url']}", width=Cm(2.4))
        self._paragraph("Small", text("press.pack.qr", self.language))

    def _footer(self) -> None:
        paragraph = self.document.sections[0].footer.paragraphs[0]
        paragraph.style = "Footer"
        paragraph.add_run(f"{plain(self.spec['owner'] or text('press.pack.no_owner', self.language))}\t")
        before, _, rest = text("press.pack.sheet", self.language).partition("{page}")
        between, _, after = rest.partition("{pages}")
        for shown, field in ((before, "PAGE"), (between, "NUMPAGES"), (after, None)):
            if shown:
                paragraph.add_run(shown)
            if field:
                _field(paragraph, field)

    def _paragraph(self, style: str, text: str = "") -> Paragraph:
        """A paragraph at the end. python-docx would look through all styles for each: half of the whole time."""
        paragraph = self.document.add_paragraph(text)
        paragraph._p.style = self.styles[style]
        return paragraph

    # The text

    def blocks(self, blocks: Iterable[Block], level: int = 0, style: str | None = None) -> None:
        """Write blocks; within lists, on their `level`; in `style` where that is given."""
        for block in blocks:
            match block["is"]:
                case "heading":
                    self.runs(self._paragraph(f"Heading {block['level']}")._p, block["runs"])
                case "p":
                    own = "Small" if block.get("small") else style or _style("Continue", level)
                    paragraph = self._paragraph(own)
                    _indent(paragraph, level)
                    self.runs(paragraph._p, block["runs"])
                case "ul" | "ol":
                    self._list(block, level + 1)
                case "quote":
                    self.blocks(block["blocks"], level, "Quote")
                case "note":
                    self.blocks(block["blocks"], level, "Correction" if block.get("off") else "Note")
                    self._paragraph("Gap")
                case "code":
                    self._paragraph("Code", block["text"])
                case "table":
                    self._table(block)
                case "picture":
                    self._picture(block)
                case "rule":
                    self._paragraph("Rule")

    def _list(self, block: Block, level: int) -> None:
        numbering = _numbering(self.document, level, block["start"]) if block["is"] == "ol" else None
        for item in block["items"]:
            # The mark stands at the first paragraph; an entry that has none begins with an empty one.
            first, rest = (item[0]["runs"], item[1:]) if item[0]["is"] == "p" else ([], item)
            paragraph = self._paragraph(_style("Number" if numbering else "Bullet", level))
            _indent(paragraph, level)
            if numbering:
                properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
                properties.get_or_add_ilvl().val = 0
                properties.get_or_add_numId().val = numbering
            self.runs(paragraph._p, first)
            self.blocks(rest, level)

    def _table(self, block: Block) -> None:
        rows = [*([block["head"]] if block["head"] else []), *block["rows"]]
        widths = [Cm(_WIDTH * width / sum(block["widths"])) for width in block["widths"]]
        table = self.document.add_table(len(rows), len(widths), "Table Grid")
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        # python-docx looks through the whole table for a cell, and through a paragraph for the place of each part.
        for line, row in zip(table._tbl.tr_lst, rows, strict=True):
            style = self.styles["Table head" if row is block["head"] else "Table text"]
            for cell, runs, width in zip(line.tc_lst, row, widths, strict=True):
                cell.width = width
                (paragraph,) = cell.p_lst
                SubElement(SubElement(paragraph, qn("w:pPr")), qn("w:pStyle"), {qn("w:val"): style})
                self.runs(paragraph, runs)
        if block["head"]:
            properties = table._tbl.tr_lst[0].get_or_add_trPr()
            properties.append(OxmlElement("w:cantSplit"))
            properties.append(OxmlElement("w:tblHeader"))
        self._paragraph("Gap")

    def _picture(self, block: Block) -> None:
        shown = self.pictures[block["file"]]
        width = min(_WIDTH, _HIGHEST * shown.width / shown.height, shown.width / 40)
        self._draw(self._paragraph("Picture"), str(shown.path), block["alt"], width=Cm(width))
        self._paragraph("Caption", shown.words)

    def _draw(self, paragraph: Paragraph, image: Any, alt: str, width: int) -> None:
        paragraph.add_run().add_picture(image, width=width)
        self.drawn += 1
        for inline in paragraph._p.iter(qn("wp:inline")):  # no room beside it, so that it stands where the text does
            inline.set("distL", "0")
            inline.set("distR", "0")
        for properties in paragraph._p.iter(qn("wp:docPr")):
            properties.set("id", str(self.drawn))
            properties.set("name", f"Picture {self.drawn}")
            properties.set("descr", alt)

    def runs(self, paragraph: Any, runs: Iterable[Run]) -> None:
        """Runs at the end of a w:p, element by element."""
        for run in runs:
            parent = paragraph
            if url := run.get("url"):
                parent = SubElement(parent, qn("w:hyperlink"), {qn("r:id"): self._link(url)})
            style = "Hyperlink" if url else "Code letters" if run.get("code") else None
            _run(parent, run, self.styles[style] if style else None)

    def _link(self, url: str) -> str:
        """The relation of the document to an address; python-docx would look through all of them."""
        if url not in self.links:
            self.links[url] = self.document.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return self.links[url]


def _run(parent: Any, run: Run, style: str | None) -> None:
    """The looks in the order of ECMA-376 part 1, 17.3.2.28, then the text, line by line."""
    element = SubElement(parent, qn("w:r"))
    looks: dict[str, str | None] = {"w:rStyle": style} if style else {}
    looks |= {name: value for mark, name, value in _MARKS if run.get(mark)}
    if looks:
        properties = SubElement(element, qn("w:rPr"))
        for name, value in looks.items():
            SubElement(properties, qn(name), {qn("w:val"): value} if value else None)
    for number, line in enumerate(run["text"].split("\n")):
        if number:
            SubElement(element, qn("w:br"))
        if line:
            text = SubElement(element, qn("w:t"), {_SPACE: "preserve"} if line != line.strip() else None)
            text.text = line


def _style(kind: str, level: int) -> str:
    """The style of a paragraph on a level of lists; of none, `Normal`."""
    if level == 0:
        return "Normal"
    return f"List {kind}" + (f" {min(level, _DEEPEST)}" if level > 1 else "")


def _indent(paragraph: Paragraph, level: int) -> None:
    if level > _DEEPEST:
        paragraph.paragraph_format.left_indent = _STEP * level


def _field(paragraph: Paragraph, code: str) -> None:
    """A field that Word fills in, with 1 until it does."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    paragraph.add_run("1")
    field.append(paragraph._p.r_lst[-1])
    paragraph._p.append(field)


def _numbering(document: WordDocument, level: int, start: int) -> int:
    """A numbering of its own for a list, so that it begins at `start`: that of the level's style with another begin."""
    style: Any = document.styles[_style("Number", level)]
    numbering = document.part.numbering_part.numbering_definitions._numbering
    of_style = numbering.num_having_numId(style.element.pPr.numPr.numId.val)
    added = numbering.add_num(of_style.abstractNumId.val)
    added.add_lvlOverride(0).add_startOverride(start)
    return int(added.numId)


# ---- The template, made once


@cache
def _styles_of_template() -> dict[str, str]:
    """The ids of its styles by their names."""
    return {style.name: style.style_id for style in docx.Document(io.BytesIO(_template())).styles}


@cache
def _template() -> bytes:
    """python-docx's own, with our styles, without what is left over in it."""
    document = docx.Document()
    for part in (document.part.package, document.part):
        for key, relation in list(part.rels.items()):
            if relation.reltype.rpartition("/")[2] in _LEFT_OUT:
                del part.rels[key]
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)
    _settings(document)
    _styles(document)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def _settings(document: WordDocument) -> None:
    """As Word 2013 and later lay pages out, nothing said to be proof-read, no marks of whoever made the template."""
    settings = document.settings.element
    for name in ("w:zoom", "w:proofState", "w:savePreviewPicture", "w:rsids"):
        for found in settings.findall(qn(name)):
            settings.remove(found)
    for lang in settings.iter(qn("w:themeFontLang")):
        lang.attrib.clear()
        lang.set(qn("w:val"), "vi-VN")
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")


def _styles(document: WordDocument) -> None:
    styles = document.styles
    for style in list(styles):
        if style.type == WD_STYLE_TYPE.TABLE and style.name not in ("Normal Table", "Table Grid"):
            style.delete()
    defaults = styles.element.find(qn("w:docDefaults"))
    for root in (defaults, *(style.element for style in styles)):
        for fonts in root.iter(qn("w:rFonts")):
            fonts.attrib.clear()
            for name in ("ascii", "hAnsi", "cs", "eastAsia"):
                fonts.set(qn(f"w:{name}"), _FONT)
    for lang in defaults.iter(qn("w:lang")):
        lang.set(qn("w:eastAsia"), "vi-VN")
    _look(styles["Normal"], 13, after=6)
    styles["Normal"].paragraph_format.line_spacing = 1.15
    _look(styles["Title"], 21, _BRAND, bold=True, before=2, after=6)
    _look(styles["Subtitle"], 13.5, bold=True, italic=False, before=6, after=10)
    for level, size in enumerate((15, 13.5, 13), 1):
        _look(styles[f"Heading {level}"], size, _BRAND, bold=True, before=16 - 2 * level, after=4)
    _look(styles["Caption"], 11, _MUTED, bold=False, after=10)
    _look(styles["Quote"], 13, italic=True, after=6)
    styles["Quote"].paragraph_format.left_indent = Cm(1)
    _look(styles["Footer"], 9.5, _MUTED)
    styles["Footer"].paragraph_format.tab_stops.clear_all()
    own: tuple[tuple[str, float, str, dict[str, Any]], ...] = (
        ("Masthead", 12, _BRAND, {"bold": True, "after": 12}),
        ("Kind", 11.5, _OFF, {"after": 2}),
        ("Small", 11, _MUTED, {"after": 6}),
        ("Note", 12.5, _INK, {"after": 3}),
        ("Correction", 12.5, _INK, {"after": 3}),
        ("Code", 10.5, _INK, {"after": 6}),
        ("Picture", 13, _INK, {"before": 6, "after": 2}),
        ("Rule", 6, _INK, {"after": 6}),
        ("Table text", 10.5, _INK, {"after": 0}),
        ("Table head", 10.5, _BRAND, {"bold": True, "after": 0}),
        ("Gap", 5, _INK, {}),
        ("Code of the page", 11, _INK, {"before": 14, "after": 4}),
    )
    for name, size, colour, options in own:
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles["Normal"]
        _look(style, size, colour, **options)
    for name in ("Footer", "Masthead"):
        styles[name].paragraph_format.tab_stops.add_tab_stop(Cm(_WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    for name in ("Picture", "Table head", "Code of the page"):
        styles[name].paragraph_format.keep_with_next = True
    for name in ("Table text", "Table head"):
        styles[name].paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
    _border(styles["Masthead"], "bottom", 12, _BRAND)
    _border(styles["Rule"], "bottom", 4, _MUTED)
    _border(styles["Note"], "left", 24, _BRAND)
    _border(styles["Correction"], "left", 24, _OFF)
    for name, ground in (("Note", _PAPER), ("Correction", _PAPER_OFF), ("Code", _PAPER), ("Table head", _PAPER)):
        shading = OxmlElement("w:shd")
        for key, value in (("val", "clear"), ("color", "auto"), ("fill", ground)):
            shading.set(qn(f"w:{key}"), value)
        styles[name].element.get_or_add_pPr().insert_element_before(shading, *_AFTER_SHADING)
    for line in styles["Table Grid"].element.find(".//" + qn("w:tblBorders")):
        line.set(qn("w:color"), _LINE)
    link = styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    link.font.color.rgb, link.font.underline = RGBColor.from_string(_BRAND), True
    code = styles.add_style("Code letters", WD_STYLE_TYPE.CHARACTER)
    for style in (code, styles["Code"]):
        style.font.name = "Courier New"


# The order of a paragraph's properties (ECMA-376 part 1, 17.3.1.26): what may stand behind borders, behind shading.
_AFTER_SHADING = ("w:tabs", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl", "w:rPr")
_AFTER_BORDER = ("w:shd", *_AFTER_SHADING)


def _look(
    style: ParagraphStyle,
    size: float,
    colour: str = _INK,
    *,
    bold: bool = False,
    italic: bool = False,
    before: float = 0,
    after: float = 0,
) -> None:
    font, spacing = style.font, style.paragraph_format
    font.size, font.bold, font.italic = Pt(size), bold, italic
    font.color.rgb = RGBColor.from_string(colour)
    # Spacing between letters and the line below a title of the template.
    for name in ("w:spacing", "w:kern"):
        for found in style.element.get_or_add_rPr().findall(qn(name)):
            style.element.rPr.remove(found)
    for border in style.element.get_or_add_pPr().findall(qn("w:pBdr")):
        style.element.pPr.remove(border)
    spacing.space_before, spacing.space_after = Pt(before), Pt(after)


def _border(style: ParagraphStyle, side: str, eighths: int, colour: str) -> None:
    borders, line = OxmlElement("w:pBdr"), OxmlElement(f"w:{side}")
    for key, value in (("val", "single"), ("sz", str(eighths)), ("space", "6"), ("color", colour)):
        line.set(qn(f"w:{key}"), value)
    borders.append(line)
    style.element.get_or_add_pPr().insert_element_before(borders, *_AFTER_BORDER)
