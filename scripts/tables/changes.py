"""What a sentence of a letter says became of an event that was announced before: moved, put off or called off."""

from __future__ import annotations

import re

from scripts.model.event import Status
from scripts.tables import said_of, sheet_head
from scripts.tables.letters import event_in, names_event, reason_in, without_leads
from scripts.vietnamese.day_reading import HOUR
from scripts.vietnamese.folding import fold

_DAY = r"[0-9]{1,2}\s*(?:[/.-]|\s+tháng\s+)\s*[0-9]{1,2}"
_YEAR = r"\s*(?:[/.-]|,?\s+năm\s+)\s*20[0-9]{2}"
# With a word that says it is a day, for `Ngày toàn dân phòng, chống ma túy 26/6` names an event.
TIME = re.compile(
    rf"(?:(?:từ|lúc|hồi|vào)\s+)*(?:{HOUR}(?:\s*(?:-|–|đến)\s*{HOUR})?\s*,?\s*)?(?:(?:sáng|chiều|tối)\s*,?\s*)?"
    rf"(?:(?:thứ\s+\w+|chủ nhật)\s*,?\s*)?(?:ngày\s+)?(?<![\w/.-])(?:(?<=\w\s)|(?<=[(,]\s)|(?<=\()|^){_DAY}(?:{_YEAR})?"
    r"(?![\w/-])(?:\s*\((?:thứ\s+\w+|chủ nhật)\))?",
    re.IGNORECASE,
)
_SAYS_SO = re.compile(rf"ngày|thứ|chủ nhật|sáng|chiều|tối|{HOUR}|20[0-9]{{2}}", re.IGNORECASE)
_ITEM = re.compile(r"^\s*(?:[-–+•*]|(?:[0-9]{1,2}|[IVX]+|[a-h])[.)/])\s+(?=\w)")
_INSTEAD = re.compile(r"\bthay (?:cho|vì)\b", re.IGNORECASE)
_INTO = re.compile(r"\b(?:sang|đến|thành|qua|vào)\s*(?:lúc\s*)?$", re.IGNORECASE)
_BY = re.compile(r"\b(?:trước|chậm nhất|hạn)\s*$", re.IGNORECASE)
_BEFORE_TIME = re.compile(r"(?:\s*(?:\b(?:dự kiến|được|sẽ|đã|tổ chức|diễn ra|vào|lúc|từ|như sau)|[(,:–-]))+\s*$", re.I)
_ADDED = re.compile(r"^\W*(?:[0-9]{1,2}[.)]\s*)?(?:bổ sung|thêm)(?:\s+(?:hoạt động|nội dung|mới))*\s*[:,–-]?\s+", re.I)
_PLANNED = re.compile(
    r"(?:\s*,?\s*(?:tại|ở)\s+(?P<where>[^;]{3,120}?))?"
    r"(?:\s*,?\s*do\s+(?P<organiser>[^,;]{3,100}?)\s+(?:chủ trì|tổ chức|thực hiện|phụ trách))?\W*",
    re.IGNORECASE,
)


def times_in(text: str) -> list[re.Match[str]]:
    """The days in a text, with their hours."""
    return [found for found in TIME.finditer(text) if _SAYS_SO.search(found[0]) or text[found.start() - 1] == "("]


def change_in(sentence: str, name: str = "") -> dict[str, str]:
    """The fields of what it tells; `name` is the event that its letter is about. What says that something changes,
    and cannot be read, has its words as `unread`; nothing is there where no change is told."""
    status = said_of.change_of(sentence)
    item = _ITEM.match(sentence)
    text = sheet_head.without_papers(sentence[item.end() :] if item else sentence)
    times = times_in(text)
    if status is None or any(_BY.search(text[: one.start()]) for one in times):
        return {}
    if not times:
        return {"title": sentence, "unread": sentence} if item and names_event(text) else {}
    reason = reason_in(text)
    title = _title(text, times[0], name, is_item=bool(item))
    if not title:
        return {"title": sentence, "unread": sentence} if item else {}
    fields = {"title": title} | ({"reason": reason[:1].upper() + reason[1:]} if reason else {})
    words = [re.sub(r"(?i)^(?:(?:từ|lúc|hồi|vào)\s+)+", "", one[0]).strip() for one in times]
    if len(words) == 2 and status is not Status.CANCELLED:
        old, new = words[::-1] if _INSTEAD.search(text[times[0].end() : times[1].start()]) else words
        return fields | {"before": old, "moved": new}
    if len(words) == 1 and status is not Status.RESCHEDULED:
        return fields | {"when": words[0], "status": status.label}
    if len(words) == 1 and _INTO.search(text[: times[0].start()]):
        return fields | {"moved": words[0], "status": status.label}
    return {"title": sentence, "unread": sentence}


def added_in(sentence: str) -> dict[str, str]:
    """The fields of an event that a letter adds: `Bổ sung: Tọa đàm …, 14h ngày 22/6 tại …, do Hội … chủ trì`."""
    if (lead := _ADDED.match(sentence)) is None:
        return {}
    text = sentence[lead.end() :]
    times = times_in(text)
    behind = _PLANNED.fullmatch(text[times[0].end() :]) if len(times) == 1 else None
    title = _BEFORE_TIME.sub("", text[: times[0].start()]).strip(" ,;") if times else ""
    if behind is None or not title:
        return {"title": sentence, "unread": sentence} if times else {}
    return {"title": title, "when": times[0][0].strip()} | {
        field: words for field, words in behind.groupdict().items() if words
    }


def _title(text: str, time: re.Match[str], name: str, *, is_item: bool) -> str:
    """The event that it is about."""
    if name and fold(name) in fold(text):
        return name
    head = text[: time.start()]
    if is_item and (title := _BEFORE_TIME.sub("", head.split(": ")[0]).strip(" ,;")):
        return without_leads(said_of.without_change(title))
    if names_event(head):
        return _BEFORE_TIME.sub("", event_in(head)).strip(" ,;")
    return name
