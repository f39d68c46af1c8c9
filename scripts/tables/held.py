"""A file's bytes as what it holds."""

from scripts.tables import kinds, text_grids
from scripts.tables.grid import Held


def held(name: str, data: bytes) -> Held:
    """The tables and lines of a file. Raises Unusable."""
    kind = kinds.kind_of(name, data)
    if kind == "workbook":
        from scripts.tables import workbook_grids

        return workbook_grids.read(data)
    if kind == "docx":
        from scripts.tables import word_grids

        return word_grids.read(data)
    return text_grids.read(data)
