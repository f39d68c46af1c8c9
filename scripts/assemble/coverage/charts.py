"""Bars of what was counted, as SVG drawn at build time: a stack a group, darkest what was held and told of, then
lighter; what was called off has a broken outline and no fill, so that a photocopy tells all of them apart. The table
beside each has every number. counts.css colours them; a unit is a pixel on a phone of 360 px."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import TypeAlias

from scripts.assemble.coverage.counts import Tally
from scripts.assemble.diagrams.drawing import SMALL, WIDTH, inline, number
from scripts.words import text

# How many events of each kind are drawn in one colour, and its class in the styles; in the order of the stack.
Part: TypeAlias = tuple[str, int]
_BAR, _GAP = 14, 10
_ROOM = 34  # for the number behind the longest bar
_COLUMNS, _TALL, _WIDE = 7, 110, 30


@dataclass(frozen=True, slots=True)
class Bar:
    """A group and what was counted of it."""

    name: str
    tally: Tally


@dataclass(frozen=True, slots=True)
class Shade:
    """What a colour or a mark means, for the legend: its class and, in a square of 16 units, its path."""

    kind: str
    text: str
    d: str = "M1.5 1.5h13v13h-13z"


def shades() -> tuple[Shade, ...]:
    """All colours, in the order of the stack."""
    return tuple(Shade(kind, text(f"coverage.shade.{kind}")) for kind, _ in parts(Tally()))


def parts(tally: Tally) -> tuple[Part, ...]:
    """The stack of a group."""
    return (
        ("reported", len(tally.reported)),
        ("held", len(tally.unreported)),
        ("passed", len(tally.passed)),
        ("ahead", len(tally.ahead)),
        ("off", len(tally.off)),
    )


def in_words(bars: Sequence[Bar]) -> str:
    """What those who do not see a chart are told of it."""
    rows = "; ".join(text("coverage.chart.row", name=bar.name, count=len(bar.tally.all)) for bar in bars)
    return text("coverage.chart.text", rows=rows)


def chart(name: str, title: str, bars: Sequence[Bar], *, upright: bool = False) -> str:
    """Bars that lie below their names or, few and `upright`, stand in a row, for time goes from left to right; `name`
    is the chart's own on its page. Empty where nothing was counted."""
    if not any(bar.tally for bar in bars):
        return ""
    body, height = _standing(bars) if upright and len(bars) <= _COLUMNS else _lying(bars)
    return inline(name, title, in_words(bars), height, body)


def _lying(bars: Sequence[Bar]) -> tuple[str, float]:
    most = max(len(bar.tally.all) for bar in bars)
    found: list[str] = []
    y = 0.0
    for bar in bars:
        for line in SMALL.lines(bar.name, WIDTH - _ROOM):
            y += SMALL.step
            found.append(_text(0, y - 4, line))
        if not bar.tally:  # no bar: its number follows its name, whatever letters that is shown in
            found[-1] = found[-1].replace("</text>", '<tspan class="b" dx="6">0</tspan></text>')
            y += _GAP
            continue
        end = 0.0
        for kind, start, length in _stacked(parts(bar.tally), (WIDTH - _ROOM) / most):
            found.append(_box(kind, start, y, length, _BAR))
            end = start + length
        found.append(_text(end + 5, y + 11, str(len(bar.tally.all)), "b"))
        y += _BAR + _GAP
    return "".join(found), y - _GAP + 1


def _standing(bars: Sequence[Bar]) -> tuple[str, float]:
    most = max(len(bar.tally.all) for bar in bars)
    step, foot = WIDTH / len(bars), 18.0 + _TALL
    found = [f'<path class="axis" d="M0 {number(foot + 0.5)}h{WIDTH}"/>']
    for place, bar in enumerate(bars):
        middle, top = (place + 0.5) * step, foot
        for kind, start, length in _stacked(parts(bar.tally), _TALL / most):
            top = foot - start - length
            found.append(_box(kind, middle - _WIDE / 2, top, _WIDE, length))
        if bar.tally:
            found.append(_text(middle, top - 5, str(len(bar.tally.all)), "b m"))
        found.append(_text(middle, foot + 16, bar.name, "m"))
    return "".join(found), foot + 22


def _stacked(found: Sequence[Part], scale: float) -> Iterator[tuple[str, float, float]]:
    """Where each part begins and how long it is; even one event can be seen."""
    start = 0.0
    for kind, count in found:
        if count:
            length = max(count * scale, 4)
            yield kind, start, length
            start += length


def _box(kind: str, x: float, y: float, width: float, height: float) -> str:
    """With half a unit left around it, so that neighbours stand apart whatever their colours."""
    x, y, width, height = x + 0.5, y + 0.5, width - 1, height - 1
    return f'<path class="{kind}" d="M{number(x)} {number(y)}h{number(width)}v{number(height)}h-{number(width)}z"/>'


def _text(x: float, y: float, words: str, kind: str = "") -> str:
    named = f' class="{kind}"' if kind else ""
    return f'<text{named} x="{number(x)}" y="{number(y)}">{escape(words, quote=False)}</text>'
