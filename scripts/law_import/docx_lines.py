"""Word documents (.docx, ECMA-376), with what Word shows and does not write down: numbers of lists, notes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from lxml import etree

from scripts.law_import.docx_numbering import Numbering
from scripts.law_import.line import Line, Unreadable

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# A document of a few megabytes that unpacks to more is a bomb.
_UNPACKED_LIMIT = 400_000_000
_TEXT = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
# What tracked changes removed, and codes of fields, are not shown.
_HIDDEN = frozenset((f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}delText", f"{_W}pPr", f"{_W}rPr", _FALLBACK))


def read(data: bytes) -> list[Line]:
    """Paragraphs in reading order, those of tables too, then the footnotes as `[1] …`. Raises Unreadable."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _UNPACKED_LIMIT:
                raise Unreadable("tệp nén giải ra quá lớn")
        document = docx.Document(io.BytesIO(data))
        body = document.element.body
        numbering = Numbering(document.part)
        lines = [text for paragraph in _paragraphs(body) for text in _paragraph(paragraph, numbering)]
        lines += _footnotes(document.part)
    except Unreadable:
        raise
    except Exception as error:
        # A damaged archive fails in a dozen ways, each with an exception of its own.
        raise Unreadable(f"tệp Word hỏng ({type(error).__name__})") from error
    return [Line(text, number) for number, text in enumerate(lines, 1)]


def _paragraphs(element: Any) -> Iterator[Any]:
    """Every paragraph that is shown; a box drawn for older programs is there twice, the second time as fallback."""
    for child in element:
        if child.tag == f"{_W}p":
            yield child
        if child.tag not in _HIDDEN and isinstance(child.tag, str):
            yield from _paragraphs(child)


def _paragraph(paragraph: Any, numbering: Numbering) -> list[str]:
    own = "".join(_pieces(paragraph))
    return f"{numbering.label(paragraph)}{own}".split("\n")


def _pieces(element: Any) -> Iterator[str]:
    for child in element:
        # A text box is inside a paragraph; its own paragraphs come by themselves.
        if child.tag in _HIDDEN or child.tag == f"{_W}p":
            continue
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _TEXT:
            yield _TEXT[child.tag]
        elif child.tag == f"{_W}footnoteReference":
            yield f"[{child.get(f'{_W}id')}]"
        elif isinstance(child.tag, str):
            yield from _pieces(child)


def _footnotes(part: Any) -> Iterator[str]:
    for relation in part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.FOOTNOTES:
            root = etree.fromstring(relation.target_part.blob, etree.XMLParser(resolve_entities=False))
            for note in root.iter(f"{_W}footnote"):
                if note.get(f"{_W}type") in (None, "normal"):
                    texts = ["".join(_pieces(paragraph)) for paragraph in note.iter(f"{_W}p")]
                    yield f"[{note.get(f'{_W}id')}] " + texts[0] if texts else ""
                    yield from texts[1:]
