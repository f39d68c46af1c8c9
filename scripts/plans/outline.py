"""A plan as a tree: each paragraph under the part that it belongs to, with the words that say where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from scripts.law_import.line import Line
from scripts.model.law_text import CELL, WITHIN
from scripts.plans import marks

_BLANKS = re.compile(r"\s+")
# What stands below the signatures.
TAIL = re.compile(
    r"(?:Nơi nhận|NƠI NHẬN)\b|(?:TM|T/M|KT|TL|TUQ|Q)\s*\.\s*[A-ZĐ]"
    r"|(?:(?:PHÓ )?(?:CHỦ TỊCH|GIÁM ĐỐC|BÍ THƯ|TRƯỞNG BAN|THỦ TƯỚNG)|CHÁNH VĂN PHÒNG|BỘ TRƯỞNG|THỨ TRƯỞNG)\b"
)
_ANNEX_NUMBER = r"(?:\s+(?:SỐ\s*|số\s*)?:?\s*(?P<number>[IVX]+|[0-9]{1,2}|[A-E]))?"
ANNEX = re.compile(rf"(?:PHỤ LỤC|Phụ lục|PHỤ BIỂU|Phụ biểu|BIỂU MẪU){_ANNEX_NUMBER}\b(?P<rest>.*)", re.S)
# Unmarked sentences that close a plan, and belong to no agency above them.
CLOSING = re.compile(
    r"Trên đây\b|Trong quá trình\b|Thời gian thực hiện (?:các )?[Kk]ế hoạch\b|Yêu cầu\b|Nhận được\b"
    r"|(?:Căn cứ|Trên cơ sở) (?:các |nội dung )?(?:[Kk]ế hoạch|nhiệm vụ)"
    r"|(?:UBND|[ỦU]y ban nhân dân|Uỷ ban nhân dân|Ban Chỉ đạo)[^.;]{0,50}\b(?:yêu cầu|đề nghị)\b"
)


@dataclass(slots=True, eq=False)
class Item:
    """A paragraph, or a row of a table, with what is under it; `under` is the heading of what holds it. Was it `used`
    for a field, or `why` was it not?"""

    mark: marks.Mark
    line: int
    place: str
    cells: tuple[str, ...] = ()
    under: str = ""
    children: list[Item] = field(default_factory=list)
    used: bool = False
    nth: int = 0
    why: str = ""

    @property
    def text(self) -> str:
        """Its words without the mark, on one line."""
        return _BLANKS.sub(" ", self.mark.rest).strip()

    @property
    def whole(self) -> str:
        """Its words as written, with the mark."""
        if self.cells:
            return " | ".join(_BLANKS.sub(" ", cell).strip() for cell in self.cells)
        label = self.mark.label
        sign = {marks.POINT: ") ", marks.DASH: " ", marks.PLUS: " ", marks.PART: " "}.get(self.mark.rank, ". ")
        head = "Phần " if self.mark.rank == marks.PART else "Điều " if self.mark.rank == marks.ARTICLE else ""
        return f"{head}{label}{sign}{self.text}".strip() if label else self.text

    def all(self) -> Iterator[Item]:
        """Itself and everything under it, in the order of the plan."""
        yield self
        for child in self.children:
            yield from child.all()

    @property
    def text_below(self) -> str:
        """What is under it, as running text; rows of tables are no part of it."""
        return " ".join(child.running for child in self.children if not child.cells)

    @property
    def running(self) -> str:
        """Its words and those under it as running text; a heading ends with a colon, whatever else with a sign."""
        below = self.text_below
        own = self.text if not self.text or self.text[-1] in ".;:!?…”" else self.text + (":" if below else ".")
        return f"{own} {below}".strip()


def outline(lines: Sequence[Line], within: str = "") -> list[Item]:
    """The largest parts of the lines; `within` is put before every place, for annexes."""
    roots: list[Item] = []
    open_: list[Item] = []
    rows = 0
    tables = 0
    last_letter = ""
    begun = False
    for line in lines:
        is_row = line.row or CELL in line.text
        if is_row:
            tables += rows == 0
            rows += 1
            cells = tuple(cell.replace(WITHIN, "\n").strip() for cell in line.text.split(CELL))
            item = Item(marks.Mark(marks.PLAIN, "", " ".join(cells)), line.number, "", cells)
            where = f"bảng {tables}, dòng {rows}"
        else:
            rows = 0
            mark = _in_turn(marks.mark_of(line.text.replace(WITHIN, " ")), open_, last_letter)
            last_letter = mark.label if mark.rank == marks.LETTER else last_letter
            item = Item(mark, line.number, "")
            where = ""
        if not is_row and item.mark.rank == marks.PLAIN and CLOSING.match(item.text):
            open_.clear()
        while open_ and open_[-1].mark.rank >= item.mark.rank:
            open_.pop()
        siblings = open_[-1].children if open_ else roots
        where = where or _where(item.mark, open_, siblings)
        if siblings is roots and item.mark.rank >= marks.DASH and not is_row and not within:
            where = f"{'phần kết' if begun else 'phần mở đầu'}, {where}"
        begun = begun or item.mark.rank < marks.DASH
        item.nth = int(match[0]) if (match := re.search(r"[0-9]+$", where)) else 0
        item.place = ", ".join(filter(None, (open_[-1].place if open_ else within, where)))
        item.under = open_[-1].text if open_ else ""
        siblings.append(item)
        if item.mark.rank < marks.PLAIN:
            open_.append(item)
    return roots


def _in_turn(mark: marks.Mark, open_: Sequence[Item], last_letter: str) -> marks.Mark:
    """`C.` and `D.` are letters where B or C came before; `1.2` is second where it stands in 1."""
    if mark.rank == marks.ROMAN and mark.label in ("C", "D", "I") and last_letter:
        after = {"B": "C", "C": "D", "H": "I"}
        return mark._replace(rank=marks.LETTER) if after.get(last_letter) == mark.label else mark
    return mark


_NAMES = {
    marks.PART: "Phần {}",
    marks.ARTICLE: "Điều {}",
    marks.NUMBER: "mục {}",
    marks.SECOND: "mục {}",
    marks.THIRD: "mục {}",
    marks.POINT: "điểm {}",
}


def _where(mark: marks.Mark, open_: Sequence[Item], siblings: Sequence[Item]) -> str:
    """The words for the place of a part among its siblings."""
    if mark.rank in (marks.LETTER, marks.ROMAN):
        if not mark.label:
            return f"phần “{mark.rest[:40].strip()}”"
        return f"{'mục' if open_ else 'Phần'} {mark.label}"
    if mark.rank in _NAMES:
        return _NAMES[mark.rank].format(mark.label)
    # Counted from the last one alike: of a long list each would count all.
    last = next((one for one in reversed(siblings) if one.mark.rank == mark.rank and not one.cells), None)
    alike = last.nth + 1 if last else 1
    return {marks.DASH: "gạch đầu dòng {}", marks.PLUS: "dấu cộng {}"}.get(mark.rank, "đoạn {}").format(alike)
