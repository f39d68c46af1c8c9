"""/luat/ and /luat/<slug>/ — which texts there are; what each is, whether it is in force, its chapters and articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from scripts.assemble.help.cards import SituationCard, of_situation
from scripts.assemble.laws import card, json_ld
from scripts.assemble.laws.facts import Articles, LawFacts, RelatedLaw
from scripts.assemble.laws.in_force import ForceBox
from scripts.assemble.page import Crumb, Fact, Link, Page, PageData, Pages, source_row, toc_of
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.law import Article, Chapter, Law, LawKind
from scripts.model.page import LawBody
from scripts.model.source import Source
from scripts.vietnamese import dates
from scripts.words import text


@dataclass(frozen=True, slots=True)
class LawCard:
    """A text in the list."""

    title: str
    summary: str
    number: str
    url: str
    force: ForceBox


@dataclass(frozen=True, slots=True, kw_only=True)
class LawsPage(PageData):
    """What laws.html prints: the laws laid out by article, and all others."""

    template: ClassVar[str] = "laws.html"

    laws: tuple[LawCard, ...]
    others: tuple[LawCard, ...]
    situations: tuple[SituationCard, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Relations:
    """The texts that this one replaces, is guided by and so on."""

    title: str
    rows: tuple[RelatedLaw, ...]


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article in its chapter; it is a link where it has a page."""

    number: str
    title: str
    id: str
    url: str | None
    brief: str | None


@dataclass(frozen=True, slots=True)
class ArticleGroup:
    """The articles of a section, or those of a chapter that stand in none."""

    title: str | None
    articles: tuple[ArticleRow, ...]


@dataclass(frozen=True, slots=True)
class ChapterRow:
    """A chapter, or all articles of a text without chapters."""

    id: str
    title: str
    groups: tuple[ArticleGroup, ...]
    number: str | None = None
    part: str | None = None
    span: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LawPage(PageData):
    """What law.html prints."""

    template: ClassVar[str] = "law.html"

    json: str
    akn: str | None
    law_slug: str
    force: ForceBox
    facts: tuple[Fact, ...]
    relations: tuple[Relations, ...]
    related: tuple[Link, ...]
    situations: tuple[SituationCard, ...]
    chapters: tuple[ChapterRow, ...]
    all_pages: bool
    no_text: bool
    official: Source | None
    citation: str
    short: str


def build(view: View) -> Pages:
    """The list of texts, the law in force first, and an overview of each."""
    if not view.site.laws:
        return {}
    bodies = {body.slug: body for body in view.site.law_bodies}
    pages = {"luat/": Page(_list(view, bodies))}
    for facts in view.law_facts.values():
        articles = view.article_facts[facts.law.number]
        body = bodies.get(facts.law.slug)
        markdown = view.article_body(body, facts.url) if body else ""
        node = json_ld.of_law(facts, view.site_url)
        pages[facts.url] = Page(_overview(view, facts, articles, body), markdown, card.of(facts), node)
    return pages


def ways_in(view: View) -> Iterator[Link]:
    """The other ways into the law, where they exist."""
    if view.law_in_force and view.site.explainers and view.site.relations(view.law_in_force, "replaces"):
        yield Link(text("laws.comparison.way"), addresses.COMPARISON)
    yield Link(text("laws.timeline.title"), addresses.TIMELINE)
    if view.site.glossaries:
        yield Link(text("laws.glossary.title"), addresses.GLOSSARY)
    if view.site.easy_pages:
        yield Link(text("laws.easy"), addresses.EASY_PAGES)


def _list(view: View, bodies: dict[str, LawBody]) -> LawsPage:
    ordered = sorted(view.law_facts.values(), key=lambda facts: _rank(view, facts))
    main = [facts for facts in ordered if _is_main(facts)]
    return LawsPage(
        title=text("laws.title"),
        description=text("laws.summary"),
        section="luat",
        laws=tuple(_card(facts, bodies.get(facts.law.slug)) for facts in main),
        others=tuple(_card(facts) for facts in ordered if facts not in main),
        situations=tuple(map(of_situation, view.situations)),
        links=tuple(ways_in(view)),
    )


def _is_main(facts: LawFacts) -> bool:
    return facts.law.kind is LawKind.LAW and bool(facts.law.articles)


