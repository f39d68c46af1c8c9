"""Boxes and arrows: row below row, as many boxes beside each other as a row has, every arrow downwards.

An arrow that passes rows keeps a lane there, one for all arrows to the same box. Between two rows are, from above,
words of arrows that meet further on, the tracks on which arrows run sideways, and words of those that go on alone.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from scripts.assemble.diagrams.drawing import (
    SMALL,
    TEXT,
    WIDTH,
    Drawing,
    Lettering,
    Shape,
    number,
    points,
    rounded,
    widest,
)
from scripts.assemble.diagrams.order import Edge, Item, centres, ordered, spread
from scripts.assemble.parts.typeface import BOLD

LABEL = Lettering("b", BOLD, 12.5, 17)
_GAP, _LANE, _TRACK, _HEAD, _STUB = 12, 14, 9, 7, 9
_WIDEST, _WORDS = 268, 118  # of a box alone in its row, and of the words of an arrow
_PAD_Y, _CORNER, _PORT = 10, 6, 14
# Room beside the text, by the shape.
_PAD = {"step": 11, "start": 11, "question": 19, "good": 15, "stop": 15}


@dataclass(frozen=True, slots=True)
class Way:
    """An arrow to a box, with words on it or none."""

    to: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Node:
    """A box: its words, what it rests on, its shape."""

    id: str
    text: str
    small: str
    look: str
    then: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class _Run:
    """A piece of an arrow between two rows: from where above to where below; `meets` others before it ends."""

    start: float
    end: float
    text: str
    source: Item
    target: Item


def draw(rows: Sequence[Sequence[Node]]) -> Drawing:
    """The picture of rows of boxes, in which every arrow leads to a lower row."""
    nodes = {node.id: node for row in rows for node in row}
    items, edges, words = _with_lanes(rows)
    items = ordered(items, edges)
    widths = {item: _width(item, row, nodes) for row in items for item in row}
    middle = centres(items, edges, widths, _GAP, WIDTH)
    drawing = Drawing(centred=True)
    lines: list[str] = []
    heads: list[str] = []
    top = 1.0
    for place, row in enumerate(items):
        height = max((_height(nodes[name], widths[name, lane]) for name, lane in row if not lane), default=0)
        for name, lane in row:
            if not lane:
                _box(drawing, nodes[name], middle[name, lane], top, widths[name, lane], height)
        if place == len(edges):
            top += height
            break
        runs = _runs(edges[place], words, middle, widths)
        bottoms = {item: top if item[1] else top + height for item in row}
        top = _channel(drawing, runs, bottoms, top + height, lines, heads)
    if lines:
        drawing.shapes[:0] = [Shape("w", "".join(lines)), Shape("h", "".join(heads))]
    drawing.height = top + 1
    return drawing


def _with_lanes(rows: Sequence[Sequence[Node]]) -> tuple[list[list[Item]], list[list[Edge]], dict[Edge, str]]:
    """The rows with the lanes in them, which items are joined from row to row, and the words on each first piece."""
    row_of = {node.id: place for place, row in enumerate(rows) for node in row}
    items: list[list[Item]] = [[(node.id, 0) for node in row] for row in rows]
    edges: list[dict[Edge, None]] = [{} for _ in rows[1:]]
    words: dict[Edge, str] = {}
    for place, row in enumerate(rows):
        for node in row:
            for way in node.then:
                before: Item = (node.id, 0)
                for at in range(place + 1, row_of[way.to] + 1):
                    item = (way.to, at if at < row_of[way.to] else 0)
                    if item not in items[at]:
                        items[at].append(item)
                    edges[at - 1][before, item] = None
                    if at == place + 1 and way.text:
                        words[before, item] = way.text
                    before = item
    return items, [list(found) for found in edges], words


def _width(item: Item, row: Sequence[Item], nodes: Mapping[str, Node]) -> float:
    lanes = sum(lane > 0 for _, lane in row)
    if item[1]:
        return _LANE
    most = (WIDTH - lanes * _LANE - (len(row) - 1) * _GAP) / (len(row) - lanes)
    node, most = nodes[item[0]], min(most, _WIDEST)
    inside = most - 2 * _PAD[node.look]
    lines = widest(TEXT.block(node.text, inside), TEXT)
    small = widest(SMALL.block(node.small, inside), SMALL) if node.small else 0
    # Beside others, all are as wide as they may be; alone, a box is as wide as its words.
    return most if len(row) - lanes > 1 else max(lines, small, 96) + 2 * _PAD[node.look] + 0.2


def _height(node: Node, width: float) -> float:
    texts, small = _texts(node, width)
    return 2 * _PAD_Y + len(texts) * TEXT.step + (4 + len(small) * SMALL.step if small else 0)


def _texts(node: Node, width: float) -> tuple[list[str], list[str]]:
    inside = width - 2 * _PAD[node.look]
    return TEXT.block(node.text, inside), SMALL.block(node.small, inside) if node.small else []


def _box(drawing: Drawing, node: Node, middle: float, top: float, width: float, height: float) -> None:
    left, right, bottom = middle - width / 2, middle + width / 2, top + height
    match node.look:
        case "question":
            half, tip = top + height / 2, 11
            d = points(
                *((left, half), (left + tip, top), (right - tip, top)),
                *((right, half), (right - tip, bottom), (left + tip, bottom)),
            )
        case "stop":
            c = 8
            d = points(
                *((left, top + c), (left + c, top), (right - c, top), (right, top + c)),
                *((right, bottom - c), (right - c, bottom), (left + c, bottom), (left, bottom - c)),
            )
        case look:
            d = rounded(left, top, width, height, 20 if look == "good" else 9)
    drawing.shapes.append(Shape(node.look, d, (left, top, width, height)))
    texts, small = _texts(node, width)
    more = "on" if node.look == "start" else ""
    spare = (height - _height(node, width)) / 2
    below = drawing.write(middle, top + _PAD_Y + spare, texts, TEXT, more)
    drawing.write(middle, below + 4, small, SMALL, more)


def _runs(
    edges: Sequence[Edge], words: Mapping[Edge, str], middle: Mapping[Item, float], widths: Mapping[Item, float]
) -> list[_Run]:
    """Where each arrow leaves the row above and reaches the one below, straight down where it can."""

    def within(item: Item, place: float) -> float:
        side = max(widths[item] / 2 - _PORT, 0)
        return max(middle[item] - side, min(middle[item] + side, place))

    def leaving(item: Item) -> list[Edge]:
        return sorted((edge for edge in edges if edge[0] == item), key=lambda edge: middle[edge[1]])

    starts: dict[Edge, float] = {}
    for item in dict.fromkeys(source for source, _ in edges):
        out = leaving(item)
        if item[1]:
            starts.update(dict.fromkeys(out, middle[item]))
            continue
        side = max(widths[item] / 2 - _PORT, 0)
        apart = [min(_PORT, 2 * side / max(len(out) - 1, 1))] * (len(out) - 1)
        wanted = [middle[target] for _, target in out]
        starts.update(zip(out, spread(wanted, apart, middle[item] - side, middle[item] + side), strict=True))
    found = []
    for edge in edges:
        source, target = edge
        many = sum(other == target for _, other in edges) > 1
        end = middle[target] if many or target[1] else within(target, starts[edge])
        start = starts[edge]
        if len(leaving(source)) == 1 and not source[1]:
            start = within(source, end)
        found.append(_Run(start, end, words.get(edge, ""), source, target))
    return found


def _channel(
    drawing: Drawing,
    runs: Sequence[_Run],
    bottoms: Mapping[Item, float],
    top: float,
    lines: list[str],
    heads: list[str],
) -> float:
    """Draw what is between two rows; where the next row begins."""
    meeting = {run.target for run in runs if sum(other.target == run.target for other in runs) > 1}
    tracks = _tracks(runs, meeting)
    early = [run for run in runs if run.text and run.target in meeting]
    late = [run for run in runs if run.text and run.target not in meeting]
    at = _label(drawing, [(run.start, run.text) for run in early], top + _STUB)
    first = at + (5 if early else 0)
    count = max(tracks.values(), default=-1) + 1
    after = first + (count * _TRACK if count else 0)
    below = _label(drawing, [(run.end, run.text) for run in late], after + (3 if late else 0))
    end = below + _HEAD + _STUB
    for run in runs:
        lane = run.target[1]
        turn = first + tracks.get(run, 0) * _TRACK
        lines.append(_way(run, bottoms[run.source], turn, end if lane else end - _HEAD + 1))
        if not lane:
            x, y = number(run.end), number(end)
            heads.append(f"M{x} {y}l-4.5-{_HEAD}h9z")
    return end


def _tracks(runs: Sequence[_Run], meeting: Iterable[Item]) -> dict[_Run, int]:
    """On which track each run goes sideways: those that meet, or that part, on one; no two over each other."""
    groups: dict[Item, list[_Run]] = {}
    for run in runs:
        if abs(run.start - run.end) > 0.5 or run.target in meeting:
            groups.setdefault(run.target if run.target in meeting else run.source, []).append(run)
    taken: list[list[tuple[float, float]]] = []
    found: dict[_Run, int] = {}
    for group in groups.values():
        low = min(min(run.start, run.end) for run in group) - 6
        high = max(max(run.start, run.end) for run in group) + 6
        track = next((at for at, spans in enumerate(taken) if all(high < a or b < low for a, b in spans)), len(taken))
        if track == len(taken):
            taken.append([])
        taken[track].append((low, high))
        found.update(dict.fromkeys(group, track))
    return found


def _label(drawing: Drawing, words: Sequence[tuple[float, str]], top: float) -> float:
    """Words of arrows near the places given, in as many rows as keep them apart; where they end."""
    rows: list[list[tuple[float, list[str], float]]] = []
    for place, text in sorted(words):
        texts = LABEL.block(text, _WORDS)
        half = widest(texts, LABEL) / 2
        middle = max(half, min(WIDTH - half, place))
        row = next((row for row in rows if row[-1][0] + row[-1][2] + 8 < middle - half), None)
        if row is None:
            rows.append(row := [])
        row.append((middle, texts, half))
    for row in rows:
        for middle, texts, half in row:
            # What runs behind the words is not to be seen through them.
            plate = rounded(middle - half - 3, top, 2 * half + 6, len(texts) * LABEL.step, 3)
            drawing.shapes.append(Shape("plate", plate))
            drawing.write(middle, top, texts, LABEL)
        top += max(len(texts) for _, texts, _ in row) * LABEL.step
    return top


def _way(run: _Run, top: float, turn: float, end: float) -> str:
    """Down, sideways, down, with round corners."""
    x, y = number(run.start), number(top)
    across = run.end - run.start
    if abs(across) <= 0.5:
        return f"M{x} {y}V{number(end)}"
    r = min(_CORNER, abs(across) / 2, turn - top, end - turn)
    sign = 1 if across > 0 else -1
    first = f"Q{x} {number(turn)} {number(run.start + sign * r)} {number(turn)}"
    last = f"H{number(run.end - sign * r)}Q{number(run.end)} {number(turn)} {number(run.end)} {number(turn + r)}"
    return f"M{x} {y}V{number(turn - r)}{first}{last}V{number(end)}"
