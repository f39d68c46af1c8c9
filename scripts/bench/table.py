"""The results as Markdown for the README and as tables for a terminal; both say the same."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from rich.console import Console
from rich.table import Table

from scripts.bench import results
from scripts.bench.results import Row, Verdict
from scripts.bench.tools import HUGO_NAME, LEAN, OURS, PLAIN

HEAD = (
    "built by",
    "cold, s",
    "÷ plain",
    "÷ not in nav",
    "after one edit, s",
    "÷ Hugo full",
    "peak MB",
    "output MB",
    "index MB",
    "HTML files",
)
BUDGET_HEAD = ("budget", "limit", "measured", "")
UNKNOWN = "–"
LEGEND = (
    "Each time is the median of whole-process runs ({runs} of each, the tools in turn); a cold build begins "
    "with the sources alone. After one edit: the title of one event was changed and the command run again; a "
    "tool without an incremental build does everything again. “÷ plain” and “÷ not in nav” compare the cold "
    f"build with {PLAIN} (every page in the navigation, as it comes) and with {LEAN}; “÷ Hugo full” compares "
    f"the build after the edit with a full build of {HUGO_NAME}. Peak memory is the highest sum over all "
    "processes of a cold build. MB = 1,000,000 bytes."
)


def cells(rows: Sequence[Row], pages: int) -> list[tuple[str, ...]]:
    """The rows of one size as text, in the order in which they were measured."""
    plain, lean = results.cold(rows, pages, PLAIN), results.cold(rows, pages, LEAN)
    hugo = results.cold(rows, pages, HUGO_NAME)
    return [_cells(row, plain, lean, hugo) for row in rows if row.pages == pages]


def _cells(row: Row, plain: float | None, lean: float | None, hugo: float | None) -> tuple[str, ...]:
    return (
        f"{row.tool} ({row.version})" if row.version else row.tool,
        _number(row.cold_seconds),
        _ratio(results.ratio(row.cold_seconds, plain)),
        _ratio(results.ratio(row.cold_seconds, lean)),
        _number(row.edit_seconds),
        _ratio(results.ratio(row.edit_seconds, hugo)),
        _megabytes(row.peak, 0),
        _megabytes(row.output, 1),
        _megabytes(row.index, 1),
        f"{row.html:,}" if row.html is not None else UNKNOWN,
    )


def notes(rows: Sequence[Row], pages: int) -> list[str]:
    """What has to be said of single rows of one size."""
    return [f"{row.tool}: {row.note}" for row in rows if row.pages == pages and row.note]


def scaling(rows: Sequence[Row]) -> list[str]:
    """A line for each step from one size to the next."""
    counts = results.sizes(rows)
    lines = []
    for few, many in pairwise(counts):
        found = results.growth(rows, few, many)
        times = ", ".join(f"{tool} ×{value:.1f}" for tool, value in found.items())
        if times:
            lines.append(f"{few:,} → {many:,} pages (×{_short(many / few)}), cold time: {times}.")
    return lines


def budget_cells(rows: Sequence[Row]) -> list[tuple[str, ...]]:
    """The budgets beside the measurements, as text."""
    return [_verdict(verdict) for verdict in results.verdicts(rows)]


def markdown(rows: Sequence[Row], runs: int, machine: str) -> str:
    """Everything as Markdown."""
    parts = [f"Measured on: {machine}.", LEGEND.format(runs=runs)]
    for pages in results.sizes(rows):
        parts.append(f"**{pages:,} pages**")
        parts.append(_table(HEAD, cells(rows, pages)))
        parts += _list(notes(rows, pages))
    parts += scaling(rows)
    parts.append(_table(BUDGET_HEAD, budget_cells(rows)))
    return "\n\n".join(part for part in parts if part) + "\n"


def show(rows: Sequence[Row], runs: int, machine: str, console: Console) -> None:
    """Everything as tables on a terminal."""
    console.print(f"Measured on: {machine}.", highlight=False)
    for pages in results.sizes(rows):
        console.print(_rich(f"{pages:,} pages", HEAD, cells(rows, pages)))
        for note in notes(rows, pages):
            console.print(f"  {note}", markup=False, highlight=False)
    for line in scaling(rows):
        console.print(line, highlight=False)
    console.print(_rich("Budgets", BUDGET_HEAD, budget_cells(rows)))
    console.print(LEGEND.format(runs=runs), highlight=False)


def _verdict(verdict: Verdict) -> tuple[str, ...]:
    name = verdict.budget
    if verdict.pages != results.BUDGET_PAGES:
        name += f" (at {verdict.pages:,} pages; the budget is for {results.BUDGET_PAGES:,})"
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
