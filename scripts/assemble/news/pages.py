"""/tin-tuc/… — the latest, the years, and every item."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from scripts.assemble.laws import in_force
from scripts.assemble.news import feeds
from scripts.assemble.news.lists import NewsList, news_lists
from scripts.assemble.page import relative
from scripts.assemble.parts import wording
from scripts.assemble.press import links_of
from scripts.assemble.site import cards, json_ld
from scripts.assemble.tree import Meta, Tree, markdown_page, page_path
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.page import News, Withdrawn
from scripts.vietnamese import dates

_LATEST, _RELATED = 30, 3
_HERE = ("Tin tức", "tin-tuc/")


def build(view: View) -> Tree:
    """Every page of news."""
    years = {year: list(items) for year, items in groupby(view.news, lambda item: item.date.year)}
    all_news, *narrower = news_lists(view)
    index = _list(view, all_news) | {
        "years": [
            {"text": f"Năm {year}", "url": addresses.of_news_year(year), "count": len(items)}
            for year, items in years.items()
        ],
        "lists": [{"text": found.title, "url": found.url, "count": len(found.items)} for found in narrower],
    }
    tree = {page_path("tin-tuc/"): markdown_page(index)}
    for found in narrower:
        tree[page_path(found.url)] = markdown_page(
            _list(view, found) | {"crumbs": [{"title": _HERE[0], "url": _HERE[1]}]}
        )
    for year, items in years.items():
        tree[page_path(addresses.of_news_year(year))] = markdown_page(_year(view, year, items))
    for item in (*view.news, *view.translations_of(News)):
        url = addresses.of_article(item)
        tree[page_path(url)] = markdown_page(_item(view, item, url), view.article_body(item, url))
    for notice in view.site.withdrawn:
        url = addresses.of_withdrawn(notice)
        tree[page_path(url)] = _notice(view, notice, url)
    return tree


def _list(view: View, found: NewsList) -> Meta:
    """A list with the latest of it, and its feeds."""
    return view.base(found.title, found.summary, "news-index", "tin-tuc") | {
        "lead": found.summary,
        "groups": [{"title": "Mới nhất", "news": [view.news_card(item) for item in found.items[:_LATEST]]}],
        "feeds": feeds.links_of(found),
    }


def _year(view: View, year: int, items: list[News]) -> Meta:
    title = f"Tin tức năm {year}"
    summary = f"{len(items)} tin, bài đăng trong năm {year}."
    groups = [
        {"title": dates.month_title(month_items[0].date), "news": [view.news_card(item) for item in month_items]}
        for month_items in (list(found) for _, found in groupby(items, lambda item: item.date.month))
    ]
    meta = view.base(title, summary, "news-index", "tin-tuc", (_HERE, (str(year), addresses.of_news_year(year))))
    return meta | {"lead": summary, "groups": groups}


def _notice(view: View, notice: Withdrawn, url: str) -> Any:
    """What stays of an item that was taken back: that it was here, and why it is not."""
    meta = view.base(wording.withdrawn(notice.words), notice.reason, "page", "tin-tuc", (_HERE,))
    remark, link = wording.withdrawn_remark(notice.date, notice.words)
    body = f"{remark}\n\n[{link}]({relative(addresses.CORRECTIONS, url)})"
    return markdown_page(meta | {"noindex": True, "lang": notice.words}, body)


def _item(view: View, item: News, url: str) -> Meta:
    crumbs = (_HERE, (str(item.date.year), addresses.of_news_year(item.date.year)))
    meta = view.base(item.title, item.summary, "news", "tin-tuc", crumbs) | view.article(item)
    # Within a citation the latest come first, so a few of each are enough to choose from.
    near = [other for citation in item.law for other in view.news_by_citation.get(citation, [])[: _RELATED + 1]]
    others = [other for slug, other in {other.slug: other for other in near}.items() if slug != item.slug]
    return meta | {
        "lead": item.summary,
        "json_ld": json_ld.of_news(view, item, url),
        "card": cards.of_news(item),
        "og_type": "article",
        "press": [*links_of(view, item), {"kind": "ninjs", "url": addresses.of_ninjs(item)}],
        "feeds": [{"type": "application/json", "title": item.title, "url": addresses.of_news_data(item)}],
        "date_text": wording.day_in_words(item.date, item.lang),
        "date_iso": item.date.isoformat(),
        "published": item.published.isoformat(),
        "modified": item.modified.isoformat(),
        "kind": item.kind.value,
        "kind_label": item.kind.label,
        "author": item.author,
        "changes": [{"date": wording.day(change.day, item.lang), "text": change.note} for change in item.changes],
        "correction": item.correction,
        "contact": item.contact.model_dump(exclude_none=True) if item.contact else None,
        "basis": in_force.basis(view, item, item.date, "tại thời điểm đăng"),
        "related": [view.news_card(view.in_language(other, item.lang)) for other in others[:_RELATED]],
        "images": [view.image(item, item.image, url)] if item.image else [],
    }
