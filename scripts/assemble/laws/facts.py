"""The facts of a text and of each of its articles, made once from the records, that every format prints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from textwrap import shorten
from typing import TYPE_CHECKING, TypeAlias

from scripts.assemble.laws.citing import Tips, Wording, wordings_of
from scripts.assemble.laws.in_force import ForceBox, ForceLink, force, located, sentence
from scripts.assemble.laws.printed import parts
from scripts.assemble.page import Link
from scripts.model import addresses
from scripts.model.explainer import Change, Explainer, Term
from scripts.model.law import Article, Chapter, Force, Law, LawKind, OfficialIs, Outline, Provision, Relation
from scripts.model.law_text import CELL, ArticleText, LawText
from scripts.model.page import LawBody, LifeSituation, Question
from scripts.model.prose import passage
from scripts.model.source import Source
from scripts.model.website import INVERSE
from scripts.vietnamese import dates
from scripts.vietnamese.folding import lower_first
from scripts.words import text

if TYPE_CHECKING:
    from scripts.assemble.view import View


ByArticle: TypeAlias = dict[tuple[str, str | None], list[Link]]
TONES = {Change.KEPT: "ok", Change.CHANGED: "check", Change.NEW: "ok", Change.GONE: "off"}


@dataclass(frozen=True, slots=True)
class RelatedLaw:
    """A text that this one replaces, is guided by and so on: in words, its page, the provision that says so."""

    relation: Relation
    text: str
    url: str | None
    basis: Link | None


@dataclass(frozen=True, slots=True)
class ChangeTag:
    """What became of an article from one law to the next."""

    text: str
    tone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """What pages print of an explainer, its texts as HTML for the article's own."""

    brief: str | None
    difference: str | None
    now: str | None
    change: ChangeTag | None
    terms: tuple[Term, ...]
    concerns: tuple[str, ...]
    asked: tuple[str, ...]
    predecessor: tuple[Link, ...]
    successor: tuple[Link, ...]
    related: tuple[Link, ...]
    guides: tuple[ForceLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFacts:
    """An article at the moment of the build.

    Without a page of its own `url` is its place on the law's overview, and it has no `short` address. `gists` are our
    words as HTML by clause, "" for the whole article; `neighbours` are the articles before and after that have pages;
    `questions` and `situations` lead to those that rest on the article.
    """

    article: Article
    provision: Provision
    heading: str
    chapter: Chapter | None
    url: str
    address: str
    short: str | None
    data: str
    standing: Force
    force: ForceBox
    citation: str
    outline: Outline | None
    printed: ArticleText | None
    explainer: Explainer | None
    explained: Explained | None
    gists: Mapping[str, str]
    neighbours: tuple[Link | None, Link | None]
    questions: tuple[Link, ...]
    situations: tuple[Link, ...]


Articles: TypeAlias = Mapping[str, ArticleFacts]


@dataclass(frozen=True, slots=True, kw_only=True)
class LawHead:
    """What pages print of a text; addresses are relative to the root of the site, days are written `10/6/2022`."""

    name: str
    title: str
    number: str
    summary: str
    url: str
    short: str
    data: str
    akn: str | None
    passed: str | None
    effective: str | None
    ended: str | None
    force: ForceBox
    citation: str
    official: Source | None
    official_words: str


@dataclass(frozen=True, slots=True)
class AnnexPart:
    """An annex, or a part of one that is too long for a page: the way to its page, and its official text."""

    link: Link
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LawFacts:
    """A text at the moment of the build; its `address` is absolute, `annexes` lead to the pages of its annexes."""

    law: Law
    head: LawHead
    address: str
    standing: Force
    relations: Mapping[str, tuple[RelatedLaw, ...]]
    body: LawBody | None
    text: LawText | None
    annexes: tuple[AnnexPart, ...]
    wordings: tuple[Wording, ...]

    def tips(self) -> Tips:
        """The terms that a page about it explains."""
        return Tips(self.wordings, f"{addresses.GLOSSARY}#{self.law.slug}")

    @property
    def search_weight(self) -> str | None:
        """How little its pages count in search: today's law comes first, then today's decrees."""
        if self.standing is not Force.IN_FORCE:
            return "0.2"
        return None if self.law.kind is LawKind.LAW else "0.5"

    @property
    def sources(self) -> tuple[Source, ...]:
        """The official text, where its address is known, else what the facts about it were read in."""
        official, is_text = self.head.official, self.law.official_is is OfficialIs.TEXT
        return (official,) if official and (is_text or not self.law.sources) else self.law.sources


def laws_of(view: View) -> dict[str, LawFacts]:
    """The facts of every text by its number, in the order of the sources."""
    bodies = {body.slug: body for body in view.site.law_bodies}
    wordings = {glossary.slug: wordings_of(glossary) for glossary in view.site.glossaries}
    return {law.number: _of_law(view, law, bodies.get(law.slug), wordings.get(law.slug, ())) for law in view.site.laws}


def articles_of(view: View) -> dict[str, Articles]:
    """The facts of every article by the number of its law and its own, in their order."""
    questions, situations = _by_article(view.questions), _by_article(view.situations)
    return {facts.law.number: _articles(view, facts, questions, situations) for facts in view.law_facts.values()}


def _by_article(records: Iterable[Question | LifeSituation]) -> ByArticle:
    """The ways to records by the articles that they rest on."""
    found: ByArticle = {}
    for record in records:
        provisions = filter(None, map(Provision.parse, record.law))
        for place in dict.fromkeys((provision.law, provision.article) for provision in provisions):
            found.setdefault(place, []).append(Link(record.title, addresses.of_article(record)))
    return found


def _of_law(view: View, law: Law, body: LawBody | None, wordings: tuple[Wording, ...]) -> LawFacts:
    url = addresses.of_law(law)
    passed, effective, ended = (dates.short(day) if day else None for day in (law.passed, law.effective, law.ended))
    head = LawHead(
        name=law.name,
        title=law.short_title,
        number=law.number,
        summary=body.summary if body else law.title,
        url=url,
        short=addresses.of_short(law),
        data=addresses.of_law_data(law),
        akn=addresses.of_akoma_ntoso(law) if law.slug in view.site.law_texts else None,
        passed=passed,
        effective=effective,
        ended=ended,
        force=force(view, law),
        citation=_quotation(law, Provision(law.number)),
        official=law.official_source,
        official_words=text(f"laws.official.{law.official_is}", number=law.number),
    )
    printed = view.site.law_texts.get(law.slug)
    return LawFacts(
        law=law,
        head=head,
        address=view.site_url + url,
        standing=law.force(view.today),
        relations={name: tuple(_related(view, law, one) for one in view.site.relations(law, name)) for name in INVERSE},
        body=body,
        text=printed,
        annexes=tuple(_annexes(law, printed)) if printed else (),
        wordings=wordings,
    )


def _annexes(law: Law, printed: LawText) -> Iterator[AnnexPart]:
    """Each by its first line and its title, which is set in capitals below it."""
    for url, annex in zip(addresses.of_annexes(law, printed), printed.annexes, strict=True):
        titles = takewhile(lambda line: line == line.upper() and CELL not in line, annex.text.split("\n")[:4])
        title = shorten(" ".join([annex.title, *titles]), 120, placeholder=" …")
        found = parts(annex.text)
        for number, own in enumerate(found, 1):
            many = len(found) > 1
            name = text("laws.annex_part", title=title, number=number, count=len(found)) if many else title
            yield AnnexPart(Link(name, addresses.of_annex_part(url, number)), own)


def _articles(view: View, facts: LawFacts, questions: ByArticle, situations: ByArticle) -> Articles:
    site, law = view.site, facts.law
    chapters = {article.number: chapter for chapter in law.chapters for article in chapter.articles}
    neighbours = _neighbours(law, [number for number in law.articles if addresses.has_page(site, law, number)])

    def of(number: str, article: Article) -> ArticleFacts:
        provision, place = Provision(law.number, number), (law.number, number)
        explainer = site.explainer(provision)
        url = addresses.of_provision(site, provision) or ""
        tips = facts.tips()
        return ArticleFacts(
            article=article,
            provision=provision,
            heading=text("laws.heading", number=number, title=article.title),
            chapter=chapters.get(number),
            url=url,
            address=view.site_url + url,
            short=addresses.of_short(law, number) if number in neighbours else None,
            data=addresses.of_law_data(law, number),
            standing=law.force(view.today, provision),
            force=facts.head.force if facts.standing is Force.ENDED else force(view, law, provision),
            citation=_quotation(law, provision),
            outline=site.outline(law, number),
            printed=site.printed(law, number),
            explainer=explainer,
            # Terms are explained at their first use on the page: in the points, then in the rest.
            gists=_gists(view, explainer, url, tips) if explainer else {},
            explained=_explained(view, law, explainer, url, tips) if explainer else None,
            neighbours=neighbours.get(number, (None, None)),
            questions=tuple(questions.get(place, ())),
            situations=tuple(situations.get(place, ())),
        )

    return {number: of(number, article) for number, article in law.articles.items()}


def _neighbours(law: Law, numbers: Sequence[str]) -> dict[str, tuple[Link | None, Link | None]]:
    links = [Link(text("laws.article", number=number), addresses.of_law_article(law, number)) for number in numbers]
    return dict(zip(numbers, zip([None, *links[:-1]], [*links[1:], None], strict=True), strict=True)) if links else {}


def _quotation(law: Law, provision: Provision) -> str:
    """What a newsroom pastes to cite a provision: the place, the text's name and number, its day. The page's own
    address is added where it is copied."""
    name = law.title if law.number in law.title else text("laws.numbered", title=law.title, number=law.number)
    day = text("laws.of_day", day=dates.short(law.passed)) if law.passed else ""
    return ", ".join(part for part in (sentence(provision.place), name, day) if part)


def _related(view: View, law: Law, relation: Relation) -> RelatedLaw:
    other = view.site.laws_by_number.get(relation.number)
    basis = None
    if relation.basis and (found := located(view, relation.basis)):
        provision, url = found
        words = provision.words
        basis = Link(provision.place if provision.law == law.number else lower_first(words), url)
    words = other.name if other else text("laws.unknown", number=relation.number)
    return RelatedLaw(relation, words, addresses.of_law(other) if other else None, basis)


def _links(view: View, law: Law, citations: Iterable[str]) -> tuple[Link, ...]:
    """Links to provisions: by its title to an article of the same law, by number and law to one of another."""
    return tuple(_link(law, *found) for citation in citations if (found := located(view, citation)))


def _link(law: Law, provision: Provision, url: str) -> Link:
    article = law.articles.get(provision.article or "") if provision.law == law.number else None
    if article is None:
        return Link(provision.words, url)
    if provision.clause:
        return Link(sentence(provision.place), url)
    return Link(text("laws.heading", number=article.number, title=article.title), url)


def _gists(view: View, explainer: Explainer, url: str, tips: Tips) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for place, point in enumerate(explainer.points):
        words = passage(view.site, explainer, ("points", place, "text"), point.text)
        found.setdefault(point.clause or "", []).append(view.inline(words, url, tips))
    return {clause: "</p><p>".join(parts) for clause, parts in found.items()}


def _explained(view: View, law: Law, explainer: Explainer, url: str, tips: Tips) -> Explained:
    def inline(field: str, tips: Tips | None = tips) -> str | None:
        words = getattr(explainer, field)
        return view.inline(passage(view.site, explainer, (field,), words), url, tips) if words else None

    def guide(number: str) -> ForceLink:
        known = view.law_facts.get(number)
        return ForceLink(known.head.name, known.head.url, known.head.force) if known else ForceLink(number)

    return Explained(
        brief=inline("brief"),
        difference=inline("difference"),
        now=inline("now", tips=None),
        change=ChangeTag(explainer.change.label, TONES[explainer.change]) if explainer.change else None,
        terms=explainer.terms,
        concerns=explainer.concerns,
        asked=explainer.asked,
        predecessor=_links(view, law, explainer.predecessor),
        successor=_links(view, law, explainer.successor),
        related=_links(view, law, explainer.related),
        guides=tuple(map(guide, explainer.guides)),
    )
