"""/su-kien/dia-ban/ — maps and tables of places, and a page for each unit right below the province and for those within
it that need one: that have an event, or are marked as being at the border.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from math import cos, radians
from typing import Any

from scripts.assemble.events import calendars, readable_table
from scripts.assemble.events.cards import HERE, EventCard
from scripts.assemble.exemplars import at_places
from scripts.assemble.outreach import board_sheet, month_notices
from scripts.assemble.outreach.notices import Shown
from scripts.assemble.outreach.read_out import Script
from scripts.assemble.page import CountedLink, Crumb, Fact, Feed, Link, Page, PageData, Pages, source_row
from scripts.assemble.parts.listing import Group
from scripts.assemble.parts.whole_names import heading
from scripts.assemble.places import old_names, point_map, sentences, tile_map
from scripts.assemble.places.place_pages import PlacePage, border, groups_name, leaves_name
from scripts.assemble.view import View
from scripts.markup.markdown_text import parse_link
from scripts.model import addresses
from scripts.model.event import Event
from scripts.model.placed import Placed, Share
from scripts.vietnamese import dates
from scripts.vietnamese.folding import lower_first
from scripts.words import text

# A page stays light whatever happened in a place: the nearest to come, the latest past, and ways to the rest.
_COMING, _PAST, _PROVINCE, _NEAREST = 12, 24, 4, 6
_CRUMBS = (HERE, Crumb(text("places.crumb"), addresses.PLACES))


@dataclass(frozen=True, slots=True)
class Row(CountedLink):
    """A district in the table that says what the map shows, with its border communes."""

    communes: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class LeafRow(CountedLink):
    """An undivided unit in its table: whether it is at the border, the names of what it was made of, and the number of
    events there, which were before it was, which are of all the communes at the border."""

    border: bool = False
    made_of: str = ""
    before: int = 0
    shared: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacesPage(PageData, template="places.html", private=True):
    """What places.html prints: the undivided units right below the province, then the divided ones; `ended` says when
    there were none of these any more."""

    section: str = "su-kien"
    leaves_title: str
    points: point_map.PointMap | None
    leaves: tuple[LeafRow, ...]
    groups_title: str
    map: tile_map.TileMap | None
    rows: tuple[Row, ...]
    ended: str
    old_names: str | None
    any_border: bool
    border: str
    border_names: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A unit that a place was made of or became, with what must be said of it."""

    text: str
    url: str | None
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceData(PageData, template="place.html", private=True):
    """What place.html prints: the name by which search finds it, the office to turn to, what became of it and was on
    there since, events in groups, the first of which may be to come; `rest` those that are too many; then those of what
    it was made of, and in `shared` those of more than this place."""

    section: str = "su-kien"
    name: str
    office: str
    asked: Link | None
    models: tuple[Link, ...]
    quiet: tuple[Link, ...]
    became: str
    heirs: tuple[old_names.Heir, ...]
    moves: tuple[old_names.Move, ...]
    after: str
    after_cards: tuple[EventCard, ...]
    coming: tuple[EventCard, ...]
    aloud: Shown | None
    groups: tuple[Group, ...]
    rest: str
    rest_years: tuple[CountedLink, ...]
    composed: str
    namesakes: str
    made_of: str
    origins: tuple[Part, ...]
    before: str
    before_cards: tuple[EventCard, ...]
    before_rest: str
    shared: tuple[Group, ...]
    province: tuple[EventCard, ...]
    nearby: tuple[CountedLink, ...]
    communes: tuple[CountedLink, ...]
    points: point_map.PointMap | None
    facts: tuple[Fact, ...]
    calendar: Feed
    # What programs and newsrooms take: the place's own files.
    data: tuple[Link, ...]


