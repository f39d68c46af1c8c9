"""The map of points: a mark where each undivided unit has its centre (content/places.yml). Boundaries are neither known
nor drawn.

What it gives is plain data in the units of the drawing; `partials/point-map.html` prints it as SVG. A unit is a CSS
pixel on a phone of 360 px. All marks of a kind are one path, so that 130 of them weigh less than a kilobyte.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import cos, hypot, radians, sin
from typing import TypeAlias

from scripts.assemble.diagrams.downloads import Downloads, downloads
from scripts.assemble.parts.typeface import Letters
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.place import Centre, Places
from scripts.model.place_names import plain_name
from scripts.model.placed import Placed
from scripts.vietnamese import dates
from scripts.vietnamese.folding import lower_first
from scripts.words import text

_FILE = "ban-do-xa-phuong"
_WIDTH, _EDGE = 328, 14
# Of the file that is taken away.
_WIDE = 656
# Names are in letters of 12 px, this far from their marks, or from the ring around the one that is shown.
_LETTERS, _SIZE, _GAP, _RING = Letters("Regular"), 12, 6, 12
_ANGLES = (0, 180, 90, 270, 45, 135, 315, 225, *range(15, 360, 15))
_DIAMOND = 4.5
_RADIUS = 8
# How far a mark reaches, and how much farther than beside it a name may stand.
_MARK, _FARTHER = 2, (4, 8, 12, 16, 20, 24, 30, 36, 42, 50)

Spot: TypeAlias = tuple[float, float]
Named: TypeAlias = tuple[str, Spot]
Box: TypeAlias = tuple[float, float, float, float]
# From where to where.
Line: TypeAlias = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Label:
    """A name written beside its mark or, of what lies around, in its place."""

    x: float
    y: float
    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class PointMap:
    """The drawing, `width` by `height` units: paths of the marks of plain and of border units, `leads` of lines from
    marks to their names; `here` is a ring, `rings` a path of several, which `ringed` explains."""

    title: str
    text: str
    width: int
    height: int
    plain: str
    border: str
    labels: tuple[Label, ...]
    leads: str
    around: tuple[Label, ...]
    note: str
    here: Label | None = None
    files: Downloads | None = None
    rings: str = ""
    ringed: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """How the ground becomes the drawing: from its north-west, with so many units a degree of latitude."""

    north: float
    west: float
    narrow: float
    scale: float

    def spot(self, at: Centre) -> Spot:
        """Where a latitude and longitude are drawn."""
        lat, lon = at
        x, y = (lon - self.west) * self.narrow, self.north - lat
        return round(_EDGE + x * self.scale, 1), round(_EDGE + y * self.scale, 1)


@dataclass(frozen=True)
class Ground:
    """What all drawings of a list share: worked out once."""

    places: Places
    frame: Frame
    spots: dict[Placed, Spot]
    width: int
    height: int
    plain: str
    border: str
    count: int

    @cached_property
    def named(self) -> tuple[tuple[Label, str], ...]:
        """The names by which people find their way, where there is room."""
        return tuple(labels(self.familiar, self, surroundings(self)))

    @property
    def familiar(self) -> list[Named]:
        """Those that bear the name of a divided unit of before; where none does, the first that has it in its own, as
        the ward of Thành Vinh has that of the city."""
        known = {plain_name(group.name) for group in self.places.groups}
        names = {one: plain_name(one.name) for one in self.spots}
        lost = known - set(names.values())
        of_groups = ([one for one in names if word in names[one].split()] for word in sorted(lost))
        chosen = {one for one, name in names.items() if name in known} | {found[0] for found in of_groups if found}
        return [(names[one], spot) for one, spot in self.spots.items() if one in chosen]


def ground(places: Places, width: int = _WIDTH) -> Ground | None:
    """Where each undivided unit right below the province stands on a map so wide; None where no centre is known."""
    centres = {one: one.unit.centre for one in places.leaves if one.unit.centre}
    if not centres:
        return None
    outside = [one.at for one in places.around if one.at]
    lats, lons = zip(*centres.values(), *outside, strict=True)
    narrow = cos(radians((min(lats) + max(lats)) / 2))  # a degree of longitude is shorter than one of latitude
    scale = (width - 2 * _EDGE) / max((max(lons) - min(lons)) * narrow, max(lats) - min(lats), 0.01)
    frame = Frame(max(lats), min(lons), narrow, scale)
    spots = {one: frame.spot(centre) for one, centre in centres.items()}
    r, border = _DIAMOND, [spot for one, spot in spots.items() if one.unit.border]
    return Ground(
        places,
        frame,
        spots,
        width,
        height=round(2 * _EDGE + (max(lats) - min(lats)) * scale),
        plain="".join(f"M{x:g} {y:g}h0" for one, (x, y) in spots.items() if not one.unit.border),
        border="".join(f"M{x:g} {y - r:g}l{r} {r}-{r} {r}-{r}-{r}z" for x, y in border),
        count=len(border),
    )


def drawn(view: View, on: Ground | None, here: Placed | None = None) -> PointMap | None:
    """All units, as files too, or one of them marked; None where it is on no map."""
    if on is None or (here and here not in on.spots):
        return None
    told = text("places.points.text", count=len(on.spots), border=on.count)
    if here:
        made = _named(on, [here], text("places.points.here", place=lower_first(here.name)), told, here)
        return replace(made, here=Label(*on.spots[here], "middle", here.name), leads="")
    title = text("places.points.title", place=lower_first(on.places.province.name))
    made = _with(on, on.named, title, told)
    files = downloads(view, f"{addresses.PLACES}{_FILE}", _FILE)
    return replace(made, note=" ".join((made.note, *_of_whole(on.places))), files=files)


def to_take_away(view: View) -> PointMap | None:
    """The map as a file: wide enough to name every commune at the border; None where no centre is known."""
    on, whole = ground(view.site.places, _WIDE), drawn(view, view.ground)
    if on is None or whole is None:
        return None
    near = [(plain_name(one.name), spot) for one, spot in on.spots.items() if one.unit.border]
    near.sort(key=lambda one: one[1])  # the farthest west has the least room
    needed = {name for name, _ in near}
    others = [one for one in on.familiar if one[0] not in needed]
    found = tuple(labels([*near, *others], on, surroundings(on), needed=needed))
    return replace(_with(on, found, whole.title, whole.text), note=whole.note, files=whole.files)


def of_some(view: View, shown: Sequence[Placed], title: str, ringed: str) -> PointMap | None:
    """Some units in rings, named where there is room; None where none of them is on the map."""
    on = view.ground
    there = [one for one in shown if one in on.spots] if on else []
    if on is None or not there:
        return None
    made = _named(on, there, title, text("places.points.some", names=", ".join(one.name for one in shown)))
    r, spots = _RADIUS, (on.spots[one] for one in there)
    rings = "".join(f"M{x - r:g} {y:g}a{r} {r} 0 1 0 {2 * r} 0a{r} {r} 0 1 0-{2 * r} 0" for x, y in spots)
    return replace(made, rings=rings, ringed=ringed)


def _named(on: Ground, shown: Iterable[Placed], title: str, told: str, here: Placed | None = None) -> PointMap:
    """All marks, and the names of those that are shown."""
    spots = [(plain_name(one.name), on.spots[one]) for one in shown]
    needed = [plain_name(here.name)] if here else ()
    found = labels(spots, on, surroundings(on), gap=_RING if here else _GAP, needed=needed)
    return _with(on, tuple(found), title, told)


def _with(on: Ground, found: Sequence[tuple[Label, str]], title: str, told: str) -> PointMap:
    return PointMap(
        title=title,
        text=told,
        width=on.width,
        height=on.height,
        plain=on.plain,
        border=on.border,
        labels=tuple(label for label, _ in found),
        leads="".join(lead for _, lead in found),
        around=tuple(surroundings(on)),
        note=text("places.points.note"),
    )


def _of_whole(places: Places) -> Iterator[str]:
    """What is said of the map that is taken away: of which day its units are, where their centres come from."""
    if day := places.first_day_of_leaves:
        yield text("places.points.since", day=dates.short(day))
    if places.centres_from:
        yield text("places.points.centres_from", source=places.centres_from)


def labels(
    named: Sequence[Named], on: Ground, around: Iterable[Label], *, gap: float = _GAP, needed: Collection[str] = ()
) -> Iterator[tuple[Label, str]]:
    """Each name where it covers no other name, no line to one and, unless it is `needed`, no mark, as near to its own
    as may be, with a line to it where that is not beside it; one that fits nowhere is left to the table."""
    taken, lines, marks = [_box(label) for label in around], list[Line](), list(on.spots.values())
    for name, spot in named:
        fit: list[tuple[int, int, Label, Box]] = []
        for label in _places(name, spot, gap):
            box = a, b, c, d = _box(label)
            free = all(c < e or g < a or d < f or h < b for e, f, g, h in taken)
            if not free or a < 0 or c > on.width or b < 0 or d > on.height:
                continue
            line = _line(spot, box)
            if any(_cross(one, box) for one in lines) or (line and any(_cross(line, one) for one in taken)):
                continue
            fit.append((_marks_on(box, marks), len(fit), label, box))
            if not fit[-1][0]:  # none behind it is better, and there are hundreds
                break
        best = min(fit, key=lambda one: one[:2], default=None)
        if best and (name in needed or not best[0]):
            _, _, label, box = best
            taken.append(box)
            if line := _line(spot, box):
                lines.append(line)
            yield label, f"M{line[0]:g} {line[1]:g}L{line[2]:g} {line[3]:g}" if line else ""


def _places(name: str, spot: Spot, gap: float) -> Iterator[Label]:
    """Around a mark, the nearest first: beside it, above, below, at its corners, between these."""
    for far in (gap, *(gap + more for more in _FARTHER)):
        for angle in _ANGLES:
            right, down = cos(radians(angle)), -sin(radians(angle))
            anchor = "middle" if abs(right) < 0.3 else "start" if right > 0 else "end"
            # The baseline: so that the nearest edge of the letters is that far away.
            lower = 4 + 5 * down if abs(right) < 0.8 else 4
            yield Label(round(spot[0] + right * far, 1), round(spot[1] + down * far + lower, 1), anchor, name)


def _box(label: Label) -> Box:
    long = _LETTERS.width(label.text) * _SIZE / 1000
    left = label.x - long * {"start": 0, "middle": 0.5, "end": 1}[label.anchor]
    return left, label.y - 10, left + long, label.y + 3


def _marks_on(box: Box, marks: Iterable[Spot]) -> int:
    """How many marks a name would cover; asked of all of them for each place of each name."""
    left, top, right, bottom = box[0] - _MARK, box[1] - _MARK, box[2] + _MARK, box[3] + _MARK
    return sum([left <= x <= right and top <= y <= bottom for x, y in marks])


def _line(spot: Spot, box: Box) -> Line | None:
    """From a mark to the nearest edge of a name that is not beside it."""
    x, y = spot
    a, b, c, d = box
    to = min(max(x, a), c), min(max(y, b + 2), d - 1)
    return (x, y, *to) if hypot(to[0] - x, to[1] - y) > _GAP + 3 else None


def _cross(line: Line, box: Box) -> bool:
    """Does a line go through a box (Liang and Barsky)?"""
    x, y, to_x, to_y = line
    first, last = 0.0, 1.0
    for way, room in (
        *((x - to_x, x - box[0]), (to_x - x, box[2] - x)),
        *((y - to_y, y - box[1]), (to_y - y, box[3] - y)),
    ):
        if not way:
            if room < 0:
                return False
        elif way < 0:
            first = max(first, room / way)
        else:
            last = min(last, room / way)
    return first < last


def surroundings(on: Ground) -> Iterator[Label]:
    """What lies around, where it truly is; what has no point, or no room for its whole name there, is not on it: a name
    that was moved would stand on ground of another."""
    for one in on.places.around:
        if one.at:
            x, y = on.frame.spot(one.at)
            label = Label(x, round(y + 4, 1), "middle", one.name)
            left, top, right, bottom = _box(label)
            if left >= 0 and top >= 0 and right <= on.width and bottom <= on.height:
                yield label
