"""A file's bytes as what it holds, in letters that people can read."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace

from scripts.tables import kinds, text_grids
from scripts.tables.grid import Cell, Grid, Held
from scripts.vietnamese.garbled import OLD, garbled

_OURS = re.compile("[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0-\u01b0\u1ea0-\u1ef9]")
# So many cells in an old font are no chance; of fewer, half of those that have accents.
_SURE = 3


def held(name: str, data: bytes) -> Held:
    """The tables and lines of a file. Raises Unusable."""
    kind = kinds.kind_of(name, data)
    if kind == "workbook":
        from scripts.tables import workbook_grids

        return _readable(workbook_grids.read(data))
    if kind == "docx":
        from scripts.tables import word_grids

        return _readable(word_grids.read(data))
    return _readable(text_grids.read(data))


def _readable(found: Held) -> Held:
    """The same with the letters of old fonts (.VnTime, VNI-Times) turned into ours."""
    accented = [cell for cell in found.cells if not cell.text.isascii()]
    meant = _changed(accented, _meant)
    if not meant or (len(meant) < _SURE and len(meant) * 2 < len(accented)):
        return found
    if not any(_OURS.search(cell.text) for cell in accented):
        # Not a letter is Unicode's alone: all is in the old font, also what would be a word of ours (`Giê`).
        kind = Counter(one.kind for cell in accented for one in garbled(cell.text)).most_common(1)[0][0]
        meant = _changed(accented, OLD[kind]) if kind in OLD else meant

    def turned(cell: Cell | None) -> Cell | None:
        return meant.get(cell.at, cell) if cell else None

    def of_grid(grid: Grid) -> Grid:
        rows = tuple(replace(row, cells=tuple(map(turned, row.cells))) for row in grid.rows)
        return replace(grid, rows=rows, above=tuple(meant.get(cell.at, cell) for cell in grid.above))

    note = f"{len(meant)} ô ghi bằng phông chữ cũ (.VnTime, VNI), máy đã đổi; hãy nhìn lại chữ."
    lines = tuple(meant.get(cell.at, cell) for cell in found.lines)
    return Held(tuple(map(of_grid, found.grids)), lines, (*found.notes, note))


def _changed(cells: Iterable[Cell], read: Callable[[str], str]) -> dict[str, Cell]:
    """The cells that say something else as they are read, by place."""
    return {
        cell.at: replace(cell, text=text, struck=text if cell.is_struck else cell.struck)
        for cell in cells
        if (text := read(cell.text)) != cell.text
    }


def _meant(text: str) -> str:
    """What a text says, garbled or not; as it stands where nobody can tell."""
    lines = text.split("\n")
    for one in garbled(text):
        if not one.meant:
            return text
        lines[one.line] = one.meant
    return "\n".join(lines)
