from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.vietnamese.collation import sort_key
from scripts.vietnamese.folding import canonical_tone, fold
from scripts.vietnamese.near import closest
from scripts.vietnamese.slugs import slug

VIETNAMESE = "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ "
TEXT = st.text(VIETNAMESE + VIETNAMESE.upper(), max_size=30)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hoà", "hòa"),
        ("khoẻ", "khỏe"),
        ("thuỷ", "thủy"),
        ("ma tuý", "ma túy"),
        ("HOÀ BÌNH", "HÒA BÌNH"),
        ("uỷ ban", "ủy ban"),
    ],
)
def test_two_tone_styles_are_one_word(one: str, other: str) -> None:
    assert canonical_tone(one) == other
    assert canonical_tone(other) == other
    assert canonical_tone(unicodedata.normalize("NFD", one)) == other


@pytest.mark.parametrize(
    "word", ["quý", "quả", "quỳ", "hoàn", "thuyền", "tuyệt", "hoạt", "loét", "xoáy", "thuở", "khuỷu"]
)
def test_words_with_one_spelling_are_left_alone(word: str) -> None:
    assert canonical_tone(word) == word


@given(TEXT)
def test_canonical_tone_is_stable_and_keeps_the_letters(text: str) -> None:
    once = canonical_tone(text)
    assert canonical_tone(once) == once
    assert fold(once) == fold(text)
    assert unicodedata.is_normalized("NFC", once)


@given(st.text(max_size=40))
def test_folding_does_not_depend_on_the_normal_form(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Điều 5", "dieu-5"),
        ("Đường dây nóng", "duong-day-nong"),
        ("  Kỳ Sơn — 2022! ", "ky-son-2022"),
        ("ĐỖ Đức", "do-duc"),
        ("Khoản 2, điểm đ", "khoan-2-diem-d"),
    ],
)
def test_slugs(text: str, expected: str) -> None:
    assert slug(text) == expected
    assert slug(unicodedata.normalize("NFD", text)) == expected


@given(st.text(max_size=200))
def test_a_slug_is_ascii_or_refused(text: str) -> None:
    try:
        made = slug(text)
    except ValueError:
        return
    assert made.isascii() and made == made.lower() and not made.startswith("-") and not made.endswith("-")
    assert 0 < len(made) <= 100 and slug(made) == made


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
    ("written", "meant"),
    [("Ki Sơn", "Kỳ Sơn"), ("con cuong", "Con Cuông"), ("Qùy Hợp", "Quỳ Hợp"), ("Nghỉa Đàn", "Nghĩa Đàn")],
)
def test_near_misses(written: str, meant: str) -> None:
    assert closest(written, ["Kỳ Sơn", "Con Cuông", "Quỳ Hợp", "Nghĩa Đàn", "Vinh"])[0] == meant


def test_nothing_is_suggested_for_what_looks_like_nothing() -> None:
    assert closest("xyz", ["Kỳ Sơn", "Vinh"]) == ()
    assert closest("x" * 10_000, ["x" * 10_000]) == ()
