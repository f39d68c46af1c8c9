"""Text files: .txt as offices save it or as a PDF was turned into, and Markdown."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from scripts.law_import import tables
from scripts.law_import.line import Line, Read, Unreadable
from scripts.vietnamese.encodings import decode

_BREAKS = re.compile(r"\r\n?|[\v\x85\u2028\u2029]")
_RULE = re.compile(r"\|?(?:\s*:?-{3,}:?\s*\|)+\s*(?::?-{3,}:?\s*)?")
_EMPHASIS = re.compile(r"(?<!\\)(\*{1,3}|_{2,3})(?=\S)(.+?)(?<=\S)\1|(?<!\\)\*+")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|>~-])")
# Word saves a table as text with a tab between its cells; after `1.` or `a)` a tab is a blank.
_LABEL = re.compile(r"\s*(?:Điều\s+)?(?:[0-9]+[a-zđ]?|[a-zđ]|[-+•–])[.):]*\t")


def read(data: bytes) -> Read:
    """A text file in any encoding that Vietnamese offices use; a form feed begins a page. Raises Unreadable."""
    return Read([*_with_rows((line, _cells(line.text)) for line in _lines(_text(data)))])


def read_markdown(data: bytes) -> Read:
    """A Markdown file: the marks of emphasis, tables and headings are no part of the text. Raises Unreadable."""
    found: list[tuple[Line, list[str]]] = []
    for line in _lines(_text(data)):
        text = line.text.strip()
        if _RULE.fullmatch(text):
            continue
        is_row = text.startswith("|") and text.endswith("|") and len(text) > 1
        cells = re.split(r"(?<!\\)\|", text[1:-1]) if is_row else [re.sub(r"^#{1,6}\s+", "", text)]
        cells = [_without_marks(cell).strip() for cell in cells]
        found.append((line.with_text(cells[0]), cells))
    return Read([*_with_rows(found)])


def _with_rows(lines: Iterable[tuple[Line, list[str]]]) -> Iterator[Line]:
    """The lines, those of several cells as rows of their table."""
    for is_row, group in groupby(lines, key=lambda line: len(line[1]) > 1):
        rows = [*group]
        if not is_row:
            yield from (line for line, _ in rows)
        elif len(rows) < 2 or tables.is_layout([cells for _, cells in rows]):
            yield from (line.with_text(cell) for line, cells in rows for cell in cells if cell.strip())
        else:
            yield from (replace(line, text=tables.row_of(cells), row=True) for line, cells in rows)


def _cells(text: str) -> list[str]:
    label = _LABEL.match(text)
    rest = text[label.end() :] if label else text
    return text.split("\t") if "\t" in rest.strip() else [text]


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
    for number, raw in enumerate(re.sub(r"(?<=[^\n])\f", "\n\f", text).split("\n"), 1):
        page += raw.count("\f")
        content = raw.replace("\f", "")
        if content.strip():
            indent = len(content) - len(content.lstrip())
            lines.append(Line(content.strip(), number, page if paged else 0, blank, float(indent)))
        blank = not content.strip()
    return lines
