"""The place list: whatever is written for a square, a slug or a code, the answer is a problem with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.flow.checking import problems_of
from tests.sources import NOW, PLACES, site

PATH = "content/places.yml"
TILE = "  slug: mau-thuong\n  tile: "


def found(root: Path) -> list[tuple[str, int, int]]:
    return [(problem.code, problem.at.line, problem.at.column) for problem in problems_of(root, NOW)]


def with_tile(text: str) -> str:
    return PLACES.replace("  slug: mau-thuong\n", f"{TILE}{text}\n")


@pytest.mark.parametrize(
    "written",
    [
        "[0, 1]",
        "[13, 1]",
        "[1, 7]",
        "[1]",
        "[1, 2, 3]",
        "[]",
        "[-1, 2]",
        "[1.5, 2]",
        "[a, b]",
        "[[1], [2]]",
        "[{a: 1}, 2]",
        "{row: 1, column: 2}",
        "1, 2",
        "true",
        "[٣, 1]",
        f"[{'9' * 5000}, 1]",
    ],
)
def test_a_square_that_is_none_is_a_problem_with_its_place(tmp_path: Path, written: str) -> None:
    root = site(tmp_path, {PATH: with_tile(written)})
    [problem] = problems_of(root, NOW)
    assert (problem.code, problem.at.line, problem.at.column) == ("E204", 6, 9)
    assert "hàng từ 1 đến 12, cột từ 1 đến 6" in problem.message and len(problem.message) < 300


def test_two_names_on_one_square_are_a_problem(tmp_path: Path) -> None:
    text = with_tile("[2, 3]").replace("  slug: mau-ha\n", "  slug: mau-ha\n  tile: [2, 3]\n")
    assert found(site(tmp_path, {PATH: text})) == [("E320", 14, 9)]
    text = with_tile("[2, 3]") + "around:\n- {name: Biển, tile: [2, 3]}\n"
    assert found(site(tmp_path, {PATH: text})) == [("E320", 17, 22)]


def test_one_address_or_code_for_two_places_is_a_problem(tmp_path: Path) -> None:
    assert found(site(tmp_path, {PATH: PLACES.replace("mau-ha", "mau-thuong")})) == [("E306", 12, 9)]
    assert found(site(tmp_path, {PATH: PLACES.replace("'992'", "'991'")}))[0] == ("E306", 10, 9)
    assert found(site(tmp_path, {PATH: PLACES.replace("'99201'", "'99101'")})) == [("E306", 14, 12)]
