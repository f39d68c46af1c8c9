"""The numbers that Word counts by itself: `Điều 1.`, `1.`, `a)` of automatic lists (ECMA-376 §17.9)."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL")),
    *((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)


class Numbering:
    """Counts the paragraphs of each list while they are asked for, in the order of the document."""

    def __init__(self, part: Any) -> None:
        """`part` is the main part of the package; a document without automatic numbers has no lists."""
        self._levels: dict[str, dict[int, tuple[int, str, str]]] = {}
        self._counts: dict[str, Counter[int]] = {}
        self._lists: dict[str, str] = {}
        self._styles: dict[str, tuple[str, int]] = {}
        for relation in part.rels.values():
            if relation.reltype == RELATIONSHIP_TYPE.NUMBERING:
                self._read(_tree(relation.target_part))
            elif relation.reltype == RELATIONSHIP_TYPE.STYLES:
                self._read_styles(_tree(relation.target_part))

    def _read(self, root: Any) -> None:
        for abstract in root.iter(f"{_W}abstractNum"):
            levels = {}
            for level in abstract.iter(f"{_W}lvl"):
                start = _value(level.find(f"{_W}start"), "1")
                form = _value(level.find(f"{_W}numFmt"), "decimal")
                text = _value(level.find(f"{_W}lvlText"), "")
                levels[int(level.get(f"{_W}ilvl"))] = (int(start), form, text)
            self._levels[abstract.get(f"{_W}abstractNumId")] = levels
        for number in root.iter(f"{_W}num"):
            self._lists[number.get(f"{_W}numId")] = _value(number.find(f"{_W}abstractNumId"), "")

    def _read_styles(self, root: Any) -> None:
        for style in root.iter(f"{_W}style"):
            found = _numbered(style.find(f"{_W}pPr"))
            if found:
                self._styles[style.get(f"{_W}styleId")] = found

    def label(self, paragraph: Any) -> str:
        """The number before the paragraph with a blank after it; empty where Word shows none or a bullet."""
        properties = paragraph.find(f"{_W}pPr")
        if properties is None:
            return ""
        found = _numbered(properties) or self._styles.get(_value(properties.find(f"{_W}pStyle"), ""))
        if found is None:
            return ""
        name, level = found
        abstract = self._lists.get(name, "")
        levels = self._levels.get(abstract, {})
        if level not in levels:
            return ""
        counts = self._counts.setdefault(abstract, Counter())
        counts[level] = counts[level] + 1 if counts[level] else levels[level][0]
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        if levels[level][1] == "bullet":
            return ""

        def shown(match: re.Match[str]) -> str:
            other = int(match[1]) - 1
            start, form, _ = levels.get(other, (1, "decimal", ""))
            return _written(counts.get(other) or start, form)

        text = re.sub(r"%([1-9])", shown, levels[level][2])
        return f"{text} " if text else ""


def _tree(part: Any) -> Any:
    return etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False))


def _value(element: Any, default: str) -> str:
    return default if element is None else element.get(f"{_W}val", default)


def _numbered(properties: Any) -> tuple[str, int] | None:
    numbers = None if properties is None else properties.find(f"{_W}numPr")
    if numbers is None or _value(numbers.find(f"{_W}numId"), "0") == "0":
        return None
    return _value(numbers.find(f"{_W}numId"), "0"), int(_value(numbers.find(f"{_W}ilvl"), "0"))


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
