"""The events of the YAML parser → a tree with the place of every key and value, or a problem where a sign of YAML would
take letters away: a comma within braces, `#` after a blank, a quotation mark that is closed elsewhere."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

import yaml

from scripts.problems import Position, Problem, problem
from scripts.read.field_names import field_names
from scripts.read.text_file import control_characters
from scripts.read.tree import DEPTH_LIMIT, Node

# Lists of keywords: a comma there always begins the next one.
_KEYWORDS = frozenset({"tags", "asked", "also", "concerns"})
# How the name of a body begins; what begins otherwise may be the rest of the name before it.
_OF_BODIES = frozenset({"organisers"})
_BODY = re.compile(
    r"(?:Sở|Phòng|UBND|Ủy ban|Uỷ ban|HĐND|Hội|Công an|Đoàn|Báo|Trường|Các|Bộ|Ban|Đài|Đồn|Đội|Tổ|Trạm|Trung tâm|Viện|Tòa"
    r"|Toà|Cục|Chi cục|Tổng cục|Liên đoàn|MTTQ|Mặt trận|Tỉnh|Thành|Huyện|Thị|Xã|Phường|Khối|Bệnh viện|Câu lạc bộ"
    r"|Công ty|Đại học|Học viện|Bộ đội|Cảnh sát) "
)
# Behind a bracket or a quotation mark no blank is needed.
_COMMENT = re.compile(r"[ \t]*(?P<hash>#.*)")
_HEADER = re.compile(r"[|>][-+0-9]*[ \t]*(?P<hash>#.*)")
_HASHTAG_BELOW = re.compile(r"[ \t]*\n()[ \t]+(?P<hash>#[^\s#].*)")
_DRIVE = re.compile(r"\b[A-Za-z]:\\")
_FIELD = re.compile(r"[ \t]*(?:- )?([A-Za-z_]+):(?:[ \t\n]|$)")
_OPENER = re.compile(r"[ \t]*(?:[^#\n]*:|(?:- *)+)[ \t]+(?P<hash>#.*)")
_HAS_COLON = re.compile(r"\s*:")
_NOTHING = ("", "~", "null")


class TooDeepError(Exception):
    """Nested too deeply, at a place."""


@dataclass(slots=True)
class Builder:
    """Makes the tree of one text, which begins on `first_line` of its file; `problems` are those found on the way."""

    path: str
    text: str
    first_line: int
    events: Iterator[Any]
    problems: list[Problem] = field(default_factory=list)
    # Lines, from 0, on which a `#` could take something away.
    hashes: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        if "#" in self.text:
            lines = enumerate(self.text.split("\n"))
            self.hashes = {number for number, line in lines if "#" in line}

    def document(self) -> Node | None:
        """The tree; None where nothing is given. Raises yaml.YAMLError and TooDeepError."""
        node: Node | None = None
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if node is not None:
                    self._problem("E104", self._position(event), detail="có hai tài liệu trong một tệp")
                    return node
            elif isinstance(event, yaml.NodeEvent):
                node = self._node(event, 0)
        return None if node is None or node.value is None else node

    def _problem(self, code: str, at: Position, **facts: Any) -> None:
        self.problems.append(problem(code, at, **facts))

    def _end(self, event: Any) -> int:
        return int(event.end_mark.index)

    def _written(self, event: Any) -> str:
        return self.text[event.start_mark.index : event.end_mark.index]

    def _position(self, event: Any) -> Position:
        mark = event.start_mark
        return Position(self.path, mark.line + self.first_line, mark.column + 1)

    def _node(self, event: Any, depth: int, key: Position | None = None, name: str = "") -> Node:
        at = self._position(event)
        if depth > DEPTH_LIMIT:
            raise TooDeepError(at)
        if isinstance(event, yaml.AliasEvent):
            self._problem("E107", at, what="dấu *")
            return Node(at, self._written(event), key or at)
        if event.anchor is not None:
            self._problem("E107", at, what="dấu &")
        if event.tag is not None:
            self._problem("E107", at, what="dấu !")
        if event.start_mark.line - 1 in self.hashes:
            self._comment_above(event)
        if isinstance(event, yaml.ScalarEvent):
            return Node(at, self._scalar(event, at), key or at)
        if isinstance(event, yaml.MappingStartEvent):
            return Node(at, self._mapping(depth, bool(event.flow_style)), key or at)
        items: list[Node] = []
        parts: list[Any] = []
        while not isinstance(item := next(self.events), yaml.SequenceEndEvent):
            items.append(self._node(item, depth + 1, name=name))
            parts.append(item)
        if event.flow_style:
            self._comment(item)
            items = [self._whole(part, one, item) for part, one in zip(parts, items, strict=True)]
            if name not in _KEYWORDS:
                self._commas_of_list(parts, name)
        return Node(at, tuple(items), key or at)

    def _scalar(self, event: Any, at: Position) -> str | None:
        """A scalar in NFC; `key:`, `~` and `null` all mean "not given"."""
        text: str = event.value
        if self.hashes and event.style not in ("|", ">"):
            self._comment(event, None if event.style else text)
        elif event.start_mark.line in self.hashes and (match := _HEADER.match(self.text, event.start_mark.index)):
            self._lost(match, None)
        if event.style == '"':  # an escape ("\\u0000") has passed the look at the raw text
            text = unicodedata.normalize("NFC", text)
            self.problems += [replace(control, at=at) for control in control_characters(text, self.path)]
        if event.style in ("'", '"'):
            self._quoted(event, at)
        return None if not event.style and text in _NOTHING else text

    def _quoted(self, event: Any, at: Position) -> None:
        written = self._written(event)
        if event.style == '"' and _DRIVE.search(written) and re.search(r"(?<!\\)\\[^\\]", written):
            self._problem("E104", at, detail="dấu \\ trong dấu nháy kép phải viết thành \\\\")
        for number, line in enumerate(written.split("\n")[1:], event.start_mark.line + 1):
            if (match := _FIELD.match(line)) and match[1] in field_names():
                self._problem("E104", at, detail=f"dấu nháy mở ở đây nuốt cả dòng {number + self.first_line}")
                return

    def _comment(self, event: Any, plain: str | None = None) -> None:
        """What stands behind a value, or below a plain one as if it went on there."""
        end = event.end_mark
        if end.line in self.hashes and (match := _COMMENT.match(self.text, end.index)):
            self._lost(match, plain)
        elif plain and end.line + 1 in self.hashes and (match := _HASHTAG_BELOW.match(self.text, end.index)):
            line = self.text[self.text.rfind("\n", 0, end.index) + 1 : end.index]
            if match.start("hash") - match.start(1) > len(line) - len(line.lstrip(" -")):
                self._lost(match, plain)

    def _comment_above(self, event: Any) -> None:
        """What stands behind a name or a hyphen, before a value that begins on the next line."""
        begins = self.text.rfind("\n", 0, event.start_mark.index)
        above = self.text.rfind("\n", 0, begins) + 1
        if not self.text[begins : event.start_mark.index].strip(" -\n") and (match := _OPENER.match(self.text, above)):
            self._lost(match, None)

    def _lost(self, match: re.Match[str], plain: str | None) -> None:
        """`# …` is a comment where it can be nothing else: a blank follows, and no prose goes before."""
        lost = match["hash"].strip()
        is_comment = re.match(r"#+(\s|$)", lost) is not None
        is_prose = plain is not None and (" " in plain or not plain.isascii())
        if not lost.strip("#-=* \t") or (is_comment and not is_prose and not re.match(r"#+\s+\d", lost)):
            return
        line = self.text.count("\n", 0, match.start("hash")) + self.first_line
        column = match.start("hash") - self.text.rfind("\n", 0, match.start("hash"))
        whole, code = quoted(f"{plain or ''} {lost}".strip()), "W124" if is_comment else "E123"
        found = problem(code, Position(self.path, line, column), lost=lost, quoted=whole)
        if found not in self.problems:
            self.problems.append(found)

    def _mapping(self, depth: int, flow: bool) -> dict[str, Node]:
        names = field_names()
        values: dict[str, Node] = {}
        before: tuple[str, Any] | None = None  # the name and the event of a plain value that a comma may have cut
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            name = self._node(event, depth + 1)
            following = next(self.events)
            if flow and before and self._is_rest(event, following):
                self._join(values, before, event, name)
                continue
            text = str(name.value or getattr(event, "value", ""))
            value = self._node(following, depth + 1, name.at, text)
            if isinstance(name.value, (dict, tuple)):
                self._problem("E114", name.at, expected="tên trường", found="một nhóm")
                continue
            if text not in names and text.lower() in names:
                self._problem("W125", name.at, field=text, meant=text.lower())
                text = text.lower()
            if text in values:
                self._problem("E105", name.at, key=text, first=values[text].key.line)
                continue
            values[text] = value
            is_plain = isinstance(following, yaml.ScalarEvent) and not following.style and value.value is not None
            before = (text, following) if is_plain else None
        if flow:
            self._comment(event)
        return values

    def _is_rest(self, key: Any, value: Any) -> bool:
        """Is it a key to which nobody wrote a colon?"""
        if not isinstance(key, yaml.ScalarEvent) or not isinstance(value, yaml.ScalarEvent) or value.value:
            return False
        return not value.style and not _HAS_COLON.match(self.text, self._end(key))

    def _join(self, values: dict[str, Node], before: tuple[str, Any], event: Any, rest: Node) -> None:
        """Put the text behind a comma back, unless it could be a field of its own."""
        name, first = before
        whole = self.text[first.start_mark.index : event.end_mark.index]
        joined = re.sub(r"\s*\n\s*", " ", whole)
        if str(rest.value).lower() in field_names() or event.style or "#" in whole:
            self._problem("E126", rest.at, rest=rest.value, field=name, quoted=quoted(joined))
        values[name] = replace(values[name], value=joined)

    def _whole(self, part: Any, item: Node, end: Any) -> Node:
        """An entry of a list; where a colon made a group of it, the text as it was meant to be."""
        start = part.start_mark.index
        if not isinstance(part, yaml.MappingStartEvent) or self.text[start] == "{":
            return item
        text = self.text[start : self._end(end) - 1].strip()
        self._problem("E122", item.at, sign=":", quoted=f"[{quoted(text)}]", also="")
        return replace(item, value=text)

    def _commas_of_list(self, items: list[Any], name: str) -> None:
        """In `[UBND các xã, phường]` the comma may part two names or stand within one."""
        plain = [item for item in items if isinstance(item, yaml.ScalarEvent) and not item.style and item.value]
        for one, other in pairwise(plain):
            is_rest = one.value[0].isupper() and other.value[0].islower()
            if is_rest or (name in _OF_BODIES and " " in one.value and not _BODY.match(other.value)):
                parts = ", ".join(item.value for item in plain)
                at = self._position(other)
                self._problem("E127", at, rest=other.value, one=quoted(parts), many=f"{quoted(one.value)}, …")
                return


def quoted(text: str) -> str:
    """As it can stand in YAML whatever is in it."""
    if '"' in text and "'" not in text:
        return f"'{text}'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
