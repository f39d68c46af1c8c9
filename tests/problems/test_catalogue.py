"""Every code has its words, its place in the handbook, and a use."""

from __future__ import annotations

import re
import string

import pytest

from scripts.problems import Position, Problem, catalogue, problem
from scripts.problems.printers import text
from tests.conftest import CHECKOUT

HANDBOOK = (CHECKOUT / "HUONG-DAN.md").read_text(encoding="utf-8")
CODE = "".join(path.read_text(encoding="utf-8") for path in (CHECKOUT / "scripts").rglob("*.py"))


def facts(words: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(words) if name}


@pytest.mark.parametrize("code", catalogue())
def test_the_handbook_explains_the_code_in_the_same_words(code: str) -> None:
    row = next((line for line in HANDBOOK.splitlines() if line.startswith(f"| {code} |")), "")
    for words in catalogue()[code].values():
        assert re.sub(r"\{\w+\}", "…", words).replace("|", "\\|") in row, "make the handbook's table anew"
    label = Problem(Position(""), code, "", "").label.removesuffix(f" {code}")
    assert f"| {label} |" in row


def test_each_code_is_given_once() -> None:
    """YAML takes the last of two, and the first one's facts are not its own."""
    text = (CHECKOUT / "scripts/problems/catalogue.yml").read_text(encoding="utf-8")
    numbers = re.findall(r"^[EW]([0-9]+):$", text, re.MULTILINE)
    assert sorted(numbers) == sorted(set(numbers))


@pytest.mark.parametrize("code", catalogue())
def test_the_code_is_raised_somewhere(code: str) -> None:
    assert f'"{code}"' in CODE


def test_a_hostile_value_stays_on_one_short_line() -> None:
    found = problem("E302", Position("x.yml", 3, 4), found="a\nb\x1b[31m" + "c" * 10_000)
    [line] = text([found]).splitlines()
    assert line.startswith("x.yml:3:4: lỗi E302: ") and "\x1b" not in line and len(line) < 400


def test_problems_sort_by_path_and_line() -> None:
    places = [Position("b", 1, 1), Position("a", 10, 1), Position("a", 2, 9)]
    assert [found.at for found in sorted(problem("E103", at) for at in places)] == sorted(places)
