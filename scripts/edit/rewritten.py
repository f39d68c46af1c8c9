"""A YAML file made to say something else; what says the same as before stays byte for byte.

The file is cut at the lines of its fields and items. Only the lines of a field whose value differs are written anew, of
`{…}` and `[…]` those of the braces; comments, order and quoting elsewhere cannot be touched. The outcome is read again
before anybody gets it: it must say what was asked for.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, NamedTuple

import yaml

from scripts.edit.emitted import Value, emitted
from scripts.read.yaml_slips import LOADER


class UneditableError(ValueError):
    """A text that cannot be changed as it stands: it holds a slip, an anchor, or something that is no group."""


def said(text: str) -> Value:
    """What a YAML text says, every value as text; of an empty one, a group without fields. Raises UneditableError."""
    node = _composed(text)
    return {} if node is None else _plain(node)


def rewritten(text: str, asked: dict[str, Value]) -> str:
    """The text, with `\\n` line ends, changed so that it says `asked`. Raises UneditableError."""
    node = _composed(text)
    if node is None:
        head = f"{text.rstrip()}\n" if text.strip() else ""
        result = head + "\n".join([*emitted(asked), ""]) if asked else text
    elif _plain(node) == asked:
        return text
    elif not isinstance(node, yaml.MappingNode) or node.flow_style or not asked:
        raise UneditableError("tệp không phải một nhóm trường")
    else:
        lines = text.split("\n")
        result = "\n".join(_Text(lines).group(node, asked, 0, len(lines)))
    if said(result) != asked:
        raise UneditableError("không sửa được mà giữ nguyên phần còn lại")
    return result


def _composed(text: str) -> Any:
    try:
        node = yaml.compose(text, Loader=LOADER)
        # An alias has no place of its own.
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, Loader=LOADER) if "*" in text):
            raise UneditableError("tệp dùng dấu * để nhắc lại")
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        at = f" ở quanh dòng {mark.line + 1}" if mark else ""
        raise UneditableError(f"tệp có dấu hoặc thụt lề viết sai{at}") from error
    return node


def _plain(node: Any) -> Value:
    if isinstance(node, yaml.MappingNode):
        return {str(_plain(key)): _plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(one) for one in node.value]
    return str(node.value)


class _Piece(NamedTuple):
    """A field or an item: its lines begin with `first` and end before `own`; until `after` come comments and blanks."""

    name: str
    key: Any
    value: Any
    first: int
    own: int
    after: int


@dataclass(frozen=True, slots=True)
class _Text:
    lines: list[str]

    def group(self, node: Any, asked: dict[str, Value], first: int, after: int) -> list[str]:
        """The lines from `first` to before `after`, which a group fills, when it says `asked`."""
        column = node.start_mark.column
        pieces = {piece.name: piece for piece in self._pieces(node, after)}
        lines: list[str] = self.lines[first : node.start_mark.line]
        head = self.lines[node.start_mark.line][:column]  # the hyphen, where the group is an item
        new: dict[str | None, list[str]] = {}
        before: str | None = None
        for name in asked:
            if name in pieces:
                before = name
            else:
                new.setdefault(before, []).extend(_indented(emitted({name: asked[name]}), column))
        body = new.get(None, [])
        for name, piece in pieces.items():
            if name in asked:
                body += self._field(piece, asked[name], column)
            body += new.get(name, []) + self.lines[piece.own : piece.after]
        return lines + _headed(body, head)

    def _list(self, node: Any, asked: list[Value], first: int, after: int) -> list[str]:
        """The same of a list whose items have lines of their own."""
        column = node.start_mark.column
        pieces = list(self._pieces(node, after))
        lines = self.lines[first : node.start_mark.line]
        apart = any(not line.strip() for piece in pieces[:-1] for line in self.lines[piece.own : piece.after])
        gap = [""] if apart else []
        old, wanted = [_mark_of(_plain(piece.value)) for piece in pieces], [_mark_of(one) for one in asked]
        for code, i, end, j, last in SequenceMatcher(None, old, wanted, autojunk=False).get_opcodes():
            pairs = min(end - i, last - j) if code != "equal" else end - i
            for piece, one in zip(pieces[i : i + pairs], asked[j : j + pairs], strict=True):
                lines += self._item(piece, one, column) + self.lines[piece.own : piece.after]
            for piece in pieces[i + pairs : end]:
                lines += [line for line in self.lines[piece.own : piece.after] if line.strip()]
            for one in asked[j + pairs : last]:
                item, below = _indented(emitted([one]), column), []
                while lines and not lines[-1].strip():
                    below.append(lines.pop())
                lines += [*below, *item, *gap] if i == 0 else [*gap, *item, *below]
        return lines

    def _field(self, piece: _Piece, asked: Value, column: int) -> list[str]:
        """Its own lines; the first begins with blanks, not with a hyphen."""
        own = self.lines[piece.first : piece.own]
        own[0] = " " * column + own[0][column:]
        inner = self._inner(piece, asked)
        if inner is not None:
            return own[: piece.value.start_mark.line - piece.first] + inner
        if _plain(piece.value) == asked:
            return own
        return _indented(self._commented(piece, emitted({piece.name: asked}, _mark(piece.value))), column)

    def _item(self, piece: _Piece, asked: Value, column: int) -> list[str]:
        inner = self._inner(piece, asked)
        if inner is not None:
            return inner
        if _plain(piece.value) == asked:
            return self.lines[piece.first : piece.own]
        return _indented(self._commented(piece, emitted([asked], _mark(piece.value))), column)

    def _inner(self, piece: _Piece, asked: Value) -> list[str] | None:
        """The lines of a value that is cut further; None where it is not."""
        value = piece.value
        if _plain(value) == asked or not asked or getattr(value, "flow_style", True):
            return None
        begin = max(piece.first, value.start_mark.line)
        if isinstance(value, yaml.MappingNode) and isinstance(asked, dict):
            return self.group(value, asked, begin, piece.own)
        if isinstance(value, yaml.SequenceNode) and isinstance(asked, list) and begin > piece.first:
            return self._list(value, asked, begin, piece.own)
        return None

    def _commented(self, piece: _Piece, lines: list[str]) -> list[str]:
        """What is written anew, with the comment that stood behind it in its last line."""
        end = piece.value.end_mark
        behind = self.lines[end.line][end.column :] if end.line < piece.own else ""
        if behind.lstrip().startswith("#") and len(lines) == 1:
            return [lines[0] + behind]
        return [*([behind.strip()] if behind.lstrip().startswith("#") else []), *lines]

    def _pieces(self, node: Any, after: int) -> Iterator[_Piece]:
        pairs = node.value if isinstance(node, yaml.MappingNode) else [(None, one) for one in node.value]
        firsts = [self._first(node, key or value) for key, value in pairs]
        for (key, value), first, following in zip(pairs, firsts, [*firsts[1:], after], strict=True):
            own = min(max(self._end(value), first + 1), following)
            yield _Piece(str(key.value) if key else "", key, value, first, own, following)

    def _first(self, node: Any, part: Any) -> int:
        """The line on which a field begins, or an item, whose hyphen may stand above it."""
        line = int(part.start_mark.line)
        if isinstance(node, yaml.SequenceNode):
            while not self.lines[line][node.start_mark.column :].startswith("-"):
                line -= 1
        return line

    def _end(self, node: Any) -> int:
        """The line behind its last letter."""
        if not isinstance(node, yaml.ScalarNode) and not node.flow_style and node.value:
            last = node.value[-1]
            return self._end(last[1] if isinstance(last, tuple) else last)
        end: int = node.end_mark.line + (node.end_mark.column > 0)
        keeps = getattr(node, "style", None) in ("|", ">") and "+" in self.lines[node.start_mark.line]
        while not keeps and end > node.start_mark.line + 1 and not self.lines[end - 1].strip():
            end -= 1
        return end


def _headed(lines: list[str], head: str) -> list[str]:
    """With the hyphen before the first field; comments before it stay above."""
    at = next((number for number, line in enumerate(lines) if line.strip() and line.lstrip()[0] != "#"), 0)
    return [*lines[:at], head + lines[at][len(head) :], *lines[at + 1 :]]


def _indented(lines: list[str], column: int) -> list[str]:
    return [" " * column + line if line else line for line in lines]


def _mark(node: Any) -> str | None:
    """How a value is written: `{` in one line, the quotation mark of a text."""
    if isinstance(node, yaml.ScalarNode):
        return node.style if node.style in ("'", '"') else None
    return "{" if node.flow_style else None


def _mark_of(item: Value) -> str:
    """By what an item of a list is known again: its id, else all of it."""
    return f"id {item['id']}" if isinstance(item, dict) and isinstance(item.get("id"), str) else repr(item)
