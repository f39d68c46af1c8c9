"""A sheet for the board of a commune house: what is on there in the month, and whom to call.

A sheet for each of 130 communes would be drawn at every build, so the site has that of the province and those of the
places where something is yet to come in the month; the others are drawn when somebody packs them.
"""

from calendar import monthrange
from collections.abc import Iterable, Iterator, Set
from datetime import date

from scripts.assemble.outreach import said
from scripts.assemble.outreach.said import Given
from scripts.assemble.outreach.sheets import A3, A4, COPIED, Printed, Subject, offer, printed
from scripts.assemble.page import Offer
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.event import Event, Occasion
from scripts.model.material_api import MaterialKind
from scripts.model.placed import Placed
from scripts.vietnamese import dates
from scripts.vietnamese.folding import lower_first
from scripts.words import text

# What a sheet has room for in letters that are read from a step away.
_MOST, _PROVINCE, _LATER = 7, 3, 2
EVENTS = "su-kien/"
OF_PROVINCE, OF_PLACE = (A4, COPIED, A3), (A4, COPIED)


def of_site(view: View) -> Iterator[Printed]:
    """The province's, and those of the places where something is to come. Where there is a page that offers them."""
    if said.is_offered(view):
        for place in (None, *places_with_events(view)):
            yield board_sheet(view, place)


def offered(place: Placed | None) -> tuple[Offer, ...]:
    """What the page of a place that has a sheet, or the list of events, offers."""
    return (offer(_about(place), MaterialKind.BOARD, OF_PLACE if place else OF_PROVINCE),)


def board_sheet(view: View, place: Placed | None) -> Printed:
    """The sheet of a place, or, for None, of the province, in the month of the build."""
    month, named = lower_first(dates.month_title(view.today)), place.name if place else _province(view)
    own = _of_month(view, view.by_place.of(place) if place else view.events)
    wide = _of_month(view, view.by_place.province) if place else []
    later = _later(view, place)
    known = {event.id for event, _ in own}
    listed = known.union(event.id for event, _ in (*wide, *later))
    parts = [
        _part(view, text("sheets.board.here", place=lower_first(named)), own, _MOST),
        _part(view, text("sheets.board.province"), [one for one in wide if one[0].id not in known], _PROVINCE),
        _part(view, text("sheets.board.later"), later, _LATER),
    ]
    title = text("sheets.board.title", month=month)
    content = {
        "title": title,
        "place": place.whole_name if place else named,
        "parts": [part for part in parts if part["rows"]],
        "blank": None if own else text("sheets.board.none", month=month, place=lower_first(named)),
        "doors": [] if own else list(_instead(view, listed)),
        "numbers": said.numbers(view),
        "day": text("sheets.board.day", day=dates.short(view.today)),
    }
    subject = Subject(
        title=f"{title}, {lower_first(named)}",
        text=text("sheets.board.about", place=lower_first(named), month=month),
        about=_about(place),
        day=view.today,
    )
    forms = OF_PLACE if place else OF_PROVINCE
    return printed(view, subject, MaterialKind.BOARD, "board", forms, said.words("local", "board"), content)


def places_with_events(view: View) -> list[Placed]:
    """The communes of today that have a sheet: something is yet to come there in the month."""
    if not said.is_offered(view):
        return []
    named = {event.id for event in view.coming if not event.is_off and _in_month(view, event)}
    here = view.site.places.communes(view.today) if named else ()
    return [one for one in here if any(event.id in named for event in view.by_place.of(one))]


def _about(place: Placed | None) -> str:
    return addresses.of_place(place) if place else EVENTS


def _province(view: View) -> str:
    return view.site.places.province.name


def _of_month(view: View, events: Iterable[Event]) -> list[tuple[Event, Occasion]]:
    found = [(event, one) for event in events if (one := _in_month(view, event))]
    return sorted(found, key=lambda pair: (pair[1].begins, pair[0].id))


def _in_month(view: View, event: Event) -> Occasion | None:
    """The first time in what is left of the month that it takes place."""
    last = view.today.replace(day=monthrange(view.today.year, view.today.month)[1])
    if event.is_over(view.now):
        return None
    return next((one for one in event.occasions if one.ends > view.now and one.first <= last), None)


def _later(view: View, place: Placed | None) -> list[tuple[Event, Occasion]]:
    """What comes after the month: in the place or in the whole province."""
    own = {event.id for event in (*view.by_place.of(place), *view.by_place.province)} if place else None
    coming = (event for event in view.coming if own is None or event.id in own)
    found = ((event, event.occasion(view.now)) for event in coming if not _in_month(view, event))
    return [(event, one) for event, one in found if one and not event.is_off]


def _part(view: View, title: str, found: list[tuple[Event, Occasion]], most: int) -> Given:
    rest = text("sheets.board.rest", count=len(found) - most) if len(found) > most else None
    return {"title": title, "rows": [_row(view, *one) for one in found[:most]], "rest": rest}


def _row(view: View, event: Event, one: Occasion) -> Given:
    head = view.event_facts.head(event)
    flag = head.standing.flag
    first, last = _day(view.today, one.first), _day(view.today, one.last)
    place = head.where.at(event.place.venue)
    by = text("sheets.board.by", names=", ".join(event.organisers)) if event.organisers else ""
    return {
        "day": first,
        "until": last if last != first else None,
        "week": dates.WEEKDAYS[one.first.weekday()] if last == first else "",
        "title": event.title,
        "lines": [line for line in (head.when_words, place, by) if line],
        "flag": text(f"events.flag.{flag}") if flag else None,
    }


def _day(today: date, day: date) -> str:
    """With the month where that is another one."""
    return str(day.day) if (day.year, day.month) == (today.year, today.month) else f"{day.day}/{day.month}"


def _instead(view: View, listed: Set[str]) -> Iterator[str]:
    """Where to look, whom to ask, where nothing is on; what is nearest, unless it is listed already."""
    yield text("sheets.board.ask")
    nearest = next((event for event in view.coming if not event.is_off), None)
    if nearest and nearest.id not in listed:
        head = view.event_facts.head(nearest)
        words = ", ".join(filter(None, (nearest.title, lower_first(head.when_words), head.where.words)))
        yield text("sheets.board.nearest", event=words)
    if view.situations:
        titles = "; ".join(one.title for one in view.situations[:_MOST])
        yield text("sheets.board.read", titles=titles)
