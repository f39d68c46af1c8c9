"""The map of tiles: one square a district, placed by content/places.yml, shaded by its number of events.

What it gives is plain data in the units of the drawing; `partials/tile-map.html` prints it as SVG. A unit is a CSS
pixel on a phone of 320 px, where a province of six columns fills the line; elsewhere it is larger.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from math import ceil

from scripts.assemble.diagrams.downloads import Downloads, downloads
from scripts.assemble.places.place_pages import Border, border, border_of
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.campaign import Campaign
from scripts.model.place import Places, Tile
from scripts.model.place_names import plain_name
from scripts.model.placed import Placed
from scripts.vietnamese import dates
from scripts.vietnamese.folding import lower_first
from scripts.words import text

_FILE = "ban-do-huyen"
_WIDTH, _HEIGHT = 48, 72
# Shades beside "none": more could not be distinguished.
_SHADES = 4
# Letters that fit a square at 12 px; a longer name is cut in the picture, never in what is read out.
_LETTERS = 7
# Diamonds: two rows of six; of more communes the number alone is printed.
_IN_ROW, _STEP, _RADIUS = 6, 6.4, 2.2


@dataclass(frozen=True, slots=True)
class Diamond:
    """A border commune and its path within the square."""

    name: str
    d: str


@dataclass(frozen=True, slots=True)
class Around:
    """A neighbour of the province, named where it lies, its name on `lines` from `name_y` on."""

    x: int
    y: int
    name_y: int
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Square(Around):
    """A district. `label` says aloud what is drawn; where `border`, `number` counts the border communes in words."""

    url: str
    label: str
    count: str
    count_y: int
    shade: int
    border: bool
    number: str
    communes: tuple[Diamond, ...]


@dataclass(frozen=True, slots=True)
class Shade:
    """A shade and the numbers that it stands for."""

    shade: int
    text: str


@dataclass(frozen=True, slots=True)
class TileMap:
    """The drawing, `width` by `height` units; `text` describes it, `counted` says what the numbers are."""

    title: str
    text: str
    columns: int
    width: int
    height: int
    tiles: tuple[Square, ...]
    around: tuple[Around, ...]
    counted: str
    shades: tuple[Shade, ...]
    border: bool
    note: str
    files: Downloads | None = None


def of_site(view: View) -> TileMap | None:
    """All events of the site by district; None where no district has a square."""
    counts = {path: len(events) for path, events in view.by_place.places.items()}
    drawn = tile_map(view.site.places, counts, border(view), text("places.map.events"))
    return replace(drawn, files=downloads(view, f"{addresses.PLACES}{_FILE}", _FILE)) if drawn else None


def of_campaign(view: View, campaign: Campaign) -> TileMap | None:
    """The events of one campaign, with the border communes of its plan."""
    own = {event.id for event in view.events_of(campaign)}
    counts = {path: sum(event.id in own for event in events) for path, events in view.by_place.places.items()}
    drawn = tile_map(
        view.site.places, counts, border_of(view, campaign), text("places.map.events_of", year=campaign.year)
    )
    files = downloads(view, f"{addresses.of_campaign(campaign)}{_FILE}", f"{_FILE}-{campaign.year}")
    return replace(drawn, title=f"{drawn.title}, {campaign.year}", files=files) if drawn else None


def tile_map(places: Places, counts: Mapping[str, int], border: Border, what: str) -> TileMap | None:
    """The drawing: events by the path of their district, the border, and what is counted, in words."""
    marked = {district.path: communes for district, communes in border if district}
    drawn = sorted(((one.unit.tile, one) for one in places.groups if one.unit.tile), key=lambda pair: pair[0])
    if not drawn:
        return None
    squares = [tile for tile, _ in drawn] + [around.tile for around in places.around]
    top, left = min(row for row, _ in squares), min(column for _, column in squares)
    rows, columns = max(row for row, _ in squares) - top + 1, max(column for _, column in squares) - left + 1
    most = max(counts.get(district.path, 0) for _, district in drawn)

    def corner(tile: Tile) -> tuple[int, int]:
        return (tile[1] - left) * _WIDTH, (tile[0] - top) * _HEIGHT

    return TileMap(
        title=text("places.map.title", province=lower_first(places.province.name)),
        text=text("places.map.text", count=len(drawn), what=what),
        columns=columns,
        width=columns * _WIDTH,
        height=rows * _HEIGHT,
        tiles=tuple(
            _square(corner(tile), district, counts.get(district.path, 0), most, marked.get(district.path))
            for tile, district in drawn
        ),
        around=tuple(Around(*corner(around.tile), *_name(around.name, 32)) for around in places.around),
        counted=text("places.map.counted", what=what),
        shades=tuple(_shades(most)),
        border=any(district.path in marked for _, district in drawn),
        note=" ".join(_note(places, len(drawn), any(not counts.get(district.path) for _, district in drawn))),
    )


def _square(
    corner: tuple[int, int], district: Placed, count: int, most: int, communes: Sequence[Placed] | None
) -> Square:
    """A border district without border communes has an empty list of them, any other None."""
    said = text("places.map.some", count=count) if count else text("places.map.none")
    if communes is not None:
        said += ", "
        said += text("places.map.communes", count=len(communes)) if communes else text("places.map.at_border")
    return Square(
        *corner,
        *_name(plain_name(district.name), 23 if communes is None else 15),
        url=addresses.of_place(district),
        label=f"{district.name}: {said}",
        count=str(count or ""),
        count_y=56 if communes is None else 43,
        shade=ceil(_SHADES * count / most) if most else 0,
        border=communes is not None,
        number=text("places.map.number", count=len(communes)) if communes else "",
        communes=tuple(map(Diamond, (one.name for one in communes or ()), _diamonds(len(communes or ())))),
    )


def _diamonds(count: int) -> Iterator[str]:
    if count > 2 * _IN_ROW:
        return
    for number in range(count):
        row, place = divmod(number, _IN_ROW)
        in_row = min(_IN_ROW, count - row * _IN_ROW)
        x = _WIDTH / 2 + (place - (in_row - 1) / 2) * _STEP
        y = 64.5 if count <= _IN_ROW else 62.3 + row * 4.6
        r = _RADIUS
        yield f"M{x:.1f} {y - r:.1f}l{r} {r}-{r} {r}-{r}-{r}z"


def _name(name: str, y: int) -> tuple[int, tuple[str, ...]]:
    """A name on one line or two, with the first base line; `y` is that of two."""
    words = name.split()
    first = [words[0]]
    while len(words) > len(first) and len(" ".join(words[: len(first) + 1])) <= _LETTERS and len(words) > 2:
        first.append(words[len(first)])
    lines = [" ".join(part) for part in (first, words[len(first) :]) if part]
    return y + 12 - 6 * len(lines), tuple(map(_cut, lines))


def _cut(words: str) -> str:
    return words if len(words) <= _LETTERS else f"{words[: _LETTERS - 1].rstrip()}…"


def _shades(most: int) -> Iterator[Shade]:
    yield Shade(0, text("places.map.blank"))
    for shade in range(1, _SHADES + 1):
        low, high = most * (shade - 1) // _SHADES + 1, most * shade // _SHADES
        if low <= high:
            yield Shade(shade, str(low) if low == high else f"{low}–{high}")


def _note(places: Places, drawn: int, has_blank: bool) -> Iterator[str]:
    if has_blank:
        yield text("places.map.blank_note")
    yield text("places.map.scale")
    if drawn < len(places.groups):
        yield text("places.map.not_drawn", count=len(places.groups) - drawn)
    if places.year:
        yield text("places.map.year", year=places.year)
    if places.last_day_of_groups:
        yield text("places.level_ended", day=dates.short(places.last_day_of_groups + timedelta(days=1)))
