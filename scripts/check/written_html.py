"""What staff wrote in Markdown and readers would not get: what would run a program or fetch something from elsewhere,
words that would not come out, links that lead nowhere."""

import re
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from pathlib import PurePosixPath
from urllib.parse import urljoin, urlsplit

from scripts.check.alone import Around
from scripts.check.finding import Finding
from scripts.markup.markdown_text import notes, without_code
from scripts.markup.unfit import Unfit, unfit
from scripts.model import addresses
from scripts.model.event import Event
from scripts.model.explainer import Explainer
from scripts.model.page import Article, LawBody
from scripts.model.prose import place_in
from scripts.model.record import Record
from scripts.model.website import Site
from scripts.problems import Position, problem

# What is a note in the lines above a body is a heading as large as the title within it.
_NOTE = re.compile(r"^# +(?P<words>\S.*)$", re.MULTILINE)
# What would be a link, bold, a tag or a sign of HTML where Markdown is read.
_MARKED = re.compile(
    r"\[[^\[\]\n]+\]\([^()\s]+\)|\*\*[^\s*][^*\n]*\*\*|^#{1,6} "
    r"|</?(?:br|[biup]|strong|em|span|div|font|sup|sub|h[1-6]|a)\b[^<>]*>|&(?:[a-z]{2,8}|#x?[0-9a-f]{2,6});",
    re.IGNORECASE,
)


def ask(around: Around, event: Event) -> Iterator[Finding]:
    """The Markdown texts of an event, its title and its summary."""
    yield from _event(event)


def check(site: Site, now: datetime) -> Iterator[Finding]:
    """Every Markdown text of every record, and titles and summaries, which are none."""
    for article in site.articles:
        yield from _marked(article)
    public = site.public(now)
    leads = cache(lambda: {*addresses.of_records(public), *addresses.of_lists(public), *addresses.of_tables(public)})
    for article in site.articles:
        for path, found in article.unfit:
            if path != ("body",):
                yield _finding(article, found, article.at(*path))
            elif not (
                (found.code == "E317" and found.words != "()" and _address(article, found.words) in leads())
                or (found.code == "E318" and found.words[1:] in _anchors(site, article))
            ):
                yield _finding(article, found, _in_body(article, found))
        yield from _note(article)
    for event in site.events:
        if event.origin or event.is_stand_in:
            yield from _event(event)
    for explainer in site.explainers:
        for found in unfit(explainer.body, pictured=False):
            yield _finding(explainer, found, _in_body(explainer, found))
    for campaign in site.campaigns:
        yield from _fields(campaign, *campaign.prose_in)
    yield from _fields(site.identity, "current.text", *(["press.boilerplate"] if site.identity.press else []))


def _event(event: Event) -> Iterator[Finding]:
    yield from _marked(event)
    for path, found in event.unfit:
        yield _finding(event, found, event.at(*path))
    # Both stand on one page.
    for mark in sorted(notes(event.description or "") & notes(event.results or "")):
        yield Finding(event, problem("E316", event.at("results"), found=f"[^{mark}]:"))


def _marked(record: Article | Event) -> Iterator[Finding]:
    for field in ("title", "summary"):
        if match := _MARKED.search(getattr(record, field, None) or ""):
            yield Finding(record, problem("W139", record.at(field), field=field, found=match[0]))


def _address(article: Article, written: str) -> str:
    """The address that a relative one in a text means, from the root of the site."""
    path = urlsplit(urljoin(f"//site/{addresses.of(article)}", written)).path.strip("/")
    return f"{path}/" if path and not PurePosixPath(path).suffix else path


def _anchors(site: Site, article: Article) -> set[str]:
    """The anchors that the page of a law has beside those of its text."""
    law = site.laws_by_slug.get(article.slug) if isinstance(article, LawBody) else None
    return {one.anchor for one in law.articles.values()} if law else set()


def _in_body(text: Article | Explainer, found: Unfit) -> Position:
    return Position(text.path, text.body_line + found.line, found.column)


def _fields(record: Record, *fields: str) -> Iterator[Finding]:
    for path, text in record.each(*fields):
        for found in unfit(text or "", pictured=False):
            yield _finding(record, found, record.at(*path))


def _note(article: Article) -> Iterator[Finding]:
    for match in _NOTE.finditer(without_code(article.body)):
        at = place_in(article, ("body",), match.start())
        yield Finding(article, problem("W258", at, found=match["words"]))


def _finding(record: Record, found: Unfit, at: Position) -> Finding:
    guesses = (found.guess,) if found.guess else ()
    return Finding(record, problem(found.code, at, guesses=guesses, found=found.words))
