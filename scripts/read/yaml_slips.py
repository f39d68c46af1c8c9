"""A slip in YAML costs the value that it stands in: the text is cut at its own lines, each piece is parsed alone, and
what is wrong is named and left out, so that the rest can be read."""

import re
from collections import Counter
from itertools import pairwise
from typing import Any

import yaml

from scripts.problems import Position, Problem, problem
from scripts.read.field_names import field_names
from scripts.read.tree import UNREAD
from scripts.read.yaml_lines import lines_of, untabbed
from scripts.read.yaml_tree import quoted

LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_KEY = re.compile(r"(?P<name>\"[^\"]*\"|'[^']*'|[^\s:\"'\[\]{},#-][^:\"\[\]{},#]*?)\s*:(?:\s+(?P<value>.*))?$")
# Within `{…}`: a value with a colon of its own.
_COLON_WITHIN = re.compile(r"(?P<name>[\w-]+):\s+(?P<value>[^,{}\[\]\"':]*:\s[^,{}\[\]\"']*)")
_HASH_WITHIN = re.compile(r"(?P<name>[\w-]+):\s+(?P<value>[^,{}\[\]\"'#]*\s#[^,{}\[\]]*)")
_MARKS_WITHIN = re.compile(r"(?P<name>[\w-]+):\s+\"(?P<value>[^,{}\[\]]*\"[^,{}\[\]]*)\"(?=\s*[,}])")
# What leaves the value of a field to the next lines.
_WAITS = re.compile(r"[|>]?[-+]?")
_SIGNS = "[]{}>|@%`!&*?-\"',:"
_DETAILS = (
    ("could not find expected ':'", "thiếu dấu hai chấm sau tên trường"),
    ("did not find expected ':'", "thiếu dấu hai chấm sau tên trường"),
    ("mapping values are not allowed", "dấu hai chấm ở chỗ không được phép; đặt cả câu trong dấu nháy kép"),
    ("did not find expected key", "thụt lề không đều, hoặc câu chứa dấu nháy mà chưa đóng"),
    ("did not find expected '-'", "danh sách thụt lề không đều"),
    ("unexpected end of stream", "dấu nháy hoặc ngoặc mở mà chưa đóng"),
    ("did not find expected ',' or", "danh sách trong ngoặc thiếu dấu phẩy hoặc ngoặc đóng"),
    ("unknown escape", "dấu \\ trong dấu nháy kép phải viết thành \\\\"),
)


