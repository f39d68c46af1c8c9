"""A proposal accepted: the entries that somebody chose are written into listings, each file whole and with its way back
(scripts/edit)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from scripts.edit.emitted import Value
from scripts.edit.rewritten import UneditableError, rewritten, said
from scripts.edit.saving import ChangedMeanwhileError, Seen, look, save
from scripts.model import addresses
from scripts.model.event import Event, Status
from scripts.model.ledger import Ledger
from scripts.model.values import day_of
from scripts.read.ledger import read_ledger
from scripts.tables import known, memory
from scripts.tables.proposal import Entry, Kept, Proposal, State
from scripts.vietnamese.dates import as_typed

# Of two that say the same thing in other words, the one that is written takes the other's place.
_INSTEAD = {"start": ("date_unknown",), "date_unknown": ("start", "end")}


@dataclass(frozen=True, slots=True)
class Accepted:
    """What came of it: the ids that were written, by the file, and entries that could not be, with why."""

    files: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    refused: tuple[tuple[Entry, str], ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """Of every event that was written."""
        return tuple(name for names in self.files.values() for name in names)


def accept(
    root: Path,
    proposal: Proposal,
    chosen: Collection[int],
    now: datetime,
    over: Collection[tuple[int, str]] = (),
) -> Accepted:
    """Write the entries of those numbers. `over` are fields, by entry, that are written although somebody changed them
    by hand. A file that changed since it was read is left alone, and its entries are refused."""
    files: dict[str, list[Entry]] = {}
    for entry in proposal.entries:
        wanted = entry.state in (State.NEW, State.CHANGED) or any(number == entry.number for number, _ in over)
        if entry.number in chosen and wanted and entry.state is not State.OUT:
            files.setdefault(entry.file, []).append(entry)
    written: dict[str, tuple[str, ...]] = {}
    refused: list[tuple[Entry, str]] = []
    learned: dict[str, dict[str, str]] = {}
    ledger, _ = read_ledger(root)
    for path, entries in _apart(root, files).items():
        try:
            seen = look(root, path)
            text, done, not_done = _changed(seen, path, entries, over, ledger, now, proposal.source or proposal.name)
            if done:
                save(root, path, text, seen.digest, now)
        except (UneditableError, ChangedMeanwhileError, ValueError, OSError) as error:
            refused += [(entry, _why(path, error)) for entry in entries]
            continue
        refused += not_done
        if done:
            written[path] = tuple(entry.id for entry in done)
        for entry in done:
            learned[entry.id] = _learned(entry, over)
    if learned:
        memory.learn(root, learned)
    return Accepted(written, tuple(refused))


def _apart(root: Path, files: Mapping[str, list[Entry]]) -> dict[str, list[Entry]]:
    """The same with new events in another file where theirs says of all that it lists what they do not say."""
    found: dict[str, list[Entry]] = {}
    for path, entries in files.items():
        for entry in entries:
            place, number = path, 2
            while entry.state is State.NEW and _lends(root, place, entry):
                place, number = f"{path.removesuffix('.yml')}-{number}.yml", number + 1
            found.setdefault(place, []).append(entry)
    return found


def _lends(root: Path, path: str, entry: Entry) -> bool:
    try:
        asked = said(look(root, path).text)
    except (UneditableError, ValueError, OSError):
        return False  # whoever writes says so
    defaults = asked.get("defaults") if isinstance(asked, dict) else None
    if not isinstance(defaults, dict):
        return False
    place, own = defaults.get("place"), entry.values.get("place")
    within = set(place) - set(own if isinstance(own, dict) else ()) if isinstance(place, dict) else set()
    return bool(within - _SAID_IN_PLACE or set(defaults) - set(entry.values) - _SAID - {"place"})


# What an event can say otherwise than its listing says of all.
_SAID_IN_PLACE = {"district", "commune", "online", "province"}
_SAID = {"organisers", "focus", "audience", "changes", "images", "more_sources", "status", "campaign"}


def _why(path: str, error: Exception) -> str:
    if isinstance(error, ChangedMeanwhileError):
        return f"tệp {path} vừa bị sửa trong lúc nhập: nhập lại"
    if isinstance(error, OSError):
        return f"không ghi được {path}: đóng chương trình đang mở tệp ấy, kiểm tra quyền ghi"
    return f"không thêm được vào {path}: {error}"


def _changed(
    seen: Seen,
    path: str,
    entries: Iterable[Entry],
    over: Collection[tuple[int, str]],
    ledger: Ledger,
    now: datetime,
    name: str,
) -> tuple[str, list[Entry], list[tuple[Entry, str]]]:
    """The file's text with the entries in it, those that it took, and those that it could not."""
    asked: Any = said(seen.text)
    if not isinstance(asked, dict):
        raise UneditableError("tệp không phải một nhóm trường")
    listed = asked.get("events") or []
    if not isinstance(listed, list):
        raise UneditableError("“events:” không phải danh sách")
    events: list[Value] = [*listed]
    defaults = asked.get("defaults")
    done, refused = [], []
    for entry in entries:
        place = next((n for n, one in enumerate(events) if isinstance(one, dict) and one.get("id") == entry.id), None)
        if entry.state is State.NEW:
            if place is not None:
                refused.append((entry, f"mã {entry.id} vừa có trong {path}: nhập lại"))
                continue
            events.append(_beside(dict(entry.values), defaults))
        elif place is None:
            refused.append((entry, f"không còn thấy {entry.id} trong {path}: nhập lại"))
            continue
        else:
            events[place] = _updated(events[place], entry, over)
            if entry.old is not None and _is_out(entry.old, ledger, now):
                events[place] = _noted(events[place], entry, over, now, name)
        done.append(entry)
    return rewritten(seen.text, {**asked, "events": events}), done, refused


