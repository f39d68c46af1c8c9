"""/de-doc/… — the most needed pages again, in short sentences with pictures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from scripts.assemble.help.cards import SituationCard, Situations
from scripts.assemble.laws import in_force
from scripts.assemble.laws.in_force import Basis
from scripts.assemble.page import Crumb, Page, PageData, Pages
from scripts.assemble.parts.phones import in_text
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.page import EasyPage
from scripts.words import text


@dataclass(frozen=True, slots=True)
class Line:
    """A short sentence behind an icon of Material's."""

    icon: str
    html: str


@dataclass(frozen=True, slots=True)
class Part:
    """Some lines under a title."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EasyPageData(PageData):
    """What easy-page.html prints; `original` is the address of the page that it retells."""

    template: ClassVar[str] = "easy-page.html"
    private: ClassVar[bool] = True

    parts: tuple[Part, ...]
    original: str
    basis: tuple[Basis, ...]


def build(view: View) -> Pages:
    """The list and every easy page."""
    easy = sorted(view.site.easy_pages, key=lambda page: (page.order, page.slug))
    if not easy:
        return {}
    index = Situations(
        title=text("help.easy.title"),
        description=text("help.easy.summary"),
        section="luat",
        cards=tuple(
            SituationCard(page.title, page.summary, addresses.of_article(page), page.parts[0].lines[0].icon)
            for page in easy
        ),
    )
    pages = {addresses.EASY_PAGES: Page(index)}
    for page in (*easy, *view.translations_of(EasyPage)):
        url = addresses.of_article(page)
        pages[url] = Page(_page(view, page), view.article_body(page, url))
    return pages


def _page(view: View, page: EasyPage) -> EasyPageData:
    numbers = view.site.identity.numbers
    return EasyPageData(
        **view.written(page),
        section="luat",
        crumbs=(Crumb(text("help.easy.title"), addresses.EASY_PAGES),),
        # The page that it retells is found instead; two of each would crowd the results.
        unsearched=True,
        parts=tuple(
            Part(part.title, tuple(Line(line.icon, in_text(line.text, numbers)) for line in part.lines))
            for part in page.parts
        ),
        original=view.field_href(page.of, page.lang),
        basis=in_force.basis(view, page),
    )
