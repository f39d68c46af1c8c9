"""The numbers that Word counts by itself: `Điều 1.`, `1.`, `a)` of automatic lists (ECMA-376 §17.9)."""

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import Any

from scripts.law_import.fonts import shown_in
from scripts.law_import.word_package import Package, W, is_on, value
from scripts.law_import.word_styles import Styles
from scripts.vietnamese.numbering import roman


@dataclass(frozen=True, slots=True)
class _Level:
    """A level of a list. Its count begins again after one of the levels before `restart`; None means all."""

    start: int
    form: str
    text: str
    style: str
    restart: int | None
    legal: bool
    gap: str


@dataclass(frozen=True, slots=True)
class _List:
    """A list as paragraphs name it: whose counts it shares, its levels, and those that it starts anew."""

    counts: str
    levels: dict[int, _Level]
    begins: dict[int, int]


class Numbering:
    """Asked for each paragraph in the order of the document, since each adds to the counts."""

    def __init__(self, package: Package, styles: Styles) -> None:
        self._styles = styles
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._begun: set[tuple[str, int]] = set()
        for root in package.roots("numbering"):
            abstract = {one.get(f"{W}abstractNumId", ""): one for one in root.iterfind(f"{W}abstractNum")}
            nums = {num.get(f"{W}numId", ""): num for num in root.iterfind(f"{W}num")}
            for name, num in nums.items():
                number = value(num.find(f"{W}abstractNumId"), "")
                # A list may be no more than the name of a style that has the list with the levels.
                if style := value(_find(abstract.get(number), "numStyleLink"), ""):
                    number = value(_find(nums.get(self._named(None, style)[0]), "abstractNumId"), number)
                self._lists[name] = _list(num, number, abstract.get(number))

    def label(self, properties: Any, style: str) -> str:
        """The number before a paragraph and what parts it from the text; empty where Word shows none, or a bullet."""
        number, level = self._named(properties, style)
        listed = self._lists.get(number)
        if listed is None or level not in listed.levels:
            return ""
        counts = self._counts[listed.counts]
        begin = listed.begins.get(level) if (number, level) not in self._begun else None
        self._begun.add((number, level))
        if begin is None:
            begin = counts[level] + 1 if level in counts else listed.levels[level].start
        counts[level] = begin
        for deeper, other in listed.levels.items():
            if deeper > level and (other.restart is None or level < other.restart):
                counts.pop(deeper, None)
        own = listed.levels[level]
        if own.form == "bullet":
            return ""

        def shown(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            other = listed.levels.get(at)
            form = "decimal" if other is None or (own.legal and at != level) else other.form
            return written(counts.get(at, other.start if other else 1), form)

        text = re.sub(r"%([1-9])", shown, own.text)
        return f"{text}{own.gap}" if text else ""

    def _named(self, properties: Any, style: str) -> tuple[str, int]:
        """The list and level of a paragraph: its own, else those of its style or one that this is based on."""
        chain = [*self._styles.chain(style)]
        numbers = [_find(properties, "numPr"), *(_find(one.find(f"{W}pPr"), "numPr") for _, one in chain)]
        number = next((found for one in numbers if (found := value(_find(one, "numId"), ""))), "")
        level = next((found for one in numbers if (found := value(_find(one, "ilvl"), ""))), "")
        own = value(_find(numbers[0], "ilvl"), "")
        if not own and number in self._lists:
            levels = self._lists[number].levels.items()
            linked = (at for name, _ in chain for at, one in levels if one.style == name)
            level = str(next(linked, level or 0))
        return number, int(level or 0)


def _find(element: Any, name: str) -> Any:
    return None if element is None else element.find(f"{W}{name}")


def _list(num: Any, counts: str, abstract: Any) -> _List:
    found = [] if abstract is None else [*abstract.iterfind(f"{W}lvl")]
    levels = {int(level.get(f"{W}ilvl", 0)): _level(level) for level in found}
    begins: dict[int, int] = {}
    for override in num.iterfind(f"{W}lvlOverride"):
        at, own = int(override.get(f"{W}ilvl", 0)), override.find(f"{W}lvl")
        if own is not None:
            levels[at] = _level(own)
        if (start := override.find(f"{W}startOverride")) is not None:
            begins[at] = int(value(start, "1"))
            if at in levels:
                levels[at] = replace(levels[at], start=begins[at])
    return _List(counts, levels, begins)


def _level(level: Any) -> _Level:
    restart = level.find(f"{W}lvlRestart")
    fonts = level.find(f"{W}rPr/{W}rFonts")
    text = value(level.find(f"{W}lvlText"), "")
    return _Level(
        start=int(value(level.find(f"{W}start"), "1")),
        form=value(next(level.iter(f"{W}numFmt"), None), "decimal"),
        text=text if fonts is None else shown_in(fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or "", text),
        style=value(level.find(f"{W}pStyle"), ""),
        restart=None if restart is None else int(value(restart, "0")),
        legal=bool(is_on(level.find(f"{W}isLgl"))),
        gap="" if value(level.find(f"{W}suff"), "tab") == "nothing" else " ",
    )


def written(number: int, form: str) -> str:
    """A number in a form of Word's, such as `lowerRoman`."""
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number > 0 else ""
        return letter if form == "lowerLetter" else letter.upper()
    if form in ("lowerRoman", "upperRoman"):
        return roman(number) if form == "upperRoman" else roman(number).lower()
    if form == "decimalZero":
        return f"{number:02}"
    return "" if form in ("none", "bullet") else str(number)
