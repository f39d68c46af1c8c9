"""Does a file tell of events, or is it an official text or a plan? By what it is, for its name says little."""

import re
from pathlib import Path

from scripts.tables import blocks, held, kinds, notices
from scripts.tables.grid import Unusable

# What may as well be the text of a law.
_MAY_BE_A_TEXT = (".docx", ".txt", ".md")
_TEXTS = (".pdf", ".htm", ".html", ".mht", ".mhtml", ".doc", ".rtf", ".json")
_ARTICLE = re.compile(r"^Điều\s+[0-9]+[a-zđ]?\s*[.:]", re.IGNORECASE | re.MULTILINE)


def tells_of_events(file: Path) -> bool:
    """Is it for this room? A sheet is, whatever stands in it, and so is what is no document at all: then the refusal is
    its own. Raises OSError."""
    ending = file.suffix.lower()
    if file.name.startswith("~$"):
        return True
    if ending in _TEXTS:
        return False
    if ending not in _MAY_BE_A_TEXT or file.stat().st_size > kinds.SIZE_LIMIT:
        return True
    return _has_events(file.name, file.read_bytes())


def _has_events(name: str, data: bytes) -> bool:
    try:
        found = held.held(name, data)
    except Unusable:
        return False
    texts = [line.text for line in found.lines] + [cell.text for grid in found.grids for cell in grid.above]
    if len(_ARTICLE.findall("\n".join(texts))) > 1:
        return False
    if any(blocks.parted(grid).blocks for grid in found.grids):
        return True
    return bool(notices.told(found.lines).notices)
