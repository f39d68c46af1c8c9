"""The results as Markdown for the README and as tables for a terminal; both say the same."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from rich.console import Console
from rich.table import Table

from scripts.bench import results
from scripts.bench.results import Row, Size, Verdict
from scripts.bench.saving import EDITS
from scripts.bench.tools import HUGO_NAME, OURS

HEAD = (
    "built by",
    "cold, s",
    "÷ Hugo full",
    "after one edit, s",
    "÷ Hugo full",
    "largest process, MB",
    "output MB",
    "index MB",
    "HTML files",
)
# The stages as our own build prints them.
STAGES = {
    "đọc": "reading",
    "soát": "checking",
    "ghép": "assembling",
    "đóng gói": "drawing",
    "dựng": "rendering",
    "đăng": "publishing",
}
BUDGET_HEAD = ("budget", "limit", "measured", "")
UNKNOWN = "–"
LEGEND = (
    "Each time is the median of whole-process runs ({runs} of each, the tools in turn; a cold build of minutes once). "
    "A cold build begins with the sources alone. After one edit: the title of one event was changed and the command "
    "ran again; a tool without an incremental build does everything again. “÷ Hugo full” compares with the cold build "
    f"of {HUGO_NAME} on the same texts. Largest process: the most resident memory of a single process in any of "
    "these builds. MB = 1,000,000 bytes."
)


def cells(rows: Sequence[Row], size: Size) -> list[tuple[str, ...]]:
    """The rows of one size as text, in the order in which they were measured."""
    hugo = results.at(rows, size, HUGO_NAME).cold_seconds
    return [_cells(row, hugo) for row in rows if row.size == size]


def _cells(row: Row, hugo: float | None) -> tuple[str, ...]:
    return (
        f"{row.tool} ({row.version})" if row.version else row.tool,
        _number(row.cold_seconds),
        _ratio(results.ratio(row.cold_seconds, hugo)),
        _number(row.edit_seconds),
        _ratio(results.ratio(row.edit_seconds, hugo)),
        _megabytes(row.peak, 0),
        _megabytes(row.output, 1),
        _megabytes(row.index, 1),
        f"{row.html:,}" if row.html is not None else UNKNOWN,
    )


def notes(rows: Sequence[Row], size: Size) -> list[str]:
    """What has to be said of single rows of one size."""
    return [f"{row.tool}: {row.note}" for row in rows if row.size == size and row.note]


def previews(rows: Sequence[Row]) -> list[str]:
    """A line for each preview that was measured."""
    return [
        f"From saving to the page in the preview, {_named(row.size)}: {_number(median(row.waits.seconds))} s, median "
        f"of {EDITS} edits ({_number(min(row.waits.seconds))} to {_number(max(row.waits.seconds))}); the first page "
        f"{_number(row.waits.ready)} s after the start; largest process {_megabytes(row.waits.peak, 0)} MB."
        for row in rows
        if row.waits
    ]


def stages(rows: Sequence[Row]) -> tuple[Sequence[str], list[tuple[str, ...]]]:
    """The head and the rows of the table of stages: where the time of an edit goes."""
    found = [row for row in rows if row.stages]
    names = list(dict.fromkeys(name for row in found for name in row.stage_seconds))
    head = ("one edit, s", *(STAGES.get(name, name) for name in names), "start and end", "together")
    return head, [_stage_cells(row, names) for row in found]


def _stage_cells(row: Row, names: Sequence[str]) -> tuple[str, ...]:
    known, together = row.stage_seconds, row.edit_seconds or 0.0
    rest = together - sum(known.values())
    return (_named(row.size), *(_number(known.get(name)) for name in names), _number(rest), _number(together))


def scaling(rows: Sequence[Row]) -> list[str]:
    """A line for each step from one size to the next of the same texts."""
    lines = []
    for few, many in pairwise(results.sizes(rows)):
        found = results.growth(rows, few, many) if few[1] == many[1] else {}
        times = ", ".join(f"{tool} ×{value:.1f}" for tool, value in found.items())
        if times:
            lines.append(f"{few[0]:,} → {_named(many)} (×{_short(many[0] / few[0])}), cold time: {times}.")
    return lines


def budget_cells(rows: Sequence[Row]) -> list[tuple[str, ...]]:
    """The budgets beside the measurements, as text."""
    return [_verdict(verdict) for verdict in results.verdicts(rows)]


def markdown(rows: Sequence[Row], runs: int, machine: str) -> str:
    """Everything as Markdown, the budgets first."""
    parts = [f"Measured on: {machine}.", _table(BUDGET_HEAD, budget_cells(rows)), LEGEND.format(runs=runs)]
    for size in results.sizes(rows):
        parts.append(f"**{_named(size)}**")
        parts.append(_table(HEAD, cells(rows, size)))
        parts += _list(notes(rows, size))
    if any(row.stages for row in rows):
        parts.append(_table(*stages(rows)))
    parts += _list([*previews(rows), *scaling(rows)])
    return "\n\n".join(parts) + "\n"


def show(rows: Sequence[Row], runs: int, machine: str, console: Console) -> None:
    """Everything as tables on a terminal."""
    console.print(f"Measured on: {machine}.", highlight=False)
    for size in results.sizes(rows):
        console.print(_rich(_named(size), HEAD, cells(rows, size)))
        for note in notes(rows, size):
            console.print(f"  {note}", markup=False, highlight=False)
    if any(row.stages for row in rows):
        console.print(_rich("Where the time goes", *stages(rows)))
    for line in (*previews(rows), *scaling(rows)):
        console.print(line, highlight=False)
    console.print(_rich("Budgets", BUDGET_HEAD, budget_cells(rows)))
    console.print(LEGEND.format(runs=runs), highlight=False)


def _named(size: Size) -> str:
    return f"{size[0]:,} {size[1]}"


def _verdict(verdict: Verdict) -> tuple[str, ...]:
    name = verdict.budget
    if verdict.pages != verdict.meant:
        name += f" (at {verdict.pages:,} events; the budget is for {verdict.meant:,})"
    value = UNKNOWN if verdict.measured is None else _with_unit(verdict.measured, verdict.unit)
    return (name, f"≤ {_with_unit(verdict.limit, verdict.unit)}", value, verdict.word)


def _with_unit(value: float, unit: str) -> str:
    return f"{value:.0f} MB" if unit == "MB" else f"{_ratio(value)} {unit}"


def _table(head: Sequence[str], body: Sequence[Sequence[str]]) -> str:
    # The first column is text, the others are numbers.
    marks = ["---", *["---:"] * (len(head) - 1)]
    lines = [head, marks, *[[_bold(row, index) for index in range(len(row))] for row in body]]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _bold(row: Sequence[str], index: int) -> str:
    cell = row[index].replace("|", "\\|")
    return f"**{cell}**" if row[0].startswith(OURS) and cell != UNKNOWN else cell


def _list(lines: Sequence[str]) -> list[str]:
    return ["\n".join(f"- {line}" for line in lines)] if lines else []


def _rich(title: str, head: Sequence[str], body: Sequence[Sequence[str]]) -> Table:
    table = Table(title=title, title_justify="left")
    table.add_column(head[0])
    for name in head[1:]:
        table.add_column(name, justify="right")
    for row in body:
        table.add_row(*row, style="bold" if row[0].startswith(OURS) else None)
    return table


def _number(value: float | None) -> str:
    if value is None:
        return UNKNOWN
    return f"{value:.2f}" if value < 10 else f"{value:.1f}"


def _ratio(value: float | None) -> str:
    if value is None:
        return UNKNOWN
    return f"{value:.3f}" if value < 0.1 else f"{value:.2f}"


def _megabytes(value: int | None, digits: int) -> str:
    return UNKNOWN if value is None else f"{value / 1e6:,.{digits}f}"


def _short(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
