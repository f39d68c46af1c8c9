from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.vietnamese.near import closest

FIELDS = ["id", "title", "summary", "kind", "start", "end", "time_note", "place", "organisers", "status"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [("Ki Sơn", "Kỳ Sơn"), ("con cuong", "Con Cuông"), ("Qùy Hợp", "Quỳ Hợp"), ("Nghỉa Đàn", "Nghĩa Đàn")],
)
def test_near_misses(written: str, meant: str) -> None:
    assert closest(written, ["Kỳ Sơn", "Con Cuông", "Quỳ Hợp", "Nghĩa Đàn", "Vinh"])[0] == meant


def test_nothing_is_suggested_for_what_looks_like_nothing() -> None:
    assert closest("xyz", ["Kỳ Sơn", "Vinh"]) == ()
    assert closest("x" * 10_000, ["x" * 10_000]) == ()


@pytest.mark.parametrize(
    ("written", "meant"),
    [("enf", "end"), ("tilte", "title"), ("sart", "start"), ("organizers", "organisers"), ("Kind", "kind")],
)
def test_a_slip_in_a_key(written: str, meant: str) -> None:
    assert closest(written, FIELDS)[0] == meant


@pytest.mark.parametrize("written", ["", "x", "mo_ta", "ngay_bat_dau"])
def test_no_key_is_suggested_at_random(written: str) -> None:
    assert closest(written, FIELDS) == ()


def test_a_name_is_found_inside_its_full_name_and_the_other_way_round() -> None:
    assert closest("Ki Sơn", ["Huyện Anh Sơn", "Huyện Kỳ Sơn"]) == ("Huyện Kỳ Sơn",)
    assert closest("huyện Ki Sơn", ["Anh Sơn", "Kỳ Sơn"]) == ("Kỳ Sơn",)


def test_marks_decide_between_equals_and_the_nearest_comes_first() -> None:
    assert closest("Thanh Chương", ["Thành Chuông", "Thanh Chuơng"]) == ("Thanh Chuơng", "Thành Chuông")
    assert closest("Kỳ Sơm", ["Huyện Kỳ Sơn", "Kỳ Lâm", "Kỳ Sơn"])[0] == "Kỳ Sơn"


@given(st.text("abcdđeêươáàn", min_size=2, max_size=20), st.data())
def test_one_slip_is_always_mended(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word) - 2))
    slips = [word[:at] + word[at + 1 :], word[:at] + "x" + word[at:], word[:at] + "x" + word[at + 1 :]]
    slips.append(word[:at] + word[at + 1] + word[at] + word[at + 2 :])
    assert word in closest(data.draw(st.sampled_from(slips)), [word])
