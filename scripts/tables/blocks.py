"""A grid as blocks: where its heads are, which rows tell of events, and what the others are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from scripts.tables import heads, said_of, unfit
from scripts.tables.grid import Cell, Grid, Row
from scripts.vietnamese.folding import fold

_SECTION = re.compile(r"(?:[ivx]{1,5}|[a-h])\s*[.)/:-]?|(?:phan|muc|chuong)\s+\w+", re.IGNORECASE)
_TOTAL = re.compile(
    r"(?:tong(?: cong| so)?|cong chung|tong hop|cong(?=\W*(?:[0-9]|$|\("
    r"|(?:[ivx]+|muc|phan|nhom|trang|thang|quy|tuan|ngay|nam [0-9]+)\b)))\b"
    r"(?!\s*(?:ket|duyet|ve sinh|phu trach|dai|bi thu))"
    r"(?!.*\b(?:to chuc|cong an)\b)"
)
_FOOT = re.compile(
    r"noi nhan|tm\.|kt\.|tl\.|tuq\.|t/m\b|\((?:da )?ky|-?\s*luu\s*:?\s*vt"
    r"|(?:nguoi lap|lap bieu|thu truong|chu tich|pho chu tich|giam doc"
    r"|truong (?:phong|ban)|da ky|xac nhan cua|nguoi tong hop|ke toan|bi thu|hieu truong|uy ban nhan dan)\b"
)
_NOTE = re.compile(r"(?:ghi chu|luu y|chu thich|\(?\*+\)?)\s*[:：.-]?|\*")
_SIGNED = re.compile(r".{0,40}\bngay\s*[\d.…]*\s*thang\s*[\d.…]*\s*nam\s*[\d.…]*\s*$")
_NUMBER = re.compile(r"[\w.,/*+-]{1,6}")
_COUNTED = re.compile(r"\(?[0-9]{1,2}\)?|\(?[a-z]\)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Left:
    """A cell that no field took, and why."""

    at: str
    text: str
    why: str


@dataclass(slots=True)
class Block:
    """Rows under one head: `fields` by column; `rows` each with what the section above it says; `unfit` what the table
    is that is none for readers."""

    sheet: str
    heads: list[str]
    fields: list[str | None]
    titles: list[Cell]
    rows: list[tuple[Row, Cell | None]] = field(default_factory=list)
    unfit: str = ""


@dataclass(slots=True)
class Parted:
    """A grid taken apart: blocks, and every cell that belongs to none."""

    blocks: list[Block] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    titles: list[Cell] = field(default_factory=list)


def parted(grid: Grid) -> Parted:
    """The blocks of a grid; without a head there is none, and every cell is left."""
    found = Parted(titles=list(grid.above))
    found.left += [Left(cell.at, cell.text, "tiêu đề trên bảng") for cell in grid.above]
    rows = list(grid.rows)
    place = 0
    block: Block | None = None
    section: Cell | None = None
    ended = foreign = False
    while place < len(rows):
        row = rows[place]
        own = row.own
        if not own:
            place += 1
            continue
        height = _height_of_head(rows, place)
        if height:
            texts = _texts_of_head(rows[place : place + height])
            cells = [cell for one in rows[place : place + height] for cell in one.own]
            is_again = block is not None and [heads.key_of(text) for text in texts] == [
                heads.key_of(one) for one in block.heads
            ]
            found.left += [
                Left(cell.at, cell.text, "đầu cột" + (" lặp lại" if is_again else "")) for cell in dict.fromkeys(cells)
            ]
            if not is_again:
                of_texts = [heads.field_of(text) for text in texts]
                near = [one.own[0] for one in rows[max(0, place - 3) : place] if len(one.own) == 1] if block else []
                unfit_for = unfit.of_titles([*found.titles, *near]) or unfit.of_heads(of_texts)
                if block and unfit.of_titles(near):
                    found.left += [Left(cell.at, cell.text, "tiêu đề trên bảng") for cell in near]
                    block.rows = [pair for pair in block.rows if not {*near} & {*pair[0].own}]
                foreign = not (unfit_for or _TELLING & {*of_texts}) or {*of_texts} <= _OF_A_LIST
                block = Block(grid.name, texts, heads.resolved(texts), list(found.titles), unfit=unfit_for)
                if not foreign:
                    found.blocks.append(block)
                section = _heading(rows, place)
            ended = False
            place += height
            continue
        place += 1
        if foreign:
            found.left += [Left(cell.at, cell.text, FOREIGN) for cell in own]
            continue
        if block is None:
            found.titles += own
            found.left += [Left(cell.at, cell.text, "tiêu đề trên bảng") for cell in own]
            continue
        why = _aside(block, row, ended)
        if why == "mục":
            section = max(own, key=lambda cell: len(cell.text))
        if why == "chân bảng":
            ended = True
        if why:
            found.left += [Left(cell.at, cell.text, _WHY[why]) for cell in own]
        else:
            block.rows.append((row, section))
    return found


def _heading(rows: Sequence[Row], place: int) -> Cell | None:
    """The heading right above a head, where it says what became of the events below it."""
    above = rows[place - 1].own if place else []
    return above[0] if len(above) == 1 and said_of.of_section(above[0].text) else None


_WHY = {
    "mục": "tên mục trong bảng",
    "tổng": "dòng tổng",
    "ghi chú": "ghi chú dưới bảng",
    "chân bảng": "chữ ký, nơi nhận",
    "kẻ": "dòng kẻ",
    "đánh số": "dòng đánh số cột",
    "số": "chỉ có số thứ tự",
}


def _height_of_head(rows: Sequence[Row], place: int) -> int:
    """How many rows a head takes that begins here; 0 where none does."""
    texts = _own_texts(rows[place])
    exact = [text for text in texts if heads.is_head(text)]
    if not exact or any(len(text) > 90 for text in texts):
        return 0
    known = [text for text in texts if heads.field_of(text)]
    if len(exact) < 2 and not (len(known) >= 3 and len(exact) >= 1):
        # A head over two rows may begin with little: `Thời gian` over `Ngày`, `Giờ`.
        return 0
    if len(known) * 2 < len(texts):
        return 0
    if place + 1 < len(rows) and _goes_on(rows[place], rows[place + 1]):
        return 2
    fields = {heads.field_of(text) for text in texts}
    if fields & _TELLING:
        return 1
    # Of people, say: nothing below is an event. What may be a row of events has something of its own.
    is_other = (
        fields & {"number", "person", "personal"}
        and len(exact) > 1
        and not any(re.search(r"[0-9]", text) for text in texts)
    )
    return 1 if is_other else 0


# What of an event may go on in the row below it.
BESIDE = ("where", "organiser", "partners", "audience", "contact")
FOREIGN = "bảng khác, không phải hoạt động"
# A list of kinds with their signs.
_OF_A_LIST = {"number", "kind", "id", "note", None}
_TELLING = {"title", "name", "when", "day", "first", "when_where", "details", "id", "hour"}


def _goes_on(above: Row, row: Row) -> bool:
    """Is it the second row of a head? It stands under cells that go over several columns, or fills what they leave."""
    new = [cell for cell in row.own if cell not in above.own]
    if not new or not all(
        heads.field_of(cell.text) and not re.search(r"[0-9]", cell.text) and len(cell.text) < 40 for cell in new
    ):
        return False
    if not any(heads.is_head(cell.text) for cell in new):
        return False
    for column, cell in enumerate(row.cells):
        if cell is None or cell in above.own:
            continue
        over = above.cells[column] if column < len(above.cells) else None
        beside = above.cells[column - 1] if 0 < column <= len(above.cells) else None
        spans = over is not None and over is beside
        after = above.cells[column + 1] if column + 1 < len(above.cells) else None
        spans = spans or (over is not None and (over is after or after is None))
        if over is not None and not spans:
            return False
    return True


def _own_texts(row: Row) -> list[str]:
    return [cell.text for cell in row.own]


def _texts_of_head(rows: Sequence[Row]) -> list[str]:
    """The head of each column: of two rows, the lower where it says what the column is, else both."""
    width = max(len(row.cells) for row in rows)
    texts = []
    last: Cell | None = None
    for column in range(width):
        cells = [row.cells[column] if column < len(row.cells) else None for row in rows]
        if len(rows) == 1:
            texts.append(cells[0].text if cells[0] else "")
            continue
        top, below = cells
        if top is None and below is not None and last is not None:
            top = last  # merged, in a file that does not say so
        last = top if top is not None else None if below is None else last
        texts.append(_joined(top, below))
    # Of a cell that goes over several columns without a second row, the first column is meant.
    return texts


def _joined(top: Cell | None, below: Cell | None) -> str:
    if top is None or below is None or top is below:
        one = below or top
        return one.text if one else ""
    both = f"{top.text} {below.text}"
    upper, lower = heads.field_of(top.text), heads.field_of(below.text)
    if upper in ("when", "day", "hour") and lower in ("first", "last"):
        hours = "gio" in heads.key_of(both).split()
        return {
            ("first", False): "Từ ngày",
            ("last", False): "Đến ngày",
            ("first", True): "Giờ bắt đầu",
            ("last", True): "Giờ kết thúc",
        }[lower, hours]
    if heads.is_head(both):
        return both
    if upper in ("organiser", "partners") and lower in ("organiser", "partners"):
        return below.text
    if lower in ("number", "title", "details") and upper in ("size", "note"):
        return top.text
    return below.text if lower else both


def _aside(block: Block, row: Row, ended: bool) -> str:
    """What a row is, where it tells of no event."""
    own = row.own
    texts = [cell.text for cell in own]
    folded = [fold(text) for text in texts]
    if len(texts) > 2 and all(_COUNTED.fullmatch(text) for text in texts):
        return "đánh số"
    if all(re.fullmatch(r"[-–—_=.:|*\s]+", text) for text in texts):
        return "kẻ"
    first = folded[0]
    by_field = _by_field(block, row)
    numbers = [cell for cell in by_field.get("number", ()) if _NUMBER.fullmatch(cell.text)]
    if all(cell in numbers for cell in own):
        return "số"
    words = next((text for cell, text in zip(own, folded, strict=True) if cell not in numbers), first)
    if (
        _TOTAL.match(words)
        and (len(own) < 4 or any(re.fullmatch(r"[\d.,]+", text) for text in texts))
        and not _has_when(by_field)
    ):
        return "tổng"
    if any(_NOTE.match(text) for text in folded[:1]) and len(own) <= 2 and not _has_when(by_field):
        return "ghi chú"
    if _SIGNED.match(folded[-1]) and len(own) <= 2 and len(texts[-1]) < 70 and not re.search(r"[0-9]", texts[-1][:3]):
        return "chân bảng"
    if any(_FOOT.match(text) for text in folded) and len(own) <= 3 and not _has_when(by_field):
        return "chân bảng"
    if ended and not _has_when(by_field):
        return "chân bảng"
    return "mục" if _is_section(block, row, own) else ""


def is_total(text: str) -> bool:
    """Does a row begin so that sums what stands above it?"""
    return bool(_TOTAL.match(fold(text)))


def _by_field(block: Block, row: Row) -> dict[str, list[Cell]]:
    found: dict[str, list[Cell]] = {}
    for field_name, cell in zip(block.fields, row.cells, strict=False):
        if cell and field_name and cell not in found.get(field_name, ()):
            found.setdefault(field_name, []).append(cell)
    return found


def _has_when(by_field: dict[str, list[Cell]]) -> bool:
    cells = [cell for name in ("when", "day", "first", "when_where") for cell in by_field.get(name, ())]
    return any(
        (not isinstance(cell.value, str) and cell.value is not None) or re.search(r"[0-9]", cell.text) for cell in cells
    )


def _is_section(block: Block, row: Row, own: Sequence[Cell]) -> bool:
    """One text, perhaps with a letter or a Roman number before it and sums behind it, or over all columns."""
    if own and _SECTION.fullmatch(fold(own[0].text).rstrip(". ")):
        sums = {cell for name, cell in zip(block.fields, row.cells, strict=False) if name in (None, "inside", "size")}
        own = [cell for cell in own if cell not in sums or not re.fullmatch(r"[\d.,\s]+", cell.text)]
    if len(own) == 1:
        cell = own[0]
        columns = [number for number, one in enumerate(row.cells) if one is cell]
        if len(columns) > 2:
            return True
        name = block.fields[columns[0]] if columns[0] < len(block.fields) else None
        # A title alone, under the titles, is an event whose time nobody gave.
        return name not in ("title", "details", *BESIDE) or bool(re.match(r"(?:[IVX]+|[A-H])[.)/:-]\s", cell.text))
    if len(own) == 2:
        sign, cell = own
        columns = [number for number, one in enumerate(row.cells) if one is cell]
        return (
            bool(_SECTION.fullmatch(fold(sign.text).rstrip(". ")))
            and (len(columns) > 1 or not re.search(r"[0-9]{1,2}\s*/\s*[0-9]", cell.text))
            and not re.fullmatch(r"[a-h]", sign.text)
        )
    return False
