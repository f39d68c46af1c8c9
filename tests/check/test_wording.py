"""Words to leave alone: named with what to write instead, but not where others are quoted."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.flow.building import Options, build
from scripts.flow.checking import problems_of
from scripts.flow.progress import Progress
from tests.sources import NEWS, NOW, SITE, put, site, tree_of

PATH, NEWS_PATH = "content/tu-nen-dung.yml", "content/tin-tuc/2022-06-10-tin-mau.md"
WORDS = """\
terms:
- avoid: [con nghiện, kẻ nghiện]
  use: người nghiện ma túy
  why: luật cấm kỳ thị
  law: "1/2020/QH14#dieu-1"
  unless: [con nghiện thì]
"""


def found(tmp_path: Path, line: str, words: str = WORDS) -> list[tuple[str, int, int]]:
    news = NEWS.replace("Nội dung tin mẫu.", line)
    problems = problems_of(put(tmp_path, {**SITE, PATH: words, NEWS_PATH: news}), NOW)
    return [(one.code, one.at.line, one.at.column) for one in problems if one.at.path in (PATH, NEWS_PATH)]


@pytest.mark.parametrize(
    ("line", "column"),
    [("Giúp con nghiện.", 6), ("CON NGHIỆN", 1), ("Kẻ nghiện ở đây", 1), ("Con nghiện thì khác kẻ nghiện", 21)],
)
def test_such_a_word_is_named_at_its_place(tmp_path: Path, line: str, column: int) -> None:
    assert found(tmp_path, line) == [("W375", 9, column)]


@pytest.mark.parametrize(
    "line",
    [
        "Con nghiện thì cha mẹ lo.",
        "Ông nói “con nghiện” mãi.",
        "Ông nói:\n\n> kẻ nghiện",
        "`kẻ nghiện`",
        "[đây](tin:tin-mau)",
        "bacon nghiện",
    ],
)
def test_what_is_quoted_or_meant_otherwise_is_not(tmp_path: Path, line: str) -> None:
    assert found(tmp_path, line) == []


def test_the_list_rests_on_provisions_that_there_are(tmp_path: Path) -> None:
    assert [code for code, *_ in found(tmp_path, "Nội dung.", WORDS.replace("dieu-1", "dieu-99"))] == ["E305"]
    assert found(tmp_path, "Giúp con nghiện.", "words: [Mẫu]\n") == []


def test_a_new_word_is_looked_for_in_what_a_build_kept(tmp_path: Path) -> None:
    root = site(tmp_path, {PATH: WORDS})
    build(root, NOW, Options(jobs=1), Progress())
    assert problems_of(root, NOW) == ()
    (root / PATH).write_text(WORDS.replace("kẻ nghiện", "tin mẫu"), encoding="utf-8")
    assert {one.code for one in problems_of(root, NOW)} == {"W375"}


def test_no_page_prints_the_list(tmp_path: Path) -> None:
    written = b"".join(tree_of(put(tmp_path, {**SITE, PATH: WORDS})).values())
    assert "luật cấm kỳ thị".encode() not in written
