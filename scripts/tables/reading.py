"""A file → grids → heads → rows understood → a proposal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from scripts.model.event import Status
from scripts.model.website import Site
from scripts.tables import (
    beside,
    block_rows,
    blocks,
    crossed,
    drafts,
    held,
    letters,
    notices,
    own_table,
    row_lines,
    said_of,
    sent_reading,
    sheet_head,
    sheet_years,
    text_grids,
    times,
    unfit,
    unfit_parts,
    unheaded,
)
from scripts.tables.blocks import Left
from scripts.tables.draft import Around, Fields
from scripts.tables.entries import Entries, Memory, is_about_source
from scripts.tables.grid import Cell, Grid, Held, Row, Unusable, short
from scripts.tables.proposal import UNSAID, Entry, Proposal, State
from scripts.tables.wheres import Finder


def read_file(
    name: str,
    data: bytes,
    site: Site,
    year: int | None = None,
    *,
    source: str = "",
    into: str = "",
    before: Memory | None = None,
) -> Proposal:
    """What a file of that name tells of events. Days without a year are of the year that the file names, else of
    `year`, which somebody says; without both, of that of its paper or of its other days. `source` is where it comes
    from, in place of what it says itself; `into` the listing for new events."""
    try:
        found = held.held(name, data)
    except Unusable as unusable:
        return Proposal(name, year, problem=(unusable.what, unusable.mend))
    return _proposal(name, found, _Reader(site, year, source, Entries(site, into, before or {})))


def read_held(name: str, found: Held, site: Site, year: int | None, source: str, entries: Entries) -> Proposal:
    """The same of what a file holds that is one of many: its events join those of the others."""
    return _proposal(name, found, _Reader(site, year, source, entries))


def read_pasted(
    text: str, site: Site, year: int | None = None, *, source: str = "", into: str = "", before: Memory | None = None
) -> Proposal:
    """The same of a text that somebody pasted: a table or a notice."""
    name = "chữ dán vào"
    if not text.strip():
        return Proposal(name, year, problem=("không có chữ nào", "Chép bảng hoặc thông báo rồi dán lại"))
    try:
        return _proposal(name, text_grids.pasted(text), _Reader(site, year, source, Entries(site, into, before or {})))
    except Unusable as unusable:
        return Proposal(name, year, problem=(unusable.what, unusable.mend))


_NOT_SHOWN = "không được đưa lên trang, máy không lấy và không chép lại dòng nào"
_NOT_ROW = "không được đưa lên trang, không lấy"
_OTHER_ROWS = (
    "Có hoạt động cho người dân trong tệp thì chép riêng các dòng ấy sang một bảng có cột Nội dung, Thời gian, Địa điểm"
)
_OF_OFFICE = "lịch chung của cơ quan, việc này không nói đến ma túy: có phải hoạt động để đăng?"
_IN_HIDDEN = "cột bị ẩn"
# So many of its first lines may head a letter.
_HEADED = 8
# What tells of no row of a table.
_SAID = ("tiêu đề trên bảng", "đầu cột")


def _proposal(name: str, found: Held, reader: _Reader) -> Proposal:
    left: list[Left] = []
    notes = [*found.notes]
    reader.sent, reader.base = sent_reading.mark_of(found.grids), sent_reading.base_of(found.grids)
    for grid in found.grids:
        if sent_reading.is_beside(grid):
            left += [Left(cell.at, cell.text, "lời dẫn và danh sách của bảng đã gửi") for cell in grid.cells]
            continue
        if grid.hidden:
            left += [Left(cell.at, cell.text, f"trang tính “{grid.name}” bị ẩn") for cell in grid.cells]
            if any(True for _ in grid.cells):
                notes.append(f"Trang “{grid.name}” bị ẩn nên không đọc; muốn nhập thì bỏ ẩn trang ấy.")
            continue
        left += reader.grid(grid)
    left += reader.lines(found.lines)
    notes += reader.notes
    problem = None
    if reader.was_sent:
        notes += [] if reader.found else ["Bảng gửi xã, phường chưa ghi hoạt động nào."]
    elif not any(found.cells):
        problem = ("tệp rỗng, không có chữ nào", "Mở xem có gửi nhầm tệp không, hoặc xin lại tệp")
    elif not reader.found and (reader.says_none or any(said_of.says_none(cell.text) for cell in found.cells)):
        reader.says_none = True
        notes.append("Tệp này báo là không có hoạt động nào; không có gì để nhập.")
    elif not reader.found and reader.refused:
        problem = (f"là {reader.refused}, không phải lịch hoạt động: {_NOT_SHOWN}", _OTHER_ROWS)
        notes = []
    elif not reader.found:
        problem = (
            "không thấy hoạt động nào: không có hàng đầu cột (“Nội dung”, “Thời gian”), không có dòng “Thời gian: …”",
            "Bảng thì thêm hàng đầu cột ở ngay trên các dòng; toàn văn luật thì mỗi điều mở đầu bằng “Điều 1. …”",
        )
    needs = any(is_about_source(one) for entry in reader.found for one in entry.reasons)
    return Proposal(
        name,
        reader.year,
        reader.found,
        tuple(left),
        tuple(notes),
        reader.source,
        needs,
        problem,
        not reader.found and reader.says_none,
    )


class _Reader:
    """One reading of a file."""

    def __init__(self, site: Site, year: int | None, source: str, entries: Entries) -> None:
        self._site, self.year, self.source = site, year, " ".join(source.split())
        self._said_year = year
        self._finder = Finder(site.places)
        self._given = bool(self.source)
        self._titled = False
        self.notes: list[str] = []
        # What stands before a table, in tables of its own: whose it is, its number.
        self._seen: list[Cell] = []
        self.entries = entries
        self._first = len(entries.found)
        self.sent: sent_reading.Mark | None = None
        self.base: sent_reading.Base = {}
        self.was_sent = False
        # Does it say that there are no events?
        self.says_none = False
        # What a table was that nothing is taken of.
        self.refused = ""

    @property
    def found(self) -> tuple[Entry, ...]:
        """What this file tells of."""
        return tuple(self.entries.found[self._first :])

    def grid(self, grid: Grid) -> list[Left]:
        """Read a sheet; its cells that belong to no event."""
        if (place := sent_reading.head_of(grid)) is not None:
            self.was_sent = True
            if self.sent and self.sent.year:
                self.year = self.sent.year
            around = replace(self._around([cell for row in grid.rows[:place] for cell in row.own]), unsaid="")
            return sent_reading.SentReader(self._site, around, self.entries, self.sent, self.base).read(grid, place)
        for number, row in enumerate(grid.rows):
            columns = own_table.columns_of(row)
            if columns:
                left = [Left(cell.at, cell.text, "tiêu đề trên bảng") for one in grid.rows[:number] for cell in one.own]
                left += [Left(cell.at, cell.text, "tiêu đề trên bảng") for cell in grid.above]
                left += [Left(cell.at, cell.text, "đầu cột") for cell in row.own]
                self.entries.add_own(grid.rows[number + 1 :], row, columns, self.year, self.source)
                return left
            if number > 15:
                break
        grid, left = _seen_of(grid)
        if left:
            columns_of = ", ".join(sorted({re.sub(r"[0-9]+$", "", one.at.rpartition("!")[2]) for one in left}))
            self.notes.append(f"Cột {columns_of} bị ẩn nên không lấy; muốn nhập thì bỏ ẩn cột ấy.")
        tables = beside.parted(grid)
        if len(tables) > 1:
            self.notes.append(f"{len(tables)} bảng nằm cạnh nhau trên một trang: máy đọc riêng từng bảng.")
        for table in tables:
            left += self._seen_grid(table)
        return left

    def _seen_grid(self, grid: Grid) -> list[Left]:
        """Read what a sheet shows."""
        if _explains(grid):
            return [Left(cell.at, cell.text, "bảng giải thích các cột") for cell in grid.cells]
        head = sheet_head.read([*grid.above, *(cell for row in grid.rows[:15] for cell in row.own), *self._seen])
        if found := crossed.read(grid, self._finder, head.year or self.year, head.month):
            parted, asked = found
            if what := unfit.of_titles(parted.titles) or unfit_parts.of_block(parted.blocks[0]):
                return self._refuse(grid.cells, what)
            around = self._around([*parted.titles, *self._seen], sheet_years.days_of(parted.blocks), grid.name)
            return parted.left + self._block(parted.blocks[0], around, asked=asked)
        parted = blocks.parted(grid)
        if not parted.blocks and (on_its_side := unheaded.turned(grid)):
            parted = blocks.parted(on_its_side)
        doubt = ""
        is_other = any(one.why == blocks.FOREIGN for one in parted.left)
        if not (parted.blocks or is_other) and (guess := unheaded.guessed(grid, self.year)):
            parted, doubt = guess, "bảng không có đầu cột: máy đoán cột nào là gì"
        left = parted.left
        if not parted.blocks:
            alone = [row.own[0] for row in grid.rows[:8] if len(row.own) == 1]
            if what := unfit.of_titles([*grid.above, *alone]):
                return self._refuse(grid.cells, what)
            return self._as_notice(grid)
        whats = [unfit_parts.of_block(block) for block in parted.blocks]
        if all(whats):
            return self._refuse(grid.cells, whats[0])
        if (of_letter := self._programme(grid, parted)) is not None:
            return of_letter
        around = self._around([*parted.titles, *self._seen], sheet_years.days_of(parted.blocks), grid.name)
        self._seen += parted.titles
        for block, what in zip(parted.blocks, whats, strict=True):
            if what:
                cells = [cell for row, section in block.rows for cell in (*row.own, section) if cell]
                left = self._refuse(cells, what) + [one if one.why in _SAID else replace(one, text="") for one in left]
                continue
            before = len(self.entries.found)
            left += self._block(block, around, doubt, several=len(parted.blocks) > 1)
            self.notes += _advice(self.entries.found[before:])
        return left

    def _programme(self, grid: Grid, parted: blocks.Parted) -> list[Left] | None:
        """An event told above a table of hours, which is its programme; None where it is no such table."""
        rows = [block_rows.by_field(block, list(row.cells))[0] for block in parted.blocks for row, _ in block.rows]
        hours = [fields for fields in rows if fields.keys() & {"when", "hour", "day", "first"}]
        if not hours or any(map(block_rows.says_day, hours)) or not notices.told(parted.titles, self.year).notices:
            return None
        before = len(self.entries.found)
        left = self.lines(tuple(parted.titles))
        if len(self.entries.found) == before:
            return None
        titles = {cell.at for cell in parted.titles}
        return left + [Left(one.at, one.text, "chương trình của buổi") for one in grid.cells if one.at not in titles]

    def _refuse(self, cells: Iterable[Cell], what: str) -> list[Left]:
        """Take nothing of a table that is not for readers, and say no word of it."""
        self.refused = self.refused or what
        self.notes.append(f"Có một bảng là {what}, không phải lịch hoạt động: {_NOT_SHOWN}.")
        return [Left(cell.at, "", what) for cell in dict.fromkeys(cells)]

    def _as_notice(self, grid: Grid) -> list[Left]:
        """A table of two columns without heads may be a notice: labels, and what they say."""
        lines, labels = notices.lines_of(grid)
        before = len(self.entries.found)
        left = self.lines(lines)
        if len(self.entries.found) == before and all(one.text for one in left):
            self._seen += grid.cells
            return [Left(cell.at, cell.text, "chữ ngoài bảng") for cell in grid.cells]
        return left + [Left(cell.at, cell.text, "đầu mục") for cell in labels]

    def lines(self, lines: tuple[Cell, ...]) -> list[Left]:
        """Read a notice; its lines that belong to no event."""
        if not lines:
            return []
        letter = letters.letter_of([*self._seen, *lines])
        around = self._around([*self._seen, *lines])
        told = notices.told(lines, around.year, letter)
        whats = [unfit_parts.of_notice(notice) for notice in told.notices]
        if what := unfit.of_titles(lines[:_HEADED]) or unfit.most(whats):
            return self._refuse(lines, what)
        left = [
            Left(cell.at, "", what)
            for notice, what in zip(told.notices, whats, strict=True)
            if what
            for cell in notice.cells
        ]
        self.notes += [f"Một mục thuộc loại “{what}”: {_NOT_ROW}." for what in whats if what]
        told.notices = [notice for notice, what in zip(told.notices, whats, strict=True) if not what]
        if told.notices and letter:
            around = replace(around, letter=letter)
            if letter.source and not self._given:
                self.source = letter.source
                around = replace(around, source=letter.source)
        for notice in told.notices:
            at = next(iter(notice.fields.values()))[0].at
            asked, inside = [], around
            if letter and letter.status and len(told.notices) > 1 and not notice.tells_change:
                if notice.is_new:
                    inside = replace(around, letter=replace(letter, status=None))
                else:
                    asked.append("thư báo hoãn, dời hay hủy: hoạt động này thì sao?")
            self._drafts(notice.fields, notice.heads, inside, {}, at, (), asked=asked)
        return told.left + left

    def _around(self, titles: Iterable[Cell], days: Sequence[date] = (), sheet: str = "") -> Around:
        cells = [*titles]
        head = sheet_head.read(cells)
        dated = head.dated or sheet_head.day_of_paper(self.source)
        year, why = head.year or self.year, ""
        if not self._said_year and not self._titled and not head.year:
            year, why = sheet_years.year_of(dated, days, head.years)
            if not (dated or days) and self.year:
                year, why = self.year, f"năm {self.year} lấy theo phần trên của tệp"
        if head.year:
            self._titled = True
        if year:
            self.year = self.year if self._year_is_far(year) else year
        source = self.source if self._given else head.source or self.source
        if source and not self._given:
            self.source = self.source or source
        places = tuple(
            cell.text
            for cell in cells
            if re.search(r"(?i)\b(?:xã|phường|thị trấn|huyện|thị xã|thành phố)\b|\b(?:p|x|tt)\.", cell.text)
        )
        month = head.month or sheet_years.month_of(days)
        of_office = any(said_of.is_calendar_of_office(cell.text) for cell in cells)
        texts = [*(cell.text for cell in cells), self.source, sheet]
        is_about = said_of.name_drugs(texts) or any(map(self._names_campaign, texts))
        days_of = dated if why else None
        return Around(
            self._site,
            self._finder,
            year,
            month,
            None if head.span else head.year,
            days_of,
            why,
            head.span,
            _OF_OFFICE if of_office else "" if is_about else UNSAID,
            source=source,
            above=(*places, sheet),
        )

    def _names_campaign(self, text: str) -> bool:
        """Does a text name the plan of one of the site's campaigns?"""
        plans = [one.plan for one in self._site.campaigns_by_year.values() if one.plan]
        return any(
            sheet_head.cites(text, number, plan.date, plan.issuer)
            for plan in plans
            for number in (plan.number, plan.other_number)
            if number
        )

    def _year_is_far(self, year: int) -> bool:
        return self.year is not None and abs(year - self.year) > 20

    def _block(
        self, block: blocks.Block, around: Around, doubt: str = "", asked: str = "", several: bool = False
    ) -> list[Left]:
        """Read its rows; the cells of those that are no events."""
        before: dict[int, Cell] = {}
        if around.unsaid == UNSAID and unfit_parts.is_about(block):
            around = replace(around, unsaid="")
        block_rows.days_of_weekdays(block)
        last: Cell | None = None
        held_all = None if several else _held(block)
        struck: list[Left] = []
        for row, section, more in block_rows.whole_rows(block):
            if block_rows.is_struck(block, row):
                struck += [Left(cell.at, cell.text, "dòng bị gạch bỏ") for cell in row.own]
                of_row = block_rows.by_field(block, list(row.cells))[0].get("title") or row.own
                said = max((cell.text for cell in of_row), key=len)
                self.notes.append(f"Dòng {row.number} bị gạch bỏ nên không lấy: “{short(said)}”.")
                continue
            inside = _below(section, around)
            cells = list(row.cells)
            borrowed: dict[str, str] = {}
            marks: list[Cell] = []
            for column, cell in enumerate(cells):
                if cell and drafts.is_ditto(cell.text) and column in before:
                    marks.append(cell)
                    borrowed[cell.at] = "nt"
                    cells[column] = before[column]
            fields, heads = block_rows.by_field(block, cells)
            if (passed_over := self._passed_over(row, fields)) is not None:
                struck += passed_over
                continue
            look = block_rows.asked_of(row, more) + ([asked] if asked else []) + _became(fields, section, held_all)
            if not inside.day_above and (found := block_rows.day_before(block, fields, before, around.year)):
                name, day = found
                hours = fields.get(name, [])
                fields |= {name: [day], "hour": [*hours, *fields.get("hour", [])]}
                words = f"ô ngày {'chỉ có giờ' if hours else 'để trống'}, lấy ngày {day.text} của dòng trên"
                if any(fields.get(one) for one in ("hour", "part", "first")):
                    borrowed[day.at] = words
                else:
                    look.append(words)
            if section is not last:
                before, last = {}, section
            before |= {column: cell for column, cell in enumerate(cells) if cell}
            left = [Left(cell.at, cell.text, "lấy theo dòng trên") for cell in marks]
            left += [Left(cell.at, cell.text, "nối vào dòng trên") for cell in more]
            at = f"{block.sheet}, dòng {row.number}" if block.sheet else f"dòng {row.number}"
            given = tuple(
                (block.heads[n] if n < len(block.heads) else "", cell) for n, cell in enumerate(row.cells) if cell
            )
            doubts = [doubt] if doubt else []
            wrong = block_rows.wrong_in(row)
            self._drafts(fields, heads, inside, borrowed, at, given, left, doubts, row.hidden, look, wrong)
        return struck

    def _passed_over(self, row: Row, fields: Fields) -> list[Left] | None:
        """The cells of a row that tells of no event for readers; None where it does."""
        if what := unfit.of_any(row_lines.lines_of(fields.get("title", []))):
            self.notes.append(f"Dòng {row.number} thuộc loại “{what}”: {_NOT_ROW}.")
            return [Left(cell.at, "", what) for cell in row.own]
        if fields.keys() <= block_rows.WHEN_ALONE:
            return [Left(cell.at, cell.text, "dòng không ghi hoạt động") for cell in row.own]
        names = [cell.text for cell in fields.get("title", ())]
        if names and all(map(said_of.is_nothing, names)):
            where = [cell.text for name in ("commune", "organiser", "day", "when") for cell in fields.get(name, ())]
            words = " ".join(" ".join([*where[:1], *names]).split())
            self.notes.append(f"Dòng {row.number} ghi là không có hoạt động nên không lấy: “{short(words)}”.")
            self.says_none = True
            return [Left(cell.at, cell.text, "dòng ghi là không có hoạt động") for cell in row.own]
        return None

    def _drafts(
        self,
        fields: Fields,
        heads: dict[str, str],
        around: Around,
        borrowed: dict[str, str],
        at: str,
        row: tuple[tuple[str, Cell], ...],
        left: Iterable[Left] = (),
        doubts: Iterable[str] = (),
        hidden: bool = False,
        asked: Iterable[str] = (),
        wrong: Sequence[str] = (),
    ) -> None:
        for draft in drafts.drafts(fields, heads, around, borrowed):
            draft.asked += asked
            draft.reasons = [*wrong] or draft.reasons
            draft.left += left
            draft.doubts += doubts
            if hidden:
                draft.reasons.append("dòng bị ẩn trong bảng: bỏ ẩn rồi nhập lại nếu muốn đăng")
            taken = {cell for one in draft.taken for cell in one.cells} | {one.at for one in draft.left}
            for cells in fields.values():
                for cell in cells:
                    if cell.at not in taken:
                        draft.left.append(Left(cell.at, cell.text, "chưa dùng đến"))
                        taken.add(cell.at)
            self.entries.add(draft, at, row, around.year)


