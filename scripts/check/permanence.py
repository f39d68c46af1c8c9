"""A published address is never lost: its page stays, or something says where it went."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from scripts.check.finding import Finding
from scripts.model import addresses
from scripts.model.event import Event
from scripts.model.ledger import Entry
from scripts.model.page import Article, News
from scripts.model.redirects import Redirect, Redirects
from scripts.model.values import day_of, parse_web_address
from scripts.model.website import Site
from scripts.problems import Position, Problem, problem
from scripts.read.ledger import FILE
from scripts.vietnamese.near import closest


def check(site: Site, now: datetime) -> Iterator[Finding]:
    """Addresses of the ledger that nothing stands at, and redirects that lead nowhere."""
    public = site.public(now)
    pages = {*addresses.of_records(public), *map(addresses.of_withdrawn, public.withdrawn)}
    moved = site.redirects
    if moved:
        taken = pages | addresses.of_lists(public)
        for number, redirect in enumerate(moved.redirects):
            yield from (Finding(moved, found) for found in _redirect(public, moved, number, redirect, taken))
    gone_from = {redirect.from_.strip("/") + "/" for redirect in moved.redirects} if moved else set()
    hidden = addresses.of_records(site)
    for entry in site.ledger.known(now):
        if entry.listed or entry.url in pages or entry.url in gone_from:
            continue
        record = hidden.get(entry.url)
        if isinstance(record, (Article, Event)):
            yield from (Finding(record, found) for found in _taken_back(record, entry, now))
        elif not addresses.is_law_article(entry.url):
            at = Position(FILE, entry.line)
            new = [url for url in pages if url not in site.ledger.entries]
            guesses = _like(entry.url, new)
            yield Finding(site.identity, problem("E727", at, guesses=guesses, url=entry.url))


def _taken_back(article: Article | Event, entry: Entry, now: datetime) -> Iterator[Problem]:
    """An item that its own front matter hides again."""
    if isinstance(article, News):
        if article.expires and now >= article.expires:
            return
        if article.embargo and now < article.embargo:
            yield problem("W729", article.at("embargo"), url=entry.url, since=f"{entry.since:%H:%M %d/%m/%Y}")
            return
        if article.withdrawn is not None:  # a translation whose original is not out
            return
        if article.date > day_of(now):
            yield problem("W729", article.at("date"), url=entry.url, since=f"{entry.since:%H:%M %d/%m/%Y}")
            return
    code = "W730" if day_of(entry.since) == day_of(now) else "E728"
    field = "sample" if article.sample else "draft"
    yield problem(code, article.at(field), url=entry.url)


def _redirect(site: Site, moved: Redirects, number: int, redirect: Redirect, pages: set[str]) -> Iterator[Problem]:
    old = redirect.from_.strip("/") + "/"
    if old in pages:
        yield problem("E731", moved.at("redirects", number, "from"), url=old)
    if any(other.from_ == redirect.from_ for other in moved.redirects[:number]):
        yield problem("E306", moved.at("redirects", number, "from"), found=redirect.from_, other="một dòng phía trên")
    at = moved.at("redirects", number, "to")
    to = redirect.to
    if to.startswith(("http://", "https://")):
        try:
            known = parse_web_address(to).isascii()
        except ValueError:
            known = False
        if not known:
            yield problem("E732", at, found=to)
    elif addresses.of_redirect(site, redirect.from_) is None:
        yield problem("E732", at, guesses=_like(to, pages), found=to)


def _like(url: str, choices: Iterable[str]) -> tuple[str, ...]:
    """Addresses that end alike, for that is what a slip or a new title changes."""
    by_end = {choice.strip("/").rpartition("/")[2]: choice for choice in choices}
    return tuple(f"/{by_end[end]}" for end in closest(url.strip("/").rpartition("/")[2], by_end))
