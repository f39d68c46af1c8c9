"""Tabs in the indentation of YAML."""

import re

from scripts.edit.mends.mend import Mend, unchanged
from scripts.edit.mends.source import Source
from scripts.read.yaml_lines import lines_of

_TABS = re.compile(r" *\t[ \t]*")


def _text(source: Source) -> str:
    start, end = source.declared
    lines = [_level(line.text) if line.is_structure else line.text for line in lines_of(source.text[start:end])]
    return source.with_declared("\n".join(lines))


def _level(line: str) -> str:
    tabs = _TABS.match(line)
    return tabs[0].replace("\t", "  ") + line[tabs.end() :] if tabs else line


MEND = Mend("phím Tab ở đầu dòng", _text, unchanged)
