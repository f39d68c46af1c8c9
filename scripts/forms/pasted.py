"""Tables that come out of Word or Excel into a box as lines with tabs, written as a page shows tables."""

import re
from collections.abc import Iterator
from itertools import groupby


def with_tables(text: str) -> str:
    """The same, with each run of lines of as many tabs as a table, the first of them its heads."""
    return "\n".join(_lines(text.split("\n")))


def _lines(lines: list[str]) -> Iterator[str]:
    above, ended = "", False
    for tabs, run in groupby(lines, lambda line: line.strip().count("\t")):
        rows = [*run]
        is_table = bool(tabs) and len(rows) > 1
        # A table stands alone between blank lines.
        if ended and rows[0].strip():
            yield ""
        if is_table:
            yield from [""] if above.strip() and not ended else []
            yield _row(rows[0])
            yield f"|{' --- |' * (tabs + 1)}"
            rows = [_row(row) for row in rows[1:]]
        yield from rows
        above, ended = rows[-1], is_table


def _row(line: str) -> str:
    cells = [re.sub(r"(?<!\\)\|", r"\\|", cell.strip()) for cell in line.strip().split("\t")]
    return f"| {' | '.join(cells)} |"
