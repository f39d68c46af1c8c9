"""A published address is never lost: its page stays, or something says where it went."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from urllib.parse import urlsplit

from scripts.check.finding import Finding, found
from scripts.model import addresses
from scripts.model.event import Event
from scripts.model.ledger import LedgerEntry
from scripts.model.page import Article, News
from scripts.model.values import day_of, parse_web_address
from scripts.model.website import Site
from scripts.problems import Position, problem
from scripts.read.ledger import FILE
from scripts.vietnamese.near import closest


def check(site: Site, now: datetime) -> Iterator[Finding]:
    """Addresses of the ledger that nothing stands at, redirects that lead nowhere, a domain that is kept back."""
    identity = site.identity
    if identity.no_domain and not f".{urlsplit(identity.url).hostname}".endswith(".example"):
        yield found(identity, "W735", "no_domain", found=identity.url)
    public = site.public(now)
    records = addresses.of_records(public)
    pages = {*records, *map(addresses.of_withdrawn, public.withdrawn)}
    led = addresses.of_redirects(public)
    yield from _redirects(site, led, pages | addresses.of_lists(public))
    names = {source.id: source.name for source in site.identity.sources}
    for entry in addresses.of_gone(public, now):
        # A refusal would let any other site stop this one.
        at, name = Position(FILE, entry.line), names.get(entry.source or "", entry.source)
        yield Finding(site.identity, problem("W809", at, url=entry.url, name=name))
    new = [url for url in pages if url not in site.ledger.entries]
    told = {one.said: url for url in new if isinstance(one := records.get(url), (News, Event))}
    missing = [
        entry
        for entry in site.ledger.known(now)
        if not (entry.listed or entry.source or entry.url in pages or entry.url in led)
    ]
    hidden = addresses.of_records(site) if missing else {}
    for entry in missing:
        record = hidden.get(entry.url)
        if isinstance(record, (Article, Event)):
            yield from _taken_back(record, entry, now)
        elif not addresses.is_law_article(entry.url):
            moved = told.get(entry.said or "")
            guesses = (f"/{moved}",) if moved else _like(entry.url, new)
            # What is still there, at another address, was not taken back.
            code = "W734" if entry.may_go(now) and not moved else "E727"
            yield Finding(site.identity, problem(code, Position(FILE, entry.line), guesses=guesses, url=entry.url))


def _taken_back(article: Article | Event, entry: LedgerEntry, now: datetime) -> Iterator[Finding]:
    """An item that its own front matter hides again."""
    if isinstance(article, News):
        if article.expires and now >= article.expires:
            return
        waits = "embargo" if article.embargo and now < article.embargo else "date" if article.date > day_of(now) else ""
        if waits and (waits == "embargo" or article.withdrawn is None):
            yield found(article, "W729", waits, url=entry.url, since=entry.published)
        if waits or article.withdrawn is not None:  # withdrawn: a translation whose original is not out
            return
    code = "W730" if entry.may_go(now) else "E728"
    yield found(article, code, "sample" if article.sample else "draft", url=entry.url)


def _redirects(site: Site, led: dict[str, str | None], pages: set[str]) -> Iterator[Finding]:
    """`led` is where each leads; `pages` is what a redirect may neither hide nor miss."""
    moved = site.redirects
    if moved is None:
        return
    seen: set[str] = set()
    for number, redirect in enumerate(moved.redirects):
        old, to, line = redirect.old, redirect.to, ("redirects", number)
        if old in pages:
            yield found(moved, "E731", *line, "from", url=old)
        if old in seen:
            yield found(moved, "E306", *line, "from", found=redirect.from_, other="một dòng phía trên")
        seen.add(old)
        if to.startswith(("http://", "https://")):
            if not _is_web_address(to):
                yield found(moved, "E732", *line, "to", found=to)
        elif led[old] is None:
            yield found(moved, "E732", *line, "to", guesses=_like(to, pages), found=to)


def _is_web_address(text: str) -> bool:
    """In letters that every server's configuration can hold."""
    try:
        return parse_web_address(text).isascii()
    except ValueError:
        return False


def _like(url: str, choices: Iterable[str]) -> tuple[str, ...]:
    """Addresses that end alike, for that is what a slip or a new title changes."""
    by_end = {choice.strip("/").rpartition("/")[2]: choice for choice in choices}
    return tuple(f"/{by_end[end]}" for end in closest(url.strip("/").rpartition("/")[2], by_end))
