"""Text files: .txt as offices save it or as a PDF was turned into, and Markdown."""

import re

from scripts.law_import.line import Line, Unreadable
from scripts.vietnamese.encodings import decode

_BREAKS = re.compile(r"\r\n?|[\v\x85\u2028\u2029]")
_RULE = re.compile(r"\|?(?:\s*:?-{3,}:?\s*\|)+\s*(?::?-{3,}:?\s*)?")
_EMPHASIS = re.compile(r"(?<!\\)(\*{1,3}|_{2,3})(?=\S)(.+?)(?<=\S)\1|(?<!\\)\*+")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|>~-])")


def read(data: bytes) -> list[Line]:
    """A text file in any encoding that Vietnamese offices use; a form feed begins a page. Raises Unreadable."""
    return _lines(_text(data))


def read_markdown(data: bytes) -> list[Line]:
    """A Markdown file: the marks of emphasis, tables and headings are no part of the text. Raises Unreadable."""
    lines = []
    for line in _lines(_text(data)):
        text = line.text.strip()
        if _RULE.fullmatch(text):
            continue
        is_row = text.startswith("|") and text.endswith("|") and len(text) > 1
        cells = re.split(r"(?<!\\)\|", text[1:-1]) if is_row else [re.sub(r"^#{1,6}\s+", "", text)]
        lines += [line.with_text(_without_marks(cell)) for cell in cells if cell.strip()]
    return lines


def _without_marks(text: str) -> str:
    before = None
    while before != text:  # bold within italics
        before, text = text, _EMPHASIS.sub(lambda match: match[2] or "", text)
    return _ESCAPED.sub(r"\1", text)


def _text(data: bytes) -> str:
    decoded = decode(data)
    if decoded is None:
        raise Unreadable("tệp không phải tệp văn bản")
    return _BREAKS.sub("\n", decoded.text.removeprefix("\ufeff"))


def _lines(text: str) -> list[Line]:
    lines: list[Line] = []
    paged, page, blank = "\f" in text, 1, True
    for number, raw in enumerate(text.split("\n"), 1):
        pieces = raw.split("\f")
        page += len(pieces) - 1
        content = pieces[-1] if len(pieces) > 1 and not "".join(pieces[:-1]).strip() else " ".join(pieces)
        if content.strip():
            indent = len(content) - len(content.lstrip())
            lines.append(Line(content.strip(), number, page if paged else 0, blank, float(indent)))
        blank = not content.strip()
    return lines
