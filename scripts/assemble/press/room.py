"""/bao-chi/ — the press room: the latest with their packs, whom to ask, the fact sheet, every way to follow the site.

What is written there is content/bao-chi.md; without that file there is no press room.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from scripts.assemble.news.facts import NewsFacts
from scripts.assemble.news.feeds import FORMATS
from scripts.assemble.news.lists import news_lists
from scripts.assemble.page import Fact, Link, Page, Pages, PlainPage, TocEntry
from scripts.assemble.parts.contacts import dial, in_text, mail
from scripts.assemble.press import fact_sheet, pictures_page
from scripts.assemble.press.fact_sheet import FactRow
from scripts.assemble.press.files import PressFile, of_campaign
from scripts.assemble.press.pictures_page import PressPicture
from scripts.assemble.site import mark
from scripts.assemble.site.plain import plain
from scripts.assemble.view import View
from scripts.markup.markdown_text import Reference
from scripts.model import addresses
from scripts.model.identity import Press
from scripts.model.kinds import BELOW
from scripts.model.page import NewsKind
from scripts.model.prose import passage
from scripts.words import text

# So many items, and so many of them releases, however old these are.
_ITEMS, _RELEASES = 6, 4
_PICTURES = 3
# The sections that this page adds to what is written, in its order; the written text, whose headings make their own
# anchors, stands between.
_BEFORE = ("muc-moi-nhat", "muc-lien-he", "muc-du-kien")
_AFTER = ("muc-theo-doi", "muc-du-lieu", "muc-anh", "muc-bieu-trung", "muc-gioi-thieu-chung")


@dataclass(frozen=True, slots=True)
class PressItem:
    """An item with its files (partials/press-item.html); `summary` is HTML."""

    title: str
    url: str
    kind: str
    date: str
    iso: str
    summary: str
    packs: tuple[PressFile, ...]


@dataclass(frozen=True, slots=True)
class FeedGroup:
    """Lists of news that have feeds, under a heading."""

    title: str
    rows: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Machine:
    """What programs read: `what` it is, and `more` about it on a page."""

    text: str
    url: str
    what: str
    more: Link | None = None


@dataclass(frozen=True, slots=True)
class LogoRow:
    """A look of the mark, `dark` to be seen on a dark ground."""

    words: str
    svg: str
    png: tuple[Link, ...]
    dark: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PressRoom(PlainPage):
    """What press.html prints. `titles` are its own sections' by their ids; `nobody` says why nobody is named."""

    template: ClassVar[str] = "press.html"

    titles: Mapping[str, str]
    latest: tuple[PressItem, ...]
    more: tuple[PressItem, ...]
    facts: tuple[Fact, ...]
    agency: str | None
    nobody: str | None
    fact_sheet: tuple[FactRow, ...]
    campaign: Link | None
    campaign_packs: tuple[PressFile, ...]
    feed_groups: tuple[FeedGroup, ...]
    formats: tuple[Link, ...]
    machines: tuple[Machine, ...]
    pictures: tuple[PressPicture, ...]
    picture_count: int
    pictures_url: str
    logos: tuple[LogoRow, ...]
    boilerplate: str | None


def build(view: View) -> Pages:
    """The press room and its list of pictures."""
    page = view.site.pages_by_slug.get("bao-chi")
    if page is None:
        return {}
    url, identity, campaign = addresses.PRESS, view.site.identity, view.latest_campaign
    items, people, shown = _items(view), tuple(_people(view)), pictures_page.of_site(view)
    facts = fact_sheet.rows(view, campaign, url) if campaign else ()
    boilerplate = _boilerplate(view, url)
    parts = {"muc-moi-nhat": items, "muc-du-kien": facts, "muc-gioi-thieu-chung": boilerplate}
    titles = {name: text(f"press.section.{name}") for name in (*_BEFORE, *_AFTER)}

    def toc(names: tuple[str, ...]) -> list[TocEntry]:
        return [TocEntry(titles[name], name) for name in names if parts.get(name, True)]

    fields = plain(view, page)
    fields["toc"] = (*toc(_BEFORE), *fields["toc"], *toc(_AFTER))
    data = PressRoom(
        **fields,
        titles=titles,
        latest=items[:1],
        more=items[1:],
        facts=people,
        agency=identity.agency,
        nobody=None if people else "agency_silent" if identity.agency else "no_agency",
        fact_sheet=facts,
        campaign=Link(campaign.name, addresses.of_campaign(campaign)) if campaign else None,
        campaign_packs=of_campaign(view) if campaign else (),
        feed_groups=tuple(_feed_groups(view)),
        formats=tuple(Link(kind.label, kind.file) for kind in FORMATS),
        machines=tuple(_machines(view)),
        pictures=shown[:_PICTURES],
        picture_count=len(shown),
        pictures_url=addresses.PICTURES,
        logos=tuple(_logo(logo) for logo in mark.LOGOS),
        boilerplate=boilerplate,
    )
    return {url: Page(data, view.article_body(page, url))} | pictures_page.build(shown)