def _below(section: Cell | None, around: Around) -> Around:
    """What is known of the rows below a heading within a table."""
    if section is None:
        return around
    if times.is_day(section.text, around.year):
        return replace(around, day_above=section)
    if found := sheet_head.month_of_section(section.text):
        return replace(around, month=found[0], year=found[1] or around.year)
    return replace(around, above=(section.text, *around.above))


def _became(fields: Fields, section: Cell | None, held_all: Cell | None) -> list[str]:
    """Give a row that says none the state by the heading above it, or by that of its table; what to ask of it."""
    asked = []
    if section and (became := said_of.of_section(section.text)):
        if became == (Status.HELD,):
            fields.setdefault("status", [replace(section, text=Status.HELD.label)])
        elif "status" not in fields:
            asked.append(f"mục “{short(section.text)}”: ghi Tình trạng và Lý do của từng hoạt động")
    if held_all and not (section and sheet_head.month_of_section(section.text) is None):
        fields.setdefault("status", [replace(held_all, text=Status.HELD.label)])
    return asked


def _held(block: blocks.Block) -> Cell | None:
    """The title of a report on what was held: of the whole table, and no first part of it."""
    titles = (one for one in block.titles if not re.match(r"\s*(?:[IVX]+|[A-H]|[0-9]+)\s*[.)/:-]", one.text))
    return next((one for one in titles if said_of.of_section(one.text) == (Status.HELD,)), None)


