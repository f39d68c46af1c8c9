"""Plain notices: lines such as `Thời gian: …`, `Địa điểm: …` below the name of the event."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from scripts.tables import heads, said_of, times
from scripts.tables.blocks import Left
from scripts.tables.grid import Cell, Grid
from scripts.vietnamese.folding import fold

_LABEL = re.compile(
    r"^\s*(?:[-–+•*]|[0-9]{1,2}[.)]|[IVX]+[.)]|[a-h][.)])?\s*(?P<label>[^:：]{2,45}?)\s*[:：]\s*(?P<words>.*)$",
    re.DOTALL,
)
_SENTENCE = re.compile(
    r"(?:vào\s+)?(?:(?:lúc|hồi)\s+)?(?P<when>(?:sáng|chiều|tối|ngày|thứ|[0-9])[^;]{4,80}?[0-9]),?\s+tại\s+(?P<where>.{3,120}?)"
    r",\s*(?P<organiser>[^,]{3,100}?)\s+(?:sẽ\s+)?(?:phối hợp\s+)?tổ chức\s+(?P<title>[^.;]{5,200})",
    re.IGNORECASE,
)
_LISTED = re.compile(r"^\W*(?P<when>\w.{3,70}?)\s*(?:[:：]\s+|\s[-–]\s+)(?P<title>[^\W\d].{4,})$")
_WHEN = ("when", "day", "first", "when_where")
_NUMBERED = re.compile(r"^\s*(?:[0-9]{1,2}|[IVX]+|[a-h])[.)/]\s+(?=\w)")
_FOOT = re.compile(r"(?:noi nhan|tm\.|kt\.|tl\.|chu tich|pho chu tich|thu truong|giam doc|luu:|- ?luu|\(da ky|\(ky)")
INVITATION = re.compile(r"(?:GIẤY|THƯ)\s+MỜI(?:\s+HỌP)?", re.IGNORECASE)
_HEAD = re.compile(
    r"(?:cong hoa xa hoi|doc lap\s*[-–]|uy ban nhan dan|ubnd|so:|kinh gui"
    r"|(?:giay moi|thong bao|ke hoach|lich|cong van)\s*$"
    r"|ve viec|v/v|can cu)"
)
_WELL_KNOWN = frozenset(
    (
        *("title", "details", "kind", "when", "when_where", "day", "first", "last", "hour", "part", "where", "commune"),
        *("district", "organiser", "partners", "audience", "size", "contact", "phone", "email", "status", "reason"),
        *("source", "note", "registration", "results"),
    )
)


@dataclass(slots=True)
class Notice:
    """One event of a notice: its cells by field, and the labels that they had."""

    fields: dict[str, list[Cell]] = field(default_factory=dict)
    heads: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Told:
    """The notices of some lines, and the lines that belong to none."""

    notices: list[Notice] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)


def lines_of(grid: Grid) -> tuple[tuple[Cell, ...], tuple[Cell, ...]]:
    """A table without heads as the lines of a letter, of two columns each label with what it says; and those labels."""
    lines, labels = [*grid.above], []
    for row in grid.rows:
        own = row.own
        if len(own) == 2 and len(own[0].text) < 46 and "\n" not in own[0].text:
            lines.append(Cell(own[1].at, f"{own[0].text.rstrip(':： ')}: {' '.join(own[1].text.split())}"))
            labels.append(own[0])
        else:
            lines += own
    return tuple(lines), tuple(labels)


def invites(lines: Iterable[Cell]) -> bool:
    """Does an invitation stand there?"""
    return any(INVITATION.fullmatch(line.text.strip()) for line in lines)


def told(lines: Sequence[Cell], year: int | None = None) -> Told:
    """The events that lines with labels tell of; days without a year are of that one."""
    labelled = [_labelled(line) for line in lines]
    if not any(field_name in _WHEN for field_name, _, _ in labelled):
        return _sentences(lines, year)
    found = Told()
    current: Notice | None = None
    pending: Cell | None = None  # the last line that may be the name of the next event
    last: str | None = None
    label_of_last, ended = "", False
    times_left = sum(field_name in _WHEN for field_name, _, _ in labelled)
    for line, (name, label, words) in zip(lines, labelled, strict=True):
        times_left -= name in _WHEN
        plain = fold(line.text)
        if _FOOT.match(plain):
            current, last, ended = None, None, True
            found.left.append(Left(line.at, line.text, "chữ ký, nơi nhận"))
            continue
        if name and words:
            if (
                name == "title"
                and current is not None
                and {"title", "when"} <= current.fields.keys()
                and not times_left
            ):
                name = "details"
            if name == "title" and (current is None or "title" in current.fields or "when" in current.fields):
                current = Notice()
                found.notices.append(current)
                if pending:
                    found.left.append(Left(pending.at, pending.text, "chữ ngoài bảng"))
                pending = None
            elif current is None or (name in current.fields and name in ("when", "day", "where") and pending):
                current = Notice()
                found.notices.append(current)
                if pending:
                    _put(current, "title", pending, _NUMBERED.sub("", pending.text), "")
                    pending = None
            elif pending and "title" not in current.fields:
                _put(current, "title", pending, pending.text, "")
                pending = None
            elif pending:
                found.left.append(Left(pending.at, pending.text, "chữ giữa các mục, chưa dùng"))
                pending = None
            if name in current.fields and name not in ("details", "audience", "organiser", "partners", "unknown"):
                found.left.append(Left(line.at, line.text, f"“{label}” ghi hai lần"))
            else:
                _put(current, name, line, words, label)
            last, label_of_last = name, label
            continue
        if name and not words:  # `Thành phần:` with its lines below
            last, label_of_last = name, label
            found.left.append(Left(line.at, line.text, "đầu mục"))
            continue
        if ended:
            found.left.append(Left(line.at, line.text, "chữ ký, nơi nhận"))
            continue
        bullet = re.match(r"^\s*[-–+•*]\s*", line.text)
        if current is not None and bullet and last in ("audience", "details", "organiser", "partners", "title"):
            _put(current, "details" if last == "title" else last, line, line.text[bullet.end() :], label_of_last)
            continue
        if pending is not None:
            found.left.append(Left(pending.at, pending.text, "chữ ngoài bảng"))
        pending = line if not _HEAD.match(plain) else None
        if pending is None:
            found.left.append(Left(line.at, line.text, "đầu văn bản"))
    if pending is not None:
        found.left.append(Left(pending.at, pending.text, "chữ ngoài bảng"))
    _name(found, lines)
    return found


def _sentences(lines: Sequence[Cell], year: int | None) -> Told:
    """Events told in a line each: `vào lúc 7h30 ngày 9/6/2027, tại …, UBND xã tổ chức …`, `7h30 ngày 9/6: Lễ …`."""
    found = Told()
    for line in lines:
        match = _SENTENCE.search(line.text)
        listed = _LISTED.match(line.text)
        if match is None and listed and times.names_day(listed["when"], year):
            notice = Notice()
            found.notices.append(notice)
            _put(notice, "when", line, listed["when"], "")
            _put(notice, "title", line, listed["title"].strip(" .;"), "")
            continue
        if match is None:
            found.left.append(Left(line.at, line.text, "chữ ngoài bảng"))
            continue
        notice = Notice()
        found.notices.append(notice)
        for name in ("when", "where", "organiser", "title"):
            words = match[name].strip(" ,.;")
            _put(notice, name, line, words[:1].upper() + words[1:] if name == "title" else words, "")
    return found


def _put(notice: Notice, name: str, line: Cell, words: str, label: str) -> None:
    notice.fields.setdefault(name, []).append(Cell(line.at, words.strip(), line.value))
    notice.heads[line.at] = label


def _labelled(line: Cell) -> tuple[str | None, str, str]:
    """The field of a line with a label, the label, and what it says."""
    match = _LABEL.match(line.text)
    if match is None or re.search(r"[0-9]\s*$", match["label"]):
        return None, "", ""
    label = match["label"].strip()
    name = heads.field_of(label) if len(label.split()) < 8 else None
    if name == "name":
        name = "title"
    return (name, label, match["words"].strip()) if name in _WELL_KNOWN else (None, "", "")


def _name(found: Told, lines: Sequence[Cell]) -> None:
    """A notice without a name has the one line of its head that names an event: `Lễ ra quân …`."""
    for notice in found.notices:
        if "title" in notice.fields:
            continue
        left = [one for one in found.left if one.why == "chữ ngoài bảng" and said_of.kind_of(one.text).value != "khac"]
        if len(found.notices) == 1 and left:
            first = left[0]
            found.left.remove(first)
            _put(notice, "title", Cell(first.at, first.text), re.sub(r"(?i)^(?:v/v|về việc)\s*", "", first.text), "")
