"""/bai-hoc/ — the lessons by level, and a page for each: by minutes, with its slides, its sheets, its questions."""

from collections.abc import Iterator
from dataclasses import dataclass

from scripts.assemble.help.cards import Door
from scripts.assemble.laws import in_force
from scripts.assemble.laws.in_force import Basis, ForceLink
from scripts.assemble.page import CardWords, Crumb, Fact, Page, PageData, Pages
from scripts.assemble.teaching import quiz
from scripts.assemble.teaching.lesson_files import FILES, address_of, spans
from scripts.assemble.teaching.quiz import ShownQuestion
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.lesson import MINUTES, Lesson, Level, Phase
from scripts.model.prose import passage
from scripts.model.record import Path
from scripts.words import text

_ICONS = {Level.PRIMARY: "human-child", Level.LOWER: "account-group-outline", Level.UPPER: "account-school-outline"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lessons(PageData, template="situations.html"):
    cards: tuple[Door, ...]


@dataclass(frozen=True, slots=True)
class _File:
    """A file to take away: its words, its kind in letters, its address."""

    text: str
    kind: str
    url: str


@dataclass(frozen=True, slots=True)
class _Shown:
    """A slide in words; `say` is HTML."""

    number: int
    title: str
    say: str
    law: tuple[ForceLink, ...]


@dataclass(frozen=True, slots=True)
class _Step:
    """A part of the lesson with the minutes from which to which it lasts; what is done is HTML."""

    title: str
    when: str
    does: tuple[str, ...]
    pupils: tuple[str, ...]
    slides: tuple[_Shown, ...]


@dataclass(frozen=True, slots=True)
class _HandoutPart:
    """A part of the sheet; `lines` are HTML. What pupils write on is on paper alone."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _LessonPage(PageData, template="lesson.html", in_themes=True):
    """`over` where it rests on a text that is not in force: then there are no files and no questions."""

    over: bool
    facts: tuple[Fact, ...]
    files: tuple[_File, ...]
    aims: tuple[str, ...]
    needs: tuple[str, ...]
    cautions: tuple[str, ...]
    steps: tuple[_Step, ...]
    handout: tuple[_HandoutPart, ...]
    questions: tuple[ShownQuestion, ...]
    quiz: str
    basis: tuple[Basis, ...]


def build(view: View) -> Pages:
    """The list, where there is any lesson, and a page for each."""
    if not view.lessons:
        return {}
    cards = tuple(
        Door(one.level.label, addresses.of_article(one), _ICONS[one.level], one.title) for one in view.lessons
    )
    index = _Lessons(
        title=text("lessons.title"),
        description=text("lessons.summary", minutes=MINUTES),
        cards=(
            *cards,
            Door(text("lessons.quiz.title"), addresses.QUIZ, "help-circle-outline", text("lessons.quiz.card")),
        ),
    )
    return {addresses.LESSONS: Page(index), **{addresses.of_article(one): _page(view, one) for one in view.lessons}}


def _page(view: View, lesson: Lesson) -> Page:
    url = addresses.of_article(lesson)
    over = in_force.is_over(view, lesson)
    files = tuple(
        _File(text(f"lessons.files.{name}"), ending, address_of(lesson, name, ending)) for name, ending in FILES
    )
    data = _LessonPage(
        **view.written(lesson),
        crumbs=(Crumb(text("lessons.crumb"), addresses.LESSONS),),
        over=over,
        facts=(
            Fact(text("lessons.fact.level"), lesson.level.label),
            Fact(text("lessons.fact.time"), text("lessons.minutes", count=MINUTES)),
            Fact(text("lessons.fact.slides"), str(len(lesson.slides) + 1)),
        ),
        files=() if over else files,
        aims=_inline(view, lesson, ("aims",), lesson.aims),
        needs=lesson.needs,
        cautions=_inline(view, lesson, ("cautions",), lesson.cautions),
        steps=tuple(_steps(view, lesson)),
        handout=tuple(
            _HandoutPart(part.title, _inline(view, lesson, ("handout", place, "lines"), part.lines))
            for place, part in enumerate(lesson.handout)
        ),
        questions=() if over else tuple(quiz.questions(view, lesson, url)),
        quiz=f"{addresses.QUIZ}#{lesson.level.value}",
        basis=in_force.basis(view, lesson),
    )
    return Page(data, card=CardWords(foot=text("lessons.card")))


def _steps(view: View, lesson: Lesson) -> Iterator[_Step]:
    number = 2  # behind the cover
    for place, (step, when) in enumerate(zip(lesson.steps, spans(lesson), strict=True)):
        way: Path = ("steps", place)
        slides = tuple(_slides(view, lesson, step, way, number))
        number += len(slides)
        does, pupils = (_inline(view, lesson, (*way, name), getattr(step, name)) for name in ("does", "pupils"))
        yield _Step(step.title, when, does, pupils, slides)


def _slides(view: View, lesson: Lesson, step: Phase, way: Path, first: int) -> Iterator[_Shown]:
    url = addresses.of_article(lesson)
    for place, slide in enumerate(step.slides):
        here: Path = (*way, "slides", place)
        say = view.inline(passage(view.site, lesson, (*here, "say"), slide.say), url)
        yield _Shown(first + place, slide.title, say, in_force.places(view, slide.law))


def _inline(view: View, lesson: Lesson, way: Path, told: tuple[str, ...]) -> tuple[str, ...]:
    url = addresses.of_article(lesson)
    return tuple(view.inline(passage(view.site, lesson, (*way, place), words), url) for place, words in enumerate(told))
