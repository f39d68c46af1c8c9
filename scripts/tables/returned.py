"""A folder of workbooks that communes sent back: whose each is, which were sent twice, what cannot be read; one
proposal of all."""

from __future__ import annotations

import io
import os
import re
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from scripts.model.place_names import plain_name
from scripts.model.placed import Placed
from scripts.model.website import Site
from scripts.tables import held, kinds, reading, sent_book, sent_reading
from scripts.tables.entries import Entries, Memory
from scripts.tables.grid import Cell, Held, Unusable
from scripts.tables.proposal import Entry, Kept, Proposal, State
from scripts.vietnamese.numbers import grouped
from scripts.vietnamese.slugs import slug_or

# What a computer leaves beside files, and what Office does while one is open.
_NOISE = re.compile(r"(?i)~\$|\.|thumbs\.db$|desktop\.ini$|__macosx$")
_SAVED = re.compile(rb"<dcterms:modified\b[^>]*>([0-9T:.-]+)")
# The workbooks as they were sent bear this year.
_NEVER = "1980"
_MOST = 2_000  # files: more is somebody's whole disk
_CODE = re.compile(r"(?<![0-9])[0-9]{5}(?![0-9])")


@dataclass(frozen=True, slots=True)
class File:
    """A file of the folder. `why` says that nothing is taken from it, `notes` what somebody should know of it."""

    name: str
    commune: Placed | None
    found: Held | None = None
    mark: sent_reading.Mark | None = None
    saved: str = ""
    touched: float = 0
    why: str = ""
    notes: tuple[str, ...] = ()
    unreadable: bool = False
    proposal: Proposal | None = None

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What it tells of."""
        return self.proposal.entries if self.proposal else ()

    @property
    def problem(self) -> str:
        """Why nothing was found in it, as a sentence."""
        if self.proposal and self.proposal.problem:
            what, mend = self.proposal.problem
            return f"{what}. {mend}."
        return f"{self.why[:1].upper()}{self.why[1:]}" if self.why else ""


@dataclass(frozen=True, slots=True)
class Folder:
    """What came back of a year: the files, and who was asked."""

    year: int
    files: tuple[File, ...]
    asked: tuple[Placed, ...]
    proposal: Proposal

    def of(self, commune: Placed) -> list[File]:
        """The files of a commune."""
        return [file for file in self.files if file.commune is commune]

    @property
    def missing(self) -> list[Placed]:
        """Who has not sent anything."""
        sent = {id(file.commune) for file in self.files}
        return [one for one in self.asked if id(one) not in sent]


def paths_in(folder: Path) -> list[Path]:
    """The files that somebody sent, in folders of a folder too. Raises Unusable where it is no such folder."""
    found: list[Path] = []
    for where, within, names in os.walk(folder):
        within[:] = sorted(name for name in within if not _NOISE.match(name))
        found += (Path(where, name) for name in names if not _NOISE.match(name))
        if len(found) > _MOST:
            what = f"có hơn {grouped(_MOST)} tệp, không phải thư mục bảng gửi về"
            raise Unusable(what, "Chép riêng các tệp xã, phường gửi về vào một thư mục rồi nhập thư mục ấy")
    if not found:
        raise Unusable("không có trong thư mục này", "Chép các tệp xã, phường gửi về vào thư mục rồi nhập lại")
    return sorted(found)


def read(
    folder: Path,
    site: Site,
    year: int | None,
    this_year: int,
    source: str,
    into: str,
    before: Memory,
    say: Callable[[str], None],
) -> Folder:
    """What stands in the files. Raises Unusable where there are none, or far too many."""
    paths = paths_in(folder)
    files = []
    for number, path in enumerate(paths, 1):
        files.append(_loaded(path, path.relative_to(folder).as_posix()))
        if number % 20 == 0 or number == len(paths):
            say(f"Đã mở {number}/{len(paths)} tệp")
    return _all(files, site, year, this_year, source, Entries(site, into, before))


def read_sent(
    files: Iterable[tuple[str, bytes]], site: Site, year: int | None, this_year: int, source: str, before: Memory
) -> Folder:
    """The same of files that a browser sent."""
    wanted = (one for one in files if not _NOISE.match(one[0]))
    opened = [_opened(name, data, number) for number, (name, data) in enumerate(wanted)]
    return _all(opened, site, year, this_year, source, Entries(site, "", before))


def _all(files: list[File], site: Site, said: int | None, this_year: int, source: str, entries: Entries) -> Folder:
    years = [file.mark.year for file in files if file.mark and file.mark.year]
    said = max(set(years), key=years.count) if years else said
    year = said or this_year
    asked = sent_book.communes(site, year)
    finder = _Communes(asked)
    files = [replace(file, commune=finder.of(file)) for file in files]
    files = _once(_of_here(files, site))
    done: list[File] = []
    for file in files:
        if file.found is None or file.why:
            done.append(file)
            continue
        proposal = reading.read_held(file.name, file.found, site, said, source, entries)
        done.append(_named(replace(file, proposal=proposal), finder))
    return Folder(year, tuple(done), tuple(asked), _together(year, done))


def _loaded(path: Path, name: str) -> File:
    try:
        if (size := path.stat().st_size) > kinds.SIZE_LIMIT:
            raise kinds.too_large(size)
        return _opened(name, path.read_bytes(), path.stat().st_mtime)
    except Unusable as unusable:
        return File(name, None, why=f"tệp {unusable.what}. {unusable.mend}.", unreadable=True)
    except OSError:
        why = "máy không mở được tệp: đóng chương trình đang mở tệp ấy; tệp trên OneDrive thì chờ tải xong."
        return File(name, None, why=why, unreadable=True)


def _opened(name: str, data: bytes, touched: float) -> File:
    try:
        found = held.held(name.rpartition("/")[2], data)
    except Unusable as unusable:
        return File(name, None, why=f"tệp {unusable.what}. {unusable.mend}.", unreadable=True)
    return File(name, None, found, sent_reading.mark_of(found.grids), _saved(data), touched)


def _saved(data: bytes) -> str:
    """When a workbook was last saved, as it says itself."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            match = _SAVED.search(package.read("docProps/core.xml"))
    except (zipfile.BadZipFile, KeyError, OSError, ValueError):
        return ""
    return match[1].decode() if match else ""