def _logo(logo: mark.Logo) -> LogoRow:
    png = tuple(Link(f"PNG {size}", logo.png(size)) for size in mark.LOGO_SIZES)
    return LogoRow(text(f"press.logo.{logo.name}"), logo.svg, png, logo.dark)


def _items(view: View) -> tuple[PressItem, ...]:
    """Releases first, for they are meant for the press; then news."""
    found = [one for one in view.news_facts.values() if one.is_original]
    releases = [one for one in found if one.item.kind is NewsKind.RELEASE][:_RELEASES]
    others = [one for one in found if one.item.kind is not NewsKind.RELEASE]
    return tuple(_item(one, view.site.identity.numbers) for one in (*releases, *others)[:_ITEMS])


def _item(facts: NewsFacts, numbers: tuple[str, ...]) -> PressItem:
    card, summary = facts.card, in_text(facts.item.summary, numbers)
    return PressItem(card.title, card.url, card.kind, card.date, facts.item.date.isoformat(), summary, facts.files)


def _people(view: View) -> Iterator[Fact]:
    """Whom to ask, as far as somebody has said."""
    identity = view.site.identity
    press = identity.press or Press()
    if contact := press.contact or identity.contact:
        yield from _person(text("press.person.name"), contact.name)
        yield from _person(text("press.person.phone"), contact.phone, to=contact.phone and dial(contact.phone))
        yield from _person(text("press.person.email"), contact.email, to=contact.email and mail(contact.email))
        yield from _person(text("press.person.url"), contact.url, to=contact.url)
    yield from _person(text("press.person.hours"), press.hours)
    if one := press.spokesperson:
        yield from _person(text("press.person.spokesperson"), one.name)
        yield from _person(text("press.person.spokesperson_title"), one.title)
        yield from _person(text("press.person.spokesperson_phone"), one.phone, to=one.phone and dial(one.phone))
        yield from _person(text("press.person.spokesperson_email"), one.email, to=one.email and mail(one.email))


def _person(term: str, words: str | None, to: str | None = None) -> Iterator[Fact]:
    if words:
        yield Fact(term, parts=(Link(words, to=to),))


def _boilerplate(view: View, url: str) -> str | None:
    identity = view.site.identity
    words = identity.press.boilerplate if identity.press else None
    return view.html(passage(view.site, identity, ("press", "boilerplate"), words), url) if words else None


def _feed_groups(view: View) -> Iterator[FeedGroup]:
    for by, lists in groupby(news_lists(view), lambda news: news.by):
        rows = tuple(Link(news.title, news.url) for news in lists)
        if by == "all":
            rows += (Link(text("press.corrections"), addresses.CORRECTIONS),)
        yield FeedGroup(text(f"press.feeds.{by}"), rows)


def _machines(view: View) -> Iterator[Machine]:
    guide, embeds = (addresses.of_link(view.site, Reference("trang", slug, 0, 1)) for slug in BELOW)
    law = view.law_in_force
    yield _machine("calendar", addresses.CALENDAR, Link(text("press.machine.calendar.more"), guide) if guide else None)
    if embeds:
        yield _machine("frames", embeds)
    yield _machine("events_xlsx", f"{addresses.API}events.xlsx")
    yield _machine("events_csv", f"{addresses.API}events.csv")
    yield _machine("events_json", f"{addresses.API}events.json")
    yield _machine("news", f"{addresses.API}news.json")
    if view.news:
        yield _machine("ninjs", addresses.of_ninjs(view.news[0]))
    yield _machine("places", f"{addresses.API}places.json")
    if view.site.laws:
        yield _machine("laws", f"{addresses.API}laws.json")
    if law and (path := addresses.of_akoma_ntoso(law)):
        yield _machine("akn", path)
    yield _machine("index", f"{addresses.API}index.json")
    yield _machine("openapi", f"{addresses.API}openapi.json")


def _machine(name: str, url: str, more: Link | None = None) -> Machine:
    return Machine(text(f"press.machine.{name}.name"), url, text(f"press.machine.{name}.what"), more)
