"""Lessons: what a teacher sees, what is printed and asked, and what is withheld when the law has changed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.assemble.test_assemble import meta
from tests.check.test_lessons import LESSON, PATH
from tests.sources import LAW, site, tree_of


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    return tree_of(site(tmp_path_factory.mktemp("bài học"), {PATH: LESSON}))


def test_a_page_tells_the_lesson_by_minutes_with_its_files_and_provisions(tree: Mapping[str, bytes]) -> None:
    page = meta(tree, "bai-hoc/bai-mau/")
    assert [step["when"] for step in page["steps"]] == ["Phút 0 đến 15 (15 phút)", "Phút 15 đến 45 (30 phút)"]
    [slide] = page["steps"][1]["slides"]
    # The cover is the first.
    assert (slide["number"], slide["title"]) == (2, "Luật cấm <rủ>")
    assert 'href="../../luat/1-2020-qh14/#dieu-1"' in page["steps"][1]["does"][0]
    assert [file["url"].rpartition("/")[2] for file in page["files"]] == [
        "trang-chieu.pptx",
        "trang-chieu.pdf",
        "giao-an.pdf",
        "phieu-hoc-sinh.pdf",
    ]
    assert page["basis"][0]["provisions"] and not page["over"]


def test_the_quiz_explains_each_answer_by_its_provision(tree: Mapping[str, bytes]) -> None:
    [part] = meta(tree, "bai-hoc/do-vui/")["rounds"]
    [question] = part["questions"]
    assert (part["id"], question["answer"]) == ("thcs", "B. Từ chối.")
    assert [choice["right"] for choice in question["choices"]] == [False, True]
    assert question["why"] == "Rủ là việc bị cấm." and question["law"][0]["url"] == "luat/1-2020-qh14/#dieu-1"


def test_what_is_drawn_names_each_text_once(tree: Mapping[str, bytes]) -> None:
    told = json.loads(tree["lessons.json"])["bai-hoc/bai-mau/"]
    slide = told["steps"][1]["slides"][0]
    assert slide["law"] == "Điều 1, Điều 2 Luật mẫu số 1/2020/QH14"
    assert slide["source"] == "Báo mẫu" and told["quiz"][0]["right"] == "B"
    assert "văn bản chính thức là căn cứ" in told["foot"] and "20/11/2026" in told["foot"]


def test_its_files_are_among_the_materials(tree: Mapping[str, bytes]) -> None:
    rows = json.loads(tree["files/api/v1/materials.json"])["materials"]
    assert [row["form"] for row in rows if row["kind"] == "bai-hoc"] == [
        *("Trang chiếu", "Trang chiếu", "Giáo án, đáp án", "Phiếu học sinh")
    ]


def test_nothing_of_a_law_that_has_ended_is_taught(tmp_path: Path) -> None:
    law = LAW.replace("effective: 2020-07-01", "effective: 2020-07-01\nended: 2025-01-01")
    tree = tree_of(site(tmp_path, {PATH: LESSON, "content/luat/1-2020-qh14/law.yml": law}))
    page = meta(tree, "bai-hoc/bai-mau/")
    assert page["over"] and not page.get("files") and not page.get("questions")
    assert not meta(tree, "bai-hoc/do-vui/").get("rounds") and "lessons.json" not in tree


def test_a_site_without_any_has_no_list(tmp_path: Path) -> None:
    assert not any("bai-hoc" in path or "lessons" in path for path in tree_of(site(tmp_path, {})))
