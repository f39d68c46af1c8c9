"""The whole assembled tree from the whole site: a pure function of its arguments."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Protocol, TypeVar

from scripts.assemble.coverage import api as coverage_api
from scripts.assemble.coverage import board as coverage_board
from scripts.assemble.diagrams import pages as diagram_pages
from scripts.assemble.diagrams.pictures import Pictures
from scripts.assemble.events import api as event_api
from scripts.assemble.events import calendars, campaign_table, campaigns, finder, frames, readable_table, table
from scripts.assemble.events import lists as event_lists
from scripts.assemble.events import page as event_page
from scripts.assemble.exemplars import api as exemplar_api
from scripts.assemble.exemplars import feeds as exemplar_feeds
from scripts.assemble.exemplars import pages as exemplar_pages
from scripts.assemble.help import pages as help_pages
from scripts.assemble.laws import akoma_ntoso, annexes, articles, comparison, fines, overviews, tables
from scripts.assemble.laws import api as law_api
from scripts.assemble.machines import llms_txt
from scripts.assemble.news import api as news_api
from scripts.assemble.news import corrections
from scripts.assemble.news import lists as news_lists
from scripts.assemble.news import page as news_page
from scripts.assemble.news import sitemap as news_sitemap
from scripts.assemble.news.feeds import channels
from scripts.assemble.outreach import catalogue, loudspeaker, notice_files, sheets, slogans, social
from scripts.assemble.outreach.read_out import ReadOut
from scripts.assemble.page import Page, Pages
from scripts.assemble.parts import picture_files, voices
from scripts.assemble.parts.markdown_html import Conversions
from scripts.assemble.parts.qr import Codes
from scripts.assemble.pieces import Digested, Frame, Fresh, Lazy, Made, Shelf, Tree, key_of, of
from scripts.assemble.places import api as place_api
from scripts.assemble.places import pages as place_pages
from scripts.assemble.press import figures, packs, room
from scripts.assemble.provenance import api as provenance_api
from scripts.assemble.provenance import pages as provenance_pages
from scripts.assemble.site import (
    api_description,
    configuration,
    headers,
    home,
    offline,
    plain,
    redirects,
    search_apart,
    search_index,
    security_txt,
    sitemap,
    web_app,
)
from scripts.assemble.site.heads import Heads
from scripts.assemble.teaching import lesson_files, lessons, quiz
from scripts.assemble.tree import addresses_of, page_path
from scripts.assemble.view import View
from scripts.markup.conversion import to_html
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
    annexes.build,
    comparison.build,
    tables.timeline,
    tables.glossary,
    home.build,
    help_pages.help_page,
    help_pages.situations,
    help_pages.easy_pages,
    loudspeaker.build,
    catalogue.build,
    slogans.build,
    diagram_pages.build,
    exemplar_pages.build,
    lessons.build,
    quiz.build,
    place_pages.build,
    help_pages.questions,
    plain.build,
    campaigns.build,
    frames.guide,
    calendars.guide,
    provenance_pages.build,
)
# All that posts lead to but events and news, unless somebody moves a page.
_POSTED = (help_pages.situations, help_pages.questions, exemplar_pages.build, plain.build, help_pages.help_page)
FILES: tuple[Callable[[View], dict[str, bytes]], ...] = (
    law_api.short_links,
    redirects.leaving,
    law_api.build,
    exemplar_api.build,
    lesson_files.files,
    loudspeaker.files,
    slogans.files,
    comparison.files,
    fines.build,
    campaign_table.build,
    akoma_ntoso.build,
    figures.build,
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
    diagrams: Pictures = field(default_factory=Pictures)
    read_out: ReadOut = field(default_factory=ReadOut)
    # Of the cards for sharing: changes whenever they look otherwise.
    card_look: str = ""
    # Of press packs.
    formats: tuple[PackFormat, ...] = ()
    # Reads a recording among the sources.
    sound: Callable[[str], bytes] = lambda path: b""
    # The shelf of pieces of a kind; without a store between builds, a fresh one.
    shelf: Callable[[str], Shelf] = lambda kind: Fresh()
    # Can others open the address of the site?
    has_domain: bool = True


def view_of(site: Site, now: datetime, settings: Settings) -> View:
    """What readers may see of a site at a moment."""
    public, drawn, has_domain = site.public(now), settings.diagrams, settings.has_domain
    kept = settings.codes, settings.conversions
    return View(public, now, settings.site_url, *kept, settings.formats, drawn, has_domain, settings.read_out)


def _shared(site: Site, now: datetime, settings: Settings) -> tuple[View, Frame, Heads]:
    """What all builders of one site need."""
    view = view_of(site, now, settings)
    identity, province = view.site.identity, view.site.places.province.name
    frame = Frame(identity, settings.site_url, province, settings.card_look, settings.has_domain)
    return (
        view,
        frame,
        Heads(identity, settings.site_url, settings.card_look, settings.conversions.of, settings.has_domain),
    )


def page_alone(site: Site, now: datetime, settings: Settings, url: str, makers: dict[str, str]) -> bytes | None:
    """One page for the engine, made without the rest of the tree; None where there is none at that address. `makers`
    remembers which module made the page at an address, to ask it first the next time."""
    view, frame, heads = _shared(site, now, settings)
    event = next((event for event in view.events if addresses.of_event(event) == url), None)
    if event:
        return heads.of(url, event_page.page(view.event_facts[event.id], frame)).data
    if any(addresses.of_article(item) == url for item in (*view.news, *view.translations_of(News))):
        return heads.of(url, news_page.page(view.news_facts[url], frame)).data
    if url.startswith(addresses.SOCIAL):
        return _of_posts(view, frame, heads, url)
    for build in sorted(
        (*PAGES, _event_lists, coverage_board.every, provenance_pages.every),
        key=lambda build: build.__module__ != makers.get(url),
    ):
        found = build(view).get(url)
        if found:
            makers[url] = build.__module__
            return heads.of(url, found).data
    return None


def _of_posts(view: View, frame: Frame, heads: Heads, url: str) -> bytes | None:
    pages: Pages = {}
    builders = iter((*_POSTED, *PAGES))

    def made(url: str) -> Made | None:
        while url not in pages and (build := next(builders, None)):
            pages.update(build(view))
        return heads.of(url, pages[url]) if url in pages else None

    page = social.build(view, frame, heads, made, Fresh()).get(page_path(url))
    return of(page).data if page else None


def _event_lists(view: View) -> Pages:
    return event_lists.build(view)[0]


def assemble(site: Site, now: datetime, settings: Settings, prepare: picture_files.Prepare) -> Tree:
    """Site → {path: file}; `prepare` makes the files of a picture."""
    view, frame, heads = _shared(site, now, settings)
    view.event_facts.begin(settings.shelf("events.facts"))
    pages: dict[str, Made | Lazy] = {}
    made: dict[str, Made] = {}
    titles: dict[str, str] = {}
    described: dict[str, str] = {}

    def add(found: Pages) -> None:
        made.update((url, heads.of(url, page)) for url, page in found.items())
        pages.update((url, made[url]) for url in found)
        titles.update((url, page.data.title) for url, page in found.items())
        described.update((url, page.data.description) for url, page in found.items())

    for build in PAGES:
        add(build(view))
    lists, events = event_lists.build(view)
    add(lists)
    # The pages of events are made but once: nothing is gained by keeping their HTML beside them.
    once = replace(heads, html=to_html)
    pages |= _item_pages(view.event_facts.heads, lambda one: event_page.page(one.facts, frame), frame, once)
    boards = coverage_board.build(view)
    pages |= _item_pages(boards, lambda one: one.page(), frame, heads)
    titles |= {board.url: board.title for board in boards}
    described |= {board.url: board.description for board in boards}
    pages |= _item_pages(view.news_facts.values(), lambda one: news_page.page(one, frame), frame, heads)
    add(offline.build(view, pages.keys()))
    # Search engines may list every page that has a card, as that of every item has.
    listed = sorted(url for url, file in pages.items() if isinstance(file, Lazy) or file.card is not None)
    tree: Tree = {page_path(url): file for url, file in pages.items()}
    # Lists that no search engine may list, and no phone keeps.
    counted = [page for board in boards for page in board.beside]
    tree |= {page_path(url): file for url, file in _item_pages(counted, lambda one: one.page(), frame, once).items()}
    origins = _item_pages(provenance_pages.of_events(view), lambda one: one.page(), frame, once)
    tree |= {page_path(url): file for url, file in origins.items()}
    tree[f"files/{finder.PATH}"] = events
    tree |= offline.plan(view, pages.keys())
    tree |= search_index.build(view, titles, described)
    tree |= search_apart.build(view)
    tree |= llms_txt.build(view, titles, described)
    tree |= sitemap.build(view, settings.site_url, listed)
    tree |= headers.build(settings.site_url)
    for files in FILES:
        tree |= files(view)
    for pieces in (
        event_api,
        table,
        readable_table,
        calendars,
        news_api,
        channels,
        packs,
        notice_files,
        sheets,
        provenance_api,
    ):
        tree |= pieces.build(view, frame, settings.shelf(pieces.__name__.removeprefix("scripts.assemble.")))
    tree |= social.build(view, frame, heads, made.get, settings.shelf("outreach.social"))
    tree |= place_api.build(view, frame)
    tree |= coverage_api.build(view, frame, boards)
    tree |= exemplar_feeds.build(view, frame)
    tree |= catalogue.data(view, frame)
    tree |= api_description.build(view, frame)
    tree |= frames.build(view, settings.assets["embed.css"])
    tree |= picture_files.of_site(view, prepare)
    tree |= voices.files(view, settings.sound)
    tree |= redirects.build(view, set(addresses_of(tree)))
    card = made[""].card if "" in made else None
    tree["mkdocs.yml"] = configuration.build(view, settings.config, settings.assets, card, settings.overrides)
    return tree


class Facts(Digested, Protocol):
    """The facts of an item that has a page."""

    @property
    def url(self) -> str:
        """Its address."""


F = TypeVar("F", bound=Facts)


def _item_pages(items: Iterable[F], page: Callable[[F], Page], frame: Frame, heads: Heads) -> dict[str, Lazy]:
    """The page of each item, made where its facts have changed."""

    def of(one: F) -> Lazy:
        key = key_of("page", one.url, frame.digest, one.digest)
        return Lazy(key, lambda: heads.of(one.url, page(one)), item=one.url)

    return {one.url: of(one) for one in items}
