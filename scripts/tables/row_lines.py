"""A row whose cells list several events line by line, as rows of one each; an hour at the begin of a title is when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from scripts.model.event import Kind
from scripts.tables import said_of, times
from scripts.tables.draft import Fields
from scripts.tables.grid import Cell
from scripts.vietnamese.day_reading import HOUR

BULLET = re.compile(r"^\s*(?:[-–—+•*▪●o]\s+|[-–+•*▪●](?=\w)|[0-9]{1,2}[.)]\s+|[a-h][.)]\s+)")
_HOUR = rf"{HOUR}(?!\w|:[0-9])"
_HOUR_FIRST = re.compile(
    rf"(?:lúc|vào|từ|vào lúc|hồi)?\s*(?P<hour>{_HOUR}(?:\s*(?:-|–|đến)\s*{_HOUR})?)\s*[:,.;–-]*\s+(?P<rest>\D.*)",
    re.IGNORECASE | re.DOTALL,
)
_NEXT_HOUR = re.compile(rf";\s*(?={_HOUR}(?:\s*(?:-|–|đến)\s*{_HOUR})?\s*:\s)", re.IGNORECASE)
_DAY_FIRST = re.compile(r"(?P<when>[^:]{3,60}(?::[0-9]{2}[^:]{0,50})??)\s*(?::|\s[-–])\s+(?P<rest>\D.*)", re.DOTALL)
_DAY_LAST = re.compile(r"(?P<rest>.*\S)\s*\((?P<when>[^()]{3,60})\)\W*", re.DOTALL)
_HOUR_LAST = re.compile(rf"(?P<rest>.*\S)\s*\((?:lúc\s*)?(?P<hour>{_HOUR})\)", re.IGNORECASE | re.DOTALL)
# For days without a year: one in which every day is.
_ANY_YEAR = 2000
# What each line of a title has a line of its own for, and what all of them may share.
_TIMES, _PLACES = ("when", "day", "hour", "when_where", "part"), ("where", "area", "commune")
_SHARED = ("organiser", "partners", "audience", "details", "contact", "phone")


@dataclass(frozen=True, slots=True)
class Part:
    """One event of a row. `asked` is what somebody should look at, `wrong` why it cannot be told apart."""

    fields: Fields
    asked: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()


def bare(line: str) -> str:
    """A line without its bullet and the sign that it ends with."""
    return BULLET.sub("", line).strip().rstrip(";.,: ")


def is_bulleted(line: str) -> bool:
    """Does a line begin as one of a list does?"""
    return bool(BULLET.match(line))


def apart(fields: Fields, year: int | None) -> list[Part]:
    """The events of a row, each with the fields of its own."""
    titles = fields.get("title", [])
    items = _items(titles, fields, year)
    if len(items) < 2:
        return [_timed(Part(fields), year)]
    at = ", ".join(cell.at for cell in titles)
    asked = (f"ô {at} ghi {len(items)} hoạt động, máy tách ra: xem lại từng mục",)
    wrong: list[str] = []
    parts: list[Fields] = [{**fields, "title": [replace(titles[0], text=item)]} for item in items]
    own_time = False
    for name in (*_TIMES, *_PLACES, *_SHARED):
        cells = fields.get(name, [])
        lines = _lines(cells)
        if name in _TIMES and not all(times.names_time(line, year) for line in lines):
            continue  # one time over several lines
        if len(lines) == len(items) and (name not in _SHARED or own_time):
            own_time |= name in _TIMES
            for part, line in zip(parts, lines, strict=True):
                part[name] = [replace(cells[0], text=bare(line) if name not in _TIMES else line, value=None)]
        elif len(lines) > 1 and name not in _SHARED:
            wrong.append(
                f"ô {at} ghi {len(items)} hoạt động mà ô {cells[0].at} ghi {len(lines)} dòng: tách mỗi hoạt động thành "
                "một dòng của bảng"
            )
    if wrong:
        return [Part(fields, (), tuple(wrong))]
    return [_timed(Part(part, asked), year) for part in parts]


def _lines(cells: Sequence[Cell]) -> list[str]:
    return [line for cell in cells for line in cell.lines]


def _items(titles: Sequence[Cell], fields: Fields, year: int | None) -> list[str]:
    """The titles of a cell, each with the lines that go on with it."""
    lines = lines_of(titles)
    if len(lines) < 2:
        return lines
    dated = [_dated(line, year) is not None for line in lines]
    if all(dated) and not any(fields.get(name) for name in (*_TIMES, "first")):
        return lines
    begins = [is_bulleted(line) or bool(_HOUR_FIRST.match(line)) for line in lines]
    if any(_HOUR_FIRST.match(bare(line)) for line in lines) and begins[0]:
        items: list[str] = []
        for line, is_new in zip(lines, begins, strict=True):
            if is_new:
                items.append(line)
            else:
                items[-1] += f"\n{line}"
        return items
    for name in _TIMES:
        timed = _lines(fields.get(name, []))
        if len(timed) == len(lines) and all(times.names_time(line, year) for line in timed):
            return lines
    is_list = all(map(is_bulleted, lines)) and all(said_of.kind_of(line) is not Kind.KHAC for line in lines)
    return lines if is_list else ["\n".join(lines)]


def _dated(line: str, year: int | None) -> re.Match[str] | None:
    """A line that begins or ends with a day: `7g30 ngày 5/6: Ra quân …`, `Ra quân … (7g30 ngày 5/6)`."""
    found = (_DAY_FIRST.fullmatch(bare(line)), _DAY_LAST.fullmatch(bare(line)))
    return next((one for one in found if one and times.names_day(one["when"], year or _ANY_YEAR)), None)


def lines_of(titles: Sequence[Cell]) -> list[str]:
    """The lines of a title; one that begins small goes on with the one before."""
    text = _NEXT_HOUR.sub("\n", "\n".join(cell.text for cell in titles))
    text = re.sub(r"\n(?=(\w)(?![.)]))", lambda found: " " if found[1].islower() else "\n", text)
    return [line for line in text.split("\n") if line.strip()]


def _timed(part: Part, year: int | None) -> Part:
    """An hour that a title begins with is that of the event, where no column says another; so is a day."""
    titles = part.fields.get("title", [])
    text = bare(titles[0].text) if len(titles) == 1 else ""
    if not any(part.fields.get(name) for name in (*_TIMES, "first")) and (dated := _dated(text, year)):
        when, rest = (replace(titles[0], text=dated[name], value=None) for name in ("when", "rest"))
        return replace(part, fields={**part.fields, "title": [rest], "when": [when]})
    match = _HOUR_FIRST.match(text) or _HOUR_LAST.fullmatch(text)
    if match is None:
        return part
    said = next((cell for name in _TIMES for cell in part.fields.get(name, ()) if re.search(_HOUR, cell.text)), None)
    rest = replace(titles[0], text=match["rest"])
    if said is None:
        hour = replace(titles[0], text=match["hour"], value=None)
        return replace(part, fields={**part.fields, "title": [rest], "hour": [hour]})
    if times.same_hour(match["hour"], said.text):
        return replace(part, fields={**part.fields, "title": [rest]})
    words = f"tên hoạt động có giờ “{match['hour']}” mà ô {said.at} ghi “{said.text}”: chỉ để một giờ đúng"
    return replace(part, wrong=(*part.wrong, words))
