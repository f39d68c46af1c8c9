from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.vietnamese.collation import sort_key


def test_the_alphabet_puts_d_with_a_bar_after_d() -> None:
    names = ["Đô Lương", "Diễn Châu", "Anh Sơn", "Ân Phú", "Dương", "Điều 10", "Điều 9", "Con Cuông", "Ăn", "Yên Thành"]
    assert sorted(names, key=sort_key) == [
        "Anh Sơn",
        "Ăn",
        "Ân Phú",
        "Con Cuông",
        "Diễn Châu",
        "Dương",
        "Điều 9",
        "Điều 10",
        "Đô Lương",
        "Yên Thành",
    ]


def test_tones_decide_only_between_equal_letters() -> None:
    assert sorted(["mạ", "má", "ma", "mã", "mả", "mà", "mai"], key=sort_key) == [
        "ma",
        "mà",
        "mả",
        "mã",
        "má",
        "mạ",
        "mai",
    ]


@given(st.lists(st.text(max_size=12)))
def test_the_order_is_total(names: list[str]) -> None:
    backwards = names[::-1]
    assert sorted(names, key=sort_key) == sorted(backwards, key=sort_key)


@pytest.mark.parametrize(
    "in_order",
    [
        # Syllable by syllable, as dictionaries do.
        ["a", "a dua", "à", "à uôm", "ả", "ả đào", "á", "á khẩu"],
        ["ang", "anh hùng", "ánh", "ánh sáng"],
        ["cha", "Cha", "chan"],
        ["Điều 2", "Điều 09", "Điều 10", "Điều 10a", "Điều 100"],
        ["hòa", "hoà bình"],
    ],
)
def test_dictionary_order(in_order: list[str]) -> None:
    shuffled = random.Random(1).sample(in_order, len(in_order))
    assert sorted(shuffled, key=sort_key) == in_order


def test_a_number_of_any_length_has_a_place() -> None:
    assert sort_key("9" * 5_000) < sort_key("1" + "0" * 5_000) < sort_key("a")


@given(st.text(max_size=12), st.text(max_size=12))
def test_only_the_same_text_has_the_same_place(one: str, other: str) -> None:
    assert (sort_key(one) == sort_key(other)) == (one == other)
