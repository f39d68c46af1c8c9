"""/bao-chi/ — the press room: the latest with their packs, whom to ask, the fact sheet, every way to follow the site.

What is written there is content/bao-chi.md; without that file there is no press room.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from itertools import groupby

from scripts.assemble.diagrams.downloads import Downloads
from scripts.assemble.events import campaign_table, readable_table
from scripts.assemble.exemplars import api as exemplars
from scripts.assemble.laws import comparison, fines
from scripts.assemble.news.facts import NewsCard
from scripts.assemble.news.feeds import FORMATS
from scripts.assemble.news.lists import news_lists
from scripts.assemble.page import Fact, Link, Page, Pages, PlainPage, TocEntry
from scripts.assemble.parts.contacts import calls, in_text, mail
from scripts.assemble.parts.listing import Group
from scripts.assemble.press import figures, pictures_page
from scripts.assemble.press.campaign import contents
from scripts.assemble.press.parts import FactRow, OlderFacts, fact_sheet, older_facts
from scripts.assemble.press.pictures_page import PressPicture
from scripts.assemble.press.spec import PressFile, files_of
from scripts.assemble.site import mark
from scripts.assemble.site.plain import plain
from scripts.assemble.view import View
from scripts.markup.markdown_text import Reference
from scripts.model import addresses
from scripts.model.identity import Press
from scripts.model.page import NewsKind
from scripts.model.prose import passage
from scripts.words import text

# So many items, and so many of them releases, however old these are; so many titles in sight.
_ITEMS, _RELEASES, _IN_SIGHT = 6, 4, 3
_PICTURES = 3
_WAYS: Mapping[str, Callable[[str], str]] = {"email": mail, "url": str}
# The sections that this page adds to what is written, in its order; the written text, whose headings make their own
# anchors, stands between.
_BEFORE = (
    "muc-lien-he",
    "muc-moi-nhat",
    "muc-du-kien",
    "muc-du-lieu",
    "muc-ho-so",
    "muc-hinh",
    "muc-anh",
    "muc-theo-doi",
)
_AFTER = ("muc-bieu-trung", "muc-gioi-thieu-chung")


@dataclass(frozen=True, slots=True, kw_only=True)
class PressItem(NewsCard):
    """An item with its files (partials/press-item.html); `summary` is HTML."""

    iso: str
    packs: tuple[PressFile, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """The files of a campaign, `whole` that of all, and in words how much they hold."""

    year: str
    holds: str
    packs: tuple[PressFile, ...]
    whole: str


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A diagram or a map: its page, and its files."""

    page: Link
    downloads: Downloads


@dataclass(frozen=True, slots=True)
class LogoRow:
    """A look of the mark, `dark` to be seen on a dark ground."""

    words: str
    svg: str
    png: tuple[Link, ...]
    dark: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PressRoom(PlainPage, template="press.html", private=False, in_themes=True):
    """What press.html prints. `titles` are its own sections' by their ids; `nobody` says why nobody is named; of the
    items `latest` is whole, `next` has its title in sight, `more` is folded."""

    titles: Mapping[str, str]
    latest: tuple[PressItem, ...]
    next: tuple[PressItem, ...]
    more: tuple[PressItem, ...]
    facts: tuple[Fact, ...]
    agency: str | None
    nobody: str | None
    # Of the latest campaign that has any; `older` says so where that is not the latest.
    fact_sheet: tuple[FactRow, ...]
    facts_of: Link | None
    older: OlderFacts | None
    dossiers: tuple[Dossier, ...]
    feed_groups: tuple[Group, ...]
    formats: tuple[Link, ...]
    # What programs read: what it is, where, and more about it on a page.
    machines: tuple[Fact, ...]
    pictures: tuple[PressPicture, ...]
    picture_count: int
    pictures_url: str
    figures: tuple[FigureRow, ...]
    logos: tuple[LogoRow, ...]
    boilerplate: str | None


