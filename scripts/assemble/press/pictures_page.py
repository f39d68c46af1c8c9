"""/bao-chi/anh/ — every picture of news and events with its credit, and the file in its own size."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from urllib.parse import quote

from scripts.assemble.page import Crumb, Page, Pages
from scripts.assemble.parts import listing, picture_files
from scripts.assemble.parts.listing import Group, ListPage
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.event import Event
from scripts.model.page import News
from scripts.model.picture import Picture
from scripts.model.source import Image
from scripts.words import text

_SIZE = 20


@dataclass(frozen=True, slots=True)
class PressPicture:
    """A picture for newspapers (partials/press-picture.html): a small copy (`src`, `width`, `height`), what must stand
    beside it, the page that shows it, and the file in its own size (`whole`, `across`, `down`)."""

    src: str
    width: int
    height: int
    alt: str | None
    caption: str | None
    credit: str | None
    licence: str | None
    title: str
    page: str
    whole: str
    across: int
    down: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PressPictures(ListPage):
    """What press-pictures.html prints."""

    template: ClassVar[str] = "press-pictures.html"


def build(shown: tuple[PressPicture, ...]) -> Pages:
    """The list of these pictures, in pages."""
    page = PressPictures(
        title=text("press.pictures.title"),
        description=text("press.pictures.summary"),
        section="bao-chi",
        crumbs=(Crumb(text("press.title"), addresses.PRESS),),
        lead=text("press.pictures.summary"),
        groups=(Group("", shown),) if shown else (),
    )
    return {url: Page(one) for url, one in listing.pages(page, addresses.PICTURES, _SIZE)}


def of_site(view: View) -> tuple[PressPicture, ...]:
    """Every picture, the latest first."""
    found = sorted(_all(view), key=lambda entry: (-entry[0].toordinal(), entry[1].at().path))
    return tuple(_shown(record, url, picture, image) for _, record, url, picture, image in found)


def _all(view: View) -> Iterator[tuple[date, News | Event, str, Picture, Image]]:
    for one in view.news_facts.values():
        if one.is_original:
            for picture, image in zip(one.pictures, one.item.pictures, strict=True):
                yield one.item.date, one.item, one.url, picture, image
    for event in view.events:
        for image in event.images:
            day = event.first_day or date(event.year, 1, 1)
            yield day, event, addresses.of_event(event), view.picture(event, image), image


def _shown(record: News | Event, url: str, picture: Picture, image: Image) -> PressPicture:
    width = picture.widths[0]
    return PressPicture(
        src=picture_files.address(picture, image.file, width),
        width=width,
        height=picture.height_at(width),
        alt=image.alt,
        caption=image.caption,
        credit=image.credit,
        licence=image.licence,
        title=record.title,
        page=url,
        whole=quote(picture_files.whole_address(picture, image.file, url)),
        across=picture.width,
        down=picture.height,
    )
