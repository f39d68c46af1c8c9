"""What the forms and the imports write: the file says what was asked for, and nobody's line is touched for it."""

from __future__ import annotations

import copy
import difflib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.edit.emitted import Value, emitted
from scripts.edit.rewritten import UneditableError, rewritten, said
from tests.conftest import CHECKOUT

LISTING = """\
# Lịch của xã, bản ngày 02/6
defaults:
  place: {commune: Xã Mẫu}   # cả xã
  organisers: ["UBND xã Mẫu", 'Công an xã']

events:
# Việc chính
- id: ra-quan
  title:   "Lễ ra quân"   # tên cũ
  start: 2027-06-09 07:30
  contact: {name: Bà A, phone: 0912345678}
  seats: 019
  open: NO
  summary: Một câu dài
    viết trên hai dòng.
  description: |
    Dòng một.

    Dòng hai.

# Việc sau
- id: hop
  # chưa chắc
  title: Họp tổ
"""


def changed(change: Any) -> list[str]:
    """The lines taken away (-) and added (+) when the listing is made to say what `change` makes of it."""
    asked: Any = copy.deepcopy(said(LISTING))
    change(asked)
    before, after = LISTING.splitlines(), rewritten(LISTING, asked).splitlines()
    assert said("\n".join(after)) == asked
    return [line for line in difflib.ndiff(before, after) if line[0] in "+-"]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda it: None, []),
        (
            lambda it: it["events"][0].update(title="Lễ: mới #1"),
            ['-   title:   "Lễ ra quân"   # tên cũ', '+   title: "Lễ: mới #1"   # tên cũ'],
        ),
        (
            lambda it: it["events"][1].update(title="Họp tổ: việc gấp"),
            ["-   title: Họp tổ", "+   title: 'Họp tổ: việc gấp'"],
        ),
        (
            lambda it: it["defaults"]["place"].update(venue="Nhà văn hóa, khối 2"),
            [
                "-   place: {commune: Xã Mẫu}   # cả xã",
                "+   place: {commune: Xã Mẫu, venue: 'Nhà văn hóa, khối 2'}   # cả xã",
            ],
        ),
        (
            lambda it: it["events"][0].pop("summary"),
            ["-   summary: Một câu dài", "-     viết trên hai dòng."],
        ),
        (
            lambda it: it["events"][0].pop("id"),
            ["- - id: ra-quan", '-   title:   "Lễ ra quân"   # tên cũ', '+ - title:   "Lễ ra quân"   # tên cũ'],
        ),
        (lambda it: it["events"].append({"id": "c", "title": "Mới"}), ["+ ", "+ - id: c", "+   title: Mới"]),
        (lambda it: it["events"].insert(0, {"id": "c"}), ["+ - id: c", "+ "]),
        (lambda it: it["events"].pop(1), ["- - id: hop", "-   # chưa chắc", "-   title: Họp tổ"]),
        (lambda it: it["events"][0].update(note="~"), ['+   note: "~"']),
        (lambda it: it.update(sample="true"), ["+ sample: true"]),
    ],
)
def test_only_the_lines_of_what_changed_are_touched(change: Any, expected: list[str]) -> None:
    assert changed(change) == expected


def test_text_of_several_lines_is_written_as_it_looks() -> None:
    assert emitted({"description": "Một.\n\nHai: #ba\n"}) == ["description: |", "  Một.", "", "  Hai: #ba"]


@pytest.mark.parametrize("text", ["a: *b\nb: &b 1\n", "a: [", "- a\n", "{a: b}\n", "a: 1\n---\nb: 2\n"])
def test_what_cannot_be_changed_safely_is_refused(text: str) -> None:
    with pytest.raises(UneditableError):
        rewritten(text, {"a": "khác"})


def test_an_empty_file_and_one_of_comments_alone_are_begun() -> None:
    assert rewritten("", {"a": "1"}) == "a: 1\n"
    assert rewritten("# ghi chú\n", {"a": "1"}) == "# ghi chú\na: 1\n"


LETTERS = st.text("aáđ :#-'\"{}[],&*!|>%@`\\?~\n\t0129NOyes", max_size=12)
VALUES: Any = st.recursive(
    LETTERS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(LETTERS, inner, max_size=3), max_leaves=8
)
GROUPS = st.dictionaries(st.sampled_from(["id", "title", "place", "events", "x y"]), VALUES, min_size=1, max_size=4)


@given(GROUPS, GROUPS, st.booleans())
def test_whatever_is_written_is_read_back(first: dict[str, Value], then: dict[str, Value], commented: bool) -> None:
    text = "\n".join([*emitted(first), ""])
    assert said(text) == first
    if commented:
        text = "# đầu\n" + text
    assert said(rewritten(text, then)) == then


FILES = [*sorted(CHECKOUT.glob("events/**/*.yml")), *sorted(CHECKOUT.glob("content/**/*.yml"))]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(CHECKOUT).as_posix())
def test_in_a_real_file_every_field_can_be_changed_alone(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    whole: Any = said(text)
    paths = list(_leaves(whole, ()))
    for path in paths[:: max(1, len(paths) // 12)]:
        asked = copy.deepcopy(whole)
        group = asked
        for part in path[:-1]:
            group = group[part]
        group[path[-1]] = "đổi: khác, #1"
        after = rewritten(text, asked)
        assert said(after) == asked
        gone = (Counter(text.splitlines()) - Counter(after.splitlines())).total()
        # Braces may go on in a second line.
        assert gone <= max(2, 1 + _value(whole, path).count("\n")), path


def _leaves(value: Any, path: tuple[Any, ...]) -> Any:
    if isinstance(value, dict):
        for name, one in value.items():
            yield from _leaves(one, (*path, name))
    elif isinstance(value, list):
        for number, one in enumerate(value):
            yield from _leaves(one, (*path, number))
    else:
        yield path


def _value(value: Any, path: tuple[Any, ...]) -> str:
    for part in path:
        value = value[part]
    return str(value)
