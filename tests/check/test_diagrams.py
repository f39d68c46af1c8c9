"""A diagram that cannot be drawn, read or believed is refused where it is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.flow.checking import problems_of
from scripts.problems import Problem
from tests.sources import NOW, QUESTION, site

PATH = "content/so-do/mau.md"
FLOW = """\
---
title: Sơ đồ mẫu
summary: Một câu.
boxes:
- id: bat-dau
  text: Việc thứ nhất
  law: 1/2020/QH14#dieu-1
  then: cau-hoi
- id: cau-hoi
  text: Có hay không?
  look: question
  source: Báo mẫu
  then:
  - {to: xong, text: Có}
  - {to: dung, text: Không, law: 1/2020/QH14#dieu-2}
- {id: xong, text: Xong, look: good, law: 1/2020/QH14}
- {id: dung, text: Dừng, look: stop, law: 1/2020/QH14}
sources: [{title: Báo mẫu, url: 'https://mau.example/bao'}]
---
Thân bài.
"""


def other(parts: str) -> str:
    return f"---\ntitle: Hình mẫu\nsummary: Một câu.\n{parts}\nsources: [{{title: Báo mẫu, url: 'https://mau.example/bao'}}]\n---\n"


def found(root: Path, text: str) -> list[Problem]:
    return list(problems_of(site(root, {PATH: text}), NOW))


@pytest.mark.parametrize(
    "text",
    [
        FLOW,
        other("ages:\n- {start: 12, end: 18, text: Một, law: 1/2020/QH14}\n- {start: 18, text: Hai, source: Báo mẫu}"),
        other("days:\n- {start: 2020-07-01, text: Một, law: 1/2020/QH14}"),
        other("shares:\n- {part: 3, of: 4, text: Một, source: Báo mẫu}"),
    ],
)
def test_what_is_written_right_is_not_refused(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, text) == []


@pytest.mark.parametrize(
    ("wrong", "right", "code", "place", "told"),
    [
        ("to: dung", "to: dug", "E341", (15, 10), "“dung”"),
        ("law: 1/2020/QH14}\nsources", "then: bat-dau}\nsources", "E343", (17, 3), "Dừng"),
        ("stop, law", "stop, then: bat-dau, law", "E342", None, "bat-dau → cau-hoi → dung → bat-dau"),
        ("id: dung,", "id: xong,", "E306", (17, 8), "xong"),
        ("source: Báo mẫu", "source: Báo mẫ", "E344", (12, 11), "“Báo mẫu”"),
        ("law: 1/2020/QH14#dieu-1\n", "law: 1/2020/QH14#dieu-9\n", "E305", (7, 8), "Điều 9"),
        ("law: 1/2020/QH14#dieu-2}", "law: 1/2020/QH14#dieu-8}", "E305", (15, 34), "Điều 8"),
        ("text: Việc thứ nhất", f"text: {'Việc ' * 20}", "W346", (6, 9), "99"),
        ("text: Không,", "text: Không phải là như vậy đâu nhé,", "W346", (15, 22), "29"),
        ("- {id: dung", "- {id: le, text: Lẻ, law: 1/2020/QH14}\n- {id: dung", "E348", (17, 3), "le"),
        ("boxes:", "shares:\n- {part: 1, of: 2, text: A, source: Báo mẫu}\nboxes:", "E340", None, "boxes"),
        ("look: stop", "look: stopp", "E205", (17, 32), "stop"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(
    tmp_path: Path, wrong: str, right: str, code: str, place: tuple[int, int] | None, told: str
) -> None:
    assert wrong in FLOW
    problem = next(one for one in found(tmp_path, FLOW.replace(wrong, right)) if one.code == code)
    assert problem.at.path == PATH and told in problem.message + problem.mend
    assert place in (None, (problem.at.line, problem.at.column))


def test_four_boxes_beside_each_other_are_too_many_for_a_phone(tmp_path: Path) -> None:
    more = "".join(f"- {{id: o-{letter}, text: Ô, law: 1/2020/QH14}}\n" for letter in "abcd")
    ways = "".join(f"  - o-{letter}\n" for letter in "abcd")
    text = FLOW.replace("  - {to: xong", ways + "  - {to: xong").replace("sources:", f"{more}sources:")
    [problem] = found(tmp_path, text)
    assert (problem.code, problem.is_error) == ("W347", False) and "6 ô" in problem.message


@pytest.mark.parametrize(
    "wrong",
    [
        "ages:\n- {start: 18, end: 12, text: Một, law: 1/2020/QH14}",
        "ages:\n- {text: Một, law: 1/2020/QH14}",
        "shares:\n- {part: 5, of: 4, text: Một, source: Báo mẫu}",
    ],
)
def test_numbers_that_no_bar_can_show_are_refused(tmp_path: Path, wrong: str) -> None:
    [problem] = found(tmp_path, other(wrong))
    assert problem.code == "E345" and problem.at.line == 5


def test_a_period_that_ends_before_it_begins_is_refused(tmp_path: Path) -> None:
    [problem] = found(tmp_path, other("days:\n- {start: 2020-07-01, end: 2020-06-30, text: Một, law: 1/2020/QH14}"))
    assert (problem.code, problem.at.line) == ("E203", 5)


def test_a_page_that_names_a_diagram_which_is_not_there_is_refused_with_the_nearest(tmp_path: Path) -> None:
    question = QUESTION.replace("short: Có.", "short: Có.\ndiagram: maus")
    root = site(tmp_path, {PATH: FLOW, "content/hoi-dap/cau-hoi-mau.md": question})
    [problem] = problems_of(root, NOW)
    assert (problem.code, problem.at.line) == ("E301", 5) and "mau" in problem.mend
