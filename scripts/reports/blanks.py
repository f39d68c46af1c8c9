"""Where people write: a field of Word that shows dots on yellow until somebody types there, and is gone then."""

from collections.abc import Iterator
from itertools import count
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml.etree import SubElement

from scripts.reports.paper import Blank

_LONGEST_NAME = 64


class Blanks:
    """The blanks of one document, each under a number of its own."""

    def __init__(self) -> None:
        self._numbers: Iterator[int] = count(1)

    def put(self, paragraph: Any, blank: Blank) -> None:
        """Append one to a w:p (ECMA-376 part 1, 17.5.2). Of plain text LibreOffice makes a field of a form, without its
        ground, so it is one of rich text."""
        field = SubElement(paragraph, qn("w:sdt"))
        about = SubElement(field, qn("w:sdtPr"))
        SubElement(about, qn("w:alias"), {qn("w:val"): blank.hint[:_LONGEST_NAME]})
        SubElement(about, qn("w:id"), {qn("w:val"): str(next(self._numbers))})
        SubElement(about, qn("w:temporary"))
        SubElement(about, qn("w:showingPlcHdr"))
        run = SubElement(SubElement(field, qn("w:sdtContent")), qn("w:r"))
        SubElement(SubElement(run, qn("w:rPr")), qn("w:highlight"), {qn("w:val"): "yellow"})
        shown = OxmlElement("w:t")
        shown.text = blank.shown
        run.append(shown)
