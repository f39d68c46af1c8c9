"""/api/v1/events.csv: the table of events; the workbook beside it is made by scripts/draw/workbook. Of more events than
Excel opens at once both have the nearest, and each year has a table of its own."""

from collections.abc import Collection

from scripts.assemble.events.facts import EventHead
from scripts.assemble.events.nearest import nearest
from scripts.assemble.parts import csv_file
from scripts.assemble.pieces import Frame, Lazy, Shelf, Tree, joined
from scripts.assemble.view import View
from scripts.markup.markdown_text import rewrite_links
from scripts.model import addresses
from scripts.model.event_table import NAMES, row

PATH = f"{addresses.API}events.csv"
# So many events are in the table: 18 MB.
MOST = 10_000


def build(view: View, frame: Frame, shelf: Shelf) -> Tree:
    """The file, events in the order of events.json; and the years."""

    def line(one: EventHead) -> bytes:
        return shelf.piece(f"files/{one.data}", one.digest + frame.digest, lambda: csv_file.lines([_row(view, one)]))

    def whole(facts: Collection[EventHead]) -> Lazy:
        def made() -> bytes:
            return b"".join([csv_file.write([NAMES]), *map(line, facts)])

        return joined(made, facts, "events.csv", frame.digest, *NAMES)

    years: dict[int, list[EventHead]] = {}
    for one in view.event_facts.heads if cut(view) else ():
        years.setdefault(one.event.year, []).append(one)
    by_year = {f"files/{addresses.of_table(year)}": whole(some) for year, some in years.items()}
    return {f"files/{PATH}": whole(nearest(view, MOST)), **by_year}


def cut(view: View) -> bool:
    """Are there more events than one table has?"""
    return len(view.events) > MOST


def _row(view: View, one: EventHead) -> list[str]:
    """Whoever opens the table has no use for a link by identity."""
    return row(one.event, lambda cell: rewrite_links(cell, lambda link: view.address(view.href(link))))
