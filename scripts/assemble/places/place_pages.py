"""The places that have a page, and the border communes that maps and tables mark."""

from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.campaign import Campaign
from scripts.model.event import Event
from scripts.model.place import Places
from scripts.model.placed import Placed
from scripts.vietnamese import dates
from scripts.words import text


def tops_with_events(view: View) -> list[tuple[Placed, list[Event]]]:
    """The units right below the province that have events, by the names that people look for."""
    return [(one, view.by_place.of(one)) for one in view.site.places.tops if view.by_place.of(one)]


def leaves_name(places: Places) -> str:
    """What the undivided units right below the province are called together."""
    since = places.first_day_of_leaves
    return text("places.leaves_since", day=dates.short(since)) if since else text("places.leaves")


def groups_name(places: Places) -> str:
    """What the divided ones are called together."""
    last = places.last_day_of_groups
    return text("places.groups_until", day=dates.short(last)) if last else text("places.groups")


# Divided units in the order of their names with their border communes, then, for the province itself, None with those
# right below it; a divided one may be at the border without any of these.
Border: TypeAlias = list[tuple[Placed | None, list[Placed]]]


def border(view: View) -> Border:
    """The border of the divided units as the place list has it."""
    groups = view.site.places.groups
    marked = [(one, [part for part in one.all_within if part.unit.border]) for one in groups]
    return [(one, parts) for one, parts in marked if parts or one.unit.border]


def border_of(view: View, campaign: Campaign) -> Border:
    """The border as a campaign's plan lists it."""
    places, day = view.site.places, campaign.start
    found: dict[Placed | None, list[Placed]] = {}
    for listed in campaign.border.districts if campaign.border else ():
        group = places.group(listed.name, day)
        if group or places.is_province(listed.name):
            hits = [hits[0] for name in listed.communes if (hits := places.parts(name, [group] if group else (), day))]
            found[group] = [one for one in places.all if one in hits]
    return [(one, found[one]) for one in (*places.groups, None) if one in found]


@dataclass(frozen=True)
class PlacePage:
    """A place that has a page and a calendar; `events` in the view's order, `before` those of what it goes back to,
    `after` those since it ended, of what it is now."""

    place: Placed
    url: str
    events: tuple[Event, ...]
    before: tuple[Event, ...]
    after: tuple[Event, ...]

    @cached_property
    def own(self) -> tuple[Event, ...]:
        """Those that name it, or a place within it."""
        return tuple(event for event in self.events if self.place.divided or not event.place.is_whole_border)

    @cached_property
    def own_before(self) -> tuple[Event, ...]:
        """Those that name a place that it goes back to."""
        return tuple(event for event in self.before if event.place.commune)

    @cached_property
    def own_after(self) -> tuple[Event, ...]:
        """Those that name a place that it is now."""
        return tuple(event for event in self.after if not event.place.is_whole_border)

    @cached_property
    def of_groups(self) -> tuple[Event, ...]:
        """Those of all the communes at the border, of which it is, was or became one."""
        found = (*self.before, *self.events, *self.after)
        own = {event.id for event in (*self.own, *self.own_before)}
        return tuple(event for event in found if event.place.is_whole_border and event.id not in own)

    @cached_property
    def of_districts(self) -> tuple[Event, ...]:
        """Those of a whole district that it was in, which name no commune."""
        return tuple(event for event in self.before if not event.place.commune and not event.place.is_whole_border)


def of_view(view: View) -> list[PlacePage]:
    """Every place page: each unit right below the province, followed by those within it that have events or are marked
    as being at the border, all by name."""
    found, listed = view.by_place.places, view.site.places
    borders = [border(view), *(border_of(view, campaign) for campaign in view.site.campaigns)]
    marked = {part.path for one in borders for _, parts in one for part in parts}
    shown = (one for one in listed.all if one.above is None or one.path in found or one.path in marked)
    return [place_page(view, one) for one in shown]


def place_page(view: View, place: Placed) -> PlacePage:
    """What there is of a place, whether or not it has a page."""
    found = view.by_place
    parts = (tuple(some) for some in (found.of(place), found.before(place), found.after(place)))
    return PlacePage(place, addresses.of_place(place), *parts)