class _Communes:
    """Finds the commune that a file is of: by its hidden sheet, else by its name, else by what it tells of."""

    def __init__(self, asked: Sequence[Placed]) -> None:
        self.by_code = {one.code: one for one in asked if one.code}
        slugs: dict[str, list[Placed]] = {}
        for one in asked:
            for name in (one.name, plain_name(one.name)):
                slugs.setdefault(slug_or(one.key, name), []).append(one)
        self._slugs = {name: found[0] for name, found in slugs.items() if len(set(map(id, found))) == 1}

    def of(self, file: File) -> Placed | None:
        if file.mark and file.mark.code:
            return self.by_code.get(file.mark.code)
        for code in _CODE.findall(file.name):
            if code in self.by_code:
                return self.by_code[code]
        words = f"-{slug_or('', file.name.rpartition('.')[0], 300)}-"
        hits = [name for name in self._slugs if f"-{name}-" in words]
        longest = [name for name in hits if not any(name != other and name in other for other in hits)]
        found = {id(self._slugs[name]): self._slugs[name] for name in longest}
        return next(iter(found.values())) if len(found) == 1 else None

    def told_in(self, file: File) -> Placed | None:
        """The one commune that all its events are in."""
        names = {entry.event.place.commune for entry in file.entries if entry.event}
        if len(names) != 1 or len(only := next(iter(names))) != 1:
            return None
        hits = [one for one in self.by_code.values() if only[0] in (one.name, one.code)]
        return hits[0] if len(hits) == 1 else None


def _named(file: File, communes: _Communes) -> File:
    """The file with its commune where only its events tell, and with what is to be known of it."""
    notes = list(file.notes)
    if file.commune is None and (told := communes.told_in(file)):
        file = replace(file, commune=told)
        notes.append(f"tên tệp không cho biết; lấy theo nội dung: {told.name}")
    elif file.commune is None:
        notes.append("không rõ của xã, phường nào")
    elif file.mark is None:
        notes.append("không phải bảng đã gửi đi; đọc như bảng thường")
    return replace(file, notes=tuple(notes))


def _of_here(files: Iterable[File], site: Site) -> list[File]:
    """The same without the tables of another province."""
    code = site.places.province.code
    why = "bảng này của một tỉnh khác."
    return [
        replace(file, why=why) if file.mark and file.mark.province not in ("", code) and not file.why else file
        for file in files
    ]


