"""What tells who somebody is: 200 fictional sentences, half of which must be kept back."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from scripts.check.guard import CODES
from scripts.vietnamese.personal import personal
from tests.conftest import CHECKOUT

CASES = yaml.safe_load((CHECKOUT / "tests/cases/guard.yml").read_text(encoding="utf-8"))
NOW = 2026


def codes(text: str) -> list[str]:
    return [CODES[one.kind] for one in personal(text) if one.kind != "born" or NOW - one.year < 18]


def test_there_are_200_sentences() -> None:
    assert (len(CASES["kept"]), len(CASES["free"])) == (100, 100)


@pytest.mark.parametrize("case", CASES["kept"], ids=lambda case: case["text"])
def test_what_must_be_kept_back_is(case: dict[str, str]) -> None:
    assert case["code"] in codes(case["text"])


@pytest.mark.parametrize("text", CASES["free"])
def test_what_tells_nobody_passes(text: str) -> None:
    assert codes(text) == []


@given(st.text(max_size=300))
def test_any_text_is_looked_through_and_places_are_right(text: str) -> None:
    for one in personal(text):
        assert text[one.offset : one.offset + len(one.words)] == one.words


@pytest.mark.parametrize(
    "behind", ["có con nghiện ma túy", "có chồng đang cai nghiện", "(xóm 3) có người nghiện", "có con trai bị bắt"]
)
def test_a_family_that_is_named_is_known_by_who_is_in_it(behind: str) -> None:
    assert codes(f"Thăm, tặng quà gia đình ông Nguyễn Văn Mẫu {behind}") == ["E354"]
    assert codes(f"Ông Nguyễn Văn Mẫu nói chuyện với gia đình {behind}") == []
