"""/<slug>/ — pages written by hand, the press landing and the search page; /<language>/ and what is plain below it."""

from __future__ import annotations

from scripts.assemble import in_force
from scripts.assemble.tree import Meta, Tree, markdown_page, page_path
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.page import Article, LawBody, Page

# Pages with a template of their own.
_TEMPLATES = {"bao-chi": "press", "ho-tro": "help"}


def build(view: View) -> Tree:
    """Every page of content/*.md but the home page, and /tim-kiem/."""
    tree = {page_path("tim-kiem/"): markdown_page(_search(view))}
    for page in view.site.pages:
        if page.slug != "index":
            url = addresses.of_article(page)
            tree[page_path(url)] = markdown_page(_page(view, page, url), view.article_body(page, url))
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


def _page(view: View, page: Page, url: str) -> Meta:
    meta = view.base(page.title, page.summary, _TEMPLATES.get(page.slug, "page"), _section(view, page))
    meta |= view.article(page) | {
        "lead": page.summary,
        "situations": view.doors(page),
        "basis": in_force.basis(view, page),
        "easy": view.easy_of.get(url),
    }
    if page.slug == "bao-chi":
        meta["news"] = [view.news_card(item) for item in view.news[:4]]
        meta["events"] = [view.event_card(event) for event in view.past[:4]]
    return meta


def _section(view: View, page: Article) -> str:
    return page.slug if page.slug in {item.section for item in view.site.identity.navigation} else ""


def _search(view: View) -> Meta:
    scopes = [{"slug": law.slug, "text": law.short_title} for law in view.site.laws if law.articles]
    meta = view.base("Tìm kiếm", "Tìm trong toàn bộ trang, có dấu hoặc không dấu.", "search")
    return meta | {"noindex": True, "scopes": scopes}
