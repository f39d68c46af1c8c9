"""/su-kien/dia-ban/ — maps and tables of places, and a page for each unit right below the province and for those within
it that need one: that have an event, or are marked as being at the border.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from math import cos, radians
from typing import Any

from scripts.assemble.events import calendars
from scripts.assemble.events.cards import HERE, EventCard
from scripts.assemble.events.june import year_of
from scripts.assemble.events.whereabouts import groups_of
from scripts.assemble.exemplars import at_places
from scripts.assemble.outreach import board_sheet, month_notices
from scripts.assemble.outreach.notices import Shown
from scripts.assemble.outreach.read_out import Script
from scripts.assemble.page import CountedLink, Crumb, Fact, Feed, Link, Page, PageData, Pages, source_row
from scripts.assemble.parts.listing import Group
from scripts.assemble.parts.whole_names import heading
from scripts.assemble.places import old_names, point_map, tile_map
from scripts.assemble.places.place_pages import PlacePage, border, groups_name, leaves_name, place_pages
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
# After which the last known event says little of today.
_LONG_AGO = timedelta(days=365)
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


def build(view: View) -> Pages:
    """The index of places and a page for each."""
    pages = place_pages(view)
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
        ended=_level_ended(view),
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
            note = " ".join(_now(view, page.place))
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
        description=" ".join(_in_short(view, page)),
        crumbs=(*_CRUMBS, *_crumbs_of(place)),
        office=_office(view, place),
        asked=_asked(view, place),
        models=around.models.get(page.url, ()),
        became=_became(view, place),
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
        composed=_composed(place),
        namesakes=_namesakes(view, place),
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
        offers=board_sheet.offered(place) if place in around.boards else (),
        **_of_list(view),
    )


def _composed(place: Placed) -> str:
    """What it was made of in a sentence: readers know the names of before."""
    if not place.origins:
        return ""
    short = ((lower_first(share.name.partition(", ")[0]), share.part) for share in place.origins)
    names = ", ".join(text("places.part_of", name=name) if part else name for name, part in short)
    since = place.unit.since
    return text("places.composed" if since else "places.composed_ever", names=names, day=dates.short(since or date.min))


def _namesakes(view: View, place: Placed) -> str:
    """Others of the same name, with what they are now, so that nobody turns to the wrong office."""
    own = {place, *place.earlier, *place.later}
    alike = [one for one in view.site.places.named(place.name) if one.name == place.name and one not in own]
    others = [one for one in alike if not any(one in other.later for other in alike)]
    names = [_namesake(one) for one in others if place.above is None or not one.is_in(place.above)]
    return text("places.namesakes", names="; ".join(names)) if names else ""


def _namesake(place: Placed) -> str:
    if not place.above:
        was = sorted({share.place.belongs_to for share in place.origins if share.place and share.place.above})
        return text("places.namesake_today", name=lower_first(place.name), was=", ".join(map(lower_first, was)))
    now = ", ".join(lower_first(heir.name) for heir in place.today)
    return text("places.namesake" if now else "places.namesake_gone", name=lower_first(place.whole_name), now=now)


def _in_short(view: View, page: PlacePage) -> Iterator[str]:
    """What is to come, where nothing is known; how many name it, of a place of the past until when and what followed;
    how many are of more than it; the last, and whom to ask if that was long ago."""
    place, where = page.place, lower_first(page.place.whole_name)
    ahead = _nothing_ahead(view, page)
    if ahead:
        yield ahead
    count = len(page.own) + len(page.own_before)
    ended = place.ended if place.ended and place.ended < view.today else None
    if ended:
        yield text(
            "places.count_ended" if count else "places.none_ended", count=count, place=where, day=dates.short(ended)
        )
    elif page.own_before:
        yield text("places.count_all", count=count, place=where)
    else:
        yield text("places.count" if count else "places.none", count=count, place=where)
    if page.own_after:
        yield text("places.after" if place.divided else "places.after_one", count=len(page.own_after))
    shared = [*page.of_districts, *page.of_groups]
    for title, _, events in _of_more(view, page):
        yield text("places.shared_count", title=title, count=len(events))
    last = _last(view, [*page.own_before, *page.own, *page.own_after, *shared])
    if last:
        day = last.last_day or last.about
        known = "latest" if last.last_day else "latest_told"
        yield text(f"places.{known}{'_shared' if last in shared else ''}", title=last.title, day=dates.short(day))
        if day < view.today - _LONG_AGO:
            yield text("places.since_none") if ahead else _ask(view, place)


def _nothing_ahead(view: View, page: PlacePage) -> str:
    """People look at their commune for what June brings: said first where none is known, with whom to ask."""
    place = page.place
    if place.divided or not place.lived(view.today) or not all(event.is_over(view.now) for event in page.events):
        return ""
    return text("places.nothing_ahead", year=year_of(view.today), place=lower_first(place.name))


def _of_more(view: View, page: PlacePage) -> Iterator[tuple[str, str | None, list[Event]]]:
    """The events of more than this place, the latest first: of the border communes, of the districts that it was in."""
    if page.of_groups:
        title = "in_border_group_parts" if page.place.divided else "in_border_group"
        yield text(f"places.{title}", place=lower_first(page.place.name)), None, [*page.of_groups[::-1]]
    by_district: dict[Placed, list[Event]] = {}
    for event in page.of_districts[::-1]:
        for group in groups_of(view.site.places, event):
            if any(one.is_in(group) for one in page.place.earlier):
                by_district.setdefault(group, []).append(event)
    for group, events in by_district.items():
        yield text("places.in_district", district=lower_first(group.name)), addresses.of_place(group), events


def _shared(view: View, page: PlacePage) -> Iterator[Group]:
    for title, url, events in _of_more(view, page):
        past = tuple(view.event_card(event) for event in events if event.is_over(view.now))
        if past:
            yield Group(title, past[:_PAST], url=url)


def _ask(view: View, place: Placed) -> str:
    """Who knows what was on since: the office of the commune that it is now."""
    communes = [place] if place.lived(view.today) and not place.divided else [*place.today]
    if len(communes) == 1:
        return text("places.since_unknown", place=lower_first(communes[0].name))
    return text("places.since_unknown_parts")


def _last(view: View, events: Iterable[Event]) -> Event | None:
    """The last that took place, of those of which at least the day is known on which it was told."""
    over = [event for event in events if event.is_over(view.now) and not event.is_off]
    known = ((day, event) for event in over if (day := event.last_day or event.told) and day <= view.today)
    return max(known, key=lambda one: (one[0], one[1].id), default=(None, None))[1]


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
    rows = (("border", at_border), ("span", " ".join(span)), ("today", _today(view, place)))
    return (first, *(Fact(text(f"places.fact.{name}"), said) for name, said in rows if said))


def _today(view: View, place: Placed) -> str:
    """What someone of today must know of a place of the past, as far as the list states it; empty where it goes on."""
    ended = _level_ended(view) if place.top.divided else ""
    parts = [part for part in (ended, *_now(view, place)) if part]
    if parts and not place.divided and not place.heirs:
        parts.append(text("places.successor_unknown"))
    return " ".join(parts)


def _level_ended(view: View) -> str:
    last = view.site.places.last_day_of_groups
    if last is None or last >= view.today:
        return ""
    return text("places.level_ended", day=dates.short(last + timedelta(days=1)))


def _now(view: View, place: Placed) -> Iterator[str]:
    """What became of one unit: its own end where it came before that of all, and what replaced it."""
    to = place.unit.to
    if to and to < view.today and to != view.site.places.last_day_of_groups:
        yield text("places.unit_ended", day=dates.short(to))
    if place.heirs:
        names = [one.name for one in place.today] or [share.name for share in place.heirs]
        yield text("places.successor", name=", ".join(map(lower_first, names)))


def _office(view: View, place: Placed) -> str:
    """Whom to turn to in a commune of today; at the border the Border Guard takes reports too."""
    if place.divided or not place.lived(view.today):
        return ""
    said = [text("places.office", place=lower_first(place.name))]
    if place.unit.border:
        said.append(text("places.at_border", place=place.name))
    return " ".join(said)


def _asked(view: View, place: Placed) -> Link | None:
    """What people ask of every commune; one of the past has an answer only if it was at the border. Mere words while
    the page with the answer is held back."""
    asked = view.site.places.asked
    if asked is None or place.divided:
        return None
    said = asked.text if place.lived(view.today) else asked.before if place.unit.border else None
    link = parse_link(asked.link)
    return Link(said, addresses.of_link(view.site, link) if link else None) if said else None


def _became(view: View, place: Placed) -> str:
    """The words before the ways on, for who came to a name of the past."""
    if not place.today or place.ended is None or place.ended >= view.today:
        return ""
    day = dates.short(place.ended + timedelta(days=1))
    if place.divided and not place.heirs:
        return text("places.became_parts", place=place.name, day=day, count=len(place.today))
    return text("places.became", place=place.name, day=day)


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
