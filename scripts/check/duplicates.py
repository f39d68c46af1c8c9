"""Ids and addresses are unique; two listings of the same thing are pointed out."""

from collections.abc import Iterator
from datetime import date, datetime
from itertools import islice

from scripts.check.finding import Finding
from scripts.model import addresses
from scripts.model.event import Event
from scripts.model.page import News
from scripts.model.record import Record
from scripts.model.website import Site
from scripts.problems import problem
from scripts.read.same_event import MOST, Where, where_of

# Two titles that share this part of their words, on one day in one place, are probably one event.
_ALIKE = 0.6


def check(site: Site, now: datetime) -> Iterator[Finding]:
    """Duplicate ids, slugs, addresses and near-duplicate events."""
    yield from _ids("id", [(event.id, event) for event in site.events])
    yield from _ids("number", [(law.number, law) for law in site.laws])
    yield from _ids("year", [(str(campaign.year), campaign) for campaign in site.campaigns])
    yield from _ids("title", [(item.slug, item) for item in site.news])
    yield from _repeated(site.identity, "sources", [source.id for source in site.identity.sources])
    for campaign in site.campaigns:
        yield from _repeated(campaign, "focuses", [focus.id for focus in campaign.focuses])
        yield from _repeated(campaign, "agencies", [agency.id for agency in campaign.agencies])
    for law in site.laws:
        seen: set[str] = set()
        for path, article in law.placed_articles():
            if article.number in seen:
                at = law.at(*path, "number")
                yield Finding(law, problem("E306", at, found=f"Điều {article.number}", other=law.at().words))
            seen.add(article.number)
    yield from _addresses(site)
    yield from _near(site)


def _ids(field: str, pairs: list[tuple[str, Record]]) -> Iterator[Finding]:
    first: dict[str, Record] = {}
    for name, record in pairs:
        if name in first:
            other = first[name].at(field).words
            yield Finding(record, problem("E306", record.at(field), found=name, other=other))
        else:
            first[name] = record


def _repeated(record: Record, field: str, names: list[str]) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for number, name in enumerate(names):
        if name in first:
            other = record.at(field, first[name], "id").words
            yield Finding(record, problem("E306", record.at(field, number, "id"), found=name, other=other))
        first.setdefault(name, number)


def _addresses(site: Site) -> Iterator[Finding]:
    # A page may stand in for a generated section's introduction, but not hide another page.
    taken: dict[str, Record] = {}
    # Of news the slug alone must differ, which `_ids` looks after.
    pages = [article for article in site.written if not isinstance(article, News)]
    for page in (*pages, *site.translations):
        url = addresses.of_article(page)
        if url in taken:
            yield Finding(page, problem("E308", page.at(), url=url, other=taken[url].at().words))
        elif url.strip("/") in addresses.SECTIONS:
            yield Finding(page, problem("E308", page.at(), url=url, other="trang tự sinh"))
        taken.setdefault(url, page)


def _near(site: Site) -> Iterator[Finding]:
    listed: dict[tuple[date, Where], list[Event]] = {}
    for event in site.events:
        if event.first_day is None:
            continue
        words = event.title_words
        here = (event.first_day, where_of(event, site.places))
        for other in islice(listed.setdefault(here, []), MOST):
            theirs = other.title_words
            alike = len(words & theirs) / max(1, len(words | theirs))
            if alike >= _ALIKE and event.id != other.id and not _told_apart(event, other):
                at = event.at("title")
                yield Finding(event, problem("W307", at, other=other.title, where=other.at("title").words))
                break
        listed[here].append(event)


def _told_apart(event: Event, other: Event) -> bool:
    """Are both listed by one other site, which knows that they are two?"""
    return bool(event.origin and other.origin and event.origin.source == other.origin.source)
