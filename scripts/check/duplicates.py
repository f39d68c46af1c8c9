"""Ids, addresses and squares of the map are unique; two listings of the same thing are pointed out."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import islice

from scripts.check.finding import Finding, found
from scripts.model import addresses
from scripts.model.event import Event
from scripts.model.page import News
from scripts.model.place import Places
from scripts.model.placed import Placed
from scripts.model.record import Path, Record
from scripts.model.website import Site
from scripts.read.same_event import MOST, Where, where_of

# Two titles that share this part of their words, on one day in one place, are probably one event.
_ALIKE = 0.6


def check(site: Site, now: datetime) -> Iterator[Finding]:
    """Duplicate ids, slugs, codes, addresses and squares, and near-duplicate events."""
    yield from _once((event, ("id",), event.id) for event in site.events)
    yield from _once((law, ("number",), law.number) for law in site.laws)
    yield from _once((campaign, ("year",), campaign.year) for campaign in site.campaigns)
    yield from _once((item, ("title",), item.slug) for item in site.news)
    yield from _once_within(site.identity, "sources.*.id")
    for campaign in site.campaigns:
        yield from _once_within(campaign, "focuses.*.id", "agencies.*.id")
    for law in site.laws:
        seen: set[str] = set()
        for path, article in law.placed_articles():
            if article.number in seen:
                yield found(law, "E306", *path, "number", found=f"Điều {article.number}", other=law.at().words)
            seen.add(article.number)
    yield from _places(site.places)
    yield from _squares(site)
    yield from _addresses(site)
    yield from _near(site)


def _once(named: Iterable[tuple[Record, Path, object]]) -> Iterator[Finding]:
    first: dict[object, tuple[Record, Path]] = {}
    for record, path, name in named:
        if name in first:
            other, there = first[name]
            yield found(record, "E306", *path, found=name, other=other.at(*there).words)
        first.setdefault(name, (record, path))


def _once_within(record: Record, *fields: str) -> Iterator[Finding]:
    for field in fields:
        yield from _once((record, path, name) for path, name in record.each(field))


def _places(places: Places) -> Iterator[Finding]:
    """One address is of one unit, and so is a code, until what a unit became takes it over."""
    listed = sorted(places.all, key=lambda one: one.at)
    yield from _once((places, (*one.at, "slug"), one.unit.slug) for one in listed if one.unit.slug and not one.above)
    first: dict[str, Placed] = {}
    for one in listed:
        if (other := first.setdefault(one.key, one)) is not one:
            there = places.at(*other.at, "code").words
            yield found(places, "E306", *one.at, "code", found=one.code or one.name, other=there)


def _squares(site: Site) -> Iterator[Finding]:
    taken: dict[tuple[int, int], str] = {}
    for path, place in site.places.each("units.*", "around.*"):
        if place.tile in taken:
            tile, other = ", ".join(map(str, place.tile)), taken[place.tile]
            yield found(site.places, "E320", *path, "tile", tile=tile, other=other)
        elif place.tile:
            taken[place.tile] = place.name


def _addresses(site: Site) -> Iterator[Finding]:
    # A page may stand in for a generated section's introduction, but not hide another page.
    taken: dict[str, Record] = {}
    # Of news the slug alone must differ, which `_once` looks after.
    pages = [article for article in site.written if not isinstance(article, News)]
    for page in (*pages, *site.translations):
        url = addresses.of_article(page)
        if url in taken:
            yield found(page, "E308", url=url, other=taken[url].at().words)
        elif url.strip("/") in addresses.SECTIONS:
            yield found(page, "E308", url=url, other="trang tự sinh")
        taken.setdefault(url, page)


def _near(site: Site) -> Iterator[Finding]:
    listed: dict[tuple[date, Where], list[Event]] = {}
    wheres: dict[object, Where] = {}  # hundreds of events share one
    for event in site.events:
        if event.first_day is None:
            continue
        place = event.place
        names = (place.district, place.commune, place.province, place.outside, site.places.era(event.day_of_place))
        if names not in wheres:
            wheres[names] = where_of(event, site.places)
        here = (event.first_day, wheres[names])
        others = listed.setdefault(here, [])
        words = event.title_words if others else frozenset()
        for other in islice(others, MOST):
            theirs = other.title_words
            alike = len(words & theirs) / max(1, len(words | theirs))
            # One other site that lists both knows that they are two.
            apart = event.origin and other.origin and event.origin.source == other.origin.source
            if alike >= _ALIKE and event.id != other.id and not apart:
                yield found(event, "W307", "title", other=other.title, where=other.at("title").words)
                break
        others.append(event)
