"""The whole assembled tree from the whole site: a pure function, told everything it needs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from scripts.assemble import press
from scripts.assemble.events import api as event_api
from scripts.assemble.events import calendar_guide, calendars, campaigns, frame_guide, frames, gone, index_page, table
from scripts.assemble.events import page as event_page
from scripts.assemble.help import easy_pages, leaving, questions, situations
from scripts.assemble.laws import akoma_ntoso, articles, glossary, law_pages, short_links, timeline
from scripts.assemble.laws import api as law_api
from scripts.assemble.news import corrections_page
from scripts.assemble.news import files as news_files
from scripts.assemble.news import pages as news_pages
from scripts.assemble.page import Page, Pages
from scripts.assemble.parts.markdown_html import Conversions
from scripts.assemble.parts.qr import Codes
from scripts.assemble.places import api as place_api
from scripts.assemble.places import pages as place_pages
from scripts.assemble.press import room
from scripts.assemble.site import (
    api_description,
    cards,
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
from scripts.assemble.tree import Tree, addresses_of, page_path
from scripts.assemble.view import View
from scripts.model.website import Site

PAGES: tuple[Callable[[View], Pages], ...] = ()
UNTYPED: tuple[Callable[[View], Tree], ...] = (
    home.build,
    campaigns.build,
    law_pages.build,
    articles.build,
    timeline.build,
    glossary.build,
    situations.build,
    easy_pages.build,
    index_page.build,
    event_page.build,
    gone.build,
    place_pages.build,
    news_pages.build,
    corrections_page.build,
    questions.build,
    plain.build,
    room.build,
    frame_guide.build,
    calendar_guide.build,
)


@dataclass(frozen=True)
class Settings:
    """What does not come from content/ or events/."""

    site_url: str
    config: dict[str, Any]
    overrides: str = "../overrides"
    codes: Codes = field(default_factory=Codes)
    conversions: Conversions = field(default_factory=Conversions)
    # Of the cards for sharing: changes whenever they look otherwise.
    card_look: str = ""


def assemble(site: Site, now: datetime, settings: Settings, prepare: pictures.Prepare) -> Tree:
    """Site → {path: bytes}; `prepare` makes the files of a picture."""
    view = View(site.public(now), now, settings.site_url, settings.codes, settings.conversions)
    tree: Tree = {}
    pages: Pages = {}
    for typed in PAGES:
        pages |= typed(view)
    for build in UNTYPED:
        for path, made in build(view).items():
            if isinstance(made, Page):
                pages[path[len("docs/") : -len("index.md")]] = made
            else:
                tree[path] = made
    for path, made in offline.build(view, pages).items():
        if isinstance(made, Page):
            pages[path[len("docs/") : -len("index.md")]] = made
        else:
            tree[path] = made
    heads = Heads(view.site.identity, settings.site_url, settings.card_look)
    headed = {url: heads.of(url, page) for url, page in pages.items()}
    tree |= {page_path(url): page.written for url, page in headed.items()}
    tree |= cards.specs({page.card: page.words for page in headed.values() if page.card and page.words})
    extra = settings.config["extra"]
    tree |= sitemap.build(view, settings.site_url, sorted(url for url, page in headed.items() if page.card))
    tree |= headers.build(settings.site_url)
    for build in (
        short_links.build,
        leaving.build,
        news_files.build,
        press.build,
        event_api.build,
        place_api.build,
        law_api.build,
        akoma_ntoso.build,
        table.build,
        api_description.build,
        calendars.build,
        web_app.manifest,
        security_txt.build,
    ):
        tree |= build(view)
    tree |= frames.build(view, extra)
    tree |= pictures.build(view, prepare)
    tree |= redirects.build(view, set(addresses_of(tree)))
    config = settings.config | {"extra": extra | {"card": headed[""].card if "" in headed else None}}
    tree["mkdocs.yml"] = configuration.build(view, config, settings.site_url, settings.overrides)
    return tree
