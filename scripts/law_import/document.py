"""A document as its lines, whatever program made it: the one form that the parsers of this room read."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from scripts.law_import import docx_lines, html_lines, pdf_lines, plain_lines
from scripts.law_import.line import Line, Unreadable
from scripts.problems import Position, Problem, problem
from scripts.read.text_file import read_bytes

SIZE_LIMIT = 64_000_000

READERS: dict[str, Callable[[bytes], list[Line]]] = {
    ".docx": docx_lines.read,
    ".html": html_lines.read,
    ".htm": html_lines.read,
    ".md": plain_lines.read_markdown,
    ".pdf": pdf_lines.read,
    ".txt": plain_lines.read,
}


@dataclass(frozen=True)
class Document:
    """The lines of a file, NFC, those without a letter left out."""

    name: str
    lines: tuple[Line, ...]


def read_document(path: Path) -> tuple[Document | None, list[Problem]]:
    """Read a file by its ending; None with the problem where that cannot be done."""
    at = Position(path.name)
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        return None, [problem("E501", at, found=path.suffix or path.name, known=", ".join(READERS))]
    data, problems = read_bytes(path, at, SIZE_LIMIT)
    if data is None:
        return None, problems
    try:
        lines = reader(data)
    except Unreadable as error:
        return None, [problem("E502", at, detail=str(error))]
    kept = tuple(line.with_text(unicodedata.normalize("NFC", line.text)) for line in lines if line.text.strip())
    if not kept:
        return None, [problem("E103", at)]
    return Document(path.name, kept), []
