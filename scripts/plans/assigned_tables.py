"""Tables that give tasks: `TT | Nội dung | Đơn vị chủ trì | Phối hợp | Thời gian`, in other words and order too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scripts.plans.outline import Item
from scripts.plans.words import name_of
from scripts.vietnamese.folding import fold

_SECTION = re.compile(r"(?:[IVX]+|[A-H])\.?")
_SAME = re.compile(r"-?\s*(?:nt|như trên)\s*-?|[\"“”〃]", re.I)
_SAID = {"with": "phối hợp", "when": "thời gian", "where": "địa điểm", "result": "kết quả", "note": "ghi chú"}


@dataclass(frozen=True, slots=True)
class Assigned:
    """A row that gives a task: `lead` as its cell says it, `more` what the other cells say of it."""

    row: Item
    section: Item | None
    what: str
    lead: str
    when: str
    more: str
    doubts: tuple[str, ...]


def groups(items: Sequence[Item]) -> Iterator[list[Item]]:
    """The rows of each table among the children of a part."""
    table: list[Item] = []
    for item in items:
        if item.cells:
            table.append(item)
        elif table:
            yield table
            table = []
    if table:
        yield table


def columns_of(rows: Sequence[Item]) -> tuple[list[str], int] | None:
    """What each column is and how many rows the head takes; None where the table gives no tasks."""
    for count in (1, 2):
        heads = [[fold(cell) for cell in row.cells] for row in rows[:count]]
        if len(heads) < count:
            return None
        width = max(map(len, heads))
        names = []
        for column in range(width):
            name = name_of("columns", " ".join(head[column] for head in heads if column < len(head)).strip())
            names.append(name if name not in names or name in ("note", "") else "more")
        if "what" in names and "lead" in names:
            two = count == 1 and len(rows) > 1 and _goes_on(rows[1])
            if not two:
                return names, count
    return None


def _goes_on(row: Item) -> bool:
    """Is the second row a part of the head? It stands under columns of the first that go over several."""
    words = [fold(cell) for cell in row.cells if cell.strip()]
    return bool(words) and all(name_of("columns", word) and len(word) < 30 for word in words)


def _is_section(number: str, filled: set[str]) -> bool:
    """Does a row without a body only name a section? It has a letter or a Roman number, or one cell."""
    return bool(_SECTION.fullmatch(number)) or (len(filled - {"number"}) == 1 and not number.strip(".").isdecimal())


def assigned(rows: Sequence[Item]) -> tuple[list[Assigned], list[Item]] | None:
    """The tasks of a table, and the rows that are its head or sections; None where it gives none."""
    found = columns_of(rows)
    if found is None:
        return None
    names, count = found
    others, tasks = [*rows[:count]], list[Assigned]()
    section: Item | None = None
    above: Assigned | None = None
    for row in rows[count:]:
        cells = dict.fromkeys(names, "")
        for name, cell in zip(names, row.cells, strict=False):
            cells[name] = "; ".join(filter(None, (cells[name], cell))) if name else ""
        filled = [name for name in names if cells[name].strip()]
        if not cells["lead"] and _is_section(cells.get("number", "").strip(), set(filled)):
            section, above = row, None
            others.append(row)
            continue
        if all(re.fullmatch(r"\(?[0-9]{1,2}\)?", cell.strip()) for cell in row.cells):
            others.append(row)  # `(1) (2) (3)`
            continue
        doubts = []
        lead, what = cells["lead"], cells["what"]
        if (not lead or _SAME.fullmatch(lead)) and above:
            lead = above.lead
            doubts.append("ô đơn vị để trống hoặc ghi như trên: lấy của dòng trên")
        if not what and above:
            what = above.what
            doubts.append("ô nội dung để trống: lấy của dòng trên")
        more = "; ".join(f"{said}: {_line(cells[name])}" for name, said in _SAID.items() if cells.get(name, "").strip())
        above = Assigned(row, section, _line(what), lead, _line(cells.get("when", "")), more, tuple(doubts))
        tasks.append(above)
    return tasks, others


def section_title(section: Item) -> str:
    """The words of a row that only names a section."""
    return _line(max(section.cells, key=len))


def _line(text: str) -> str:
    return " ".join(text.split()).strip(" ;")
