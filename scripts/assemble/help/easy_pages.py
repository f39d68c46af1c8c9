"""/de-doc/… — the most needed pages again, in short sentences with pictures."""

from __future__ import annotations

from scripts.assemble.laws import in_force
from scripts.assemble.parts.phones import in_text
from scripts.assemble.tree import Meta, Tree, markdown_page, page_path
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.page import EasyPage

_HERE = ("Bản dễ đọc", addresses.EASY_PAGES)


def build(view: View) -> Tree:
    """The list and every easy page."""
    pages = sorted(view.site.easy_pages, key=lambda page: (page.order, page.slug))
    if not pages:
        return {}
    summary = "Những trang cần nhất, viết bằng câu ngắn, mỗi câu một ý."
    index = view.base("Bản dễ đọc", summary, "easy-pages", "luat") | {
        "lead": summary,
        "pages": [
            {"title": page.title, "summary": page.summary, "url": addresses.of_article(page), "icon": _icon(page)}
            for page in pages
        ],
    }
    tree = {page_path(addresses.EASY_PAGES): markdown_page(index)}
    for page in (*pages, *view.translations_of(EasyPage)):
        url = addresses.of_article(page)
        tree[page_path(url)] = markdown_page(_meta(view, page), view.article_body(page, url))
    return tree


def _icon(page: EasyPage) -> str:
    return page.parts[0].lines[0].icon


def _meta(view: View, page: EasyPage) -> Meta:
    meta = view.base(page.title, page.summary, "easy-page", "luat", (_HERE,)) | view.article(page)
    numbers = view.site.identity.numbers
    return meta | {
        "parts": [
            {
                "title": part.title,
                "lines": [{"icon": line.icon, "html": in_text(line.text, numbers)} for line in part.lines],
            }
            for part in page.parts
        ],
        # The page that it retells is found instead; two of each would crowd the results.
        "unsearched": True,
        "original": view.field_href(page.of, page.lang),
        "basis": in_force.basis(view, page),
    }
