"""/api/v1/events.csv: the table of events for Excel and for programs.

UTF-8 with a byte order mark, without which Excel reads Vietnamese as something else; commas and CRLF (RFC 4180). Excel
splits by the list separator that Windows is set to, so where that is a semicolon the file opens in one column: the
workbook beside it (scripts/draw/workbook.py) opens right everywhere. A first line `sep=,` would mend the one and
undo the other, for Excel then ignores the mark.

A cell that a spreadsheet would take for a formula, and a telephone number that would lose its zero, begins with an
apostrophe, as people type it there; so does a cell whose own text begins with one. Readers take one apostrophe away
from the beginning of a cell and have the text unchanged.
"""

import codecs
import csv
import io
import re
from collections.abc import Collection, Iterable, Sequence

from scripts.assemble.events.facts import EventHead
from scripts.assemble.pieces import Frame, Lazy, Shelf, Tree, joined
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.event_table import NAMES, row

PATH = f"{addresses.API}events.csv"
OF_CAMPAIGN = f"press/{addresses.CAMPAIGN_PACK}/su-kien.csv"  # not published by itself
_MARK = "'"
# What begins a formula in Excel, LibreOffice or Google Sheets, in the wide letters of East Asian keyboards too (OWASP,
# CSV Injection); a zero before a digit; the mark itself.
_GUARDED = re.compile(r"[=+\-@\t\r\n＝＋－＠']|0[0-9]")


def build(view: View, frame: Frame, shelf: Shelf) -> Tree:
    """The file, events in the order of events.json; and that of the latest campaign alone, for its press pack."""

    def line(one: EventHead) -> bytes:
        return shelf.piece(f"files/{one.data}", one.digest, lambda: _lines([row(one.event)]))

    def whole(facts: Collection[EventHead]) -> Lazy:
        return joined(lambda: b"".join([write([NAMES]), *map(line, facts)]), facts, "events.csv", *NAMES)

    campaign = {OF_CAMPAIGN: whole(of_campaign(view))} if view.latest_campaign else {}
    return {f"files/{PATH}": whole(view.event_facts.heads), **campaign}


def of_campaign(view: View) -> list[EventHead]:
    """The events of the latest campaign."""
    campaign = view.latest_campaign
    events = view.event_facts.heads
    return [one for one in events if campaign and one.event.campaign and one.event.year == campaign.year]


def write(rows: Iterable[Sequence[str]]) -> bytes:
    """A table as a file."""
    return codecs.BOM_UTF8 + _lines(rows)


def _lines(rows: Iterable[Sequence[str]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([_MARK + cell if _GUARDED.match(cell) else cell for cell in cells] for cells in rows)
    return out.getvalue().encode()


def read(data: bytes) -> list[list[str]]:
    """The table of a file that `write` made. Raises csv.Error and UnicodeDecodeError for other files."""
    rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    return [[cell.removeprefix(_MARK) for cell in cells] for cells in rows]
