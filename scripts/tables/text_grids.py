"""Tables and notices in plain text: .csv of any office program, or what somebody pasted."""

import csv
import re
from collections import Counter

from scripts.tables.grid import Cell, Grid, Held, Row, Unusable, clean, place
from scripts.vietnamese.encodings import decode

_SIGNS = (";", "\t", ",", "|")
_MOST_ROWS = 20_000
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
    if not sign:
        lines = (Cell(f"dòng {number}", line) for number, one in enumerate(text.split("\n"), 1) if (line := clean(one)))
        return Held((), tuple(lines), notes)
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
