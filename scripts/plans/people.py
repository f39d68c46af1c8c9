"""Tables and lists of a plan that are none for readers (tables/unfit.py): of people, of what the police do, of duty. No
word of them goes into a draft, for it may be a name."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from itertools import groupby

from scripts.plans.assigned_tables import columns_of
from scripts.plans.draft import Unused
from scripts.plans.outline import Item
from scripts.tables import heads, said_of, unfit
from scripts.tables.grid import Cell
from scripts.vietnamese.personal import is_full_name

# So many lines above a table or a name may say what it is.
_LAST = 8
NOT_COPIED = "không được đưa lên trang, máy không chép lại dòng nào"


def taken_out(items: list[Item], above: Iterable[str] = ()) -> list[Unused]:
    """Take such tables and lists out of the parts of a plan, below the headings `above`; what is said of each."""
    titles, found, kept = deque(above, _LAST), list[Unused](), list[Item]()
    for is_table, group in groupby(items, key=lambda one: bool(one.cells)):
        ones = [*group]
        if is_table:
            what = _of_table(ones, titles)
            titles = deque(above, _LAST)
            if what:
                found.append(Unused(ones[0].place, ones[0].line, f"{what}, {len(ones)} dòng", NOT_COPIED))
            else:
                kept += ones
            continue
        for one in ones:
            if said_of.person_in(one.text) and (what := _of(titles)):
                found.append(Unused(one.place, one.line, what, NOT_COPIED))
                continue
            kept.append(one)
            titles.append(one.text)
            found += taken_out(one.children, titles)
    items[:] = kept
    return found


def _of(titles: Iterable[str]) -> str:
    return unfit.of_titles([Cell("", one) for one in titles])


def _of_table(rows: Sequence[Item], titles: Iterable[str]) -> str:
    """What a table is that is not for readers. One that gives tasks may stand below any heading."""
    for row in rows[:2]:
        fields = [heads.field_of(cell) for cell in row.cells if heads.is_head(cell)]
        if what := unfit.of_heads(fields):
            return what
    named = [next((cell for cell in row.cells if is_full_name(cell)), "") for row in rows[1:]]
    if what := unfit.of_rows(named):
        return what
    return "" if columns_of(rows) else _of(titles)
