"""No number is told to anybody to call unless content/site.yml has it with its source."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.test_fields import problems
from tests.sources import IDENTITY, QUESTION

ASKED = "content/hoi-dap/cau-hoi-mau.md"


def test_a_number_without_a_source_is_refused(tmp_path: Path) -> None:
    text = IDENTITY.replace(", sources: https://mau.example", "")
    assert text != IDENTITY
    [found] = problems(tmp_path, {"content/site.yml": text})
    assert found.code == "E207"


@pytest.mark.parametrize("line", ["call: '911'", "actions: [{text: Gọi, link: 'tel:911'}]"])
def test_a_page_tells_to_call_the_numbers_of_the_site_alone(tmp_path: Path, line: str) -> None:
    [found] = problems(tmp_path, {ASKED: QUESTION.replace("now:", f"{line}\nnow:")})
    assert found.code == "E324"
    known = line.replace("911", "000")
    assert problems(tmp_path, {ASKED: QUESTION.replace("now:", f"{known}\nnow:")}) == []
