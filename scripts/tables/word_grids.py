"""Word documents as grids: each table with the paragraphs before it, and what stands outside of tables."""

import re
from collections.abc import Iterator
from typing import Any

from scripts.law_import.docx_lines import Word
from scripts.law_import.line import STRUCK, Unreadable
from scripts.law_import.word_package import Package, W, value
from scripts.law_import.word_styles import RunLook
from scripts.tables.grid import Cell, Grid, Held, Row, Unusable, clean, place

# Stand for what a cell above, or beside, goes on with, and for a table among the paragraphs; nobody can type them.
_ABOVE, _BESIDE, _TABLE = "\ue010", "\ue011", "\ue012"
# Around what is struck out.
_OPEN, _CLOSE = "\ue013", "\ue014"
_STRUCK = re.compile(f"{_OPEN}(.*?){_CLOSE}", re.DOTALL)


class _Tables(Word):
    """A reading that keeps tables as they are; one within a cell is lines, as in a law."""

    def __init__(self, package: Package) -> None:
        super().__init__(package, 0)
        self.found: list[list[list[str]]] = []
        self._depth_of_cell = 0

    def _pieces(self, element: Any, look: RunLook, style: str) -> Iterator[tuple[str, bool, str]]:
        is_struck = False
        for font, raised, text in super()._pieces(element, look, style):
            if text != STRUCK:
                yield font, raised, f"{_OPEN}{text}{_CLOSE}" if is_struck else text
            is_struck = text == STRUCK

    def table(self, rows: list[list[str]]) -> Iterator[tuple[str, bool]]:
        if self._depth_of_cell:
            yield from super().table([[text.strip(_ABOVE + _BESIDE) for text in row] for row in rows])
            return
        self.found.append(rows)
        yield f"{_TABLE}{len(self.found) - 1}", True

    def cell(self, cell: Any) -> list[str]:
        self._depth_of_cell += 1
        found = super().cell(cell)
        self._depth_of_cell -= 1
        goes_on = cell.find(f"{W}tcPr/{W}vMerge")
        first = found[:1]
        if goes_on is not None and value(goes_on, "continue") != "restart" and not "".join(first).strip():
            return [_ABOVE] * len(found)
        return [*first, *[_BESIDE] * (len(found) - 1)]


def read(data: bytes) -> Held:
    """Its tables and lines in order. Raises Unusable."""
    try:
        word = _Tables(Package(data))
        lines = word.lines()
    except Unreadable as error:
        raise Unusable(str(error), "Mở bằng Word, Lưu thành tệp .docx mới rồi nhập tệp ấy") from None
    except Exception:
        # A damaged archive fails in a dozen ways, each with an exception of its own.
        mend = "Mở thử bằng Word; mở được thì Lưu thành tệp .docx mới rồi nhập tệp ấy, không thì xin lại tệp"
        raise Unusable("bị hỏng, Word cũng không mở được hoặc mở được một phần", mend) from None
    grids: list[Grid] = []
    above: list[Cell] = []
    struck: list[str] = []
    for number, line in enumerate(lines, 1):
        text = clean(_STRUCK.sub("", line.text))
        struck += [words for one in _STRUCK.findall(line.text) if (words := clean(one))]
        if text.startswith(_TABLE):
            rows = word.found[int(text[1:])]
            grids.append(_grid(f"Bảng {len(grids) + 1}", rows, tuple(above)))
            above = []
        elif text:
            above.append(Cell(f"đoạn {number}", text))
    hidden = clean("".join(word.left_out))
    notes = [f"Không lấy chữ ẩn, chữ đã xóa trong tệp Word: “{hidden[:200]}”."] if hidden else []
    notes += [f"Không lấy chữ gạch bỏ: “{'”, “'.join(struck)[:200]}”."] if struck else []
    return Held(tuple(grids), tuple(above), tuple(notes))


def _grid(name: str, rows: list[list[str]], above: tuple[Cell, ...]) -> Grid:
    made: list[Row] = []
    for number, texts in enumerate(rows):
        cells: list[Cell | None] = []
        for column, text in enumerate(texts):
            if text == _BESIDE:
                cells.append(cells[-1] if cells else None)
            elif text == _ABOVE:
                before = made[-1].cells if made else ()
                cells.append(before[column] if column < len(before) else None)
            else:
                cells.append(_cell(place(name, number, column), text))
        made.append(Row(number + 1, tuple(cells)))
    return Grid(name, tuple(made), above)


def _cell(at: str, text: str) -> Cell | None:
    """A cell; of one partly struck out what is left."""
    struck = clean(" ".join(_STRUCK.findall(text)))
    kept = clean(_STRUCK.sub("", text))
    said = kept or struck
    return Cell(at, said, struck=struck) if said else None
