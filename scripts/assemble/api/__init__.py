"""/api/v1/: what the site publishes as data for programs, and what describes it (index.json, openapi.json, schemas)."""

from __future__ import annotations

from scripts.assemble import akoma_ntoso, event_csv
from scripts.assemble.api import description, events, laws, news, places
from scripts.assemble.feeds import Entries
from scripts.assemble.tree import Tree
from scripts.assemble.view import View


def build(view: View, entries: Entries) -> Tree:
    """Every file below /api/v1/ but the workbook, which is packed when all else is ready (publish/event_sheet.py)."""
    tree = events.build(view) | news.build(view, entries) | places.build(view) | laws.build(view)
    return tree | akoma_ntoso.build(view) | event_csv.build(view) | description.build(view)
