"""Numbers of the site call by a tap wherever they are printed, and nothing else is taken for one."""

from __future__ import annotations

import pytest

from scripts.assemble.parts.contacts import dial, found, in_text

NUMBERS = ("111", "0769.04.04.04")


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        ("Gọi 111 hoặc 0769.04.04.04.", ["111", "0769.04.04.04"]),
        ("số 0769040404, 0769 04 04 04", ["0769040404", "0769 04 04 04"]),
        ("Tổng đài 111; call 111", ["111", "111"]),
        ("Điều 111, 111 vụ, Nghị định số 111/2021, gọi 1112, gọi 111/2 lần, gọi 111.000 người", []),
        ("10769.04.04.04 và 0769.04.04.041, mã 0769.04.04.04/A", []),
        ("https://mau.example/0769040404", []),
    ],
)
def test_what_is_a_number_of_ours(text: str, linked: list[str]) -> None:
    assert [text[start:end] for start, end, _ in sorted(found(text, NUMBERS))] == linked


def test_text_stays_text() -> None:
    assert in_text("<b>Gọi 111</b> & nghe", NUMBERS) == '&lt;b&gt;Gọi <a href="tel:111">111</a>&lt;/b&gt; &amp; nghe'
    assert dial("+84 769.04.04.04") == "tel:+84769040404"