def _beside(values: dict[str, Value], defaults: Any) -> dict[str, Value]:
    """The values of a new event such that what its listing says of all says nothing else of it."""
    if not isinstance(defaults, dict):
        return values
    found = dict(values)
    for name, value in defaults.items():
        if name == "place" and isinstance(value, dict):
            place = found.get("place")
            own = dict(place) if isinstance(place, dict) else {}
            for part in value:
                if part not in own:
                    own[part] = "false" if part in ("online", "province") else []
            found["place"] = {part: one for part, one in own.items() if one != [] or part in ("district", "commune")}
        elif name in _SAID and name not in found:
            found[name] = {"status": "scheduled", "campaign": "true"}.get(name, [])
    return found


def _updated(item: Any, entry: Entry, over: Collection[tuple[int, str]]) -> Value:
    """An event of a listing with what the entry changes."""
    found: dict[str, Any] = dict(item)
    for change in entry.changes:
        if not _is_written(entry, change.field, change.kept, over):
            continue
        value = entry.values[change.field]
        _put(found, change.field.split("."), value)
        for other in _INSTEAD.get(change.field, ()):
            if change.after:
                found.pop(other, None)
    return found


def _is_out(event: Event, ledger: Ledger, now: datetime) -> bool:
    """Have readers seen it? Then a change must be told (E721)."""
    entry = ledger.of(addresses.of(event), now)
    return entry is not None and entry.said is not None


def _noted(item: Any, entry: Entry, over: Collection[tuple[int, str]], now: datetime, name: str) -> Value:
    """The event with a note of what changed; where its day is another, with the day that readers knew."""
    assert entry.old is not None
    found: dict[str, Any] = dict(item)
    names = [one.field for one in entry.changes if _is_written(entry, one.field, one.kept, over)]
    told = [one for one in names if one.partition(".")[0] in Event.told_in]
    if not told:
        return found
    old, day = entry.old, entry.old.start
    now_on = entry.event.start if entry.event and "start" in names else None
    if day and now_on and day_of(now_on) != day_of(day) and not {"status", "previous_start"} & set(found):
        found |= {"status": Status.RESCHEDULED.value, "previous_start": as_typed(day)}
    words = ", ".join(dict.fromkeys(_TOLD.get(one, "thông tin") for one in told))
    before = found.get("changes", [])
    note = {"date": day_of(now).isoformat(), "note": f"Cập nhật {words} theo {name}"[:300]}
    found["changes"] = [*(before if isinstance(before, list) else [before]), note]
    found["revision"] = str(old.revision + 1)
    return found


_TOLD = {
    "title": "tên",
    "start": "thời gian",
    "end": "thời gian",
    "time_note": "thời gian",
    "date_unknown": "thời gian",
    "place.venue": "địa điểm",
    "place.commune": "địa điểm",
    "place.district": "địa điểm",
    "organisers": "đơn vị tổ chức",
    "description": "nội dung",
    "status": "tình trạng",
    "reason": "lý do",
    "results": "kết quả",
    "contact.phone": "số điện thoại",
}


def _is_written(entry: Entry, name: str, kept: Kept, over: Collection[tuple[int, str]]) -> bool:
    return kept in (Kept.ADDED, Kept.CHANGED) or (entry.number, name) in over


def _put(group: dict[str, Any], path: list[str], value: Value) -> None:
    first, *rest = path
    if rest:
        inner = group.get(first)
        group[first] = dict(inner) if isinstance(inner, dict) else {}
        _put(group[first], rest, value)
        if not group[first]:
            del group[first]
    elif value in ("", []):
        group.pop(first, None)
    else:
        group[first] = value


def _learned(entry: Entry, over: Collection[tuple[int, str]]) -> dict[str, str]:
    """What the entry says in the fields that it wrote, or found as it says them."""
    if entry.state is State.NEW:
        return known.said(entry.event) if entry.event else {}
    return {
        change.field: change.after for change in entry.changes if _is_written(entry, change.field, change.kept, over)
    }
