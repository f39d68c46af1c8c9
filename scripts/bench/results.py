"""What a benchmark found, and the budgets beside it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from scripts.bench.generate import EVENTS_OF_A_YEAR
from scripts.bench.saving import Waits
from scripts.bench.tools import HUGO_NAME, OURS

# The sizes that the budgets name (DESIGN 11), in events of one year.
BUDGET_PAGES, MANY_PAGES = 4_000, 16_000

# How many texts, and of which mix.
Size = tuple[int, str]


@dataclass(slots=True)
class Row:
    """One tool at one size: seconds of each run, sizes in bytes; `note` says what went wrong.

    `stages` holds the seconds of each stage of each build after an edit, `peak` is the largest process of any build.
    """

    pages: int
    texts: str
    tool: str
    version: str = ""
    cold: list[float] = field(default_factory=list)
    edit: list[float] = field(default_factory=list)
    stages: list[dict[str, float]] = field(default_factory=list)
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
class Budget:
    """A budget beside what was measured; `measured` is None where something it needs was not."""

    name: str
    limit: float
    measured: float | None
    unit: str = "×"

    @property
    def verdict(self) -> str:
        """Met, not met, or not measured."""
        if self.measured is None:
            return "not measured"
        return "met" if self.measured <= self.limit else "not met"


def at(rows: Sequence[Row], size: Size, tool: str) -> Row:
    """The row of a tool at a size, an empty one where there is none."""
    return next((row for row in rows if row.size == size and row.tool == tool), Row(*size, tool))


def ratio(value: float | None, reference: float | None) -> float | None:
    """How many times the reference; None where either is unknown."""
    return value / reference if value is not None and reference else None


def budgets(rows: Sequence[Row]) -> list[Budget]:
    """The budgets of DESIGN 11 beside the measurements, at 4,000 events of one year or else at the largest size."""
    texts = EVENTS_OF_A_YEAR.name
    counts = [row.pages for row in rows if row.texts == texts]
    if not counts:
        return []
    pages = BUDGET_PAGES if BUDGET_PAGES in counts else max(counts)
    here = "" if pages == BUDGET_PAGES else f" (at {pages:,} events; the budget is for {BUDGET_PAGES:,})"
    ours, many, tenth = (at(rows, (count, texts), OURS) for count in (pages, MANY_PAGES, pages // 10))
    hugo, many_hugo = (at(rows, (count, texts), HUGO_NAME).cold_seconds for count in (pages, MANY_PAGES))
    full, waits = f"full build of {HUGO_NAME}{here}", ours.waits
    return [
        Budget(f"cold build, cards and packs included ÷ {full}", 12, ratio(ours.cold_seconds, hugo)),
        Budget(f"after one edit ÷ {full}", 1.0, ratio(ours.edit_seconds, hugo)),
        Budget(f"the same at {MANY_PAGES:,} events", 0.5, ratio(many.edit_seconds, many_hugo)),
        Budget(f"from saving to the page in the preview{here}", 1.0, median(waits.seconds) if waits else None, "s"),
        Budget(f"cold build of ten times the pages{here}", 10.5, ratio(ours.cold_seconds, tenth.cold_seconds)),
        Budget(f"largest process of a build{here}", 400, ratio(ours.peak, 1e6), "MB"),
        Budget(f"largest process of the preview{here}", 400, ratio(waits.peak if waits else None, 1e6), "MB"),
    ]