def build(view: View) -> Pages:
    """The index of places and a page for each."""
    pages = view.place_pages
    marked = {group.path: parts for group, parts in border(view) if group}
    points = view.ground
    urls = {page.place: page.url for page in pages}
    boards = board_sheet.places_with_events(view)
    around = _Around(pages, urls, points, at_places.by_place(view), month_notices.of_places(view), boards)
    old = old_names.page(view)
    lists = {addresses.OLD_NAMES: Page(old)} if old.letters else {}
    return (
        {addresses.PLACES: Page(_index(view, pages, marked, points))}
        | lists
        | {page.url: Page(_place(view, page, around, marked.get(page.place.path))) for page in pages}
    )


@dataclass(frozen=True, slots=True)
class _Around:
    """What pages say of others: all of them, their addresses, where they lie, models by address, what is read out
    this month, and which have a sheet for the board."""

    pages: list[PlacePage]
    urls: dict[Placed, str]
    points: point_map.Ground | None
    models: Mapping[str, tuple[Link, ...]]
    aloud: Mapping[Placed, tuple[Script, ...]]
    boards: list[Placed]


def _index(
    view: View, pages: list[PlacePage], marked: dict[str, list[Placed]], points: point_map.Ground | None
) -> PlacesPage:
    listed = view.site.places
    rows = tuple(_rows(view, pages, marked))
    leaves = tuple(map(_leaf_row, (page for page in pages if page.place in listed.leaves)))
    border_communes, border_leaves = sum(len(row.communes) for row in rows), sum(row.border for row in leaves)
    summary = "summary_now" if leaves else "summary_border" if border_communes else "summary"
    counts = text("places.border_counts", now=border_leaves, then=border_communes, year=listed.year or "")
    return PlacesPage(
        title=text("places.title"),
        description=text(
            f"places.{summary}",
            count=len(listed.groups),
            province=lower_first(listed.province.name),
            communes=border_communes,
            leaves=len(leaves),
        ),
        crumbs=_CRUMBS,
        leaves_title=leaves_name(listed),
        points=point_map.drawn(view, points),
        leaves=leaves,
        groups_title=groups_name(listed),
        map=tile_map.of_site(view),
        rows=rows,
        ended=sentences.level_ended(view),
        old_names=addresses.OLD_NAMES if old_names.letters(listed, view.today) else None,
        any_border=bool(border_communes),
        border_names=text("places.border_names", now=border_leaves),
        border=counts if border_leaves and border_communes and listed.year else "",
        **_of_list(view),
    )


def _of_list(view: View) -> dict[str, Any]:
    """What every page about places says of their list."""
    places = view.site.places
    return {"sources": tuple(map(source_row, places.sources)), "notes": (places.note,) if places.note else ()}


def _rows(view: View, pages: list[PlacePage], marked: dict[str, list[Placed]]) -> Iterator[Row]:
    for page in pages:
        if page.place in view.site.places.groups:
            links = tuple(Link(one.name, addresses.of_place(one)) for one in marked.get(page.place.path, ()))
            note = " ".join(sentences.fate(view, page.place))
            yield Row(page.place.whole_name, page.url, len(page.events), note, links)


def _leaf_row(page: PlacePage) -> LeafRow:
    made_of = ", ".join(lower_first(share.name) for share in page.place.origins)
    place = page.place
    numbers = len(page.own_before), len(page.of_groups)
    return LeafRow(place.name, page.url, len(page.own), None, place.unit.border, made_of, *numbers)


