"""An official text as it was understood: the pure half of an import, from a file to its parts."""

from dataclasses import dataclass
from pathlib import Path

from scripts.law_import.document import read_document
from scripts.law_import.paragraphs import paragraphs
from scripts.law_import.structure import structure
from scripts.model.law_text import LawText, characters
from scripts.problems import Position, Problem, problem


@dataclass(frozen=True)
class Understood:
    """What a file holds, or why it cannot be used; `hidden` are letters that it holds and does not show."""

    problems: tuple[Problem, ...] = ()
    text: LawText | None = None
    hidden: str = ""


def understand(path: Path) -> Understood:
    """Read a file into the parts of a law, checking that no letter was lost on the way."""
    document, problems = read_document(path)
    if document is None:
        return Understood(tuple(problems))
    at = Position(document.name)
    text = structure(paragraphs(document.lines), document.name).text
    if not text.articles:
        return Understood((problem("E503", at),))
    if not text.number:
        return Understood((problem("E504", at),))
    if text.date is None and not text.has_year and not text.consolidates:
        return Understood((problem("E515", at, found=text.number),))
    if text.characters != "".join(characters(line.text) for line in document.lines):
        return Understood((problem("E508", at, found="…"),))  # the promise of this room, checked at every import
    return Understood((), text, document.hidden)
