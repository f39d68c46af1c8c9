"""What a file proposes: an entry for each event that it tells of, with where each word of it came from. Nothing is
written until somebody accepts it (accepting.py)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from scripts.edit.emitted import Value
from scripts.model.event import Event
from scripts.model.record import Labelled
from scripts.tables.blocks import Left
from scripts.tables.grid import Cell

# What is asked once of a whole table that does not speak of drugs.
UNSAID = "cả bảng và dòng này không nói đến ma túy: có phải hoạt động phòng, chống ma túy để đăng?"


class State(Labelled):
    """What accepting an entry would do."""

    NEW = "new", "mới"
    CHANGED = "changed", "cập nhật"
    SAME = "same", "đã có, không đổi"
    REPEATED = "repeated", "lặp lại mục trên, bỏ qua"
    CONFLICT = "conflict", "khác bản sửa tay"
    OUT = "out", "chưa nhập được"


class Kept(Labelled):
    """What happens to a field that the file says otherwise than the site."""

    ADDED = "added", "thêm"
    CHANGED = "changed", "đổi"
    KEPT = "kept", "giữ bản sửa tay"
    CONFLICT = "conflict", "hai bên khác nhau"


@dataclass(frozen=True, slots=True)
class Taken:
    """A field as it was understood: `cells` is where from, `note` how, where the cells do not say it so."""

    field: str
    words: str
    cells: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """A field of an event that is there already. `base` is what an import last wrote there, where one did."""

    field: str
    before: str
    after: str
    kept: Kept


@dataclass(frozen=True, slots=True)
class Entry:
    """An event that a row, or a part of one, tells of. `values` are its fields as a listing has them; of one that is
    there already those that differ. `reasons` are why it cannot be written; `asked` what somebody must say yes to
    before it is."""

    number: int
    at: str
    title: str
    state: State
    id: str
    file: str
    taken: tuple[Taken, ...] = ()
    left: tuple[Left, ...] = ()
    doubts: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    guesses: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    values: Mapping[str, Value] = field(default_factory=dict)
    row: tuple[tuple[str, Cell], ...] = ()
    event: Event | None = None
    old: Event | None = None
    # Is it of a table that does not say what it is about, as its row does not? That is asked once for all of them.
    unsaid: bool = False

    @property
    def writes(self) -> bool:
        """Would accepting it write something?"""
        return self.state in (State.NEW, State.CHANGED)

    @property
    def is_sure(self) -> bool:
        """May it be written unless somebody objects?"""
        return self.writes and not (self.asked or self.unsaid)

    @property
    def why_not(self) -> tuple[str, ...]:
        """Why it is not written of itself."""
        return (*self.reasons, *(f"chưa chắc: {one}" for one in self.asked))

    @property
    def why_left(self) -> tuple[str, ...]:
        """The same with what its whole table is asked."""
        return (*self.why_not, *([f"chưa chắc: {UNSAID}"] if self.unsaid and self.writes else []))


@dataclass(frozen=True, slots=True)
class Proposal:
    """What came of a file. `left` are its cells that belong to no event, each with why; `problem` why nothing could be
    taken, and what to do."""

    name: str
    year: int | None
    entries: tuple[Entry, ...] = ()
    left: tuple[Left, ...] = ()
    notes: tuple[str, ...] = ()
    source: str = ""
    needs_source: bool = False
    problem: tuple[str, str] | None = None
    # Does the file say that there are no events?
    says_none: bool = False

    @property
    def accounted(self) -> frozenset[str]:
        """Every cell that was used, ignored with a reason or reported."""
        return frozenset(_cells(self.entries)) | {one.at for one in self.left}

    @property
    def sure(self) -> tuple[Entry, ...]:
        """The entries that are written unless somebody objects."""
        return tuple(one for one in self.entries if one.is_sure)

    @property
    def left_over(self) -> tuple[Entry, ...]:
        """The entries that are not written unless somebody says so, or puts them right."""
        stays = (State.OUT, State.CONFLICT)
        return tuple(one for one in self.entries if one.state in stays or (one.writes and not one.is_sure))

    @property
    def unsaid(self) -> Mapping[str, tuple[Entry, ...]]:
        """By table, "" where the file has one, the entries that are written once somebody says that it is for the
        site."""
        found: dict[str, list[Entry]] = {}
        for one in self.entries:
            if one.writes and one.unsaid and not one.asked:
                found.setdefault(one.at.rpartition("dòng ")[0].strip(" ,:"), []).append(one)
        return {table: tuple(entries) for table, entries in found.items()}

    def in_state(self, *states: State) -> tuple[Entry, ...]:
        """The entries in some states."""
        return tuple(one for one in self.entries if one.state in states)


def _cells(entries: Iterable[Entry]) -> Iterable[str]:
    for entry in entries:
        for taken in entry.taken:
            yield from taken.cells
        yield from (one.at for one in entry.left)
