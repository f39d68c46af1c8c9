"""Small figures set up high: marks of notes, told from exponents.

A mark glued to what it follows changes it: `khoản 3` with note 5 becomes khoản 35. So readers put what is raised
between two signs that no text has, and it becomes `[5]` here, or stays a figure where it is the 2 of m².
"""

import re
from collections.abc import Iterable

from scripts.law_import.line import Line

_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
_RAISED = re.compile(f"{_OPEN}([^{_OPEN}{_CLOSE}]*){_CLOSE}")
_MARK = re.compile(r"\s*[\[(]?\s*([0-9]{1,3}|[ivx]{1,5}|\*{1,3})\s*[\])]?\s*")
_EXPONENT = re.compile(r"(?:(?:^|[\s\d(/,.])(?:[kcdmµμ]?m|ha|inch)|10)$")
# Here a figure can only be a mark: after the end of a sentence, of a word, or of a number that begins the line.
_ENDED = re.compile(r"(?:[.;:,)”\"’\]]|[^\W\d_]{2,}|^(?:Điều\s+)?[0-9]+[a-zđ]?)$")


def mark(text: str) -> str:
    """Text that is set up high."""
    return f"{_OPEN}{text}{_CLOSE}" if text.strip() else text


def is_marked(text: str) -> bool:
    """Does the line begin with the mark of a note?"""
    return _leading(text) is not None


def resolved(lines: Iterable[Line]) -> list[Line]:
    """The lines with `[5]` for the mark of note 5; a line that begins with one that others refer to is a note."""
    given = list(lines)
    notes = {number for line in given if (number := _leading(line.text)) is not None}
    return [line.with_text(_plain(line.text, notes)) if _OPEN in line.text else line for line in given]


def _leading(text: str) -> str | None:
    """The number of the note that the line is, where it begins with a mark."""
    found = _RAISED.match(text.lstrip()) or re.match(r"\[([0-9]{1,3})\]", text.lstrip())
    number = _MARK.fullmatch(found[1]) if found else None
    return number[1] if number else None


def _plain(text: str, notes: set[str]) -> str:
    def shown(match: re.Match[str]) -> str:
        number = _MARK.fullmatch(match[1])
        before = _RAISED.sub(r"[\1]", text[: match.start()]).rstrip()
        if number is None or _EXPONENT.search(before):
            return match[1]
        return f"[{number[1]}]" if number[1] in notes or not before or _ENDED.search(before) else match[1]

    return _RAISED.sub(shown, text)
