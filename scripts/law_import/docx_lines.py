"""Word documents (.docx, ECMA-376), with what Word shows and does not write down: numbers of lists, notes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE

from scripts.law_import.docx_numbering import Numbering, W, related
from scripts.law_import.line import Line, Unreadable

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# A document of a few megabytes that unpacks to more is a bomb.
_UNPACKED_LIMIT = 400_000_000
_TEXT = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
# What tracked changes removed, and codes of fields, are not shown.
_HIDDEN = frozenset((f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}delText", f"{W}pPr", f"{W}rPr", _FALLBACK))


def read(data: bytes) -> list[Line]:
    """Paragraphs in reading order, those of tables too, then the footnotes as `[1] …`. Raises Unreadable."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _UNPACKED_LIMIT:
                raise Unreadable("tệp nén giải ra quá lớn")
        document = docx.Document(io.BytesIO(data))
        body = document.element.body
        numbering = Numbering(document.part)
        labelled = ((numbering.label(paragraph), *_pieces(paragraph)) for paragraph in _paragraphs(body))
        lines = [line for pieces in labelled for line in "".join(pieces).split("\n")]
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
        if child.tag == f"{W}p":
            yield child
        if child.tag not in _HIDDEN and isinstance(child.tag, str):
            yield from _paragraphs(child)


def _pieces(element: Any) -> Iterator[str]:
    for child in element:
        # A text box is inside a paragraph; its own paragraphs come by themselves.
        if child.tag in _HIDDEN or child.tag == f"{W}p":
            continue
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in _TEXT:
            yield _TEXT[child.tag]
        elif child.tag == f"{W}footnoteReference":
            yield f"[{child.get(f'{W}id')}]"
        elif isinstance(child.tag, str):
            yield from _pieces(child)


def _footnotes(part: Any) -> Iterator[str]:
    for root in related(part, RELATIONSHIP_TYPE.FOOTNOTES):
        for note in root.iter(f"{W}footnote"):
            if note.get(f"{W}type") in (None, "normal"):
                texts = ["".join(_pieces(paragraph)) for paragraph in note.iter(f"{W}p")]
                yield f"[{note.get(f'{W}id')}] " + texts[0] if texts else ""
                yield from texts[1:]
