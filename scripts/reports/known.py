"""What the site knows of a period: its counts, its events in the order in which the annex numbers them, and where each
was read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import groupby

from scripts.assemble.coverage import counts
from scripts.assemble.coverage.counts import Coverage, Tally
from scripts.assemble.coverage.progress import Progress
from scripts.assemble.page import SourceRow, source_row
from scripts.assemble.view import View
from scripts.model.event import Event
from scripts.model.source import Source
from scripts.reports.period import Period
from scripts.reports.words import said
from scripts.vietnamese.numbers import grouped

ROMAN = ("I", "II", "III", "IV", "V", "VI")
_MOST_RUNS = 8


class AnnexKind(StrEnum):
    """The annexes in their order."""

    EVENTS = "events"
    DETAILS = "details"
    FACTS = "facts"
    RULES = "rules"


@dataclass(frozen=True)
class Known:
    """Events are those of the campaign, or all that take place on one of the days."""

    view: View
    period: Period

    @cached_property
    def coverage(self) -> Coverage:
        """The counts of the coverage board, of these days."""
        campaign = self.period.campaign
        if campaign:
            return counts.of_campaign(self.view, campaign)
        return counts.of_days(self.view, self.period.first, self.period.last)

    @property
    def whole(self) -> Tally:
        """All events of the period."""
        return self.coverage.whole

    @cached_property
    def annexes(self) -> dict[AnnexKind, str]:
        """Those that the report has, each with its number: Roman, where there are several (PLI.III.1.a)."""
        facts = self.period.campaign and self.period.campaign.facts
        there = {AnnexKind.EVENTS: self.whole, AnnexKind.DETAILS: self.whole, AnnexKind.FACTS: facts}
        kinds = [kind for kind in AnnexKind if there.get(kind, True)]
        return dict(zip(kinds, ROMAN if len(kinds) > 1 else ("",), strict=False))

    def annex(self, kind: AnnexKind) -> str:
        """How the text names one of them."""
        return said("form.annex", number=self.annexes[kind]).strip()

    @property
    def is_over(self) -> bool:
        """Are its days over? Else the numbers will change."""
        return self.period.last < self.view.today

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """By their days."""
        there = frozenset(self.whole.all)
        return tuple(event for event in self.view.events if event.id in there)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each event in the annex by its id."""
        return {event.id: number for number, event in enumerate(self.events, 1)}

    @cached_property
    def progress(self) -> dict[str, Progress]:
        """What became of each event by its id."""
        return {name: one for one in Progress for name in self.whole.of(one)}

    @cached_property
    def moved(self) -> tuple[Event, ...]:
        """Those whose day was changed."""
        return tuple(event for event in self.events if event.previous_start)

    @cached_property
    def longer(self) -> tuple[Event, ...]:
        """Those that had begun before the period or go on after it."""
        first, last = self.period.first, self.period.last
        spans = ((event, event.first_day, event.last_day) for event in self.events)
        return tuple(event for event, begin, end in spans if begin and end and (begin < first or end > last))

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """Of all events, each once, in the order in which they are first named."""
        return tuple(dict.fromkeys(source for event in self.events for source in event.sources))

    @cached_property
    def source_numbers(self) -> dict[Source, int]:
        """The number of each in the annex."""
        return {source: number for number, source in enumerate(self.sources, 1)}

    @property
    def source_rows(self) -> Iterable[SourceRow]:
        """As readers see them."""
        return map(source_row, self.sources)

    def listed(self, names: Iterable[str]) -> str:
        """The numbers of events in the annex: `1, 3–5`; of many runs the first, and how many events come after them."""
        found = sorted(self.numbers[name] for name in names)
        runs = [[number for _, number in run] for _, run in groupby(enumerate(found), lambda one: one[1] - one[0])]
        shown = ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs[:_MOST_RUNS])
        rest = sum(map(len, runs[_MOST_RUNS:]))
        return said("annex.and_others", shown=shown, count=grouped(rest)) if rest else shown
