"""/nhung/<district>/ and /nhung/tat-ca/ — lists of events for other sites to show in a frame; and the page about them.

A page is one HTML file and one stylesheet, without script, so that it runs in any frame and tracks nobody. Nothing in
it depends on the day of the build: an event that came to pass since stays under what was scheduled, with its full date.
So an old copy says nothing false, and the bytes change only when its content does. content/nhung.md is the contract.
"""

from dataclasses import dataclass
from html import escape
from itertools import islice

from scripts.assemble.events.whereabouts import is_in_province
from scripts.assemble.page import Crumb, Page, Pages, PlainPage, TocEntry
from scripts.assemble.site.mark import FAVICON
from scripts.assemble.site.plain import plain
from scripts.assemble.tree import Tree
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.event import Event
from scripts.model.placed import Placed
from scripts.vietnamese import dates
from scripts.vietnamese.folding import lower_first
from scripts.words import text

# The version that content/nhung.md promises.
VERSION = 1
_SHOWN = 10
# So many of these, where there are more of the others than fit.
_UNDATED = 2
_UP = "../../"
# What content/nhung.md advises.
_HEIGHT = 480


@dataclass(frozen=True, slots=True)
class FrameLine:
    """A frame and the line to paste; `until` is the last day of a unit that is no more."""

    name: str
    url: str
    title: str
    line: str
    until: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _FrameGuide(PlainPage, template="embed-guide.html", private=False):
    frame: FrameLine
    places: tuple[FrameLine, ...]
    former: tuple[FrameLine, ...]


def build(view: View, style: str) -> Tree:
    """A page for each unit right below the province and one for all; `style` is the address of their stylesheet."""
    return {
        f"files/{addresses.of_embed(place)}index.html": _page(view, place, style).encode()
        for place in (None, *view.site.places.tops)
    }


def _title(view: View, place: Placed | None) -> str:
    """What a frame is called, for readers who cannot see it."""
    name = lower_first((place or view.site.places.province).name)
    if place and place.ended:
        return text("events.frame.title_ended", place=name, day=dates.short(place.ended))
    return text("events.frame.title", place=name)


def _page(view: View, place: Placed | None, style: str) -> str:
    identity = view.site.identity
    title, site = escape(_title(view, place)), escape(identity.name)
    whose = "" if identity.agency else text("events.frame.no_agency")
    page = addresses.of_place(place) if place else "su-kien/"
    places = view.site.places
    here = view.by_place.of(place) if place else [one for one in view.events if is_in_province(places, one)]
    chosen = {event.id for event in here}
    coming = [*islice((event for event in view.coming if event.id in chosen), _SHOWN)]
    undated = [event for event in reversed(here) if not event.occasions]
    room = _SHOWN - len(coming)
    over = (event for event in view.past if event.id in chosen and event.occasions)
    past = [*islice(over, max(0, room - min(_UNDATED, len(undated))))]
    kinds = (("coming", coming), ("past", past), ("undated", undated[: room - len(past)]))
    lists = [_list(view, name, found) for name, found in kinds if found]
    lists = [*(lists or _none(view, place)), *_now(place)]
    return "\n".join(
        [
            "<!doctype html>",
            '<html lang="vi"><head><meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{title} · {site}</title>",
            '<meta name="robots" content="noindex"><meta name="referrer" content="no-referrer">',
            '<meta name="color-scheme" content="light dark">',
            f'<link rel="canonical" href="{escape(view.site_url + page)}">',
            f'<link rel="icon" href="{_UP}{FAVICON}">',
            f'<link rel="stylesheet" href="{_UP}{escape(style)}"></head>',
            f'<body data-version="{VERSION}"><header><h1>{_link(page, title)}</h1></header>',
            f"<main>{''.join(lists)}</main>",
            f"<footer><p>{_link(page, text('ui.see_all'))}</p>"
            f"<p>{text('events.frame.by')} {_link('', site)}{whose}.</p></footer>",
            "</body></html>",
            "",
        ]
    )


