from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.vietnamese.aloud.numbers import cardinal, roman
from scripts.vietnamese.numbering import roman as written_roman
from scripts.vietnamese.reading_aloud import heard, reading_seconds, spoken, syllables

CASES = [
    line.split("\t")
    for line in Path(__file__).with_name("reading_aloud.tsv").read_text(encoding="utf-8").split("\n")
    if line
]
# What may be left of signs: those that make a reader pause, and the hyphen and apostrophe within a word.
LEFT = re.compile(r"(?:[^\W\d_]|[\s,.;:?!…“”‘’\"]|(?<=[^\W\d_])['’-](?=[^\W\d_]))*")
WORDS = "ma túy là hiểm họa của gia đình và xã hội; hãy báo công an xã, đừng thử dù chỉ lần đầu"
PLAIN = st.sampled_from(WORDS.split())
WRITTEN = st.sampled_from([written for written, _ in CASES])
DIGITS = "không một hai ba bốn năm sáu bảy tám chín"
NUMBERS = {**{word: number for number, word in enumerate(DIGITS.split())}, "mốt": 1, "tư": 4, "lăm": 5}


def test_there_are_cases_enough() -> None:
    assert len({written for written, _ in CASES}) > 300


@pytest.mark.parametrize(("written", "said"), CASES)
def test_as_written_so_said(written: str, said: str) -> None:
    assert spoken(written) == said


@given(st.lists(st.one_of(WRITTEN, PLAIN), max_size=8).map(" ".join))
def test_no_digit_and_no_unsaid_sign_is_left(text: str) -> None:
    said = spoken(text)
    assert LEFT.fullmatch(said)
    assert spoken(said) == said


@given(st.text("0123456789/-–.,:()% aăđeouAĐBIVXKH&+°“”'\n", max_size=40))
def test_whatever_is_typed_can_be_read(text: str) -> None:
    assert LEFT.fullmatch(spoken(text))


@given(st.lists(PLAIN, max_size=12).map(" ".join))
def test_plain_words_stay(text: str) -> None:
    assert spoken(text) == text


@given(st.lists(PLAIN.filter(str.isalpha), min_size=1, max_size=5), WRITTEN, st.lists(PLAIN.filter(str.isalpha)))
def test_no_word_around_is_lost(before: list[str], written: str, after: list[str]) -> None:
    said = spoken(f"{' '.join(before)}: {written}; {' '.join(after)}").split()
    assert [word.strip(":") for word in said[: len(before)]] == before
    assert not after or said[-len(after) :] == after


@given(st.integers(0, 10**15))
def test_a_number_can_be_told_from_its_words(number: int) -> None:
    assert heard_number(cardinal(number)) == number


def heard_number(words: str) -> int:
    total = billions = group = digit = 0
    for word in words.split():
        if word in NUMBERS:
            digit = NUMBERS[word]
        elif word in ("mười", "mươi"):
            group, digit = group + 10 * (digit if word == "mươi" else 1), 0
        elif word == "trăm":
            group, digit = group + 100 * digit, 0
        elif word in ("nghìn", "triệu"):
            total, group, digit = total + (group + digit) * (1000 if word == "nghìn" else 10**6), 0, 0
        elif word == "tỷ":
            billions, total, group, digit = (total + group + digit) * 10**9, 0, 0, 0
    return billions + total + group + digit


@given(st.integers(1, 3999))
def test_roman_numbers(number: int) -> None:
    assert roman(written_roman(number)) == number


def test_what_nobody_can_know_is_asked() -> None:
    assert [(doubt.kind, doubt.written) for doubt in heard("Ban QLDATX họp. Số máy: 24/7 ☎").doubts] == [
        ("abbreviation", "QLDATX"),
        ("date", "24/7"),
        ("sign", "☎"),
    ]
    assert not heard("Ngày 24/7, UBND xã trực 24/7.").doubts


def test_staff_can_add_abbreviations() -> None:
    assert spoken("Ban QLDATX xã", {"QLDATX": "Quản lý dự án"}) == "Ban Quản lý dự án xã"
    assert spoken("Ban QLDATX xã") != spoken("Ban QLDATX xã", {"QLDATX": "Quản lý dự án"})


def test_syllables_are_those_that_are_said() -> None:
    assert syllables("Điều 30") == 3
    assert syllables("gọi 115") == 4
    assert syllables("methadone") == 4


def test_a_minute_is_some_two_hundred_syllables() -> None:
    sentence = "Mỗi gia đình hãy nhắc con em không thử ma túy, dù chỉ một lần. "
    assert syllables(sentence * 13) == 195
    assert 50 < reading_seconds(sentence * 13) < 65
    assert reading_seconds("Nghị định số 282/2025/NĐ-CP") > 4
