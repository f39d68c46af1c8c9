"""A lesson that does not fill its time, cannot be answered or rests on nothing is refused where it is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.flow.checking import problems_of
from scripts.problems import Problem
from tests.sources import LAW, NOW, site

PATH = "content/bai-hoc/bai-mau.yml"
LESSON = """\
title: Bài mẫu
summary: Một câu.
level: thcs
aims: [Nói được một điều.]
needs: [Bảng.]
cautions: [Không dọa.]
steps:
- title: Mở đầu
  minutes: 15
  does: [Chào lớp.]
  pupils: [Chào lại.]
- title: Luật
  minutes: 30
  does: ["Giảng một trang, theo Điều 1 Luật số 1/2020/QH14."]
  pupils: [Ghi bài.]
  slides:
  - title: Luật cấm <rủ>
    icon: cancel
    lines: [Không rủ., Không ép.]
    say: Điều 1 nói thế.
    law: ["1/2020/QH14#dieu-1", "1/2020/QH14#dieu-2"]
    source: Báo mẫu
handout:
- {title: Câu của em, lines: ["Em nói:"], blanks: 2}
quiz:
- ask: Bạn rủ thì sao?
  choices:
  - text: Thử.
  - {text: Từ chối., right: true}
  why: Rủ là việc bị cấm.
  law: "1/2020/QH14#dieu-1"
sources: [{title: Báo mẫu, url: 'https://mau.example/bao'}]
updated: 2026-11-20
"""


def found(root: Path, text: str, law: str = LAW) -> list[Problem]:
    return list(problems_of(site(root, {PATH: text, "content/luat/1-2020-qh14/law.yml": law}), NOW))


def test_what_is_written_right_is_not_refused(tmp_path: Path) -> None:
    assert found(tmp_path, LESSON) == []


@pytest.mark.parametrize(
    ("wrong", "right", "code", "place", "told"),
    [
        ("minutes: 30", "minutes: 31", "E357", (8, 1), "46 phút"),
        ("Thử.\n", "Thử.\n    right: true\n", "E358", (28, 3), "2 đáp án"),
        (", right: true", "", "E358", (28, 3), "0 đáp án"),
        ('QH14#dieu-1"\nsources', 'QH14#dieu-9"\nsources', "E305", (31, 8), "Điều 9"),
        ("QH14#dieu-2", "QH14#dieu-8", "E305", (21, 33), "Điều 8"),
        ('  law: "1/2020/QH14#dieu-1"\nsources', "sources", "E201", None, "law"),
        ("  why: Rủ là việc bị cấm.\n", "", "E201", None, "why"),
        ("sources: [{title: Báo mẫu, url: 'https://mau.example/bao'}]\n", "", "E207", None, "sources"),
        ("source: Báo mẫu", "source: Báo mẫ", "E344", (22, 13), "“Báo mẫu”"),
        ("icon: cancel", "icon: cancell", "E406", (18, 11), "cancel"),
        ("[Không rủ.,", f"[{'Không rủ ' * 11},", "W359", (19, 13), "98"),
        ("title: Luật cấm <rủ>", f"title: {'Luật cấm ' * 7}", "W359", (17, 12), "62"),
        ("level: thcs", "level: thcss", "E205", (3, 8), "thcs"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(
    tmp_path: Path, wrong: str, right: str, code: str, place: tuple[int, int] | None, told: str
) -> None:
    assert wrong in LESSON
    problems = found(tmp_path, LESSON.replace(wrong, right))
    problem = next((one for one in problems if one.code == code), None)
    assert problem, problems
    assert problem.at.path == PATH and told in problem.message + problem.mend
    assert place in (None, (problem.at.line, problem.at.column))


def test_a_lesson_on_a_law_that_has_ended_is_told(tmp_path: Path) -> None:
    ended = found(tmp_path, LESSON, LAW.replace("effective: 2020-07-01", "effective: 2020-07-01\nended: 2025-01-01"))
    assert [one.is_error for one in ended if one.code == "W361"] == [False]


def test_the_name_of_the_quiz_page_is_taken(tmp_path: Path) -> None:
    problems = problems_of(site(tmp_path, {"content/bai-hoc/do-vui.yml": LESSON}), NOW)
    assert "E360" in {one.code for one in problems}
