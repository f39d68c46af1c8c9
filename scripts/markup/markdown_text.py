"""What we need to know of Markdown text without rendering it: its headings and its links by identity.

Both are found line by line outside fenced code, which is quick; what the parser finds beyond that, `check` names
(unfit.py).
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain, count
from urllib.parse import unquote

from scripts.vietnamese.slugs import slug_or

SCHEMES = ("luat", "sukien", "tin", "hoidap", "tinhhuong", "dedoc", "sodo", "mohinh", "baihoc", "trang", "chiendich")

# The anchor that every page has of itself (overrides/base.html).
PAGES_OWN = "main-content"

_FENCE = re.compile(r"[ \t]*(`{3,}(?!.*`)|~{3,})")
_ANCHOR = re.compile(r"[ \t]*\{#([\w-]+)\}[ \t]*$", re.ASCII)
# Signs at the end are letters, `## Khối C #`, but for as many as at the beginning.
HEADING = re.compile(r"[ \t]*(?P<marks>#{1,6})[ \t]+(?P<title>.+?)(?:[ \t]+(?P=marks))?[ \t]*$")
_NOTE = re.compile(r"^[ \t>]*\[\^([^\]\s]+)\]:", re.MULTILINE)
_LINK = re.compile(r"\]\((?P<scheme>" + "|".join(SCHEMES) + r"):(?P<target>[^)\s]*)(?P<title>\s+\"[^\"]*\")?\)")
_WHOLE_LINK = re.compile(r"\[(?P<words>(?:[^\[\]]|\[[^\[\]]*\])*)" + _LINK.pattern)
# Words in brackets are allowed within the description; names of files may have blanks and brackets, as Windows gives
# them, `anh (1).jpg`, and quotation marks may be Word's.
_IMAGE = re.compile(
    r"!\[(?P<alt>(?:[^\[\]]|\[[^\[\]]*\])*)\]"
    r"\([ \t]*(?P<file>[^()\n]*?(?:\([^()\n]*\)[^()\n]*?)*?)(?:[ \t]+[\"'“”„‘’](?P<title>.*?)[\"'“”‘’])?[ \t]*\)"
)
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `line` counts from 0 within the text."""

    level: int
    title: str
    anchor: str
    line: int


@dataclass(frozen=True, slots=True)
class Reference:
    """A link by identity, `[x](luat:73/2021/QH14#dieu-5)`; line from 0, column from 1."""

    scheme: str
    target: str
    line: int
    column: int

    @property
    def text(self) -> str:
        """The link as written."""
        return f"{self.scheme}:{self.target}"


@dataclass(frozen=True, slots=True)
class InlineImage:
    """`![alt](file "credit")` within a text; line from 0, column from 1."""

    file: str
    alt: str
    credit: str
    line: int
    column: int


def parse_link(text: str) -> Reference | None:
    """A link by identity that is a field's whole value."""
    scheme, colon, target = text.partition(":")
    return Reference(scheme, target, 0, 1) if colon and scheme in SCHEMES else None


def headings(text: str) -> list[Heading]:
    """Every heading with its anchor; a repeated anchor gets `-2`, `-3`, as readers' links need it unique. Engines'
    own slugs lose đ (`Điều 5` → `ieu-5`) and differ from engine to engine."""
    if "#" not in text:
        return []
    from scripts.markup.conversion import plain_text  # loads the converter, which needs this module

    found: list[Heading] = []
    seen = {PAGES_OWN}
    lines = text.split("\n")
    for number in prose_lines(lines):
        match = HEADING.match(lines[number])
        if match is None:
            continue
        written = anchor_of(match["title"])
        words = plain_text(match["title"][: written.start()] if written else match["title"])
        first = written[1] if written else _anchor(words)
        others = (f"{first}-{number}" for number in count(2))
        anchor = next(one for one in chain([first], others) if written or one not in seen)
        seen.add(anchor)
        found.append(Heading(len(match["marks"]), words, anchor, number))
    return found


def anchor_of(title: str) -> re.Match[str] | None:
    """The anchor that is written behind a heading, `## Mục {#ma-rieng}`."""
    return _ANCHOR.search(title)


def notes(text: str) -> frozenset[str]:
    """The marks of the notes that a text explains, `[^1]: …`."""
    return frozenset(_NOTE.findall(without_code(text))) if "[^" in text else frozenset()