def _none(view: View, place: Placed | None) -> list[str]:
    """That nothing is told, and of which days: many a unit has the name of one before it or after it."""
    since, ended = (place.unit.since, place.ended) if place else (None, None)
    if ended:
        return [f"<p>{text('events.frame.none_until', day=dates.short(ended))}</p>"]
    if place is None or since is None:
        return [f"<p>{text('events.frame.none')}</p>"]
    told = [f"<p>{text('events.frame.none_since', day=dates.short(since))}</p>"]
    if before := len(view.by_place.before(place)):
        told.append(f"<p>{_link(addresses.of_place(place), text('events.frame.before', count=before))}</p>")
    return told


def _now(place: Placed | None) -> list[str]:
    """Where to look for what came to pass since a unit ended."""
    if place is None or not place.ended or not place.today:
        return []
    links = ", ".join(_link(addresses.of_place(one), escape(lower_first(one.name))) for one in place.today)
    return [f'<p class="now">{text("events.frame.now", places=links)}</p>']


def _list(view: View, name: str, events: list[Event]) -> str:
    entries = "".join(_entry(view, event) for event in events)
    return f"<h2>{text(f'events.frame.{name}')}</h2><ul>{entries}</ul>"


def _entry(view: View, event: Event) -> str:
    facts = view.event_facts.head(event)
    state = facts.standing.state if facts.standing.flag else None
    tags = [f'<strong class="{state}">{escape(text(f"ui.status.{state}"))}</strong>'] if state else []
    tags += [f"<em>{escape(text('events.unconfirmed.tag'))}</em>"] if facts.standing.is_unconfirmed else []
    tags += [f"<em>{escape(text('ui.check'))}</em>"] if event.needs_original else []
    when = facts.when_words
    if event.is_off:
        when = f"{text('ui.planned')} {lower_first(when)}"
    elif event.previous_start:
        when = text("events.frame.moved", when=when, before=dates.span(event.previous_start, None))
    where = facts.where.at(event.place.venue)
    rows = [f"<p>{' '.join(tags)}</p>" if tags else "", f"<p>{escape(when)}</p>"]
    rows += [f'<p class="where">{escape(where)}</p>'] if where else []
    rows += [f"<p>{escape(text('events.by', name=event.origin.words))}</p>"] if event.origin else []
    return f"<li><h3>{_link(addresses.of_event(event), escape(event.title))}</h3>{''.join(rows)}</li>"


def _link(url: str, html: str) -> str:
    """A link out of the frame, for the page would not fit into it."""
    return f'<a href="{_UP}{escape(url)}" target="_blank" rel="noopener">{html}</a>'


def guide(view: View) -> Pages:
    """/bao-chi/nhung/, where it is written (content/nhung.md): the contract of the frames, a live one, the line to
    paste for it and, behind a button each, those of the units of today and of those that were."""
    page = view.site.pages_by_slug.get("nhung")
    if page is None:
        return {}
    url, fields, tops = addresses.of_article(page), plain(view, page, "bao-chi"), view.site.places.tops
    fields["toc"] = (TocEntry(text("ui.press.embed_lines"), "muc-dong-de-dan"), *fields["toc"])
    data = _FrameGuide(
        **fields,
        crumbs=(Crumb(text("ui.press.room"), addresses.PRESS),),
        frame=_frame(view, None),
        places=tuple(_frame(view, one) for one in tops if not one.ended),
        former=tuple(_frame(view, one) for one in tops if one.ended),
    )
    return {url: Page(data, view.article_body(page, url))}


def _frame(view: View, place: Placed | None) -> FrameLine:
    url, title = addresses.of_embed(place), _title(view, place)
    line = (
        f'<iframe src="{escape(view.site_url + url)}" title="{escape(title)}" width="100%" height="{_HEIGHT}" '
        'loading="lazy" referrerpolicy="no-referrer" '
        'sandbox="allow-popups allow-popups-to-escape-sandbox" style="border:0"></iframe>'
    )
    until = dates.short(place.ended) if place and place.ended else None
    return FrameLine(place.name if place else text("ui.press.embed_all"), url, title, line, until)
