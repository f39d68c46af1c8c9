"""Which feeds there are: one a list of news, each in every format; what they say, with absolute addresses."""

from functools import partial
from html import escape

from scripts.assemble.news.corrections import Correction, corrections
from scripts.assemble.news.facts import NewsFacts
from scripts.assemble.news.feeds import FORMATS, FeedFormat
from scripts.assemble.news.feeds.entry import Channel, FeedEntry
from scripts.assemble.news.lists import CORRECTIONS, NewsList, news_lists
from scripts.assemble.pieces import Frame, Shelf, Tree, folded, lazy
from scripts.assemble.view import View

_LATEST = 30


def build(view: View, frame: Frame, shelf: Shelf) -> Tree:
    """`files/tin-tuc/rss.xml` and its like beside every list of news, and beside that of corrections."""

    def of_list(news: NewsList, kind: FeedFormat) -> bytes:
        return feed(frame, base, news, kind, list(map(_entry, news.latest)))

    tree: Tree = {}
    base = view.identifiers.base
    put_right = [_correction(view, one) for one in corrections(view)[:_LATEST]]
    for kind in FORMATS:
        for news in news_lists(view):
            path = f"files/{news.url}{kind.file}"
            digest = folded(one.digest for one in news.latest)
            tree[path] = lazy(partial(of_list, news, kind), path, news.title, base, frame.digest, digest)
        tree[f"files/{CORRECTIONS.url}{kind.file}"] = feed(frame, base, CORRECTIONS, kind, put_right)
    return tree


def feed(frame: Frame, base: str, news: NewsList, kind: FeedFormat, entries: list[FeedEntry]) -> bytes:
    """The feed of a list in a format; `base` is where the site was first published."""
    identity = frame.identity
    channel = Channel(
        id=base + news.url,
        title=f"{news.title} · {identity.name}",
        summary=news.summary,
        page=frame.site_url + news.url,
        address=f"{frame.site_url}{news.url}{kind.file}",
        publisher=identity.publisher,
        licence=f"{identity.licence.name}, {identity.licence.url}",
        entries=entries,
    )
    return kind.write(channel)


def _entry(facts: NewsFacts) -> FeedEntry:
    """An item of news with its whole text."""
    item = facts.item
    return FeedEntry(
        id=facts.id,
        url=facts.address,
        title=item.title,
        summary=facts.summary,
        html=facts.whole_html,
        published=item.published,
        updated=item.modified,
        author=item.author,
        kind=facts.card.kind,
        tags=item.tags,
        language=item.lang,
        image=facts.address + item.image.file if item.image else None,
    )


def _correction(view: View, correction: Correction) -> FeedEntry:
    """What was put right, with the way to the page."""
    url = view.site_url + correction.url
    html = f'<p>{escape(correction.text)}</p>\n<p><a href="{escape(url)}">{escape(correction.title)}</a></p>'
    return FeedEntry(
        id=correction.id,
        url=url,
        title=f"{correction.kind}: {correction.title}",
        summary=" ".join(correction.text.split()),
        html=html,
        published=correction.at,
        updated=correction.at,
        author=view.site.identity.publisher,
        kind=correction.kind,
    )
