"""The numbers that Word counts by itself: `Điều 1.`, `1.`, `a)` of automatic lists (ECMA-376 §17.9)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL")),
    *((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)


class Numbering:
    """Counts the paragraphs of each list while they are asked for, in the order of the document."""

    def __init__(self, part: Any) -> None:
        """`part` is the main part of the package; a document without automatic numbers has no lists."""
        # Of each abstract list: level → its first number, how numbers are written, and the text around them.
        self._levels: dict[str, dict[int, tuple[int, str, str]]] = defaultdict(dict)
        self._counts: dict[str, Counter[int]] = defaultdict(Counter)
        self._lists: dict[str, str] = {}
        self._styles: dict[str, tuple[str, int]] = {}
        for root in related(part, RELATIONSHIP_TYPE.NUMBERING):
            for level in root.iterfind(f"{W}abstractNum/{W}lvl"):
                start, form = _value(level.find(f"{W}start"), "1"), _value(level.find(f"{W}numFmt"), "decimal")
                levels = self._levels[level.getparent().get(f"{W}abstractNumId")]
                levels[int(level.get(f"{W}ilvl"))] = (int(start), form, _value(level.find(f"{W}lvlText"), ""))
            for number in root.iter(f"{W}num"):
                self._lists[number.get(f"{W}numId")] = _value(number.find(f"{W}abstractNumId"), "")
        for root in related(part, RELATIONSHIP_TYPE.STYLES):
            for style in root.iter(f"{W}style"):
                if found := _numbered(style.find(f"{W}pPr")):
                    self._styles[style.get(f"{W}styleId")] = found

    def label(self, paragraph: Any) -> str:
        """The number before the paragraph with a blank after it; empty where Word shows none or a bullet."""
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return ""
        found = _numbered(properties) or self._styles.get(_value(properties.find(f"{W}pStyle"), ""))
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


def related(part: Any, kind: str) -> Iterator[Any]:
    """The roots of the XML that a part of the package relates to in this way."""
    for relation in part.rels.values():
        if relation.reltype == kind:
            yield etree.fromstring(relation.target_part.blob, etree.XMLParser(resolve_entities=False))


def _value(element: Any, default: str) -> str:
    return default if element is None else element.get(f"{W}val", default)


def _numbered(properties: Any) -> tuple[str, int] | None:
    if properties is None or (numbers := properties.find(f"{W}numPr")) is None:
        return None
    number, level = _value(numbers.find(f"{W}numId"), "0"), int(_value(numbers.find(f"{W}ilvl"), "0"))
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
