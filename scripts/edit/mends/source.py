"""A file of staff as a text to be mended: where its declarations are, what in it is prose of ours, what it says."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import yaml

from scripts.markup.markdown_text import prose_lines
from scripts.model.languages import LANGUAGES, ORIGINAL
from scripts.problems import Position
from scripts.read.front_matter import last_fence
from scripts.read.text_file import text_of
from scripts.read.yaml_slips import LOADER
from scripts.read.yaml_text import parse

# Names of places, laws and what people type are as others write them.
_LANGUAGES = "|".join(tag for tag in LANGUAGES if tag != ORIGINAL)
_OF_OTHERS = re.compile(
    rf"content/(?:(?:{_LANGUAGES})/.*|(?:search|tu-nen-dung|places|redirects)\.ya?ml|luat/[^/]+/law\.ya?ml)"
)
# The same of fields: titles of documents, what somebody said, what people are called, and what machines read.
_FIELDS_OF_OTHERS = frozenset(
    {"sources", "source", "more_sources", "quotes", "audio", "asked", "also", "name", "district", "commune", "law"}
    | {"id", "url", "file", "link", "page", "phone", "email", "number", "licence", "credit", "tags"}
)
# What no mend of words touches within a text: code, addresses, tags, comments, quotations, anchors.
_FENCED = "\ue001"
_KEPT = re.compile(
    rf"{_FENCED}+|(`+)(?!`)[^\n]*?(?<!`)\1(?!`)|"
    r"\]\([^)\n]*\)|<!--[^<>]*-->|<[^<>\n]*>|\b(?:https?://|www\.)\S+|(?<!\S)[^\s@]+@\S+|“[^“”]{0,2000}”"
    r"|«[^«»]{0,2000}»|\"[^\"\n]*\"|\{[^{}\n]*\}"
    r"|^[ \t]*>[^\n]*$",
    re.DOTALL | re.MULTILINE,
)
_WORDS = re.compile(r"[^\W\d_]\s|\s[^\W\d_]|[^\x00-\x7f]")


class Scalar(NamedTuple):
    """A value of a YAML text: the names that lead to it, what it says, from where to where it is written, in which
    quotation marks (of a text below `|` or `>`, that sign)."""

    names: tuple[str, ...]
    value: str
    start: int
    end: int
    style: str


class Meaning(NamedTuple):
    """What our own reader makes of a file: its path, the tree of its declarations, its body, and the codes of its
    problems."""

    path: str
    tree: Any
    body: str
    codes: Counter[str]


@dataclass(frozen=True)
class Source:
    """A file, its path below the project's folder and its text with `\\n` line ends."""

    path: str
    text: str

    @property
    def is_markdown(self) -> bool:
        """Does it have a body below its declarations?"""
        return self.path.endswith(".md")

    @cached_property
    def declared(self) -> tuple[int, int]:
        """From where to where the text is YAML."""
        if not self.is_markdown:
            return 0, len(self.text)
        lines = self.text.split("\n")
        end = last_fence(lines)
        return (0, 0) if end is None else (len(lines[0]) + 1, len("\n".join(lines[:end])) + 1)

    @cached_property
    def body(self) -> int:
        """Where the text of a page begins; of other files, their end."""
        if not self.is_markdown:
            return len(self.text)
        end = self.declared[1]
        return self.text.find("\n", end) + 1 or len(self.text) if end else 0

    def with_declared(self, declared: str) -> str:
        """The text with another YAML."""
        start, end = self.declared
        return self.text[:start] + declared + self.text[end:]

    @cached_property
    def scalars(self) -> tuple[Scalar, ...]:
        """Every value of the YAML, placed in the whole text; none where it cannot be read."""
        start, end = self.declared
        try:
            return tuple(
                one._replace(start=one.start + start, end=one.end + start) for one in _scalars(self.text[start:end])
            )
        except (yaml.YAMLError, IndexError):  # a name that is a group itself
            return ()

    @cached_property
    def prose(self) -> tuple[tuple[int, int, str], ...]:
        """From where to where our own words stand, and in which style of YAML: no quotation, code, address or name."""
        if _OF_OTHERS.fullmatch(self.path):
            return ()
        found = [
            (one.start, one.end, one.style)
            for one in self.scalars
            if _FIELDS_OF_OTHERS.isdisjoint(one.names) and _WORDS.search(one.value) and "\\" not in self._written(one)
        ]
        found.append((self.body, len(self.text), "body"))
        return tuple(part for start, end, style in found for part in self._parts(start, end, style))

    def changed(self, pattern: re.Pattern[str], change: Callable[[re.Match[str], str], str]) -> str:
        """The text with what `change` makes of each place, in our own words, at which the pattern is found; it is told
        the style too."""
        if not pattern.search(self.text):
            return self.text
        pieces, reached = [], 0
        spans = iter(sorted(self.prose))
        span = next(spans, None)
        for match in pattern.finditer(self.text):
            while span and span[1] < match.end():
                span = next(spans, None)
            if span and span[0] <= match.start():
                pieces += [self.text[reached : match.start()], change(match, span[2])]
                reached = match.end()
        return "".join([*pieces, self.text[reached:]])

    def _written(self, scalar: Scalar) -> str:
        return self.text[scalar.start : scalar.end] if scalar.style == '"' else ""

    def _parts(self, start: int, end: int, style: str) -> Iterator[tuple[int, int, str]]:
        """What is left of a stretch without what is kept in it."""
        if style in ("'", '"'):
            start, end = start + 1, end - 1
        lines = self.text[start:end].split("\n")
        prose = {*prose_lines(lines)} if style == "body" else {*range(len(lines))}
        text = "\n".join(line if at in prose else _FENCED * len(line) for at, line in enumerate(lines))
        place = 0
        for match in _KEPT.finditer(text):
            yield start + place, start + match.start(), style
            place = match.end()
        yield start + place, end, style

    @property
    def meaning(self) -> Meaning | None:
        """What it says to the site; None where it cannot be read at all."""
        text, problems = text_of(self.text.encode("utf-8", "replace"), Position(self.path))
        if text is None:
            return None
        lines = text.split("\n")
        end = last_fence(lines) if self.is_markdown else None
        body = "" if not self.is_markdown else text if end is None else "\n".join(lines[end + 1 :])
        declared = "\n".join(lines[1:end]) if end is not None else "" if self.is_markdown else text
        node, more = parse(declared, self.path)
        return Meaning(self.path, node.plain if node else None, body, Counter(one.code for one in [*problems, *more]))


def _scalars(text: str) -> Iterator[Scalar]:
    names: list[str] = []
    # Of each group that is open: is it one of fields, and does a name come next?
    open_: list[list[bool]] = []
    for event in yaml.parse(text, Loader=LOADER):
        if isinstance(event, yaml.CollectionEndEvent):
            open_.pop()
        elif isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent, yaml.AliasEvent)):
            if open_ and open_[-1] == [True, True]:
                open_[-1][1] = False
                names.append(getattr(event, "value", ""))
                continue
        else:
            continue
        if isinstance(event, yaml.CollectionStartEvent):
            open_.append([isinstance(event, yaml.MappingStartEvent)] * 2)
            continue
        if isinstance(event, yaml.ScalarEvent):
            yield Scalar(tuple(names), event.value, _index(event.start_mark), _index(event.end_mark), event.style or "")
        if open_ and open_[-1][0]:
            open_[-1][1] = True
            names.pop()


def _index(mark: Any) -> int:
    return int(mark.index)
