"""The times that a row tells of, and one of them as the fields of an event."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime

from scripts.model.campaign import Campaign
from scripts.model.values import day_of
from scripts.tables import times
from scripts.tables.draft import NO_TIME, Around, Draft, Fields, cut
from scripts.tables.grid import Cell
from scripts.vietnamese.dates import as_typed
from scripts.vietnamese.folding import lower_first

# Of columns that say when.
TIME_FIELDS = (
    "when",
    "when_where",
    "when_more",
    "day",
    "first",
    "last",
    "hour",
    "until",
    "part",
    "weekday",
    "month",
    "year",
)


def times_of(fields: Fields, around: Around) -> tuple[list[times.When], list[str]]:
    """The times of a row, or why there are none."""

    def words(name: str, kind: str = "day") -> str:
        return "\n".join(times.typed(cell, kind) for cell in fields.get(name, ()))

    whole = words("when")
    if not whole:
        texts = [cell.text for cell in fields.get("when_where", ())]
        whole = "\n".join(times.apart(text, around.year)[0] or text for text in texts)
    if more := words("when_more"):
        whole = f"{whole}, {more}" if whole else more
    year, month = around.year, around.month
    if (text := words("year")) and re.fullmatch(r"20[0-9]{2}", text):
        year = int(text)
    if (text := words("month")) and (
        match := re.fullmatch(r"(?:tháng\s*)?([0-9]{1,2})(?:/(20[0-9]{2}))?", text.lower())
    ):
        month, year = int(match[1]), int(match[2]) if match[2] else year
    said = times.Said(
        whole=whole,
        day=words("day"),
        first=words("first"),
        last=words("last"),
        hour=words("hour", "hour"),
        until=words("until", "until"),
        part=times.part_of_day(words("part")),
        weekday=words("weekday"),
    )
    if said.first and not times.has_day(said.first) and (said.day or times.has_day(whole)):
        first, last = words("first", "hour"), words("last", "hour")
        said = replace(said, first="", last="", hour=first, until=last)
    above = around.day_above.text if around.day_above else ""
    if around.span:
        year = _year_within(around.span, "\n".join((whole, said.day, said.first, above))) or year
    try:
        return times.whens(said, year, month, above), []
    except times.UnclearTime as unclear:
        said_no_year = around.year is None and around.why_year and not _YEAR.search(whole + said.day + said.first)
        return [], [f"{unclear}; {around.why_year}" if said_no_year else str(unclear)]


def _year_within(span: tuple[date, date], text: str) -> int | None:
    """The year by which a day without one is between the days of its sheet."""
    found = re.search(r"(?<![0-9/.-])([0-9]{1,2})\s*(?:[/.-]|\s+tháng\s+)\s*([0-9]{1,2})(?![0-9])", text)
    for one in span if found else ():
        with suppress(ValueError):
            if found and span[0] <= date(one.year, int(found[2]), int(found[1])) <= span[1]:
                return one.year
    return None


def take_time(draft: Draft, when: times.When | None, fields: Fields, around: Around) -> None:
    """One of these times into a draft, with where it came from."""
    cells = [cell for name in TIME_FIELDS for cell in fields.get(name, ())]
    if when is None or (when.start is None and not when.unknown):
        if not draft.reasons:
            draft.reasons.append(NO_TIME)
        return
    note = ""
    if around.day_above and not any(
        times.has_day(cell.text) or not isinstance(cell.value, (str, type(None))) for cell in cells
    ):
        cells = [*cells, around.day_above]
        note = f"ngày lấy theo dòng “{around.day_above.text}”"
    if when.start is None:
        draft.take("date_unknown", cut(f"Nguồn chỉ ghi: {lower_first(when.unknown)}"), cells, note)
    else:
        draft.take("start", as_typed(when.start), cells, note)
        if when.end is not None:
            draft.take("end", as_typed(when.end), cells)
        draft.day = day_of(when.start)
    if when.note and not isinstance(when.start, datetime):
        draft.take("time_note", when.note, cells)
    if when.basis:
        draft.take("date_basis", when.basis, cells)
    if when.doubt:
        (draft.doubts if when.start else draft.asked).append(when.doubt)
    for cell in (*fields.get("hour", ()), *fields.get("until", ())):
        if times.is_hour_as_number(cell):
            draft.asked.append(f"ô {cell.at} ghi giờ bằng số “{cell.text}”, máy hiểu là {times.typed(cell, 'hour')}")
    if draft.day is None:
        return
    if around.titled and draft.day.year < around.titled:
        draft.reasons.append(f"ngày thuộc năm {draft.day.year} mà bảng là của năm {around.titled}: xem lại năm")
    typed = next((cell for cell in cells if isinstance(cell.value, date)), None)
    if typed is None and around.why_year and not any(_YEAR.search(cell.text) for cell in cells):
        draft.taken[-1] = replace(draft.taken[-1], note=around.why_year)
        if around.dated and draft.day < around.dated:
            paper = f"{around.dated.day}/{around.dated.month}/{around.dated.year}"
            draft.asked.append(f"ngày không ghi năm; hiểu là năm {draft.day.year} thì trước cả ngày văn bản ({paper})")
    if typed is not None:
        _look_for_turned(draft, draft.day, typed, around)


_YEAR = re.compile(r"(?<![0-9])20[0-9]{2}(?![0-9])|[0-9][/.-][0-9]{1,2}[/.-][0-9]{2}(?![0-9])")


def _look_for_turned(draft: Draft, day: date, cell: Cell, around: Around) -> None:
    """Excel may have taken the day for the month: it is then the month of the sheet, or only so in its campaign."""
    if day.day > 12 or day.day == day.month or (day.month == around.month and day.year == around.year):
        return
    turned = day.replace(month=day.day, day=day.month)
    campaign = around.campaign(around.year)
    if day.day == around.month or (campaign and not _is_near(day, campaign) and _is_near(turned, campaign)):
        said, other = (f"{one.day}/{one.month}/{one.year}" for one in (day, turned))
        draft.reasons.append(
            f"ô {cell.at}: Excel ghi ngày {said}, có thể máy đã đảo ngày với tháng, ý là {other}? Sửa ô ngày; đúng là "
            f"tháng {day.month} thì gõ thành chữ: ngày {day.day} tháng {day.month}"
        )


def _is_near(day: date, campaign: Campaign) -> bool:
    return (
        campaign.start.month <= day.month <= campaign.end.month and campaign.start.year <= day.year <= campaign.end.year
    )
