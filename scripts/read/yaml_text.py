"""YAML read as text, with the line and column of every key and value.

PyYAML's own types are traps here (`19:30` is 1170, `NO` is false, `0912` is octal), so nothing is
resolved: a scalar is its text, and pydantic gives it a type later. The tree is built from the
parser's events rather than composed, because that is where depth can be bounded and where aliases
(a billion laughs in ten lines) can be refused before they cost anything.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

import yaml

from scripts.problems import Position, Problem, problem
from scripts.read.text_file import control_characters

# A listing needs five levels; the bound only keeps hostile nesting off the Python stack.
DEPTH_LIMIT = 32

_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A leaf; `text` is NFC. `blank` is true for `key:`, `~` and `null`, which all mean "not given"."""

    text: str
    at: Position
    blank: bool = False


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    at: Position


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their own places; a blank value is left out of `plain` but keeps its mark here."""

    values: dict[str, Node]
    keys: dict[str, Position]
    at: Position


Node: TypeAlias = Scalar | Sequence | Mapping


def plain(node: Node) -> Any:
    """The tree as dicts, lists and strings; keys whose value is blank are left out."""
    match node:
        case Scalar():
            return None if node.blank else node.text
        case Sequence():
            return [plain(item) for item in node.items]
        case Mapping():
            return {key: plain(value) for key, value in node.values.items() if not is_blank(value)}


def is_blank(node: Node) -> bool:
    """True for a scalar that says nothing."""
    return isinstance(node, Scalar) and node.blank


def locate(node: Node, path: tuple[str | int, ...], *, key: bool = False) -> Position:
    """The place of the value at `path`, or of the deepest part of it that exists.

    With `key` the place of the last key itself, for findings about the name.
    """
    at = node.at
    for step, name in enumerate(path):
        last = step == len(path) - 1
        if isinstance(node, Mapping) and isinstance(name, str) and name in node.values:
            at = node.keys[name] if last and key else node.values[name].at
            node = node.values[name]
        elif isinstance(node, Sequence) and isinstance(name, int) and name < len(node.items):
            node = node.items[name]
            at = node.at
        # pydantic puts the names of validators and union members into the path; they have no place.
    return at


@dataclass(slots=True)
class _Builder:
    path: str
    first_line: int
    problems: list[Problem]
    events: Iterator[Any] = field(default_factory=lambda: iter(()))

    def position(self, event: Any) -> Position:
        mark = event.start_mark
        return Position(self.path, mark.line + self.first_line, mark.column + 1)

    def node(self, event: Any, depth: int) -> Node:
        at = self.position(event)
        if depth > DEPTH_LIMIT:
            raise _TooDeepError(at)
        if isinstance(event, yaml.AliasEvent):
            self.problems.append(problem("E107", at, what="dấu *"))
            return Scalar("", at, blank=True)
        if event.anchor is not None:
            self.problems.append(problem("E107", at, what="dấu &"))
        if event.tag not in (None, "!"):
            self.problems.append(problem("E107", at, what="dấu !"))
        if isinstance(event, yaml.ScalarEvent):
            text = event.value
            if event.style == '"':  # an escape ("\\u0000") has passed the look at the raw text
                text = unicodedata.normalize("NFC", text)
                self.problems += [replace(control, at=at) for control in control_characters(text, self.path)]
            blank = not event.style and text in ("", "~", "null")
            return Scalar(text, at, blank)
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Node] = []
            while not isinstance(item := next(self.events), yaml.SequenceEndEvent):
                items.append(self.node(item, depth + 1))
            return Sequence(tuple(items), at)
        return self.mapping(at, depth)

    def mapping(self, at: Position, depth: int) -> Mapping:
        values: dict[str, Node] = {}
        keys: dict[str, Position] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            name = self.node(event, depth + 1)
            value = self.node(next(self.events), depth + 1)
            if not isinstance(name, Scalar):
                self.problems.append(problem("E114", name.at, expected="tên trường", found="một nhóm"))
            elif name.text in values:
                self.problems.append(problem("E105", name.at, key=name.text, first=keys[name.text].line))
            else:
                values[name.text], keys[name.text] = value, name.at
        return Mapping(values, keys, at)


class _TooDeepError(Exception):
    def __init__(self, at: Position) -> None:
        super().__init__()
        self.at = at


def parse(text: str, path: str, first_line: int = 1) -> tuple[Node | None, list[Problem]]:
    """Parse one YAML document; `first_line` is the line in the file where `text` begins.

    Returns no node when the text cannot be parsed at all or holds nothing; never raises.
    """
    problems: list[Problem] = []
    if control := control_characters(text, path, first_line):
        return None, control
    builder = _Builder(path, first_line, problems)
    try:
        builder.events = iter(yaml.parse(text, Loader=_Loader))
        node = _document(builder)
    except yaml.MarkedYAMLError as error:
        return None, [*problems, _syntax(error, text, path, first_line)]
    except yaml.YAMLError as error:
        return None, [*problems, problem("E104", Position(path, first_line), detail=str(error))]
    except _TooDeepError as error:
        return None, [*problems, problem("E108", error.at, limit=DEPTH_LIMIT)]
    return node, problems


def _document(builder: _Builder) -> Node | None:
    node: Node | None = None
    for event in builder.events:
        if isinstance(event, yaml.DocumentStartEvent):
            if node is not None:
                builder.problems.append(
                    problem("E104", builder.position(event), detail="có hai tài liệu trong một tệp")
                )
                return node
        elif isinstance(event, yaml.NodeEvent):
            node = builder.node(event, 0)
    return None if node is None or is_blank(node) else node


_DETAILS = (
    ("could not find expected ':'", "thiếu dấu hai chấm sau tên trường"),
    ("did not find expected ':'", "thiếu dấu hai chấm sau tên trường"),
    ("mapping values are not allowed", "dấu hai chấm ở chỗ không được phép; đặt cả câu trong dấu nháy kép"),
    ("did not find expected key", "thụt lề không đều, hoặc câu chứa dấu nháy mà chưa đóng"),
    ("did not find expected '-'", "danh sách thụt lề không đều"),
    ("unexpected end of stream", "dấu nháy hoặc ngoặc mở mà chưa đóng"),
    ("did not find expected ',' or", "danh sách trong ngoặc thiếu dấu phẩy hoặc ngoặc đóng"),
    ("undefined alias", "chữ bắt đầu bằng dấu * phải đặt trong dấu nháy kép"),
    ("unknown escape", "dấu \\ trong dấu nháy kép phải viết thành \\\\"),
    ("undefined tag", "chữ bắt đầu bằng dấu ! phải đặt trong dấu nháy kép"),
)


def _syntax(error: yaml.MarkedYAMLError, text: str, path: str, first_line: int) -> Problem:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    at = Position(path, line + first_line, column + 1)
    lines = text.split("\n")
    # YAML forbids tabs in indentation; its own words for it ("cannot start any token") help nobody.
    for number in range(line, max(line - 2, -1), -1):
        if number < len(lines) and (tab := re.match(r"[ ]*\t", lines[number])):
            return problem("E106", Position(path, number + first_line, tab.end()))
    detail = str(error.problem or "")
    for words, meaning in _DETAILS:
        if words in detail:
            return problem("E104", at, detail=meaning)
    return problem("E104", at, detail="không đọc được từ chỗ này")
