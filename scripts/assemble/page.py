"""A page: one typed record of data a template, its Markdown, and what its head says to those who share or index it.

Builders give pages; scripts/assemble/site/heads.py completes their heads and writes each once. Every field of a record
is written, empty or not, so a template that prints a key that no record has fails in the suite (Jinja's
StrictUndefined).
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias, TypedDict

from pydantic_core import to_json

from scripts.assemble.parts import qr
from scripts.markup.markdown_text import headings
from scripts.markup.web_addresses import without_default_port
from scripts.model.languages import ORIGINAL
from scripts.model.source import Source
from scripts.words import days, text

if TYPE_CHECKING:
    from scripts.assemble.diagrams.figures import Figure
    from scripts.assemble.laws.in_force import Basis  # which needs what a page is
    from scripts.assemble.parts.picture_html import ShownPicture
    from scripts.assemble.parts.voices import Voices

Node: TypeAlias = dict[str, Any]
# What JSON leaves as it is and YAML takes for the end of a line, or for no letter at all.
_NOT_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step on the way to a page; the page's own has no `url` where it is not a link."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to a page, `url` relative to the root of the site, in the language `lang` where that may be
    another one; or to an address to dial or write to; or mere words."""

    text: str
    url: str | None = None
    to: str | None = None
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class CountedLink:
    """A way to a list: how much is on it, and what a reader must know before."""

    text: str
    url: str
    count: int
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A `<link rel="alternate">`: a media type, a title, an address."""

    type: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several that a reader may choose, by its identifier."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class TocEntry:
    """A heading of the page and its anchor."""

    title: str
    id: str


def toc_of(body: str) -> tuple[TocEntry, ...]:
    """The headings of a Markdown text that its page lists."""
    return tuple(TocEntry(heading.title, heading.anchor) for heading in headings(body) if heading.level == 2)


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source as a reader sees it; `remark` says in which language it was read."""

    text: str
    url: str | None
    remark: str
    note: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of "facts" (partials/facts.html): words, or `parts` of which some lead somewhere."""

    term: str
    text: str = ""
    url: str | None = None
    parts: tuple[Link, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """A change after publishing, with its day."""

    date: str
    text: str


def relative(target: str, url: str) -> str:
    """The way from the page at `url` to another address of the site, which may have an anchor; both relative to the
    root. Links are written so, whole, that the engine need not know the page they lead to."""
    address, sharp, anchor = target.partition("#")
    way = posixpath.relpath(address or ".", url or ".")
    return f"{way}/{sharp}{anchor}" if not address or address.endswith("/") else f"{way}{sharp}{anchor}"


def source_row(source: Source, language: str = ORIGINAL) -> SourceRow:
    """A source as a reader of that language sees it, with the language in which it was read."""
    named = source.title or source.url or ""
    if source.date:
        named = f"{named}, {days.short(source.date, language)}"
    remark = "" if source.is_original else text(f"site.read_in.{source.language}", language)
    return SourceRow(named, source.url and without_default_port(source.url), remark, source.note or "")


def in_a_cell(sources: Iterable[Source]) -> str:
    """Sources as plain text for a cell of a table, each with its address."""
    return "; ".join(
        " ".join(part for part in (row.text, f"({row.note})" if row.note else "", row.url or "") if part)
        for row in map(source_row, sources)
    )


@dataclass(frozen=True, slots=True)
class Alternate:
    """The page in a language, which its readers call `own`."""

    lang: str
    own: str
    url: str
    older: bool = False


@dataclass(frozen=True, slots=True)
class Translation:
    """Who translated a page, from the Vietnamese of which day, and when that changed since; days by language."""

    by: str | None
    made: Mapping[str, str] | None
    changed: Mapping[str, str] | None
    original: str | None


@dataclass(frozen=True, slots=True)
class Paper:
    """What leads from the printed page back: a QR code (`size` modules, `path` in SVG) and the address in letters."""

    qr: Mapping[str, Any]
    text: str


def paper(address: str, code: Mapping[str, Any] | None = None) -> Paper:
    """The foot of the printed page at an absolute address."""
    return Paper(code or qr.code(address), address.partition("://")[2])


@dataclass(frozen=True, slots=True)
class Offer:
    """What a page offers to print: a kind in its forms."""

    label: str
    files: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageData:
    """What every template prints; `lead` is shown under the heading of a list where that differs from its
    description. A template's record adds what it alone prints."""

    template: ClassVar[str]
    # Pages that a reader may need to hide carry "leave quickly": help, questions, what the law says, what is on, and
    # the pages that they lead to; news, one event, campaigns and the press say nothing about who reads them.
    private: ClassVar[bool] = False
    # Pages that answer: the themes of their text, and what they rest on, are folded (scripts/markup/themes.py).
    in_themes: ClassVar[bool] = False

    def __init_subclass__(cls, template: str = "", private: bool | None = None, in_themes: bool = False) -> None:
        # Called once more, without arguments, for the class with slots that `dataclass` makes of this one.
        cls.template = template or cls.template
        cls.private = cls.private if private is None else private
        cls.in_themes = in_themes or cls.in_themes

    title: str
    description: str = ""
    lead: str = ""
    section: str = ""
    crumbs: tuple[Crumb, ...] = ()
    lang: str | None = None
    language: str | None = None
    noindex: bool = False
    unsearched: bool = False
    search_weight: str | None = None
    toc: tuple[TocEntry, ...] = ()
    sources: tuple[SourceRow, ...] = ()
    notes: tuple[str, ...] = ()
    updated: str | None = None
    alternates: tuple[Alternate, ...] = ()
    translation: Translation | None = None
    diagrams: tuple[Figure, ...] = ()
    # What the page keeps is of the campaign of that year.
    of_year: int | None = None
    # The number in the bar at the bottom, where it is not the site's first.
    call: str | None = None
    feeds: tuple[Feed, ...] = ()
    paper: Paper | None = None
    # Where the words stand that others may post of it.
    post: str | None = None
    offers: tuple[Offer, ...] = ()
    # Of items with a day and an author.
    og_type: str | None = None
    published: str | None = None
    modified: str | None = None
    kind_label: str | None = None
    author: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainPage(PageData, template="page.html", private=True):
    """A page whose text is written by hand, the law that it rests on (laws/in_force.py), the same in short
    sentences and as read out, its picture, its voices."""

    basis: tuple[Basis, ...] = ()
    easy: str | None = None
    loud: str | None = None
    images: tuple[ShownPicture, ...] = ()
    voices: Voices | None = None