def _advice(found: Sequence[Entry]) -> list[str]:
    """What to do with a table none of whose rows can be taken, where its layout tells."""
    if not found or any(entry.state is not State.OUT for entry in found):
        return []
    if len(found) > 2 and all(times.ONLY_HOUR in "; ".join(entry.reasons) for entry in found):
        return [
            "Bảng chỉ có giờ, không có ngày nào: nếu là chương trình của một buổi thì ghi cả buổi thành một dòng "
            "(tên, ngày giờ bắt đầu, địa điểm)."
        ]
    return []


def _seen_of(grid: Grid) -> tuple[Grid, list[Left]]:
    """A sheet without its hidden columns, and the cells of those; one that goes on beside them is seen."""
    shown = {cell for row in grid.rows for n, cell in enumerate(row.cells) if cell and n not in grid.hidden_columns}
    left = [Left(cell.at, cell.text, _IN_HIDDEN) for row in grid.rows for cell in row.own if cell not in shown]
    rows = tuple(replace(row, cells=tuple(cell if cell in shown else None for cell in row.cells)) for row in grid.rows)
    return (replace(grid, rows=rows), left) if left else (grid, [])


def _explains(grid: Grid) -> bool:
    """Is it the sheet of our own workbook that says what each column means?"""
    first = next((row for row in grid.rows if row.own), None)
    return first is not None and [cell.text for cell in first.own][:3] == ["Cột", "Nghĩa", "Bắt buộc"]
