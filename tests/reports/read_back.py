"""A report as Word has it: each paragraph with its letters and looks, styles followed to the end."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from scripts.reports.report import report
from tests.assemble.test_coverage import NOW, june

__all__ = ["NOW", "Line", "june", "lines", "opened", "report", "text_of"]


def opened(data: bytes) -> Document:
    return docx.Document(io.BytesIO(data))


def text_of(element: Any) -> str:
    """All letters, those of fields that are to be filled in among them."""
    return "".join(one.text or "" for one in element.iter(qn("w:t")))


@dataclass(frozen=True)
class Line:
    """A paragraph; sizes in points, lengths in millimetres."""

    text: str
    size: float
    bold: bool
    italic: bool
    align: str
    indent: float
    after: float
    lines: float
    in_table: bool
    element: Any

    @property
    def blanks(self) -> list[str]:
        """The names of what is to be filled in."""
        return [one.get(qn("w:val")) for one in self.element.iter(qn("w:alias"))]


def lines(document: Document) -> list[Line]:
    """Every paragraph of the body in its order, those in tables among them."""
    return [_line(Paragraph(one, document._body)) for one in document.element.body.iter(qn("w:p"))]


def _line(paragraph: Paragraph) -> Line:
    font = {name: _from_style(paragraph, "font", name) for name in ("size", "bold", "italic")}
    shape = {
        name: _shape(paragraph, name) for name in ("alignment", "first_line_indent", "space_after", "line_spacing")
    }
    in_table = next(paragraph._p.iterancestors(qn("w:tc")), None) is not None
    return Line(
        text=text_of(paragraph._p),
        size=font["size"].pt,
        bold=bool(font["bold"]),
        italic=bool(font["italic"]),
        align=shape["alignment"].name if shape["alignment"] is not None else "LEFT",
        indent=shape["first_line_indent"].mm if shape["first_line_indent"] else 0.0,
        after=shape["space_after"].pt if shape["space_after"] else 0.0,
        lines=shape["line_spacing"] or 1.0,
        in_table=in_table,
        element=paragraph._p,
    )


def _shape(paragraph: Paragraph, name: str) -> Any:
    own = getattr(paragraph.paragraph_format, name)
    return own if own is not None else _from_style(paragraph, "paragraph_format", name)


def _from_style(paragraph: Paragraph, part: str, name: str) -> Any:
    style: Any = paragraph.style
    while style is not None:
        value = getattr(getattr(style, part), name)
        if value is not None:
            return value
        style = style.base_style
    return None
