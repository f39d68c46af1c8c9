"""The workbook that was sent to a commune, as it came back: what was left as it was says nothing, what was changed or
added is read as any row is, each column for what it was sent for."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from scripts.model.campaign import Campaign
from scripts.model.event import Event, Status
from scripts.model.website import Site
from scripts.tables import drafts, heads, said_of, times
from scripts.tables.blocks import Left
from scripts.tables.draft import NO_PLACE, NO_TIME, Around, Draft, Fields
from scripts.tables.draft_organisers import whole_name
from scripts.tables.draft_summary import summary_of
from scripts.tables.entries import Entries
from scripts.tables.grid import Cell, Grid, Row, clean, shown
from scripts.tables.proposal import Kept
from scripts.tables.sent_book import BASE_MARK, CUT, GUIDE_TITLE, MARK, PAPER
from scripts.tables.sent_columns import BY_HEAD, COLUMNS, Column, Value
from scripts.vietnamese.dates import as_typed
from scripts.vietnamese.day_reading import UnclearError
from scripts.vietnamese.day_reading import read as read_day
from scripts.vietnamese.folding import fold
from scripts.vietnamese.phones import digits

_SLUG = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)+")
_TIME = ("first", "hour", "last", "until", "time_note", "date_unknown")
# What a column changes of an event that is there; what is needed stays where a cell was emptied.
_CHANGES = dict.fromkeys(_TIME, ("start", "end", "time_note", "date_unknown")) | {
    "commune": ("place.commune", "place.district"),
    "venue": ("place.venue",),
    "status": ("status", "previous_start"),
}
_STAYS = {"title", "commune", "kind", "source", "id", "summary"}
# What this module reads itself; the rest is read as in any table.
_OWN = {
    "time_note",
    "date_unknown",
    "venue",
    "organisers",
    "focus",
    "audience",
    "description",
    "results",
    "previous_start",
    "summary",
}
_AS_IN_ANY = {"contact.name": "contact", "contact.phone": "phone", "contact.email": "email"}
AS_SENT, UNUSED = "như bảng đã gửi", "dòng chưa dùng"
_KNOWN_COLUMNS = {column.field: column for column in COLUMNS}


@dataclass(frozen=True, slots=True)
class Mark:
    """Whose workbook it is; a commune's code and name are empty in one of the whole province."""

    year: int | None
    code: str = ""
    commune: str = ""
    province: str = ""


def mark_of(grids: Iterable[Grid]) -> Mark | None:
    """What the hidden sheet says; None where there is none."""
    for grid in grids:
        texts = [row.cells[0].text if row.cells and row.cells[0] else "" for row in grid.rows[:6]]
        if texts and texts[0] == MARK:
            _, _, year, code, commune, province = [*texts, *[""] * 6][:6]
            return Mark(int(year) if re.fullmatch("[0-9]{4}", year) else None, code, commune, province)
    return None


Base = Mapping[str, Mapping[str, Cell]]


def base_of(grids: Iterable[Grid]) -> Base:
    """The rows as they were sent, by id and field; none where their sheet is gone."""
    for grid in grids:
        rows = grid.rows
        if len(rows) > 1 and rows[0].cells and rows[0].cells[0] and rows[0].cells[0].text == BASE_MARK:
            fields = [field_of(cell.text) if cell else "" for cell in rows[1].cells]
            found = [{name: cell for name, cell in zip(fields, row.cells, strict=False) if cell} for row in rows[2:]]
            return {row["id"].text: row for row in found if "id" in row}
    return {}


def is_beside(grid: Grid) -> bool:
    """Is it the page of instructions, or that of the lists?"""
    first = next((cell.text for row in grid.rows for cell in row.own), "")
    return first in (MARK, BASE_MARK, GUIDE_TITLE)


def head_of(grid: Grid) -> int | None:
    """Where in the sheet the heads are that were sent; None where they are not."""
    for number, row in enumerate(grid.rows[:20]):
        fields = {column.field for cell in row.own if (column := BY_HEAD.get(fold(cell.text)))}
        if "title" in fields and len(fields) > 4 and fields & {"id", "commune"}:
            return number
    return None


