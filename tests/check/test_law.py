"""Pages never cite what does not exist, and never call current what is not in force."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from scripts.flow.checking import problems_of
from scripts.model.values import VIETNAM
from scripts.problems import Problem
from tests.sources import HELP, HOME, LAW, NEWS, NOW, QUESTION, site

HELP_PATH, LAW_PATH = "content/ho-tro.md", "content/luat/1-2020-qh14/law.yml"
OUTLINED = LAW.replace("title: Phạm vi}", "title: Phạm vi, clauses: '1, 2 (a b đ), 3'}").replace(
    "title: Đối tượng}", "title: Đối tượng, clauses: '0'}"
)
# The small law, replaced on 1/7/2026 as the real one was.
OLD = OUTLINED.replace("effective: 2020-07-01", "effective: 2022-01-01\nended: 2026-07-01\nreplaced_by: 9/2025/QH15")
NEW = (
    OUTLINED.replace("1/2020/QH14", "9/2025/QH15")
    .replace("1-2020-qh14", "9-2025-qh15")
    .replace("effective: 2020-07-01", "effective: 2026-07-01")
    .replace("Luật mẫu", "Luật mẫu mới")
)
TWO = {LAW_PATH: OLD, "content/luat/9-2025-qh15/law.yml": NEW}


def found(root: Path, now: datetime = NOW) -> list[Problem]:
    return list(problems_of(root, now))


def with_help(tmp_path: Path, text: str, **files: str) -> Path:
    return site(tmp_path, {LAW_PATH: OUTLINED, HELP_PATH: f"{HELP}\n{text}\n"} | files)


@pytest.mark.parametrize(
    ("target", "guess"),
    [
        ("1/2020/QH14#dieu-3", "1/2020/QH14#dieu-2"),
        ("1/2020/QH14#dieu-1.4", "1/2020/QH14#dieu-1.3"),
        ("1/2020/QH14#dieu-1.2.e", "1/2020/QH14#dieu-1.2.đ"),
        ("1/2020/QH14#dieu-2.1", "1/2020/QH14#dieu-2"),
        ("1/2020/QH15", "1/2020/QH14"),
    ],
)
def test_a_link_to_what_does_not_exist_is_refused_with_the_nearest(tmp_path: Path, target: str, guess: str) -> None:
    [problem] = found(with_help(tmp_path, f"Xem [chỗ này](luat:{target})."))
    assert problem.is_error and problem.at.path == HELP_PATH and (problem.at.line, problem.at.column) == (10, 15)
    assert f"“{guess}”" in problem.mend


def test_a_clause_put_in_later_under_any_letter_has_a_nearest_too(tmp_path: Path) -> None:
    law = OUTLINED.replace("'1, 2 (a b đ), 3'", "'1, 2, 2l, 3'")
    root = with_help(tmp_path, "Xem [x](luat:1/2020/QH14#dieu-1.2m).", **{LAW_PATH: law})
    [problem] = found(root)
    assert problem.code == "E305" and "“1/2020/QH14#dieu-1.2l”" in problem.mend


def test_every_depth_of_citation_resolves(tmp_path: Path) -> None:
    text = " ".join(f"[x](luat:1/2020/QH14{place})" for place in ("", "#dieu-1", "#dieu-1.2", "#dieu-1.2.đ", "#dieu-2"))
    assert found(with_help(tmp_path, text)) == []


def test_prose_that_names_a_missing_provision_is_warned_about_where_it_stands(tmp_path: Path) -> None:
    text = "Theo khoản 2 Điều 1 và khoản 9 Điều 1 Luật số 1/2020/QH14.\n\n"
    text += "`khoản 8 Điều 1 Luật số 1/2020/QH14`\n\n> Điều 7 Luật mẫu"
    [problem] = found(with_help(tmp_path, text))
    assert (problem.code, problem.at.line, problem.at.column) == ("W401", 10, 24)
    assert "Khoản 9 Điều 1 Luật số 1/2020/QH14" in problem.message and "#dieu-1.3" in problem.mend


def test_a_text_without_known_structure_may_have_any_article(tmp_path: Path) -> None:
    bare = "number: 5/2021/NĐ-CP\nslug: 5-2021-nd-cp\ntitle: Nghị định mẫu\nshort_title: Nghị định 5/2021\n"
    root = with_help(
        tmp_path,
        "Xem [x](luat:5/2021/NĐ-CP#dieu-9.1) và Điều 8 Nghị định 5/2021.",
        **{"content/luat/5-2021-nd-cp/law.yml": bare},
    )
    assert found(root) == []


MOMENTS = {
    "31/12/2021": datetime(2021, 12, 31, 23, 59, tzinfo=VIETNAM),
    "1/1/2022": datetime(2022, 1, 1, tzinfo=VIETNAM),
    "30/6/2026": datetime(2026, 6, 30, 23, 59, tzinfo=VIETNAM),
    "1/7/2026": datetime(2026, 7, 1, tzinfo=VIETNAM),
}
CURRENT = "Hiện nay việc này theo Điều 1 Luật số {}."
# What the small site itself says rests on the small law alone.
PLAIN = {
    "content/index.md": HOME.replace("luat:1/2020/QH14", "trang:luat"),
    "content/hoi-dap/cau-hoi-mau.md": QUESTION.replace(
        "law: ['1/2020/QH14#dieu-1.1']", "law: ['1/2020/QH14#dieu-1.1', '9/2025/QH15#dieu-1']"
    ).replace("luat:1/2020/QH14#dieu-1)", "luat:9/2025/QH15#dieu-1)"),
}


@pytest.mark.parametrize(
    ("number", "wrong"),
    [
        ("1/2020/QH14", {"31/12/2021": "chưa có hiệu lực", "1/7/2026": "đã hết hiệu lực từ ngày 01/7/2026"}),
        (
            "9/2025/QH15",
            {"31/12/2021": "chưa có", "1/1/2022": "chưa có", "30/6/2026": "chưa có hiệu lực (từ ngày 01/7/2026)"},
        ),
    ],
)
def test_an_undated_page_that_calls_current_what_is_not(tmp_path: Path, number: str, wrong: dict[str, str]) -> None:
    root = site(tmp_path, TWO | PLAIN | {HELP_PATH: f"{HELP}\n{CURRENT.format(number)}\n"})
    for moment, now in MOMENTS.items():
        codes = [problem for problem in found(root, now) if problem.at.path == HELP_PATH]
        assert [problem.code for problem in codes] == (["W402"] if moment in wrong else []), moment
        if codes:
            assert codes[0].at.line == 10 and wrong[moment] in codes[0].message


def test_a_page_that_rests_on_an_ended_law_alone_must_say_so(tmp_path: Path) -> None:
    body = "Việc này theo Điều 1 Luật số 1/2020/QH14."
    root = site(tmp_path, TWO | PLAIN | {HELP_PATH: f"{HELP}\n{body}\n"})
    codes = {
        moment: [problem.code for problem in found(root, now) if problem.at.path == HELP_PATH]
        for moment, now in MOMENTS.items()
    }
    assert codes == {"31/12/2021": ["W403"], "1/1/2022": [], "30/6/2026": [], "1/7/2026": ["W403"]}
    for more in ("Luật này đã hết hiệu lực.", "Nay xem Điều 1 Luật số 9/2025/QH15."):
        root = site(tmp_path / more[:5], TWO | PLAIN | {HELP_PATH: f"{HELP}\n{body} {more}\n"})
        assert [problem for problem in found(root, MOMENTS["1/7/2026"]) if problem.at.path == HELP_PATH] == []


def test_news_has_its_own_day_and_is_not_warned_about(tmp_path: Path) -> None:
    text = NEWS + "\nHiện nay việc này theo Điều 1 Luật số 1/2020/QH14.\n"
    root = site(tmp_path, TWO | PLAIN | {"content/tin-tuc/2022-06-10-tin-mau.md": text})
    assert found(root) == []


def test_the_end_of_a_law_must_be_the_beginning_of_the_next(tmp_path: Path) -> None:
    root = site(tmp_path, TWO | PLAIN | {LAW_PATH: OLD.replace("ended: 2026-07-01", "ended: 2026-06-30")})
    assert [problem.code for problem in found(root) if problem.at.path == LAW_PATH] == ["W404"]


EASY = """\
---
title: Bản dễ đọc mẫu
summary: Một câu.
of: trang:ho-tro
parts:
- title: Việc làm
  lines:
  - {icon: phone, text: Gọi một số.}
