"""The results as Markdown, for the documentation and, drawn as tables, for a terminal."""

from collections.abc import Iterable, Sequence
from statistics import median

from scripts.bench import results
from scripts.bench.results import Budget, Row, Size
from scripts.bench.saving import EDITS
from scripts.bench.tools import HUGO_NAME, OURS

_HEAD = (
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
_STAGES = {
    "đọc": "reading",
    "soát": "checking",
    "ghép": "assembling",
    "đóng gói": "drawing",
    "dựng": "rendering",
    "đăng": "publishing",
}
_UNKNOWN = "–"
_LEGEND = (
    "Each time is the median of whole-process runs ({runs} of each, the tools in turn; a cold build of minutes once). "
    "A cold build begins with the sources alone. After one edit: the title of one event was changed and the command "
    "ran again; a tool without an incremental build does everything again. “÷ Hugo full” compares with the cold build "
    f"of {HUGO_NAME} on the same texts. Largest process: the most resident memory of a single process in any of "
    "these builds. MB = 1,000,000 bytes."
)


def markdown(rows: Sequence[Row], runs: int, machine: str) -> str:
    """Everything as Markdown, the budgets first."""
    budgets = _table(("budget", "limit", "measured", ""), map(_budget, results.budgets(rows)))
    parts = [f"Measured on: {machine}.", budgets, _LEGEND.format(runs=runs)]
    for size in dict.fromkeys(row.size for row in rows):
        found, hugo = [row for row in rows if row.size == size], results.at(rows, size, HUGO_NAME).cold_seconds
        parts += [f"**{_named(size)}**", _table(_HEAD, (_cells(row, hugo) for row in found))]
        parts += _list(f"{row.tool}: {row.note}" for row in found if row.note)
    if staged := [row for row in rows if row.stages]:
        names = list(dict.fromkeys(name for row in staged for name in row.stage_seconds))
        head = ("one edit, s", *(_STAGES.get(name, name) for name in names), "start and end", "together")
        parts.append(_table(head, (_stages(row, names) for row in staged)))
    parts += _list(map(_preview, (row for row in rows if row.waits)))
    return "\n\n".join(parts) + "\n"


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
        f"{row.html:,}" if row.html is not None else _UNKNOWN,
    )


def _preview(row: Row) -> str:
    waits = row.waits
    assert waits is not None
    return (
        f"From saving to the page in the preview, {_named(row.size)}: {_number(median(waits.seconds))} s, median "
        f"of {EDITS} edits ({_number(min(waits.seconds))} to {_number(max(waits.seconds))}); the first page "
        f"{_number(waits.ready)} s after the start; largest process {_megabytes(waits.peak, 0)} MB."
    )


def _stages(row: Row, names: Sequence[str]) -> tuple[str, ...]:
    known, together = row.stage_seconds, row.edit_seconds or 0.0
    rest = together - sum(known.values())
    return (_named(row.size), *(_number(known.get(name)) for name in names), _number(rest), _number(together))


def _budget(budget: Budget) -> tuple[str, ...]:
    limit, measured = (_with_unit(value, budget.unit) for value in (budget.limit, budget.measured))
    return budget.name, f"≤ {limit}", measured, budget.verdict


def _with_unit(value: float | None, unit: str) -> str:
    return _UNKNOWN if value is None else f"{value:.0f} MB" if unit == "MB" else f"{_ratio(value)} {unit}"


def _named(size: Size) -> str:
    return f"{size[0]:,} {size[1]}"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    # The first column is text, the others are numbers.
    lines = [head, ["---", *["---:"] * (len(head) - 1)]]
    for row in rows:
        cells = [cell.replace("|", "\\|") for cell in row]
        lines.append([f"**{cell}**" if row[0].startswith(OURS) and cell != _UNKNOWN else cell for cell in cells])
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _list(lines: Iterable[str]) -> list[str]:
    text = "\n".join(f"- {line}" for line in lines)
    return [text] if text else []


def _number(value: float | None) -> str:
    return _UNKNOWN if value is None else f"{value:.2f}" if value < 10 else f"{value:.1f}"


def _ratio(value: float | None) -> str:
    return _UNKNOWN if value is None else f"{value:.3f}" if value < 0.1 else f"{value:.2f}"


def _megabytes(value: int | None, digits: int) -> str:
    return _UNKNOWN if value is None else f"{value / 1e6:,.{digits}f}"
