"""Reading without a line: what a phone should keep, and the two pages about it.

/da-luu/ says what is kept and lets the reader choose; /ngoai-tuyen/ is what the service worker shows in the place of a
page that is not kept. `offline.json` is the plan: addresses in the order of need. What they hold is known only once
they are rendered, so `scripts/publish/offline.py` turns the plan into the list that overrides/sw.js works from.
docs/decisions/012-reading-offline.md
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from scripts.assemble.parts.phones import dial
from scripts.assemble.tree import Meta, Tree, markdown_page, page_path
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.event import Event
from scripts.markup.markdown_text import headings
from scripts.model.place import District
from scripts.vietnamese.collation import sort_key

_HELP = "ho-tro/"
_PHONE = re.compile(r"\]\((?P<tel>tel:[0-9+]+)\)")
# Events of a place that are kept with it: those to come, then the latest.
_EVENTS = 20


def build(view: View, pages: set[str]) -> Tree:
    """Both pages and the plan; `pages` are the addresses of the other pages of the site."""
    places = [
        district
        for district in sorted(view.site.places.districts, key=lambda district: sort_key(district.name))
        if addresses.of_district(district) in pages
    ]
    return {
        page_path(addresses.SAVED): markdown_page(_saved(view, places)),
        page_path(addresses.OFFLINE): markdown_page(_offline(view)),
        "files/offline.json": json.dumps(_plan(view, pages, places), ensure_ascii=False).encode(),
    }


def _saved(view: View, places: list[District]) -> Meta:
    title = "Đọc khi không có mạng"
    summary = (
        "Trang chủ, Trợ giúp, phần giải thích luật và địa bàn bạn chọn được lưu ngay trên máy, mở được cả khi mất sóng."
    )
    return view.base(title, summary, "saved") | {
        "places": [{"slug": district.slug, "name": district.name} for district in places]
    }


def _offline(view: View) -> Meta:
    meta = view.base("Không có mạng", "Trang này chưa được lưu trên máy.", "offline")
    return meta | {"noindex": True, "phones": list(_phones(view))}


def _phones(view: View) -> Iterator[Meta]:
    """The numbers that the help page gives, each under the heading that it has there; the site's own line first."""
    call = view.site.identity.call
    own = dial(call.number)
    yield {"title": call.question, "text": f"{call.label} {call.number}", "tel": own}
    page = view.site.pages_by_slug.get(_HELP.rstrip("/"))
    title, seen = "", {own}
    starts = {heading.line: heading.title for heading in headings(page.body)} if page else {}
    for place, line in enumerate(page.body.split("\n") if page else ()):
        # A heading that already holds its number would say it twice beside the button.
        title = re.sub(r":\s*[0-9. ]+$", "", starts.get(place, title))
        for found in _PHONE.finditer(line):
            tel = found["tel"]
            if tel not in seen:
                seen.add(tel)
                words = line[line.rindex("[", 0, found.start()) + 1 : found.start()]
                yield {"title": title, "text": words, "tel": tel}


def _plan(view: View, pages: set[str], places: list[District]) -> dict[str, Any]:
    """Addresses by group, the most needed first: a group that is too large loses its end."""
    law = view.law_in_force
    base = ["", _HELP, addresses.SAVED, addresses.OFFLINE]
    laws = [addresses.of_law(law)] if law else []
    laws += [
        addresses.SITUATIONS,
        *map(addresses.of_article, view.situations),
        *([addresses.of_law_article(law, number) for number in law.articles] if law else []),
        addresses.EASY_PAGES,
        *map(addresses.of_article, sorted(view.site.easy_pages, key=lambda page: (page.order, page.slug))),
        "hoi-dap/",
        *map(addresses.of_article, view.questions),
        addresses.GLOSSARY,
        "luat/",
        "en/",
        "quyen-rieng-tu/",
    ]
    own = {*pages, addresses.SAVED, addresses.OFFLINE}
    return {
        "base": [url for url in base if url in own],
        "law": [url for url in laws if url in own],
        # /l/<number>/ and /l/<number>-<article>/ lead here without a line too.
        "short": {addresses.of_short(law).rstrip("/"): addresses.of_law(law)} if law else {},
        "places": {
            district.slug: [
                url := addresses.of_district(district),
                *(addresses.of_event(event) for event in _events(view, view.by_place.districts.get(district.code, ()))),
                addresses.of_place_calendar(url),
            ]
            for district in places
        },
    }


def _events(view: View, events: Iterable[Event]) -> list[Event]:
    coming = [event for event in events if not event.is_over(view.now)]
    past = [event for event in events if event.is_over(view.now)]
    return [*coming, *reversed(past)][:_EVENTS]
