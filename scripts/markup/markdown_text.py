"""What we need to know of Markdown text without rendering it: its headings and its links by identity.

Both are found line by line outside fenced code, which is all that our sources use; the engine's own
parser has the last word when the page is rendered.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from scripts.vietnamese.slugs import slug

SCHEMES = ("luat", "sukien", "tin", "hoidap", "tinhhuong", "dedoc", "trang", "chiendich")

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_ATX = re.compile(
    r"(?P<marks>#{1,6})[ \t]+(?P<title>.+?)(?:[ \t]+#+)?(?:[ \t]*\{[ \t]*#(?P<anchor>[\w-]+)[^}]*\})?[ \t]*$"
)
_SETEXT = re.compile(r"(=+|-{2,})[ \t]*$")
_NOT_A_TITLE = re.compile(r"[ \t]*($|[-*+>|]|\d+[.)]|#|<|!!!|\?\?\?|:)|\s{4}")
_LINK = re.compile(r"\]\((?P<scheme>" + "|".join(SCHEMES) + r"):(?P<target>[^)\s]*)(?P<title>\s+\"[^\"]*\")?\)")
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
        line = lines[number]
        if match := _ATX.match(line):
            level, title, given = len(match["marks"]), match["title"], match["anchor"]
        elif _is_setext(lines, number):
            level, title, given = (1 if lines[number + 1].startswith("=") else 2), line.strip(), None
        else:
            continue
        words = _MARKUP.sub(lambda part: part.group(1) or "", title).strip()
        anchor = given or _unique(_anchor(words), seen)
        seen.add(anchor)
        found.append(Heading(level, words, anchor, number))
    return found


def with_anchors(text: str) -> str:
    """The same text with an explicit `{#anchor}` on each heading.

    The engines' own slugs lose đ (`Điều 5` → `ieu-5`) and differ from engine to engine.
    """
    found = headings(text)
    if not found:
        return text
    lines = text.split("\n")
    for heading in found:
        line = lines[heading.line]
        match = _ATX.match(line)
        if match and not match["anchor"]:
            lines[heading.line] = f"{match['marks']} {match['title']} {{#{heading.anchor}}}"
        elif not match:
            lines[heading.line] = f"{line.rstrip()} {{#{heading.anchor}}}"
    return "\n".join(lines)


def plain_text(text: str) -> str:
    """The words of a short text without its markup, on one line."""
    return " ".join(_MARKUP.sub(lambda part: part.group(1) or "", text).split())


def links(text: str) -> Iterator[Reference]:
    """Every link by identity outside code."""
    if "](" not in text:
        return
    lines = text.split("\n")
    for number in _prose(lines):
        if "](" not in lines[number]:  # most lines
            continue
        hidden = [match.span() for match in _CODE.finditer(lines[number])]
        for match in _LINK.finditer(lines[number]):
            if not any(start <= match.start() < end for start, end in hidden):
                yield Reference(match["scheme"], match["target"], number, match.start("scheme") + 1)


def images(text: str) -> Iterator[InlineImage]:
    """Every picture within a text, outside code; its credit is the title in quotes."""
    if "![" not in text:
        return
    lines = text.split("\n")
    for number in _prose(lines):
        hidden = [match.span() for match in _CODE.finditer(lines[number])]
        for match in _IMAGE.finditer(lines[number]):
            if not any(start <= match.start() < end for start, end in hidden):
                alt, credit = match["alt"].strip(), (match["title"] or "").strip()
                yield InlineImage(match["file"], alt, credit, number, match.start() + 1)


def rewrite_images(text: str, html: Callable[[InlineImage, bool], str | None]) -> str:
    """The text with each picture replaced by what `html` makes of it, given whether it is a paragraph of its own;
    None leaves it. A list of attributes behind it goes with it."""
    lines = text.split("\n")
    for image in reversed(list(images(text))):
        line = lines[image.line]
        start = image.column - 1
        match = _IMAGE.match(line, start)
        assert match
        end = attributes.end() if (attributes := _ATTRIBUTES.match(line, match.end())) else match.end()
        around = [lines[number].strip() for number in (image.line - 1, image.line + 1) if 0 <= number < len(lines)]
        made = html(image, start == 0 and not line[end:].strip() and not any(around))
        if made is not None:
            lines[image.line] = line[:start] + made + line[end:]
    return "\n".join(lines)


def without_code(text: str) -> str:
    """The text with blanks in place of all code, so that positions stay the same."""
    prose = set(_prose(lines := text.split("\n")))
    return "\n".join(
        _CODE.sub(lambda match: " " * len(match[0]), line) if number in prose else " " * len(line)
        for number, line in enumerate(lines)
    )


def rewrite_links(text: str, address: Callable[[Reference], str]) -> str:
    """The text with each link by identity replaced by the address that the function gives."""
    if "](" not in text:
        return text
    lines = text.split("\n")
    for link in reversed(list(links(text))):
        line = lines[link.line]
        end = link.column - 1 + len(link.text)
        lines[link.line] = line[: link.column - 1] + address(link) + line[end:]
    return "\n".join(lines)


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


def _unique(anchor: str, seen: set[str]) -> str:
    if anchor not in seen:
        return anchor
    number = 2
    while f"{anchor}-{number}" in seen:
        number += 1
    return f"{anchor}-{number}"
