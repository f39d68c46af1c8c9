"""/luat/ and /luat/<slug>/ — which texts there are; what each is, whether it is in force, its chapters and articles."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from scripts.assemble.diagrams.figures import shown
from scripts.assemble.help.cards import Door, door, of_link
from scripts.assemble.laws import finding, heads
from scripts.assemble.laws.facts import ArticleFacts, Articles, LawFacts, LawHead
from scripts.assemble.laws.printed import Paragraph, paragraphs
from scripts.assemble.outreach import leaflets, posters_of_help
from scripts.assemble.page import Crumb, Fact, Link, Page, PageData, Pages, source_row, toc_of
from scripts.assemble.parts.listing import Group
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.law import Article, Law, LawKind
from scripts.vietnamese import dates
from scripts.words import text


@dataclass(frozen=True, slots=True, kw_only=True)
class _LawsPage(PageData, template="laws.html", private=True):
    """The laws laid out by article, and all others."""

    laws: tuple[LawHead, ...]
    others: tuple[LawHead, ...]
    situations: tuple[Door, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class _ArticleRow:
    """An article in its chapter; it is a link where it has a page."""

    number: str
    title: str
    id: str
    url: str | None
    brief: str | None


@dataclass(frozen=True, slots=True)
class _ChapterRow:
    """A chapter by its sections, or all articles of a text without chapters."""

    id: str
    title: str
    groups: tuple[Group, ...]
    number: str | None = None
    part: str | None = None
    span: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _LawPage(PageData, template="law.html", private=True):
    law: LawHead
    slug: str
    # Before all else, where it has articles but no words: what to do for the official ones, and where.
    find: str
    find_at: Link | None
    why_no_text: str | None
    # Where people read what is other under the law of now than under that of before.
    changes: Door | None
    # Under its title: when it was passed and who signed it.
    signed: str
    facts: tuple[Fact, ...]
    remarks: tuple[str, ...]
    relations: tuple[Group, ...]
    related: tuple[Link, ...]
    situations: tuple[Door, ...]
    posters: tuple[Link, ...]
    loud: str | None
    chapters: tuple[_ChapterRow, ...]
    all_pages: bool
    no_text: bool
    annexes: tuple[Link, ...]
    opening: tuple[Paragraph, ...]
    closing: tuple[Paragraph, ...]


def build(view: View) -> Pages:
    """The list of texts, the law in force first, and an overview of each."""
    if not view.site.laws:
        return {}
    pages = {"luat/": Page(_list(view))}
    for facts in view.law_facts.values():
        url, articles = facts.head.url, view.article_facts[facts.law.number]
        markdown = view.article_body(facts.body, url) if facts.body else ""
        node = heads.node(facts, view.site_url)
        pages[url] = Page(_overview(view, facts, articles), markdown, heads.card(facts), node)
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
    if view.site.diagrams:
        yield Link(text("diagrams.title"), addresses.DIAGRAMS)


def _list(view: View) -> _LawsPage:
    ordered = sorted(view.law_facts.values(), key=lambda facts: _rank(view, facts.law))
    return _LawsPage(
        title=text("laws.title"),
        description=text("laws.summary"),
        section="luat",
        laws=tuple(facts.head for facts in ordered if _is_main(facts.law)),
        others=tuple(facts.head for facts in ordered if not _is_main(facts.law)),
        situations=tuple(map(door, view.situations)),
        links=tuple(ways_in(view)),
    )


def _is_main(law: Law) -> bool:
    return law.kind is LawKind.LAW and bool(law.articles)


def _rank(view: View, law: Law) -> tuple[bool, bool, bool, int, str]:
    """The law in force, then other laws laid out by article, then the rest, the newest first."""
    day = law.effective or law.passed
    newest = -day.toordinal() if day else 0
    return law is not view.law_in_force, not _is_main(law), not law.articles, newest, law.number


def _overview(view: View, facts: LawFacts, articles: Articles) -> _LawPage:
    law, body = facts.law, facts.body
    relations = ((text(f"laws.relations.{name}"), rows) for name, rows in facts.relations.items() if rows)
    return _LawPage(
        title=law.name,
        description=" ".join(facts.head.summary.split()),
        section="luat",
        crumbs=(Crumb(text("laws.title"), "luat/"), Crumb(law.number, facts.head.url)),
        search_weight=facts.search_weight,
        toc=toc_of(body.body) if body else (),
        sources=tuple(map(source_row, dict.fromkeys((*facts.sources, *law.sources, *(body.sources if body else ()))))),
        updated=dates.short(body.updated) if body and body.updated else None,
        alternates=view.alternates(body) if body else (),
        diagrams=shown(view, body.diagram, body.lang) if body else (),
        law=facts.head,
        offers=leaflets.offered_of(view, law),
        slug=law.slug,
        **_finding(facts),
        changes=of_link(view, body.lang, body.changes) if body and body.changes else None,
        signed=" · ".join(f"{term}: {words}" for term, words in reversed(_signing(law, facts.head)) if words),
        facts=tuple(_facts(law, facts.head)),
        remarks=law.notes if law.articles else (*law.notes, text("laws.unread")),
        relations=tuple(Group(title, rows) for title, rows in relations),
        related=tuple(ways_in(view)) if law.articles else (),
        situations=tuple(map(door, view.situations)) if law is view.law_in_force else (),
        posters=posters_of_help.of_law(view, law),
        loud=view.loud_of.get(addresses.of_law(law)),
        chapters=tuple(_chapters(law, articles)),
        # Articles with pages of their own are found there.
        all_pages=all(article.short for article in articles.values()),
        no_text=bool(law.articles) and facts.text is None,
        annexes=tuple(part.link for part in facts.annexes),
        opening=tuple(paragraphs(facts.text.preamble)) if facts.text else (),
        closing=tuple(paragraphs(facts.text.closing)) if facts.text else (),
    )


def _finding(facts: LawFacts) -> dict[str, Any]:
    """How to come by the official words of a text of which this site has only its own."""
    if facts.text:
        return {"find": "", "find_at": None, "why_no_text": None}
    found = finding.published(facts)
    by_number = "" if found else text("laws.find.by_number", number=facts.law.number)
    return {"find": by_number, "find_at": found or finding.place(), "why_no_text": text("laws.find.why")}


def _signing(law: Law, head: LawHead) -> tuple[tuple[str, str | None], tuple[str, str | None]]:
    day = text("laws.fact.passed" if law.kind is LawKind.LAW else "laws.fact.issued")
    return (text("laws.fact.signer"), law.signer), (day, head.passed)


def _facts(law: Law, head: LawHead) -> Iterator[Fact]:
    count = text("laws.fact.articles", count=len(law.articles)) if law.articles else None
    if count and law.chapters:
        count = f"{text('laws.fact.chapters', count=len(law.chapters))}, {count}"
    rows = (
        (text("laws.fact.number"), law.number),
        (text("laws.fact.kind"), law.kind.label),
        (text("laws.fact.issuer"), law.issuer),
        *_signing(law, head),
        (text("laws.fact.effective"), head.effective),
        (text("laws.fact.ended"), head.ended),
        (text("laws.fact.gazette"), law.gazette),
        (text("laws.fact.count"), count),
    )
    return (Fact(term, words) for term, words in rows if words)


def _chapters(law: Law, facts: Articles) -> Iterator[_ChapterRow]:
    def group(title: str, articles: Iterable[Article]) -> Group:
        return Group(title, tuple(_row(facts[article.number]) for article in articles))

    if law.direct:
        yield _ChapterRow("cac-dieu", text("laws.articles"), (group("", law.direct),))
    for chapter in law.chapters:
        groups = [group("", chapter.direct)] if chapter.direct else []
        for section in chapter.sections:
            title = text("laws.section", number=section.number, title=section.title)
            groups.append(group(title, section.articles))
        # A chapter whose articles nobody has written down yet has none to name.
        ends = dict.fromkeys(article.number for article in (*chapter.articles[:1], *chapter.articles[-1:]))
        span = text("laws.article", number="–".join(ends)) if ends else None
        yield _ChapterRow(chapter.anchor, chapter.title, tuple(groups), chapter.number, chapter.part, span)


def _row(facts: ArticleFacts) -> _ArticleRow:
    article, url = facts.article, facts.url if facts.short else None
    brief = facts.explainer.brief if facts.explainer else None
    return _ArticleRow(article.number, article.title, article.anchor, url, brief)
