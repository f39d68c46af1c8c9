"""HTML in what staff wrote that would run a program, fetch something from elsewhere, or not be seen by readers."""

from collections.abc import Iterator
from datetime import datetime

from scripts.check.finding import Finding
from scripts.markup.unfit import Unfit, unfit
from scripts.model.explainer import Explainer
from scripts.model.page import Article, Question
from scripts.model.record import Record
from scripts.model.website import Site
from scripts.problems import Position, problem


def check(site: Site, now: datetime) -> Iterator[Finding]:
    """Every Markdown text of every record."""
    texts: list[Article | Explainer] = [article for article in site.articles if article.may_be_unfit]
    for text in [*texts, *site.explainers]:
        for found in unfit(text.body):
            yield _finding(text, found, Position(text.path, text.body_line + found.line, found.column))
    for question in (article for article in site.articles if isinstance(article, Question)):
        yield from _fields(question, "short", "now")
    for event in (event for event in site.events if event.may_be_unfit):
        yield from _fields(event, "description", "results")
    for campaign in site.campaigns:
        yield from _fields(campaign, *campaign.prose_in)
    yield from _fields(site.identity, "current.text", *(["press.boilerplate"] if site.identity.press else []))


def _fields(record: Record, *fields: str) -> Iterator[Finding]:
    for path, text in record.each(*fields):
        for found in unfit(text or ""):
            yield _finding(record, found, record.at(*path))


def _finding(record: Record, found: Unfit, at: Position) -> Finding:
    return Finding(record, problem("E314" if found.runs else "E315", at, found=found.words))
