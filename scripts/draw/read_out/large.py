"""A script as Word opens it: A4, 18 points, a sentence a paragraph, never broken over two sheets; numbered sheets."""

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from functools import cache

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from lxml import etree

from scripts.draw import archive, word_file

_SIZE, _HEADING, _FOOTER = Pt(18), Pt(20), Pt(11)
_BODY, _PROPERTIES = "word/document.xml", "docProps/core.xml"
_LEFT_OUT = ("thumbnail", "customXml", "stylesWithEffects", "numbering")
_STYLES = ("Normal", "Heading1", "Title", "Footer", "Header", "DefaultParagraphFont", "TableNormal", "NoList")
# One fixed day: the file is of its text alone.
_MADE = datetime(1980, 1, 1)


def document(title: str, text: str) -> bytes:
    """The file of a plain text: parts between empty lines, the first line of each but the first and the last part a
    heading; the same bytes from the same text."""
    files = dict(_template())
    files[_BODY] = _filled(files[_BODY], [(title, "Title"), *_paragraphs(text)])
    files[_PROPERTIES] = _filled_title(files[_PROPERTIES], title)
    return archive.zipped(files, _MADE)


def _paragraphs(text: str) -> Iterator[tuple[str, str]]:
    parts = text.replace("\r\n", "\n").strip().split("\n\n")
    for number, part in enumerate(parts):
        for line, words in enumerate(part.split("\n")):
            heading = line == 0 and 0 < number < len(parts) - 1
            yield words, "Heading1" if heading else "Normal"


@cache
def _template() -> Mapping[str, bytes]:
    """A document of one paragraph: python-docx takes 26 ms for one, filling in takes one."""
    made = docx.Document()
    _prepare(made, "-")
    made.add_paragraph("-")
    with zipfile.ZipFile(io.BytesIO(word_file.packed(made, _MADE))) as parts:
        return {name: parts.read(name) for name in parts.namelist()}


def _filled(body: bytes, paragraphs: Iterable[tuple[str, str]]) -> bytes:
    root = etree.fromstring(body)
    (only,) = root.iter(qn("w:p"))
    for words, style in paragraphs:
        only.addprevious(_paragraph(words, style))
    only.getparent().remove(only)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _paragraph(words: str, style: str) -> etree._Element:
    paragraph = etree.Element(qn("w:p"))
    etree.SubElement(etree.SubElement(paragraph, qn("w:pPr")), qn("w:pStyle")).set(qn("w:val"), style)
    etree.SubElement(etree.SubElement(paragraph, qn("w:r")), qn("w:t")).text = words
    return paragraph


def _filled_title(properties: bytes, title: str) -> bytes:
    root = etree.fromstring(properties)
    (element,) = root.iter("{http://purl.org/dc/elements/1.1/}title")
    element.text = title[:255]
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _prepare(made: Document, title: str) -> None:
    word_file.bare(made, _LEFT_OUT)
    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2)
    for name, size, bold in (("Normal", _SIZE, False), ("Heading 1", _HEADING, True), ("Title", Pt(26), True)):
        style = made.styles[name]
        style.font.name, style.font.size, style.font.bold = word_file.FONT, size, bold
        style.font.color.rgb = RGBColor(0, 0, 0)
        word_file.in_our_font(style.element)
        for border in style.element.xpath("w:pPr/w:pBdr"):
            border.getparent().remove(border)
        style.paragraph_format.line_spacing = 1.4
        style.paragraph_format.keep_together = True
        style.paragraph_format.space_after = Pt(8)
    made.styles["Heading 1"].paragraph_format.space_before = Pt(16)
    _without_other_styles(made)
    for lang in made.styles.element.iter(qn("w:lang")):
        lang.set(qn("w:val"), "vi-VN")
    properties = made.core_properties
    properties.title, properties.language, properties.author, properties.comments = title[:255], "vi-VN", "", ""
    properties.created = properties.modified = _MADE
    _number_sheets(made)


def _without_other_styles(made: Document) -> None:
    """The template has 160, 350 KB in each file."""
    for style in list(made.styles.element.iter(qn("w:style"))):
        if style.get(qn("w:styleId")) not in _STYLES:
            style.getparent().remove(style)
        for link in style.xpath("w:link"):
            style.remove(link)


def _number_sheets(made: Document) -> None:
    paragraph = made.sections[0].footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for field, before in (("PAGE", ""), ("NUMPAGES", " / ")):
        paragraph.add_run(before)
        run = paragraph.add_run("1")
        run.font.size = _FOOTER
        word_file.filled_in(run, field)
