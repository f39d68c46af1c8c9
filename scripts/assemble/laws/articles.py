"""/luat/<slug>/dieu-<n>/ — one article in plain words, beside its official text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from html import escape
from typing import ClassVar

from scripts.assemble.help.cards import QuestionCard, of_question
from scripts.assemble.laws import card, json_ld
from scripts.assemble.laws.facts import ArticleFacts, LawFacts
from scripts.assemble.laws.in_force import ForceBox
from scripts.assemble.page import Crumb, Link, Page, PageData, Pages, paper, source_row
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.explainer import Change, Term
from scripts.model.law import Force, Provision
from scripts.model.law_text import ArticleText, FootnoteText, LawText, PointText
from scripts.model.source import Source
from scripts.words import text

_FOOTNOTE = re.compile(r"\[([0-9]+)\]")
_TONES = {Change.KEPT: "ok", Change.CHANGED: "check", Change.NEW: "ok", Change.GONE: "off"}


@dataclass(frozen=True, slots=True)
class ChangeTag:
    """What became of an article from one law to the next."""

    text: str
    tone: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the official text; `id` is its place where it is a point."""

    label: str
    html: str
    point: bool = False
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """A point by its letter, and its place on the page."""

    letter: str
    id: str


@dataclass(frozen=True, slots=True)
class Row:
    """A clause, or what stands before the clauses: our words and, where it is at hand, the official text."""

    clause: str | None
    id: str | None
    gist: str | None
    points: tuple[Letter, ...]
    text: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Guide:
    """A text that guides the article; one that the site does not know is a number."""

    text: str
    url: str | None = None
    force: ForceBox | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePage(PageData):
    """What law-article.html prints."""

    template: ClassVar[str] = "law-article.html"

    law: Link
    overview: str
    json: str
    akn: str | None
    force: ForceBox
    brief: str | None
    rows: tuple[Row, ...]
    text_source: str | None
    footnotes: tuple[FootnoteText, ...]
    official: Source | None
    terms: tuple[Term, ...]
    concerns: tuple[str, ...]
    difference: str | None
    change: ChangeTag | None
    asked: tuple[str, ...]
    predecessor: tuple[Link, ...]
    successor: tuple[Link, ...]
    related: tuple[Link, ...]
    guides: tuple[Guide, ...]
    previous: Link | None
    next: Link | None
    questions: tuple[QuestionCard, ...]
    situations: tuple[Link, ...]
    easy: str | None
    citation: str
    short: str


def build(view: View) -> Pages:
    """A page for each article that is explained or whose text is at hand."""
    return {
        article.url: Page(
            _data(view, law, article),
            view.article_body(article.explainer, article.url) if article.explainer else "",
            card.of(law, article),
            json_ld.of_article(law, article),
        )
        for law in view.law_facts.values()
        for article in view.article_facts[law.law.number].values()
        if article.short
    }


def change_tag(change: Change) -> ChangeTag:
    """The change in a word."""
    return ChangeTag(change.label, _TONES[change])


def _data(view: View, law: LawFacts, article: ArticleFacts) -> ArticlePage:
    explainer, explained, short = article.explainer, article.explained, article.short or ""
    summary = explainer.brief if explainer else text("laws.whole", number=article.article.number, law=law.law.name)
    official, address = law.law.official_source, view.site_url + short
    printed = law.text if article.printed else None
    previous, following = article.neighbours
    return ArticlePage(
        title=article.heading,
        description=" ".join(summary.split()),
        section="luat",
        crumbs=_crumbs(law, article),
        search_weight=law.search_weight,
        alternates=view.alternates(explainer) if explainer else (),
        sources=tuple(source_row(source) for source in ((official,) if official else law.law.sources)),
        paper=paper(address, view.codes.of(address)),
        law=law.link,
        overview=f"{law.url}#{article.article.anchor}",
        json=article.data,
        akn=law.akn,
        force=_force(law, article),
        brief=explained.brief if explained else None,
        rows=tuple(_rows(article)),
        text_source=printed.source if printed else None,
        footnotes=tuple(_footnotes(printed, article.printed)) if printed and article.printed else (),
        official=official,
        terms=explainer.terms if explainer else (),
        concerns=explainer.concerns if explainer else (),
        difference=explained.difference if explained else None,
        change=change_tag(explainer.change) if explainer else None,
        asked=explainer.asked if explainer else (),
        predecessor=article.predecessor,
        successor=article.successor,
        related=article.related,
        guides=tuple(_guide(view, guide) for guide in explainer.guides) if explainer else (),
        previous=previous,
        next=following,
        questions=tuple(map(of_question, article.questions)),
        situations=tuple(Link(one.title, addresses.of_article(one)) for one in article.situations),
        easy=view.easy_of.get(article.url),
        citation=article.citation,
        short=short,
    )


