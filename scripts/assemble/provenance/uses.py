"""Which pages depend on a record: those that cite a provision of it, give its number or link to its page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from scripts.assemble.page import Link
from scripts.markup.markdown_text import links, parse_link
from scripts.model import addresses
from scripts.model.campaign import Campaign
from scripts.model.event import Event
from scripts.model.identity import Identity
from scripts.model.law import Law, Provision
from scripts.model.page import Article
from scripts.model.prose import passages
from scripts.model.provenance import Fact
from scripts.model.record import Record
from scripts.vietnamese.collation import sort_key

if TYPE_CHECKING:
    from scripts.assemble.view import View

_CALL = re.compile(r"\btel:([0-9]+)")


class Uses:
    """Who uses what, over the whole site but its events: theirs are named by `of_event`."""

    def __init__(self, view: View) -> None:
        self._view = view

    def of(self, fact: Fact) -> tuple[Link, ...]:
        """The pages that depend on a fact besides its own, in the order of the alphabet."""
        match fact.record:
            case Identity():
                key = f"tel:{fact.record.hotlines[int(fact.path[1])].number}"
            case Law():
                key = f"law:{fact.record.number}"
            case Article() | Campaign() as record if not fact.path:
                key = addresses.of(record)
            case _:
                return ()
        own = addresses.of(fact.record) if isinstance(fact.record, (Law, Article, Campaign)) else None
        return tuple(sorted((one for one in self._by_key.get(key, ()) if one.url != own), key=_order))

    @cached_property
    def _by_key(self) -> dict[str, dict[Link, None]]:
        found: dict[str, dict[Link, None]] = {}
        for record, page in self._pages():
            for key in self._keys(record):
                found.setdefault(key, {})[page] = None
        return found

    def _pages(self) -> Iterator[tuple[Record, Link]]:
        site = self._view.site
        for article in site.articles:
            yield article, Link(article.title, addresses.of_article(article), lang=article.lang)
        for campaign in site.campaigns:
            yield campaign, Link(campaign.name, addresses.of(campaign))
        for explainer in site.explainers:
            law = site.laws_by_slug[explainer.slug]
            provision = Provision(law.number, explainer.article)
            yield explainer, Link(provision.words, addresses.of_law_article(law, explainer.article))

    def _keys(self, record: Record) -> Iterator[str]:
        view = self._view
        for provision in view.cited(record):
            yield f"law:{provision.law}"
        for _, field in record.each(*record.links_in):
            link = parse_link(field) if field else None
            if link:
                yield view.href(link).partition("#")[0]
            elif field:
                yield field
        for passage in passages(view.site, record):
            yield from (view.href(link).partition("#")[0] for link in links(passage.text) if link.scheme != "luat")
            yield from (f"tel:{number}" for number in _CALL.findall(passage.text))
        if isinstance(record, Article) and record.call:
            yield f"tel:{record.call}"


def of_event(view: View, event: Event) -> tuple[Link, ...]:
    """The page that depends on an event besides its own: that of its campaign."""
    campaign = view.site.campaign_of(event)
    return (Link(campaign.name, addresses.of(campaign)),) if campaign else ()


def _order(link: Link) -> tuple[object, ...]:
    return sort_key(link.text), link.url
