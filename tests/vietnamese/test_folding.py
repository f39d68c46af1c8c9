from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.vietnamese.folding import canonical_tone, fold, same_word

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


@given(st.text(max_size=40))
def test_folding_leaves_no_mark_and_no_capital(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded == folded.lower()
    assert not any("\u0300" <= letter <= "\u036f" for letter in folded)


@given(TEXT)
def test_folded_vietnamese_is_ascii(text: str) -> None:
    assert fold(text).isascii()
    assert fold(text) == fold(text.upper())


def test_d_with_a_bar_is_d_also_when_a_converter_wrote_eth() -> None:
    assert fold("Đường đời") == fold("\xd0ường đời") == "duong doi"


def test_one_key_for_all_spellings_of_a_word() -> None:
    spellings = ["Thái Hòa", "thái hoà", " THÁI  HOÀ ", unicodedata.normalize("NFD", "Thái Hoà")]
    assert {same_word(text) for text in spellings} == {"thái hòa"}
    assert same_word("Kỳ Sơn") != same_word("Ky Son")
