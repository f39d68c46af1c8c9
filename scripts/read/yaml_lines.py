"""The lines of a YAML text as far as they can be told without parsing it: which are structure, which stand within a
text that `|` or `>` begins."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

# Word's dashes and bullets begin an item as a hyphen does; word_signs.py decides where they do.
DASHES = "\u2010-\u2015\u2212\u2022\u00b7"
_START = re.compile(rf"[ ]*(?:[-{DASHES}][ ]+)*")
_BLOCK = re.compile(r"(?:^|[:-][ ]+)[|>][-+]?[1-9]?[-+]?[ \t]*(?:#.*)?$")


_TABS = re.compile(r" *\t[ \t]*")
_OPENS = re.compile(r":[ ]*(?: #.*)?$")


class Line(NamedTuple):
    """A line; `indent` is that of its first sign, `key` that of what follows the hyphens of a list; within a text
    block, in a comment and on a blank line nothing is structure."""

    text: str
    indent: int
    key: int
    is_structure: bool


def lines_of(text: str) -> Iterator[Line]:
    """Every line of a text."""
    block: int | None = None  # further in than this, a line belongs to a text block
    for line in text.split("\n"):
        bare = line.lstrip(" ")
        indent = len(line) - len(bare)
        if block is not None and (not bare or indent > block):
            yield Line(line, indent, indent, False)
            continue
        block = None
        start = _START.match(line)
        key = start.end() if start else indent
        is_structure = bool(bare) and not bare.startswith("#")
        if is_structure and _BLOCK.search(line):
            block = key if line[key : key + 1] not in ("|", ">") else indent
        yield Line(line, indent, key, is_structure)


def untabbed(lines: Sequence[Line]) -> Iterator[tuple[int, str]]:
    """The number of each line of structure that a tab indents, and the line with blanks instead: two a tab; but within
    the group that the line before opens, and as far in as that line where both begin alike."""
    before, indent = "", 0
    group: int | None = None  # how far in the name is that the line before opens a group with
    for number, line in enumerate(lines):
        if not line.is_structure:
            continue
        tabs = _TABS.match(line.text)
        start = tabs[0] if tabs else line.text[: line.indent]
        rest = line.text[len(start) :]
        at = len(start.replace("\t", "  "))
        if tabs:
            if start == before:
                at = indent
            elif group is not None and at <= group:
                at = group + 2
            yield number, " " * at + rest
        hyphens = _START.match(rest)
        before, indent = start, at
        group = at + (hyphens.end() if hyphens else 0) if _OPENS.search(rest) else None
