"""JSON that strangers send: read strictly, with the line and column of every value.

The standard library's decoder reads; places are worked out only for what turns out to be wrong, by walking the text
again.
"""

import json
import re
import zlib
from bisect import bisect_right
from collections.abc import Iterator
from contextlib import suppress
from functools import cached_property
from math import isfinite
from typing import Any

from scripts.problems import Position
from scripts.read.tree import DEPTH_LIMIT, Node

_BLANK = re.compile(r"[ \t\n\r]*")
_NO_NUMBER = re.compile(r"(?<=[:,\[\s])-?(?:NaN|Infinity)")
_DECODER = json.JSONDecoder()
_DEEP = f"các tầng lồng nhau quá sâu (hơn {DEPTH_LIMIT} tầng)"


class SpoiltError(ValueError):
    """The text is no JSON that can be relied on; `str()` says why in Vietnamese, `at` where."""

    def __init__(self, detail: str, at: Position) -> None:
        super().__init__(detail)
        self.at = at


class Document:
    """The text of the file at `path`, and where its values are."""

    _text: str

    def __init__(self, text: str, path: str) -> None:
        self._text, self.path = text, path
        self._held: dict[int, dict[str | int, int]] = {}
        self._packed = b""

    def put_away(self) -> None:
        """Take little room until somebody asks for a place again, which few ever do: 0.6 KB an event instead of 5.3."""
        self._packed = zlib.compress(self._text.encode(), 1)
        self._held.clear()
        del self._text
        self.__dict__.pop("_lines", None)

    def __getattr__(self, name: str) -> str:
        if name != "_text":
            raise AttributeError(name)
        self._text = zlib.decompress(self._packed).decode()
        return self._text

    def node(self, *steps: str | int) -> Node:
        """The value at `steps`, which must exist, with the places of all that is in it."""
        start = self._after_blank(0)
        for step in steps:
            if start not in self._held:
                self._held[start] = {name: value for name, _, value in self._members(start)}
            start = self._held[start][step]
        return self._node(start, start)

    def at(self, offset: int) -> Position:
        """The place of a character."""
        line = bisect_right(self._lines, offset)
        return Position(self.path, line, offset - self._lines[line - 1] + 1)

    def doubled(self) -> Position:
        """Where a name is written for the second time in one object; the beginning where that is not found."""
        starts = [self._after_blank(0)]
        while starts:
            seen: set[str | int] = set()
            with suppress(ValueError, IndexError, TypeError, RecursionError):  # what comes later may be no JSON at all
                for name, key, value in self._members(starts.pop()):
                    if name in seen:
                        return self.at(key)
                    seen.add(name)
                    if self._text[value] in "{[":
                        starts.append(value)
        return self.at(0)

    def _node(self, start: int, key: int) -> Node:
        value: str | tuple[Node, ...] | dict[str, Node] | None
        match self._text[start]:
            case "{":
                value = {str(name): self._node(inner, key) for name, key, inner in self._members(start)}
            case "[":
                value = tuple(self._node(inner, inner) for _, _, inner in self._members(start))
            case _:
                value, end = _DECODER.raw_decode(self._text, start)
                value = value if value is None or isinstance(value, str) else self._text[start:end]
        return Node(self.at(start), value, self.at(key))

    def _members(self, start: int) -> Iterator[tuple[str | int, int, int]]:
        """What the object or the list at `start` holds: name or number, where that begins, where its value begins."""
        position, number = self._after_blank(start + 1), 0
        while self._text[position] not in "]}":
            name: str | int = number
            key = position
            if self._text[start] == "{":
                name, position = _DECODER.raw_decode(self._text, position)
                position = self._after_blank(self._after_blank(position) + 1)
            yield name, key, position
            position = self._after_blank(_DECODER.raw_decode(self._text, position)[1])
            if self._text[position] == ",":
                position = self._after_blank(position + 1)
            number += 1

    def _after_blank(self, position: int) -> int:
        found = _BLANK.match(self._text, position)
        return found.end() if found else position

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self._text))]


def parse(data: bytes, path: str) -> tuple[Any, Document]:
    """The document in a file's bytes, and where its values are.

    Raises SpoiltError for whatever two readers could read differently, a name that is written twice (RFC 8259 §4), NaN,
    another encoding than UTF-8 (§8.1), and for what is nested too deeply.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        at = Position(path, data.count(b"\n", 0, error.start) + 1)
        raise SpoiltError("chữ không theo bảng mã UTF-8", at) from None
    document = Document(text, path)
    try:
        read = json.loads(text, object_pairs_hook=_object, parse_constant=_no_number, parse_float=_number)
    except json.JSONDecodeError as error:
        raise SpoiltError("JSON viết sai", Position(path, error.lineno, error.colno)) from None
    except RecursionError:
        raise SpoiltError(_DEEP, Position(path)) from None
    except _DoubledError as error:
        raise SpoiltError(f"tên “{error}” viết hai lần trong một mục", document.doubled()) from None
    except ValueError:  # NaN, infinity, an integer of thousands of digits
        found = _NO_NUMBER.search(text)
        raise SpoiltError("có số không dùng được", document.at(found.start() if found else 0)) from None
    if _is_deep(read):
        raise SpoiltError(_DEEP, Position(path))
    return read, document


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
    layer = [value] if isinstance(value, (dict, list)) else []
    for _ in range(DEPTH_LIMIT):
        groups = (one.values() if isinstance(one, dict) else one for one in layer)
        layer = [inner for group in groups for inner in group if isinstance(inner, (dict, list))]
    return bool(layer)
