"""What was copied from another year with its days changed, and articles that stand there twice."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from scripts.check.finding import Finding, found
from scripts.model.campaign import Campaign, Fact
from scripts.model.event import Event
from scripts.model.page import WHOLE, Article, News
from scripts.model.record import Record
from scripts.model.source import Source
from scripts.model.website import Site
from scripts.vietnamese.folding import same_word

_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
# The year within the number of a law or decree.
_NUMBERED = re.compile(r"/[0-9]{4}/")
# Two articles that share so many of their paragraphs, of which each has some, are one.
_ALIKE, _FEWEST = 0.6, 2
_ANNOUNCED_FROM = 10


def check(site: Site, now: datetime) -> Iterator[Finding]:
    """Facts, plans and events of another year under this one's days; second copies of articles."""
    plans = [*_plans(site)]
    yield from plans
    yield from _names_and_themes(site, [one.record for one in plans])
    yield from _facts(site)
    yield from _events(site)
    yield from _articles(site)


def _plans(site: Site) -> Iterator[Finding]:
    first: dict[tuple[str, int, int], Campaign] = {}
    for campaign in site.campaigns:
        plan = campaign.plan
        if plan is None or plan.date is None:
            continue
        other = first.setdefault((plan.number, plan.date.month, plan.date.day), campaign)
        if other.announced.year != plan.date.year:
            yield _copied(campaign, ("plan", "date"), other)


def _names_and_themes(site: Site, copied: list[Record]) -> Iterator[Finding]:
    """A name of another year, and a theme of one: where the whole plan is a copy, that is told already."""
    first: dict[str, Campaign] = {}
    for campaign in site.campaigns:
        years = {int(year) for year in _YEAR.findall(campaign.name)}
        if years and campaign.year not in years:
            yield found(campaign, "W279", "name", found=min(years), year=campaign.year)
        if (source := campaign.theme_source) and (year := _of_another_year(source, campaign.year)):
            yield found(campaign, "W284", "theme_source", found=year, year=campaign.year)
        other = first.setdefault(same_word(campaign.theme), campaign) if campaign.theme else campaign
        if other is not campaign and campaign not in copied:
            yield found(campaign, "W278", "theme", year=other.year, where=other.at("theme").words)


def _of_another_year(source: Source, year: int) -> int | None:
    """The year that a source names in place of that year. What is dated later may look back; the theme of a year may be
    told in the last months of the year before."""
    named = {int(one) for one in _YEAR.findall(_NUMBERED.sub("", source.title or ""))}
    day = source.date
    if day and (day.year >= year or (day.year == year - 1 and day.month >= _ANNOUNCED_FROM)):
        named -= {day.year} - {year}
    elif day:
        named.add(day.year)
    return min(named) if named and year not in named else None


def _copied(
    record: Campaign | Event, path: tuple[str | int, ...], other: Campaign | Event, *there: str | int
) -> Finding:
    return found(record, "E235", *path, year=other.year, where=other.at(*there).words)


def _facts(site: Site) -> Iterator[Finding]:
    first: dict[tuple[str, ...], tuple[Campaign, int, Fact]] = {}
    for campaign in site.campaigns:
        for number, fact in enumerate(campaign.facts):
            key = (_without_year(f"{fact.label} {fact.value}"), *map(_name, fact.source))
            other, place, same = first.setdefault(key, (campaign, number, fact))
            if other is campaign:
                continue
            if fact.date == same.date and fact.value == same.value:
                there = other.at("facts", place).words
                yield found(campaign, "W236", "facts", number, year=other.year, where=there)
            else:
                yield _copied(campaign, ("facts", number), other, "facts", place)


def _events(site: Site) -> Iterator[Finding]:
    # Copies with another year are as long as what they were copied from, which spares the rest a closer look.
    first: dict[tuple[int, int, int], dict[int, list[Event]]] = {}
    for event in site.events:
        day = event.first_day
        if day is None or event.origin:
            continue
        others = first.setdefault((day.month, day.day, len(event.title)), {})
        same = [one for year, found in others.items() if year != event.year for one in found]
        said = _said(event) if same else None
        other = next((one for one in same if _said(one) == said), None)
        if other:
            yield _copied(event, ("start",), other, "start")
        others.setdefault(event.year, []).append(event)


def _said(event: Event) -> tuple[str, str]:
    return _without_year(event.title), _name(event.source)


def _name(source: Source) -> str:
    return _without_year(source.url or source.title or "")


def _without_year(text: str) -> str:
    return _YEAR.sub("", same_word(text))


def _articles(site: Site) -> Iterator[Finding]:
    """A second copy: the same title, of news also the same day; or most of the same paragraphs."""
    titled: dict[tuple[object, ...], Article] = {}
    holders: dict[str, Article] = {}
    for article in site.written:
        if article.draft:
            continue
        day = article.date if isinstance(article, News) else None
        other = titled.setdefault((type(article), same_word(article.title), day), article)
        if other is article:
            other = _most_alike(article, holders) or article
        if other is not article:
            yield found(article, "W307", "title", other=other.title, where=other.at("title").words)


def _most_alike(article: Article, holders: dict[str, Article]) -> Article | None:
    """The article before it that has most of its paragraphs, or has most of its own here."""
    shared = Counter(id(holders.setdefault(one, article)) for one in article.paragraphs)
    shared.pop(id(article), None)
    whole = next((holders[one] for one in article.paragraphs if one.startswith(WHOLE)), article)
    if whole is not article:
        return whole
    for other in holders.values() if shared else ():
        count = shared.get(id(other), 0)
        if count >= _FEWEST and count >= _ALIKE * min(len(article.paragraphs), len(other.paragraphs)):
            return other
    return None
