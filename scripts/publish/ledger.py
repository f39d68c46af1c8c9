"""ledger.jsonl after a build: what was published now, beside all that was published before."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from scripts.model import addresses
from scripts.model.event import Event
from scripts.model.ledger import Ledger, LedgerEntry
from scripts.model.page import News
from scripts.model.record import Record
from scripts.model.website import Site
from scripts.read.ledger import FILE, line_of
from scripts.store.cache import write


def text(public: Site, pages: Iterable[str], now: datetime) -> bytes:
    """The ledger as it is once this is published; `pages` are the addresses of all published pages."""
    ledger = extended(public.ledger, addresses.of_records(public), pages, now)
    return "".join(f"{line_of(ledger.entries[url])}\n" for url in sorted(ledger.entries)).encode()


def record(root: Path, data: bytes) -> None:
    """Write the ledger where it changed. Raises OSError when the disk refuses; the ledger is then what it was."""
    target = root / FILE
    if not target.is_file() or target.read_bytes() != data:
        write(target, data)


def extended(ledger: Ledger, records: dict[str, Record], pages: Iterable[str], now: datetime) -> Ledger:
    """The ledger with what is public at that moment; nothing is ever taken out of it."""
    entries = dict(ledger.entries)
    for url in pages:
        record = records.get(url)
        now_said = LedgerEntry(url, now, listed=record is None and not addresses.is_law_article(url))
        if isinstance(record, Event) and record.origin:
            now_said = replace(now_said, source=record.origin.source)
        elif isinstance(record, (News, Event)):
            revision = record.revision if isinstance(record, Event) else 0
            now_said = replace(now_said, said=record.said, changes=len(record.changes), revision=revision)
        earlier = entries.get(url)
        if earlier:
            # A page that became a notice keeps what it said last: it may come back, and then says what changed.
            now_said = replace(now_said, since=min(earlier.since, now))
            if now_said.said is None and (earlier.said or (earlier.source and record is None)):
                now_said = replace(earlier, since=now_said.since)
        entries[url] = now_said
    return Ledger(entries)
