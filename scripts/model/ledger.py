"""The ledger of what was published: every address, since when, and what each item said.

It stands in the project as ledger.jsonl, so that what was promised to readers can be checked without any history of
the sources: no address is lost, and no published item changes its meaning without saying so.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from scripts.model.change import Change
from scripts.model.event import Event
from scripts.model.page import News
from scripts.vietnamese.folding import canonical_tone

Item = News | Event

# What a change of makes an item mean something else to a reader.
_NEWS = frozenset({"title", "summary", "date", "kind", "author", "correction", "contact", "places", "body"})
_EVENT = frozenset(
    {"title", "summary", "description", "kind", "start", "end", "time_note", "date_unknown", "recurs", "place"}
    | {"organisers", "audience", "status", "previous_start", "reason", "results", "contact", "registration"}
)


@dataclass(frozen=True, slots=True)
class Entry:
    """An address as it was last published: relative to the site's root, the first moment, and of an item what it
    said. A `listed` page is made from others (a month, a place): where it goes when it is empty follows by itself."""

    url: str
    since: datetime
    listed: bool = False
    said: str | None = None
    changes: int = 0
    revision: int = 0
    line: int = 0


@dataclass(frozen=True)
class Ledger:
    """Entries by address."""

    entries: Mapping[str, Entry] = field(default_factory=dict)

    def known(self, now: datetime) -> Iterable[Entry]:
        """What readers had seen by that moment: a look into the past does not know what was published later."""
        return [entry for entry in self.entries.values() if entry.since <= now]

    def of(self, url: str, now: datetime) -> Entry | None:
        """The entry of an address that readers had seen by that moment."""
        entry = self.entries.get(url)
        return entry if entry and entry.since <= now else None


def said(item: Item) -> str:
    """A digest of what an item tells readers; blanks, line breaks and ways to write an accent do not count."""
    fields = _NEWS if isinstance(item, News) else _EVENT
    told = item.model_dump(mode="json", include=set(fields), exclude_none=True)
    return hashlib.sha256(repr(_plain(told)).encode()).hexdigest()[:16]


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return " ".join(canonical_tone(value).split())
    if isinstance(value, dict):
        return sorted((key, _plain(part)) for key, part in value.items())
    if isinstance(value, list):
        return [_plain(part) for part in value]
    return value


def new_changes(item: Item, entry: Entry) -> tuple[Change, ...]:
    """The changes that were noted since the entry was made."""
    return item.changes[entry.changes :]
