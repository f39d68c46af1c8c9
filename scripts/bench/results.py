"""What a benchmark found, and what follows from it: ratios, growth, budgets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from scripts.bench.tools import HUGO_NAME, LEAN, OURS, PLAIN

# The size that the budgets speak of (DESIGN 11).
BUDGET_PAGES = 4_000


@dataclass(frozen=True, slots=True)
class Row:
    """One tool at one size: seconds of each run, sizes in bytes; `note` says what went wrong."""

    pages: int
    tool: str
    version: str = ""
    cold: tuple[float, ...] = ()
    edit: tuple[float, ...] = ()
    peak: int | None = None
    output: int | None = None
    index: int | None = None
    html: int | None = None
    note: str = ""

    @property
    def cold_seconds(self) -> float | None:
        """The median of the cold builds."""
        return median(self.cold) if self.cold else None

    @property
    def edit_seconds(self) -> float | None:
        """The median of the builds after one event's title was changed."""
        return median(self.edit) if self.edit else None


@dataclass(frozen=True, slots=True)
class Verdict:
    """A budget beside what was measured; `measured` is None where something it needs was not."""

    budget: str
    limit: float
    measured: float | None
    unit: str
    pages: int

    @property
    def word(self) -> str:
        """Met, not met, or not measured."""
        if self.measured is None:
            return "not measured"
        return "met" if self.measured <= self.limit else "not met"


def sizes(rows: Sequence[Row]) -> list[int]:
    """The numbers of pages, ascending."""
    return sorted({row.pages for row in rows})


def at(rows: Sequence[Row], pages: int, tool: str) -> Row | None:
    """The row of a tool at a size."""
    return next((row for row in rows if row.pages == pages and row.tool == tool), None)


def ratio(value: float | None, reference: float | None) -> float | None:
    """How many times the reference; None where either is unknown."""
    return value / reference if value is not None and reference else None


def cold(rows: Sequence[Row], pages: int, tool: str) -> float | None:
    """Seconds of a tool's cold build at a size."""
    row = at(rows, pages, tool)
    return row.cold_seconds if row else None


def growth(rows: Sequence[Row], few: int, many: int) -> dict[str, float]:
    """For each tool, how many times longer the larger site took, cold."""
    larger = [row for row in rows if row.pages == many]
    found = {row.tool: ratio(row.cold_seconds, cold(rows, few, row.tool)) for row in larger}
    return {tool: times for tool, times in found.items() if times is not None}


def verdicts(rows: Sequence[Row]) -> list[Verdict]:
    """The budgets of DESIGN 11 beside the measurements, at 4,000 pages or else at the largest size."""
    counts = sizes(rows)
    if not counts:
        return []
    pages = BUDGET_PAGES if BUDGET_PAGES in counts else counts[-1]
    ours = at(rows, pages, OURS) or Row(pages, OURS)
    tenth = growth(rows, pages // 10, pages).get(OURS) if pages // 10 in counts else None
    first = {name: ratio(ours.cold_seconds, cold(rows, pages, name)) for name in (PLAIN, LEAN)}
    again = ratio(ours.edit_seconds, cold(rows, pages, HUGO_NAME))
    peak = ours.peak / 1e6 if ours.peak is not None else None
    return [
        Verdict(f"cold build ÷ {PLAIN}", 0.35, first[PLAIN], "×", pages),
        # "Plain" may also be read as the quicker of the two sites: both readings are judged.
        Verdict(f"the same ÷ {LEAN} (stricter)", 0.35, first[LEAN], "×", pages),
        Verdict(f"after one edit ÷ full build of {HUGO_NAME}", 1.0, again, "×", pages),
        Verdict("time for ten times the pages", 10.5, tenth, "×", pages),
        Verdict("peak memory", 400, peak, "MB", pages),
    ]