def build(view: View) -> Pages:
    """The press room and its list of pictures."""
    page = view.site.pages_by_slug.get("bao-chi")
    if page is None:
        return {}
    url, identity, campaign = addresses.PRESS, view.site.identity, view.latest_campaign
    items, people, shown = _items(view), tuple(_people(view)), pictures_page.of_site(view)
    known = view.with_facts(campaign.year) if campaign else None
    facts = fact_sheet(view, known, url) if known else ()
    boilerplate = identity.press.boilerplate if identity.press else None
    if boilerplate:
        boilerplate = view.html(passage(view.site, identity, ("press", "boilerplate"), boilerplate), url)
    drawn = tuple(
        FigureRow(Link(one.title, one.page, lang=one.language), one.downloads) for one in figures.of_site(view)
    )
    dossiers = tuple(
        Dossier(text("news.year.name", year=one.year), contents(view, one), files_of(view, one), view.dossier(one))
        for one in view.with_dossiers
    )
    parts = {
        "muc-moi-nhat": items,
        "muc-du-kien": facts,
        "muc-ho-so": dossiers,
        "muc-hinh": drawn,
        "muc-gioi-thieu-chung": boilerplate,
    }
    titles = {name: text(f"press.section.{name}") for name in (*_BEFORE, *_AFTER)}

    def toc(names: tuple[str, ...]) -> list[TocEntry]:
        return [TocEntry(titles[name], name) for name in names if parts.get(name, True)]

    fields = plain(view, page)
    fields["toc"] = (*toc(_BEFORE), *fields["toc"], *toc(_AFTER))
    data = PressRoom(
        **fields,
        titles=titles,
        latest=items[:1],
        next=items[1:_IN_SIGHT],
        more=items[_IN_SIGHT:],
        facts=people,
        agency=identity.agency,
        nobody=None if people else "agency_silent" if identity.agency else "no_agency",
        fact_sheet=facts,
        facts_of=Link(known.name, addresses.of_campaign(known)) if known else None,
        older=older_facts(view, campaign) if campaign else None,
        dossiers=dossiers,
        feed_groups=tuple(_feed_groups(view)),
        formats=tuple(Link(kind.label, kind.file) for kind in FORMATS),
        machines=_machines(view),
        pictures=shown[:_PICTURES],
        picture_count=len(shown),
        pictures_url=addresses.PICTURES,
        figures=drawn,
        logos=tuple(map(_logo, mark.LOGOS)),
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
    return tuple(
        PressItem(
            **asdict(one.card) | {"summary": in_text(one.item.summary, view.site.identity.numbers)},
            iso=one.item.date.isoformat(),
            packs=one.files,
        )
        for one in (*releases, *others)[:_ITEMS]
    )


def _people(view: View) -> Iterator[Fact]:
    """Whom to ask, as far as content/site.yml says."""
    identity = view.site.identity
    press = identity.press or Press()
    for before, record, names in (
        ("", press.contact or identity.contact, ("name", "phone", "email", "url")),
        ("", press, ("hours",)),
        ("spokesperson_", press.spokesperson, ("name", "title", "phone", "email")),
    ):
        for name in names:
            if words := getattr(record, name, None):
                to = _WAYS[name](words) if name in _WAYS else None
                parts = tuple(calls(words)) if name == "phone" else (Link(words, to=to),)
                yield Fact(text(f"press.person.{before}{name}"), parts=parts)


def _feed_groups(view: View) -> Iterator[Group]:
    for by, lists in groupby(news_lists(view), lambda news: news.by):
        rows = tuple(Link(news.title, news.url) for news in lists)
        if by == "all":
            rows += (Link(text("press.corrections"), addresses.CORRECTIONS),)
        yield Group(text(f"press.feeds.{by}"), rows)


def _machines(view: View) -> tuple[Fact, ...]:
    guide, frames = (addresses.of_link(view.site, Reference("trang", slug, 0, 1)) for slug in ("dang-ky-lich", "nhung"))
    item, law = next(iter(view.news), None), view.law_in_force
    found = {
        "calendar": addresses.CALENDAR,
        "frames": frames,
        "events_read": readable_table.PATH if view.events else None,
        "events_xlsx": f"{addresses.API}events.xlsx",
        "events_csv": f"{addresses.API}events.csv",
        "fines": fines.PATH if fines.there(view) else None,
        "law_changes": comparison.PATH if comparison.there(view) else None,
        "campaigns": campaign_table.PATH if campaign_table.there(view) else None,
        "events_json": f"{addresses.API}events.json",
        "news": f"{addresses.API}news.json",
        "ninjs": addresses.of_ninjs(item) if item else None,
        "places": f"{addresses.API}places.json",
        "exemplars": exemplars.LIST if exemplars.there(view) else None,
        "laws": f"{addresses.API}laws.json" if view.site.laws else None,
        "akn": view.law_facts[law.number].head.akn if law else None,
        "index": f"{addresses.API}index.json",
        "openapi": f"{addresses.API}openapi.json",
    }
    more: dict[str, tuple[Link, ...]] = {
        "events_json": (Link(text("press.machine.events_json.more"), f"{addresses.API}schemas/events.json"),)
    }
    for name in ("law_changes", "fines", "campaigns"):
        table = f"{addresses.API}{name.replace('_', '-')}"
        more[name] = (
            *(Link(text(f"press.machine.{ending}"), f"{table}.{ending}") for ending in ("xlsx", "json")),
            Link(text("press.machine.columns"), f"{addresses.API}schemas/{name.replace('_', '-')}.json"),
        )
    if guide:
        more["calendar"] = (Link(text("press.machine.calendar.more"), guide),)
    return tuple(
        Fact(text(f"press.machine.{name}.name"), text(f"press.machine.{name}.what"), url, more.get(name, ()))
        for name, url in found.items()
        if url
    )
