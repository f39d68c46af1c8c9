"""Bytes on disk to NFC text, whatever program saved them."""

import re
import unicodedata
from pathlib import Path

from scripts.markup.comments import open_comment, without_comments, without_comments_of_yaml
from scripts.problems import Position, Problem, problem
from scripts.read.front_matter import last_fence
from scripts.vietnamese.encodings import decode
from scripts.vietnamese.garbled import garbled
from scripts.vietnamese.odd_signs import mended

SIZE_LIMIT = 8_000_000
LINE_LIMIT = 20_000

# What Git leaves where two people changed the same lines.
_CONFLICT = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: |$)", re.MULTILINE)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")


def read_bytes(file: Path, at: Position, limit: int) -> tuple[bytes | None, list[Problem]]:
    """The bytes of a file of at most `limit` bytes, or None with the problem `at` its name."""
    try:
        is_larger = file.stat().st_size > limit
        data = b""
        if not is_larger:  # a file of gigabytes is not read to find out that it is one
            with file.open("rb") as opened:
                data = opened.read(limit + 1)
    except OSError as error:
        return None, [problem("E109", at, detail=error.strerror or type(error).__name__)]
    if is_larger or len(data) > limit:
        return None, [problem("E111", at, limit=f"{limit // 1_000_000} MB")]
    return data, []


def text_of(data: bytes, at: Position) -> tuple[str | None, list[Problem]]:
    """The text of a file's bytes with `\\n` line ends, or None with the problem that keeps it from being read.

    A file in a legacy encoding is an error, yet its text is returned, so that its other problems
    come in the same run. Comments, `<!-- … -->`, are left out: what nobody but staff may read goes no further.
    """
    if not data.strip(b"\xef\xbb\xbf \t\r\n"):
        return None, [problem("E103", at)]
    if _is_cut(data):
        return None, [problem("E140", at)]
    decoded = decode(data)
    if decoded is None:
        return None, [problem("E102", at)]
    problems: list[Problem] = []
    if decoded.encoding == "utf-8-sig":
        problems.append(problem("W112", at))
    elif decoded.encoding != "utf-8":
        problems.append(problem("E101", at, encoding=decoded.encoding))
    text = decoded.text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        return None, [*problems, problem("E103", at)]
    for number, line in enumerate(text.split("\n") if len(text) > LINE_LIMIT else (), 1):
        if len(line) > LINE_LIMIT:
            place = Position(at.path, number, LINE_LIMIT + 1)
            return None, [*problems, problem("E119", place, size=len(line), limit=LINE_LIMIT)]
    is_markdown = at.path.endswith(".md")
    text = _without_comments(unicodedata.normalize("NFC", text), is_markdown)
    if (begin := open_comment(text)) is not None:
        # In YAML, whose comments begin with #, these may be letters of a title.
        problems.append(problem("E121" if is_markdown else "W133", _place(text, at, begin)))
    if marks := [match.start() for match in _CONFLICT.finditer(text)]:
        return None, [*problems, *(problem("E132", _place(text, at, start)) for start in marks)]
    plain, _ = mended(text)
    lines = text.split("\n")
    for one in garbled(text):
        lines[one.line] = " " * len(lines[one.line])
        place = Position(at.path, one.line + 1, one.column + 1)
        code = "E131" if one.kind else "E130"
        problems.append(problem(code, place, found=one.found, kind=one.kind, meant=one.meant))
    for sign in mended("\n".join(lines))[1]:  # those of a garbled line are garbled as well
        place, character = _place(text, at, sign.first), f"U+{ord(sign.sign):04X}"
        facts = {"name": sign.name, "character": character, "count": str(sign.count), "read_as": sign.read_as}
        problems.append(problem("W129", place, guesses=(), **facts))
    return plain, problems


def _is_cut(data: bytes) -> bool:
    """Is it UTF-8 whose last letter is there in part?"""
    try:
        data.decode()
    except UnicodeDecodeError as error:
        is_last = error.reason == "unexpected end of data" and error.start > 0
        return is_last and not data[: error.start].isascii()
    return False


def _without_comments(text: str, is_markdown: bool) -> str:
    """A Markdown file's declarations are YAML as other files are."""
    if not is_markdown:
        return without_comments_of_yaml(text)
    lines = text.split("\n")
    end = len("\n".join(lines[: last_fence(lines) or 0]))
    return without_comments_of_yaml(text[:end]) + without_comments(text[end:])


def _place(text: str, at: Position, offset: int) -> Position:
    return Position(at.path, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


def without_control_characters(text: str) -> str:
    """The text with blanks in their place, so that what else is wrong in it is told in the same run."""
    return _CONTROL.sub(" ", text)


def control_characters(text: str, path: str, first_line: int = 1) -> list[Problem]:
    """The first character that no page, feed or calendar can hold, in a text that begins on `first_line`; or none."""
    control = _CONTROL.search(text)
    if control is None:
        return []
    place = _place(text, Position(path), control.start())
    at = Position(path, place.line + first_line - 1, place.column)
    return [problem("E115", at, character=f"U+{ord(control.group()):04X}")]
