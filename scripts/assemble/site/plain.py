"""/<slug>/ — pages written by hand and the search page; /<language>/ and what is plain below it."""

from __future__ import annotations

from scripts.assemble.laws import in_force
from scripts.assemble.tree import Meta, Tree, markdown_page, page_path
from scripts.assemble.view import Crumb, View
from scripts.model import addresses
from scripts.model.kinds import BELOW
from scripts.model.page import Article, LawBody, Page

# Pages with a builder of their own: home.py, press_room.py, calendar_guide.py, embed_guide.py.
_ELSEWHERE = {"index", "bao-chi", *BELOW}


def build(view: View) -> Tree:
    """Every page of content/*.md that has no builder of its own, and /tim-kiem/."""
    tree = {page_path("tim-kiem/"): markdown_page(_search(view))}
    for page in view.site.pages:
        if page.slug not in _ELSEWHERE:
            url = addresses.of_article(page)
            meta = written(view, page, "help" if page.slug == "ho-tro" else "page") | {"situations": view.doors(page)}
            tree[page_path(url)] = markdown_page(meta, view.article_body(page, url))
    # The front page and the pages of the law are lists of what is in Vietnamese; a translation is what was written.
    for translation in (*view.translations_of(Page), *view.translations_of(LawBody)):
        url = addresses.of_article(translation)
        tree[page_path(url)] = markdown_page(_translation(view, translation, url), view.article_body(translation, url))
    return tree


def _translation(view: View, page: Article, url: str) -> Meta:
    of_law = isinstance(page, LawBody)
    crumbs = (("Luật", "luat/"),) if of_law else ()
    section = "luat" if of_law else _section(view, page)
    meta = view.base(page.title, page.summary, "page", section, crumbs) | view.article(page)
    return meta | {"lead": page.summary, "basis": in_force.basis(view, page), "easy": view.easy_of.get(url)}


def written(view: View, page: Page, template: str, section: str | None = None, crumbs: tuple[Crumb, ...] = ()) -> Meta:
    """The data of a page written by hand; without a `section` it is its own."""
    section = _section(view, page) if section is None else section
    return (
        view.base(page.title, page.summary, template, section, crumbs)
        | view.article(page)
        | {
            "lead": page.summary,
            "basis": in_force.basis(view, page),
            "easy": view.easy_of.get(addresses.of_article(page)),
        }
    )


def _section(view: View, page: Article) -> str:
    return page.slug if page.slug in {item.section for item in view.site.identity.navigation} else ""


def _search(view: View) -> Meta:
    scopes = [{"slug": law.slug, "text": law.short_title} for law in view.site.laws if law.articles]
    meta = view.base("Tìm kiếm", "Tìm trong toàn bộ trang, có dấu hoặc không dấu.", "search")
    return meta | {"noindex": True, "scopes": scopes}
