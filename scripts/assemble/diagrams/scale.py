"""Bars over a line of ages, of days, or from nothing to all: a row a bar, its words above it."""

from collections.abc import Sequence
from dataclasses import dataclass

from scripts.assemble.diagrams.drawing import SMALL, TEXT, WIDTH, Drawing, Lettering, Shape, number, points, rounded
from scripts.assemble.parts.typeface import BOLD

WHEN = Lettering("when", BOLD, 14, 20)
_HIGH, _POINT, _GAP, _ROUND = 14, 9, 22, 7


@dataclass(frozen=True, slots=True)
class Bar:
    """What holds from where to where, in parts of the line; None is as far as the line goes and further."""

    when: str
    text: str
    small: str
    start: float | None
    end: float | None


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on the line."""

    at: float
    text: str


def draw(bars: Sequence[Bar], ticks: Sequence[Tick]) -> Drawing:
    """The picture of bars over one line."""
    drawing = Drawing(centred=False)
    top = 0.0
    for bar in bars:
        top = drawing.write(0, top, WHEN.block(bar.when, WIDTH), WHEN)
        top = drawing.write(0, top, TEXT.block(bar.text, WIDTH), TEXT)
        if bar.small:
            top = drawing.write(0, top, SMALL.lines(bar.small, WIDTH), SMALL)
        top += 7
        drawing.shapes.append(Shape("rest", rounded(0.5, top, WIDTH - 1, _HIGH, _ROUND)))
        drawing.shapes.append(_bar(bar, top))
        top = _ticks(drawing, ticks, top + _HIGH) + _GAP
    drawing.height = top - _GAP + 2
    return drawing


def _bar(bar: Bar, top: float) -> Shape:
    left, right = 0.5 if bar.start is None else _x(bar.start), WIDTH - 0.5 if bar.end is None else _x(bar.end)
    middle, bottom = top + _HIGH / 2, top + _HIGH
    if right - left < 1:  # a single day
        high = _HIGH / 2 + 3
        x = max(high, min(WIDTH - high, left))
        corners = [(x, middle - high), (x + high, middle), (x, middle + high), (x - high, middle)]
    elif bar.start is not None and left < _ROUND < right:  # from nothing: as round as the frame
        if right > WIDTH - _ROUND:
            return Shape("bar", rounded(0.5, top, WIDTH - 1, _HIGH, _ROUND))
        return Shape(
            "bar", f"M{number(right)} {number(top)}H{_ROUND + 0.5}a{_ROUND} {_ROUND} 0 0 0 0 {_HIGH}H{number(right)}z"
        )
    else:
        tip = min(_POINT, (right - left) / 2)
        begins, ends = tip * (bar.start is None), tip * (bar.end is None)
        corners = [(left + begins, top), (left, middle), (left + begins, bottom)]
        corners += [(right - ends, bottom), (right, middle), (right - ends, top)]
    return Shape("bar", points(*corners))


def _ticks(drawing: Drawing, ticks: Sequence[Tick], top: float) -> float:
    """Marks under a bar with their words, where there is room for them; where they end."""
    marks, taken = "", -4.0
    for tick in ticks:
        x = max(0.5, min(WIDTH - 0.5, _x(tick.at)))
        marks += f"M{number(x)} {number(top)}v4"
        width = SMALL.width(tick.text)
        left = max(0, min(WIDTH - width, x - width / 2))
        if left >= taken + 4:
            drawing.write(left, top + 3, [tick.text], SMALL)
            taken = left + width
    drawing.shapes.append(Shape("w", marks))
    return top + 3 + SMALL.step


def _x(part: float) -> float:
    return part * WIDTH
