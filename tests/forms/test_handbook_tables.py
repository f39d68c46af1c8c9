"""The handbook's tables of fields are those of today's models, and what leads to a chapter arrives."""

from __future__ import annotations

import re

import pytest

from scripts.forms.handbook_tables import name_of, written
from scripts.forms.kinds import WRITTEN
from tests.conftest import CHECKOUT

HANDBOOK = (CHECKOUT / "HUONG-DAN.md").read_text(encoding="utf-8")


def test_the_tables_are_those_of_the_models() -> None:
    assert written(HANDBOOK) == HANDBOOK, "run python -m scripts.forms.handbook_tables"


@pytest.mark.parametrize("kind", WRITTEN)
def test_each_kind_of_file_has_its_table(kind: str) -> None:
    assert f"<!-- các trường: {name_of(WRITTEN[kind].model)} -->\n\n| Trường |" in HANDBOOK


def test_a_table_that_is_old_is_made_anew() -> None:
    old = HANDBOOK.replace("| `time_note` | Buổi trong ngày", "| `time_note` | Khác")
    assert old != HANDBOOK and written(old) == HANDBOOK


def test_every_link_into_the_handbook_is_a_heading_of_it() -> None:
    text = re.sub(r"^```.*?^```", "", HANDBOOK, flags=re.MULTILINE | re.DOTALL)
    headings = {_of_github(one) for one in re.findall(r"^#{1,3} (.+)$", text, re.MULTILINE)}
    links = {one for one in re.findall(r"\]\(#([^)]+)\)", text) if not re.fullmatch("[a-z-]+", one)}
    assert len(links) > 15 and links <= headings, links - headings


def _of_github(heading: str) -> str:
    """The address that GitHub gives a heading."""
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")
