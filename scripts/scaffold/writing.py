"""A starting file of any kind as its path and text: nothing is touched, and what is given holds."""

from collections.abc import Mapping
from datetime import datetime

from scripts.model.website import Site
from scripts.problems import Problem
from scripts.read.files import read_file
from scripts.scaffold import articles, campaigns, events
from scripts.scaffold.answers import Answers, Question, UnfitError

QUESTIONS: Mapping[str, tuple[Question, ...]] = {
    "event": events.QUESTIONS,
    **articles.QUESTIONS,
    "campaign": campaigns.QUESTIONS,
}
# What each is called; the order is that of the help.
LABELS = {
    "event": "sự kiện",
    "news": "tin",
    "release": "thông cáo báo chí",
    "question": "câu hỏi",
    "exemplar": "mô hình, điển hình",
    "page": "trang",
    "campaign": "Tháng hành động",
}
# How each is kept from being published until somebody has looked at it.
MARKS = {"event": "sample: true"}
MARK = "draft: true"


def answered(kind: str, given: Answers, site: Site, now: datetime) -> dict[str, str]:
    """Answers as they are kept, with what is suggested for those that are missing. Raises UnfitError, which names the
    first that is missing or cannot be used."""
    found: dict[str, str] = {}
    for question in QUESTIONS[kind]:
        text = given.get(question.name, "") or question.suggest(site, found, now)
        found[question.name] = question.understood(text, site, found)
    return found


def path(kind: str, answers: Answers, site: Site, now: datetime) -> str:
    """Where the file of some answers lies; of an event, that may be a listing that is there. Raises UnfitError."""
    if kind == "event":
        return events.path(answers, site, now)
    if kind == "campaign":
        return campaigns.path(answers)
    return articles.path(kind, answers, site, now)


def file(kind: str, given: Answers, site: Site, now: datetime, before: str = "") -> tuple[str, str]:
    """The path and the text of the file; `before` is what stands at `path`, empty where nothing does.

    Raises UnfitError.
    """
    answers = answered(kind, given, site, now)
    where = path(kind, answers, site, now)
    if kind == "event":
        text = events.text(answers, site, now, before)
    elif kind == "campaign":
        text = campaigns.text(answers, site)
    else:
        text = articles.text(kind, answers, site, now)
    known = {(one.code, one.message) for one in _errors(where, before)} if before else set()
    for found in _errors(where, text):
        if (found.code, found.message) not in known:
            raise UnfitError(found.words)
    return where, text


def _errors(where: str, text: str) -> list[Problem]:
    return [found for found in read_file(where, text.encode()).problems if found.is_error]
