"""Feeds of news: all of it, and the same for each focus and each district, in every format of `FORMATS`.

A new format is a module that writes it and a line here.
"""

from collections.abc import Callable
from dataclasses import dataclass

from scripts.assemble.news.feeds import atom, json_feed, rss
from scripts.assemble.news.feeds.entry import Channel


@dataclass(frozen=True, slots=True)
class FeedFormat:
    """`file` is the name of the feed beside its list, `label` what readers call the format."""

    file: str
    media: str
    label: str
    write: Callable[[Channel], bytes]


# In the order in which pages offer them.
FORMATS = (
    FeedFormat("rss.xml", "application/rss+xml", "RSS", rss.write),
    FeedFormat("atom.xml", "application/atom+xml", "Atom", atom.write),
    FeedFormat("feed.json", "application/feed+json", "JSON Feed", json_feed.write),
)
