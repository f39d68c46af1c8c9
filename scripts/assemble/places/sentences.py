"""What pages say of a place in sentences: what is known of it and to come, whom to ask, what it was and became."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from scripts.assemble.events.june import year_of
from scripts.assemble.events.whereabouts import groups_of
from scripts.assemble.places.place_pages import PlacePage
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.event import Event
from scripts.model.placed import Placed
from scripts.vietnamese import dates
from scripts.vietnamese.folding import lower_first
from scripts.words import text

# After which the last known event says little of today.
_LONG_AGO = timedelta(days=365)


def composed(place: Placed) -> str:
    """What it was made of in a sentence: readers know the names of before."""
    if not place.origins:
        return ""
    short = ((lower_first(share.name.partition(", ")[0]), share.part) for share in place.origins)
    names = ", ".join(text("places.part_of", name=name) if part else name for name, part in short)
    since = place.unit.since
    return text("places.composed" if since else "places.composed_ever", names=names, day=dates.short(since or date.min))


def namesakes(view: View, place: Placed) -> str:
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


def in_short(view: View, page: PlacePage) -> Iterator[str]:
    """What is to come, where nothing is known; how many name it, of a place of the past until when and what followed;
    how many are of more than it; the last, and whom to ask if that was long ago."""
    place, where = page.place, lower_first(page.place.whole_name)
    ahead = _nothing_ahead(view, page)
    if ahead:
        yield ahead
    count = len(page.own) + len(page.own_before)
    ended = place.ended if place.gone(view.today) else None
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
    for title, _, events in of_more(view, page):
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
    place, past = page.place, page.place.gone(view.today)
    asked = past or (place.lived(view.today) and not place.divided)
    if not asked or not all(event.is_over(view.now) for event in page.events):
        return ""
    known = "nothing_ahead_past" if past else "nothing_ahead"
    return text(f"places.{known}", year=year_of(view.today), place=lower_first(place.name))


def of_more(view: View, page: PlacePage) -> Iterator[tuple[str, str | None, list[Event]]]:
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


def today(view: View, place: Placed) -> str:
    """What someone of today must know of a place of the past, as far as the list states it; empty where it goes on."""
    ended = level_ended(view) if place.top.divided else ""
    parts = [part for part in (ended, *fate(view, place)) if part]
    if parts and not place.divided and not place.heirs:
        parts.append(text("places.successor_unknown"))
    return " ".join(parts)


def level_ended(view: View) -> str:
    """Since when there are no units of the level right below the province any more."""
    last = view.site.places.last_day_of_groups
    if last is None or last >= view.today:
        return ""
    return text("places.level_ended", day=dates.short(last + timedelta(days=1)))


def fate(view: View, place: Placed) -> Iterator[str]:
    """What became of one unit: its own end where it came before that of all, and what replaced it."""
    to = place.unit.to
    if to and to < view.today and to != view.site.places.last_day_of_groups:
        yield text("places.unit_ended", day=dates.short(to))
    if place.heirs:
        names = [one.name for one in place.today] or [share.name for share in place.heirs]
        yield text("places.successor", name=", ".join(map(lower_first, names)))


def office(view: View, place: Placed) -> str:
    """Whom to turn to in a commune of today, and where a name of the past was; at the border the Border Guard takes
    reports too."""
    if place.gone(view.today):
        return text("places.office_past")
    if place.divided or not place.lived(view.today):
        return ""
    said = [text("places.office", place=lower_first(place.name))]
    if place.unit.border:
        said.append(text("places.at_border", place=place.name))
    return " ".join(said)


def became(view: View, place: Placed) -> str:
    """The words before the ways on, for who came to a name of the past."""
    if not place.today or not place.ended or not place.gone(view.today):
        return ""
    day = dates.short(place.ended + timedelta(days=1))
    if place.divided and not place.heirs:
        return text("places.became_parts", place=place.name, day=day, count=len(place.today))
    return text("places.became", place=place.name, day=day)
