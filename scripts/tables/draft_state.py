"""What became of an event that was announced: of a column for it, of the first word of its name, or of the letter."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from scripts.model.event import Status
from scripts.tables import said_of
from scripts.tables.blocks import Left
from scripts.tables.draft import Around, Draft, Fields
from scripts.tables.draft_times import TIME_FIELDS, times_of
from scripts.tables.grid import Cell
from scripts.vietnamese.dates import as_typed

_OFF = (Status.CANCELLED, Status.POSTPONED)


def parted_times(fields: Fields) -> tuple[Fields, Fields]:
    """The fields with the new time as the time, where a column or a line has it; and those of the old one."""
    fields = _instead(fields)
    before, moved = fields.get("before", []), fields.get("moved", [])
    times = {name: cells for name, cells in fields.items() if name in TIME_FIELDS}
    rest = {name: cells for name, cells in fields.items() if name not in TIME_FIELDS}
    if any(re.search(r"[0-9]", cell.text) for cell in moved):
        return {**rest, "when": moved}, {"when": before} if before else times
    if said := [cell for cell in moved if said_of.status_of(cell.text)]:
        fields = {**fields, "status": [*fields.get("status", []), *said]}
    if before and not times:  # called off, or put off to nobody knows when
        return {**fields, "when": before}, {}
    return fields, {"when": before} if before else {}


_INSTEAD = re.compile(r"\s*[,;(]?\s*\bthay (?:cho|vì)\s+([^()]+)\)?\W*$", re.IGNORECASE)
_INSTEADS = (("when", "moved", "before"), ("where", "where", "where_before"))


def _instead(fields: Fields) -> Fields:
    """`14h ngày 20/6, thay cho 7h30 ngày 13/6` as the new time and the old one, and places likewise."""
    for name, new, old in _INSTEADS:
        for cell in fields.get(name, ()):
            if (found := _INSTEAD.search(cell.text)) and found.start():
                rest = [one for one in fields[name] if one is not cell]
                fields = {key: cells for key, cells in fields.items() if key != name} | ({name: rest} if rest else {})
                fields[new] = [*fields.get(new, []), replace(cell, text=cell.text[: found.start()].rstrip(" ,;"))]
                fields[old] = [*fields.get(old, []), replace(cell, text=found[1].strip())]
    return fields


def take_state(draft: Draft, fields: Fields, old: Fields, around: Around) -> None:
    """The state, its reason and the day before."""
    for cell in fields.get("status", ()):
        status = said_of.status_of(cell.text)
        if status is None:
            draft.left.append(Left(cell.at, cell.text, "không rõ tình trạng"))
            draft.asked.append(
                f"không rõ tình trạng “{cell.text[:60]}”: ghi Theo lịch, Đã tổ chức, Tạm hoãn, Đổi lịch hay Đã hủy"
            )
        else:
            draft.take("status", status.value, [cell])
    _of_words(draft, fields.get("title", []), around)
    draft.tells_change |= bool(old or fields.get("moved"))
    _before(draft, old, around)
    elsewhere = said_of.changes_place("\n".join(cell.text for cell in fields.get("title", ())))
    if (elsewhere or fields.get("where_before")) and not draft.tells_change:
        draft.asked.append("báo đổi địa điểm: trên trang đã có hoạt động này thì sửa mục ấy, đừng thêm mục mới")
    for cell in fields.get("where_before", ()):
        draft.left.append(Left(cell.at, cell.text, "địa điểm cũ"))
    _reason(draft, fields, around)


def _of_words(draft: Draft, titles: Iterable[Cell], around: Around) -> None:
    """A state that the name of the event or the letter says."""
    title = str(draft.values.get("title", ""))
    bare = said_of.without_change(title)
    status = said_of.change_of(title) if bare != title else None
    cells = [*titles] if status else []
    if bare != title:
        draft.values["title"] = bare
        draft.taken = [one for one in draft.taken if one.field != "title"]
        draft.take("title", bare, titles, "bỏ chữ báo thay đổi ở đầu")
    if not status and around.letter and around.letter.status:
        status = around.letter.status
        draft.tells_change = True
    if status and "status" not in draft.values:
        draft.take("status", status.value, cells, f"theo lời của {'tên' if cells else 'thư'}")


def _before(draft: Draft, old: Fields, around: Around) -> None:
    cells = [cell for cells in old.values() for cell in cells]
    if not cells:
        return
    found, reasons = times_of(old, around)
    start = found[0].start if len(found) == 1 else None
    if start is None:
        draft.reasons += reasons or ["không rõ ngày cũ"]
        return
    if draft.values.get("status") in (None, Status.POSTPONED.value):
        draft.values.pop("status", None)
        draft.taken = [one for one in draft.taken if one.field != "status"]
        draft.take("status", Status.RESCHEDULED.value, cells, "vì có ngày mới")
    if draft.values["status"] == Status.RESCHEDULED:
        draft.take("previous_start", as_typed(start), cells)
    else:
        draft.asked.append("vừa có ngày mới vừa ghi đã tổ chức hoặc đã hủy: cái nào đúng?")


def _reason(draft: Draft, fields: Fields, around: Around) -> None:
    cells = fields.get("reason", [])
    status = draft.values.get("status")
    letter = around.letter
    if cells:
        draft.take("reason", "\n".join(cell.text for cell in cells), cells)
        if status in (None, Status.SCHEDULED.value):
            draft.asked.append("có lý do mà không ghi tình trạng: hoạt động hoãn, dời hay hủy?")
    elif status in (*_OFF, Status.RESCHEDULED.value) and letter and letter.reason:
        words = letter.reason[:1].upper() + letter.reason[1:]
        draft.values["reason"] = words
        draft.take("reason", words, (), "lấy từ lời của thư")
    elif status in _OFF:
        label = Status(str(status)).label.lower()
        draft.reasons.append(
            f"hoạt động {label} cần lý do cho người đọc: điền ô lý do (chưa có thì thêm cột Lý do), hoặc "
            "dòng “Lý do: …”"
        )
