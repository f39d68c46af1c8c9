"""What every format of a feed says: the channel and its entries, with absolute addresses and moments in +07:00."""

from dataclasses import dataclass
from datetime import datetime

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
    tags: tuple[str, ...] = ()
    language: str = ORIGINAL
    image: str | None = None


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
    entries: list[FeedEntry]

    @property
    def updated(self) -> datetime:
        """The latest change of meaning in it; Atom wants a moment even of a feed without entries."""
        return max((entry.updated for entry in self.entries), default=datetime.fromtimestamp(0, VIETNAM))
