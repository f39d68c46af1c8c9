"""/bao-chi/anh/ — every picture of news and events with its credit, and the file in its own size."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from scripts.assemble.page import Crumb, Page, Pages
from scripts.assemble.parts import listing, picture_files
from scripts.assemble.parts.listing import Group, ListPage
from scripts.assemble.parts.picture_html import PagePicture
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.event import Event
from scripts.model.page import News
from scripts.model.source import Image
from scripts.words import text

_SIZE = 20


@dataclass(frozen=True, slots=True)
class PressPicture:
    """A picture for newspapers (partials/press-picture.html): a small copy (`src`, `width`, `height`), its
    caption and credit, the page that shows it, and the file in its own size (`whole`, `across`, `down`)."""

    src: str
    width: int
    height: int
    image: Image
    title: str
    page: str
    whole: str
    across: int
    down: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _PressPictures(ListPage, template="press-pictures.html"):
    """The pictures as groups of cards."""


def build(shown: tuple[PressPicture, ...]) -> Pages:
    """The list of these pictures, in pages."""
    page = _PressPictures(
        title=text("press.pictures.title"),
        description=text("press.pictures.summary" if shown else "press.pictures.none"),
        section="bao-chi",
        crumbs=(Crumb(text("press.title"), addresses.PRESS),),
        groups=(Group("", shown),) if shown else (),
    )
    return {url: Page(one) for url, one in listing.pages(page, addresses.PICTURES, _SIZE)}


def of_site(view: View) -> tuple[PressPicture, ...]:
    """Every picture, the latest first."""
    found = sorted(_all(view), key=lambda entry: (-entry[0].toordinal(), entry[1].at().path))
    return tuple(_shown(record.title, one) for _, record, one in found)


def _all(view: View) -> Iterator[tuple[date, News | Event, PagePicture]]:
    for facts in view.news_facts.values():
        if facts.is_original:
            yield from ((facts.item.date, facts.item, one) for one in facts.pictures)
    for event in view.events:
        day = event.first_day or date(event.year, 1, 1)
        yield from ((day, event, one) for one in view.pictures(event, event.images, addresses.of_event(event)))


def _shown(title: str, one: PagePicture) -> PressPicture:
    picture, width = one.picture, one.picture.widths[0]
    return PressPicture(
        src=picture_files.address(picture, one.image.file, width),
        width=width,
        height=picture.height_at(width),
        image=one.image,
        title=title,
        page=one.url,
        whole=quote(one.whole),
        across=picture.width,
        down=picture.height,
    )
