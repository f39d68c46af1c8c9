"""The files of what loudspeakers say of events: bai-loa.txt beside the page of each event to come, bai-2-phut.txt …
beside that of a commune of which something is on this month; and the list of them, of which Word files are drawn.
"""

import hashlib
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from pydantic_core import to_json

from scripts.assemble.events.facts import EventHead
from scripts.assemble.outreach import month_notices, notices
from scripts.assemble.outreach.material import Material, of_script
from scripts.assemble.outreach.read_out import as_file
from scripts.assemble.pieces import Frame, Shelf, Tree, joined, lazy
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.placed import Placed
from scripts.model.values import day_of
from scripts.words import text

# Of every script by its address without the ending (scripts/draw/read_out).
INDEX = "notices.json"


class Row(NamedTuple):
    """The title of a script, and a digest of all that it says."""

    title: str
    digest: str


def build(view: View, frame: Frame, shelf: Shelf) -> Tree:
    """Every notice as plain text, and the list of them."""
    heads = {addresses.of_notice(event): view.event_facts.head(event) for event in view.coming}
    tree: Tree = {}
    months: dict[str, Row] = {}

    def kept(stem: str, one: EventHead) -> str:
        return shelf.piece(_path(stem), one.digest, lambda: digest(_of_event(one)).encode()).decode()

    def index() -> bytes:
        rows = {stem: Row(one.event.title, kept(stem, one)) for stem, one in heads.items()}
        return to_json(rows | months, indent=0)

    for stem, one in heads.items():
        tree[_path(stem)] = lazy(partial(_of_event, one), "notice", one.digest)
    for place, scripts in month_notices.of_places(view).items():
        for script in scripts:
            stem = month_notices.of_script(place, script)
            data = as_file(script)
            tree[_path(stem)] = data
            months[stem] = Row(_month_title(view, place), digest(data))
    return tree | {INDEX: joined(index, heads.values(), INDEX, to_json(months))}


def materials(view: View) -> Iterator[Material]:
    """Every notice, and what is read out of the month in communes, as Word, which is listed, and as plain text."""
    for event in view.coming:
        url = addresses.of_event(event)
        day = day_of(view.site.ledger.stamp(event, url, view.now))
        yield from of_script(event.title, url, addresses.of_notice(event), day, text("loud.notice.form"))
    for place, scripts in month_notices.of_places(view).items():
        for script in scripts:
            stem, form = month_notices.of_script(place, script), text("loud.minutes", minutes=script.minutes)
            yield from of_script(_month_title(view, place), addresses.of_place(place), stem, view.today, form)


def _month_title(view: View, place: Placed) -> str:
    return text("loud.month.of_place", place=place.name, month=month_notices.month(view))


def _path(stem: str) -> str:
    return f"files/{stem}.txt"


def _of_event(one: EventHead) -> bytes:
    return as_file(notices.script(one.facts))


def digest(data: bytes) -> str:
    """By which a changed script is told."""
    return hashlib.sha256(data).hexdigest()[:32]
