"""The facts of an item of news: one frozen record, made once from its file, that every format prints.

A page, an entry of a feed, JSON, ninjs, JSON-LD, a card or a press document is a function of these facts and of the
site's frame alone, so what was made of equal facts is kept between builds (scripts/assemble/pieces.py).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from html import escape
from typing import TypeAlias

from scripts.assemble.laws import in_force
from scripts.assemble.laws.in_force import Basis
from scripts.assemble.page import Change, Link, SourceRow, Written
from scripts.assemble.parts import voices
from scripts.assemble.parts.absolute_html import absolute
from scripts.assemble.parts.changes import noted
from scripts.assemble.parts.contacts import contact_lines
from scripts.assemble.parts.picture_html import PagePicture
from scripts.assemble.parts.plain_html import SOURCE, plain
from scripts.assemble.parts.voices import ShownAudio, ShownQuote, Voices
from scripts.assemble.parts.whole_names import heading
from scripts.assemble.pieces import digest_of
from scripts.assemble.press import spec
from scripts.assemble.press.spec import PressFile
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.languages import ORIGINAL
from scripts.model.page import News
from scripts.model.prose import cited, passage
from scripts.vietnamese import dates
from scripts.words import days, text

_RELATED = 3
# News by the provisions that it cites, the latest first.
Citing: TypeAlias = dict[str, list[News]]
# The places of a name, as of a day.
NamedPlaces: TypeAlias = Callable[[str, date], "tuple[Named, ...]"]


@dataclass(frozen=True, slots=True)
class NewsCard:
    """An item in a list, or what was put right in one; `heading` is its title as HTML."""

    title: str
    url: str
    date: str
    kind: str
    summary: str
    lang: str
    heading: str


@dataclass(frozen=True, slots=True)
class Named:
    """A focus, a place or a provision that an item names: in words, for machines, and where the site speaks of it."""

    name: str
    code: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Version:
    """The item in another language."""

    language: str
    title: str
    url: str
    data: str
    ninjs: str


@dataclass(frozen=True)
class NewsFacts:
    """What is known of an item, in Vietnamese or a translation of it, at the moment of the build.

    `item` is the record of its file. `id` never changes (a tag URI, RFC 4151); a translation is another item. Addresses
    are relative to the root of the site, `address` alone is absolute. `body` is Markdown of its page, `html` the
    same text in HTML with relative addresses.
    """

    item: News
    id: str
    url: str
    address: str
    data: str
    ninjs: str
    card: NewsCard
    day: str
    focus: tuple[Named, ...]
    places: tuple[Named, ...]
    law: tuple[Named, ...]
    contact: tuple[Link, ...]
    pictures: tuple[PagePicture, ...]
    voices: Voices
    written: Written
    changes: tuple[Change, ...]
    basis: tuple[Basis, ...]
    related: tuple[NewsCard, ...]
    files: tuple[PressFile, ...]
    versions: tuple[Version, ...]
    original: str | None
    post: str | None
    body: str
    html: str

    @property
    def summary(self) -> str:
        """A sentence, in one line."""
        return self.written["description"]

    @property
    def sources(self) -> tuple[SourceRow, ...]:
        """As its page lists them."""
        return self.written["sources"]

    @property
    def is_original(self) -> bool:
        """False of a translation."""
        return self.item.lang == ORIGINAL

    @cached_property
    def whole_html(self) -> str:
        """The text as feeds and programs have it: a correction first, then the text, what is said and heard beside it,
        the sources last; every address absolute."""
        parts = [f"<p><strong>{escape(self.item.correction)}</strong></p>"] if self.item.correction else []
        rows = "".join(f"<li>{_source(row)}</li>" for row in self.sources)
        parts += [self.html, *map(_said, self.voices.quotes), *(_heard(one, self.url) for one in self.voices.audio)]
        parts += [f"<p>{text('news.sources', self.item.lang)}</p><ul>{rows}</ul>"]
        return absolute(parts, self.address)

    @cached_property
    def whole_text(self) -> str:
        """The same in words alone."""
        return "\n\n".join(plain(self.whole_html, self.address))

    @cached_property
    def digest(self) -> bytes:
        """Equal facts have equal digests, whatever the machine."""
        return digest_of(self.item.digest, self, "item")


def facts_of_all(view: View) -> dict[str, NewsFacts]:
    """The facts of every item by its address: the latest first, then translations."""
    places = _named_places(view)
    citing: Citing = {}
    for item in view.news:
        for citation in item.law:
            citing.setdefault(citation, []).append(item)
    items = (*view.news, *view.translations_of(News))
    return {addresses.of_article(item): _facts(view, places, citing, item) for item in items}


def card_of(item: News) -> NewsCard:
    """The line of an item."""
    kind = text(f"news.kind.{item.kind}", item.lang)
    url, day = addresses.of_article(item), dates.short(item.date)
    return NewsCard(item.title, url, day, kind, item.summary, item.lang, heading(item.title))


def _facts(view: View, places: NamedPlaces, citing: Citing, item: News) -> NewsFacts:
    url, site = addresses.of_article(item), view.site
    linked = view.body(passage(site, item, None, item.body), url)
    original = site.originals.get(item.key) if item.lang != ORIGINAL else None
    return NewsFacts(
        item=item,
        id=view.identifiers.of_news(item),
        url=url,
        address=view.site_url + url,
        data=addresses.of_news_data(item),
        ninjs=addresses.of_ninjs(item),
        card=card_of(item),
        day=days.in_words(item.date, item.lang),
        focus=tuple(_focus(view, name) for name in item.focus),
        places=tuple(dict.fromkeys(place for name in item.places for place in places(name, item.date))),
        law=tuple(Named(one.words, one.citation, addresses.of_provision(site, one)) for one in cited(site, item)),
        contact=tuple(contact_lines(item.contact)) if item.contact else (),
        pictures=view.pictures(item, item.pictures, url),
        voices=voices.of(view, item, url),
        written=view.written(item),
        changes=noted(item.changes, item.lang),
        basis=in_force.basis(view, item, item.date, text("news.then")),
        related=tuple(_related(view, citing, item)),
        files=spec.files_of(view, item),
        versions=tuple(_versions(view, item)),
        original=addresses.of_article(original) if isinstance(original, News) else None,
        post=view.offered.place("tin", item),
        body=view.with_pictures(item, linked, url),
        html=view.conversions.of(linked),
    )


def _named_places(view: View) -> NamedPlaces:
    """Finds places by their names; each name once, however many items have it."""
    places = view.site.places
    pages = {page.place.path: page.url for page in view.place_pages}

    @cache
    def found(name: str, day: date) -> tuple[Named, ...]:
        if places.is_province(name) and not places.group(name):
            return (Named(places.province.name, places.province.code, addresses.PLACES),)
        return tuple(Named(one.whole_name, one.code, pages.get(one.path)) for one in places.named(name, day))

    return found


def _focus(view: View, name: str) -> Named:
    title = view.focus_words.get(name)
    return Named(title or name, name, addresses.of_news_focus(name) if title else None)


def _related(view: View, citing: Citing, item: News) -> Iterator[NewsCard]:
    """Items that cite the same. Within a citation the latest come first, so a few of each are enough to choose from."""
    near = [other for citation in item.law for other in citing.get(citation, [])[: _RELATED + 1]]
    others = [other for slug, other in {other.slug: other for other in near}.items() if slug != item.slug]
    return (card_of(view.in_language(other, item.lang)) for other in others[:_RELATED])


def _versions(view: View, item: News) -> Iterator[Version]:
    if item.lang == ORIGINAL:
        for language, version in sorted(view.site.versions.get(item.key, {}).items()):
            if isinstance(version, News):
                yield Version(
                    language,
                    version.title,
                    addresses.of_article(version),
                    addresses.of_news_data(version),
                    addresses.of_ninjs(version),
                )


def _said(one: ShownQuote) -> str:
    lines = "".join(f"<p>{escape(line)}</p>" for line in one.lines)
    return f"<blockquote>{lines}</blockquote><p>{escape(', '.join(filter(None, (one.name, one.role, one.day))))}</p>"


def _heard(one: ShownAudio, url: str) -> str:
    return f'<p><a href="{escape(one.src.removeprefix(url))}">{escape(one.audio.title)}</a></p>'


def _source(row: SourceRow) -> str:
    words = escape(row.text)
    named = f'<a class="{SOURCE}" href="{escape(row.url)}">{words}</a>' if row.url else words
    return f"{named} {escape(row.note)}".strip()
