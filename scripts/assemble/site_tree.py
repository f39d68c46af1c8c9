"""The whole assembled tree from the whole site: a pure function, told everything it needs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from scripts.assemble import (
    api,
    calendars,
    configuration,
    embeds,
    headers,
    heads,
    law_links,
    leaving,
    news_files,
    offline,
    press,
    redirects,
    security_txt,
    sitemap,
    web_app,
)
from scripts.assemble.markdown_html import Conversions
from scripts.assemble.pages import (
    articles,
    calendar_guide,
    campaigns,
    corrections,
    easy_pages,
    embed_guide,
    event,
    events,
    gone_events,
    home,
    law_glossary,
    law_timeline,
    laws,
    news,
    pictures,
    places,
    plain,
    press_room,
    questions,
    situations,
)
from scripts.assemble.qr import Codes
from scripts.assemble.tree import Tree, addresses_of
from scripts.assemble.view import View
from scripts.model.website import Site

PAGES: tuple[Callable[[View], Tree], ...] = (
    home.build,
    campaigns.build,
    laws.build,
    articles.build,
    law_timeline.build,
    law_glossary.build,
    situations.build,
    easy_pages.build,
    events.build,
    event.build,
    gone_events.build,
    places.build,
    news.build,
    corrections.build,
    questions.build,
    plain.build,
    press_room.build,
    embed_guide.build,
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
    for build in PAGES:
        tree |= build(view)
    tree |= offline.build(view, tree)
    extra = settings.config["extra"]
    headed, listed = heads.build(view, tree, extra["ui"], settings.card_look)
    tree |= headed
    tree |= sitemap.build(view, settings.site_url, listed)
    tree |= headers.build(settings.site_url)
    for files in (
        law_links.build,
        leaving.build,
        news_files.build,
        press.build,
        api.build,
        calendars.build,
        web_app.manifest,
        security_txt.build,
    ):
        tree |= files(view)
    tree |= embeds.build(view, extra)
    tree |= pictures.build(view, prepare)
    tree |= redirects.build(view, set(addresses_of(tree)))
    config = settings.config | {"extra": extra | {"card": heads.front_card(tree)}}
    tree["mkdocs.yml"] = configuration.build(view, config, settings.site_url, settings.overrides)
    return tree
