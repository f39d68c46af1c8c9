"""The ledger of what was published: every address, since when, and what each item said.

It stands in the project as ledger.jsonl, so that what was promised to readers can be checked without any history of
the sources: no address is lost, and no published item changes its meaning without saying so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from scripts.model.event import Event
from scripts.model.page import News

Item = News | Event


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """An address as it was last published: relative to the site's root, the first moment, and of an item what it
    said. A `listed` page is made from others (a month, a place): where it goes when it is empty follows by itself.
    `source` is the other site that an event was gathered from."""

    url: str
    since: datetime
    listed: bool = False
    said: str | None = None
    changes: int = 0
    revision: int = 0
    source: str | None = None
    line: int = 0

    @property
    def published(self) -> str:
        """`09:00 24/11/2026`."""
        return f"{self.since:%H:%M %d/%m/%Y}"


@dataclass(frozen=True)
class Ledger:
    """Entries by address."""

    entries: Mapping[str, LedgerEntry] = field(default_factory=dict)

    def known(self, now: datetime) -> Iterable[LedgerEntry]:
        """What readers had seen by that moment: a look into the past does not know what was published later."""
        return [entry for entry in self.entries.values() if entry.since <= now]

    def of(self, url: str, now: datetime) -> LedgerEntry | None:
        """The entry of an address that readers had seen by that moment."""
        entry = self.entries.get(url)
        return entry if entry and entry.since <= now else None
