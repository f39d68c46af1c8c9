"""The lists of news that have a page and feeds: all, by focus, by district; its years, and /dinh-chinh/."""

from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from scripts.assemble.news.corrections import corrections, policy
from scripts.assemble.news.facts import NewsFacts
from scripts.assemble.news.feeds import FORMATS
from scripts.assemble.news.page import HERE
from scripts.assemble.page import CountedLink, Crumb, Feed, Page, Pages
from scripts.assemble.parts import listing
from scripts.assemble.parts.listing import Group, ListPage
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.vietnamese import dates
from scripts.vietnamese.collation import sort_key
from scripts.vietnamese.folding import lower_first
from scripts.words import text

# More than a newsroom misses between two looks; everything ever published is in the JSON API.
_LATEST = 30


@dataclass(frozen=True)
class NewsList:
    """News under one address, the latest first; `by` is what narrows it: `focus`, `place` or nothing (`all`)."""

    url: str
    title: str
    summary: str
    by: str
    items: tuple[NewsFacts, ...] = ()

    @property
    def latest(self) -> tuple[NewsFacts, ...]:
        """Those that its page and its feeds show."""
        return self.items[:_LATEST]

    @property
    def feeds(self) -> tuple[Feed, ...]:
        """For the head of its page."""
        return tuple(Feed(kind.media, f"{self.title} ({kind.label})", f"{self.url}{kind.file}") for kind in FORMATS)


# Not a list of news, but read in the same programs.
CORRECTIONS = NewsList(
    addresses.CORRECTIONS, text("news.corrections.title"), text("news.corrections.summary"), "corrections"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _NewsIndex(ListPage, template="news-index.html"):
    section: str = "tin-tuc"
    years: tuple[CountedLink, ...] = ()
    focuses: tuple[CountedLink, ...] = ()
    places: tuple[CountedLink, ...] = ()


def news_lists(view: View) -> list[NewsList]:
    """All news first, then the focuses and the districts that have some."""
    items = [one for one in view.news_facts.values() if one.is_original]
    lists = [
        NewsList("tin-tuc/", text("news.title"), text("news.summary", province=view.site.identity.province), "all")
    ]
    for name, focus in sorted(view.focus_words.items(), key=lambda pair: sort_key(pair[1])):
        title, summary = text("news.focus.title", focus=focus), text("news.focus.summary", focus=focus)
        lists.append(NewsList(addresses.of_news_focus(name), title, summary, "focus"))
    for place in view.site.places.tops:
        title = text("news.in_place", place=lower_first(place.name))
        lists.append(NewsList(addresses.of_news_place(place), title, f"{title}.", "place"))
    found: dict[str, list[NewsFacts]] = {"tin-tuc/": items}
    for one in items:
        for url in _lists_of(view, one):
            found.setdefault(url, []).append(one)
    return [replace(one, items=tuple(found[one.url])) for one in lists if one.url in found]


def _lists_of(view: View, facts: NewsFacts) -> set[str]:
    """The addresses of the narrower lists that an item is in, what is right below the province standing for what is in
    it."""
    named = (one for name in facts.item.places for one in view.site.places.named(name, facts.item.date))
    tops = dict.fromkeys(one.top for one in named)
    return {*map(addresses.of_news_focus, facts.item.focus), *map(addresses.of_news_place, tops)}


def build(view: View) -> Pages:
    """Every list."""
    every, *narrower = news_lists(view)
    years = {year: list(found) for year, found in groupby(every.items, lambda one: one.item.date.year)}
    of_years = [
        CountedLink(text("news.year.name", year=year), addresses.of_news_year(year), len(found))
        for year, found in years.items()
    ]
    focuses, places = (
        tuple(CountedLink(found.title, found.url, len(found.items)) for found in narrower if found.by == by)
        for by in ("focus", "place")
    )
    front = _page(every, [_latest(every)], crumbs=(), years=tuple(of_years), focuses=focuses, places=places)
    pages = {every.url: Page(front)} | {one.url: Page(_page(one, [_latest(one)])) for one in narrower}
    pages |= {addresses.of_news_year(year): Page(_year(year, found)) for year, found in years.items()}
    put_right = groupby(corrections(view), lambda one: one.at.year)
    groups = [Group(text("news.year.name", year=year), tuple(one.card for one in found)) for year, found in put_right]
    listed = listing.pages(_page(CORRECTIONS, groups), addresses.CORRECTIONS)
    first = addresses.CORRECTIONS
    return pages | {url: Page(page, policy(view) if url == first else "") for url, page in listed}


def _page(found: NewsList, groups: list[Group], crumbs: tuple[Crumb, ...] = (HERE,), **more: Any) -> _NewsIndex:
    return _NewsIndex(
        title=found.title,
        description=found.summary,
        crumbs=crumbs,
        groups=tuple(groups),
        feeds=found.feeds,
        **more,
    )


def _latest(found: NewsList) -> Group:
    return Group(text("news.latest"), tuple(one.card for one in found.latest))


def _year(year: int, items: list[NewsFacts]) -> _NewsIndex:
    months = (list(found) for _, found in groupby(items, lambda one: one.item.date.month))
    return _NewsIndex(
        title=text("news.year.title", year=year),
        description=text("news.year.summary", count=len(items), year=year),
        crumbs=(HERE, Crumb(str(year), addresses.of_news_year(year))),
        groups=tuple(
            Group(dates.month_title(found[0].item.date), tuple(one.card for one in found)) for found in months
        ),
    )
