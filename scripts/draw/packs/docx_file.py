"""The DOCX of a document: Word's own styles, in Vietnamese, on A4; the same bytes from the same document."""

import io
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cache, partial
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, RGBColor
from docx.text.paragraph import Paragraph
from lxml.etree import SubElement
from PIL import Image
from segno import QRCode

from scripts.draw import word_file
from scripts.draw.packs import docx_template
from scripts.draw.packs.blocks import Block, Run, host, plain
from scripts.draw.packs.formats import Document
from scripts.words import text

_LOCALES = {"vi": "vi-VN", "en": "en-GB"}
_HIGHEST = 12.3
# The looks of a run in the order of ECMA-376 part 1, 17.3.2.28.
_MARKS: dict[str, tuple[str, str | None]] = {
    "bold": ("w:b", None),
    "italic": ("w:i", None),
    "strike": ("w:strike", None),
    "super": ("w:vertAlign", "superscript"),
    "sub": ("w:vertAlign", "subscript"),
}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_DEEPEST = 3  # levels of lists that have a style of their own; further ones are only indented more
_STEP = Cm(0.63)
_FIELDS = {"{page}": "PAGE", "{pages}": "NUMPAGES"}


def write(document: Document) -> bytes:
    """The file."""
    return word_file.packed(_Writer(document).written(), datetime.fromisoformat(document.spec["updated"]))


