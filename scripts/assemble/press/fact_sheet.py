"""The fact sheet of a campaign: each fact with the day for which it holds and where it was read."""

from __future__ import annotations

from scripts.assemble.tree import Meta
from scripts.assemble.view import View, source_row
from scripts.model.campaign import Campaign
from scripts.model.prose import passage
from scripts.vietnamese import dates


def rows(view: View, campaign: Campaign, url: str) -> list[Meta]:
    """For partials/fact-sheet.html on the page at `url`: `label`, `html`, `day`, `unknown`, `sources`, `note`."""
    return [
        {
            "label": fact.label,
            "html": view.html(passage(view.site, campaign, ("facts", number, "value"), fact.value), url),
            "day": dates.short(fact.date) if fact.date else None,
            "unknown": fact.date_unknown,
            "sources": [source_row(source) for source in fact.source],
            "note": fact.note,
        }
        for number, fact in enumerate(campaign.facts)
    ]
