"""The DOCX of a report in the form of Nghị định 30/2020/NĐ-CP, Phụ lục I, and of mẫu 1.4 and 2.1 of its Phụ lục III;
the same bytes from the same report of the same moment."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph as WordParagraph
from lxml.etree import SubElement

from scripts.draw import word_file
from scripts.model.values import day_of
from scripts.reports import bars, looks
from scripts.reports.blanks import Blanks
from scripts.reports.paper import Annex, Blank, Block, Chart, Clause, Paper, Paragraph, Part, Table, Words
from scripts.reports.words import blank, pieces, said

# Beside each other (PLI.IV.1, places 1 and 2): the issuing body, then the national heading, whose 12 points need 89 mm.
_HEAD = (69, 96)
_FOOT = (82.5, 82.5)
_SIGNED = 4  # lines for the signature
_SHORT_RULE = 40.0
# A table of so few rows stays on one page, where none of its cells takes more than a line or two.
_SHORT, _BRIEF = 12, 80


def docx_of(paper: Paper, now: datetime) -> bytes:
    """The file."""
    return word_file.packed(_Writer(paper, now).written(), day_of(now))


class _Writer:
    def __init__(self, paper: Paper, now: datetime) -> None:
        self.paper, self.now = paper, now
        self.document: Document = looks.template()
        self.blanks = Blanks()
        self.charts = 0

    def written(self) -> Document:
        self._properties()
        self._page(self.document.sections[0])
        self._head()
        self._blocks(self.paper.blocks)
        self._end()
        for annex in self.paper.annexes:
            self._annex(annex)
        return self.document

    def _properties(self) -> None:
        properties = self.document.core_properties
        properties.title = said("form.name", about=" ".join(self.paper.about))[:255]
        properties.author = properties.last_modified_by = (self.paper.issuer or "")[:255]
        properties.comments, properties.language, properties.revision = self.paper.data_of[:255], "vi-VN", 1
        properties.created = properties.modified = self.now.astimezone(UTC).replace(tzinfo=None)

    def _page(self, section: Section) -> None:
        """A4 with its margins (PLI.I.1, 3), numbers in the middle of the upper one but on the first page (PLI.I.7)."""
        section.page_width, section.page_height = map(Mm, looks.PAGE)
        section.top_margin, section.bottom_margin = Mm(looks.TOP), Mm(looks.BOTTOM)
        section.left_margin, section.right_margin = Mm(looks.LEFT), Mm(looks.RIGHT)
        section.header_distance = section.footer_distance = Mm(looks.HEADER)
        section.different_first_page_header_footer = True
        section.header.is_linked_to_previous = section.first_page_header.is_linked_to_previous = False
        paragraph = section.header.paragraphs[0]
        paragraph.style = "Header"
        word_file.filled_in(paragraph.add_run("2"), "PAGE")
        # Each annex has numbers of its own (PLI.III.1.đ).
        if section._sectPr.find(qn("w:pgNumType")) is None:
            SubElement(section._sectPr, qn("w:pgNumType"), {qn("w:start"): "1"})
        order = ("w:headerReference", "w:type", "w:pgSz", "w:pgMar", "w:pgNumType", "w:cols", "w:titlePg", "w:docGrid")
        section._sectPr[:] = sorted(section._sectPr, key=lambda one: order.index(_prefixed(one.tag)))

    # Around the text

    def _head(self) -> None:
        """Places 1 to 5a and 9a of PLI.IV.1."""
        left, right = self._beside(_HEAD)
        self._line(left, "Cơ quan chủ quản", (blank("parent"),))
        issuer = self.paper.issuer.upper() if self.paper.issuer else ""
        self._line(left, "Cơ quan ban hành", (issuer or blank("issuer"),))
        self._rule(left, _HEAD[0], looks.rule_under(issuer or blank("issuer").shown, 12, _HEAD[0]))
        self._line(left, "Số và ký hiệu", pieces("form.number"))
        self._line(right, "Quốc hiệu", (said("form.nation"),))
        self._line(right, "Tiêu ngữ", (said("form.motto"),))
        self._rule(right, _HEAD[1], looks.rule_as_long_as(13))
        self._line(right, "Địa danh và thời gian", pieces("form.place_and_day"))
        self._paragraph("Title", (said("form.kind"),))
        for line in self.paper.about:
            self._paragraph("Subtitle", (line,))
        self._rule(None, looks.WIDTH, looks.rule_under(self.paper.about[-1], 14, looks.WIDTH))
        self._paragraph("Kính gửi", pieces("form.to"))

    def _end(self) -> None:
        """Places 7a to 7c, 8 and 9b of PLI.IV.1, on one page with the last sentence."""
        self._paragraph("Vạch", ())
        for paragraph in self.document.paragraphs[-2:]:
            paragraph.paragraph_format.keep_with_next = paragraph.paragraph_format.keep_together = True
        left, right = self._beside(_FOOT)
        self._line(left, "Nơi nhận", (said("form.receivers"),))
        for key in ("form.as_above", "form.receiver", "form.kept"):
            self._line(left, "Danh sách nhận", pieces(key))
        for words in ((blank("power"),), (blank("position"),), *[()] * _SIGNED, (blank("name"),)):
            self._line(right, "Người ký", words)

    def _annex(self, annex: Annex) -> None:
        """An annex on pages of its own (PLI.III.1, mẫu 2.1)."""
        self._page(self.document.add_section(WD_SECTION.NEW_PAGE))
        # The paragraph that ends a section must not need a page of its own.
        self.document.paragraphs[-1].style = "Vạch"
        self._paragraph("Phụ lục", (said("form.annex", number=annex.number).strip(),))
        self._paragraph("Tên phụ lục", (annex.title.upper(),))
        self._paragraph("Kèm theo", pieces("form.with", issuer=self.paper.issuer or blank("issuer_named")))
        self._rule(None, looks.WIDTH, _SHORT_RULE)
        self._blocks(annex.blocks)

    # The text

    def _blocks(self, blocks: Iterable[Block]) -> None:
        for block in blocks:
            match block:
                case Part(title):
                    self._paragraph("Heading 1", (title,))
                case Clause(title):
                    self._paragraph("Heading 2", (title,))
                case Paragraph(words):
                    self._paragraph("Body Text", words)
                case Table():
                    self._table(block)
                case Chart():
                    self._chart(block)

    def _chart(self, chart: Chart) -> None:
        self.charts += 1
        self._paragraph("Caption", (chart.caption,))
        run = self._paragraph("Biểu đồ", ()).add_run()
        run._r.append(bars.drawing(self.document, chart, self.charts))

    def _table(self, table: Table) -> None:
        if table.caption:
            self._paragraph("Caption", (table.caption,))
        share = looks.WIDTH / sum(column.width for column in table.columns)
        widths = [column.width * share for column in table.columns]
        root = self._empty_table(widths, "Table Grid")
        looks_of = ["Số trong bảng" if column.numeric else "Chữ trong bảng" for column in table.columns]
        head = self._row(root, widths, [column.head for column in table.columns], ["Đầu bảng"] * len(widths))
        SubElement(head.find(qn("w:trPr")), qn("w:tblHeader"))
        for row in table.rows:
            if len(row) == 1:
                self._group(root, widths, row[0])
            else:
                self._row(root, widths, row, looks_of)
        if table.total:
            self._row(root, widths, table.total, ["Tổng trong bảng"] * len(widths))
        if len(table.rows) <= _SHORT and all(len(cell) <= _BRIEF for row in table.rows for cell in row):
            for row in list(root.iter(qn("w:tr")))[:-1]:
                _keep_with_next(row)
        self._paragraph("Vạch", ()).paragraph_format.space_after = Pt(8)

    def _row(self, root: Any, widths: Sequence[float], cells: Sequence[str], styles: Sequence[str]) -> Any:
        # Element by element: python-docx looks through the whole table for each cell, of a thousand rows for minutes.
        row = _whole_row(root)
        for width, words, style in zip(widths, cells, styles, strict=True):
            cell = _cell(row, width)
            for line in words.split("\n"):
                self._line(cell, style, (line,))
        return row

    def _group(self, root: Any, widths: Sequence[float], words: str) -> None:
        cell = _cell(_whole_row(root), sum(widths))
        SubElement(cell.find(qn("w:tcPr")), qn("w:gridSpan"), {qn("w:val"): str(len(widths))})
        self._line(cell, "Nhóm trong bảng", (words,))

    # Lines

    def _paragraph(self, style: str, words: Words) -> WordParagraph:
        paragraph = self.document.add_paragraph(style=style)
        self._words(paragraph._p, words)
        return paragraph

    def _line(self, cell: Any, style: str, words: Words) -> Any:
        paragraph = SubElement(cell, qn("w:p"))
        name = {qn("w:val"): looks.id_of(style)}
        SubElement(SubElement(paragraph, qn("w:pPr")), qn("w:pStyle"), name)
        self._words(paragraph, words)
        return paragraph

    def _words(self, paragraph: Any, words: Words) -> None:
        for word in words:
            if isinstance(word, Blank):
                self.blanks.put(paragraph, word)
            elif word:
                run = SubElement(SubElement(paragraph, qn("w:r")), qn("w:t"), {_SPACE: "preserve"})
                run.text = word

    def _rule(self, cell: Any, width: float, length: float) -> None:
        """A line so many millimetres long in the middle of a width: the upper edge of a paragraph of no height."""
        paragraph = self._paragraph("Vạch", ())._p if cell is None else self._line(cell, "Vạch", ())
        properties = paragraph.find(qn("w:pPr"))
        edges = SubElement(properties, qn("w:pBdr"))
        line = {"val": "single", "sz": "6", "space": "1", "color": "000000"}
        SubElement(edges, qn("w:top"), {qn(f"w:{name}"): value for name, value in line.items()})
        beside = str(Mm(max(0, (width - length) / 2)).twips)
        after = "240" if cell is None else "120"
        SubElement(properties, qn("w:spacing"), {qn("w:before"): "40", qn("w:after"): after})
        SubElement(properties, qn("w:ind"), {qn("w:left"): beside, qn("w:right"): beside})

    # Tables

    def _beside(self, widths: Sequence[float]) -> list[Any]:
        """The two cells of a table without lines."""
        root = self._empty_table(widths, "Normal Table")
        row = _whole_row(root)
        return [_cell(row, width) for width in widths]

    def _empty_table(self, widths: Sequence[float], style: str) -> Any:
        table = self.document.add_table(0, len(widths), style)
        table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
        if style == "Normal Table":
            edges = OxmlElement("w:tblCellMar")
            for side in ("left", "right"):
                SubElement(edges, qn(f"w:{side}"), {qn("w:w"): "0", qn("w:type"): "dxa"})
            table._tbl.tblPr.find(qn("w:tblLook")).addprevious(edges)
        return table._tbl


_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def _whole_row(root: Any) -> Any:
    """A row that no page breaks."""
    row = SubElement(root, qn("w:tr"))
    SubElement(SubElement(row, qn("w:trPr")), qn("w:cantSplit"))
    return row


def _cell(row: Any, width: float) -> Any:
    cell = SubElement(row, qn("w:tc"))
    size = {qn("w:w"): str(Mm(width).twips), qn("w:type"): "dxa"}
    SubElement(SubElement(cell, qn("w:tcPr")), qn("w:tcW"), size)
    return cell


def _keep_with_next(row: Any) -> None:
    for properties in row.iter(qn("w:pPr")):
        if properties.find(qn("w:keepNext")) is None:
            properties.find(qn("w:pStyle")).addnext(OxmlElement("w:keepNext"))


def _prefixed(tag: str) -> str:
    return "w:" + tag.rpartition("}")[2]