class SentReader:
    """Reads the sheets of one such workbook."""

    def __init__(self, site: Site, around: Around, entries: Entries, mark: Mark | None, base: Base) -> None:
        self._site, self._around, self._entries, self._base = site, around, entries, base
        self._is_other = not any(event.year == around.year for event in site.events)
        self._mark = mark or Mark(None)
        self._seen: dict[str, str] = {}

    def read(self, grid: Grid, place: int) -> list[Left]:
        """Read a sheet whose heads stand there; its cells that belong to no event."""
        head = grid.rows[place]
        above = [cell for row in grid.rows[:place] for cell in row.own]
        left = [Left(cell.at, cell.text, "tiêu đề trên bảng") for cell in above]
        left += [Left(cell.at, cell.text, "đầu cột") for cell in head.own]
        if not self._around.source and (paper := _paper(grid.rows[:place])):
            self._around = replace(self._around, source=paper)
        names = [cell.text if cell else "" for cell in head.cells]
        fields = [field_of(name) for name in names]
        for row in grid.rows[place + 1 :]:
            left += self._row(grid, row, names, fields)
        return left

    def _row(self, grid: Grid, row: Row, names: list[str], fields: list[str]) -> list[Left]:
        found: dict[str, list[Cell]] = {}
        said: dict[str, str] = {}
        own = set(row.own)
        for number, cell in enumerate(row.cells):
            if cell and cell in own:
                own.discard(cell)
                found.setdefault(fields[number] if number < len(fields) else "unknown", []).append(cell)
                said[cell.at] = " ".join(names[number].split()) if number < len(names) else ""
        if found.keys() <= {"commune", "number", "status"}:
            return [Left(cell.at, cell.text, UNUSED) for cell in row.own]
        at = f"{grid.name}, dòng {row.number}" if grid.name else f"dòng {row.number}"
        given = tuple((said[cell.at], cell) for cell in row.own)
        id_cell = found.get("id", [None])[0]
        old = self._entries.known(id_cell.text) if id_cell else None
        if old and (before := self._seen.get(old.id)):
            why = f"mã {old.id} đã có ở {before}: hoạt động khác thì xóa ô mã ở dòng này"
            self._entries.refuse(at, old.title, given, why)
            return []
        base = self._base.get(id_cell.text) if id_cell else None
        there = {name for name in fields if name in _KNOWN_COLUMNS}
        if old is None:
            changed = {
                name for name in there if base and not _same(_KNOWN_COLUMNS[name], found.get(name), base.get(name))
            }
            if base and not self._is_other:
                more = "dòng này cũng không sửa gì" if not changed else "muốn đăng lại thì xóa ô mã"
                title = found["title"][0].text if "title" in found else ""
                why = f"hoạt động mang mã {id_cell.text if id_cell else ''} không còn trên trang; {more}"
                self._entries.refuse(at, title, given, why)
                return []
            self._drafts(found, said, at, given, row.hidden, None, {})
            return []
        self._seen[old.id] = at
        now = {name: _cell(_KNOWN_COLUMNS[name].of(old, self._site)) for name in there}
        sent = {name: base.get(name) for name in there} if base else now
        changed = {name for name in there if not _same(_KNOWN_COLUMNS[name], found.get(name), sent[name])}
        changed -= {name for name in _STAYS if name in changed and name not in found}
        if not changed and not found.keys() - _KNOWN_COLUMNS.keys():
            self._entries.keep(old, at, given)
            return []
        # Where the site says something else since, nobody knows who is right.
        meant: dict[str, Kept] = {}
        for name in changed:
            apart = not _same(_KNOWN_COLUMNS[name], [cell] if (cell := now[name]) else None, sent[name])
            for one in _CHANGES.get(name, (name,)):
                meant[one] = Kept.CONFLICT if apart or meant.get(one) is Kept.CONFLICT else Kept.CHANGED
        self._drafts(found, said, at, given, row.hidden, old, meant, changed)
        return []

    def _drafts(
        self,
        found: Fields,
        said: dict[str, str],
        at: str,
        given: tuple[tuple[str, Cell], ...],
        hidden: bool,
        old: Event | None,
        meant: Mapping[str, Kept],
        changed: Collection[str] = (),
    ) -> None:
        plain: Fields = {_AS_IN_ANY.get(name, name): cells for name, cells in found.items() if name not in _OWN}
        mine = {name: cells[0] for name, cells in found.items() if name in _OWN}
        if changed and "summary" not in changed:
            mine.pop("summary", None)  # of what was; whether it is to follow is for the entries to say
        for draft in drafts.drafts(plain, said, self._around, {}):
            self._fill(draft, mine, old)
            if hidden:
                draft.reasons.append("dòng bị ẩn trong bảng: bỏ ẩn rồi nhập lại nếu muốn đăng")
            if old is None and draft.id and _SLUG.fullmatch(draft.id):
                draft.wanted = draft.id
            if old and "source" in changed:
                draft.doubts.append("nguồn của hoạt động đã có trên trang thì sửa ở tệp của nó")
            used = {cell for one in draft.taken for cell in one.cells} | {one.at for one in draft.left}
            draft.left += [Left(cell.at, cell.text, AS_SENT) for _, cell in given if cell.at not in used]
            self._entries.add(draft, at, given, self._around.year, meant if old else None)

    def _fill(self, draft: Draft, mine: dict[str, Cell], old: Event | None) -> None:
        day = draft.day
        campaign = self._around.campaign(day.year if day else self._around.year)
        self._when(draft, mine)
        self._where(draft, mine.get("venue"))
        for name, known in _lists(campaign).items():
            if cell := mine.get(name):
                self._listed(draft, name, cell, known)
        for name in ("description", "results", "summary"):
            if cell := mine.get(name):
                draft.take(name, cell.text, [cell])
        if "summary" not in mine and "summary" in draft.values:
            draft.values["summary"] = summary_of(draft)
        if draft.values.get("status") == Status.RESCHEDULED.value:
            cell = mine.get("previous_start")
            before = _day(cell, self._around.year) if cell else None
            if cell and before:
                was = old and (old.previous_start or old.start)
                same = isinstance(was, datetime) and was.date() == before
                draft.take("previous_start", as_typed(was if same and was else before), [cell])
            elif old and (was := old.previous_start or old.start):
                draft.values["previous_start"] = as_typed(was)
            elif cell:
                draft.doubts.append(f"không hiểu ngày cũ “{cell.text}”")
        elif cell := mine.get("previous_start"):
            draft.left.append(Left(cell.at, cell.text, "chỉ cần khi tình trạng là Đổi lịch"))

    def _when(self, draft: Draft, mine: dict[str, Cell]) -> None:
        start = draft.values.get("start")
        if cell := mine.get("time_note"):
            if isinstance(start, str) and len(start) == 10:
                draft.take("time_note", cell.text, [cell])
            else:
                draft.left.append(Left(cell.at, cell.text, "đã có giờ, hoặc chưa có ngày"))
        if cell := mine.get("date_unknown"):
            if start is not None:
                draft.left.append(Left(cell.at, cell.text, "đã có ngày"))
                return
            draft.reasons = [one for one in draft.reasons if one != NO_TIME]
            draft.take("date_unknown", cell.text, [cell])
            if "title" in draft.values:
                draft.values.setdefault("summary", summary_of(draft))

    def _where(self, draft: Draft, venue: Cell | None) -> None:
        place = draft.values.get("place")
        refused = any("danh sách địa bàn" in one for one in draft.reasons)
        if not (isinstance(place, dict) and place.get("commune")) and self._mark.commune and not refused:
            draft.take("place.commune", [self._mark.commune], (), "xã, phường của bảng này")
        elif self._mark.commune and isinstance(place, dict) and self._mark.commune not in place.get("commune", []):
            draft.doubts.append(f"bảng gửi cho {self._mark.commune}, dòng này ghi nơi khác")
        if venue:
            draft.take("place.venue", " ".join(venue.text.split()), [venue])
        draft.doubts = [one for one in draft.doubts if one != NO_PLACE]

    def _listed(self, draft: Draft, name: str, cell: Cell, known: dict[str, str]) -> None:
        """Names of a list, which is closed where the campaign has one; `known` has what is written for each."""
        texts = [cell.text] if cell.text in known else cell.lines
        if len(texts) == 1 and texts[0] not in known:
            texts = said_of.names(texts[0]) if name == "organisers" else re.split(r"\s*[;]\s*", texts[0])
        values: list[str] = []
        notes: list[str] = []
        for text in texts:
            if name == "organisers" and said_of.known_name(text, known) is None:
                said, text = text, whole_name(text, draft, self._around)
                notes += [f"“{said}” hiểu là {text}"] if said != text else []
            if not known:
                values.append(text)
            elif (one := said_of.known_name(text, known)) is not None:
                values.append(known[one])
            elif text in known.values():
                values.append(text)
            else:
                near = said_of.near_names(text, known)
                hint = f"; có phải {' hay '.join(near)}?" if near else ""
                draft.reasons.append(f"“{text}” không có trong danh sách của cột {_KNOWN_COLUMNS[name].head}{hint}")
        if values:
            draft.take(name, list(dict.fromkeys(values)), [cell], "; ".join(notes))


