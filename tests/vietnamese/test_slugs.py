from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.vietnamese.slugs import slug, slug_or


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


def test_a_long_slug_ends_with_a_whole_word() -> None:
    assert slug("Lễ ra quân hưởng ứng Tháng hành động", limit=12) == "le-ra-quan"
    assert slug("a" * 30, limit=12) == "a" * 12


@pytest.mark.parametrize("text", ["", "  ", "—", "ທ່ານ", "。"])
def test_what_leaves_nothing_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no slug"):
        slug(text)
    assert slug_or("khac", text) == "khac" and slug_or("khac", f"{text} Hết", 3) == "het"
