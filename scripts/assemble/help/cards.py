"""Questions and situations in lists: what their partials print."""

from dataclasses import dataclass

from scripts.assemble.view import View
from scripts.markup.conversion import plain_text
from scripts.model import addresses
from scripts.model.page import LifeSituation, Page, Question


@dataclass(frozen=True, slots=True)
class QuestionCard:
    """A question with its answer in a sentence."""

    title: str
    url: str
    short: str
    lang: str


@dataclass(frozen=True, slots=True)
class Door:
    """A situation in the reader's own words, with where to go; `icon` is a name of Material's."""

    text: str
    url: str
    icon: str
    summary: str = ""


def of_question(question: Question) -> QuestionCard:
    """The card of a question."""
    return QuestionCard(question.title, addresses.of_article(question), plain_text(question.short), question.lang)


def door(situation: LifeSituation) -> Door:
    """The way to a situation."""
    return Door(situation.title, addresses.of_article(situation), situation.icon, situation.summary)


def doors(view: View, page: Page) -> tuple[Door, ...]:
    """The situations that a page names in a few words."""
    return tuple(Door(item.text, view.field_href(item.link), item.icon) for item in page.situations)
