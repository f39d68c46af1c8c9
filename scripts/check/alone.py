"""What an event is asked by itself: its own words, held against the places and the campaigns there are.

One in which nothing at all was found wrong is not asked again while it and these are what they were: it is half of the
check of thousands of events. That is noted with what reading keeps.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple, TypeAlias

from scripts.check.finding import Finding
from scripts.model.campaign import Campaign
from scripts.model.event import Event
from scripts.model.place import Places
from scripts.model.website import Site
from scripts.store.rules import rules
from scripts.store.sources import Sources

_NOTE = "right"


class Around(NamedTuple):
    """All that such a question may look at beside the event."""

    places: Places
    campaigns: Mapping[int, Campaign]

    @classmethod
    def of(cls, site: Site) -> "Around":
        """What there is of a site."""
        return cls(site.places, site.campaigns_by_year)

    @property
    def digest(self) -> bytes:
        """Changes with all of it, and with the code that asks; empty where something only stands in for what could not
        be read, of which no digest is to be had."""
        told = (self.places, *self.campaigns.values())
        if any(one.is_stand_in for one in told):
            return b""
        return hashlib.sha256(" ".join((rules(("check",)), *(one.digest for one in told))).encode()).digest()


Question: TypeAlias = Callable[[Around, Event], Iterator[Finding]]


def asked(site: Site) -> Iterator[Event]:
    """Those events: not what is for other sites to mend, nor what stands in for one that could not be read."""
    return (event for event in site.events if not event.origin and not event.is_stand_in)


def found_right(site: Site, kept: Sources) -> frozenset[str]:
    """The digests of the events in which nothing was found wrong."""
    digest = Around.of(site).digest
    return kept.digests(_NOTE, digest) if digest else frozenset()


def note(site: Site, kept: Sources, findings: list[Finding]) -> None:
    """Keep for the next check in which of them nothing was found now."""
    wrong = {id(finding.record) for finding in findings}
    if digest := Around.of(site).digest:
        kept.keep_digests(_NOTE, digest, {event.digest for event in asked(site) if id(event) not in wrong})
