"""/su-kien/dang-ky-lich/ — every calendar to subscribe to, and how to on each system (content/dang-ky-lich.md)."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from scripts.assemble.events import calendars
from scripts.assemble.page import Crumb, Page, Pages, PlainPage, TocEntry
from scripts.assemble.places.place_pages import PlacePage, place_pages
from scripts.assemble.site.plain import plain
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.words import text


@dataclass(frozen=True, slots=True)
class PlaceCalendar:
    """The calendar of a place and the place's page."""

    name: str
    page: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarGuide(PlainPage):
    """What calendar-guide.html prints: of each district its own calendar, then its communes'."""

    template: ClassVar[str] = "calendar-guide.html"

    calendar: calendars.Subscription
    districts: tuple[tuple[PlaceCalendar, ...], ...]


def build(view: View) -> Pages:
    """The page, where it is written."""
    page = view.site.pages_by_slug.get("dang-ky-lich")
    if page is None:
        return {}
    url = addresses.of_article(page)
    fields = plain(view, page, "su-kien")
    fields["toc"] = (TocEntry(text("ui.press.place_calendars"), "muc-dia-ban"), *fields["toc"])
    data = CalendarGuide(
        **fields,
        crumbs=(Crumb(text("events.title"), "su-kien/"),),
        calendar=calendars.Subscription(addresses.CALENDAR, text("events.calendar.whole")),
        districts=tuple(
            tuple(map(_calendar, places)) for _, places in groupby(place_pages(view), lambda place: place.district.code)
        ),
    )
    return {url: Page(data, view.article_body(page, url))}


def _calendar(place: PlacePage) -> PlaceCalendar:
    name = place.commune.name if place.commune else place.name
    return PlaceCalendar(name, place.url, addresses.of_place_calendar(place.url))
