"""The map of tiles: one square a district, placed by content/places.yml, shaded by its number of events.

What it gives is plain data in the units of the drawing; `partials/tile-map.html` prints it as SVG. A unit is a CSS
pixel on a phone of 320 px, where a province of six columns fills the line; elsewhere it is larger.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from math import ceil

from scripts.assemble.places.place_pages import border, border_of
from scripts.assemble.tree import Meta
from scripts.assemble.view import View, lower_first
from scripts.model import addresses
from scripts.model.campaign import Campaign
from scripts.model.place import Commune, District, Places, Tile, plain_name
from scripts.vietnamese import dates

_WIDTH, _HEIGHT = 48, 72
# Shades beside "none": more could not be told apart.
_SHADES = 4
# Letters that fit a square at 12 px; a longer name is cut in the picture, never in what is read out.
_LETTERS = 7
# Diamonds: two rows of six; of more communes the number alone is printed.
_IN_ROW, _STEP, _RADIUS = 6, 6.4, 2.2


def of_site(view: View) -> Meta | None:
    """All events of the site by district; None where no district has a square."""
    counts = {code: len(events) for code, events in view.by_place.districts.items()}
    return tile_map(view.site.places, counts, border(view), "hoạt động được ghi lại")


def of_campaign(view: View, campaign: Campaign) -> Meta | None:
    """The events of one campaign, with the border communes of its plan."""
    counts = {
        code: sum(event.campaign and event.year == campaign.year for event in events)
        for code, events in view.by_place.districts.items()
    }
    return tile_map(view.site.places, counts, border_of(view, campaign), f"hoạt động của chiến dịch {campaign.year}")


def tile_map(
    places: Places, counts: Mapping[str, int], marked: Mapping[str, Sequence[Commune]], what: str
) -> Meta | None:
    """The drawing: events and border communes by the code of their district, and what is counted, in words."""
    drawn = [(district.tile, district) for district in places.districts if district.tile]
    drawn.sort(key=lambda pair: pair[0])
    if not drawn:
        return None
    squares = [tile for tile, _ in drawn] + [around.tile for around in places.around]
    top, left = min(row for row, _ in squares), min(column for _, column in squares)
    rows, columns = max(row for row, _ in squares) - top + 1, max(column for _, column in squares) - left + 1
    most = max(counts.get(district.code, 0) for _, district in drawn)

    def corner(tile: Tile) -> Meta:
        return {"x": (tile[1] - left) * _WIDTH, "y": (tile[0] - top) * _HEIGHT}

    return {
        "title": f"Sơ đồ địa bàn {lower_first(places.province.name)}",
        "text": f"{len(drawn)} ô, từ bắc xuống nam, từ tây sang đông. "
        f"Mỗi ô dẫn tới trang của một địa bàn và ghi tên, số {what}, số xã biên giới.",
        "columns": columns,
        "width": columns * _WIDTH,
        "height": rows * _HEIGHT,
        "tiles": [
            corner(tile) | _square(district, counts.get(district.code, 0), most, marked.get(district.code))
            for tile, district in drawn
        ],
        "around": [corner(around.tile) | {"lines": _lines(around.name, 32)} for around in places.around],
        "counted": f"Số trong ô: {what}",
        "shades": list(_shades(most)),
        "border": any(district.code in marked for _, district in drawn),
        "note": " ".join(_note(places, len(drawn))),
    }


def _square(district: District, count: int, most: int, communes: Sequence[Commune] | None) -> Meta:
    said = f"{count} hoạt động" if count else "chưa có hoạt động nào"
    square: Meta = {
        "url": addresses.of_district(district),
        "label": f"{district.name}: {said}",
        "count": str(count),
        "shade": ceil(_SHADES * count / most) if most else 0,
    }
    if communes is None:
        return square | {"lines": _lines(plain_name(district.name), 23), "count_y": 56}
    number = f"{len(communes)} xã" if communes else ""
    return square | {
        "lines": _lines(plain_name(district.name), 15),
        "count_y": 43,
        "label": f"{district.name}: {said}, " + (f"{len(communes)} xã biên giới" if communes else "giáp biên giới"),
        "border": True,
        "number": number,
        "communes": [
            {"name": commune.name, "d": path} for commune, path in zip(communes, _diamonds(len(communes)), strict=False)
        ],
    }


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


def _lines(name: str, y: float) -> list[Meta]:
    """A name on one line or two; `y` is the first base line of two."""
    words = name.split()
    first = [words[0]]
    while len(words) > len(first) and len(" ".join(words[: len(first) + 1])) <= _LETTERS and len(words) > 2:
        first.append(words[len(first)])
    second = " ".join(words[len(first) :])
    if not second:
        return [{"y": y + 6, "text": _cut(" ".join(first))}]
    return [{"y": y, "text": _cut(" ".join(first))}, {"y": y + 12, "text": _cut(second)}]


def _cut(text: str) -> str:
    return text if len(text) <= _LETTERS else f"{text[: _LETTERS - 1].rstrip()}…"


def _shades(most: int) -> Iterator[Meta]:
    yield {"shade": 0, "text": "0"}
    for shade in range(1, _SHADES + 1):
        low, high = most * (shade - 1) // _SHADES + 1, most * shade // _SHADES
        if low <= high:
            yield {"shade": shade, "text": str(low) if low == high else f"{low}–{high}"}


def _note(places: Places, drawn: int) -> Iterator[str]:
    yield "Mỗi ô là một địa bàn cấp huyện, xếp theo vị trí tương đối: không theo tỉ lệ, không vẽ ranh giới."
    if drawn < len(places.districts):
        yield f"{len(places.districts) - drawn} địa bàn khác không có ô trên sơ đồ."
    if places.year:
        yield f"Địa bàn theo năm {places.year}."
    if places.last_day_of_districts:
        after = places.last_day_of_districts + timedelta(days=1)
        yield f"Cấp huyện kết thúc từ ngày {dates.short(after)}."
