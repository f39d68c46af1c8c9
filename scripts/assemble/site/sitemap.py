"""sitemap.xml and robots.txt (sitemaps.org protocol 0.9).

Dates come from the records, never from the build day: a page that did not change must not look new.
"""

from datetime import date
from xml.sax.saxutils import escape

from scripts.assemble.news import sitemap as news_sitemap
from scripts.assemble.tree import Tree
from scripts.assemble.view import View
from scripts.model import addresses


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
    robots += f"Sitemap: {site_url}{news_sitemap.PATH}\n"
    return {
        "files/sitemap.xml": sitemap.encode(),
        "files/robots.txt": robots.encode(),
    }


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
