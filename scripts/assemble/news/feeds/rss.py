"""RSS 2.0 (rssboard.org) with the whole text in content:encoded and permanent ids."""

from email.utils import format_datetime
from xml.etree import ElementTree as ET

from scripts.assemble.news.feeds.entry import Channel, FeedEntry
from scripts.assemble.news.feeds.xml_tree import add, document

_ATOM = "http://www.w3.org/2005/Atom"
_CONTENT = "http://purl.org/rss/1.0/modules/content/"
_DC = "http://purl.org/dc/elements/1.1/"
for _prefix, _uri in (("atom", _ATOM), ("content", _CONTENT), ("dc", _DC)):
    ET.register_namespace(_prefix, _uri)


def write(channel: Channel) -> bytes:
    """The feed as a file."""
    root = ET.Element("rss", {"version": "2.0"})
    top = add(root, "channel")
    add(top, "title", channel.title)
    add(top, "link", channel.page)
    add(top, "description", channel.summary)
    add(top, f"{{{_ATOM}}}link", href=channel.address, rel="self", type="application/rss+xml")
    add(top, "language", "vi")
    add(top, "copyright", channel.licence)
    add(top, "lastBuildDate", format_datetime(channel.updated))
    for entry in channel.entries:
        _item(top, entry)
    return document(root)


def _item(top: ET.Element, entry: FeedEntry) -> None:
    item = add(top, "item")
    add(item, "title", entry.title)
    add(item, "link", entry.url)
    add(item, "guid", entry.id, isPermaLink="false")
    add(item, "pubDate", format_datetime(entry.published))
    add(item, f"{{{_ATOM}}}updated", entry.updated.isoformat())
    add(item, f"{{{_DC}}}creator", entry.author)
    for word in (entry.kind, *entry.tags):
        add(item, "category", word)
    add(item, "description", entry.summary)
    add(item, f"{{{_CONTENT}}}encoded", entry.html)
