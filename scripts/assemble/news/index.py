"""/tin-tuc/, what narrows it, its years, and /dinh-chinh/ — the lists of news that people read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from scripts.assemble.news import feeds
from scripts.assemble.news.cards import NewsCard
from scripts.assemble.news.corrections import corrections
from scripts.assemble.news.facts import NewsFacts
from scripts.assemble.news.lists import NewsList, news_lists
from scripts.assemble.news.page import HERE
from scripts.assemble.page import CountedLink, Crumb, Page, Pages
from scripts.assemble.parts import listing
from scripts.assemble.parts.listing import Group, ListPage
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.vietnamese import dates
from scripts.words import text


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsIndex(ListPage):
    """What news-index.html prints."""

    template: ClassVar[str] = "news-index.html"

    years: tuple[CountedLink, ...] = ()
    lists: tuple[CountedLink, ...] = ()


def build(view: View) -> Pages:
    """Every list."""
    every, *narrower = news_lists(view)
    years = {year: tuple(found) for year, found in groupby(every.items, lambda one: one.item.date.year)}
    of_years = (
        CountedLink(text("news.year.name", year=year), addresses.of_news_year(year), len(found))
        for year, found in years.items()
    )
    of_lists = (CountedLink(found.title, found.url, len(found.items)) for found in narrower)
    pages = {every.url: Page(_list(every, (), tuple(of_years), tuple(of_lists)))}
    pages |= {found.url: Page(_list(found, (HERE,))) for found in narrower}
    pages |= {addresses.of_news_year(year): Page(_year(year, found)) for year, found in years.items()}
    return pages | {url: Page(page) for url, page in listing.pages(_corrections(view), addresses.CORRECTIONS)}


def _list(
    found: NewsList, way: tuple[Crumb, ...], years: tuple[CountedLink, ...] = (), lists: tuple[CountedLink, ...] = ()
) -> NewsIndex:
    """A list with the latest of it, and its feeds."""
    return NewsIndex(
        title=found.title,
        description=found.summary,
        section="tin-tuc",
        crumbs=way,
        lead=found.summary,
        groups=(Group(text("news.latest"), _cards(found.latest)),),
        feeds=feeds.links_of(found),
        years=years,
        lists=lists,
    )


def _year(year: int, items: tuple[NewsFacts, ...]) -> NewsIndex:
    summary = text("news.year.summary", count=len(items), year=year)
    months = (tuple(found) for _, found in groupby(items, lambda one: one.item.date.month))
    return NewsIndex(
        title=text("news.year.title", year=year),
        description=summary,
        section="tin-tuc",
        crumbs=(HERE, Crumb(str(year), addresses.of_news_year(year))),
        lead=summary,
        groups=tuple(Group(dates.month_title(found[0].item.date), _cards(found)) for found in months),
    )


def _corrections(view: View) -> NewsIndex:
    """What was put right after publishing, open to everybody."""
    years = groupby(corrections(view), lambda one: one.at.year)
    groups = (Group(text("news.year.name", year=year), tuple(one.card for one in found)) for year, found in years)
    summary = text("news.corrections.summary")
    return NewsIndex(
        title=text("news.corrections.title"),
        description=summary,
        section="tin-tuc",
        crumbs=(HERE,),
        lead=summary,
        groups=tuple(groups),
        feeds=feeds.links_of(feeds.CORRECTIONS),
    )


def _cards(items: Iterable[NewsFacts]) -> tuple[NewsCard, ...]:
    return tuple(one.card for one in items)
