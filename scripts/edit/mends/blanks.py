"""Two blanks where one belongs, and blanks before a sign that stands close to its word."""

import re

from scripts.edit.mends.mend import Mend, leafwise
from scripts.edit.mends.source import Source

_DOUBLE = re.compile(r"(?<=[^\s|]) {2,}(?=[^\s|#])")
# Not before …, a time (7 : 30) or what is glued to the next word (:-), !important, .docx).
_BEFORE = re.compile(r"(?:(?<=[^\W_])|(?<=[)\]”»])) +(?=(?:[,;!?]|(?<!\d ):|\.(?!\.))(?:[\s”»)\]]|$))", re.MULTILINE)
# Only signs that never begin a word: `bà con ,người`.
_BETWEEN = re.compile(r"(?<=[^\W\d_]) +([,;])(?=[^\W\d_])")
_MARKER = re.compile(r"[ \t]*(?:[-+*>]|\d+[.)]|#{1,6}|\[\^\w+\]:|\|.*)")
_ADDRESS = re.compile(r"://|www\.|@|\\")
_BLANKS = re.compile(r"\s+")


def _single(source: Source) -> str:
    def change(match: re.Match[str], style: str) -> str:
        begin = source.text.rfind("\n", 0, match.start()) + 1
        # Behind a hyphen or a number blanks set the text of the entry; columns of a table stand below each other.
        return match[0] if _MARKER.fullmatch(source.text[begin : match.start()]) else " "

    return source.changed(_DOUBLE, change)


def _after(source: Source) -> str:
    def change(match: re.Match[str], style: str) -> str:
        return match[0] if _is_behind_address(source, match) else f"{match[1]} "

    return source.changed(_BETWEEN, change)


def _close(source: Source) -> str:
    def change(match: re.Match[str], style: str) -> str:
        # Bare in YAML, a colon at the end of a word would make a field of it.
        is_kept = _is_behind_address(source, match) or (not style and source.text[match.end()] == ":")
        return match[0] if is_kept else ""

    return source.changed(_BEFORE, change)


def _is_behind_address(source: Source, match: re.Match[str]) -> bool:
    word = re.split(r"\s", source.text[max(0, match.start() - 300) : match.start()])[-1]
    return bool(_ADDRESS.search(word))


def _says_the_same(before: str, after: str) -> bool:
    return _BLANKS.sub("", before) == _BLANKS.sub("", after) and _words(before) == _words(after)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


DOUBLE = Mend("dấu cách thừa", _single, leafwise(_says_the_same))
BEFORE_SIGNS = Mend("dấu cách trước dấu câu", _close, leafwise(_says_the_same))
AFTER_SIGNS = Mend("dấu cách đứng trước thay vì sau dấu câu", _after, leafwise(_says_the_same))
