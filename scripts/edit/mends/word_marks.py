"""Word's dashes and quotation marks where YAML wants its own, and a blank behind a colon."""

from scripts.edit.mends.mend import Mend, unchanged
from scripts.edit.mends.source import Source
from scripts.read.front_matter import FENCE
from scripts.read.word_signs import mended


def _text(source: Source) -> str:
    start, end = source.declared
    declared = mended(source.text[start:end], source.path, 1)[0]
    if not source.is_markdown or not end:
        return source.with_declared(declared)
    fence = source.text[end : source.body].rstrip()
    return f"{FENCE}\n{declared}{FENCE}" + source.text[end + len(fence) :]


MEND = Mend("gạch ngang, ngoặc kép của Word ở chỗ máy đọc", _text, unchanged)
