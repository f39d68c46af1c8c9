"""/luat/doi-chieu/ — a replaced law beside the one in force, article by article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from scripts.assemble.laws.articles import ChangeTag, change_tag
from scripts.assemble.page import Crumb, Link, Page, PageData, Pages, source_row
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.explainer import Change
from scripts.model.law import Law
from scripts.words import text


@dataclass(frozen=True, slots=True)
class Row:
    """What became of an article."""

    title: str
    url: str
    change: ChangeTag
    successor: tuple[Link, ...]
    text: str | None


@dataclass(frozen=True, slots=True)
class Group:
    """The articles of one of the laws."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonPage(PageData):
    """What law-comparison.html prints."""

    template: ClassVar[str] = "law-comparison.html"

    groups: tuple[Group, ...]


def build(view: View) -> Pages:
    """The articles of a replaced law with what became of each, then what is new."""
    pair = next(_pairs(view), None)
    if pair is None:
        return {}
    old, new = pair
    data = ComparisonPage(
        title=text("laws.comparison.title", old=old.short_title, new=new.short_title),
        description=text("laws.comparison.summary", old=old.number, new=new.number),
        section="luat",
        crumbs=(Crumb(text("laws.title"), "luat/"),),
        sources=tuple(source_row(source) for source in (old.official_source, new.official_source) if source),
        groups=(
            Group(text("laws.comparison.old", number=old.number), tuple(_rows(view, old))),
            Group(text("laws.comparison.new", number=new.number), tuple(_rows(view, new, Change.NEW))),
        ),
    )
    return {addresses.COMPARISON: Page(data)}


def _pairs(view: View) -> Iterator[tuple[Law, Law]]:
    """Explained laws, each with the one that replaced it."""
    explained = {explainer.slug for explainer in view.site.explainers}
    for law in view.site.laws:
        successor = view.site.successor(law)
        if law.slug in explained and successor and successor.articles:
            yield law, successor


def _rows(view: View, law: Law, only: Change | None = None) -> Iterator[Row]:
    for article in view.article_facts[law.number].values():
        explainer = article.explainer
        if explainer and only in (None, explainer.change):
            what = explainer.now or explainer.difference
            yield Row(article.heading, article.url, change_tag(explainer.change), article.successor, what)
