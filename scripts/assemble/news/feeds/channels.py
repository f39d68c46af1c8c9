"""Which feeds there are: one a list of news, each in every format."""

from __future__ import annotations

from scripts.assemble.news.corrections import corrections
from scripts.assemble.news.feeds.entry import Channel, FeedEntry, correction_entry, entry_of
from scripts.assemble.news.feeds.formats import FORMATS, FeedFormat
from scripts.assemble.news.lists import NewsList, news_lists
from scripts.assemble.page import Feed
from scripts.assemble.pieces import Frame, Lazy, Made, Shelf, Tree, folded, key_of
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.words import text

# Not a list of news, but read in the same programs.
CORRECTIONS = NewsList(
    addresses.CORRECTIONS, text("news.corrections.title"), text("news.corrections.summary"), "corrections"
)
_LATEST = 30


def build(view: View, frame: Frame, shelf: Shelf) -> Tree:
    """`files/tin-tuc/rss.xml` and its like beside every list of news, and beside that of corrections."""
    tree: Tree = {}
    for news in news_lists(view):
        for kind in FORMATS:
            tree |= _feed(frame, news, kind)
    put_right = [correction_entry(frame, one) for one in corrections(view)[:_LATEST]]
    return tree | {
        f"files/{CORRECTIONS.url}{kind.file}": kind.write(_channel(frame, CORRECTIONS, kind, put_right))
        for kind in FORMATS
    }


def links_of(news: NewsList) -> tuple[Feed, ...]:
    """The feeds of a list, for the head of its page."""
    return tuple(Feed(kind.media, f"{news.title} ({kind.label})", f"{news.url}{kind.file}") for kind in FORMATS)


def _feed(frame: Frame, news: NewsList, kind: FeedFormat) -> Tree:
    def make() -> Made:
        return Made(kind.write(_channel(frame, news, kind, [entry_of(one) for one in news.latest])))

    path = f"files/{news.url}{kind.file}"
    return {path: Lazy(key_of(path, news.title, frame.digest, folded(one.digest for one in news.latest)), make)}


def _channel(frame: Frame, news: NewsList, kind: FeedFormat, entries: list[FeedEntry]) -> Channel:
    identity = frame.identity
    return Channel(
        id=f"{identity.url.rstrip('/')}/{news.url}",
        title=f"{news.title} · {identity.name}",
        summary=news.summary,
        page=frame.site_url + news.url,
        address=f"{frame.site_url}{news.url}{kind.file}",
        publisher=identity.publisher,
        licence=f"{identity.licence.name}, {identity.licence.url}",
        entries=entries,
    )