def _rank(view: View, facts: LawFacts) -> tuple[bool, bool, bool, int, str]:
    """The law in force, then other laws laid out by article, then the rest, the newest first."""
    law = facts.law
    day = law.effective or law.passed
    return (
        law is not view.law_in_force,
        not _is_main(facts),
        not law.articles,
        -day.toordinal() if day else 0,
        law.number,
    )


def _card(facts: LawFacts, body: LawBody | None = None) -> LawCard:
    law = facts.law
    return LawCard(law.short_title, body.summary if body else law.title, law.number, facts.url, facts.force)


def _overview(view: View, facts: LawFacts, articles: Articles, body: LawBody | None) -> LawPage:
    law, official = facts.law, facts.law.official_source
    sources = (*((official,) if official else ()), *law.sources, *(body.sources if body else ()))
    return LawPage(
        title=law.name,
        description=" ".join((body.summary if body else law.title).split()),
        section="luat",
        crumbs=(Crumb(text("laws.title"), "luat/"), Crumb(law.number, facts.url)),
        search_weight=facts.search_weight,
        toc=toc_of(body.body) if body else (),
        sources=tuple(map(source_row, sources)),
        notes=law.notes,
        updated=dates.short(body.updated) if body and body.updated else None,
        alternates=view.alternates(body) if body else (),
        json=facts.data,
        akn=facts.akn,
        law_slug=law.slug,
        force=facts.force,
        facts=tuple(_facts(facts)),
        relations=tuple(
            Relations(text(f"laws.relations.{name}"), rows) for name, rows in facts.relations.items() if rows
        ),
        related=tuple(ways_in(view)) if law.articles else (),
        situations=tuple(map(of_situation, view.situations)) if law is view.law_in_force else (),
        chapters=tuple(_chapters(law, articles)),
        # Articles with pages of their own are found there.
        all_pages=all(article.short for article in articles.values()),
        no_text=bool(law.articles) and facts.text is None,
        official=official,
        citation=facts.citation,
        short=facts.short,
    )


def _facts(facts: LawFacts) -> Iterator[Fact]:
    law = facts.law
    count = text("laws.fact.articles", count=len(law.articles)) if law.articles else None
    if count and law.chapters:
        count = f"{text('laws.fact.chapters', count=len(law.chapters))}, {count}"
    rows = (
        (text("laws.fact.number"), law.number),
        (text("laws.fact.kind"), law.kind.label),
        (text("laws.fact.issuer"), law.issuer),
        (text("laws.fact.passed" if law.kind is LawKind.LAW else "laws.fact.issued"), facts.passed),
        (text("laws.fact.effective"), facts.effective),
        (text("laws.fact.ended"), facts.ended),
        (text("laws.fact.gazette"), law.gazette),
        (text("laws.fact.count"), count),
    )
    yield from (Fact(term, words) for term, words in rows if words)


def _chapters(law: Law, facts: Articles) -> Iterator[ChapterRow]:
    if law.direct:
        group = ArticleGroup(None, _rows(facts, law.direct))
        yield ChapterRow("cac-dieu", text("laws.articles"), (group,))
    for chapter in law.chapters:
        groups = tuple(_groups(facts, chapter))
        yield ChapterRow(chapter.anchor, chapter.title, groups, chapter.number, chapter.part, _span(chapter.articles))


def _span(articles: tuple[Article, ...]) -> str | None:
    """A chapter whose articles nobody has written down yet has none to name."""
    numbers = dict.fromkeys(article.number for article in (*articles[:1], *articles[-1:]))
    return text("laws.article", number="–".join(numbers)) if numbers else None


def _groups(facts: Articles, chapter: Chapter) -> Iterator[ArticleGroup]:
    if chapter.direct:
        yield ArticleGroup(None, _rows(facts, chapter.direct))
    for section in chapter.sections:
        title = text("laws.section", number=section.number, title=section.title)
        yield ArticleGroup(title, _rows(facts, section.articles))


def _rows(facts: Articles, articles: Iterable[Article]) -> tuple[ArticleRow, ...]:
    found = (facts[article.number] for article in articles)
    return tuple(
        ArticleRow(
            number=one.article.number,
            title=one.article.title,
            id=one.article.anchor,
            url=one.url if one.short else None,
            brief=one.explainer.brief if one.explainer else None,
        )
        for one in found
    )
