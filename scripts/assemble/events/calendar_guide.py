"""/su-kien/dang-ky-lich/ — every calendar to subscribe to, and how to on each system (content/dang-ky-lich.md)."""

from __future__ import annotations

from itertools import groupby

from scripts.assemble.events import calendars
from scripts.assemble.places.place_pages import PlacePage, place_pages
from scripts.assemble.site import plain
from scripts.assemble.tree import Meta, Tree, markdown_page, page_path
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.words import text


def build(view: View) -> Tree:
    """The page, where it is written."""
    page = view.site.pages_by_slug.get("dang-ky-lich")
    if page is None:
        return {}
    url = addresses.of_article(page)
    meta = plain.written(view, page, "calendar-guide", "su-kien", (("Sự kiện", "su-kien/"),))
    meta |= {"calendar": calendars.Subscription(addresses.CALENDAR, text("events.calendar.whole")), "here": True}
    meta["districts"] = [
        [_calendar(place) for place in places]
        for _, places in groupby(place_pages(view), lambda place: place.district.code)
    ]
    meta["toc"] = [{"title": "Lịch của từng địa bàn", "id": "muc-dia-ban"}, *meta["toc"]]
    return {page_path(url): markdown_page(meta, view.article_body(page, url))}


def _calendar(place: PlacePage) -> Meta:
    name = place.commune.name if place.commune else place.name
    return {"name": name, "page": place.url, "url": addresses.of_place_calendar(place.url)}
