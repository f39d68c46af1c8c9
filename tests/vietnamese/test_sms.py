"""Text messages: how many letters and parts a network counts, and letters without marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.vietnamese.folding import fold, unmarked
from scripts.vietnamese.sms import is_gsm, length, parts, without_marks


@pytest.mark.parametrize(
    ("text", "letters", "count"),
    [
        ("a" * 160, 160, 1),
        ("a" * 161, 161, 2),
        ("a" * 306, 306, 2),
        ("a" * 307, 307, 3),
        ("[" * 80, 160, 1),
        ("[" * 81, 162, 2),
        # A sign of two is not cut: 152 letters and a bracket do not fit 153.
        ("a" * 152 + "[" + "a" * 152, 306, 3),
        ("ữ" * 70, 70, 1),
        ("ữ" * 71, 71, 2),
        ("ữ" * 134, 134, 2),
        ("ữ" * 135, 135, 3),
        ("ữ" + "a" * 159, 160, 3),
        ("😀" * 35, 70, 1),
        ("😀" * 36, 72, 2),
        # 67 units hold 33 pairs and no half.
        ("😀" * 67, 134, 3),
        # These have marks, and are in the alphabet all the same.
        ("à è é ì ò ù", 11, 1),
    ],
)
def test_letters_and_parts_are_those_of_the_network(text: str, letters: int, count: int) -> None:
    assert (length(text), parts(text)) == (letters, count)


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("ĐÃ HỦY: “Lễ ra quân” – xã Đá Trắng…", 'DA HUY: "Le ra quan" - xa Da Trang...'),
        ("Ngày 9·6, 5 × 3", "Ngay 9-6, 5 x 3"),
        ("Gặp gỡ 👩‍🌾 bà con ❤️ vùng cao", "Gap go ba con vung cao"),
        ("ຢາເສບຕິດ", None),
        ("Điều 5 法律", None),
    ],
)
def test_marks_go_and_no_letter_is_lost(text: str, sent: str | None) -> None:
    assert without_marks(text) == sent


@given(st.text())
def test_what_is_sent_without_marks_takes_seven_bits(text: str) -> None:
    sent = without_marks(text)
    assert sent is None or (is_gsm(sent) and length(sent) >= len(sent))


@given(st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặđĐỄỆỮỰ "))
def test_letters_without_marks_keep_their_case(text: str) -> None:
    assert unmarked(text).lower() == fold(text)
    assert [sign.isupper() for sign in unmarked(text)] == [sign.isupper() for sign in text]
