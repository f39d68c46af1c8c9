"""A title that `#` cuts off, put into quotation marks."""

import re

from scripts.edit.mends.mend import Mend, leafwise
from scripts.edit.mends.source import Source
from scripts.read.yaml_lines import lines_of
from scripts.read.yaml_text import parse
from scripts.read.yaml_tree import quoted

# A value on one line with its name; what follows `#` without a blank is no comment of anybody.
_CUT = re.compile(r"(?P<before> *(?:- +)*(?:[\w-]+: +)?)(?P<value>[^\s\"'{\[|>&*!%@`#].*?\s#\S.*?)\s*")

_NOTE = re.compile(r"\s#+(?:\s|$)")


def _text(source: Source) -> str:
    start, end = source.declared
    declared = source.text[start:end]
    if " #" not in declared:
        return source.text
    cut = {problem.at.line for problem in parse(declared, source.path)[1] if problem.code == "E123"}
    lines = [
        _whole(line.text) if number in cut and line.is_structure else line.text
        for number, line in enumerate(lines_of(declared), 1)
    ]
    return source.with_declared("\n".join(lines))


def _whole(line: str) -> str:
    match = _CUT.fullmatch(line)
    # Behind `# ` there may be a note of staff as well.
    return line if match is None or _NOTE.search(match["value"]) else match["before"] + quoted(match["value"])


def _goes_on(before: str, after: str) -> bool:
    return after.startswith(before) and after[len(before) :].lstrip().startswith("#")


MEND = Mend("dấu # cắt mất phần sau, đặt trong ngoặc kép", _text, leafwise(_goes_on))
