"""Is a table none that readers should see: of people, of what the police do, of money, of who is on duty? Its title,
its heads or most of its rows say so; then nothing of it goes on, for it may hold names."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from importlib import resources
from typing import Any

from scripts.tables.grid import Cell
from scripts.vietnamese.folding import fold
from scripts.vietnamese.personal import is_full_name

# What stands in a heading before what it is about.
_LEADS = re.compile(
    r"(?:(?:phu luc(?: so)?(?: [0-9]+| [ivx]+)?|bang|bieu|mau|so|lich|ke hoach(?! so)|phuong an|bao cao(?! so)|tong hop"
    r"|thong ke|theo doi|phan cong(?= truc)|ket qua|tien do|de nghi|cac|nhung|cong tac|thuc hien|to chuc"
    r"|tien hanh|phoi hop|tinh hinh|danh sach(?= (?:cac|nhung|[0-9])))\W+)*"
)
_ANY = re.compile(r"\b(danh sach) (?:tong hop |chi tiet |de nghi |de xuat )?(?:cac |nhung |[0-9]+ )*")
_SCHEDULE = re.compile(
    r"(?:phu luc\W+[\w.]*\W*)?(?:lich|ke hoach(?! so)|chuong trinh|cac hoat dong|danh sach cac hoat dong)\b"
)
# `Kinh phí: 20.000.000 đồng` is a line of a letter.
_LABELLED = re.compile(r"[:：]\s*\w")
# A heading is short, and of those above a table the last count.
_LONGEST, _LAST = 200, 8
_WHERE_AND_WHEN = ({"where", "when_where", "commune", "hamlet", "area"}, {"when", "day", "when_where", "first"})


@cache
def _words() -> dict[str, Any]:
    import yaml

    words = resources.files(__package__).joinpath("unfit.yml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.load(words, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return found


@cache
def _begins(where: str) -> re.Pattern[str]:
    parts = [
        f"(?P<{kind}>{'|'.join(sorted(told[where], key=len, reverse=True))})"
        for kind, told in _words().items()
        if told.get(where)
    ]
    return re.compile(rf"(?:{'|'.join(parts)})(?!\w)")


def of_titles(titles: Sequence[Cell]) -> str:
    """What a table is by the heading that stands nearest above it; "" where that is a schedule's, or tells nothing."""
    lines = [line for cell in titles for line in cell.lines if len(line) < _LONGEST and not _LABELLED.search(line)]
    for line in reversed(lines[-_LAST:]):
        plain = _ANY.sub(r"\1 ", _plain(line))
        if found := _kind(plain, "titles"):
            return found
        if _SCHEDULE.match(plain):
            return ""
    return ""


def of_heads(fields: Collection[str | None]) -> str:
    """The same by the fields of its heads, as each is called."""
    told = [name for name in fields if name]
    is_schedule = "title" in told and all(one & {*told} for one in _WHERE_AND_WHEN)
    about, names = told.count("personal"), "person" in told
    if about > 1 or (names and about) or (names and not is_schedule and "stamp" not in told):
        return _what("people")
    for kind in ("case", "duty", "lent"):
        if told.count(kind) > 1 or (kind in told and not is_schedule):
            return _what({"case": "cases", "duty": "duty", "lent": "things"}[kind])
    return _what("money") if told.count("money") > 1 and not _WHERE_AND_WHEN[0] & {*told} else ""


def of_rows(names: Iterable[str]) -> str:
    """The same by what its rows name: most of them somebody, or what is not for readers."""
    return most([of_row(name) for name in names])


def most(whats: Sequence[str]) -> str:
    """What most of some rows are, where it is nothing for readers."""
    found = [what for what in whats if what]
    return found[0] if len(found) * 2 > len(whats) else ""


def of_any(names: Iterable[str]) -> str:
    """What the first of some rows is that is not for readers; "" where all may be events."""
    return next(filter(None, map(of_row, names)), "")


def of_row(name: str) -> str:
    """What a row is by the name of what happens in it; "" where it may be an event."""
    if is_full_name(name):
        return _what("people")
    return _kind(_plain(name), "rows")


def is_doubtful(name: str) -> bool:
    """Does what happens begin as what the police do as often inside as before people?"""
    return bool(_kind(_plain(name), "asked"))


def _kind(plain: str, where: str) -> str:
    lead = _LEADS.match(plain)
    over = lead.end() if lead else 0
    # What leads may be of the name itself: `phân công trực`, `danh sách …`.
    for start in (over, 0, *(found.end() for found in re.finditer(r"\w+\W+", plain[:over]))):
        if found := _begins(where).match(plain, start):
            return _what(str(found.lastgroup))
    return ""


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^\w/]+", " ", re.sub(r"^[\W\d_]+", "", fold(text))).split())


def _what(kind: str) -> str:
    found: str = _words()[kind]["what"]
    return found
