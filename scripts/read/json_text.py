"""JSON that strangers send: read strictly, with the line and column of every value.

The standard library's decoder reads; places are worked out only for what turns out to be wrong, by walking the text
again, for it is known by then to be whole.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from math import isfinite
from typing import Any

from scripts.problems import Position
from scripts.read.yaml_text import DEPTH_LIMIT, Mapping, Node, Scalar, Sequence

_BLANK = re.compile(r"[ \t\n\r]*")
_NO_NUMBER = re.compile(r"(?<=[:,\[\s])-?(?:NaN|Infinity)")
_DECODER = json.JSONDecoder()


class SpoiltError(ValueError):
    """The text is no JSON that can be relied on; `str()` says why in Vietnamese, `line` and `column` where."""

    def __init__(self, detail: str, line: int = 1, column: int = 1) -> None:
        super().__init__(detail)
        self.line = line
        self.column = column


class Marks:
    """Where in the file at `path` the values of a document stand, whose `text` has been read already."""

    def __init__(self, text: str, path: str) -> None:
        self._text = text
        self._path = path
        self._held: dict[int, dict[str | int, int]] = {}

    def node(self, *steps: str | int) -> Node:
        """The value at `steps`, which must exist, with the marks of all that is in it."""
        start = _after_blank(self._text, 0)
        for step in steps:
            if start not in self._held:
                self._held[start] = {name: value for name, _, value in _members(self._text, start)}
            start = self._held[start][step]
        return self._node(start)

    def _node(self, start: int) -> Node:
        at = self._place(start)
        match self._text[start]:
            case "{":
                members = list(_members(self._text, start))
                values = {str(name): self._node(value) for name, _, value in members}
                return Mapping(values, {str(name): self._place(key) for name, key, _ in members}, at)
            case "[":
                return Sequence(tuple(self._node(value) for _, _, value in _members(self._text, start)), at)
            case _:
                value, end = _DECODER.raw_decode(self._text, start)
                return Scalar(value if isinstance(value, str) else self._text[start:end], at, blank=value is None)

    def _place(self, offset: int) -> Position:
        line = bisect_right(self._lines, offset)
        return Position(self._path, line, offset - self._lines[line - 1] + 1)

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self._text))]


def parse(data: bytes, path: str) -> tuple[Any, Marks]:
    """The document in a file's bytes, and where its values stand.

    Raises SpoiltError for whatever two readers could read differently, a name that stands twice (RFC 8259 §4), NaN,
    another encoding than UTF-8 (§8.1), and for what is nested too deeply.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SpoiltError("chữ không theo bảng mã UTF-8", data.count(b"\n", 0, error.start) + 1) from None
    try:
        read = json.loads(text, object_pairs_hook=_object, parse_constant=_no_number, parse_float=_number)
    except json.JSONDecodeError as error:
        raise SpoiltError("JSON viết sai", error.lineno, error.colno) from None
    except RecursionError:
        raise SpoiltError(_DEEP) from None
    except _DoubledError as error:
        raise SpoiltError(f"tên “{error.args[0]}” viết hai lần trong một mục", *_line(text, _doubled(text))) from None
    except ValueError:  # NaN, infinity, an integer of thousands of digits
        found = _NO_NUMBER.search(text)
        raise SpoiltError("có số không dùng được", *_line(text, found.start() if found else 0)) from None
    if _is_deep(read):
        raise SpoiltError(_DEEP)
    return read, Marks(text, path)


_DEEP = f"các tầng lồng nhau quá sâu (hơn {DEPTH_LIMIT} tầng)"


class _DoubledError(ValueError):
    pass


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        raise _DoubledError(next(name for name in names if names.count(name) > 1))
    return found


def _no_number(name: str) -> float:
    raise ValueError(name)


def _number(text: str) -> float:
    value = float(text)
    return value if isfinite(value) else _no_number(text)


def _is_deep(value: Any) -> bool:
    layer = [value]
    for _ in range(DEPTH_LIMIT):
        layer = [
            inner
            for outer in layer
            if isinstance(outer, (dict, list))
            for inner in (outer.values() if isinstance(outer, dict) else outer)
            if isinstance(inner, (dict, list))
        ]
        if not layer:
            return False
    return True


def _doubled(text: str) -> int:
    """Where a name stands for the second time in one object of the text."""
    starts = [_after_blank(text, 0)]
    try:
        while starts:
            seen: set[str | int] = set()
            for name, key, value in _members(text, starts.pop()):
                if name in seen:
                    return key
                seen.add(name)
                if text[value] in "{[":
                    starts.append(value)
    except RecursionError:
        pass
    return 0


def _members(text: str, start: int) -> Iterator[tuple[str | int, int, int]]:
    """What the object or the list at `start` holds: name or number, where that begins, where its value begins."""
    position, number = _after_blank(text, start + 1), 0
    while text[position] not in "]}":
        name: str | int = number
        key = position
        if text[start] == "{":
            name, position = _DECODER.raw_decode(text, position)
            position = _after_blank(text, _after_blank(text, position) + 1)
        yield name, key, position
        _, end = _DECODER.raw_decode(text, position)
        position = _after_blank(text, end)
        if text[position] == ",":
            position = _after_blank(text, position + 1)
        number += 1


def _after_blank(text: str, position: int) -> int:
    found = _BLANK.match(text, position)
    assert found
    return found.end()


def _line(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1
