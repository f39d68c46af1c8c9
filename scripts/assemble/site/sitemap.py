"""sitemap.xml and robots.txt (sitemaps.org protocol 0.9). Beyond 50,000 pages, the most that a file may list,
sitemap.xml leads to parts.

Dates come from the records, never from the build day: a page that did not change must not look new.
"""

from collections.abc import Iterable
from datetime import date
from xml.sax.saxutils import escape

from scripts.assemble.news import sitemap as news_sitemap
from scripts.assemble.tree import Tree
from scripts.assemble.view import View
from scripts.model import addresses

MOST = 50_000
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def build(view: View, site_url: str, pages: list[str]) -> Tree:
    """`pages` are the addresses of the assembled pages that search engines may list."""
    changed = _changed(view)
    rows = []
    for url in pages:
        day = f"<lastmod>{changed[url].isoformat()}</lastmod>" if url in changed else ""
        rows.append(f"<url><loc>{escape(site_url + url)}</loc>{day}</url>\n")
    sitemaps = {"sitemap.xml": _written("urlset", rows)}
    if len(rows) > MOST:
        parts = [rows[first : first + MOST] for first in range(0, len(rows), MOST)]
        sitemaps = {f"sitemap-{number}.xml": _written("urlset", part) for number, part in enumerate(parts, 1)}
        leads = [f"<sitemap><loc>{escape(site_url + name)}</loc></sitemap>\n" for name in sitemaps]
        sitemaps["sitemap.xml"] = _written("sitemapindex", leads)
    robots = f"User-agent: *\nAllow: /\nDisallow: /tim-kiem/\nSitemap: {site_url}sitemap.xml\n"
    robots += f"Sitemap: {site_url}{news_sitemap.PATH}\n"
    return {f"files/{name}": data for name, data in sitemaps.items()} | {"files/robots.txt": robots.encode()}


def _written(name: str, rows: Iterable[str]) -> bytes:
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<{name} xmlns="{_NAMESPACE}">\n'
    return f"{head}{''.join(rows)}</{name}>\n".encode()


def _changed(view: View) -> dict[str, date]:
    site = view.site
    laws = ((one, site.laws_by_slug.get(one.slug)) for one in site.explainers)
    days = (
        *((addresses.of_article(article), article.updated) for article in site.articles),
        *((addresses.of_article(item), item.last_change) for item in view.news),
        *((addresses.of_law_article(law, one.article), one.updated) for one, law in laws if law),
        *((addresses.of_event(event), event.last_change) for event in view.events),
    )
    return {url: day for url, day in days if day}