sources: [1/KH-MAU]
sample: false
---
"""


def test_easy_pages_keep_their_sentences_short_and_their_pictures_real(tmp_path: Path) -> None:
    path = "content/de-doc/mau.md"
    assert found(site(tmp_path / "1", {path: EASY})) == []
    long = EASY.replace("Gọi một số.", "Gọi " + "một số nữa " * 6)
    [problem] = found(site(tmp_path / "2", {path: long}))
    assert (problem.code, problem.at.line) == ("W405", 8)
    [problem] = found(site(tmp_path / "3", {path: EASY.replace("icon: phone", "icon: phonee")}))
    assert problem.code == "E406" and "“phone”" in problem.mend
    [problem] = found(site(tmp_path / "4", {path: EASY.replace("trang:ho-tro", "trang:ho-tr")}))
    assert problem.code == "E301"


SITUATION = """\
---
title: Tình huống mẫu
summary: Một câu.
icon: phone
steps:
- {text: Làm một việc., law: '1/2020/QH14#dieu-1'}
deadlines:
- {what: Việc, value: 01 ngày, law: '1/2020/QH14#dieu-1.9'}
offices:
- {name: Cơ quan mẫu, does: Nhận việc.}
law: ['1/2020/QH14#dieu-1']
questions: [cau-hoi-mau, khong-co]
sources: [1/KH-MAU]
---
"""


def test_a_situation_names_only_provisions_and_questions_that_exist(tmp_path: Path) -> None:
    root = site(tmp_path, {LAW_PATH: OUTLINED, "content/tinh-huong/mau.md": SITUATION})
    assert [(problem.code, problem.at.line) for problem in found(root)] == [("E305", 8), ("E301", 12)]


def test_law_yml_with_a_wrong_outline_relation_or_day_is_refused(tmp_path: Path) -> None:
    for number, (old, new, code) in enumerate(
        (
            ("clauses: '0'", "clauses: '1, (a'", "E204"),
            ("effective: 2020-07-01", "effective: 2020-07-01\nreplaces: [luật cũ]", "E305"),
            (
                "effective: 2020-07-01",
                "effective: 2020-07-01\namends: {number: 2/2010/QH12, basis: 1/2020/QH14#dieu-8}",
                "E305",
            ),
            (
                "effective: 2020-07-01",
                "effective: 2020-07-01\nlater: [{provision: dieu-9, effective: 2021-01-01}]",
                "E305",
            ),
        )
    ):
        root = site(tmp_path / str(number), {LAW_PATH: OUTLINED.replace(old, new)})
        codes = [one.code for one in found(root) if one.at.path == LAW_PATH and one.is_error]
        assert codes == [code], new
