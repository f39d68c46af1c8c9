"""What was published may change its meaning only when it says so; the ledger knows what it said."""

from collections.abc import Iterator
from datetime import datetime

from scripts.check.finding import Finding, found
from scripts.model import addresses
from scripts.model.event import Event
from scripts.model.ledger import Item, LedgerEntry
from scripts.model.page import News
from scripts.model.values import day_of
from scripts.model.website import Site
from scripts.vietnamese import dates

# What the digests of `Record.figures` are of.
_FIGURES = ("ngày, giờ hoặc tình trạng", "địa điểm", "con số trong bài")


def check(site: Site, now: datetime) -> Iterator[Finding]:
    """Notes of changes to come, and published events and news, in any language, against what readers saw of them."""
    for url, record in addresses.of_records(site.public(now)).items():
        if not isinstance(record, (Event, News)):
            continue
        for number, change in enumerate(record.changes):
            if change.at > now:
                yield found(record, "E724", "changes", number, "date", found=dates.as_typed(change.date))
        entry = site.ledger.of(url, now)
        # Of what another site changed nothing is said in the ledger: it tells that itself.
        if entry and entry.said:
            yield from _item(record, entry, now)


def _item(item: Item, entry: LedgerEntry, now: datetime) -> Iterator[Finding]:
    if len(item.changes) < entry.changes:
        yield found(item, "E722", "changes", found=len(item.changes), published=entry.changes)
        return
    if isinstance(item, News) and entry.withdrawn and len(item.changes) == entry.changes:
        yield found(item, "E740", "title", day=dates.short(day_of(entry.withdrawn)))
        return
    if item.said == entry.said:
        return
    noted = item.changes[entry.changes :]
    if noted and all(change.minor for change in noted) and (changed := _changed_figures(item, entry)):
        yield found(item, "W737", "changes", entry.changes, "minor", what=changed)
    # A note of an earlier day would not tell the readers of the feeds that anything happened.
    first = max([day_of(entry.since), *(change.day for change in item.changes[: entry.changes])])
    if not noted:
        # Within its first day staff still polish a text; readers of the feeds may have it, so it is said.
        code = "W723" if entry.may_go(now) else "E721"
        yield found(item, code, "title", since=entry.published)
        if isinstance(item, Event) and code == "W723" and item.revision <= entry.revision:
            # Calendars that have the event take an update only where its SEQUENCE is higher (RFC 5546 §2.1.5).
            yield found(item, "W736", "revision", found=item.revision, since=entry.published)
    elif all(change.day < first for change in noted):
        days = {"found": dates.short(noted[0].day), "first": dates.short(first)}
        yield found(item, "E726", "changes", entry.changes, "date", **days)
    elif isinstance(item, Event) and item.revision <= entry.revision and not all(change.minor for change in noted):
        yield found(item, "E725", "revision", found=item.revision, published=entry.revision)


def _changed_figures(item: Item, entry: LedgerEntry) -> str:
    """What of an item is otherwise that spelling has no part in; empty where nothing is, or it is not known."""
    if not entry.figures:
        return ""
    pairs = zip(_FIGURES, item.figures.split("-"), entry.figures.split("-"), strict=False)
    return ", ".join(name for name, now, before in pairs if now != before)
