"""What a YAML or a JSON text is read into: every value with its place, and those places in a form that can be kept."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from pydantic_core import to_json

from scripts.problems import Position

# A listing needs five levels; the bound only keeps hostile nesting off the Python stack.
DEPTH_LIMIT = 32
# Stands for a value that could not be read; nobody can type it.
UNREAD = "\ue000?\ue000"


@dataclass(frozen=True, slots=True)
class Node:
    """A value and where it is; None means "not given". `key` is the place of its name, or its own where it has none."""

    at: Position
    value: "str | tuple[Node, ...] | dict[str, Node] | None"
    key: Position

    @property
    def is_unread(self) -> bool:
        """Does it stand for a value that could not be read?"""
        return self.value == UNREAD

    @property
    def plain(self) -> Any:
        """The tree as dicts, lists and strings; keys whose value is not given are left out."""
        if isinstance(self.value, dict):
            return {name: node.plain for name, node in self.value.items() if node.value is not None}
        return [node.plain for node in self.value] if isinstance(self.value, tuple) else self.value

    def part(self, path: Iterable[str | int]) -> "Node":
        """The value at `path`, or the deepest part of it that exists."""
        node = self
        for name in path:
            # pydantic puts the names of validators and union members into the path; they have no place.
            if isinstance(node.value, dict) and isinstance(name, str):
                node = node.value.get(name, node)
            elif isinstance(node.value, tuple) and isinstance(name, int) and name < len(node.value):
                node = node.value[name]
        return node


def holds_unread(value: Any) -> bool:
    """Is a part of a plain tree one that could not be read?"""
    if isinstance(value, (dict, list)):
        return any(map(holds_unread, value.values() if isinstance(value, dict) else value))
    return bool(value == UNREAD)


class Marks(NamedTuple):
    """The origin of one record: `packed` is a JSON tree of [line, column, parts by name or number]."""

    path: str
    packed: bytes

    @classmethod
    def of(cls, node: Node) -> "Marks":
        """Those of a tree."""
        return cls(node.at.path, to_json(_packed(node)))

    def __call__(self, *path: str | int) -> Position:
        """The place of the value at `path`, or of the deepest part of it that exists."""
        line, column, *parts = json.loads(self.packed)
        for name in path:
            within: Any = parts[0] if parts else ()
            if name in within if isinstance(within, dict) else isinstance(name, int) and name < len(within):
                line, column, *parts = within[name]
        return Position(self.path, line, column)


def _packed(node: Node) -> list[Any]:
    place = [node.at.line, node.at.column]
    if isinstance(node.value, dict):
        return [*place, {name: _packed(value) for name, value in node.value.items()}]
    return [*place, [_packed(item) for item in node.value]] if isinstance(node.value, tuple) else place