def _place(view: View, page: PlacePage, around: _Around, border_communes: list[Placed] | None) -> PlaceData:
    place, pages = page.place, around.pages
    coming = [event for event in page.events if not event.is_over(view.now)]
    past = _latest_first(event for event in page.own if event.is_over(view.now))
    where, name = lower_first(place.whole_name), lower_first(place.name)
    rest = sorted(coming[_COMING:] + past[_PAST:], key=lambda event: -event.year)
    province = [event for event in view.by_place.province if not event.is_over(view.now)][:_PROVINCE]
    province = province or view.by_place.province[: -_PROVINCE - 1 : -1]
    calendar = calendars.of_place(page)
    return PlaceData(
        # No heading promises events where none is known.
        title=text("events.in_place", place=where) if page.own or page.own_before or page.after else place.whole_name,
        name=place.name,
        search_weight=None if page.events else "0.5",
        description=" ".join(sentences.in_short(view, page)),
        crumbs=(*_CRUMBS, *_crumbs_of(place)),
        office=sentences.office(view, place),
        asked=_asked(view, place),
        models=around.models.get(page.url, ()),
        quiet=tuple(_quiet(view, page)),
        became=sentences.became(view, place),
        heirs=old_names.heirs(place),
        moves=old_names.moves_of(place, view.today) if place.divided and not place.heirs else (),
        after=heading(text("places.after_title", place=name, day=dates.short(place.ended)))
        if page.own_after and place.ended
        else "",
        after_cards=tuple(map(view.event_card, page.own_after[: -_PAST - 1 : -1])),
        coming=tuple(map(view.event_card, coming[:_COMING])),
        aloud=month_notices.shown(view, place, around.aloud.get(place, ())),
        groups=_groups(view, past[:_PAST]),
        rest=text("places.rest", count=len(rest)) if rest else "",
        rest_years=tuple(CountedLink(title, url, len(events)) for title, url, events in _by_year(rest)),
        composed=sentences.composed(place),
        namesakes=sentences.namesakes(view, place),
        made_of=heading(text("places.made_of", place=place.name)) if place.origins else "",
        origins=tuple(_part(share, around.urls) for share in place.origins),
        before=heading(text("places.before_title", place=name)) if page.own_before else "",
        before_cards=tuple(map(view.event_card, page.own_before[: -_PAST - 1 : -1])),
        before_rest=text("places.before_rest", count=len(page.own_before) - _PAST)
        if len(page.own_before) > _PAST
        else "",
        shared=tuple(_shared(view, page)),
        province=tuple(map(view.event_card, province)),
        nearby=tuple(map(_chip, _nearby(place, pages))),
        communes=tuple(map(_chip, (one for one in pages if one.place.above is place))),
        points=point_map.drawn(view, around.points, place),
        facts=_facts(view, page, border_communes),
        calendar=calendar,
        feeds=(calendar,),
        data=tuple(_data(view, page)),
        offers=board_sheet.offered(place) if place in around.boards else (),
        **_of_list(view),
    )


def _quiet(view: View, page: PlacePage) -> Iterator[Link]:
    """The campaigns of the days of a unit that is no more of which the site knows nothing there: nobody should look for
    them among what is listed."""
    known = {view.site.campaign_of(event) for event in (*page.events, *page.of_groups)}
    for campaign in sorted(view.site.campaigns, key=lambda one: one.year):
        if page.place.ended and page.place.lived(campaign.start) and campaign not in known:
            yield Link(str(campaign.year), addresses.of_campaign(campaign))


def _data(view: View, page: PlacePage) -> Iterator[Link]:
    if page.place.above is None:
        yield Link(text("places.data.json"), addresses.of_place_data(page.place))
        if readable_table.of_place(view, page):
            yield Link(text("places.data.csv"), addresses.of_place_table(page.place))


def _shared(view: View, page: PlacePage) -> Iterator[Group]:
    for title, url, events in sentences.of_more(view, page):
        past = tuple(view.event_card(event) for event in events if event.is_over(view.now))
        if past:
            yield Group(title, past[:_PAST], url=url)


def _crumbs_of(place: Placed) -> tuple[Crumb, ...]:
    above = _crumbs_of(place.above) if place.above else ()
    return (*above, Crumb(place.name, addresses.of_place(place)))


def _latest_first(events: Iterable[Event]) -> list[Event]:
    found = [*events][::-1]
    return sorted(found, key=lambda event: -event.year)  # the year of the folder, which the headings name


