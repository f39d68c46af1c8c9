"""The rule of the reader, over random YAML: every letter of a source stands in what is read, or a problem names its
line. Comments are staff's own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scripts.problems import Position, Problem
from scripts.read.files import read_file
from scripts.read.text_file import text_of
from scripts.read.tree import UNREAD, Node
from scripts.read.yaml_text import parse
from tests.sources import LISTING

_SIGNS = " ,:#-–—“”\"'[]{}>|@%&*!?`()/…\u00a0\u200b：，"
_WORD = st.sampled_from(
    ["Lễ", "ra", "quân", "xã", "phường", "Nhà văn hóa", "khối 2", "title", "venue", "2027", "NóiKhông"]
)
_TEXT = st.lists(_WORD | st.text(_SIGNS, min_size=1, max_size=2), min_size=1, max_size=5).map("".join) | st.lists(
    _WORD, min_size=1, max_size=4
).map(" ".join)
_KEY = st.sampled_from(["title", "venue", "place", "summary", "organisers", "ghi chú", "Title", "events", "note"])
_COLON = st.sampled_from([": ", ": ", ": ", ":", " : ", "：", ":\u00a0", "", ":\n  "])
_FLOW = st.one_of(
    st.lists(st.tuples(_KEY, _TEXT), min_size=1, max_size=3).map(
        lambda pairs: "{" + ", ".join(f"{key}: {text}" for key, text in pairs) + "}"
    ),
    st.lists(_TEXT, max_size=4).map(lambda items: "[" + ", ".join(items) + "]"),
)
_BLOCK = st.lists(_TEXT, min_size=1, max_size=3).map(lambda lines: "|\n" + "\n".join(f"      {line}" for line in lines))
_VALUE = (
    _TEXT
    | _TEXT.map('"{}"'.format)
    | _TEXT.map("'{}'".format)
    | _TEXT.map("“{}”".format)
    | _FLOW
    | _BLOCK
    | st.just("")
)
_START = st.sampled_from(["", "", "", "- ", "– ", "  ", "  ", "  - ", "    ", " ", "\u00a0\u00a0", "\t", "# ", "  # "])
_LINE = st.tuples(_START, _KEY | _TEXT, _COLON, _VALUE, st.sampled_from(["", "", "", " # ghi chú", "  "])).map("".join)
YAML = st.lists(_LINE, min_size=1, max_size=7).map("\n".join)


def letters(text: str) -> Counter[str]:
    return Counter(letter.lower() for letter in text if letter.isalnum())


def texts(node: Node | None) -> Iterator[str]:
    if node is None or node.value is None or node.value == UNREAD:
        return
    if isinstance(node.value, str):
        yield node.value
    elif isinstance(node.value, dict):
        for name, part in node.value.items():
            yield name
            yield from texts(part)
    else:
        for part in node.value:
            yield from texts(part)


def unnamed(text: str, problems: list[Problem]) -> str:
    """The lines that no problem names, with what stands below it further in, without comments."""
    lines = text.split("\n")
    named: set[int] = set()
    for found in problems:
        first = found.at.line - 1
        named.add(first)
        if match := re.search(r"từ dòng (\d+) đến dòng (\d+)", found.words):
            named.update(range(int(match[1]) - 1, int(match[2])))
        indent = len(lines[first]) - len(lines[first].lstrip())
        for number in range(first + 1, len(lines)):
            if lines[number].lstrip().startswith("#"):
                continue
            further = len(lines[number]) - len(lines[number].lstrip()) - indent
            # The items of a list, and the mark of a text, may stand right below its name.
            if lines[number].strip() and further + lines[number].lstrip().startswith(("- ", "|")) <= 0:
                break
            named.add(number)
    left = [line for number, line in enumerate(lines) if number not in named]
    return "\n".join(re.sub(r"^\s*#.*|\s#+\s.*", "", line) for line in left)


def is_lost(text: str) -> str:
    """The letters of a source that stand nowhere, and whose line nobody names."""
    plain, found = text_of(text.encode(), Position("x.yml"))
    if plain is None:
        return "" if found else text
    node, problems = parse(plain, "x.yml")
    lost = letters(unnamed(plain, [*problems, *(one for one in found if one.is_error)]))
    if node is None and any(one.is_error for one in problems):
        return ""
    lost.subtract(letters(" ".join(texts(node))))
    return "".join((+lost).elements())


@settings(max_examples=60, deadline=None)
@given(YAML)
def test_every_letter_is_read_or_its_line_is_named(text: str) -> None:
    assert is_lost(text) == "", text


@pytest.mark.slow
@settings(max_examples=1_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(YAML)
def test_every_letter_is_read_or_its_line_is_named_at_length(text: str) -> None:
    assert is_lost(text) == "", text


_FIELD = st.tuples(
    st.sampled_from(
        ["title", "summary", "time_note", "description", "reason", "organisers", "audience", "place", "changes"]
    ),
    _VALUE,
)


@settings(max_examples=40, deadline=None)
@given(st.lists(_FIELD, min_size=1, max_size=3, unique_by=lambda field: field[0]))
def test_every_letter_of_an_event_is_in_its_record_or_its_line_is_named(fields: list[tuple[str, str]]) -> None:
    text = LISTING
    for name, value in fields:
        text = re.sub(rf"  {name}: .*\n", "", text) + f"  {name}: {value}\n"
    found = read_file("events/2022/mau-thuong.yml", text.encode())
    plain, _ = text_of(text.encode(), Position("x.yml"))
    left = letters(unnamed(plain or "", found.problems))
    for _, event in found.records:
        names = " ".join(re.findall(r"[A-Za-z_]+(?=:)", plain or ""))
        left.subtract(letters(event.model_dump_json(by_alias=True) + names + LISTING))
        assert not +left, text
    assert found.records or any(one.is_error for one in found.problems)


def test_a_comment_takes_no_field_or_item_with_it() -> None:
    """`<!--` in one field and `-->` in another are letters; within one they are staff's own."""
    crossing = 'events:\n- title: "Lễ <!-- một"\n  summary: hai --> ba\n- title: bốn <!-- năm --> sáu\n'
    read, problems = text_of(crossing.encode(), Position("events/2027/thu.yml"))
    assert read == crossing.replace(" <!-- năm -->", "")
    assert [(one.code, one.at.line) for one in problems] == [("W133", 2)]
    block = "title: |\n  một <!-- hai\n  ba --> bốn\n"
    assert text_of(block.encode(), Position("thu.yml"))[0] == "title: |\n  một\n bốn\n"
    for fence in ("---", "———"):  # Word makes the second of the first
        article = f"{fence}\ntitle: Lễ <!-- một\n{fence}\nHai --> ba <!-- bốn\n\nnăm --> sáu\n"
        read, problems = text_of(article.encode(), Position("content/thu.md"))
        assert read == article.replace(" <!-- bốn\n\nnăm -->", "\n\n")
        assert [(one.code, one.at.line) for one in problems] == [("E121", 2)]
    without = "Hai <!-- ba\n- bốn -->\n---\n"
    assert text_of(without.encode(), Position("content/thu.md"))[0] == "Hai\n\n---\n"
