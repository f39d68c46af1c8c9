"""Drafts and rows of our own table as entries: beside what the site has, with an id and a listing of their own."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from scripts.edit.emitted import Value
from scripts.model.event import Event, Status
from scripts.model.event_table import Column
from scripts.model.place_names import plain_name
from scripts.model.values import day_of
from scripts.model.website import Site
from scripts.problems import Position
from scripts.read.tree import Node
from scripts.read.typed import typed
from scripts.tables import known, own_table, shown
from scripts.tables.blocks import Left
from scripts.tables.draft import Draft
from scripts.tables.draft_summary import summary_of
from scripts.tables.grid import Cell, Row
from scripts.tables.proposal import UNSAID, Change, Entry, Kept, State, Taken
from scripts.vietnamese.dates import as_typed
from scripts.vietnamese.folding import same_word
from scripts.vietnamese.slugs import slug_or

# What the last imports wrote into events, by id and field (memory.py).
Memory = Mapping[str, Mapping[str, str]]
_LISTED = "cac-hoat-dong"
# What a letter changes of an event that only says what became of it.
_TIME = ("start", "end", "time_note", "date_unknown")
_OF_A_CHANGE = (*_TIME[:3], "status", "previous_start", "reason")
# By what an event that is there is found.
_NAMES_IT = ("title", "kind", "summary", "description", "source", "place.commune", "place.district")
_BESIDE = ("summary", "source")
_OFF = (Status.CANCELLED, Status.POSTPONED)
_NOT_THERE = (
    "báo hoãn, dời hay hủy một hoạt động mà trên trang chưa có: nhập lịch cũ trước rồi nhập lại tệp này; "
    "đánh dấu để ghi thì thành một mục mới"
)
# What the summary that was made of a row says.
_SUMMED_UP = {"title", "start", "end", "time_note", "date_unknown", "place.venue", "place.commune", "place.district"}


def _says_no_more(event: Event, twin: Event) -> bool:
    """Is all that a row says in another one too? Which paper it is of does not matter."""
    before = known.said(twin)
    return all(before.get(name) == words for name, words in known.said(event).items() if name not in _BESIDE)


class Entries:
    """The entries of one reading, in order; no two have one id."""

    def __init__(self, site: Site, into: str, before: Memory) -> None:
        self._site, self._into, self._before = site, into, before
        self._known = known.Known(site.events, site.places)
        self._ids = {event.id for event in site.events}
        self._rows: dict[Hashable, Event] = {}
        self.found: list[Entry] = []

    def known(self, name: str) -> Event | None:
        """The event that the site has under an id."""
        return self._known.by_id.get(name)

    def keep(self, old: Event, at: str, row: tuple[tuple[str, Cell], ...]) -> None:
        """A row that says of an event what the site says."""
        taken = tuple(Taken(head, cell.text, (cell.at,)) for head, cell in row)
        self.found.append(
            Entry(len(self.found) + 1, at, old.title, State.SAME, old.id, old.file, taken, row=row, old=old)
        )

    def refuse(self, at: str, title: str, row: tuple[tuple[str, Cell], ...], why: str) -> None:
        """A row that cannot be taken."""
        taken = tuple(Taken(head, cell.text, (cell.at,)) for head, cell in row)
        self.found.append(Entry(len(self.found) + 1, at, title, State.OUT, "", "", taken, reasons=(why,), row=row))

    def add(
        self,
        draft: Draft,
        at: str,
        row: tuple[tuple[str, Cell], ...],
        year: int | None,
        meant: Mapping[str, Kept] | None = None,
    ) -> None:
        """What a draft is beside what the site has. `meant` are the fields that a sheet which was sent is known to
        change of an event that is there, and whether the site has another word since; without it those that a cell
        says, beside what the last import wrote."""
        folder = draft.day.year if draft.day else year
        title = str(draft.values.get("title", ""))
        reasons = draft.reasons
        doubts = draft.doubts
        event: Event | None = None
        if folder is None and not reasons:
            reasons.append("không rõ năm nào: ghi năm vào ngày hoặc vào tiêu đề bảng")
        old = None
        name = ""
        is_change = draft.tells_change and meant is None
        if "title" in draft.values and folder is not None:
            name = self._id(draft, folder)
            old = self._moved(draft, name, folder, at)
            event, wrong = _typed({"id": name, **draft.values}, folder, at, draft.taken)
            if not reasons:
                reasons += wrong
            named = self._known.by_id.get(draft.id)
            if event is not None:
                old = named or old or self._known.find(event)
                if is_change:
                    old = old or self._known.announced(event)
                    draft.asked += [_NOT_THERE] if old is None else []
            if old is not None and is_change:
                _as_there(draft, old)
                event, wrong = _typed({"id": name, **draft.values}, folder, at, draft.taken)
        of_table = draft.unsaid == UNSAID and old is None
        if draft.unsaid and old is None and not of_table:
            draft.asked.append(draft.unsaid)
        number = len(self.found) + 1
        entry = Entry(
            number=number,
            at=at,
            title=title,
            state=State.OUT,
            id=name,
            file="",
            taken=tuple(draft.taken),
            left=tuple(draft.left),
            doubts=tuple(dict.fromkeys(doubts)),
            reasons=tuple(dict.fromkeys(reasons)),
            asked=tuple(dict.fromkeys(draft.asked)),
            guesses=tuple(dict.fromkeys(draft.guesses)),
            row=row,
            event=event,
            unsaid=of_table,
        )
        if old is not None and event is not None:
            # What is only missing for a new event does no harm here.
            reasons = [one for one in reasons if not is_about_source(one)]
            if not reasons:
                given = [*meant] if meant is not None else _told(draft, event, old)
                entry = _shorter(entry, event, old, given) if meant is None else entry
                sure = old.id == draft.id or draft.values.get("status") == Status.RESCHEDULED
                self.found.append(self._against(entry, event, old, given, sure, meant or {}))
                return
        if reasons or event is None:
            self.found.append(replace(entry, reasons=tuple(dict.fromkeys(reasons))))
            return
        if (twin := self._twin(event)) is not event:
            again = replace(entry, state=State.REPEATED, id=twin.id, doubts=(), asked=())
            unlike = replace(entry, reasons=(f"trùng với “{twin.title}” ở một dòng phía trên",))
            self.found.append(again if _says_no_more(event, twin) else unlike)
            return
        if (other := self._known.moved(event)) is not None:
            day = other.start.strftime("%d/%m/%Y") if other.start else "chưa rõ ngày"
            doubts.append(
                f"trên trang đã có hoạt động cùng tên, cùng nơi, ngày {day} ({other.id}): "
                "nếu là dời lịch thì sửa mục ấy"
            )
        self._ids.add(name)
        values: dict[str, Value] = _ordered({"id": name, **draft.values})
        file = self._file(event)
        self.found.append(
            replace(entry, state=State.NEW, doubts=tuple(dict.fromkeys(doubts)), file=file, values=values)
        )

    def _moved(self, draft: Draft, name: str, year: int, at: str) -> Event | None:
        """The event that a row says was moved, by its title and place; the draft then has the day before."""
        if draft.values.get("status") != Status.RESCHEDULED:
            return None
        values = {key: value for key, value in draft.values.items() if key not in ("status", "previous_start")}
        if before := draft.values.get("previous_start"):
            values = {key: value for key, value in values.items() if key != "end"} | {"start": before}
        event, _ = _typed({"id": name, **values}, year, at, draft.taken)
        if event and before:
            old = self._known.find(event) or self._known.announced(event) or self._known.moved(event)
            if old and old.start and event.start and day_of(old.start) == day_of(event.start):
                draft.values["previous_start"] = as_typed(old.start)  # with its hour, which a letter may leave out
            return old
        old = (self._known.moved(event) or self._known.announced(_anywhen(event))) if event else None
        if old is None or old.start is None:
            draft.reasons.append("dời lịch, nhưng trên trang chưa có hoạt động nào cùng tên, cùng nơi để dời")
            return None
        cells = next((one.cells for one in draft.taken if one.field == "status"), ())
        known_day = as_typed(old.previous_start or old.start)
        draft.values["previous_start"] = known_day
        draft.taken.append(Taken("previous_start", known_day, cells, "ngày cũ lấy từ mục đang có trên trang"))
        return old

    def _twin(self, event: Event) -> Event:
        """The same event in a row before, else itself."""
        return self._rows.setdefault((event.title, event.start, event.place, event.organisers), event)

    def _against(
        self, entry: Entry, event: Event, old: Event, given: Iterable[str], sure: bool, meant: Mapping[str, Kept]
    ) -> Entry:
        """An entry of an event that the site has."""
        if old.origin:
            reason = f"sự kiện này của {old.origin.words}; sửa ở trang ấy"
            return replace(entry, id=old.id, state=State.OUT, reasons=(reason,))
        before = self._before.get(old.id, {})
        found = known.changes(old, event, given, before, sure, self._site.places)
        found = [
            replace(one, kept=Kept.ADDED if not one.before and meant[one.field] is Kept.CHANGED else meant[one.field])
            if one.field in meant
            else one
            for one in found
        ]
        doubts = list(entry.doubts)
        said = any(change.field == "summary" for change in found)
        if not said and any(
            change.field in _SUMMED_UP and change.kept in (Kept.ADDED, Kept.CHANGED) for change in found
        ):
            whole = all(change.kept in (Kept.ADDED, Kept.CHANGED) for change in found if change.field in _SUMMED_UP)
            if whole and before.get("summary") == old.summary != event.summary:
                found.append(Change("summary", old.summary, event.summary, Kept.CHANGED))
            elif old.summary != event.summary:
                doubts.append("tóm tắt của mục giữ như cũ: xem lại có còn đúng không")
        entry = replace(entry, doubts=tuple(doubts))
        return _changed(entry, old, found, lambda change: known.value(event, change.field))

    def _id(self, draft: Draft, year: int) -> str:
        if draft.wanted and draft.wanted not in self._ids:
            return draft.wanted
        place = draft.values.get("place") or {}
        assert isinstance(place, dict)
        units = [*_list(place.get("commune")), *_list(place.get("district"))]
        names = [name for name in units if not name.isdigit()]
        organisers = _list(draft.values.get("organisers"))
        start = plain_name(names[0]) if names else organisers[0] if organisers else str(draft.values["title"])
        when = draft.day.isoformat() if draft.day else f"{_slug(str(draft.values['title']))}-{year}"
        base = f"{_slug(start)}-{when}"
        name, number = base, 2
        while name in self._ids:
            name, number = f"{base}-{number}", number + 1
        return name

    def _file(self, event: Event) -> str:
        if self._into:
            return self._into
        names = [*event.place.commune, *event.place.district]
        found = [hit for one in names for hit in self._site.places.named(one, event.day_of_place)][:1]
        where = (
            plain_name(found[0].name)
            if found and len(event.place.commune) < 2
            else event.organisers[0]
            if event.organisers
            else _LISTED
        )
        return f"events/{event.year}/{slug_or(_LISTED, where, 60)}.yml"

    def add_own(
        self, rows: Iterable[Row], head: Row, columns: list[Column | None], year: int | None, source: str
    ) -> None:
        """The rows of our own table; `year` and `source` are those of new ones that do not say them."""
        for row in rows:
            if row.own:
                self._own_row(row, head, columns, year, source)

    def _own_row(self, row: Row, head: Row, columns: list[Column | None], year: int | None, source: str) -> None:
        texts: list[tuple[Column, str, Cell | None]] = []
        left: list[Left] = []
        for number, column in enumerate(columns):
            cell = row.cells[number] if number < len(row.cells) else None
            if column is not None:
                texts.append((column, own_table.text_of(column, cell), cell))
            elif cell:
                left.append(Left(cell.at, cell.text, "cột không phải của bảng này"))
        left += [Left(cell.at, cell.text, "ngoài các cột") for cell in row.cells[len(columns) :] if cell]
        said = {column.name: text for column, text, _ in texts}
        at = f"dòng {row.number}"
        taken = tuple(Taken(column.name, text, (cell.at,)) for column, text, cell in texts if cell)
        title, name = said.get("title", ""), said.get("id", "")
        heads = [cell.text if cell else "" for cell in head.cells] + [""] * len(row.cells)
        given = tuple((heads[n], cell) for n, cell in enumerate(row.cells) if cell)
        entry = Entry(len(self.found) + 1, at, title, State.OUT, name, "", taken, tuple(left), row=given)
        old = self._known.by_id.get(name)
        try:
            entry = self._own_entry(entry, texts, old) if old else self._own_new(entry, texts, said, year, source)
        except ValueError:
            entry = replace(entry, reasons=("ô ghi nhiều mục phải có mỗi mục một dòng JSON như trong bảng đã xuất",))
        if row.hidden and entry.writes:
            entry = replace(
                entry, state=State.OUT, reasons=("dòng bị ẩn trong bảng: bỏ ẩn rồi nhập lại nếu muốn đăng",)
            )
        self.found.append(entry)

    def _own_entry(self, entry: Entry, texts: list[tuple[Column, str, Cell | None]], old: Event) -> Entry:
        before = self._before.get(old.id, {})
        found: list[Change] = []
        values: dict[str, Value] = {}
        for column, cell, _ in texts:
            text = own_table.as_linked(cell, column, old, self._site)
            if not own_table.differs(column, text, old):
                continue
            if column.name in ("id", "year"):
                return replace(entry, reasons=(f"cột {column.name} không được đổi: địa chỉ trang đã đăng lấy từ đó",))
            was, base = column.cell(old), before.get(column.name)
            kept = (
                Kept.ADDED
                if not was
                else Kept.CHANGED
                if base is None or base == was
                else Kept.KEPT
                if base == text
                else Kept.CONFLICT
            )
            found.append(Change(column.name, was, text, kept))
            values[column.name] = own_table.value_of(column, text)
        if found and old.origin:
            return replace(entry, reasons=(f"sự kiện này của {old.origin.words}; sửa ở trang ấy",))
        return _changed(entry, old, found, lambda change: values[change.field])

    def _own_new(
        self,
        entry: Entry,
        texts: list[tuple[Column, str, Cell | None]],
        said: dict[str, str],
        year: int | None,
        source: str,
    ) -> Entry:
        values: dict[str, Value] = {}
        for column, text, _ in texts:
            if column.name not in ("id", "year") and not own_table.is_default(column, text):
                own_table.put(values, column.name, own_table.value_of(column, text))
        day = re.search(r"\b((?:19|20)[0-9]{2})\b", said.get("start", ""))
        if re.fullmatch(r"[0-9]{4}", said.get("year", "")):
            year = int(said["year"])
        elif day:
            year = int(day[1])
        if "source" not in values and source:
            values["source"] = source
        if year is None:
            return replace(entry, reasons=("không rõ năm: ghi cột year hoặc start",))
        draft = Draft(values)
        name = entry.id or (self._id(draft, year) if "title" in values else "")
        event, wrong = _typed({"id": name, **values}, year, entry.at, entry.taken)
        if event is None or wrong:
            return replace(entry, reasons=tuple(wrong) or ("thiếu tên hoạt động",))
        if name in self._ids:
            return replace(entry, reasons=(f"mã {name} đã có ở một dòng phía trên",))
        self._ids.add(name)
        return replace(
            entry,
            id=name,
            state=State.NEW,
            file=self._file(event),
            values=_ordered({"id": name, **values}),
            event=event,
        )


def _anywhen(event: Event) -> Event:
    return event.model_copy(update={"start": None, "end": None})


def _told(draft: Draft, event: Event, old: Event) -> list[str]:
    """What a row says of an event that is there, but a day alone of one whose hour is known."""
    given = _given(draft) if draft.tells_change else [one.field for one in draft.taken if one.cells]
    known_better = ("start", "time_note") if _says_less(event, old) else ()
    return [one for one in given if one not in known_better]


def _given(draft: Draft) -> list[str]:
    """What a letter changes of an event that is there: how it is called and where it is known stay. What is off has
    no other time than it had."""
    named = {at for one in draft.taken if one.field == "title" for at in one.cells}
    told = [
        one.field
        for one in draft.taken
        if one.cells and one.field not in _NAMES_IT and not (one.field.startswith("place.") and named & {*one.cells})
    ]
    is_off = draft.values.get("status") in _OFF
    return [one for one in dict.fromkeys((*_OF_A_CHANGE, *told)) if not (is_off and one in _TIME)]


def _as_there(draft: Draft, old: Event) -> None:
    """The name, and the place where the letter says no other, of the event that is there, for the summary."""
    draft.values["title"] = old.title
    if "place.venue" not in _given(draft) and old.place.venue:
        place = draft.values.setdefault("place", {})
        assert isinstance(place, dict)
        place["venue"] = old.place.venue
    if "start" in draft.values:
        draft.values["summary"] = summary_of(draft)


def _says_less(event: Event, old: Event) -> bool:
    """Does a row say the day alone of an event whose hour is known?"""
    now, was = event.start, old.start
    return isinstance(was, datetime) and not isinstance(now, datetime) and now == day_of(was)


def _shorter(entry: Entry, event: Event, old: Event, given: Iterable[str]) -> Entry:
    """The entry, asked about where its title is part of the one that is there."""
    now, was = same_word(event.title), same_word(old.title)
    if "title" not in given or now == was or now not in was:
        return entry
    words = f"bảng ghi tên ngắn hơn tên trên trang (“{old.title}”): có đổi tên không?"
    return replace(entry, asked=(*entry.asked, words))


def _changed(entry: Entry, old: Event, found: list[Change], value_of: Callable[[Change], Value]) -> Entry:
    """The entry of an event that is there, with what accepting it writes."""
    written = [change for change in found if change.kept in (Kept.ADDED, Kept.CHANGED)]
    values: dict[str, Value] = {change.field: value_of(change) for change in found}
    conflicts = any(change.kept is Kept.CONFLICT for change in found)
    state = State.CHANGED if written else State.CONFLICT if conflicts else State.SAME
    return replace(
        entry,
        id=old.id,
        title=entry.title or old.title,
        file=old.file,
        old=old,
        state=state,
        changes=tuple(found),
        values=values,
    )


def is_about_source(reason: str) -> bool:
    """Is it only a source that is missing?"""
    return reason.startswith("chưa có nguồn") or "chưa đủ để người đọc tìm ra nguồn" in reason


def _slug(text: str) -> str:
    return slug_or("su-kien", text, 40)


def _list(value: Value | None) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else [str(value)] if value else []


def _ordered(values: Mapping[str, Value]) -> dict[str, Value]:
    """In the order of the record; of one name in a list, the name."""
    names = [given.alias or name for name, given in Event.model_fields.items()]
    return {name: _short(values[name]) for name in names if name in values}


def _short(value: Value) -> Value:
    if isinstance(value, dict):
        return {name: _short(one) for name, one in value.items()}
    return value[0] if isinstance(value, list) and len(value) == 1 and isinstance(value[0], str) else value


def _typed(values: Mapping[str, Value], year: int, at: str, taken: Iterable[Taken]) -> tuple[Event | None, list[str]]:
    """The values as a record, or what is wrong with them in words."""
    places = {one.field: Position(one.cells[0]) for one in taken if one.cells}
    node = _node(values, Position(at), places, "")
    event, problems = typed(Event, node, {"year": year, "origin": None})
    wrong = [
        shown.named(f"{found.message} ({found.mend.rstrip('.')})".replace("nhưng tệp viết", "nhưng bảng ghi"))
        for found in problems
        if found.is_error
    ]
    return (None if event.is_stand_in and not event.title else event), wrong


def _node(value: Value | Mapping[str, Value], at: Position, places: Mapping[str, Position], path: str) -> Node:
    here = places.get(path, at)
    if isinstance(value, Mapping):
        inner = {name: _node(one, here, places, f"{path}.{name}".lstrip(".")) for name, one in value.items()}
        return Node(here, inner, here)
    if isinstance(value, list):
        return Node(here, tuple(_node(one, here, places, path) for one in value), here)
    return Node(here, value, here)
