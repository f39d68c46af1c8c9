"""An official text as it was understood: the pure half of an import, from a file to its parts."""

import re
from dataclasses import dataclass, replace
from pathlib import Path

from scripts.law_import.article import short
from scripts.law_import.document import Document, read_document
from scripts.law_import.line import Line
from scripts.law_import.misread import glued
from scripts.law_import.paragraphs import paragraphs
from scripts.law_import.structure import structure
from scripts.law_import.tables import flattened
from scripts.model.law_text import LawText, characters
from scripts.problems import Position, Problem, problem

# `18.2 Cổng thông tin …` is clause 18 with the mark of note 2; `2 Khoản này được bổ sung …` is the note itself.
_GLUED = re.compile(
    r"[0-9]{1,3}\.[0-9]{1,3}\s+[A-ZĐ]"
    r"|[0-9]{1,3}\s+(?:Chương|Mục|Điều|Khoản|Điểm|Đoạn|Cụm từ|Tên|Luật|Nghị định)\b"
    r".{0,200}\b(?:được|có căn cứ|bị bãi bỏ)\b",
    re.DOTALL,
)

_ALMOST = re.compile(r"\b[ĐÐ]i[êềe]u\s*[0-9]", re.IGNORECASE)


@dataclass(frozen=True)
class Understood:
    """What a file holds, or why it cannot be used; `hidden` are letters that it holds and does not show. The `document`
    is there whenever the file could be read, whether it is a law or not."""

    problems: tuple[Problem, ...] = ()
    text: LawText | None = None
    hidden: str = ""
    document: Document | None = None


def understand(path: Path) -> Understood:
    """Read a file into the parts of a law, checking that no letter was lost on the way."""
    document, problems = read_document(path)
    if document is None:
        return Understood(tuple(problems))
    return replace(_understood(path, document), document=document)


def _understood(path: Path, document: Document) -> Understood:
    at = Position(document.name)
    text = structure(paragraphs(document.lines), document.name).text
    if not text.articles:
        return Understood((_without_articles(document),))
    if "VĂN BẢN HỢP NHẤT" in text.preamble + text.closing and (mixed := next(filter(_is_glued, document.lines), None)):
        return Understood((problem("E520", Position(document.name, mixed.number), found=mixed.text),))
    if not text.number:
        return Understood((problem("E504", at),))
    if text.date is None and not text.has_year and not text.consolidates:
        return Understood((problem("E515", at, found=text.number),))
    if text.characters != "".join(characters(line.text) for line in document.lines):
        return Understood((problem("E508", at, found="…"),))  # the promise of this room, checked at every import
    # Word and web pages have tables; in a text file blanks are all that is left of one.
    rows = flattened(document.lines) if path.suffix.lower() == ".txt" else ()
    doubts = sorted([*text.doubts, *glued(document.lines), *rows], key=lambda doubt: doubt.line)
    return Understood((), text.model_copy(update={"doubts": tuple(doubts)}), document.hidden)


def _without_articles(document: Document) -> Problem:
    """What comes nearest to an article, or what the text begins with, for staff to see what it is."""
    for line in document.lines:
        if match := _ALMOST.search(line.text):
            seen = f"; gần nhất là “{short(line.text[match.start() :])}”"
            seen += ", không đứng đầu dòng" if line.text[: match.start()].strip() else ""
            return problem("E503", Position(document.name, line.number, match.start() + 1), seen=seen)
    first = document.lines[0]
    return problem("E503", Position(document.name, first.number), seen=f"; tệp bắt đầu bằng “{short(first.text)}”")


def _is_glued(line: Line) -> bool:
    return not line.row and not line.note and bool(_GLUED.match(line.text))
