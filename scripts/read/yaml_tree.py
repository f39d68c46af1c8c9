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
from scripts.read.tree import DEPTH_LIMIT, UNREAD, Node

# How the name of a body begins; what begins otherwise may be the rest of the name before it.
_OF_BODIES = frozenset({"organisers"})
_BODY = re.compile(
    r"(?:Sở|Phòng|UBND|Ủy ban|Uỷ ban|HĐND|Hội|Công an|Đoàn|Báo|Trường|Các|Bộ|Ban|Đài|Đồn|Đội|Tổ|Trạm|Trung tâm|Viện|Tòa"
    r"|Toà|Cục|Chi cục|Tổng cục|Liên đoàn|MTTQ|Mặt trận|Tỉnh|Thành|Huyện|Thị|Xã|Phường|Khối|Bệnh viện|Câu lạc bộ"
    r"|Công ty|Đại học|Học viện|Bộ đội|Cảnh sát) "
)
_HASH = re.compile(r"#.*")
# Nothing but rules and blanks is lost with it.
_BARE = "#-=* \t"
# `#NóiKhông` below a value, further in, was meant to go on with it; `#venue: …` is a field that is put aside.
_HASHTAG = re.compile(r"#(?![\w ]+:)[^\s#-]")
# A value to which a comment of staff is added, rather than words that go on: `le-ra-quan`, `2027-06-09`, `https://…`.
_CODE = re.compile(r"(?![A-Za-z]*[A-Z][A-Za-z]*$)[!-~]*")
_DRIVE, _ODD = re.compile(r"\b[A-Za-z]:\\"), re.compile(r"(?<!\\)\\[^\\]")
# By these a letter goes; `\n` is one where words stand on both sides of it.
_ESCAPE = re.compile(r"(?<!\\)(?:\\\\)*\\(?:[0abefrtvNLP_]|(?<=\w\\)n(?=\w))")
_FIELD = re.compile(r"[ \t]*(?:- )?([A-Za-z_]+):(?:[ \t\n]|$)")
_HAS_COLON = re.compile(r"\s*:")
# Where YAML sees the end of a line (YAML 1.1, 5.4): Word leaves U+2028 in what is copied out of it.
_LINE_END = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
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
    # The last line of what was read so far.
    reached: int = 0

    def __post_init__(self) -> None:
        if "#" in self.text:
            self.events = self._watched(self.events)

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
            items = [self._whole(part, one, item) for part, one in zip(parts, items, strict=True)]
            if not self._semicolons(parts) and name != "tags":  # no keyword has a comma
                self._commas_of_list(parts, name)
        return Node(at, tuple(items), key or at)

    def _scalar(self, event: Any, at: Position) -> str | None:
        """A scalar in NFC; `key:`, `~` and `null` all mean "not given"."""
        text: str = event.value
        self.reached = event.end_mark.line + self.first_line - (event.end_mark.column == 0)
        if event.style == '"':  # an escape ("\\u0000") has passed the look at the raw text
            text = unicodedata.normalize("NFC", text)
            self.problems += [replace(control, at=at) for control in control_characters(text, self.path)]
        if event.style in ("'", '"'):
            if self._is_misquoted(event, at):
                return UNREAD
        elif event.style in ("|", ">"):
            for number, match in self._fields_below(event):
                within = Position(self.path, number, match.start(1) + 1)
                self._problem("W135", within, field=match[1], sign=event.style)
        return None if not event.style and text in _NOTHING else text

    def _is_misquoted(self, event: Any, at: Position) -> bool:
        written = self._written(event)
        is_path = _DRIVE.search(written) and _ODD.search(written)
        if event.style == '"' and (is_path or _ESCAPE.search(written)):
            detail = "dấu \\ trong dấu nháy kép phải viết thành \\\\; muốn xuống dòng thì viết sau dấu |"
            self._problem("E104", at, detail=detail)
            return True
        for number, _ in self._fields_below(event):
            self._problem("E104", at, detail=f"dấu nháy mở ở đây nuốt cả dòng {number}")
            return True
        return False

    def _fields_below(self, event: Any) -> Iterator[tuple[int, re.Match[str]]]:
        """The lines of a text, but the first, that would be fields if they stood elsewhere, with their numbers."""
        lines = self._written(event).split("\n")[1:]
        for number, line in enumerate(lines, event.start_mark.line + self.first_line + 1):
            if (match := _FIELD.match(line)) and match[1] in field_names():
                yield number, match

    def _watched(self, events: Iterator[Any]) -> Iterator[Any]:
        """The events, with a look at the comments: whatever stands behind `#` and in no scalar."""
        reached, last = 0, None
        for event in events:
            end = event.start_mark.index
            if getattr(event, "style", None) in ("|", ">"):  # a comment may stand behind its mark
                end += len(self._written(event).partition("\n")[0])
            for match in _HASH.finditer(self.text, reached, end):
                self._comment(match, last)
            reached = max(reached, event.end_mark.index)
            if isinstance(event, yaml.ScalarEvent):
                last = event
            yield event

    def _comment(self, match: re.Match[str], last: Any) -> None:
        """`last` is the scalar before it. `# …` is a comment where it can be nothing else: it has a line of its own, or
        a blank follows and no prose goes before."""
        lost = match[0].strip()
        begins = self.text.rfind("\n", 0, match.start()) + 1
        before = self.text[begins : match.start()]
        plain = ""
        if last and not last.style and not self.text[self._end(last) : match.start()].strip():
            plain = last.value
        if not lost.strip(_BARE):
            return
        if not before.strip() and not (plain and _HASHTAG.match(lost) and len(before) > self._margin(last)):
            return
        is_comment = re.match(r"#+(\s|$)", lost) is not None
        if is_comment and _CODE.fullmatch(plain) and not re.match(r"#+\s+\d", lost):
            return
        at = Position(self.path, self.text.count("\n", 0, begins) + self.first_line, len(before) + 1)
        code = "W124" if is_comment else "E123"
        self._problem(code, at, lost=lost, quoted=quoted(f"{plain} {lost}".strip()))

    def _margin(self, event: Any) -> int:
        """As far in as this, a line does not go on with a scalar."""
        mark = event.start_mark
        line = self.text[mark.index - mark.column : mark.index + 1]
        indent = len(line) - len(line.lstrip(" -"))
        return indent - 1 if indent == mark.column else indent

    def _mapping(self, depth: int, flow: bool) -> dict[str, Node]:
        names = field_names()
        values: dict[str, Node] = {}
        before: tuple[str, Any] | None = None  # the name and the event of a plain value that a comma may have cut
        is_next = False  # does another entry of the list follow, whose hyphen is missed?
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
            if text in values and (is_next or self._is_next(text, values, name)):
                if not is_next:
                    self._problem("E142", name.at, field=text, first=values[text].key.line)
                is_next = True
                continue
            if text in values:
                line, last = name.at.line, self.reached
                unread = f"; không đọc từ dòng {line} đến dòng {last}" if last > line else ""
                self._problem("E105", name.at, key=text, first=values[text].key.line, unread=unread)
                continue
            if flow and not getattr(following, "value", "-"):
                self._problem("W136", name.at, field=text)
            values[text] = value
            is_plain = isinstance(following, yaml.ScalarEvent) and not following.style and value.value is not None
            before = (text, following) if is_plain else None
        return values

    def _is_next(self, text: str, values: dict[str, Node], name: Node) -> bool:
        """Does the name that an entry of a list began with come again, on a line without a hyphen?"""
        first = next(iter(values))
        lines = _LINE_END.split(self.text)
        line = lines[values[first].key.line - self.first_line].lstrip()
        again = lines[name.at.line - self.first_line].lstrip()
        return text == first and line.startswith("- ") and again.startswith(text)

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

    def _semicolons(self, items: list[Any]) -> bool:
        """In `[UBND xã A; Công an xã A]` nothing is parted for YAML, and everything for who wrote it."""
        for one in items:
            if isinstance(one, yaml.ScalarEvent) and not one.style and "; " in one.value:
                parts = [part.strip() for part in one.value.split("; ")]
                many = ", ".join(map(quoted, parts))
                self._problem(
                    "E127", self._position(one), sign="chấm phẩy", rest=parts[1], one=quoted(one.value), many=many
                )
                return True
        return False

    def _commas_of_list(self, items: list[Any], name: str) -> None:
        """In `[UBND các xã, phường]` the comma may part two names or stand within one."""
        plain = [item for item in items if isinstance(item, yaml.ScalarEvent) and not item.style and item.value]
        for one, other in pairwise(plain):
            is_rest = one.value[0].isupper() and (other.value[0].islower() or other.value[0].isdigit())
            if is_rest or (name in _OF_BODIES and " " in one.value and not _BODY.match(other.value)):
                parts = ", ".join(item.value for item in plain)
                at = self._position(other)
                many = f"{quoted(one.value)}, …"
                self._problem("E127", at, sign="phẩy", rest=other.value, one=quoted(parts), many=many)
                return


def quoted(text: str) -> str:
    """As it can stand in YAML whatever is in it."""
    if '"' in text and "'" not in text:
        return f"'{text}'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
