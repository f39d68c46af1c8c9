"""The fact sheet of a campaign: each fact with the day for which it holds and where it was read."""

from __future__ import annotations

from dataclasses import dataclass

from scripts.assemble.page import SourceRow, source_row
from scripts.assemble.view import View
from scripts.model.campaign import Campaign
from scripts.model.prose import passage
from scripts.vietnamese import dates


@dataclass(frozen=True, slots=True)
class FactRow:
    """A fact (partials/fact-sheet.html); without a `day`, `unknown` says why."""

    label: str
    html: str
    day: str | None
    unknown: str | None
    sources: tuple[SourceRow, ...]
    note: str | None


def rows(view: View, campaign: Campaign, url: str) -> tuple[FactRow, ...]:
    """The facts for the page at `url`."""
    return tuple(
        FactRow(
            label=fact.label,
            html=view.html(passage(view.site, campaign, ("facts", number, "value"), fact.value), url),
            day=dates.short(fact.date) if fact.date else None,
            unknown=fact.date_unknown,
            sources=tuple(source_row(source) for source in fact.source),
            note=fact.note,
        )
        for number, fact in enumerate(campaign.facts)
    )
