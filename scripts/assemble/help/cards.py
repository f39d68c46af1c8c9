"""Questions and situations in lists: what their partials print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from scripts.assemble.page import PageData
from scripts.markup.markdown_text import plain_text
from scripts.model import addresses
from scripts.model.page import LifeSituation, Question


@dataclass(frozen=True, slots=True)
class QuestionCard:
    """A question with its answer in a sentence."""

    title: str
    url: str
    short: str
    lang: str


@dataclass(frozen=True, slots=True)
class SituationCard:
    """A situation in the reader's own words; `icon` is a name of Material's."""

    text: str
    summary: str
    url: str
    icon: str


@dataclass(frozen=True, slots=True)
class Door:
    """A situation in a few words, with where to go."""

    text: str
    url: str
    icon: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Situations(PageData):
    """What situations.html prints: situations, or pages in easy words."""

    template: ClassVar[str] = "situations.html"
    private: ClassVar[bool] = True

    cards: tuple[SituationCard, ...]


def of_question(question: Question) -> QuestionCard:
    """The card of a question."""
    return QuestionCard(question.title, addresses.of_article(question), plain_text(question.short), question.lang)


def of_situation(situation: LifeSituation) -> SituationCard:
    """The card of a situation."""
    return SituationCard(situation.title, situation.summary, addresses.of_article(situation), situation.icon)