class Slips:
    """What is left of a text whose slips are cut out: `text` has as many lines, `problems` name each slip."""

    def __init__(self, text: str, path: str, first_line: int) -> None:
        self._lines = list(lines_of(text))
        self._path, self._first_line = path, first_line
        self.problems: list[Problem] = []
        # YAML forbids tabs in indentation; its own words for it ("cannot start any token") help nobody.
        for number, text in [*untabbed(self._lines)]:
            at = Position(path, number + first_line, self._lines[number].text.index("\t") + 2)
            self.problems.append(problem("E106", at))
            self._set(number, text)
        self._values_below()
        self._mend(0, len(self._lines), min((line.indent for line in self._lines if line.is_structure), default=0))

    @property
    def text(self) -> str:
        """The text without its slips."""
        return "\n".join(line.text for line in self._lines)

    def _values_below(self) -> None:
        """`title:` with its text on the next line, no further in than the name."""
        structure = [number for number, line in enumerate(self._lines) if line.is_structure]
        for number, following in pairwise(structure):
            named, line = self._named(number), self._lines[following]
            if not named or not _WAITS.fullmatch(named["value"] or "") or line.indent > self._lines[number].key:
                continue
            if following == number + 1 and not self._is_item(following) and not self._named(following):
                self._tell(following, f"chữ của “{named['name']}” phải thụt vào sâu hơn tên trường")
                self._move(following, self._lines[number].key + 2)

    def _error(self, start: int, end: int) -> yaml.MarkedYAMLError | None:
        try:
            for _ in yaml.parse("\n".join(line.text for line in self._lines[start:end]), Loader=LOADER):
                pass
        except yaml.MarkedYAMLError as error:
            return error
        return None

    def _mend(self, start: int, end: int, indent: int | None = None) -> None:
        """Look for slips in some lines that belong together: the fields of one group or the items of one list, which
        stand at an `indent` where that is known, else at that of most."""
        structure = [number for number in range(start, end) if self._lines[number].is_structure]
        if not structure:
            return
        first = self._lines[structure[0]].indent
        if indent is None:
            indents = Counter(self._lines[number].indent for number in structure)
            indent = max((one for one in indents if one <= first), key=lambda one: (indents[one], one == first))
        heads: list[int] = []
        moved: list[int] = []
        for number in structure:
            if self._lines[number].indent < indent or (not heads and self._lines[number].indent > indent):
                moved.append(number)
                self._move(number, indent)
            # The items of a list may stand right below the name of the list.
            is_item_of_field = bool(heads) and self._is_item(number) and self._is_field(heads[-1])
            if self._lines[number].indent == indent and not is_item_of_field:
                heads.append(number)
        if moved:
            more = f" ({len(moved)} dòng như vậy)" if len(moved) > 1 else ""
            self._tell(moved[0], f"dòng này thụt lề khác các dòng cùng nhóm{more}")
        is_one_of_them = self._is_field if any(map(self._is_field, heads)) else self._is_item
        wrong = [head for head in heads if len(heads) > 1 and not is_one_of_them(head)]
        for head, following in zip(heads, [*heads[1:], end], strict=True):
            if head in wrong:
                self._cut(head, following, None)
            else:
                self._piece(head, following)

    def _is_item(self, number: int) -> bool:
        return self._lines[number].key > self._lines[number].indent

    def _named(self, number: int) -> re.Match[str] | None:
        line = self._lines[number]
        return _KEY.match(line.text[line.key :])

    def _is_field(self, number: int) -> bool:
        return not self._is_item(number) and self._named(number) is not None

    def _piece(self, start: int, end: int) -> None:
        error = self._error(start, end)
        if error is None:
            return
        line = self._lines[start]
        named = self._named(start)
        inner = next((number for number in range(start + 1, end) if self._lines[number].is_structure), None)
        if self._is_item(start) and named:  # an item: its fields, with a blank for the hyphen
            dash = line.text[line.indent : line.key]
            self._set(start, " " * line.key + line.text[line.key :])
            self._mend(start, end, line.key)
            self._set(start, " " * line.indent + dash + self._lines[start].text[line.key :])
        elif named and not named["value"] and inner is not None:
            self._mend(start + 1, end)
        elif named and inner is not None and self._is_too_far_in(inner, start):
            # `title: A`, and below it a field that stands too far in.
            self._tell(inner, "dòng này thụt vào sâu hơn dòng trên nó")
            away = self._lines[inner].indent - line.indent
            for number in range(inner, end):
                if self._lines[number].is_structure:
                    self._move(number, self._lines[number].indent - away)
            self._mend(start, end, line.indent)
            return
        if self._error(start, end):
            self._cut(start, end, error)

    def _is_too_far_in(self, number: int, head: int) -> bool:
        """Is it a field below one whose value holds?"""
        named = self._named(number)
        is_known = self._is_field(number) and named is not None and named["name"] in field_names()
        return is_known and self._lines[number].indent > self._lines[head].indent and not self._error(head, head + 1)

    def _tell(self, number: int, detail: str) -> None:
        at = Position(self._path, number + self._first_line, self._lines[number].key + 1)
        self.problems.append(problem("E104", at, detail=detail))

    def _move(self, number: int, indent: int) -> None:
        self._set(number, " " * max(0, indent) + self._lines[number].text.strip())

    def _set(self, number: int, text: str) -> None:
        self._lines[number] = next(lines_of(text))

    def _cut(self, start: int, end: int, error: yaml.MarkedYAMLError | None) -> None:
        """Name the slip, and leave the field or the item without a value."""
        self.problems.append(self._slip(start, end, error))
        line, named = self._lines[start], self._named(start)
        if not named and (word := _first_field(line.text[line.key :])):  # it is there, though nobody can read it
            self._set(start, f'{line.text[: line.key]}{word}: "{UNREAD}"')
            for number in range(start + 1, end):
                self._set(number, "")
            return
        begins = line.text[: line.key] + (f"{named['name']}: " if named else "")
        self._set(start, f'{begins}"{UNREAD}"' if error and (named or self._is_item(start)) else "")
        for number in range(start + 1, end):
            self._set(number, "")

    def _slip(self, start: int, end: int, error: yaml.MarkedYAMLError | None) -> Problem:
        """`error` is what the parser says of some lines; None of lines in a group of fields that are none."""
        mark = error and (error.problem_mark or error.context_mark)
        if error and error.context_mark and "quoted scalar" in (error.context or ""):
            mark = error.context_mark
        last = max((number for number in range(start, end) if self._lines[number].text.strip()), default=start)
        if error and mark and start + mark.line > last:  # an open bracket is missed where the lines end
            mark = error.context_mark or mark
        number = min(start + (mark.line if mark else 0), last)
        column = mark.column + 1 if mark else 1
        line, named = self._lines[start], self._named(start)
        value = (named["value"] or "").strip() if named else line.text[line.key :].strip()
        lines = start + self._first_line, last + self._first_line
        more = "; không đọc được từ dòng {} đến dòng {}".format(*lines) if last > start else ""
        at = Position(self._path, start + self._first_line, line.text.find(value, line.key) + 1 if value else 1)
        if value.startswith(("{", "[")):
            for sign, shape in ((":", _COLON_WITHIN), ("#", _HASH_WITHIN), ('"', _MARKS_WITHIN)):
                if within := shape.search(value):
                    meant = f"{within['name']}: {quoted(within['value'].strip())}"
                    return problem("E122", at, sign=sign, quoted=meant, also=more)
            for opening, closing in ("{}", "[]"):
                if value.startswith(opening) and value.count(closing) > value.count(opening):
                    return problem("E104", at, detail=f"thừa một dấu {closing}{more}")
                whole = "".join(one.text for one in self._lines[start : last + 1])
                if value.startswith(opening) and whole.count(closing) < whole.count(opening):
                    return problem("E104", at, detail=f"thiếu dấu {closing} đóng ngoặc{more}")
        if sign := _sign(value) if number == start else "":
            meant = quoted(_bared(value)) if not named else f"{named['name']}: {quoted(_bared(value))}"
            also = "; nếu là danh sách thì xuống dòng trước dấu -" if sign == "-" else ""
            if (rest := re.fullmatch(r"\[[^\]]*\]\s*(.+)|\{[^}]*\}\s*(.+)", value)) and sign in "[{":
                also = f"; hoặc bỏ phần “{rest[1] or rest[2]}” sau ngoặc"
            return problem("E122", at, sign=sign, quoted=meant, also=also + more)
        at = Position(self._path, number + self._first_line, column)
        if not named and (word := _first_field(value)):
            return problem("E104", at, detail=f"thiếu dấu hai chấm sau “{word}”{more}")
        given = (error.problem or "") if error else ""
        unknown = "không đọc được từ chỗ này" if error else "dòng này không có “tên trường: ” ở đầu"
        detail = next((meaning for words, meaning in _DETAILS if words in given), unknown)
        return problem("E104", at, detail=detail + more)


def _first_field(text: str) -> str:
    """The name of a field that a text begins with, if it does."""
    word = re.match(r"\w+", text)
    return word[0] if word and word[0] in field_names() else ""


def _sign(value: str) -> str:
    """The sign of YAML by which a sentence cannot be read; empty where brackets or marks are merely left open."""
    first = value[:1]
    closing = {"[": "]", "{": "}", '"': '"', "'": "'"}.get(first)
    if closing and value.count(closing, 1) == 0:
        return ""
    if closing and value.endswith(closing) and value.count(closing, 1) == 1:
        return ""
    if first and first in _SIGNS:
        return first
    return ":" if re.search(r":(\s|$)", value) else ""


def _bared(value: str) -> str:
    """A value without the marks around the whole of it, where others stand within: `"Hội thi "Nói không" 2027"`."""
    mark, within = value[:1], value[1:-1]
    if mark not in ("'", '"') or not value.endswith(mark) or within.count(mark) < 2 or within.count(mark) % 2:
        return value
    at = within.index(mark)
    return within if at == 0 or within[at - 1].isspace() else value
