"""The lists of news that have a page and feeds: all, by focus and by district."""

from __future__ import annotations

from dataclasses import dataclass

from scripts.assemble.view import View, lower_first
from scripts.model import addresses
from scripts.model.page import News
from scripts.vietnamese.collation import sort_key


@dataclass(frozen=True)
class NewsList:
    """News under one address, the latest first."""

    url: str
    title: str
    summary: str
    items: tuple[News, ...]


def news_lists(view: View) -> list[NewsList]:
    """All news first, then the focuses and the districts that have some."""
    summary = f"Tin, bài về phòng, chống ma túy ở {view.site.identity.province}, viết từ nguồn công khai."
    return [NewsList("tin-tuc/", "Tin tức", summary, view.news), *_by_focus(view), *_by_district(view)]


def _by_focus(view: View) -> list[NewsList]:
    found = []
    for name, title in sorted(view.focus_words.items(), key=lambda pair: sort_key(pair[1])):
        if items := tuple(item for item in view.news if name in item.focus):
            summary = f"Tin, bài về nội dung trọng tâm “{title}”."
            found.append(NewsList(addresses.of_news_focus(name), f"Tin tức: {title}", summary, items))
    return found


def _by_district(view: View) -> list[NewsList]:
    found: dict[str, list[News]] = {}
    for item in view.news:
        for slug in _districts(view, item):
            found.setdefault(slug, []).append(item)
    lists = []
    for district in sorted(view.site.places.districts, key=lambda district: sort_key(district.name)):
        if items := found.get(district.slug):
            title = f"Tin tức ở {lower_first(district.name)}"
            lists.append(NewsList(addresses.of_news_district(district), title, f"{title}.", tuple(items)))
    return lists


def _districts(view: View, item: News) -> set[str]:
    """Slugs of the districts that an item speaks of, a commune standing for its district."""
    places = view.site.places
    named = [(places.district(name), name) for name in item.places]
    return {
        district.slug
        for whole, name in named
        for district in ([whole] if whole else [district for district, _ in places.communes(name)])
    }
