"""Blanks that are none, signs without a width and wide letters, which come with a paste."""

from scripts.edit.mends.mend import Mend, unchanged
from scripts.edit.mends.source import Source
from scripts.markup.markdown_text import without_code
from scripts.vietnamese.odd_signs import mended

# A foreign end of a line may have been the sign … of Windows-1252.
_UNSURE = frozenset("\x85\u2028\u2029")


def _text(source: Source) -> str:
    lines = source.text.split("\n")
    shown = without_code(source.text).split("\n")
    for number, line in enumerate(lines):
        plain, signs = mended(line)
        is_code = shown[number] != line and mended(shown[number])[1] != signs
        if signs and not is_code and _UNSURE.isdisjoint(line):
            lines[number] = plain
    return "\n".join(lines)


MEND = Mend("dấu cách lạ, dấu không nhìn thấy, chữ bản rộng do dán", _text, unchanged)
