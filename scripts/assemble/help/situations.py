"""/tinh-huong/… — a reader's situation: what to do, by when, where, and the articles that say so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from scripts.assemble.help import cards
from scripts.assemble.help.cards import QuestionCard, Situations
from scripts.assemble.laws import in_force
from scripts.assemble.laws.in_force import Basis, ForceBox
from scripts.assemble.page import Crumb, Page, PageData, Pages
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.page import LifeSituation, Question
from scripts.model.prose import passage
from scripts.words import text


@dataclass(frozen=True, slots=True)
class ProvisionLink:
    """A provision, and whether it is in force where it is not (partials/places.html)."""

    text: str
    url: str
    force: ForceBox | None


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do, as HTML, and the provisions that say so."""

    html: str
    law: tuple[ProvisionLink, ...]


@dataclass(frozen=True, slots=True)
class Deadline:
    """An age or a term, and the provisions that set it."""

    what: str
    value: str
    law: tuple[ProvisionLink, ...]


@dataclass(frozen=True, slots=True)
class Office:
    """Where to go, what it does as HTML, and the provisions that charge it with that."""

    name: str
    html: str
    law: tuple[ProvisionLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SituationPage(PageData):
    """What situation.html prints."""

    template: ClassVar[str] = "situation.html"
    private: ClassVar[bool] = True

    steps: tuple[Step, ...]
    deadlines: tuple[Deadline, ...]
    offices: tuple[Office, ...]
    questions: tuple[QuestionCard, ...]
    basis: tuple[Basis, ...]
    easy: str | None


def build(view: View) -> Pages:
    """The list and every situation."""
    if not view.situations:
        return {}
    index = Situations(
        title=text("help.situations.title"),
        description=text("help.situations.summary"),
        section="luat",
        cards=tuple(map(cards.of_situation, view.situations)),
    )
    pages = {addresses.SITUATIONS: Page(index)}
    for situation in (*view.situations, *view.translations_of(LifeSituation)):
        url = addresses.of_article(situation)
        pages[url] = Page(_page(view, situation, url), view.article_body(situation, url))
    return pages


def _page(view: View, situation: LifeSituation, url: str) -> SituationPage:
    tips = view.tips(view.law_in_force)

    def inline(words: str, *path: str | int) -> str:
        return view.inline(passage(view.site, situation, path, words), url, tips)

    questions = (view.site.named(Question)[slug] for slug in situation.questions)
    return SituationPage(
        **view.written(situation),
        section="luat",
        crumbs=(Crumb(text("help.situations.crumb"), addresses.SITUATIONS),),
        steps=tuple(
            Step(inline(step.text, "steps", place, "text"), _law(view, step.law))
            for place, step in enumerate(situation.steps)
        ),
        deadlines=tuple(Deadline(item.what, item.value, _law(view, item.law)) for item in situation.deadlines),
        offices=tuple(
            Office(office.name, inline(office.does, "offices", place, "does"), _law(view, office.law))
            for place, office in enumerate(situation.offices)
        ),
        questions=tuple(cards.of_question(view.in_language(question, situation.lang)) for question in questions),
        basis=in_force.basis(view, situation),
        easy=view.easy_of.get(url),
    )


def _law(view: View, citations: Iterable[str]) -> tuple[ProvisionLink, ...]:
    """Short links to provisions, each with whether it is in force where it is not."""
    links = []
    for citation in citations:
        if found := in_force.located(view, citation):
            provision, url = found
            law = view.site.laws_by_number[provision.law]
            force = in_force.force(view, law, provision)
            place = provision.place or law.short_title
            words = place if law is view.law_in_force else f"{place} {law.short_title}"
            links.append(ProvisionLink(words, url, None if force.tone == "ok" else force))
    return tuple(links)
