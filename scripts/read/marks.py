"""Where every field of a record was written, in a form that is small and can be kept."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from pydantic_core import to_json

from scripts.problems import Position
from scripts.read.yaml_text import Mapping, Node, Scalar


class Marks(NamedTuple):
    """The origin of one record: `packed` is a JSON tree of [line, column, parts by name or number]."""

    path: str
    packed: bytes

    @classmethod
    def of(cls, node: Node) -> Marks:
        """Those of a tree."""
        return cls(node.at.path, to_json(_packed(node)))

    def __call__(self, *path: str | int) -> Position:
        """The place of the value at `path`, or of the deepest part of it that exists, as `locate` finds it."""
        line, column, *parts = json.loads(self.packed)
        for name in path:
            within: Any = parts[0] if parts else ()
            if name in within if isinstance(within, dict) else isinstance(name, int) and name < len(within):
                line, column, *parts = within[name]
        return Position(self.path, line, column)


def _packed(node: Node) -> list[Any]:
    at = node.at
    if isinstance(node, Scalar):
        return [at.line, at.column]
    if isinstance(node, Mapping):
        return [at.line, at.column, {name: _packed(value) for name, value in node.values.items()}]
    return [at.line, at.column, [_packed(item) for item in node.items]]
