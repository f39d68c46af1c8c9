"""Two texts side by side or one after the other, line by line, words that differ marked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

# So many lines that are the same stand around a change.
_AROUND = 2
_WORDS = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some signs of a line; `is_other`: the other text has something else there."""

    text: str
    is_other: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line of one text: `kind` is `same`, `old`, `new` or `gap`, which stands for lines that are the same."""

    kind: str
    pieces: tuple[Piece, ...] = ()
    number: int = 0


@dataclass(frozen=True, slots=True)
class Pair:
    """The same place in both texts; None where one has no such line."""

    left: Line | None
    right: Line | None


def difference(old: str, new: str) -> list[Line]:
    """What was taken away and put in, in the order of the texts; empty where both are the same."""
    found: list[Line] = []
    for pair in side_by_side(old, new):
        left, right = pair.left, pair.right
        if left and right and left.kind != "old":
            found.append(right)
        else:
            # What belongs together stands together: all lines that went, then those that came.
            found += [one for one in (left, right) if one]
    return [*_grouped(found)]


def side_by_side(old: str, new: str) -> list[Pair]:
    """Both texts, place by place; what is the same further away is one `gap`."""
    before, after = old.splitlines(), new.splitlines()
    codes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    if all(code[0] == "equal" for code in codes):
        return []
    pairs: list[Pair] = []
    for place, (code, i, end, j, last) in enumerate(codes):
        if code == "equal":
            pairs += _same(after, i, j, end - i, place == 0, place == len(codes) - 1)
            continue
        for step in range(max(end - i, last - j)):
            left = before[i + step] if i + step < end else None
            right = after[j + step] if j + step < last else None
            pieces = _words(left, right) if left is not None and right is not None else None
            pairs.append(
                Pair(
                    None if left is None else Line("old", pieces[0] if pieces else (Piece(left),), i + step + 1),
                    None if right is None else Line("new", pieces[1] if pieces else (Piece(right),), j + step + 1),
                )
            )
    return pairs


def _same(lines: list[str], i: int, j: int, count: int, is_first: bool, is_last: bool) -> Iterator[Pair]:
    head, tail = 0 if is_first else _AROUND, 0 if is_last else _AROUND
    for step in range(count):
        if head <= step < count - tail:
            if step == head:
                yield Pair(Line("gap"), Line("gap"))
            continue
        pieces = (Piece(lines[j + step]),)
        yield Pair(Line("same", pieces, i + step + 1), Line("same", pieces, j + step + 1))


def _words(old: str, new: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]] | None:
    """The pieces of two lines; None where they have little in common."""
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.ratio() < 0.4:
        return None
    left: list[Piece] = []
    right: list[Piece] = []
    for code, i, end, j, last in matcher.get_opcodes():
        is_other = code != "equal"
        left += [Piece("".join(before[i:end]), is_other)] if end > i else []
        right += [Piece("".join(after[j:last]), is_other)] if last > j else []
    return tuple(left), tuple(right)


def _grouped(lines: list[Line]) -> Iterator[Line]:
    waiting: list[Line] = []
    for line in lines:
        if line.kind == "new":
            waiting.append(line)
            continue
        if line.kind != "old":
            yield from waiting
            waiting = []
        yield line
    yield from waiting
