"""Pages across all texts.

/luat/dong-thoi-gian/ — which text was in force when: days on which something began or ended, the latest first.
/luat/tu-ngu/ — the terms that the laws define, in our own words, each with the clause that defines it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from scripts.assemble.laws.facts import LawFacts, LawHead
from scripts.assemble.laws.in_force import ForceLink, sentence, spent
from scripts.assemble.page import Crumb, Link, Page, PageData, Pages, source_row
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.explainer import Glossary
from scripts.model.law import Force, Law, Provision
from scripts.model.prose import passage
from scripts.vietnamese import dates
from scripts.vietnamese.collation import sort_key
from scripts.vietnamese.slugs import slug
from scripts.words import text


@dataclass(frozen=True, slots=True)
class _Moment:
    """What happened to a text on a day."""

    law: Link
    what: str
    tone: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class _Day:
    date: str
    iso: str
    future: bool
    moments: tuple[_Moment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Timeline(PageData, template="law-timeline.html", private=True):
    spans: tuple[LawHead, ...]
    days: tuple[_Day, ...]
    unknown: tuple[ForceLink, ...]


@dataclass(frozen=True, slots=True)
class _Term:
    """A term, what it means, and the clause that says so."""

    term: str
    id: str
    html: str
    url: str | None
    place: str


@dataclass(frozen=True, slots=True)
class _LawTerms:
    """The terms of a law, in the order of the alphabet."""

    id: str
    law: LawHead
    terms: tuple[_Term, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _GlossaryPage(PageData, template="law-glossary.html", private=True):
    groups: tuple[_LawTerms, ...]


def head(title: str, description: str, laws: Iterable[LawFacts]) -> dict[str, Any]:
    """What these pages have in common; the official sources of their `laws` are theirs."""
    official = dict.fromkeys(source for facts in laws for source in facts.sources)
    return {
        "title": title,
        "description": description,
        "section": "luat",
        "crumbs": (Crumb(text("laws.title"), "luat/"),),
        "sources": tuple(map(source_row, official)),
    }


def timeline(view: View) -> Pages:
    """The timeline, where there are laws."""
    every = tuple(view.law_facts.values())
    if not every:
        return {}
    moments: dict[date, list[_Moment]] = {}
    for facts in every:
        for day, moment in _moments(view, facts):
            moments.setdefault(day, []).append(moment)
    begin = {law.number: law.effective or law.passed or law.ended or date.min for law in view.site.laws}
    laws = sorted(view.site.laws, key=lambda law: (begin[law.number], law.number), reverse=True)
    data = _Timeline(
        **head(text("laws.timeline.title"), text("laws.timeline.summary"), every),
        unsearched=True,
        spans=tuple(view.law_facts[law.number].head for law in laws if law.effective or law.ended),
        days=tuple(
            _Day(dates.short(day), day.isoformat(), day > view.today, tuple(moments[day]))
            for day in sorted(moments, reverse=True)
        ),
        unknown=tuple(
            ForceLink(one.head.name, one.head.url, one.head.force if spent(view, one.law, view.today) else None)
            for one in every
            if one.standing is Force.UNKNOWN
        ),
    )
    return {addresses.TIMELINE: Page(data)}


def _moments(view: View, facts: LawFacts) -> Iterator[tuple[date, _Moment]]:
    law, link = facts.law, Link(facts.head.name, facts.head.url)
    if law.passed:
        yield law.passed, _Moment(link, text("laws.timeline.issued"), "soon")
    if law.effective:
        yield law.effective, _Moment(link, text("laws.timeline.begins"), "ok")
    for provision, later in law.later_provisions:
        yield later.effective, _Moment(link, text("laws.timeline.applies", place=provision.place), "ok")
    if law.ended:
        successor = view.site.successor(law)
        note = text("laws.timeline.now", law=successor.name) if successor else None
        yield law.ended, _Moment(link, text("laws.timeline.ends"), "off", note)


def glossary(view: View) -> Pages:
    """One page for all glossaries, that of the law in force first."""
    by_slug = {glossary.slug: glossary for glossary in view.site.glossaries}
    found = [(facts, by_slug[facts.law.slug]) for facts in view.law_facts.values() if facts.law.slug in by_slug]
    if not found:
        return {}
    found.sort(key=lambda pair: (pair[0].standing is not Force.IN_FORCE, pair[0].law.number))
    data = _GlossaryPage(
        **head(text("laws.glossary.title"), text("laws.glossary.summary"), (facts for facts, _ in found)),
        groups=tuple(
            _LawTerms(
                facts.law.slug,
                facts.head,
                tuple(sorted(_terms(view, facts.law, terms), key=lambda row: sort_key(row.term))),
            )
            for facts, terms in found
        ),
    )
    return {addresses.GLOSSARY: Page(data)}


def _terms(view: View, law: Law, glossary: Glossary) -> Iterator[_Term]:
    for place, term in enumerate(glossary.terms):
        provision = Provision(law.number, glossary.article, term.clause)
        meaning = passage(view.site, glossary, ("terms", place, "text"), term.text)
        yield _Term(
            term=sentence(term.term),
            id=f"{law.slug}-{slug(term.term)}",
            html=view.inline(meaning, addresses.GLOSSARY),
            url=addresses.of_provision(view.site, provision),
            place=provision.place,
        )
