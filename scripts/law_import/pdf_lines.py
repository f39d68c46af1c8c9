"""PDF files with a text layer, the signed Official Gazette among them."""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from scripts.law_import import raised
from scripts.law_import.line import Line, Read, Unreadable
from scripts.law_import.pdf_tables import Table, tables
from scripts.law_import.tables import is_layout, row_of

_PAGES_LIMIT, _LETTERS_LIMIT = 5_000, 300_000
# Marks of notes are clearly smaller than their line, notes clearly smaller than the text.
_MARK, _NOTE = 0.8, 0.93
# So many lines with others beside them are a column of the page; fewer are a head.
_COLUMN = 8


@dataclass(frozen=True, slots=True)
class _Letter:
    """A letter, the height of its font, where it stands on the line, how low it is drawn and how far from the left it
    goes; in points."""

    text: str
    size: float
    base: float
    low: float
    left: float
    right: float


@dataclass(slots=True)
class _Printed:
    """A printed line, or a row of a table."""

    page: int
    letters: list[_Letter] = field(default_factory=list)
    row: str = ""

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.letters[0].left if self.letters else 0.0

    @property
    def size(self) -> float:
        """The size of most of its letters."""
        return _most(letter.size for letter in self.letters if letter.text.strip())

    @property
    def base(self) -> float:
        """Where most of its letters stand."""
        size = self.size
        return _most(letter.base for letter in self.letters if letter.text.strip() and letter.size > size * _MARK)

    @property
    def plain(self) -> str:
        """Its letters."""
        return "".join(letter.text for letter in self.letters)

    @property
    def text(self) -> str:
        """Its letters, small figures that stand high marked as such."""
        size, base = self.size, self.base

        def high(letter: _Letter) -> bool:
            return letter.text.isdigit() and letter.low > base + size / 8  # of another size, or a sign of the font

        parts = (("".join(letter.text for letter in group), up) for up, group in groupby(self.letters, key=high))
        return "".join(raised.mark(text) if up else text for text, up in parts)


