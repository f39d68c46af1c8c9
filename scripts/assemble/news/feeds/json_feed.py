"""JSON Feed 1.1 (jsonfeed.org)."""

import json
from typing import Any

from scripts.assemble.news.feeds.entry import Channel, FeedEntry


def write(channel: Channel) -> bytes:
    """The feed as a file."""
    data = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.title,
        "description": channel.summary,
        "home_page_url": channel.page,
        "feed_url": channel.address,
        "language": "vi",
        "authors": [{"name": channel.publisher}],
        "items": [_item(entry) for entry in channel.entries],
    }
    return json.dumps(data, ensure_ascii=False, indent=1).encode() + b"\n"


def _item(entry: FeedEntry) -> dict[str, Any]:
    data = {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": entry.html,
        "date_published": entry.published.isoformat(),
        "date_modified": entry.updated.isoformat(),
        "authors": [{"name": entry.author}],
        "tags": [entry.kind, *entry.tags],
        "language": entry.language,
        "image": entry.image,
    }
    return {key: value for key, value in data.items() if value is not None}