def _groups(view: View, events: Iterable[Event]) -> tuple[Group, ...]:
    return tuple(Group(title, tuple(map(view.event_card, found)), url=url) for title, url, found in _by_year(events))


def _by_year(events: Iterable[Event]) -> Iterator[tuple[str, str, list[Event]]]:
    for year, found in groupby(events, lambda event: event.year):
        yield text("events.year.name", year=year), addresses.of_year(year), list(found)


def _part(share: Share, pages: dict[Placed, str]) -> Part:
    """A unit that a place was made of: its page, or that of what it was before, by another name or elsewhere."""
    place, notes = share.place, [text("places.part")] if share.part else []
    if place is None:
        return Part(text=share.name, url=None, note=", ".join(notes))
    url = pages.get(place) or next((pages[one] for one in place.earlier if one in pages), None)
    since = place.unit.since
    if place.origins:
        names = ", ".join(lower_first(one.place.whole_name if one.place else one.name) for one in place.origins)
        notes.append(text("places.before_that", names=names))
    elif since:
        notes.append(text("places.merged_unknown", day=dates.short(since)))
    return Part(text=place.whole_name, url=url, note=", ".join(notes))


def _facts(view: View, page: PlacePage, border_communes: list[Placed] | None) -> tuple[Fact, ...]:
    place, unit, above = page.place, page.place.unit, page.place.above
    belongs = text("places.fact.belongs")
    if above:
        until = text("places.until", day=dates.short(above.ended)) if above.ended else None
        first = Fact(belongs, above.name, addresses.of_place(above), note=until)
    else:
        first = Fact(belongs, place.province, addresses.PLACES)
    at_border = ""
    if border_communes is not None:
        at_border = text("places.border_district", count=len(border_communes))
    elif unit.border and not place.divided:
        at_border = text("places.border_commune")
    span = [text("places.from", day=dates.short(unit.since))] if unit.since else []
    span += [text("places.until", day=dates.short(unit.to))] if unit.to else []
    rows = (("border", at_border), ("span", " ".join(span)), ("today", sentences.today(view, place)))
    return (first, *(Fact(text(f"places.fact.{name}"), said) for name, said in rows if said))


def _asked(view: View, place: Placed) -> Link | None:
    """What people ask of every commune; one of the past has an answer only if it was at the border. Mere words while
    the page with the answer is held back."""
    asked = view.site.places.asked
    if asked is None or place.divided:
        return None
    said = asked.text if place.lived(view.today) else asked.before if place.unit.border else None
    link = parse_link(asked.link)
    return Link(said, addresses.of_link(view.site, link) if link else None) if said else None


def _nearby(place: Placed, pages: list[PlacePage]) -> Iterator[PlacePage]:
    """Around a unit within another that one, and the rest of it; around a divided one those whose squares touch its
    own; around any other those whose centres are nearest.

    Without squares and centres it is not known what is near: every divided unit with events is offered.
    """
    if place.above:
        yield from (one for one in pages if one.place is place.above)
        yield from (one for one in pages if one.place.above is place.above and one.place is not place)
        return
    others = [one for one in pages if one.place.above is None and one.place is not place]
    if here := place.unit.centre:
        apart = {one: _apart(here, one.place.unit.centre) for one in others if one.place.unit.centre}
        yield from sorted(apart, key=lambda one: (apart[one], one.url))[:_NEAREST]
        return
    tile = place.unit.tile
    for other in others:
        near = other.place.unit.tile
        touches = near and tile and max(abs(near[0] - tile[0]), abs(near[1] - tile[1])) == 1
        if touches if tile else other.events:
            yield other


def _apart(one: tuple[float, float], other: tuple[float, float] | None) -> float:
    lat, lon = other or one
    return (lat - one[0]) ** 2 + ((lon - one[1]) * cos(radians(lat))) ** 2


def _chip(page: PlacePage) -> CountedLink:
    return CountedLink(page.place.name, page.url, len(page.own))