class Written(TypedDict):
    """What a page has from its Markdown file."""

    title: str
    description: str
    lang: str
    language: str | None
    toc: tuple[TocEntry, ...]
    sources: tuple[SourceRow, ...]
    updated: str | None
    alternates: tuple[Alternate, ...]
    translation: Translation | None
    diagrams: tuple[Figure, ...]
    call: str | None


@dataclass(frozen=True, slots=True)
class CardFact:
    """A line of a card: `old` is struck out."""

    text: str
    label: str | None = None
    old: bool = False


@dataclass(frozen=True, slots=True)
class CardFlag:
    """What nobody may miss, with since when; `tone` is "off" or "check"."""

    text: str
    note: str | None
    tone: str


@dataclass(frozen=True, slots=True)
class CardWords:
    """What the card of a page says beyond its title; without a `kicker` the page's kind or section is there."""

    kicker: str | None = None
    facts: tuple[CardFact, ...] = ()
    flag: CardFlag | None = None
    foot: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page whole: `body` is its text in Markdown, `node` its own JSON-LD."""

    data: PageData
    body: str = ""
    card: CardWords = CardWords()
    node: Node | None = None


# Pages by address, relative to the root of the site: `su-kien/2022/`.
Pages: TypeAlias = dict[str, Page]


def written(page: Page, head: Mapping[str, Any]) -> bytes:
    """A page for the engine: all of it is data, with what `head` adds, its text in HTML among that. There is nothing
    left to convert, so all engines print the same.

    The data is one line of JSON, which is YAML too: it needs no quoting rules of its own and the engine's C loader
    reads it several times faster than block style.
    """
    data = page.data
    first = to_json({"template": data.template, "private": data.private, "in_themes": data.in_themes, **head})
    line = first[:-1] + b"," + to_json(data)[1:]
    return b"---\n%s\n---\n" % _NOT_YAML.sub(lambda sign: f"\\u{ord(sign[0]):04x}", line.decode()).encode()
