"""/bao-chi/nhung/ — the contract of the frames (content/nhung.md), a live one, and the line to paste for each place."""

from __future__ import annotations

from html import escape

from scripts.assemble.events import frames
from scripts.assemble.places.place_pages import by_name
from scripts.assemble.site import plain
from scripts.assemble.tree import Meta, Tree, markdown_page, page_path
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.place import District

# What content/nhung.md advises.
_HEIGHT = 480


def build(view: View) -> Tree:
    """The page, where it is written."""
    page = view.site.pages_by_slug.get("nhung")
    if page is None:
        return {}
    url = addresses.of_article(page)
    districts = sorted(view.site.places.districts, key=by_name)
    meta = plain.written(view, page, "embed-guide", "bao-chi", (("Báo chí", addresses.PRESS),))
    meta["frames"] = [_frame(view, district) for district in (None, *districts)]
    meta["toc"] = [{"title": "Dòng để dán", "id": "muc-dong-de-dan"}, *meta["toc"]]
    return {page_path(url): markdown_page(meta, view.article_body(page, url))}


def _frame(view: View, district: District | None) -> Meta:
    url = addresses.of_embed(district)
    title = frames.title_of(view, district)
    return {
        "name": district.name if district else None,
        "url": url,
        "title": title,
        "line": (
            f'<iframe src="{escape(view.site_url + url)}" title="{escape(title)}" width="100%" height="{_HEIGHT}" '
            'loading="lazy" referrerpolicy="no-referrer" '
            'sandbox="allow-popups allow-popups-to-escape-sandbox" style="border:0"></iframe>'
        ),
    }