def read(data: bytes) -> Read:
    """The printed lines, page by page, with how far each begins from the left (points); a row of a ruled table is one
    line, and notes at the foot of pages come last. Raises Unreadable."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        raise Unreadable("tệp PDF hỏng hoặc có mật khẩu") from None
    try:
        if len(document) > _PAGES_LIMIT:
            raise Unreadable(f"tệp PDF có hơn {_PAGES_LIMIT} trang")
        pages = [[*_page(document, number)] for number in range(1, len(document) + 1)]
    except pypdfium2.PdfiumError:
        raise Unreadable("có trang của tệp PDF bị hỏng") from None
    finally:
        document.close()
    sizes: Counter[float] = Counter()
    for printed in (one for page in pages for one in page):
        sizes[round(printed.size, 1)] += len(printed.letters)
    if not pages or not any(pages):
        raise Unreadable("tệp PDF chỉ có ảnh chụp, không có chữ; hãy dùng bản Word hoặc PDF có chữ")
    return Read(raised.resolved(_lines(pages, max(sizes, key=lambda size: sizes[size]))))


def _lines(pages: list[list[_Printed]], size: float) -> list[Line]:
    """The lines in reading order, then those of notes at the foot of pages; the text is of that size."""
    body: list[Line] = []
    notes: list[Line] = []
    number, open_note = 0, False
    for page in pages:
        columns = _columns(page)
        margin = min((printed.left for printed in columns[0]), default=0.0)
        for column in columns:
            # A column begins from the left as the first does.
            aside = min((printed.left for printed in column), default=0.0) - margin
            foot = _foot(column, size, open_note)
            open_note = foot < len(column)
            for place, printed in enumerate(column):
                number += 1
                text = printed.row or printed.text.strip()
                line = Line(text, number, printed.page, False, printed.left - aside, bool(printed.row))
                (notes if place >= foot else body).append(replace(line, note=place >= foot))
    return body + notes


def _columns(page: list[_Printed]) -> list[list[_Printed]]:
    """The columns of a page: where a line is higher than the one before it, and right of all above that."""
    starts, right = [0], 0.0
    before: _Printed | None = None
    for place, printed in enumerate(page):
        if not printed.letters:
            continue
        if before and printed.base > before.base + before.size and printed.left > right - before.size:
            starts += [place] if place - starts[-1] >= _COLUMN else []
            right = 0.0
        right = max(right, printed.letters[-1].right)
        before = printed
    return [page[start:end] for start, end in pairwise([*starts, len(page)])]


def _foot(page: list[_Printed], size: float, goes_on: bool) -> int:
    """The place of the first line of the notes at the foot of a page; a note of the page before may go on there."""
    place = len(page)
    while place and not page[place - 1].row and page[place - 1].size < size * _NOTE:
        place -= 1
    if place and goes_on and place < len(page):
        return place
    return next((at for at in range(place, len(page)) if raised.is_marked(page[at].text)), len(page))


def _page(document: Any, number: int) -> Iterator[_Printed]:
    page = document[number - 1]
    text_page = page.get_textpage()
    if text_page.count_chars() > _LETTERS_LIMIT:
        raise Unreadable(f"trang {number} của tệp PDF có quá nhiều chữ")
    if _is_scanned(page):
        raise Unreadable("tệp PDF là ảnh quét, chữ do máy nhận dạng nên có thể sai; hãy dùng bản Word hoặc PDF gốc")
    printed = [one for one in _printed(text_page, number) if one.plain.strip()]
    for table in tables(page):
        printed = _with_rows(printed, table, number)
    yield from _mended(printed)
    page.close()


def _is_scanned(page: Any) -> bool:
    """Is most text of the page invisible? So programs put what they guess from a picture behind it."""
    modes = [pdfium.FPDFTextObj_GetTextRenderMode(text) for text in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT])]
    return 2 * modes.count(pdfium.FPDF_TEXTRENDERMODE_INVISIBLE) > len(modes)


def _printed(text_page: Any, number: int) -> Iterator[_Printed]:
    """The lines as they are drawn."""
    box = pdfium.FS_RECTF()
    x, y, low, other = (ctypes.c_double() for _ in range(4))
    line = _Printed(number)
    for place in range(text_page.count_chars()):
        if pdfium.FPDFText_GetTextIndexFromCharIndex(text_page, place) < 0:
            continue
        code = pdfium.FPDFText_GetUnicode(text_page, place)
        if code in (10, 13):
            yield line
            line = _Printed(number)
            continue
        pdfium.FPDFText_GetLooseCharBox(text_page, place, box)
        pdfium.FPDFText_GetCharOrigin(text_page, place, x, y)
        # Pdfium writes a hyphen at the end of a line as U+0002 or U+FFFE.
        text = "-" if code in (2, 0xFFFE) else chr(code)
        low.value = y.value
        if text.isdigit():
            pdfium.FPDFText_GetCharBox(text_page, place, other, other, low, other)
        line.letters.append(_Letter(text, box.top - box.bottom, y.value, low.value, box.left, box.right))
    yield line


def _with_rows(lines: list[_Printed], table: Table, number: int) -> list[_Printed]:
    """The lines with what stands in the table as rows, in the place of its first line."""
    found: list[_Printed] = []
    first = None
    for line in lines:
        outside, cell = _Printed(number), None
        for letter in line.letters:
            if letter.text.strip():
                centre, middle = (letter.left + letter.right) / 2, letter.base + letter.size / 4
                cell = table.cell(centre, middle) if not line.row and table.holds(centre, middle) else None
            if cell is None:
                outside.letters.append(letter)
            else:
                table.add(cell, letter.text)
        for one in [*table.begun]:
            table.add(one, " ")
        if first is None and table.begun:
            first = len(found)
        table.begun.clear()
        if line.row or outside.plain.strip():
            found.append(line if line.row else outside)
    rows = [*table.rows]
    if first is None or is_layout(rows):
        return lines
    return found[:first] + [_Printed(number, row=text) for text in map(row_of, rows) if text] + found[first:]


def _mended(lines: list[_Printed]) -> Iterator[_Printed]:
    """Lines that were taken apart because of a small figure that stands high, put together again."""
    before: _Printed | None = None
    for line in lines:
        if before is None:
            before = line
        elif not line.row and not before.row and _is_one(before, line):
            before = replace(before, letters=[*before.letters, *line.letters])
        else:
            yield before
            before = line
    if before:
        yield before


def _is_one(before: _Printed, line: _Printed) -> bool:
    near = -2 < line.letters[0].left - before.letters[-1].right < line.size
    if before.plain.strip().isdigit() and before.size < line.size * _MARK:
        return near and line.base < before.base < line.base + line.size
    return near and abs(before.base - line.base) < 2


def _most(values: Iterator[float]) -> float:
    found = Counter(round(value, 1) for value in values)
    return found.most_common(1)[0][0] if found else 0.0
