"""/api/v1/: what the site publishes as data for programs, and what describes it (index.json, openapi.json, schemas)."""

from __future__ import annotations

from scripts.assemble import akoma_ntoso, event_csv
from scripts.assemble.api import description, events, laws, places
from scripts.assemble.tree import Tree
from scripts.assemble.view import View


def build(view: View) -> Tree:
    """Every file below /api/v1/ but those of news, which are made with the other files of an item (news_files.py), and
    the workbook, which is made from the CSV (publish/event_sheet.py)."""
    tree = events.build(view) | places.build(view) | laws.build(view)
    return tree | akoma_ntoso.build(view) | event_csv.build(view) | description.build(view)
