"""Where every published fact comes from, and when somebody last held it against that."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from scripts.markup.conversion import plain_text
from scripts.model.campaign import Campaign
from scripts.model.event import Event
from scripts.model.exemplar import Exemplar
from scripts.model.identity import Identity
from scripts.model.law import Law
from scripts.model.page import Article, News, Page
from scripts.model.place import Places
from scripts.model.record import Part, Path, Record
from scripts.model.source import Source
from scripts.model.website import Site


@dataclass(frozen=True, slots=True)
class Fact:
    """What is said, in plain text, and its sources, the main one first. `path` is where in its record it stands, empty
    for all that the record tells; `checked` is the day on which it was last held against them, None where that is not
    written down."""

    record: Record
    path: Path
    what: str
    sources: tuple[Source, ...]
    checked: date | None = None


@dataclass(frozen=True, slots=True)
class Naming:
    """A source and where in a record it is named."""

    record: Record
    path: Path
    source: Source


def sourced(site: Site) -> tuple[Record, ...]:
    """The records that may name sources, in the order of the lists; events apart."""
    return (site.identity, site.places, *site.laws, *site.campaigns, *site.articles)


def of_site(site: Site) -> Iterator[Fact]:
    """Every fact but those of events."""
    for record in sourced(site):
        yield from of_record(record)


def of_record(record: Record) -> Iterator[Fact]:
    """The facts of a record that has sources: the record whole, then its parts that have sources of their own."""
    for fact in _of(record):
        if fact.sources:
            yield fact


def _of(record: Record) -> Iterator[Fact]:
    match record:
        case Identity():
            for place, line in enumerate(record.hotlines):
                yield Fact(
                    record, ("hotlines", place), f"{line.number}: {line.title} ({line.who})", line.sources, line.checked
                )
        case Places():
            yield Fact(record, (), record.province.name, record.sources, record.checked)
        case Law():
            official = (record.official_source,) if record.official_source else ()
            yield Fact(record, (), record.name, (*official, *record.sources), record.checked)
            for place, crime in enumerate(record.crimes):
                yield Fact(record, ("crimes", place), f"{crime.place}: {crime.act}", crime.source, record.checked)
        case Campaign():
            yield Fact(record, (), record.name, record.all_sources, record.checked)
            for place, fact in enumerate(record.facts):
                told = f"{fact.label}: {plain_text(fact.value)}"
                yield Fact(record, ("facts", place), told, fact.source, record.checked)
        case Event():
            yield Fact(record, (), record.title, record.sources, record.checked)
            yield from _quoted(record, record.checked)
        case Article():
            checked = checked_on(record)
            yield Fact(record, (), record.title, record.sources, checked)
            yield from _parts(record, checked)


def checked_on(article: Article) -> date | None:
    """The later of the days on which a page was held against its sources and on which it was gone over; of news, which
    tell a day and are left as they are, the first alone."""
    days = (article.checked, None if isinstance(article, News) else article.updated)
    return max((day for day in days if day), default=None)


def _parts(article: Article, checked: date | None) -> Iterator[Fact]:
    if isinstance(article, Exemplar):
        for name in ("size", "results"):
            figures = getattr(article, name)
            for figure, source in article.sourced(figures):
                words = " ".join(filter(None, (figure.figure, figure.unit)))
                told = f"{words}: {figure.text}" if words else figure.text
                yield Fact(article, (name, figures.index(figure)), told, (source,), checked)
    if isinstance(article, Page):
        for place, slogan in enumerate(article.slogans):
            yield Fact(article, ("slogans", place), slogan.text, (slogan.source,), checked)
    if isinstance(article, (Page, News)):
        yield from _quoted(article, checked)


def _quoted(record: Event | News | Page, checked: date | None) -> Iterator[Fact]:
    for place, quote in enumerate(record.quotes):
        if quote.source:
            yield Fact(record, ("quotes", place), f"{quote.name}: {quote.text}", (quote.source,), checked)


def named(record: Part, path: Path = (), within: Record | None = None) -> Iterator[Naming]:
    """Every source that a record names, however deep, in the order of its fields."""
    whole = within or record
    assert isinstance(whole, Record)
    for name in type(record).model_fields:
        yield from _named(getattr(record, name), (*path, name), whole)


def _named(value: object, path: Path, whole: Record) -> Iterator[Naming]:
    match value:
        case Source():
            yield Naming(whole, path, value)
        case Part():
            yield from named(value, path, whole)
        case tuple():
            for place, one in enumerate(value):
                yield from _named(one, (*path, place), whole)
