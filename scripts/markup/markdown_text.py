"""What we need to know of Markdown text without rendering it: its headings and its links by identity.

Both are found line by line outside fenced code, which is all that our sources use; the engine's own
parser has the last word when the page is rendered.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain, count

from scripts.vietnamese.slugs import slug

SCHEMES = ("luat", "sukien", "tin", "hoidap", "tinhhuong", "dedoc", "trang", "chiendich")

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_ATX = re.compile(
    r"(?P<marks>#{1,6})[ \t]+(?P<title>.+?)(?:[ \t]+#+)?(?:[ \t]*\{[ \t]*#(?P<anchor>[\w-]+)[^}]*\})?[ \t]*$"
)
_SETEXT = re.compile(r"(=+|-{2,})[ \t]*$")
_NOT_A_TITLE = re.compile(r"[ \t]*($|[-*+>|]|\d+[.)]|#|<|!!!|\?\?\?|:)|\s{4}")
_LINK = re.compile(r"\]\((?P<scheme>" + "|".join(SCHEMES) + r"):(?P<target>[^)\s]*)(?P<title>\s+\"[^\"]*\")?\)")
_WHOLE_LINK = re.compile(r"\[(?P<words>(?:[^\[\]]|\[[^\[\]]*\])*)" + _LINK.pattern)
# Words in brackets are allowed within the description, as in the engine's own Markdown.
_IMAGE = re.compile(
    r"!\[(?P<alt>(?:[^\[\]]|\[[^\[\]]*\])*)\]\((?P<file>[^)\s]+)(?:\s+(?P<quote>[\"'])(?P<title>.*?)(?P=quote))?\s*\)"
)
_ATTRIBUTES = re.compile(r"\{:?[^{}\n]*\}")
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_MARKUP = re.compile(r"\[([^\]]*)\]\([^)]*\)|[*_`]")


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
    """Every heading with its anchor; a repeated anchor gets `-2`, `-3`, as readers' links need it unique."""
    found: list[Heading] = []
    seen: set[str] = set()
    lines = text.split("\n")
    for number in _prose(lines):
        if match := _ATX.match(lines[number]):
            level, title, anchor = len(match["marks"]), match["title"], match["anchor"]
        elif _is_setext(lines, number):
            level, title, anchor = (1 if lines[number + 1].startswith("=") else 2), lines[number], None
        else:
            continue
        words = _MARKUP.sub(r"\1", title).strip()
        if not anchor:
            first = _anchor(words)
            others = (f"{first}-{number}" for number in count(2))
            anchor = next(one for one in chain([first], others) if one not in seen)
        seen.add(anchor)
        found.append(Heading(level, words, anchor, number))
    return found


def with_anchors(text: str) -> str:
    """The same text with an explicit `{#anchor}` on each heading.

    The engines' own slugs lose đ (`Điều 5` → `ieu-5`) and differ from engine to engine.
    """
    lines = text.split("\n")
    for heading in headings(text):
        match = _ATX.match(lines[heading.line])
        if not (match and match["anchor"]):
            words = f"{match['marks']} {match['title']}" if match else lines[heading.line].rstrip()
            lines[heading.line] = f"{words} {{#{heading.anchor}}}"
    return "\n".join(lines)


def plain_text(text: str) -> str:
    """The words of a short text without its markup, on one line."""
    return " ".join(_MARKUP.sub(r"\1", text).split())


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


def rewrite_images(text: str, html: Callable[[InlineImage, bool], str | None]) -> str:
    """The text with each picture replaced by what `html` makes of it, given whether it is a paragraph of its own;
    None leaves it. A list of attributes behind it goes with it."""
    lines = text.split("\n")
    for number, match in reversed([*_found(_IMAGE, text, "![")]):
        line = lines[number]
        end = attributes.end() if (attributes := _ATTRIBUTES.match(line, match.end())) else match.end()
        around = [lines[near].strip() for near in (number - 1, number + 1) if 0 <= near < len(lines)]
        alone = match.start() == 0 and not line[end:].strip() and not any(around)
        made = html(_image(number, match), alone)
        if made is not None:
            lines[number] = line[: match.start()] + made + line[end:]
    return "\n".join(lines)


def without_code(text: str) -> str:
    """The text with blanks in place of all code, so that positions stay the same."""
    prose = set(_prose(lines := text.split("\n")))
    return "\n".join(
        _CODE.sub(lambda match: " " * len(match[0]), line) if number in prose else " " * len(line)
        for number, line in enumerate(lines)
    )


def _found(pattern: re.Pattern[str], text: str, begin: str) -> Iterator[tuple[int, re.Match[str]]]:
    """Every match outside code with the number of its line; `begin` is in all that match, and in few lines."""
    if begin not in text:
        return
    lines = text.split("\n")
    for number in _prose(lines):
        if begin in lines[number]:
            hidden = [match.span() for match in _CODE.finditer(lines[number])]
            for match in pattern.finditer(lines[number]):
                if not any(start <= match.start() < end for start, end in hidden):
                    yield number, match


def _link(number: int, match: re.Match[str]) -> Reference:
    return Reference(match["scheme"], match["target"], number, match.start("scheme") + 1)


def _image(number: int, match: re.Match[str]) -> InlineImage:
    return InlineImage(match["file"], match["alt"].strip(), (match["title"] or "").strip(), number, match.start() + 1)


def _prose(lines: list[str]) -> Iterator[int]:
    fence: str | None = None
    for number, line in enumerate(lines):
        match = _FENCE.match(line)
        if fence is not None:
            if match and match.group(1).startswith(fence) and not line.strip().strip(fence[0]):
                fence = None
        elif match:
            fence = match.group(1)
        else:
            yield number


def _is_setext(lines: list[str], number: int) -> bool:
    following = lines[number + 1] if number + 1 < len(lines) else ""
    previous = lines[number - 1] if number else ""
    return bool(_SETEXT.match(following)) and not _NOT_A_TITLE.match(lines[number]) and not previous.strip()


def _anchor(words: str) -> str:
    try:
        return slug(words)
    except ValueError:
        return "muc"
