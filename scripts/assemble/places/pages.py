"""/su-kien/dia-ban/ — the map and table of places, and a page for each district and for the communes that need one.

A commune has a page when it is a border commune or has an event; every district has one.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby
from typing import Any

from scripts.assemble.events import calendars
from scripts.assemble.events.cards import HERE, EventCard
from scripts.assemble.page import CountedLink, Crumb, Fact, Feed, Link, Page, PageData, Pages, source_row
from scripts.assemble.parts.listing import Group
from scripts.assemble.places import tile_map
from scripts.assemble.places.place_pages import PlacePage, border, place_pages
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.event import Event
from scripts.model.place import Commune, District
from scripts.vietnamese import dates
from scripts.vietnamese.folding import lower_first
from scripts.words import text

# A page stays light whatever happened in a place: the nearest to come, the latest past, and ways to the rest.
_COMING, _PAST, _PROVINCE = 12, 24, 4
_CRUMBS = (HERE, Crumb(text("places.crumb"), addresses.PLACES))


@dataclass(frozen=True, slots=True)
class Row(CountedLink):
    """A district in the table that says what the map shows, with its border communes."""

    communes: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacesPage(PageData, template="places.html"):
    """What places.html prints; `ended` says when there were no districts any more."""

    section: str = "su-kien"
    map: tile_map.TileMap | None
    rows: tuple[Row, ...]
    ended: str
    any_border: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceData(PageData, template="place.html"):
    """What place.html prints: events in groups, the first of which may be to come; `rest` those that are too many."""

    section: str = "su-kien"
    coming: tuple[EventCard, ...]
    groups: tuple[Group, ...]
    rest: str
    rest_years: tuple[CountedLink, ...]
    province: tuple[EventCard, ...]
    nearby: tuple[CountedLink, ...]
    communes: tuple[CountedLink, ...]
    facts: tuple[Fact, ...]
    calendar: Feed


def build(view: View) -> Pages:
    """The index of places and a page for each."""
    pages = place_pages(view)
    found = {addresses.PLACES: Page(_index(view, pages))}
    marked = {district.code: communes for district, communes in border(view)}
    return found | {page.url: Page(_place(view, page, pages, marked.get(page.district.code))) for page in pages}


def _index(view: View, pages: list[PlacePage]) -> PlacesPage:
    listed = view.site.places
    rows = tuple(_rows(view, pages))
    border_communes = sum(len(row.communes) for row in rows)
    return PlacesPage(
        title=text("places.title"),
        description=text(
            "places.summary_border" if border_communes else "places.summary",
            count=len(listed.districts),
            province=lower_first(listed.province.name),
            communes=border_communes,
        ),
        crumbs=_CRUMBS,
        map=tile_map.of_site(view),
        rows=rows,
        ended=_level_ended(view),
        any_border=bool(border_communes),
        **_of_list(view),
    )


def _of_list(view: View) -> dict[str, Any]:
    """What every page about places says of their list."""
    places = view.site.places
    return {"sources": tuple(map(source_row, places.sources)), "notes": (places.note,) if places.note else ()}


def _rows(view: View, pages: list[PlacePage]) -> Iterator[Row]:
    marked = {district.code: communes for district, communes in border(view)}
    for page in pages:
        if page.commune is None:
            communes = marked.get(page.district.code, ())
            links = tuple(Link(one.name, addresses.of_commune(page.district, one)) for one in communes)
            note = " ".join(_now(view, page.district))
            yield Row(page.name, page.url, len(page.events), note, links)


def _place(view: View, page: PlacePage, pages: list[PlacePage], border_communes: list[Commune] | None) -> PlaceData:
    coming = [event for event in page.events if not event.is_over(view.now)]
    past = [event for event in reversed(page.events) if event.is_over(view.now)]
    past.sort(key=lambda event: -event.year)  # the year of the folder, which the headings name
    where = lower_first(page.name)
    rest = sorted(coming[_COMING:] + past[_PAST:], key=lambda event: -event.year)
    province = [event for event in view.by_place.province if not event.is_over(view.now)][:_PROVINCE]
    province = province or view.by_place.province[: -_PROVINCE - 1 : -1]
    crumbs = (*_CRUMBS, Crumb(page.district.name, addresses.of_district(page.district)))
    calendar = calendars.of_place(page)
    return PlaceData(
        title=text("events.in_place", place=where),
        description=text("places.count" if page.events else "places.none", count=len(page.events), place=where),
        crumbs=(*crumbs, Crumb(page.short_name, page.url)) if page.commune else crumbs,
        coming=tuple(map(view.event_card, coming[:_COMING])),
        groups=tuple(
            Group(title, tuple(map(view.event_card, events)), url=url) for title, url, events in _by_year(past[:_PAST])
        ),
        rest=text("places.rest", count=len(rest)) if rest else "",
        rest_years=tuple(CountedLink(title, url, len(events)) for title, url, events in _by_year(rest)),
        province=tuple(map(view.event_card, province)),
        nearby=tuple(map(_chip, _nearby(page, pages))),
        communes=() if page.commune else tuple(map(_chip, _communes_of(page, pages))),
        facts=_facts(view, page, border_communes),
        calendar=calendar,
        feeds=(calendar,),
        **_of_list(view),
    )


def _by_year(events: Iterable[Event]) -> Iterator[tuple[str, str, list[Event]]]:
    for year, found in groupby(events, lambda event: event.year):
        yield text("events.year.name", year=year), addresses.of_year(year), list(found)


def _facts(view: View, page: PlacePage, border_communes: list[Commune] | None) -> tuple[Fact, ...]:
    commune, district, unit = page.commune, page.district, page.commune or page.district
    until = text("places.until", day=dates.short(district.to)) if district.to else None
    belongs = text("places.fact.belongs")
    above = Fact(belongs, view.site.places.province.name, addresses.PLACES)
    at_border = ""
    if commune and district in view.site.places.without_district:
        at_border = text("places.border_commune") if commune.border else ""
    elif commune:
        above = Fact(belongs, district.name, addresses.of_district(district), note=until)
        at_border = text("places.border_commune") if commune in (border_communes or ()) else ""
    elif border_communes is not None:
        at_border = text("places.border_district", count=len(border_communes))
    span = [text("places.from", day=dates.short(unit.since))] if unit.since else []
    span += [text("places.until", day=dates.short(unit.to))] if unit.to else []
    rows = (("border", at_border), ("span", " ".join(span)), ("today", _today(view, page)))
    return (above, *(Fact(text(f"places.fact.{name}"), said) for name, said in rows if said))


def _today(view: View, page: PlacePage) -> str:
    """What someone of today must know of a place of the past, as far as the list states it; empty where it goes on."""
    unit = page.commune or page.district
    if page.district in view.site.places.without_district:
        return ""
    parts = [part for part in (_level_ended(view), *_now(view, unit)) if part]
    if parts and page.commune and not unit.successor:
        parts.append(text("places.successor_unknown"))
    return " ".join(parts)


def _level_ended(view: View) -> str:
    last = view.site.places.last_day_of_districts
    if last is None or last >= view.today:
        return ""
    return text("places.level_ended", day=dates.short(last + timedelta(days=1)))


def _now(view: View, unit: District | Commune) -> Iterator[str]:
    """What became of one unit: its own end where it came before that of all, and what replaced it."""
    if unit.to and unit.to < view.today and unit.to != view.site.places.last_day_of_districts:
        yield text("places.unit_ended", day=dates.short(unit.to))
    if unit.successor:
        yield text("places.successor", name=lower_first(unit.successor))


def _communes_of(page: PlacePage, pages: list[PlacePage]) -> Iterator[PlacePage]:
    return (other for other in pages if other.commune and other.district.code == page.district.code)


def _nearby(page: PlacePage, pages: list[PlacePage]) -> Iterator[PlacePage]:
    """Around a commune its district and the district's communes; around a district those whose squares touch its own.

    Without squares it is not known what is near: every district with events is offered.
    """
    districts = [one for one in pages if one.commune is None]
    if page.commune:
        yield from (one for one in districts if one.district.code == page.district.code)
        yield from (one for one in _communes_of(page, pages) if one.url != page.url)
        return
    tile = page.district.tile
    for other in districts:
        near = other.district.tile
        touches = near and tile and max(abs(near[0] - tile[0]), abs(near[1] - tile[1])) == 1
        if other.url != page.url and (touches if tile else other.events):
            yield other


def _chip(page: PlacePage) -> CountedLink:
    return CountedLink(page.short_name, page.url, len(page.events))