class _Writer:
    def __init__(self, document: Document) -> None:
        self.given, self.spec = document, document.spec
        # The ids of styles by their names: python-docx would look through all of them for each paragraph, half of the
        # whole time, and through all relations for each link.
        template, self.styles = docx_template.made()
        self.document = docx.Document(io.BytesIO(template))
        related = partial(self.document.part.relate_to, reltype=RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        self.relation = cache(related)
        self.drawn = 0

    def written(self) -> WordDocument:
        self._properties()
        self._footer()
        self._head()
        self.blocks(self.given.blocks)
        if self.given.code:
            code, label = _picture(self.given.code), self._said("qr")
            self._draw("Code of the page", code, f"{label}: {self.spec['url']}", width=2.4)
            self._paragraph("Small", label)
        return self.document

    def _said(self, key: str, **facts: str) -> str:
        return text(f"press.pack.{key}", self.spec["language"], **facts)

    # Around the text

    def _properties(self) -> None:
        properties, spec = self.document.core_properties, self.spec
        # python-docx takes no more than 255 letters, and UTC without an offset.
        properties.title, properties.subject = plain(spec["title"])[:255], plain(spec["kind"])[:255]
        properties.author = properties.last_modified_by = plain(spec["author"])[:255]
        properties.identifier, properties.comments = spec["url"][:255] if spec["has_domain"] else "", ""
        properties.language = locale = _LOCALES.get(spec["language"], spec["language"])
        properties.created, properties.modified = (
            datetime.fromisoformat(spec[name]).astimezone(UTC).replace(tzinfo=None) for name in ("published", "updated")
        )
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
        kind.add_run(f"   {plain(spec['day'])}").font.color.rgb = RGBColor.from_string(docx_template.MUTED)
        self._paragraph("Title", plain(spec["title"]))
        self._paragraph("Small", self._said("by", author=plain(spec["author"])))
        self._paragraph("Subtitle", plain(spec["lead"]))

    def _footer(self) -> None:
        paragraph = self.document.sections[0].footer.paragraphs[0]
        paragraph.style = "Footer"
        paragraph.add_run(f"{plain(self.spec['owner'] or self._said('no_owner'))}\t")
        for part in filter(None, re.split("({pages?})", self._said("sheet"))):
            run = paragraph.add_run("1" if part in _FIELDS else part)
            if part in _FIELDS:  # 1 until then
                word_file.filled_in(run, _FIELDS[part])

    def _paragraph(self, style: str, text: str = "", level: int = 0) -> Paragraph:
        paragraph = self.document.add_paragraph(text)
        paragraph._p.style = self.styles[style]
        if level > _DEEPEST:
            paragraph.paragraph_format.left_indent = _STEP * level
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
                    self.runs(self._paragraph(own, level=level)._p, block["runs"])
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
            # The mark is at the first paragraph; an entry that has none begins with an empty one.
            first, rest = (item[0]["runs"], item[1:]) if item[0]["is"] == "p" else ([], item)
            paragraph = self._paragraph(_style("Number" if numbering else "Bullet", level), level=level)
            if numbering:
                properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
                properties.get_or_add_ilvl().val = 0
                properties.get_or_add_numId().val = numbering
            self.runs(paragraph._p, first)
            self.blocks(rest, level)

    def _table(self, block: Block) -> None:
        rows = [*([block["head"]] if block["head"] else []), *block["rows"]]
        widths = [Cm(docx_template.WIDTH * width / sum(block["widths"])) for width in block["widths"]]
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
            table._tbl.tr_lst[0].get_or_add_trPr().extend([OxmlElement("w:cantSplit"), OxmlElement("w:tblHeader")])
        self._paragraph("Gap")

    def _picture(self, block: Block) -> None:
        shown = self.given.pictures[block["file"]]
        width = min(docx_template.WIDTH, _HIGHEST * shown.width / shown.height, shown.width / 40)
        self._draw("Picture", str(shown.path), block["alt"], width)
        self._paragraph("Caption", shown.words)

    def _draw(self, style: str, image: Any, alt: str, width: float) -> None:
        """A picture, so many centimetres wide, in a paragraph of its own."""
        inline: Any = self._paragraph(style).add_run().add_picture(image, width=Cm(width))._inline
        self.drawn += 1
        inline.set("distL", "0")  # no room beside it: it begins where the text does
        inline.set("distR", "0")
        inline.docPr.set("id", str(self.drawn))
        inline.docPr.set("name", f"Picture {self.drawn}")
        inline.docPr.set("descr", alt)

    def runs(self, paragraph: Any, runs: Iterable[Run]) -> None:
        """Runs at the end of a w:p, element by element."""
        for run in runs:
            parent, looks = paragraph, dict(_MARKS[mark] for mark in _MARKS if run.get(mark))
            if url := run.get("url"):
                parent = SubElement(parent, qn("w:hyperlink"), {qn("r:id"): self.relation(url)})
            if url or run.get("code"):
                looks = {"w:rStyle": self.styles["Hyperlink" if url else "Code letters"], **looks}
            element = SubElement(parent, qn("w:r"))
            if looks:
                properties = SubElement(element, qn("w:rPr"))
                for name, value in looks.items():
                    SubElement(properties, qn(name), {qn("w:val"): value} if value else None)
            for number, line in enumerate(run["text"].split("\n")):
                if number:
                    SubElement(element, qn("w:br"))
                if line:
                    space = {_SPACE: "preserve"} if line != line.strip() else None
                    SubElement(element, qn("w:t"), space).text = line


def _style(kind: str, level: int) -> str:
    """The style of a paragraph on a level of lists; of none, `Normal`."""
    if level == 0:
        return "Normal"
    return f"List {kind}" + (f" {min(level, _DEEPEST)}" if level > 1 else "")


def _numbering(document: WordDocument, level: int, start: int) -> int:
    """A numbering of its own for a list, so that it begins at `start`: that of the level's style with another begin."""
    style: Any = document.styles[_style("Number", level)]
    numbering = document.part.numbering_part.numbering_definitions._numbering
    of_style = numbering.num_having_numId(style.element.pPr.numPr.numId.val)
    added = numbering.add_num(of_style.abstractNumId.val)
    added.add_lvlOverride(0).add_startOverride(start)
    return int(added.numId)


def _picture(code: QRCode) -> io.BytesIO:
    """A code as PNG, six dots a module. segno's own would be packed by the zlib of this Python."""
    rows = [bytes(255 * (not module) for module in row) for row in code.matrix]
    square = Image.frombytes("L", (len(rows), len(rows)), b"".join(rows)).convert("1")
    out = io.BytesIO()
    square.resize((6 * len(rows), 6 * len(rows)), Image.Resampling.NEAREST).save(out, "PNG")
    out.seek(0)
    return out
