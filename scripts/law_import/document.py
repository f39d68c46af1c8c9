"""A document as its lines, whatever program made it: the one form that the parsers of this room read."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from scripts.law_import import docx_lines, html_lines, letters, pdf_lines, plain_lines
from scripts.law_import.kinds_of_file import other_kind
from scripts.law_import.line import Line, Read, Unreadable
from scripts.law_import.misread import flaws
from scripts.model.law_text import INVISIBLE
from scripts.problems import Position, Problem, problem
from scripts.read.text_file import read_bytes

SIZE_LIMIT = 64_000_000
# The Civil Code has 400,000 letters; a file that unpacks to much more is made to fill the memory.
_LETTERS_LIMIT = 20_000_000

READERS: dict[str, Callable[[bytes], Read]] = {
    ".docx": docx_lines.read,
    ".html": html_lines.read,
    ".htm": html_lines.read,
    ".md": plain_lines.read_markdown,
    ".pdf": pdf_lines.read,
    ".txt": plain_lines.read,
}


@dataclass(frozen=True)
class Document:
    """The lines of a file, NFC, those without a letter left out; `hidden` are letters that the file does not show."""

    name: str
    lines: tuple[Line, ...]
    hidden: str = ""


def read_document(path: Path) -> tuple[Document | None, list[Problem]]:
    """Read a file by its ending; None with the problem where that cannot be done, or would give wrong letters."""
    if path.suffix.lower() not in READERS:
        return read_data(path.name, b"")
    data, problems = read_bytes(path, Position(path.name), SIZE_LIMIT)
    return (None, problems) if data is None else read_data(path.name, data)


def read_data(name: str, data: bytes) -> tuple[Document | None, list[Problem]]:
    """The same of the bytes of a file of that name."""
    at, suffix = Position(name), Path(name).suffix.lower()
    reader = READERS.get(suffix)
    if reader is None:
        return None, [problem("E501", at, found=suffix or name, known=", ".join(READERS))]
    if not data.strip():
        return None, [problem("E103", at)]
    if other := other_kind(data, suffix):
        return None, [problem("E510", at, suffix=suffix, kind=other[0], how=other[1])]
    try:
        read = reader(data)
        shown = (line.text for line in read.lines)
        lost = None if read.converted else letters.missing(suffix, data, shown, read.added, read.left_out)
    except Unreadable as error:
        return None, [problem("E502", at, detail=str(error))]
    lines = (line.with_text(unicodedata.normalize("NFC", line.text).translate(INVISIBLE)) for line in read.lines)
    kept = tuple(line for line in lines if line.text.strip())
    if not kept:
        return None, [problem("E103", at)]
    if sum(len(line.text) for line in kept) > _LETTERS_LIMIT:
        return None, [problem("E502", at, detail="văn bản dài quá mức của một văn bản pháp luật")]
    if lost:
        return None, [problem("E508", at, found=" ".join(lost[:20]))]
    found = flaws(name, kept)
    return (None, found) if found else (Document(name, kept, read.left_out), [])
