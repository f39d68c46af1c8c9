"""Does a file tell of events, or is it an official text or a plan? By what it is, for its name says little."""

import re
from pathlib import Path

from scripts.tables import blocks, held, kinds, notices
from scripts.tables.grid import Unusable

# What may as well be the text of a law.
_MAY_BE_A_TEXT = (".docx", ".txt", ".md")
_TEXTS = (".pdf", ".htm", ".html", ".mht", ".mhtml", ".doc", ".rtf", ".json")
_ARTICLE = re.compile(r"^[ĐÐ]i[êềe]u\s+[0-9]+[a-zđ]?\b", re.IGNORECASE | re.MULTILINE)

# As scans and typing slips write one, though within a line.
_LIKE_AN_ARTICLE = re.compile(r"\b[ĐÐ]i[êềe]u\s*[0-9]+[a-zđ]?\s*[.:]", re.IGNORECASE)


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


def may_be_a_law(file: Path) -> bool:
    """Has it an article, as far as can be seen? What cannot be read here may have."""
    if file.suffix.lower() not in _MAY_BE_A_TEXT or file.stat().st_size > kinds.SIZE_LIMIT:
        return True
    try:
        found = held.held(file.name, file.read_bytes())
    except Unusable:
        return True
    return any(_LIKE_AN_ARTICLE.search(cell.text) for cell in found.cells)


def _has_events(name: str, data: bytes) -> bool:
    try:
        found = held.held(name, data)
    except Unusable:
        return False
    text = "\n".join(cell.text for cell in found.cells)
    if len(_ARTICLE.findall(text)) > 1:
        return False
    if any(blocks.parted(grid).blocks for grid in found.grids):
        return True
    # The table of a letter holds its head or its signature.
    parts = [notices.lines_of(grid)[0] for grid in found.grids] + [found.lines]
    return any(notices.told(lines).notices or notices.invites(lines) for lines in parts)
