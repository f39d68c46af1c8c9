"""ledger.jsonl after a build: what was published now, beside all that was published before."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from scripts.model import addresses
from scripts.model.event import Event
from scripts.model.identifiers import Identifiers
from scripts.model.ledger import Ledger, LedgerEntry
from scripts.model.page import News
from scripts.model.values import beginning, day_of
from scripts.model.website import Site
from scripts.read.ledger import FILE, line_of
from scripts.store.cache import write


@dataclass(frozen=True, slots=True)
class Texts:
    """The ledger while this is being published, with everything that readers may see then, and once it is."""

    during: bytes
    after: bytes


def texts(site: Site, public: Site, pages: Iterable[str], now: datetime) -> Texts:
    """The ledger of this publishing, given the `public` part of a site and the addresses of all published pages."""
    shown = {*pages}
    entries = extended(public, shown, now).entries
    lines = {url: f"{line_of(entries[url])}\n" for url in sorted(entries)}
    gone = [entry for url, entry in entries.items() if url not in shown and entry.may_go(now)]
    back = _taken_back(site, public, gone, now) if gone else set()
    after = "".join(line for url, line in lines.items() if url not in back)
    return Texts("".join(lines.values()).encode(), after.encode())


def _taken_back(site: Site, public: Site, gone: Iterable[LedgerEntry], now: datetime) -> set[str]:
    """Of pages that are gone, those that their authors took back, by hand or by hiding them; what has expired was
    out, and what is made of others follows by itself."""
    records, led = addresses.of_records(site), addresses.of_redirects(public)
    own = {entry.url: records.get(entry.url) for entry in gone if not entry.listed and not entry.source}
    return {url for url, one in own.items() if url not in led and not (isinstance(one, News) and one.is_out(now))}


@contextmanager
def recorded(root: Path, work: Path, texts: Texts) -> Iterator[None]:
    """The ledger around publishing: never older than the site, whenever this is killed; what it was, where publishing
    fails. A copy stays in `work`, for whoever loses it. Raises OSError when the disk refuses."""
    target = root / FILE
    before = target.read_bytes() if target.is_file() else None
    _write(target, texts.during)
    try:
        yield
    except BaseException:
        with suppress(OSError):  # a line too many does no harm
            _write(target, before) if before is not None else target.unlink()
        raise
    with suppress(OSError):  # the site is out, and its ledger holds all of it
        _write(target, texts.after)
        _write(work / FILE, texts.after)


def _write(target: Path, data: bytes) -> None:
    if not target.is_file() or target.read_bytes() != data:
        write(target, data)


def extended(public: Site, pages: Iterable[str], now: datetime) -> Ledger:
    """The ledger with what is public at that moment."""
    entries, records, identifiers = dict(public.ledger.entries), addresses.of_records(public), Identifiers(public)
    notices = {addresses.of_withdrawn(notice): notice for notice in public.withdrawn}
    for url in pages:
        record = records.get(url)
        told: dict[str, Any] = {}
        if isinstance(record, Event) and record.origin:
            told = {"source": record.origin.source}
        elif isinstance(record, (News, Event)):
            told = {"said": record.said, "figures": record.figures, "changes": len(record.changes)}
            told["revision"] = record.revision if isinstance(record, Event) else 0
        earlier = entries.get(url)
        since = min(earlier.since, now) if earlier else now
        if earlier and "said" not in told and (earlier.said or (earlier.source and record is None)):
            # A page that became a notice keeps what it said last: it may come back, and then says what changed.
            now_said = replace(earlier, since=since)
        else:
            listed = record is None and not addresses.is_law_article(url)
            name = identifiers.of_page(url, record or notices.get(url)) or (earlier.id if earlier else None)
            now_said = LedgerEntry(url, since, listed=listed, id=name, **told)
        if url in notices:
            now_said = replace(now_said, withdrawn=public.ledger.withdrawn(notices[url], url, now))
        if isinstance(record, Event):
            stamp: datetime | None = public.ledger.stamp(record, url, now)
            if stamp == beginning(day_of(since)):
                stamp = None
            if stamp != now_said.stamp:
                now_said = replace(now_said, stamp=stamp)
        entries[url] = now_said
    return Ledger(entries)
