"""`import FOLDER`: the workbooks that communes sent back, shown together, asked for once, written, reported."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from scripts.problems import Position, Problem, problem
from scripts.read import read
from scripts.store.cache import write
from scripts.tables import command, memory, rejected, returned, returned_report, shown
from scripts.tables.accepting import accept
from scripts.tables.command import Asked, Ended
from scripts.tables.grid import Unusable
from scripts.tables.proposal import UNSAID, Entry, Kept
from scripts.tables.returned import Folder

_OUT = Path("var", "tables")


def run(
    folder: Path,
    root: Path,
    now: datetime,
    asked: Asked,
    say: Callable[[str], None],
    aside: Callable[[str], None],
    confirm: Callable[[str], bool],
) -> Ended:
    """Import a folder: `say` prints, `aside` tells how far it is, `confirm` asks yes or no. Raises OSError."""
    found = read(root)
    if found.site is None:
        return Ended(found.problems)
    before = memory.load(root)
    try:
        got = returned.read(folder, found.site, asked.year, now.year, asked.source, asked.into, before, aside)
    except Unusable as unusable:
        return Ended((problem("E820", Position(str(folder)), what=unusable.what, mend=unusable.mend),))
    for line in returned_report.lines(got):
        say(line)
    agreed = () if asked.yes or asked.dry_run else command.agreed_of(got.proposal, confirm)
    out = tuple(one for one in got.proposal.left_over if one not in agreed)
    writable = (*got.proposal.sure, *agreed)
    lines: list[str] = []
    if asked.dry_run:
        lines.append("Chỉ xem thử, chưa ghi gì vào events/.")
    elif writable and (asked.yes or confirm(f"Ghi {len(writable)} mục ấy")):
        accepted = accept(root, got.proposal, {entry.number for entry in writable}, now)
        lines.append(f"Đã ghi {len(accepted.ids)} mục vào {len(accepted.files)} tệp.")
        lines += [f"Chưa ghi “{entry.title}”: {why}." for entry, why in accepted.refused]
        lines += command.checked(root, now, accepted)
        out = (*out, *(replace(entry, reasons=(why,)) for entry, why in accepted.refused))
    else:
        lines.append("Chưa ghi gì." if writable else "Không có gì mới để ghi.")
    lines += _kept(root, now, got, out, lines)
    return Ended(_problems(got, agreed), tuple(lines), bool(out) or any(file.unreadable for file in got.files))


def _problems(got: Folder, agreed: tuple[Entry, ...]) -> tuple[Problem, ...]:
    found = [problem("W823", Position(file.name), why=file.problem) for file in got.files if file.problem]
    for entries in got.proposal.unsaid.values():
        if entries[0] not in agreed:
            name, _, place = entries[0].at.partition(": ")
            at = command.place_of(name, replace(entries[0], at=place))
            found.append(problem("E821", at, title=shown.rows(entries), detail=UNSAID))
    for entry in got.proposal.entries:
        conflicts = [one for one in entry.changes if one.kept is Kept.CONFLICT]
        if not entry.why_not and not conflicts:
            continue
        name, _, place = entry.at.partition(": ")
        at = command.place_of(name, replace(entry, at=place))
        if entry.why_not:
            found.append(problem("E821", at, title=entry.title or "(không có tên)", detail="; ".join(entry.why_not)))
        else:
            fields = ", ".join(shown.name_of(one.field) for one in conflicts)
            found.append(problem("W822", at, title=entry.title, event=entry.id, fields=fields))
    return tuple(found)


def _kept(root: Path, now: datetime, got: Folder, out: tuple[Entry, ...], lines: list[str]) -> list[str]:
    """The report, and the rows that were left out, in var/."""
    name = returned_report.name_of(now.date())
    files = {
        f"{name}.txt": returned_report.text(got, lines).encode("utf-8-sig"),
        f"{name}.xlsx": returned_report.workbook(got),
    }
    if out:
        files[rejected.name_of(f"{name}.xlsx", now.date())] = rejected.workbook(out, got.year)
    try:
        for one, data in files.items():
            write(root / _OUT / one, data)
    except OSError:
        return [f"Không ghi được báo cáo vào {root / _OUT}: đóng tệp báo cáo đang mở rồi nhập lại."]
    said = [f"Báo cáo ai đã gửi, ai chưa: {root / _OUT / name}.xlsx và .txt."]
    if out:
        said.append(
            f"{len(out)} dòng chưa nhập nằm trong {root / _OUT / rejected.name_of(f'{name}.xlsx', now.date())}, "
            "cột đầu ghi vì sao; sửa ở đó rồi nhập tệp ấy."
        )
    return said
