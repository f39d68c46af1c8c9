"""Texts that say too little: a summary that tells nothing beyond the title, a quotation of nobody."""

import re
from collections.abc import Iterator
from datetime import datetime

from scripts.check.alone import Around
from scripts.check.finding import Finding, found
from scripts.model.event import Event
from scripts.model.languages import ORIGINAL
from scripts.model.page import Article, LawBody, News
from scripts.model.prose import place_in
from scripts.model.record import Path
from scripts.model.website import Site
from scripts.problems import problem
from scripts.vietnamese.folding import same_word
from scripts.vietnamese.quoted import unsaid

_SHOWN = 60
_SIGNS = re.compile(r"\W+")


def ask(around: Around, event: Event) -> Iterator[Finding]:
    """The summary of an event, quotations in its texts."""
    yield from _summary(event)
    yield from _quoted(event, event.each("summary", "description", "results"))


def check(site: Site, now: datetime) -> Iterator[Finding]:
    """Summaries of articles, quotations in news."""
    for article in site.written:
        if article.draft or article.lang != ORIGINAL or isinstance(article, LawBody):
            continue
        yield from _summary(article)
        if isinstance(article, News):
            yield from _quoted(article, [(("body",), article.body)])


def _summary(record: Event | Article) -> Iterator[Finding]:
    """One word, or words that all stand in the title in that order."""
    said, title = _plain(record.summary), _plain(record.title)
    if " " not in said.strip() or said in title:
        yield found(record, "W281", "summary", found=record.summary)


def _quoted(record: Event | Article, texts: Iterator[tuple[Path, str]] | list[tuple[Path, str]]) -> Iterator[Finding]:
    for path, text in texts:
        for one in unsaid(text) if text else ():
            words = one.words if len(one.words) <= _SHOWN else f"{one.words[:_SHOWN]}…"
            yield Finding(record, problem("W283", place_in(record, path, one.offset), found=words))


def _plain(text: str) -> str:
    """Words between blanks, so that one is found only whole."""
    return f" {_SIGNS.sub(' ', same_word(text)).strip()} "
