"""/luat/tu-ngu/ — the terms that the laws define, in our own words, each with the clause that defines it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from scripts.assemble.laws.facts import LawFacts
from scripts.assemble.laws.in_force import ForceBox, sentence
from scripts.assemble.page import Crumb, Page, PageData, Pages, source_row
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.explainer import Glossary
from scripts.model.law import Force, Provision
from scripts.model.prose import passage
from scripts.vietnamese.collation import sort_key
from scripts.vietnamese.slugs import slug
from scripts.words import text


@dataclass(frozen=True, slots=True)
class TermRow:
    """A term, what it means, and the clause that says so."""

    term: str
    id: str
    html: str
    url: str | None
    place: str


@dataclass(frozen=True, slots=True)
class LawTerms:
    """The terms of a law, in the order of the alphabet."""

    id: str
    title: str
    url: str
    force: ForceBox
    terms: tuple[TermRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryPage(PageData):
    """What law-glossary.html prints."""

    template: ClassVar[str] = "law-glossary.html"

    groups: tuple[LawTerms, ...]


def build(view: View) -> Pages:
    """One page for all glossaries, that of the law in force first."""
    by_slug = {glossary.slug: glossary for glossary in view.site.glossaries}
    found = [(facts, by_slug[facts.law.slug]) for facts in view.law_facts.values() if facts.law.slug in by_slug]
    if not found:
        return {}
    found.sort(key=lambda pair: (pair[0].standing is not Force.IN_FORCE, pair[0].law.number))
    official = (facts.law.official_source for facts, _ in found)
    data = GlossaryPage(
        title=text("laws.glossary.title"),
        description=text("laws.glossary.summary"),
        section="luat",
        crumbs=(Crumb(text("laws.title"), "luat/"),),
        sources=tuple(source_row(source) for source in official if source),
        groups=tuple(_group(view, facts, glossary) for facts, glossary in found),
    )
    return {addresses.GLOSSARY: Page(data)}


def _group(view: View, facts: LawFacts, glossary: Glossary) -> LawTerms:
    terms = tuple(sorted(_terms(view, facts, glossary), key=lambda row: sort_key(row.term)))
    return LawTerms(facts.law.slug, facts.law.name, facts.url, facts.force, terms)


def _terms(view: View, facts: LawFacts, glossary: Glossary) -> Iterator[TermRow]:
    for place, term in enumerate(glossary.terms):
        provision = Provision(facts.law.number, glossary.article, term.clause)
        meaning = passage(view.site, glossary, ("terms", place, "text"), term.text)
        yield TermRow(
            term=sentence(term.term),
            id=f"{facts.law.slug}-{slug(term.term)}",
            html=view.inline(meaning, addresses.GLOSSARY),
            url=addresses.of_provision(view.site, provision),
            place=provision.place,
        )
