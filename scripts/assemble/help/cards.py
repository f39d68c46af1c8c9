"""Questions and situations in lists: what their partials print."""

from dataclasses import dataclass

from scripts.assemble.parts.contacts import dial
from scripts.assemble.view import View
from scripts.markup.conversion import plain_text
from scripts.model import addresses
from scripts.model import page as models
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
    """A few words to press, such as a situation in the reader's own: a page, or `to` dials; `icon` is a name of
    Material's."""

    text: str
    url: str | None
    icon: str
    summary: str = ""
    to: str | None = None


def of_question(question: Question) -> QuestionCard:
    """The card of a question."""
    return QuestionCard(question.title, addresses.of_article(question), plain_text(question.short), question.lang)


def door(situation: LifeSituation) -> Door:
    """The way to a situation."""
    return Door(situation.title, addresses.of_article(situation), situation.icon, situation.summary)


def doors(view: View, page: Page) -> tuple[Door, ...]:
    """The situations that a page names in a few words."""
    return tuple(of_link(view, page.lang, item) for item in page.situations)


def of_link(view: View, language: str, door: models.Door) -> Door:
    """The way that a page names, to a page in its language or to a number."""
    if door.link.startswith("tel:"):
        return Door(door.text, None, door.icon, to=dial(door.link))
    return Door(door.text, view.field_href(door.link, language), door.icon)
