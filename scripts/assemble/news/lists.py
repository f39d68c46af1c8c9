"""The lists of news that have a page and feeds: all, by focus and by district."""

from __future__ import annotations

from dataclasses import dataclass

from scripts.assemble.news.facts import NewsFacts
from scripts.assemble.view import View
from scripts.model import addresses
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


def news_lists(view: View) -> list[NewsList]:
    """All news first, then the focuses and the districts that have some."""
    items = [one for one in view.news_facts.values() if one.is_original]
    summary = text("news.summary", province=view.site.identity.province)
    every = NewsList("tin-tuc/", text("news.title"), summary, "all", tuple(items))
    return [every, *_by_focus(view, items), *_by_district(view, items)]


def _by_focus(view: View, items: list[NewsFacts]) -> list[NewsList]:
    lists = []
    for name, title in sorted(view.focus_words.items(), key=lambda pair: sort_key(pair[1])):
        if found := tuple(one for one in items if name in one.item.focus):
            heading, summary = text("news.focus.title", focus=title), text("news.focus.summary", focus=title)
            lists.append(NewsList(addresses.of_news_focus(name), heading, summary, "focus", found))
    return lists


def _by_district(view: View, items: list[NewsFacts]) -> list[NewsList]:
    found: dict[str, list[NewsFacts]] = {}
    for one in items:
        for slug in _districts(view, one):
            found.setdefault(slug, []).append(one)
    lists = []
    for district in view.site.places.as_printed:
        if district.slug in found:
            title = text("news.in_place", place=lower_first(district.name))
            url, listed = addresses.of_news_district(district), tuple(found[district.slug])
            lists.append(NewsList(url, title, f"{title}.", "place", listed))
    return lists


def _districts(view: View, facts: NewsFacts) -> set[str]:
    """Slugs of the districts that an item speaks of, a commune standing for its district."""
    places = view.site.places
    named = [(places.district(name), name) for name in facts.item.places]
    return {
        district.slug
        for whole, name in named
        for district in ([whole] if whole else [district for district, _ in places.communes(name)])
    }
