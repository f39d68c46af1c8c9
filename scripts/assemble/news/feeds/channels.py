"""Which feeds there are: one a list of news, each in every format."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from scripts.assemble.news import corrections
from scripts.assemble.news.feeds import atom, json_feed, rss
from scripts.assemble.news.feeds.entry import Channel, Entry, correction_entry
from scripts.assemble.news.lists import NewsList, news_lists
from scripts.assemble.tree import Meta, Tree
from scripts.assemble.view import View
from scripts.model import addresses

# More than a newsroom misses between two looks; everything ever published is in the JSON API.
_LATEST = 30

# File name → (media type, what readers call it, the writer).
FORMATS: dict[str, tuple[str, str, Callable[[Channel], bytes]]] = {
    "rss.xml": ("application/rss+xml", "RSS", rss.write),
    "atom.xml": ("application/atom+xml", "Atom", atom.write),
    "feed.json": ("application/feed+json", "JSON Feed", json_feed.write),
}


# Not a list of news, but read in the same programs.
CORRECTIONS = NewsList(addresses.CORRECTIONS, corrections.TITLE, corrections.SUMMARY, ())


def slugs(view: View) -> set[str]:
    """The slugs of the items that are in any feed."""
    return {item.slug for news in news_lists(view) for item in news.items[:_LATEST]}


def build(view: View, entries: Mapping[str, Entry]) -> Tree:
    """`files/tin-tuc/rss.xml` and its like beside every list of news, from the entries by their slugs."""
    put_right = [correction_entry(view, one) for one in corrections.corrections(view)[:_LATEST]]
    told = [(news, [entries[item.slug] for item in news.items[:_LATEST]]) for news in news_lists(view)]
    return {
        f"files/{news.url}{name}": write(_channel(view, news, name, listed))
        for news, listed in [*told, (CORRECTIONS, put_right)]
        for name, (_, _, write) in FORMATS.items()
    }


def links_of(news: NewsList) -> list[Meta]:
    """The feeds of a list, for the head of its page and for the press room."""
    return [
        {"url": f"{news.url}{name}", "type": media, "title": f"{news.title} ({label})"}
        for name, (media, label, _) in FORMATS.items()
    ]


def _channel(view: View, news: NewsList, name: str, entries: list[Entry]) -> Channel:
    identity = view.site.identity
    return Channel(
        id=f"{identity.url.rstrip('/')}/{news.url}",
        title=f"{news.title} · {identity.name}",
        summary=news.summary,
        page=view.site_url + news.url,
        address=f"{view.site_url}{news.url}{name}",
        publisher=identity.publisher,
        licence=f"{identity.licence.name}, {identity.licence.url}",
        entries=entries,
    )
