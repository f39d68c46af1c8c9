"""What is drawn of each lesson (scripts/draw/lessons): slides, the teacher's plan with the answers, the pupils' sheet.

`lessons.json` in the tree is not published.
"""

from collections.abc import Iterator, Sequence
from math import fsum
from typing import Any

from pydantic_core import to_json

from scripts.assemble.laws.in_force import is_over, located
from scripts.assemble.outreach.material import Material
from scripts.assemble.page import source_row
from scripts.assemble.teaching.quiz import LETTERS
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.law import Provision
from scripts.model.lesson import MINUTES, Lesson, Level, Slide
from scripts.model.material_api import MaterialKind
from scripts.model.source import Source
from scripts.vietnamese import dates
from scripts.words import text

INDEX = "lessons.json"
# The names of the files of a lesson, beside its page, with their endings.
FILES = (("trang-chieu", "pptx"), ("trang-chieu", "pdf"), ("giao-an", "pdf"), ("phieu-hoc-sinh", "pdf"))
_WORDS = (
    *("plan", "aims", "needs", "cautions", "teacher", "pupils", "slide", "basis", "sources", "answers", "answer"),
    *("handout", "name", "class", "quiz", "choose", "sheet", "no_domain"),
)
# Points of the lines of a slide; letters in a row, and rows on a slide, at the larger size.
_LARGE, _SMALLER = 40, 32
_LETTERS, _ROWS, _BETWEEN = 33, 5.6, 0.3


def address_of(lesson: Lesson, name: str, ending: str) -> str:
    """The address of a file of a lesson."""
    return f"{addresses.of_article(lesson)}{name}.{ending}"


def files(view: View) -> dict[str, bytes]:
    """By the address of each lesson what its files say; nothing of one that rests on a text that is not in force."""
    found = {addresses.of_article(one): _told(view, one) for one in view.lessons if not is_over(view, one)}
    return {INDEX: to_json(found)} if found else {}


def materials(view: View) -> Iterator[Material]:
    """Every file of every lesson that can be given."""
    for one in view.lessons:
        for name, ending in () if is_over(view, one) else FILES:
            yield Material(
                kind=MaterialKind.LESSON,
                title=one.title,
                about=addresses.of_article(one),
                language=one.lang,
                path=address_of(one, name, ending),
                day=one.updated,
                form=text(f"lessons.files.{name}"),
            )


def _told(view: View, lesson: Lesson) -> dict[str, Any]:
    identity = view.site.identity
    licence = identity.licence
    updated = lesson.updated
    day = text("lessons.updated", day=dates.short(updated)) if updated else ""
    return {
        "title": lesson.title,
        "summary": " ".join(lesson.summary.split()),
        "level": lesson.level.label,
        "young": lesson.level is Level.PRIMARY,
        "language": lesson.lang,
        "site": identity.name,
        "made": updated.isoformat() if updated else None,
        "foot": " ".join(filter(None, (text("ui.official_prevails"), day))),
        "rights": text("lessons.rights", site=identity.name, licence=licence.name),
        "address": view.site_url + addresses.of_article(lesson) if view.has_domain else None,
        "minutes": text("lessons.minutes", count=MINUTES),
        "aims": lesson.aims,
        "needs": lesson.needs,
        "cautions": lesson.cautions,
        "steps": list(_steps(view, lesson)),
        "handout": lesson.handout,
        "quiz": list(_quiz(view, lesson)),
        "sources": [_row(lesson, source) for source in lesson.sources],
        "words": {name: text(f"lessons.sheets.{name}") for name in _WORDS},
    }


def spans(lesson: Lesson) -> Iterator[str]:
    """Of each step from which to which minute it lasts, in words."""
    end = 0
    for step in lesson.steps:
        start, end = end, end + step.minutes
        yield text("lessons.span", start=start, end=end, count=step.minutes)


def _steps(view: View, lesson: Lesson) -> Iterator[dict[str, Any]]:
    for step, when in zip(lesson.steps, spans(lesson), strict=True):
        yield {
            "title": step.title,
            "when": when,
            "does": step.does,
            "pupils": step.pupils,
            "slides": [_slide(view, lesson, slide) for slide in step.slides],
        }


def _slide(view: View, lesson: Lesson, slide: Slide) -> dict[str, Any]:
    source = {one.title: one for one in lesson.sources}.get(slide.source)
    return {
        "title": slide.title,
        "lines": slide.lines,
        "icon": slide.icon,
        "points": _points(slide.lines),
        "say": slide.say,
        "law": _grounds(view, slide.law),
        "source": _row(lesson, source) if source else "",
    }


def _points(lines: Sequence[str]) -> int:
    """How large the lines of a slide can be, by how many rows they would fill at the larger size."""
    rows = fsum(-(-len(line) // _LETTERS) + _BETWEEN for line in lines)
    return _LARGE if rows <= _ROWS else _SMALLER


def _quiz(view: View, lesson: Lesson) -> Iterator[dict[str, Any]]:
    for one in lesson.quiz:
        yield {
            "ask": one.ask,
            "choices": [f"{letter}. {choice.text}" for letter, choice in zip(LETTERS, one.choices, strict=False)],
            "right": LETTERS[one.answer],
            "why": one.why,
            "law": _grounds(view, one.law),
        }


def _row(lesson: Lesson, source: Source) -> str:
    row = source_row(source, lesson.lang)
    return row.text + (f" ({row.note})" if row.note else "")


def _grounds(view: View, citations: tuple[str, ...]) -> str:
    """Provisions in words for paper, each text named once after its own: `khoản 5, khoản 11 Điều 5 Luật …`."""
    by_law: dict[str, list[Provision]] = {}
    for citation in citations:
        if found := located(view, citation):
            by_law.setdefault(found[0].law, []).append(found[0])
    return "; ".join(_of_law(view, number, provisions) for number, provisions in by_law.items())


def _of_law(view: View, number: str, provisions: list[Provision]) -> str:
    places = ", ".join(_places(provisions))
    return f"{places} {view.site.laws_by_number[number].name}".strip()


def _places(provisions: list[Provision]) -> Iterator[str]:
    """Places of one article that follow one another name it once, after the last."""
    for one, after in zip(provisions, [*provisions[1:], None], strict=True):
        if after and one.clause and after.article == one.article:
            yield Provision(one.law, None, one.clause, one.point).place
        elif one.place:
            yield one.place
