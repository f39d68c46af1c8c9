"""/bai-hoc/do-vui/ — every question of every lesson, each answer explained by its provision.

Without a script the answers are folded; overrides/assets/quiz.js lets a reader choose, and keeps and sends nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from scripts.assemble.laws import in_force
from scripts.assemble.laws.in_force import ForceLink
from scripts.assemble.page import Crumb, Page, PageData, Pages
from scripts.assemble.parts.contacts import in_text
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.lesson import Lesson
from scripts.model.prose import passage
from scripts.words import text

LETTERS = "ABCD"


@dataclass(frozen=True, slots=True)
class ShownChoice:
    """An answer to choose, which is HTML, and the letter before it."""

    letter: str
    text: str
    right: bool


@dataclass(frozen=True, slots=True)
class ShownQuestion:
    """A question; `answer`, the right choice with its letter, and `why` are HTML."""

    ask: str
    choices: tuple[ShownChoice, ...]
    answer: str
    why: str
    law: tuple[ForceLink, ...]


@dataclass(frozen=True, slots=True)
class _Round:
    """The questions of a lesson."""

    id: str
    title: str
    lesson: str
    url: str
    questions: tuple[ShownQuestion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Quiz(PageData, template="quiz.html", private=True):
    rounds: tuple[_Round, ...]


def build(view: View) -> Pages:
    """The page, where there is any lesson; what is asked of a text that is over is not there."""
    if not view.lessons:
        return {}
    url = addresses.QUIZ
    rounds = tuple(
        _Round(one.level.value, one.level.label, one.title, addresses.of_article(one), tuple(questions(view, one, url)))
        for one in view.lessons
        if not in_force.is_over(view, one)
    )
    data = _Quiz(
        title=text("lessons.quiz.title"),
        description=text("lessons.quiz.summary", count=sum(len(one.questions) for one in rounds)),
        crumbs=(Crumb(text("lessons.crumb"), addresses.LESSONS),),
        rounds=rounds,
    )
    return {url: Page(data)}


def questions(view: View, lesson: Lesson, url: str) -> Iterator[ShownQuestion]:
    """The questions of a lesson for the page at `url`."""
    numbers = view.site.identity.numbers
    for place, one in enumerate(lesson.quiz):
        choices = tuple(
            ShownChoice(letter, in_text(choice.text, numbers), choice.right)
            for letter, choice in zip(LETTERS, one.choices, strict=False)
        )
        right = choices[one.answer]
        why = view.inline(passage(view.site, lesson, ("quiz", place, "why"), one.why), url)
        answer = f"{right.letter}. {right.text}"
        yield ShownQuestion(one.ask, choices, answer, why, in_force.places(view, one.law))
