"""The lines of a YAML text as far as they can be told without parsing it: which are structure, which stand within a
text that `|` or `>` begins."""

import re
from collections.abc import Iterator
from typing import NamedTuple

# Word's dashes and bullets begin an item as a hyphen does; word_signs.py decides where they do.
DASHES = "\u2010-\u2015\u2212\u2022\u00b7"
_START = re.compile(rf"[ ]*(?:[-{DASHES}][ ]+)*")
_BLOCK = re.compile(r"(?:^|[:-][ ]+)[|>][-+]?[1-9]?[-+]?[ \t]*(?:#.*)?$")


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
