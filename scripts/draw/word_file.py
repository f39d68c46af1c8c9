"""What our Word files share, whatever their looks: a template without what nobody needs, one font for every script,
numbers of sheets, the same bytes from the same document."""

import io
import zipfile
from collections.abc import Collection
from datetime import date
from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.run import Run

from scripts.draw import archive

# Nghị định 30/2020/NĐ-CP, Phụ lục I: Times New Roman, which newsrooms and offices have.
FONT = "Times New Roman"
# What the template of python-docx carries and no document of ours needs: a picture of a page, its maker's programs, and
# looks of Word 2007.
LEFT_OUT = ("thumbnail", "extended-properties", "customXml", "stylesWithEffects", "webSettings")


def bare(document: Document, left_out: Collection[str]) -> None:
    """Take away parts that the template of python-docx carries, by the last words of their relations."""
    for part in (document.part.package, document.part):
        for key, relation in list(part.rels.items()):
            if relation.reltype.rpartition("/")[2] in left_out:
                del part.rels[key]


def without_table_styles(document: Document) -> None:
    """Leave two of the hundred that the template has, most of the size of a file."""
    for style in list(document.styles):
        if style.type == WD_STYLE_TYPE.TABLE and style.name not in ("Normal Table", "Table Grid"):
            style.delete()


def settled(document: Document) -> None:
    """As Word 2013 and later lay pages out, nothing said to be proof-read, no marks of whoever made the template."""
    settings = document.settings.element
    for found in settings.xpath("w:zoom | w:proofState | w:savePreviewPicture | w:rsids"):
        settings.remove(found)
    for lang in settings.iter(qn("w:themeFontLang")):
        lang.attrib.clear()
        lang.set(qn("w:val"), "vi-VN")
    for setting in settings.xpath("w:compat/w:compatSetting[@w:name='compatibilityMode']"):
        setting.set(qn("w:val"), "15")


def in_our_font(root: Any) -> None:
    """All that an element says of fonts."""
    for fonts in root.iter(qn("w:rFonts")):
        fonts.attrib.clear()
        for script in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{script}"), FONT)


def filled_in(run: Run, field: str) -> None:
    """Let Word put what a field counts in place of a run, the last of its paragraph."""
    element = OxmlElement("w:fldSimple", {qn("w:instr"): field})
    paragraph = run._r.getparent()
    element.append(run._r)
    paragraph.append(element)


def packed(document: Document, day: date) -> bytes:
    """The file. [Content_Types].xml, which comes first in a package, is the first in the order of names too."""
    saved = io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as parts:
        return archive.zipped({name: parts.read(name) for name in parts.namelist()}, day)
