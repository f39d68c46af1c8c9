"""The events of other sites beside our own: read from the files in the project, each event once."""

from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from pydantic_core import to_json

from scripts.model import addresses
from scripts.model.campaign import Campaign
from scripts.model.event import Event, Status
from scripts.model.identity import Identity
from scripts.model.ledger import Ledger
from scripts.model.other_sites import OtherSite
from scripts.model.place import Places
from scripts.model.source import Source
from scripts.problems import Position, Problem, problem
from scripts.read.foreign_events import Gathered, Here, about, read_events
from scripts.read.inside import leads_out
from scripts.read.same_event import MOST, Mark, Sign, mark
from scripts.read.text_file import read_bytes
from scripts.store.sources import Sources, digest
from scripts.vietnamese import dates

# A province's 10,000 events, with room.
SIZE_LIMIT = 20_000_000
_NONE = Ledger()
_OFF = {Status.CANCELLED: "đã hủy", Status.POSTPONED: "tạm hoãn"}


def here(identity: Identity, places: Places, campaigns: Iterable[Campaign], ledger: Ledger = _NONE) -> Here:
    """This site, as the reader of other sites' events needs to know it; what it published at its first address is
    still its own."""
    hosts = frozenset(urlsplit(url).hostname for url in (identity.url, ledger.home) if url)
    return Here(places, {campaign.year: campaign for campaign in campaigns}, hosts)


def merged_events(
    root: Path,
    identity: Identity,
    places: Places,
    campaigns: Iterable[Campaign],
    own: list[Event],
    ledger: Ledger,
    kept: Sources,
) -> "Merged":
    """Our own events and those of the sources in their order; without sources, our own alone."""
    found = Merged(own)
    if not identity.sources:
        return found
    # What is never published must not take the place of what is.
    found.keep((event, mark(event, places)) for event in own if not event.sample)
    known = here(identity, places, campaigns, ledger)
    for number, site in enumerate(identity.sources):
        if not (root / site.path).is_file():
            at = identity.at("sources", number)
            code, detail = ("W801", "") if site.url else ("E802", f"không có tệp {site.path}")
            found.problems.append(problem(code, at, name=site.name, detail=detail))
            continue
        if leads_out(root, site.path):
            target = (root / site.path).resolve()
            found.problems.append(problem("E120", Position(site.path), target=target))
            continue
        theirs = _events_of(root, site, known, kept)
        found.problems += theirs.found.problems
        found.add(zip(theirs.found.events, theirs.marks, strict=True))
    found.events = [found.whole(event) for event in found.events]
    return found


class _Kept(NamedTuple):
    """What came of a site's file, by what it was read, and by what its events are recognised."""

    by: bytes
    found: Gathered
    marks: list[Mark | None]


def _events_of(root: Path, site: OtherSite, known: Here, kept: Sources) -> _Kept:
    """The events of a site's file, as they were read before where neither it nor what they are read by has changed."""
    by = _digest(site, known)
    before: _Kept | None = kept.unchanged(site.path)
    if before and before.by == by:
        return before
    data, flaws = read_bytes(root / site.path, Position(site.path), SIZE_LIMIT)
    if data is None:
        return _Kept(by, Gathered(problems=flaws), [])
    before = kept.same(site.path, data)
    if before and before.by == by:
        return before
    found = read_events(data, site.path, site, known)
    if kept.keeps:
        for event in found.events:
            event.work_out()
    made = _Kept(by, found, [mark(event, known.places) for event in found.events])
    kept.keep(site.path, data, made)
    return made


def _digest(site: OtherSite, known: Here) -> bytes:
    campaigns = sorted((year, campaign.digest) for year, campaign in known.campaigns.items())
    return digest(to_json((site, known.places.digest, campaigns, sorted(map(str, known.hosts)))))


class Merged:
    """All events of the site, our own first; `merged` has the addresses that those would have which are the same as
    another, with its id."""

    def __init__(self, own: list[Event]) -> None:
        self.events = [*own]
        self.merged: dict[str, str] = {}
        self.problems: list[Problem] = []
        self.by_id = {event.id: event for event in own}
        self.by_uid: dict[str, str] = {}
        self.by_sign: dict[Sign, list[tuple[Mark, Event]]] = {}
        self.more: dict[str, list[Source]] = {}

    def keep(self, events: Iterable[tuple[Event, Mark | None]]) -> None:
        """What the events of other sites may be the same as."""
        for event, known in events:
            if known:
                for sign in known.signs:
                    self.by_sign.setdefault(sign, []).append((known, event))

    def add(self, events: Iterable[tuple[Event, Mark | None]]) -> None:
        """The events of one site: those that nobody published before; of each other one the source. What one site
        lists twice is two to those who know, so its events are not compared with each other."""
        new: list[tuple[Event, Mark | None]] = []
        taken: set[str] = set()
        for event, found in events:
            assert event.origin
            known = self.by_uid.get(event.origin.uid)
            other = self.by_id[known] if known else self._like(found, taken)
            if other is None and event.id not in self.by_id:
                self.by_id[event.id] = event
                self.by_uid[event.origin.uid] = event.id
                new.append((event, found))
            elif other is None or (other.origin and other.origin.source == event.origin.source):
                self._leave_out(event)
            else:
                taken.add(other.id)
                self._merge(event, other, sure=known is not None)
        self.events += [event for event, _ in new]
        self.keep(new)

    def _like(self, found: Mark | None, taken: set[str]) -> Event | None:
        """The same event by its day, its place and its title."""
        if found:
            for sign in found.signs:
                for theirs, other in islice(self.by_sign.get(sign, ()), MOST):
                    if other.id not in taken and found.is_same(theirs):
                        return other
        return None

    def _merge(self, event: Event, other: Event, sure: bool) -> None:
        """One more source for an event that is there already."""
        assert event.origin
        known = about(event)
        at = event.at("title")
        if not sure:
            where = other.at("title").words
            self.problems.append(problem("W804", at, other=other.title, where=where, **known))
        if (event.first_day, event.is_off) != (other.first_day, other.is_off):
            self.problems.append(problem("W808", at, theirs=_state(event), ours=_state(other), **known))
        self.by_uid.setdefault(event.origin.uid, other.id)
        self.merged[addresses.of_event(event)] = other.id
        self.more.setdefault(other.id, []).append(Source(title=event.origin.name, url=event.origin.url))

    def whole(self, event: Event) -> Event:
        """The event with the sites that publish it too among its sources."""
        known = {source.url for source in event.sources} | ({event.origin.url} if event.origin else set())
        more = [source for source in self.more.get(event.id, ()) if source.url not in known]
        return event.model_copy(update={"more_sources": (*event.more_sources, *more)}) if more else event

    def _leave_out(self, event: Event) -> None:
        assert event.origin
        other = self.by_id.get(event.id) or self.by_id[self.by_uid[event.origin.uid]]
        detail = f"mã “{event.id}” hoặc uid của nó đã dùng ở {other.at('id').words}"
        self.problems.append(problem("W803", event.at("id"), detail=detail, **about(event)))


def _state(event: Event) -> str:
    day = dates.short(event.first_day) if event.first_day else "không rõ ngày"
    return f"{day}, {_OFF[event.status]}" if event.is_off else day
