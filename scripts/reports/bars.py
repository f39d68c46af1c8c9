"""Bars as a chart of Word: whoever has other numbers changes them in its sheet, and the bars follow."""

from functools import cache
from importlib import resources
from typing import Any

import openpyxl
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Mm
from jinja2 import Environment, StrictUndefined, Template

from scripts.draw.word_file import FONT
from scripts.draw.workbook import fixed
from scripts.reports import looks
from scripts.reports.paper import Chart

_UPRIGHT = 62.0
_TALLEST = 180.0
_STEPS = tuple(digit * int("1" + "0" * zeros) for zeros in range(9) for digit in (1, 2, 5))


def drawing(document: Document, chart: Chart, number: int) -> Any:
    """The w:drawing of a chart, whose parts are added to the document."""
    package = document.part.package
    sheet = Part(PackURI(f"/word/embeddings/chart{number}.xlsx"), CONTENT_TYPE.SML_SHEET, _workbook(chart), package)
    part = Part(PackURI(f"/word/charts/chart{number}.xml"), CONTENT_TYPE.DML_CHART, b"", package)
    related = part.relate_to(sheet, RELATIONSHIP_TYPE.PACKAGE)
    part._blob = _template("chart.xml").render(chart=chart, font=FONT, step=_step(chart), sheet=related).encode()
    return parse_xml(
        _template("drawing.xml").render(
            chart=chart,
            number=number,
            part=document.part.relate_to(part, RELATIONSHIP_TYPE.CHART),
            wide=int(Mm(looks.WIDTH)),
            high=int(Mm(_height(chart))),
        )
    )


@cache
def _template(name: str) -> Template:
    text = resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
    return Environment(autoescape=True, undefined=StrictUndefined).from_string(text)


def _height(chart: Chart) -> float:
    return min(_TALLEST, 16 + 8.5 * len(chart.categories)) if chart.lying else _UPRIGHT


def _step(chart: Chart) -> int:
    """Between the lines of the grid: at most six of them, at whole numbers."""
    most = max(chart.sums, default=0)
    return next(step for step in _STEPS if most <= 6 * step)


def _workbook(chart: Chart) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Sheet1"
    sheet.append(["", *(one.name for one in chart.series)])
    for row in zip(chart.categories, *(one.values for one in chart.series), strict=True):
        sheet.append(row)
    return fixed.data(book)
