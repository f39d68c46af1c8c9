"""What carries the whole text of an item of news for machines: its data, and the feeds that it is in.

All of it is made item by item: of thousands of texts only those in feeds are in memory at once.
"""

from __future__ import annotations

from scripts.assemble.news import feeds
from scripts.assemble.news.api import NewsData
from scripts.assemble.news.feeds import Entry, entry_of
from scripts.assemble.tree import Tree
from scripts.assemble.view import View
from scripts.model.page import News


def build(view: View) -> Tree:
    """The data of every item and of every translation, then the feeds and the list."""
    in_feeds = feeds.slugs(view)
    data = NewsData(view)
    told: dict[str, Entry] = {}
    tree: Tree = {}
    for item in view.news:
        entry = entry_of(view, item)
        tree |= data.of(item, entry)
        if item.slug in in_feeds:
            told[item.slug] = entry
    for item in view.translations_of(News):
        tree |= data.of(item, entry_of(view, item))
    return tree | feeds.build(view, told) | data.listed()
