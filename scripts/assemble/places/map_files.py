"""The maps as files of their own, in the colours of the light scheme, each with its legend and its note below it."""

from collections.abc import Iterator, Sequence
from html import escape

from scripts.assemble.diagrams import drawing
from scripts.assemble.diagrams.alone import Alone
from scripts.assemble.diagrams.downloads import rights
from scripts.assemble.diagrams.drawing import SMALL, Drawing, Told
from scripts.assemble.places import point_map, tile_map
from scripts.assemble.places.point_map import Label, PointMap
from scripts.assemble.places.tile_map import Square, TileMap
from scripts.assemble.view import View
from scripts.model import addresses, palette
from scripts.model.languages import ORIGINAL
from scripts.words import text

_STYLE = "".join(
    (
        f"text{{font:12px 'Be Vietnam Pro',sans-serif;fill:{palette.INK}}}text.s{{fill:{palette.MUTED}}}",
        f".n{{letter-spacing:-.3px}}.c{{font-size:14px;font-weight:700}}.around{{fill:{palette.MUTED};font-style:italic}}",
        f".face{{stroke:{palette.EDGE}}}.edge{{stroke:{palette.INK};stroke-width:2;stroke-dasharray:6 2.5 1.5 2.5}}",
        *(f".shade-{shade}{{fill:{colour}}}" for shade, colour in enumerate(palette.TILES)),
        f"text.deep{{fill:{palette.WHITE}}}.strip{{fill:{palette.GOLD}}}.mark{{fill:{palette.INK}}}",
        f".dots{{fill:none;stroke:{palette.BRAND};stroke-width:5;stroke-linecap:round}}",
        f".leads{{fill:none;stroke:{palette.MUTED};stroke-width:1}}",
        f".diamonds{{fill:{palette.GOLD};stroke:{palette.INK}}}",
        f".rim{{fill:none;stroke:{palette.GROUND};stroke-width:3px;stroke-linejoin:round}}",
    )
)
_DEEP = 3  # from this shade on letters are white
_ROW = 24  # of the legend
# What a row of the legend has: the mark, 16 by 16, and its words.
_Key = tuple[str, str]


def of_site(view: View) -> Iterator[Alone]:
    """The maps of places, then that of each campaign's border."""
    if points := point_map.to_take_away(view):
        yield _points(view, points)
    if tiles := tile_map.of_site(view):
        yield _tiles(view, tiles, addresses.PLACES)
    for campaign in sorted(view.site.campaigns, key=lambda campaign: -campaign.year):
        if campaign.border and (tiles := tile_map.of_campaign(view, campaign)):
            yield _tiles(view, tiles, addresses.of_campaign(campaign))


def _tiles(view: View, drawn: TileMap, page: str) -> Alone:
    around = (_name(one.x, one.y, one.name_y, one.lines, "around") for one in drawn.around)
    keys = [(_box(f"face shade-{one.shade}"), one.text) for one in drawn.shades]
    more = []
    if drawn.border:
        commune = '<path class="strip" d="M0 0h16v16h-16z"/><path class="mark" d="M8 4l4 4-4 4-4-4z"/>'
        more = [[(_box("edge shade-0"), text("ui.border_district"))], [(commune, text("ui.border_commune"))]]
    body = "".join((*around, *map(_square, drawn.tiles)))
    return _alone(view, drawn, page, body, drawn.counted, [keys, *more])


def _box(kind: str) -> str:
    return f'<rect class="{kind}" x="1.5" y="1.5" width="13" height="13" rx="3"/>'


def _name(x: int, y: int, name_y: int, lines: Sequence[str], kind: str) -> str:
    return "".join(_words(x + 24, y + name_y + 12 * number, line, kind) for number, line in enumerate(lines))


def _words(x: float, y: float, words: str, kind: str, anchor: str = "middle") -> str:
    return f'<text class="{kind}" x="{x:g}" y="{y:g}" text-anchor="{anchor}">{escape(words, quote=False)}</text>'


def _square(one: Square) -> str:
    deep = " deep" if one.shade >= _DEEP else ""
    face = f"{'edge' if one.border else 'face'} shade-{one.shade}"
    parts = [
        f'<rect class="{face}" x="{one.x + 1.5}" y="{one.y + 1.5}" width="45" height="69" rx="5"/>',
        _name(one.x, one.y, one.name_y, one.lines, f"n{deep}"),
        _words(one.x + 24, one.y + one.count_y, one.count, f"c{deep}"),
    ]
    if one.number:
        diamonds = "".join(commune.d for commune in one.communes)
        parts += [
            f'<rect class="strip" x="{one.x + 4}" y="{one.y + 46.5}" width="40" height="21.5" rx="3"/>',
            _words(one.x + 24, one.y + 57.5, one.number, "n"),
            f'<path class="mark" transform="translate({one.x} {one.y})" d="{diamonds}"/>',
        ]
    return "".join(parts)


def _points(view: View, drawn: PointMap) -> Alone:
    parts = [_label(one, "around") for one in drawn.around]
    parts += [f'<path class="leads" d="{drawn.leads}"/>'] if drawn.leads else []
    parts.append(f'<path class="dots" d="{drawn.plain}"/>')
    keys = []
    if drawn.border:
        parts.append(f'<path class="diamonds" d="{drawn.border}"/>')
        diamond = '<path class="diamonds" d="M8 3.5l4.5 4.5-4.5 4.5-4.5-4.5z"/>'
        count = sum(one.unit.border for one in view.site.places.leaves if one.unit.centre)
        keys = [[(diamond, text("places.points.border", count=count))]]
    parts += [_label(one, kind) for one in drawn.labels for kind in ("rim", "")]
    return _alone(view, drawn, addresses.PLACES, "".join(parts), "", keys)


def _label(one: Label, kind: str) -> str:
    return _words(one.x, one.y, one.text, kind, one.anchor)


def _alone(
    view: View, drawn: TileMap | PointMap, page: str, body: str, counted: str, keys: Sequence[Sequence[_Key]]
) -> Alone:
    """The map, below it what its numbers and marks mean, and its note."""
    assert drawn.files  # of every map but those that mark one place
    below = Drawing(centred=False)
    width = max(drawn.width, drawing.WIDTH)
    top = below.write(0, drawn.height + 10, SMALL.lines(counted, width), SMALL) if counted else drawn.height + 4.0
    marks = []
    for row in keys:
        x = 0.0
        for mark, words in row:
            marks.append(f'<g transform="translate({x:g} {top + 6:g})">{mark}</g>')
            below.write(x + 22, top + 6, [words], SMALL)
            x += 22 + SMALL.width(words) + 16
        top += _ROW
    below.height = below.write(0, top + 8, SMALL.lines(drawn.note, width), SMALL)
    given = rights(view, page)
    svg = drawing.alone(
        drawn.title, drawn.text, (width, below.height), body + "".join(marks) + below.body, Told(given), _STYLE
    )
    return Alone(
        page=page,
        title=drawn.title,
        text=drawn.text,
        language=ORIGINAL,
        rights=given,
        downloads=drawn.files,
        svg=svg.encode(),
    )
