"""Word documents (.docx, ECMA-376), with what Word shows and does not write down: numbers of lists, notes."""

import io
import re
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from lxml import etree

from scripts.law_import.line import Line, Unreadable

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# A document of a few megabytes that unpacks to more is a bomb.
_UNPACKED_LIMIT = 400_000_000
_TEXT = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
# What tracked changes removed, and codes of fields, are not shown.
_HIDDEN = frozenset((f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}delText", f"{_W}pPr", f"{_W}rPr", _FALLBACK))
_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL")),
    *((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)


def read(data: bytes) -> list[Line]:
    """Paragraphs in reading order, those of tables too, then the footnotes as `[1] …`. Raises Unreadable."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _UNPACKED_LIMIT:
                raise Unreadable("tệp nén giải ra quá lớn")
        document = docx.Document(io.BytesIO(data))
        body = document.element.body
        numbering = _Numbering(document.part)
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
        if child.tag == f"{_W}p":
            yield child
        if child.tag not in _HIDDEN and isinstance(child.tag, str):
            yield from _paragraphs(child)


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
    for root in _related(part, RELATIONSHIP_TYPE.FOOTNOTES):
        for note in root.iter(f"{_W}footnote"):
            if note.get(f"{_W}type") in (None, "normal"):
                texts = ["".join(_pieces(paragraph)) for paragraph in note.iter(f"{_W}p")]
                yield f"[{note.get(f'{_W}id')}] " + texts[0] if texts else ""
                yield from texts[1:]


class _Numbering:
    """The numbers that Word counts by itself: `Điều 1.`, `1.`, `a)` of automatic lists (ECMA-376 §17.9); the paragraphs
    are asked for in the order of the document."""

    def __init__(self, part: Any) -> None:
        # Of each abstract list: level → its first number, how numbers are written, and the text around them.
        self._levels: dict[str, dict[int, tuple[int, str, str]]] = defaultdict(dict)
        self._counts: dict[str, Counter[int]] = defaultdict(Counter)
        self._lists: dict[str, str] = {}
        self._styles: dict[str, tuple[str, int]] = {}
        for root in _related(part, RELATIONSHIP_TYPE.NUMBERING):
            for level in root.iterfind(f"{_W}abstractNum/{_W}lvl"):
                start, form = _value(level.find(f"{_W}start"), "1"), _value(level.find(f"{_W}numFmt"), "decimal")
                levels = self._levels[level.getparent().get(f"{_W}abstractNumId")]
                levels[int(level.get(f"{_W}ilvl"))] = (int(start), form, _value(level.find(f"{_W}lvlText"), ""))
            for number in root.iter(f"{_W}num"):
                self._lists[number.get(f"{_W}numId")] = _value(number.find(f"{_W}abstractNumId"), "")
        for root in _related(part, RELATIONSHIP_TYPE.STYLES):
            for style in root.iter(f"{_W}style"):
                if found := _numbered(style.find(f"{_W}pPr")):
                    self._styles[style.get(f"{_W}styleId")] = found

    def label(self, paragraph: Any) -> str:
        """The number before the paragraph with a blank after it; empty where Word shows none or a bullet."""
        properties = paragraph.find(f"{_W}pPr")
        if properties is None:
            return ""
        found = _numbered(properties) or self._styles.get(_value(properties.find(f"{_W}pStyle"), ""))
        abstract = self._lists.get(found[0], "") if found else ""
        levels, counts = self._levels[abstract], self._counts[abstract]
        if found is None or found[1] not in levels:
            return ""
        start, form, text = levels[found[1]]
        counts[found[1]] = counts[found[1]] + 1 if counts[found[1]] else start
        for deeper in [other for other in counts if other > found[1]]:
            del counts[deeper]

        def shown(match: re.Match[str]) -> str:
            other = int(match[1]) - 1
            start, form, _ = levels.get(other, (1, "decimal", ""))
            return _written(counts[other] or start, form)

        text = "" if form == "bullet" else re.sub(r"%([1-9])", shown, text)
        return f"{text} " if text else ""


def _related(part: Any, kind: str) -> Iterator[Any]:
    """The roots of the XML that a part of the package relates to in this way."""
    for relation in part.rels.values():
        if relation.reltype == kind:
            yield etree.fromstring(relation.target_part.blob, etree.XMLParser(resolve_entities=False))


def _value(element: Any, default: str) -> str:
    return default if element is None else element.get(f"{_W}val", default)


def _numbered(properties: Any) -> tuple[str, int] | None:
    if properties is None or (numbers := properties.find(f"{_W}numPr")) is None:
        return None
    number, level = _value(numbers.find(f"{_W}numId"), "0"), int(_value(numbers.find(f"{_W}ilvl"), "0"))
    return None if number == "0" else (number, level)


def _written(number: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter if form == "lowerLetter" else letter.upper()
    if form in ("lowerRoman", "upperRoman"):
        digits = ""
        for value, sign in _ROMAN:
            digits += sign * (number // value)
            number %= value
        return digits if form == "upperRoman" else digits.lower()
    return "" if form == "none" else str(number)
