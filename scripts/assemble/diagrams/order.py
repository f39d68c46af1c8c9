"""Which box stands beside which, and how far to the left or right: the second and third step of Sugiyama, Tagawa and
Toda (1981). The first, which is below which, is the data's own (model/diagram.py)."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import fsum
from typing import TypeAlias

# A box by its name and 0, or the lane of arrows to that box in the row of that number.
Item: TypeAlias = tuple[str, int]
Edge: TypeAlias = tuple[Item, Item]
_SWEEPS = 8


def ordered(rows: Sequence[Sequence[Item]], edges: Sequence[Sequence[Edge]]) -> list[list[Item]]:
    """The rows with as few crossings as a few sweeps find, else as they are written; `edges[n]` lead from row n to the
    next. The same for the same."""
    best = now = [list(row) for row in rows]
    for sweep in range(_SWEEPS):
        now = [list(row) for row in now]
        steps = range(1, len(now)) if sweep % 2 == 0 else range(len(now) - 2, -1, -1)
        for number in steps:
            beside = number - 1 if sweep % 2 == 0 else number
            other = now[number - 1 if sweep % 2 == 0 else number + 1]
            now[number] = _by_neighbours(now[number], other, edges[beside])
        _swap(now, edges)
        if crossings(now, edges) < crossings(best, edges):
            best = now
    return best


def _by_neighbours(row: list[Item], other: list[Item], edges: Sequence[Edge]) -> list[Item]:
    place = {item: number for number, item in enumerate(other)}
    means: dict[Item, float] = {}
    for number, item in enumerate(row):
        found = [place[a if b == item else b] for a, b in edges if item in (a, b)]
        means[item] = sum(found) / len(found) if found else number
    return sorted(row, key=means.__getitem__)


def _swap(rows: list[list[Item]], edges: Sequence[Sequence[Edge]]) -> None:
    """Exchange neighbours as long as that leaves fewer crossings."""
    least = crossings(rows, edges)
    better = True
    while better:
        better = False
        for row in rows:
            for at in range(len(row) - 1):
                row[at], row[at + 1] = row[at + 1], row[at]
                count = crossings(rows, edges)
                if count < least:
                    least, better = count, True
                else:
                    row[at], row[at + 1] = row[at + 1], row[at]


def crossings(rows: Sequence[Sequence[Item]], edges: Sequence[Sequence[Edge]]) -> int:
    """How many pairs of arrows cross."""
    count = 0
    for (upper, lower), between in zip(pairwise(rows), edges, strict=True):
        above, below = ({item: at for at, item in enumerate(row)} for row in (upper, lower))
        ends = [(above[a], below[b]) for a, b in between]
        count += sum((a - c) * (b - d) < 0 for at, (a, b) in enumerate(ends) for c, d in ends[:at])
    return count


def spread(wanted: Sequence[float], apart: Sequence[float], low: float, high: float) -> list[float]:
    """Places in the order given, each as near to the wanted one as the least distances between neighbours (`apart`)
    and the two ends allow: least squares under an order, by pooling adjacent violators."""
    shift = [0.0]
    for gap in apart:
        shift.append(shift[-1] + gap)
    pools: list[tuple[float, int]] = []
    for value, offset in zip(wanted, shift, strict=True):
        mean, count = value - offset, 1
        while pools and pools[-1][0] > mean:
            before, many = pools.pop()
            mean, count = (before * many + mean * count) / (many + count), many + count
        pools.append((mean, count))
    flat = [mean for mean, count in pools for _ in range(count)]
    top = high - shift[-1] if shift else high
    return [max(low, min(top, mean)) + offset for mean, offset in zip(flat, shift, strict=False)]


def centres(
    rows: Sequence[Sequence[Item]],
    edges: Sequence[Sequence[Edge]],
    widths: Mapping[Item, float],
    gap: float,
    whole: float,
) -> dict[Item, float]:
    """The middle of each item: below what leads to it and above what it leads to, none over another."""
    middle = {item: whole / 2 for row in rows for item in row}
    for sweep in range(_SWEEPS):
        steps = range(len(rows)) if sweep % 2 == 0 else range(len(rows) - 1, -1, -1)
        for number in steps:
            row = rows[number]
            near = [edge for at in (number - 1, number) if 0 <= at < len(edges) for edge in edges[at]]
            wanted = []
            for item in row:
                # A way that passes several rows is to be straight.
                found: list[tuple[float, float]] = [
                    (middle[other], 4 if item[1] or other[1] else 1)
                    for a, b in near
                    if item in (a, b)
                    for other in [a if b == item else b]
                ]
                # All of it leans a little to the middle.
                found.append((whole / 2, 0.5))
                wanted.append(fsum(place * share for place, share in found) / fsum(share for _, share in found))
            apart = [(widths[a] + widths[b]) / 2 + gap for a, b in pairwise(row)]
            low, high = widths[row[0]] / 2, whole - widths[row[-1]] / 2
            middle.update(zip(row, spread(wanted, apart, low, high), strict=True))
    return middle
