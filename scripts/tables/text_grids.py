"""Tables and notices in plain text: .csv of any office program, or what somebody pasted."""

import csv
import re
from collections import Counter
from collections.abc import Sequence

from scripts.tables import heads
from scripts.tables.grid import Cell, Grid, Held, Row, Unusable, clean, place
from scripts.vietnamese.encodings import decode

_SIGNS = (";", "\t", ",", "|")
_MOST_ROWS = 20_000
# Fewer heads may be a sentence.
_FEWEST = 3
_SAYS = re.compile(r"(?i)sep=(.)\s*(?:\n|$)")


def read(data: bytes) -> Held:
    """The table of a text, or its lines where it is none. Raises Unusable."""
    decoded = decode(data)
    if decoded is None:
        raise Unusable("không phải tệp chữ, bảng tính hay Word", "Chọn tệp .xlsx, .xls, .ods, .csv hoặc .docx")
    notes = () if decoded.encoding in ("utf-8", "utf-8-sig") else (f"Tệp ghi bằng bảng mã {decoded.encoding}; đã đổi.",)
    return _held(decoded.text.removeprefix("\ufeff"), notes)


def pasted(text: str) -> Held:
    """The same of a text as it was pasted."""
    return _held(text, ())


def _held(text: str, notes: tuple[str, ...]) -> Held:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    said = _SAYS.match(text)
    sign = said[1] if said else _sign(text)
    if sign in ("", ","):
        _refuse_bare_commas(text[said.end() :] if said else text, 1 if said else 0)
    if not sign and (aligned := _aligned(text)):
        return Held(*aligned, notes)
    if not sign:
        return Held((), _lines(text.split("\n")), notes)
    body = text[said.end() :] if said else text
    csv.field_size_limit(10_000_000)
    try:
        rows = list(csv.reader(body.split("\n") if '"' not in body else body.splitlines(keepends=True), delimiter=sign))
    except csv.Error:
        rows = [line.split(sign) for line in body.split("\n")]
    if len(rows) > _MOST_ROWS:
        raise Unusable(f"có hơn {_MOST_ROWS} dòng", "Chia thành nhiều tệp nhỏ hơn")
    skipped = 1 if said else 0
    return Held((Grid("", tuple(_row(number + skipped, values) for number, values in enumerate(rows))),), notes=notes)


def _refuse_bare_commas(text: str, skipped: int) -> None:
    """A table with commas between its cells and, without quotation marks, within them: nobody can tell which is which.
    Raises Unusable."""
    width, reader = 0, csv.reader(text.splitlines(keepends=True))
    try:
        for cells in reader:
            count = max((number for number, cell in enumerate(cells, 1) if cell.strip()), default=0)
            if not width and count >= _FEWEST and sum(map(heads.is_head, cells)) * 2 > count:
                width = len(cells)
            elif width and count > width:
                line = reader.line_num + skipped
                raise Unusable(
                    f"dòng {line} có {count} ô mà hàng đầu cột chỉ có {width}: có dấu phẩy nằm trong ô",
                    "Ô có dấu phẩy phải nằm trong dấu nháy kép, hoặc lưu lại bằng Excel thành .xlsx",
                )
    except csv.Error:
        return


def _aligned(text: str) -> tuple[tuple[Grid, ...], tuple[Cell, ...]] | None:
    """A table whose columns stand below each other by blanks alone, from its head to an empty line; the other lines."""
    lines = text.expandtabs(8).split("\n")
    parted = [[(one.start(), one[0]) for one in _BETWEEN_BLANKS.finditer(line)] for line in lines]
    heads_at = next(
        (n for n, row in enumerate(parted) if len(row) > 2 and sum(heads.is_head(word) for _, word in row) > 1), None
    )
    if heads_at is None:
        return None
    end = next((n for n in range(heads_at, len(lines)) if not lines[n].strip()), len(lines))
    starts = [start for start, _ in parted[heads_at]]
    rows = []
    for number in range(heads_at, end):
        texts = [""] * len(starts)
        for start, word in parted[number]:
            column = max((n for n, one in enumerate(starts) if one <= start + 1), default=0)
            texts[column] = f"{texts[column]} {word}".strip()
        rows.append(_row(number, texts))
    return (Grid("", tuple(rows), _lines(lines[:heads_at])),), _lines(lines[end:], end + 1)


_BETWEEN_BLANKS = re.compile(r"\S+(?: \S+)*")


def _lines(lines: Sequence[str], first: int = 1) -> tuple[Cell, ...]:
    return tuple(Cell(f"dòng {number}", words) for number, one in enumerate(lines, first) if (words := clean(one)))


def _row(number: int, values: list[str]) -> Row:
    texts = [clean(value) for value in values]
    cells = (Cell(place("", number, column), text) if text else None for column, text in enumerate(texts))
    return Row(number + 1, tuple(cells))


def _sign(text: str) -> str:
    """What parts the columns: what most lines have equally often; nothing where the text is no table."""
    best, sign = 0.0, ""
    for one in _SIGNS:
        try:
            counts = [
                len(row) for row in csv.reader(text[:200_000].splitlines(keepends=True), delimiter=one) if any(row)
            ]
        except csv.Error:
            continue
        wide = [count for count in counts if count > 1]
        if not wide:
            continue
        usual, times = Counter(wide).most_common(1)[0]
        # A sentence has commas, a notice has none of the others; a table has them in nearly every line.
        share = times / len(counts)
        if one == "," and len(wide) < 2:  # a sentence
            continue
        if (usual > 2 or one in ";\t") and share >= 0.5 and share * usual > best:
            best, sign = share * usual, one
    return sign
