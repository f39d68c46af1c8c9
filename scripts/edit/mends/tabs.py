"""Tabs in the indentation of YAML."""

from scripts.edit.mends.mend import Mend, unchanged
from scripts.edit.mends.source import Source
from scripts.read.yaml_lines import lines_of, untabbed


def _text(source: Source) -> str:
    start, end = source.declared
    lines = [*lines_of(source.text[start:end])]
    mended = dict(untabbed(lines))
    return source.with_declared("\n".join(mended.get(number, line.text) for number, line in enumerate(lines)))


MEND = Mend("phím Tab ở đầu dòng", _text, unchanged)
