"""What every format of a feed says: the channel and its entries, with absolute addresses and moments in +07:00."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from html import escape

from scripts.assemble.news.corrections import Correction
from scripts.assemble.news.facts import NewsFacts, tag_uri
from scripts.assemble.pieces import Frame
from scripts.model.languages import ORIGINAL
from scripts.model.values import VIETNAM


@dataclass(frozen=True)
class FeedEntry:
    """An item of news or a correction. `id` never changes; `updated` moves only on a change of meaning."""

    id: str
    url: str
    title: str
    summary: str
    html: str
    published: datetime
    updated: datetime
    author: str
    kind: str
    tags: tuple[str, ...]
    language: str
    image: str | None


@dataclass(frozen=True)
class Channel:
    """A feed; `address` is its own, `page` the list that people read."""

    id: str
    title: str
    summary: str
    page: str
    address: str
    publisher: str
    licence: str
    entries: list[FeedEntry] = field(default_factory=list)

    @property
    def updated(self) -> datetime:
        """The latest change of meaning in it; Atom wants a moment even of a feed without entries."""
        return max((entry.updated for entry in self.entries), default=datetime.fromtimestamp(0, VIETNAM))


def entry_of(facts: NewsFacts) -> FeedEntry:
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


def correction_entry(frame: Frame, correction: Correction) -> FeedEntry:
    """What was put right, with the way to the page."""
    url = frame.site_url + correction.url
    html = f'<p>{escape(correction.text)}</p>\n<p><a href="{escape(url)}">{escape(correction.title)}</a></p>'
    return FeedEntry(
        id=tag_uri(frame.identity.domain, correction.at.date().isoformat(), f"dinh-chinh:{correction.id}"),
        url=url,
        title=f"{correction.kind}: {correction.title}",
        summary=" ".join(correction.text.split()),
        html=html,
        published=correction.at,
        updated=correction.at,
        author=frame.identity.publisher,
        kind=correction.kind,
        tags=(),
        language=ORIGINAL,
        image=None,
    )
