"""/bao-chi/anh/ — every picture of news and events with its credit, and the file in its own size."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from urllib.parse import quote

from scripts.assemble.parts import paging, picture_files, picture_html
from scripts.assemble.tree import Meta, Tree, markdown_page, page_path
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.event import Event
from scripts.model.page import News
from scripts.model.source import Image

_SIZE = 20


def build(view: View) -> Tree:
    """The list, in pages."""
    shown = of_site(view)
    summary = "Ảnh của tin và sự kiện trên trang, kèm chú thích, người chụp, giấy phép và tệp cỡ lớn."
    meta = view.base("Ảnh cho báo chí", summary, "press-pictures", "bao-chi", (("Báo chí", addresses.PRESS),))
    meta |= {"lead": summary, "groups": [{"events": shown}] if shown else []}
    return {page_path(url): markdown_page(page) for url, page in paging.pages(meta, addresses.PICTURES, _SIZE)}


def of_site(view: View) -> list[Meta]:
    """Every picture, the latest first.

    Each is a small copy (`src`, `width`, `height`, `alt`), what must stand beside it, the page that shows it (`title`,
    `page`), and the file in its own size (`whole`, `across`, `down`).
    """
    found = sorted(_all(view), key=lambda entry: (-entry[0].toordinal(), entry[1].at().path))
    return [_shown(view, record, image) for _, record, image in found]


def _all(view: View) -> Iterator[tuple[date, News | Event, Image]]:
    for item in view.news:
        for image in item.pictures:
            yield item.date, item, image
    for event in view.events:
        for image in event.images:
            yield event.first_day or date(event.year, 1, 1), event, image


def _shown(view: View, record: News | Event, image: Image) -> Meta:
    url = addresses.of_article(record) if isinstance(record, News) else addresses.of_event(record)
    picture = view.picture(record, image)
    width = picture.widths[0]
    shown = picture_html.shown(picture, image, width) | {
        "src": picture_files.address(picture, image.file, width),
        "title": record.title,
        "page": url,
        "whole": quote(picture_files.whole_address(picture, image.file, url)),
        "across": picture.width,
        "down": picture.height,
    }
    return {key: value for key, value in shown.items() if value is not None}
