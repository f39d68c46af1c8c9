"""Where the events of a campaign are known, on a small map of the centres of today's communes (content/places.yml).

Of a campaign of districts each has a circle with its number, in the middle of what it is now; of one of communes each
has a dot, the larger the more. A border commune is a diamond, full once an event is known there; one of then stands
where it is now."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from math import fsum

from scripts.assemble.coverage.charts import Shade
from scripts.assemble.coverage.counts import Coverage, OfPlace
from scripts.assemble.diagrams.drawing import inline, number
from scripts.assemble.places import point_map
from scripts.assemble.places.point_map import Ground, Label, Spot
from scripts.assemble.view import View
from scripts.model.place_names import plain_name
from scripts.model.placed import Placed
from scripts.words import text

_CIRCLE, _GAP = 9, 12
# From so many events on a dot has this width.
_DOTS = ((1, 6), (2, 9), (5, 12), (10, 16))
_DIAMOND = 4.5
_DOT, _SIGN = "M8 3a5 5 0 1 1-.1 0z", "M8 3l5 5-5 5-5-5z"


def drawn(view: View, found: Coverage, name: str, title: str) -> str:
    """The map as SVG, `name` its own on its page; empty where no centre is known."""
    on = view.ground
    if on is None:
        return ""
    divided = any(one.place.divided for one in found.places)
    around = tuple(point_map.surroundings(on))
    at_border = {one.place for one in found.border}
    inland = [one for one in found.places if one.place not in at_border]
    marks = _circles(on, found.places, around) if divided else _dots(on, inland)
    here = [*(_label(one, "around") for one in around), *marks, *_diamonds(on, found.border)]
    told = text("coverage.map.text" if divided else "coverage.map.text_now", count=sum(map(_some, found.places)))
    return inline(name, title, told, on.height, "".join(here))


def marks(found: Coverage) -> tuple[Shade, ...]:
    """What its marks mean."""
    divided = any(one.place.divided for one in found.places)
    known = Shade("held", text("coverage.mark.district" if divided else "coverage.mark.commune"), _DOT)
    border = (Shade(kind, text(f"coverage.mark.{kind}"), _SIGN) for kind in ("full", "empty"))
    return (known, *(border if found.border else ()))


def _some(one: OfPlace) -> bool:
    return bool(one.tally)


def _circles(on: Ground, places: Sequence[OfPlace], around: Iterable[Label]) -> Iterator[str]:
    middles = {one: spot for one in places if (spot := _middle(on, one.place))}
    yield _path("dots", (f"M{number(x)} {number(y)}h0" for one, (x, y) in middles.items() if not one.tally))
    named = [(plain_name(one.place.name), spot) for one, spot in middles.items() if one.tally]
    for label, lead in point_map.labels(named, on, around, gap=_GAP, needed={name for name, _ in named}):
        yield _path("leads", [lead]) + _label(label, label.anchor)
    for one, (x, y) in middles.items():
        if one.tally:
            yield f'<circle class="held" cx="{number(x)}" cy="{number(y)}" r="{_CIRCLE}"/>'
            yield f'<text class="on" x="{number(x)}" y="{number(y + 4)}">{len(one.tally.all)}</text>'


def _dots(on: Ground, places: Sequence[OfPlace]) -> Iterator[str]:
    spots = {one: on.spots[one.place] for one in places if one.place in on.spots}
    yield _path("dots", (f"M{number(x)} {number(y)}h0" for one, (x, y) in spots.items() if not one.tally))
    for at, (low, width) in enumerate(_DOTS):
        above = _DOTS[at + 1][0] if at + 1 < len(_DOTS) else None
        some = (spot for one, spot in spots.items() if low <= len(one.tally.all) < (above or len(one.tally.all) + 1))
        yield _path(f"some w{width}", (f"M{number(x)} {number(y)}h0" for x, y in some))
    for label, lead in on.named:
        yield _path("leads", [lead]) + _label(label, label.anchor)


def _diamonds(on: Ground, border: Sequence[OfPlace]) -> Iterator[str]:
    """Full where an event is known of any of those that are one commune now."""
    found: dict[Spot, bool] = {}
    for one in border:
        for now in (one.place, *one.place.today):
            if now in on.spots:
                found[on.spots[now]] = found.get(on.spots[now], False) or bool(one.tally)
    r = number(_DIAMOND)
    for kind, full in (("empty", False), ("full", True)):
        marks = (spot for spot, known in found.items() if known is full)
        yield _path(kind, (f"M{number(x)} {number(y - _DIAMOND)}l{r} {r}-{r} {r}-{r}-{r}z" for x, y in marks))


def _middle(on: Ground, place: Placed) -> Spot | None:
    spots = [on.spots[one] for one in place.today or (place,) if one in on.spots]
    if not spots:
        return None
    return fsum(x for x, _ in spots) / len(spots), fsum(y for _, y in spots) / len(spots)


def _path(kind: str, marks: Iterable[str]) -> str:
    whole = "".join(marks)
    return f'<path class="{kind}" d="{whole}"/>' if whole else ""


def _label(label: Label, kind: str) -> str:
    return f'<text class="{kind}" x="{number(label.x)}" y="{number(label.y)}">{escape(label.text, quote=False)}</text>'