def _lists(campaign: Campaign | None) -> dict[str, dict[str, str]]:
    if campaign is None:
        return {"organisers": {}, "focus": {}, "audience": {}}
    return {
        "organisers": {name: name for name in campaign.organisers},
        "focus": {focus.title: focus.id for focus in campaign.focuses},
        "audience": {name: name for name in campaign.audiences},
    }


def field_of(head: str) -> str:
    """What a column of that head says of an event."""
    column = BY_HEAD.get(fold(head))
    return column.field if column else heads.field_of(head) or "unknown"


def _paper(rows: Iterable[Row]) -> str:
    """What stands beside the words that ask for the commune's paper."""
    for row in rows:
        own = row.own
        for number, cell in enumerate(own):
            if fold(cell.text) == fold(PAPER):
                beside = own[number + 1] if number + 1 < len(own) else None
                return beside.text if beside and not beside.text.startswith("Mỗi hoạt động") else ""
    return ""


def _day(cell: Cell, year: int | None) -> date | None:
    if isinstance(cell.value, datetime):
        return cell.value.date()
    if isinstance(cell.value, date):
        return cell.value
    try:
        return read_day(times.typed(cell, "day"), year).day
    except UnclearError:
        return None


def _cell(sent: Value) -> Cell | None:
    """What the sheet would have for a value."""
    if isinstance(sent, str):
        return Cell("", clean(sent)) if sent.strip() else None
    return Cell("", shown(sent), sent) if sent is not None else None


def _same(column: Column, cells: list[Cell] | None, sent: Cell | None) -> bool:
    """Does a cell say what was sent? Blanks at ends, and how a day is written, do not count."""
    cell = cells[0] if cells else None
    if column.field == "status":
        plain = Status.SCHEDULED.label
        return (cell.text if cell else plain) == (sent.text if sent else plain)
    if cell is None or sent is None:
        return cell is sent
    if column.kind in ("day", "hour"):
        return _numbers(times.typed(cell, column.kind)) == _numbers(times.typed(sent, column.kind))
    if column.field == "contact.phone" and digits(sent.text).lstrip("0") == cell.text:
        return True
    return cell.text.endswith(CUT) or _even(cell.text) == _even(sent.text)


def _numbers(text: str) -> list[int]:
    found = [int(one) for one in re.findall(r"[0-9]+", text)]
    return [*found, 0] if len(found) == 1 else found


def _even(text: str) -> str:
    return "\n".join(" ".join(line.split()) for line in text.split("\n")).strip()
