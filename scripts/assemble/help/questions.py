"""/hoi-dap/… — what citizens ask, today's answer first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from scripts.assemble.help import cards
from scripts.assemble.help.cards import QuestionCard
from scripts.assemble.laws import in_force
from scripts.assemble.laws.in_force import Basis
from scripts.assemble.page import Crumb, Link, Page, PageData, Pages
from scripts.assemble.site import json_ld
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.page import Question
from scripts.words import text

_RELATED = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Questions(PageData):
    """What questions.html prints."""

    template: ClassVar[str] = "questions.html"
    private: ClassVar[bool] = True

    questions: tuple[QuestionCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionPage(PageData):
    """What question.html prints: the answer and what holds now as HTML, the law behind both."""

    template: ClassVar[str] = "question.html"
    private: ClassVar[bool] = True

    short: str
    now: str
    basis: tuple[Basis, ...]
    easy: str | None
    related: tuple[Link, ...]


def build(view: View) -> Pages:
    """The list and every question."""
    if not view.questions:
        return {}
    index = Questions(
        title=text("help.questions.title"),
        description=text("help.questions.summary"),
        section="hoi-dap",
        questions=tuple(map(cards.of_question, view.questions)),
    )
    pages = {addresses.QUESTIONS: Page(index)}
    for question in (*view.questions, *view.translations_of(Question)):
        url = addresses.of_article(question)
        node = json_ld.of_question(view, question, url)
        pages[url] = Page(_page(view, question, url), view.article_body(question, url), node=node)
    return pages


def _page(view: View, question: Question, url: str) -> QuestionPage:
    return QuestionPage(
        **view.written(question),
        section="hoi-dap",
        crumbs=(Crumb(text("help.questions.title"), addresses.QUESTIONS),),
        short=view.field_html(question, "short", url),
        now=view.field_html(question, "now", url),
        basis=in_force.basis(view, question),
        easy=view.easy_of.get(url),
        related=tuple(
            Link(other.title, addresses.of_article(other), lang=other.lang)
            for other in (view.in_language(other, question.lang) for other in _related(view, question))
        ),
    )


def _related(view: View, question: Question) -> list[Question]:
    """Other questions on the same articles."""
    cited = _articles(question)
    others = (other for other in view.questions if other.slug != question.slug)
    return [other for other in others if cited & _articles(other)][:_RELATED]


def _articles(question: Question) -> set[str]:
    return {citation.partition(".")[0] for citation in question.law}