def _once(files: Sequence[File]) -> list[File]:
    """The same such that of each commune one workbook is taken: the one that was saved last."""
    groups: dict[str, list[File]] = {}
    for file in files:
        if file.commune and file.mark and not file.why:
            groups.setdefault(file.commune.key, []).append(file)
    instead: dict[str, File] = {}
    for group in groups.values():
        if len(group) == 1:
            continue
        says = all(file.saved for file in group)
        ordered = sorted(group, key=lambda one: (one.saved if says else "", one.touched, one.name))
        last = ordered[-1]
        for file in ordered[:-1]:
            gone = _rows(file) - _rows(last)
            instead[file.name] = replace(file, why=_older(file, last, gone))
        names = ", ".join(f"“{file.name}”" for file in ordered[:-1])
        instead[last.name] = replace(last, notes=(*last.notes, f"gửi {len(group)} tệp, lấy tệp này, bỏ {names}"))
    return [instead.get(file.name, file) for file in files]


def _older(file: File, last: File, gone: Iterable[tuple[str, ...]]) -> str:
    lines = sorted(row[0] for row in gone)
    if not lines:
        return f"gửi hai lần, mọi dòng đều có trong “{last.name}”."
    shown = "; ".join(f"“{line}”" for line in lines[:5]) + (f" và {len(lines) - 5} dòng nữa" if len(lines) > 5 else "")
    when = f", lưu {_day(last.saved)}" if last.saved and not last.saved.startswith(_NEVER) else ""
    return (
        f"gửi hai lần; máy lấy “{last.name}”{when}. Tệp này có dòng khác: {shown}. Hỏi lại xã; cần thì nhập "
        "riêng tệp này."
    )


def _day(saved: str) -> str:
    try:
        moment = datetime.fromisoformat(saved[:19])
    except ValueError:
        return saved
    return f"{moment.day}/{moment.month}/{moment.year} {moment:%H:%M}"


def _rows(file: File) -> set[tuple[str, ...]]:
    """What its rows say, the title first."""
    found = set()
    for grid in file.found.grids if file.found else ():
        place = sent_reading.head_of(grid)
        if place is None:
            continue
        heads = [sent_reading.field_of(cell.text) if cell else "" for cell in grid.rows[place].cells]
        for row in grid.rows[place + 1 :]:
            said = {name: cell.text for name, cell in zip(heads, row.cells, strict=False) if cell}
            if said.keys() - {"commune", "number", "status"}:
                title = said.pop("title", "(không có tên)")
                found.add((title, *(f"{name}={text}" for name, text in sorted(said.items()))))
    return found


def _together(year: int, files: Iterable[File]) -> Proposal:
    """One proposal of all; of an event that two files change otherwise, the second is kept back."""
    changed: dict[tuple[str, str], tuple[str, str]] = {}
    entries: list[Entry] = []
    needs = False
    for file in files:
        needs = needs or bool(file.proposal and file.proposal.needs_source)
        for entry in file.entries:
            entry = replace(entry, at=f"{file.name}: {entry.at}")
            others = {
                changed[entry.id, one.field][0]
                for one in entry.changes
                if changed.get((entry.id, one.field), ("", one.after))[1] != one.after
            }
            if others:
                why = f"“{sorted(others)[0]}” cũng sửa hoạt động này ({entry.id}) mà sửa khác: hỏi lại bên nào đúng"
                entry = replace(entry, state=State.OUT, reasons=(why,))
            elif entry.state is State.CHANGED:
                said = {(entry.id, one.field): (file.name, one.after) for one in entry.changes if _is_written(one.kept)}
                changed |= said
            if entry.why_left and file.proposal and file.proposal.source:
                entry = replace(entry, row=_with_source(entry.row, file.proposal.source))
            entries.append(entry)
    return Proposal("bảng xã, phường gửi về", year, tuple(entries), needs_source=needs)


def _is_written(kept: Kept) -> bool:
    return kept in (Kept.ADDED, Kept.CHANGED)


def _with_source(row: tuple[tuple[str, Cell], ...], source: str) -> tuple[tuple[str, Cell], ...]:
    """A row that goes into another sheet takes along what stood above its own."""
    return row if any(head == "Nguồn" for head, _ in row) else (*row, ("Nguồn", Cell("", source)))


def states(folder: Folder) -> Mapping[str, list[Placed]]:
    """The communes by what came of them."""
    found: dict[str, list[Placed]] = {"sent": [], "blank": [], "unread": [], "missing": folder.missing}
    for one in folder.asked:
        files = folder.of(one)
        if not files:
            continue
        if any(file.entries or (file.proposal and file.proposal.says_none) for file in files):
            found["sent"].append(one)
        elif any(file.found is not None and not file.why and not file.problem for file in files):
            found["blank"].append(one)
        else:
            found["unread"].append(one)
    return found
