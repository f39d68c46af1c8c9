"""/tin-tuc/… — the latest, the years, and every item."""

from __future__ import annotations

from itertools import groupby

from scripts.assemble import in_force
from scripts.assemble.tree import Meta, Tree, markdown_page, page_path
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.page import News
from scripts.vietnamese import dates

_LATEST, _RELATED = 30, 3
_HERE = ("Tin tức", "tin-tuc/")


def build(view: View) -> Tree:
    """Every page of news."""
    years = {year: list(items) for year, items in groupby(view.news, lambda item: item.date.year)}
    groups = [{"title": "Mới nhất", "news": [view.news_card(item) for item in view.news[:_LATEST]]}]
    summary = "Tin, bài về phòng, chống ma túy ở Nghệ An, viết từ nguồn công khai; mỗi bài ghi rõ nguồn."
    index = view.base("Tin tức", summary, "news-index", "tin-tuc") | {
        "lead": summary,
        "groups": groups,
        "years": [
            {"text": f"Năm {year}", "url": addresses.of_news_year(year), "count": len(items)}
            for year, items in years.items()
        ],
    }
    tree = {page_path("tin-tuc/"): markdown_page(index)}
    for year, items in years.items():
        tree[page_path(addresses.of_news_year(year))] = markdown_page(_year(view, year, items))
    for item in view.news:
        url = addresses.of_article(item)
        tree[page_path(url)] = markdown_page(_item(view, item, url), view.article_body(item, url))
    return tree


def _year(view: View, year: int, items: list[News]) -> Meta:
    title = f"Tin tức năm {year}"
    summary = f"{len(items)} tin, bài đăng trong năm {year}."
    groups = [
        {"title": dates.month_title(month_items[0].date), "news": [view.news_card(item) for item in month_items]}
        for month_items in (list(found) for _, found in groupby(items, lambda item: item.date.month))
    ]
    meta = view.base(title, summary, "news-index", "tin-tuc", (_HERE, (str(year), addresses.of_news_year(year))))
    return meta | {"lead": summary, "groups": groups}


def _item(view: View, item: News, url: str) -> Meta:
    crumbs = (_HERE, (str(item.date.year), addresses.of_news_year(item.date.year)))
    meta = view.base(item.title, item.summary, "news", "tin-tuc", crumbs) | view.article(item)
    # Within a citation the latest come first, so a few of each are enough to choose from.
    alike = {other.slug: other for citation in item.law for other in view.news_by_citation[citation][: _RELATED + 1]}
    others = [other for slug, other in alike.items() if slug != item.slug]
    return meta | {
        "lead": item.summary,
        "date_text": dates.in_words(item.date),
        "date_iso": item.date.isoformat(),
        "kind_label": item.kind.label,
        "author": item.author,
        "changes": [{"date": dates.short(change.date), "text": change.note} for change in item.changes],
        "correction": item.correction,
        "contact": item.contact.model_dump(exclude_none=True) if item.contact else None,
        "basis": in_force.basis(view, item, item.date, "tại thời điểm đăng"),
        "related": [view.news_card(other) for other in others[:_RELATED]],
        "images": [view.image(item, item.image, url)] if item.image else [],
    }
