"""/tin-tuc/sitemap-news.xml: the news of the last two days, for Google News."""

from datetime import timedelta
from xml.sax.saxutils import escape

from scripts.assemble.view import View

PATH = "tin-tuc/sitemap-news.xml"
# https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap: two days, and a thousand at most.
_FRESH, _MOST = timedelta(days=2), 1000


def build(view: View) -> dict[str, bytes]:
    """The file; an empty list when nothing was published, which Google takes as it is meant."""
    fresh = [one for one in view.news_facts.values() if one.item.published > view.now - _FRESH]
    fresh.sort(key=lambda one: (-one.item.published.timestamp(), one.item.slug, one.item.lang))
    name = escape(view.site.identity.name)
    rows = (
        f"<url><loc>{escape(one.address)}</loc><news:news><news:publication><news:name>{name}</news:name>"
        f"<news:language>{one.item.lang}</news:language></news:publication>"
        f"<news:publication_date>{one.item.published.isoformat()}</news:publication_date>"
        f"<news:title>{escape(one.item.title)}</news:title></news:news></url>\n"
        for one in fresh[:_MOST]
    )
    file = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        ' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">\n' + "".join(rows) + "</urlset>\n"
    )
    return {f"files/{PATH}": file.encode()}
