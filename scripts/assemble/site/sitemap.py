"""sitemap.xml and robots.txt (sitemaps.org protocol 0.9), and the news of the last two days for Google News.

Dates come from the records, never from the build day: a page that did not change must not look new.
"""

from __future__ import annotations

from datetime import date, timedelta
from xml.sax.saxutils import escape

from scripts.assemble.tree import Tree
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.page import News

NEWS = "tin-tuc/sitemap-news.xml"
# https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap: two days, and a thousand at most.
_FRESH, _MOST = timedelta(days=2), 1000


def build(view: View, site_url: str, pages: list[str]) -> Tree:
    """`pages` are the addresses of the assembled pages that search engines may list."""
    changed = _changed(view)
    rows = []
    for url in pages:
        day = f"<lastmod>{changed[url].isoformat()}</lastmod>" if url in changed else ""
        rows.append(f"<url><loc>{escape(site_url + url)}</loc>{day}</url>\n")
    sitemap = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n' + "".join(rows) + "</urlset>\n"
    )
    robots = f"User-agent: *\nAllow: /\nDisallow: /tim-kiem/\nSitemap: {site_url}sitemap.xml\n"
    robots += f"Sitemap: {site_url}{NEWS}\n"
    return {
        "files/sitemap.xml": sitemap.encode(),
        f"files/{NEWS}": _news(view, site_url).encode(),
        "files/robots.txt": robots.encode(),
    }


def _news(view: View, site_url: str) -> str:
    """What was published within two days; an empty list when nothing was, which Google takes as it is meant."""
    published = [*view.news, *view.translations_of(News)]
    fresh = [item for item in published if item.published > view.now - _FRESH]
    fresh.sort(key=lambda item: (-item.published.timestamp(), item.slug, item.lang))
    name = escape(view.site.identity.name)
    rows = (
        f"<url><loc>{escape(site_url + addresses.of_article(item))}</loc><news:news>"
        f"<news:publication><news:name>{name}</news:name><news:language>{item.lang}</news:language></news:publication>"
        f"<news:publication_date>{item.published.isoformat()}</news:publication_date>"
        f"<news:title>{escape(item.title)}</news:title></news:news></url>\n"
        for item in fresh[:_MOST]
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        ' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">\n' + "".join(rows) + "</urlset>\n"
    )


def _changed(view: View) -> dict[str, date]:
    found: dict[str, date] = {}
    for article in view.site.articles:
        if article.updated:
            found[addresses.of_article(article)] = article.updated
    for item in view.news:
        found[addresses.of_article(item)] = item.last_change
    for explainer in view.site.explainers:
        law = view.site.laws_by_slug.get(explainer.slug)
        if law and explainer.updated:
            found[addresses.of_law_article(law, explainer.article)] = explainer.updated
    for event in view.events:
        if event.last_change:
            found[addresses.of_event(event)] = event.last_change
    return found
