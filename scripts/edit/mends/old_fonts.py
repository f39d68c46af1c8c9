"""Lines in the letters of TCVN3 and VNI, or UTF-8 that was read as something else."""

from scripts.edit.mends.mend import Mend, leafwise
from scripts.edit.mends.source import Source
from scripts.vietnamese.garbled import garbled


def _text(source: Source) -> str:
    lines = source.text.split("\n")
    for one in garbled(source.text):
        # What is still garbled afterwards was guessed wrong; letters that are lost come back by no guess.
        if one.kind and "\ufffd" not in one.meant and not [*garbled(one.meant)]:
            lines[one.line] = lines[one.line].replace(one.found, one.meant)
    return "\n".join(lines)


MEND = Mend("chữ của phông cũ (TCVN3, VNI) hoặc đọc nhầm bảng mã", _text, leafwise(lambda before, after: True))
