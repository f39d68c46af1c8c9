"""What stays at the address of an event that another site published and lists no more.

Whoever kept the address may be about to go there: nobody here knows what became of the event, and the page says so.
"""

from __future__ import annotations

from scripts.assemble.page import Crumb, Page, Pages, PlainPage, relative
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.words import text

_HERE = (text("events.title"), "su-kien/")


def build(view: View) -> Pages:
    """The notices, until somebody finds out and writes a redirect."""
    names = {source.id: source.name for source in view.site.identity.sources}
    years = {event.year for event in view.events}
    pages = {}
    for entry in addresses.of_gone(view.site, view.now):
        _, year, _ = entry.url.strip("/").split("/")
        known = year.isdigit() and int(year) in years
        title, url = (text("events.year.title", year=year), f"su-kien/{year}/") if known else _HERE
        data = PlainPage(
            title=text("events.gone.title"),
            description=text("events.gone.summary", whose=names.get(entry.source or "") or text("events.gone.someone")),
            section="su-kien",
            crumbs=(Crumb(*_HERE),),
            noindex=True,
        )
        link = f"[{title}]({relative(url, entry.url)})"
        pages[entry.url] = Page(data, f"{text('events.gone.advice')}\n\n{link}")
    return pages
