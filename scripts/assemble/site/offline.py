"""Reading offline: what a phone should keep, and the two pages about it.

/da-luu/ says what is kept and lets the reader choose; /ngoai-tuyen/ is what the service worker shows in the place of a
page that is not kept. `offline.json` is the plan: addresses in the order of need. What they hold is known only once
they are rendered, so `scripts/publish/offline.py` turns the plan into the list that overrides/sw.js works from.
docs/decisions/012-reading-offline.md
"""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from scripts.assemble.help.numbers import Line, danger_pages, lines
from scripts.assemble.page import Choice, Page, PageData, Pages
from scripts.assemble.tree import Tree
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.event import Event
from scripts.model.placed import Placed
from scripts.words import text

_HELP = "ho-tro/"
# Events of a place that are kept with it: those to come, then the latest.
_EVENTS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class _SavedPage(PageData, template="saved.html"):
    """`places` are those that a reader may keep."""

    places: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _OfflinePage(PageData, template="offline.html"):
    phones: tuple[Line, ...]


def build(view: View, pages: Collection[str]) -> Pages:
    """Both pages; `pages` are the addresses of the other pages of the site."""
    saved = _SavedPage(
        title=text("site.saved.title"),
        description=text("site.saved.summary"),
        places=tuple(Choice(one.path, one.name) for one in _places(view, pages)),
    )
    offline = _OfflinePage(
        title=text("site.offline.title"),
        description=text("site.offline.summary"),
        noindex=True,
        phones=lines(view),
    )
    return {addresses.SAVED: Page(saved), addresses.OFFLINE: Page(offline)}


def _places(view: View, pages: Collection[str]) -> list[Placed]:
    places = view.site.places
    return [one for one in (*places.leaves, *places.groups) if addresses.of_place(one) in pages]


def plan(view: View, pages: Collection[str]) -> Tree:
    """Addresses by group, the most needed first: a group that is too large loses its end; `pages` are those of all
    pages of the site."""
    law = view.law_in_force
    # What to do when a life is in danger is read where no line is, by somebody who pressed nothing before.
    base = tuple(dict.fromkeys(("", _HELP, *danger_pages(view), addresses.SAVED, addresses.OFFLINE)))
    laws = (
        *((addresses.of_law(law),) if law else ()),
        addresses.SITUATIONS,
        *map(addresses.of_article, view.situations),
        *((addresses.of_law_article(law, number) for number in law.articles) if law else ()),
        addresses.EASY_PAGES,
        *map(addresses.of_article, view.easy_pages),
        addresses.QUIZ,
        addresses.DIAGRAMS,
        *map(addresses.of_article, view.diagrams),
        addresses.QUESTIONS,
        *map(addresses.of_article, view.questions),
        *(addresses.GLOSSARY, "luat/", "en/", "quyen-rieng-tu/"),
    )
    data = {
        "base": [url for url in base if url in pages],
        "law": [url for url in laws if url in pages and url not in base],
        # /l/<number>/ and /l/<number>-<article>/ lead here offline too.
        "short": {addresses.of_short(law).rstrip("/"): addresses.of_law(law)} if law else {},
        "places": {
            one.path: [
                url := addresses.of_place(one),
                *map(addresses.of_event, _events(view, [*view.by_place.before(one), *view.by_place.of(one)])),
                addresses.of_list_calendar(url),
            ]
            for one in _places(view, pages)
        },
    }
    return {"files/offline.json": json.dumps(data, ensure_ascii=False).encode()}


def _events(view: View, events: Iterable[Event]) -> list[Event]:
    coming = [event for event in events if not event.is_over(view.now)]
    past = [event for event in events if event.is_over(view.now)]
    return [*coming, *reversed(past)][:_EVENTS]