def _crumbs(law: LawFacts, article: ArticleFacts) -> tuple[Crumb, ...]:
    """The law and the article's chapter, as a place on the law's overview."""
    crumbs = (Crumb(text("laws.title"), "luat/"), Crumb(law.law.number, law.url))
    chapter = article.chapter
    if chapter is None:
        return crumbs
    return (*crumbs, Crumb(text("laws.chapter", number=chapter.number), f"{law.url}#{chapter.anchor}"))


def _force(law: LawFacts, article: ArticleFacts) -> ForceBox:
    """Of an ended law, the explainer says what holds instead of the article."""
    if law.standing is Force.ENDED and article.explained and article.explained.now:
        return ForceBox(article.force.tone, article.force.title, html=article.explained.now)
    return article.force


def _guide(view: View, number: str) -> Guide:
    guide = view.law_facts.get(number)
    return Guide(guide.law.name, guide.url, guide.force) if guide else Guide(number)


def _rows(article: ArticleFacts) -> Iterator[Row]:
    """A row a clause, each with the place that links name."""
    outline, printed = article.outline or {}, article.printed
    gists = article.explained.gists if article.explained else {}
    first = [""] if "" in gists or (printed and printed.text) or "" in outline else []
    for clause in dict.fromkeys([*first, *outline, *gists]):
        provision = replace(article.provision, clause=clause or None)
        yield Row(
            clause=provision.clause,
            id=provision.anchor or None,
            gist=gists.get(clause),
            points=tuple(Letter(point, replace(provision, point=point).anchor) for point in outline.get(clause, ())),
            text=tuple(_official(printed, provision)) if printed else (),
        )


def _official(printed: ArticleText, provision: Provision) -> Iterator[Paragraph]:
    """The official text of a clause, or of what stands before the clauses."""
    clause = printed.clause(provision.clause) if provision.clause else None
    if clause:
        yield from _paragraphs(clause.text, clause.label or f"{clause.number}.")
    elif provision.clause:
        return
    else:
        yield from _paragraphs(printed.text)
    part = clause or printed
    yield from _points(part.points, provision)
    yield from _paragraphs(part.closing)


def _points(points: Iterable[PointText], clause: Provision) -> Iterator[Paragraph]:
    for point in points:
        first, *rest = _paragraphs(point.text, point.label or f"{point.letter})")
        yield replace(first, point=True, id=replace(clause, point=point.letter).anchor)
        yield from (replace(paragraph, point=True) for paragraph in rest)


def _footnotes(text: LawText, printed: ArticleText) -> Iterator[FootnoteText]:
    """The footnotes of a consolidated text that the article refers to."""
    marks = set(_FOOTNOTE.findall("\n".join(printed.lines)))
    yield from (note for note in text.footnotes if note.mark in marks)


def _paragraphs(text: str, label: str = "") -> Iterator[Paragraph]:
    for place, line in enumerate(text.split("\n") if text or label else []):
        yield Paragraph("" if place else label, _FOOTNOTE.sub(r"<sup>[\1]</sup>", escape(line, quote=False)))
