"""Tables of events to read, in Vietnamese and without codes or Markdown: of all, of a place, beside its page, and of a
campaign, in the ZIP of its press pack. The table for programs, which `import` takes back, is events.csv (table.py)."""

from collections.abc import Collection, Mapping

from scripts.assemble.events import table
from scripts.assemble.events.facts import EventHead, check_note
from scripts.assemble.events.nearest import nearest
from scripts.assemble.page import in_a_cell
from scripts.assemble.parts import csv_file
from scripts.assemble.pieces import Frame, Lazy, Shelf, Tree, joined
from scripts.assemble.places.place_pages import PlacePage
from scripts.assemble.view import View
from scripts.markup.conversion import plain_text
from scripts.model import addresses
from scripts.model.campaign import Campaign
from scripts.model.table_rows import EventRow

_HEADS = tuple(field.serialization_alias or name for name, field in EventRow.model_fields.items())


PATH = "su-kien/su-kien.csv"


def build(view: View, frame: Frame, shelf: Shelf) -> Tree:
    """That of all events, of each place right below the province that has any, and of each campaign that the press is
    given. A row is written once, however many tables it is in."""
    own = frame.digest + view.site.places.digest.encode()
    names = {place.path: place.whole_name for place in view.site.places.all}

    def line(one: EventHead) -> bytes:
        return shelf.piece(f"files/{one.data}", one.digest + own, lambda: csv_file.lines([_row(view, one, names)]))

    def whole(heads: Collection[EventHead]) -> Lazy:
        def made() -> bytes:
            return b"".join([csv_file.write([_HEADS]), *map(line, heads)])

        return joined(made, heads, "readable table", own, *_HEADS)

    every = nearest(view, table.MOST)
    tree: Tree = {f"files/{PATH}": whole(every)} if every else {}
    tree |= {path_of(one): whole(of_campaign(view, one)) for one in view.with_dossiers}
    for page in view.place_pages:
        if heads := of_place(view, page):
            tree[f"files/{addresses.of_place_table(page.place)}"] = whole(heads)
    return tree


def of_place(view: View, page: PlacePage) -> list[EventHead]:
    """The events that the page of a place right below the province tells of, the latest first; none of any other."""
    if page.place.above:
        return []
    found = [view.event_facts.head(event) for event in (*page.before, *page.events, *page.after)]
    return sorted(found, key=lambda one: (one.event.about, one.event.id), reverse=True)


def path_of(campaign: Campaign) -> str:
    """Where in the tree a campaign's table is, which is not published by itself."""
    return f"press/chien-dich/{campaign.year}/su-kien.csv"


def of_campaign(view: View, campaign: Campaign) -> list[EventHead]:
    """The events of a campaign."""
    return [*map(view.event_facts.head, view.events_of(campaign))]


def _row(view: View, one: EventHead, names: Mapping[str, str]) -> list[str]:
    event = one.event
    row = EventRow(
        title=event.title,
        when=one.when_words,
        first=event.first_day,
        last=event.last_day,
        date_basis=" ".join((event.date_basis or "").split()),
        status=one.status_words + (f". {plain_text(event.reason)}" if event.reason else ""),
        kind=event.kind.label,
        where=one.where.at(event.place.venue),
        places="; ".join(names[path] for path in one.where.reached),
        organisers="; ".join(event.organisers),
        focus="; ".join(one.facts.focus_titles),
        summary=" ".join(event.summary.split()),
        results=plain_text(event.results) if event.results else "",
        check=check_note(event) or "",
        source=in_a_cell(event.sources),
        page=view.address(one.url),
    )
    return ["" if value is None else str(value) for value in row.model_dump(mode="json").values()]
