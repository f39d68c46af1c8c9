"""The makers: several processes draw what one would, and what draws is loaded only where something is new."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from scripts.draw import makers
from scripts.draw.tree import TreeOnDisk
from scripts.workers.crew import Crew
from tests.conftest import CHECKOUT
from tests.draw.test_cards import card, tree_of
from tests.sources import put, site

BUILT = """
import sys
from pathlib import Path
from scripts.flow.building import Options, build
from scripts.flow.progress import Progress
from tests.sources import NOW
assert build(Path(sys.argv[1]), NOW, Options(compressed=False), Progress(quiet=True)).output
print(*{"typst", "openpyxl", "docx", "pypdfium2", "PIL"} & sys.modules.keys())
"""


def test_several_processes_draw_what_one_would(tmp_path: Path) -> None:
    tree = tree_of(*(card(f"Tin {number}") for number in range(5)))
    put(tmp_path, tree)
    cards = replace(makers.CARDS, many=2)
    beside = makers.made(cards, TreeOnDisk(tmp_path), tmp_path / "cache", Crew(2))
    alone = makers.made(cards, tree, tmp_path / "alone")
    assert [file.read_bytes() for file in beside.values()] == [file.read_bytes() for file in alone.values()]


def test_where_a_process_fails_the_build_says_why(tmp_path: Path) -> None:
    tree = tree_of(card("Một"), card("Hai"))
    put(tmp_path, tree)
    (tmp_path / "files/assets/icon.12345678.svg").write_text("no picture", encoding="utf-8")
    with pytest.raises(Exception, match="SVG"):
        makers.made(replace(makers.CARDS, many=2), TreeOnDisk(tmp_path), tmp_path / "cache", Crew(2))


def test_nothing_that_draws_is_loaded_where_nothing_is_new(tmp_path: Path) -> None:
    site(tmp_path)

    def built() -> set[str]:
        command = [sys.executable, "-c", BUILT, str(tmp_path)]
        done = subprocess.run(command, cwd=CHECKOUT, capture_output=True, encoding="utf-8", check=True)
        return set(done.stdout.split())

    built()
    assert built() == set()