def links(text: str) -> Iterator[Reference]:
    """Every link by identity outside code."""
    return (_link(number, match) for number, match in _found(_LINK, text, "]("))


def rewrite_links(text: str, address: Callable[[Reference], str]) -> str:
    """The text with each link by identity replaced by the address that the function gives."""
    lines = text.split("\n")
    for number, match in reversed([*_found(_LINK, text, "](")]):
        line = lines[number]
        lines[number] = line[: match.start("scheme")] + address(_link(number, match)) + line[match.end("target") :]
    return "\n".join(lines)


def without_links(text: str, is_dead: Callable[[Reference], bool]) -> str:
    """The text with some links by identity taken off their words, which stay."""
    shown = without_code(text)
    for match in reversed([*_WHOLE_LINK.finditer(shown)]):
        start = match.start("scheme")
        line, column = shown.count("\n", 0, start), start - shown.rfind("\n", 0, start)
        if is_dead(Reference(match["scheme"], match["target"], line, column)):
            text = text[: match.start()] + text[slice(*match.span("words"))] + text[match.end() :]
    return text


def images(text: str) -> Iterator[InlineImage]:
    """Every picture within a text, outside code; its credit is the title in quotes."""
    return (_image(number, match) for number, match in _found(_IMAGE, text, "!["))


def regular_images(text: str) -> str:
    """The text with each picture as CommonMark wants it, whatever its name and its quotation marks."""
    lines = text.split("\n")
    for number, match in reversed([*_found(_IMAGE, text, "![")]):
        line, title = lines[number], (match["title"] or "").replace('"', '\\"')
        credit = f' "{title}"' if title else ""
        made = f"![{match['alt']}](<{match['file'].strip('<>')}>{credit})"
        lines[number] = line[: match.start()] + made + line[match.end() :]
    return "\n".join(lines)


def rewrite_images(text: str, html: Callable[[InlineImage, bool], str | None]) -> str:
    """The text with each picture replaced by what `html` makes of it, given whether it is a paragraph of its own;
    None leaves it."""
    lines = text.split("\n")
    for number, match in reversed([*_found(_IMAGE, text, "![")]):
        line, end = lines[number], match.end()
        around = [lines[near].strip() for near in (number - 1, number + 1) if 0 <= near < len(lines)]
        alone = match.start() == 0 and not line[end:].strip() and not any(around)
        made = html(_image(number, match), alone)
        if made is not None:
            lines[number] = line[: match.start()] + made + line[end:]
    return "\n".join(lines)


def without_code(text: str) -> str:
    """The text with blanks in place of all code, so that positions stay the same."""
    prose = set(prose_lines(lines := text.split("\n")))
    return "\n".join(
        _CODE.sub(lambda match: " " * len(match[0]), line) if number in prose else " " * len(line)
        for number, line in enumerate(lines)
    )


def _found(pattern: re.Pattern[str], text: str, begin: str) -> Iterator[tuple[int, re.Match[str]]]:
    """Every match outside code with the number of its line; `begin` is in all that match, and in few lines."""
    if begin not in text:
        return
    lines = text.split("\n")
    for number in prose_lines(lines):
        if begin in lines[number]:
            hidden = [match.span() for match in _CODE.finditer(lines[number])]
            for match in pattern.finditer(lines[number]):
                if not any(start <= match.start() < end for start, end in hidden):
                    yield number, match


def _link(number: int, match: re.Match[str]) -> Reference:
    return Reference(match["scheme"], match["target"], number, match.start("scheme") + 1)


def _image(number: int, match: re.Match[str]) -> InlineImage:
    file = unquote(match["file"].strip("<>"))
    return InlineImage(file, match["alt"].strip(), (match["title"] or "").strip(), number, match.start() + 1)


def prose_lines(lines: list[str]) -> Iterator[int]:
    """The numbers of the lines outside fenced code; a fence that nothing closes is none."""
    number = 0
    while number < len(lines):
        fence = _FENCE.match(lines[number])
        if end := fence and _closing(lines, number, fence[1]):
            number = end
        else:
            yield number
        number += 1


def _closing(lines: list[str], number: int, fence: str) -> int | None:
    rest = enumerate(map(str.strip, lines[number + 1 :]), number + 1)
    return next((place for place, line in rest if line.startswith(fence) and not line.strip(fence[0])), None)


def _anchor(words: str) -> str:
    return slug_or("muc", words)
