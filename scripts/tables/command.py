"""`import FILE` for a table or a notice: shows, asks, writes, and says what `check` finds in what was written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from scripts.flow import checking
from scripts.model.website import Site
from scripts.problems import Position, Problem, problem
from scripts.read import read
from scripts.tables import kinds, memory, reading, rejected, shown
from scripts.tables.accepting import Accepted, accept
from scripts.tables.grid import Unusable
from scripts.tables.proposal import UNSAID, Entry, Proposal, State

_BESIDE = Path("var", "tables")
# Where an event of a listing begins.
_ID = re.compile(r"\s*-\s*\{?\s*id:\s*[\"']?([a-z0-9-]+)")


@dataclass(frozen=True, slots=True)
class Asked:
    """How the command was called."""

    source: str = ""
    into: str = ""
    year: int | None = None
    dry_run: bool = False
    yes: bool = False


@dataclass(frozen=True, slots=True)
class Ended:
    """What came of it: problems, lines to print, and whether a row was left out."""

    problems: tuple[Problem, ...] = ()
    lines: tuple[str, ...] = ()
    left_out: bool = False


def run(
    file: Path,
    root: Path,
    now: datetime,
    asked: Asked,
    say: Callable[[str], None],
    confirm: Callable[[str], bool],
    ask: Callable[[str], str],
) -> Ended:
    """Import a file: `say` prints, `confirm` asks yes or no, `ask` for words. Raises OSError."""
    at = Position(file.name)
    try:
        if (size := file.stat().st_size) > kinds.SIZE_LIMIT:
            raise kinds.too_large(size)
        data = file.read_bytes()
    except Unusable as unusable:
        return Ended((problem("E820", at, what=unusable.what, mend=unusable.mend),))
    found = read(root)
    if found.site is None:
        return Ended(found.problems)
    proposal = _read(file, data, root, found.site, asked)
    if proposal.problem:
        what, mend = proposal.problem
        for note in proposal.notes:
            say(note)
        return Ended((problem("E820", at, what=what, mend=mend),))
    if proposal.needs_source and not (asked.yes or asked.dry_run):
        words = ask(
            "Bảng này từ văn bản hay trang nào? Ghi số, ký hiệu (như 45/KH-UBND) hoặc địa chỉ web; "
            "để trống nếu chưa biết"
        ).strip()
        if words:
            asked = replace(asked, source=words)
            proposal = _read(file, data, root, found.site, asked)
    for line in shown.lines(proposal):
        say(line)
    if asked.dry_run:
        return Ended(_problems(file, proposal), ("Chỉ xem thử, chưa ghi gì.",), bool(proposal.left_over))
    agreed = () if asked.yes else agreed_of(proposal, confirm)
    out = tuple(one for one in proposal.left_over if one not in agreed)
    writable = (*proposal.sure, *agreed)
    lines: list[str] = []
    if writable and (asked.yes or confirm(f"Ghi {len(writable)} mục ấy")):
        accepted = accept(root, proposal, {entry.number for entry in writable}, now)
        lines += written(accepted)
        lines += checked(root, now, accepted)
        out = (*out, *(replace(entry, reasons=(why,)) for entry, why in accepted.refused))
    elif writable:
        lines.append("Chưa ghi gì.")
    else:
        lines.append("Không có gì mới để ghi.")
    if out:
        lines.append(_returned(file, root, now, out, proposal))
    return Ended(_problems(file, proposal, agreed), tuple(lines), bool(out))


def agreed_of(proposal: Proposal, confirm: Callable[[str], bool]) -> tuple[Entry, ...]:
    """The entries of tables that do not say what they are about, and of which somebody says that they are for the
    site."""
    return tuple(
        one
        for table, entries in proposal.unsaid.items()
        if confirm(shown.unsaid(table, entries).rstrip("?"))
        for one in entries
    )


def _read(file: Path, data: bytes, root: Path, site: Site, asked: Asked) -> Proposal:
    return reading.read_file(
        file.name,
        data,
        site,
        asked.year,
        source=asked.source,
        into=asked.into,
        before=memory.load(root),
    )


def _problems(file: Path, proposal: Proposal, agreed: tuple[Entry, ...] = ()) -> tuple[Problem, ...]:
    found = [
        problem("E821", place_of(file.name, entries[0]), title=shown.rows(entries), detail=UNSAID)
        for entries in proposal.unsaid.values()
        if entries[0] not in agreed
    ]
    for entry in proposal.left_over:
        if entry.why_not:
            at = place_of(file.name, entry)
            found.append(problem("E821", at, title=entry.title or "(không có tên)", detail="; ".join(entry.why_not)))
    for entry in proposal.in_state(State.CONFLICT):
        at = place_of(file.name, entry)
        names = ", ".join(shown.name_of(one.field) for one in entry.changes)
        found.append(problem("W822", at, title=entry.title, event=entry.id, fields=names))
    return tuple(found)


def place_of(name: str, entry: Entry) -> Position:
    """Where an entry stands in its file, its sheet in brackets."""
    sheet, _, row = entry.at.rpartition("dòng ")
    path = f"{name} ({sheet.strip(' ,')})" if sheet else name
    return Position(path, int(row)) if row.isdigit() else Position(f"{name} ({entry.at})")


def written(accepted: Accepted) -> list[str]:
    """What was written, a line a file, and what could not be."""
    lines = [f"Đã ghi {len(names)} mục vào {path}." for path, names in accepted.files.items()]
    lines += [f"Chưa ghi “{entry.title}”: {why}." for entry, why in accepted.refused]
    return lines


def checked(root: Path, now: datetime, accepted: Accepted) -> list[str]:
    """What `check` says of the events that were written."""
    spans = {path: list(_spans(root, path, set(names))) for path, names in accepted.files.items()}
    found = checking.of(root, now).problems
    about = [one for one in found if any(first <= one.at.line < end for first, end in spans.get(one.at.path, ()))]
    if not about:
        return ["Soát lại: các mục vừa ghi không có lỗi, không có cảnh báo."]
    return ["Soát lại các mục vừa ghi:", *(f"  {one.at.path}:{one.at.line}: {one.label}: {one.words}" for one in about)]


def _spans(root: Path, path: str, ids: set[str]) -> Iterator[tuple[int, float]]:
    """From which line to before which each of some events stands in a listing."""
    lines = (root / path).read_text(encoding="utf-8").split("\n")
    starts = [(number, found[1]) for number, line in enumerate(lines, 1) if (found := _ID.match(line))]
    ends = [float(number) for number, _ in starts[1:]] + [float("inf")]
    for (line, name), end in zip(starts, ends, strict=True):
        if name in ids:
            yield line, end


def _returned(file: Path, root: Path, now: datetime, out: tuple[Entry, ...], proposal: Proposal) -> str:
    """Write the rows that were left out as a sheet beside the file, or, where that cannot be, into var/."""
    name = rejected.name_of(file.name, now.date())
    data = rejected.workbook(out, proposal.year, proposal.source)
    for folder in (file.resolve().parent, root / _BESIDE):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(data)
        except OSError:
            continue
        return f"{len(out)} dòng chưa nhập nằm trong {folder / name}, cột đầu ghi vì sao; sửa ở đó rồi nhập tệp ấy."
    return f"{len(out)} dòng chưa nhập; không ghi được bảng của chúng ra đĩa."
