"""The whole assembled tree from the whole site: a pure function, told everything it needs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol, TypeVar

from scripts.assemble.events import api as event_api
from scripts.assemble.events import calendars, campaigns, finder, frames, table
from scripts.assemble.events import lists as event_lists
from scripts.assemble.events import page as event_page
from scripts.assemble.help import easy_pages, leaving, questions, situations
from scripts.assemble.laws import akoma_ntoso, articles, comparison, glossary, overviews, short_links, timeline
from scripts.assemble.laws import api as law_api
from scripts.assemble.news import api as news_api
from scripts.assemble.news import corrections
from scripts.assemble.news import lists as news_lists
from scripts.assemble.news import page as news_page
from scripts.assemble.news import sitemap as news_sitemap
from scripts.assemble.news.feeds import channels
from scripts.assemble.page import Page, Pages
from scripts.assemble.parts.markdown_html import Conversions
from scripts.assemble.parts.qr import Codes
from scripts.assemble.pieces import File, Frame, Fresh, Lazy, Made, Shelf, Tree, key_of
from scripts.assemble.places import api as place_api
from scripts.assemble.places import pages as place_pages
from scripts.assemble.press import packs, room
from scripts.assemble.site import (
    api_description,
    configuration,
    headers,
    home,
    offline,
    pictures,
    plain,
    redirects,
    security_txt,
    sitemap,
    web_app,
)
from scripts.assemble.site.heads import Heads
from scripts.assemble.tree import addresses_of, page_path
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.pack_format import PackFormat
from scripts.model.page import News
from scripts.model.website import Site

PAGES: tuple[Callable[[View], Pages], ...] = (
    event_lists.gone,
    news_lists.build,
    corrections.withdrawn,
    room.build,
    overviews.build,
    articles.build,
    comparison.build,
    timeline.build,
    glossary.build,
    home.build,
    situations.build,
    easy_pages.build,
    place_pages.build,
    questions.build,
    plain.build,
    campaigns.build,
    frames.guide,
    calendars.guide,
)
FILES: tuple[Callable[[View], dict[str, bytes]], ...] = (
    short_links.build,
    leaving.build,
    place_api.build,
    law_api.build,
    akoma_ntoso.build,
    web_app.manifest,
    security_txt.build,
    news_sitemap.build,
)


@dataclass(frozen=True)
class Settings:
    """What does not come from content/ or events/."""

    site_url: str
    config: Mapping[str, Any] = field(default_factory=dict)
    # The addresses of styles and scripts by name.
    assets: Mapping[str, str] = field(default_factory=dict)
    overrides: str = "../overrides"
    codes: Codes = field(default_factory=Codes)
    conversions: Conversions = field(default_factory=Conversions)
    # Of the cards for sharing: changes whenever they look otherwise.
    card_look: str = ""
    # Of press packs.
    formats: tuple[PackFormat, ...] = ()
    # The shelf of pieces of a kind; without a store between builds, a fresh one.
    shelf: Callable[[str], Shelf] = lambda kind: Fresh()


def _shared(site: Site, now: datetime, settings: Settings) -> tuple[View, Frame, Heads]:
    """What all builders of one site need."""
    view = View(site.public(now), now, settings.site_url, settings.codes, settings.conversions, settings.formats)
    identity, province = view.site.identity, view.site.places.province.name
    frame = Frame(identity, settings.site_url, province, settings.card_look)
    return view, frame, Heads(identity, settings.site_url, settings.card_look)


def page_alone(site: Site, now: datetime, settings: Settings, url: str) -> bytes | None:
    """One page for the engine, made without the rest of the tree; None where there is none at that address."""
    view, frame, heads = _shared(site, now, settings)
    event = next((event for event in view.events if addresses.of_event(event) == url), None)
    if event:
        return heads.of(url, event_page.page(view.event_facts[event.id], frame)).data
    if any(addresses.of_article(item) == url for item in (*view.news, *view.translations_of(News))):
        return heads.of(url, news_page.page(view.news_facts[url], frame)).data
    for build in sorted((*PAGES, _event_lists), key=lambda build: build.__module__ != _OWNERS.get(url)):
        found = build(view).get(url)
        if found:
            _OWNERS[url] = build.__module__
            return heads.of(url, found).data
    return None


def _event_lists(view: View) -> Pages:
    return event_lists.build(view)[0]


# Which module made the page at an address, to ask it first the next time.
_OWNERS: dict[str, str] = {}


def assemble(site: Site, now: datetime, settings: Settings, prepare: pictures.Prepare) -> Tree:
    """Site → {path: file}; `prepare` makes the files of a picture."""
    view, frame, heads = _shared(site, now, settings)
    view.event_facts.begin()
    tree: Tree = {}

    def add(pages: Pages) -> None:
        for url, page in pages.items():
            tree[page_path(url)] = heads.of(url, page)

    for pages in PAGES:
        add(pages(view))
    lists, found = event_lists.build(view)
    add(lists)
    tree[f"files/{finder.PATH}"] = found
    tree |= _item_pages(view.event_facts.heads, lambda one: event_page.page(one.facts, frame), frame, heads)
    tree |= _item_pages(view.news_facts.values(), lambda one: news_page.page(one, frame), frame, heads)
    add(offline.build(view, _pages(tree)))
    tree |= offline.plan(view, _pages(tree))
    listed = sorted(_pages(path for path, file in tree.items() if _is_listed(path, file)))
    tree |= sitemap.build(view, settings.site_url, listed)
    tree |= headers.build(settings.site_url)
    for build in FILES:
        tree |= build(view)
    for pieces in (event_api, table, calendars, news_api, channels, packs):
        tree |= pieces.build(view, frame, settings.shelf(pieces.__name__.removeprefix("scripts.assemble.")))
    tree |= api_description.build(view, frame)
    tree |= frames.build(view, settings.assets["embed.css"])
    tree |= pictures.build(view, prepare)
    tree |= redirects.build(view, set(addresses_of(tree)))
    home_page = tree.get(page_path(""))
    shared = configuration.skeleton(view, settings.assets, home_page.card if isinstance(home_page, Made) else None)
    tree["mkdocs.yml"] = configuration.build(view, settings.config, shared, settings.overrides)
    return tree


class Facts(Protocol):
    """The facts of an item that has a page."""

    @property
    def url(self) -> str:
        """Its address."""

    @property
    def digest(self) -> bytes:
        """Equal facts have equal digests."""


F = TypeVar("F", bound=Facts)


def _item_pages(items: Iterable[F], page: Callable[[F], Page], frame: Frame, heads: Heads) -> Tree:
    """The page of each item, made where its facts have changed."""

    def of(one: F) -> Lazy:
        key = key_of("page", one.url, frame.digest, one.digest)
        return Lazy(key, lambda: heads.of(one.url, page(one)))

    return {page_path(one.url): of(one) for one in items}


def _pages(paths: Iterable[str]) -> set[str]:
    """The addresses of the pages among these paths."""
    return {path[len("docs/") : -len("index.md")] for path in paths if _is_page(path)}


def _is_page(path: str) -> bool:
    return path.startswith("docs/") and path.endswith("index.md")


def _is_listed(path: str, file: File) -> bool:
    """May search engines list it? They may list every page that has a card, as all events have."""
    return _is_page(path) and (isinstance(file, Lazy) or (isinstance(file, Made) and file.card is not None))
