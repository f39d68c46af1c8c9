"""YAML read as text, with the line and column of every key and value.

PyYAML's own types are traps here (`19:30` is 1170, `NO` is false, `0912` is octal), so nothing is
resolved: a scalar is its text, and pydantic gives it a type later. The tree is built from the
parser's events rather than composed, because that is where depth can be bounded and where aliases
(a billion laughs in ten lines) can be refused before they cost anything.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import yaml

from scripts.problems import Position, Problem, problem
from scripts.read.text_file import control_characters
from scripts.read.tree import DEPTH_LIMIT, Node

_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class _TooDeepError(Exception):
    """Nested too deeply, at a place."""


@dataclass(slots=True)
class _Builder:
    path: str
    first_line: int
    events: Iterator[Any]
    problems: list[Problem] = field(default_factory=list)

    def document(self) -> Node | None:
        node: Node | None = None
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if node is not None:
                    self.problem("E104", self.position(event), detail="có hai tài liệu trong một tệp")
                    return node
            elif isinstance(event, yaml.NodeEvent):
                node = self.node(event, 0)
        return None if node is None or node.value is None else node

    def problem(self, code: str, at: Position, **facts: Any) -> None:
        self.problems.append(problem(code, at, **facts))

    def position(self, event: Any) -> Position:
        mark = event.start_mark
        return Position(self.path, mark.line + self.first_line, mark.column + 1)

    def node(self, event: Any, depth: int, key: Position | None = None) -> Node:
        at = self.position(event)
        if depth > DEPTH_LIMIT:
            raise _TooDeepError(at)
        if isinstance(event, yaml.AliasEvent):
            self.problem("E107", at, what="dấu *")
            return Node(at, None, key or at)
        if event.anchor is not None:
            self.problem("E107", at, what="dấu &")
        if event.tag not in (None, "!"):
            self.problem("E107", at, what="dấu !")
        if isinstance(event, yaml.ScalarEvent):
            return Node(at, self.text(event, at), key or at)
        if isinstance(event, yaml.MappingStartEvent):
            return Node(at, self.mapping(depth), key or at)
        items: list[Node] = []
        while not isinstance(item := next(self.events), yaml.SequenceEndEvent):
            items.append(self.node(item, depth + 1))
        return Node(at, tuple(items), key or at)

    def text(self, event: Any, at: Position) -> str | None:
        """A scalar in NFC; `key:`, `~` and `null` all mean "not given"."""
        text: str = event.value
        if event.style == '"':  # an escape ("\\u0000") has passed the look at the raw text
            text = unicodedata.normalize("NFC", text)
            self.problems += [replace(control, at=at) for control in control_characters(text, self.path)]
        return None if not event.style and text in ("", "~", "null") else text

    def mapping(self, depth: int) -> dict[str, Node]:
        values: dict[str, Node] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            name = self.node(event, depth + 1)
            value = self.node(next(self.events), depth + 1, name.at)
            if isinstance(name.value, (dict, tuple)):
                self.problem("E114", name.at, expected="tên trường", found="một nhóm")
                continue
            text = str(name.value or getattr(event, "value", ""))
            if text in values:
                self.problem("E105", name.at, key=text, first=values[text].key.line)
            else:
                values[text] = value
        return values


def parse(text: str, path: str, first_line: int = 1) -> tuple[Node | None, list[Problem]]:
    """Parse one YAML document; `first_line` is the line in the file where `text` begins.

    Returns no node when the text cannot be parsed at all or holds nothing; never raises.
    """
    if control := control_characters(text, path, first_line):
        return None, control
    builder = _Builder(path, first_line, yaml.parse(text, Loader=_Loader))
    try:
        return builder.document(), builder.problems
    except yaml.MarkedYAMLError as error:
        builder.problems.append(_syntax(error, text, path, first_line))
    except yaml.YAMLError as error:
        builder.problem("E104", Position(path, first_line), detail=str(error))
    except _TooDeepError as error:
        builder.problem("E108", error.args[0], limit=DEPTH_LIMIT)
    return None, builder.problems


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
    given = error.problem or ""
    detail = next((meaning for words, meaning in _DETAILS if words in given), "không đọc được từ chỗ này")
    return problem("E104", at, detail=detail)
