"""What a benchmark found, and what follows from it: ratios, growth, budgets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from scripts.bench.generate import EVENTS_OF_A_YEAR
from scripts.bench.saving import Waits
from scripts.bench.tools import HUGO_NAME, OURS

# The sizes that the budgets name (DESIGN 11), in events of one year.
BUDGET_PAGES, MANY_PAGES = 4_000, 16_000

# How many texts, and of which mix.
Size = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Row:
    """One tool at one size: seconds of each run, sizes in bytes; `note` says what went wrong.

    `stages` holds the seconds of each stage of each build after an edit, `peak` is the largest process of any build.
    """

    pages: int
    texts: str
    tool: str
    version: str = ""
    cold: tuple[float, ...] = ()
    edit: tuple[float, ...] = ()
    stages: tuple[dict[str, float], ...] = ()
    peak: int | None = None
    output: int | None = None
    index: int | None = None
    html: int | None = None
    waits: Waits | None = None
    note: str = ""

    @property
    def size(self) -> Size:
        """What was built."""
        return self.pages, self.texts

    @property
    def cold_seconds(self) -> float | None:
        """The median of the cold builds."""
        return median(self.cold) if self.cold else None

    @property
    def edit_seconds(self) -> float | None:
        """The median of the builds after one event's title was changed."""
        return median(self.edit) if self.edit else None

    @property
    def stage_seconds(self) -> dict[str, float]:
        """The median of each stage after an edit."""
        names = dict.fromkeys(name for edit in self.stages for name in edit)
        return {name: median(edit.get(name, 0.0) for edit in self.stages) for name in names}


@dataclass(frozen=True, slots=True)
class Verdict:
    """A budget beside what was measured; `measured` is None where something it needs was not."""

    budget: str
    limit: float
    measured: float | None
    unit: str
    pages: int
    meant: int = BUDGET_PAGES

    @property
    def word(self) -> str:
        """Met, not met, or not measured."""
        if self.measured is None:
            return "not measured"
        return "met" if self.measured <= self.limit else "not met"


def sizes(rows: Sequence[Row]) -> list[Size]:
    """What was built, in the order of the rows."""
    return list(dict.fromkeys(row.size for row in rows))


def at(rows: Sequence[Row], size: Size, tool: str) -> Row:
    """The row of a tool at a size, an empty one where there is none."""
    return next((row for row in rows if row.size == size and row.tool == tool), Row(*size, tool))


def ratio(value: float | None, reference: float | None) -> float | None:
    """How many times the reference; None where either is unknown."""
    return value / reference if value is not None and reference else None


def growth(rows: Sequence[Row], few: Size, many: Size) -> dict[str, float]:
    """For each tool, how many times longer the larger site took, cold."""
    larger = [row for row in rows if row.size == many]
    found = {row.tool: ratio(row.cold_seconds, at(rows, few, row.tool).cold_seconds) for row in larger}
    return {tool: times for tool, times in found.items() if times is not None}


def verdicts(rows: Sequence[Row]) -> list[Verdict]:
    """The budgets of DESIGN 11 beside the measurements, at 4,000 events of one year or else at the largest size."""
    texts = EVENTS_OF_A_YEAR.name
    counts = [row.pages for row in rows if row.texts == texts]
    if not counts:
        return []
    pages = BUDGET_PAGES if BUDGET_PAGES in counts else max(counts)
    size, many, tenth = (pages, texts), (MANY_PAGES, texts), (pages // 10, texts)
    ours, waits = at(rows, size, OURS), at(rows, size, OURS).waits
    hugo, many_hugo = at(rows, size, HUGO_NAME).cold_seconds, at(rows, many, HUGO_NAME).cold_seconds
    full = f"full build of {HUGO_NAME}"
    return [
        Verdict(f"cold build, cards and packs included ÷ {full}", 12, ratio(ours.cold_seconds, hugo), "×", pages),
        Verdict(f"after one edit ÷ {full}", 1.0, ratio(ours.edit_seconds, hugo), "×", pages),
        Verdict(
            f"the same at {MANY_PAGES:,} events",
            0.5,
            ratio(at(rows, many, OURS).edit_seconds, many_hugo),
            "×",
            MANY_PAGES,
            MANY_PAGES,
        ),
        Verdict("from saving to the page in the preview", 1.0, median(waits.seconds) if waits else None, "s", pages),
        Verdict("cold build of ten times the pages", 10.5, growth(rows, tenth, size).get(OURS), "×", pages),
        Verdict("largest process of a build", 400, _megabytes(ours.peak), "MB", pages),
        Verdict("largest process of the preview", 400, _megabytes(waits.peak if waits else None), "MB", pages),
    ]


def _megabytes(size: int | None) -> float | None:
    return None if size is None else size / 1e6
