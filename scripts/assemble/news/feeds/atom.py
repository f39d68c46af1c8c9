"""Atom (RFC 4287)."""

from xml.etree import ElementTree as ET

from scripts.assemble.news.feeds.entry import Channel, FeedEntry
from scripts.assemble.news.feeds.xml_tree import add, document

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def write(channel: Channel) -> bytes:
    """The feed as a file."""
    root = ET.Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", _LANG: "vi"})
    add(root, "id", channel.id)
    add(root, "title", channel.title)
    add(root, "subtitle", channel.summary)
    add(root, "updated", channel.updated.isoformat())
    add(root, "link", rel="self", type="application/atom+xml", href=channel.address)
    add(root, "link", rel="alternate", type="text/html", href=channel.page)
    add(add(root, "author"), "name", channel.publisher)
    add(root, "rights", channel.licence)
    for entry in channel.entries:
        _entry(root, entry)
    return document(root)


def _entry(root: ET.Element, entry: FeedEntry) -> None:
    top = add(root, "entry")
    top.set(_LANG, entry.language)
    add(top, "id", entry.id)
    add(top, "title", entry.title)
    add(top, "link", rel="alternate", type="text/html", href=entry.url)
    add(top, "published", entry.published.isoformat())
    add(top, "updated", entry.updated.isoformat())
    add(add(top, "author"), "name", entry.author)
    for word in (entry.kind, *entry.tags):
        add(top, "category", term=word)
    add(top, "summary", entry.summary)
    add(top, "content", entry.html, type="html")
