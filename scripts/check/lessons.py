"""A lesson fills its time, its quiz can be answered in one way, its slides can be read from the last row, and nothing
in it rests on a text that is not in force."""

from collections.abc import Iterator
from datetime import datetime

from scripts.check.finding import Finding, found
from scripts.model.law import Force
from scripts.model.lesson import MINUTES, Lesson
from scripts.model.prose import cited
from scripts.model.values import day_of
from scripts.model.website import Site
from scripts.vietnamese.near import closest

# Letters of a title of 44 points in two lines, of a line of 32 points in two (scripts/draw/lessons/).
_LONGEST_TITLE, _LONGEST_LINE = 60, 90
# /bai-hoc/do-vui/ is the quiz.
_TAKEN = "do-vui"


def check(site: Site, now: datetime) -> Iterator[Finding]:
    """Every lesson."""
    for lesson in site.lessons:
        if lesson.slug == _TAKEN:
            yield found(lesson, "E360", name=_TAKEN)
        total = sum(step.minutes for step in lesson.steps)
        if total != MINUTES:
            yield found(lesson, "E357", "steps", found=total, wanted=MINUTES)
        yield from _quiz(lesson)
        yield from _slides(lesson)
        yield from _force(site, lesson, now)


def _quiz(lesson: Lesson) -> Iterator[Finding]:
    for path, question in lesson.each("quiz.*"):
        right = sum(choice.right for choice in question.choices)
        if right != 1:
            yield found(lesson, "E358", *path, "choices", found=question.ask, count=right)


def _slides(lesson: Lesson) -> Iterator[Finding]:
    titles = {source.title for source in lesson.sources if source.title}
    for path, source in lesson.each("steps.*.slides.*.source"):
        if source and source not in titles:
            yield found(lesson, "E344", *path, guesses=closest(source, titles), found=source)
    limits = {"steps.*.slides.*.title": _LONGEST_TITLE, "steps.*.slides.*.lines.*": _LONGEST_LINE}
    for field, limit in limits.items():
        for path, words in lesson.each(field):
            if len(words) > limit:
                yield found(lesson, "W359", *path, count=len(words), limit=limit)


def _force(site: Site, lesson: Lesson, now: datetime) -> Iterator[Finding]:
    """Its page is there all the same; slides, sheets and the quiz are not (assemble/teaching)."""
    today = day_of(now)
    for number in dict.fromkeys(provision.law for provision in cited(site, lesson)):
        law = site.laws_by_number[number]
        if law.force(today) in (Force.ENDED, Force.COMING):
            yield found(lesson, "W361", found=law.name)
