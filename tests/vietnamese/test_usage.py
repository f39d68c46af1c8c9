"""Slips that are told by how texts use words: what no dictionary finds, and what is right though it is rare."""

from __future__ import annotations

import pytest

from scripts.vietnamese.usage import Usage

USED = "Người nghiện ma túy được điều trị. Thanh niên tình nguyện tuyên truyền về luật."
TEXTS = [USED] * 6


def meant(text: str, known: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    return [(one.word, one.meant) for one in Usage([*([one] for one in TEXTS), [text]], known).slips(6, text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Người nghện ma túy", [("nghện", "nghiện")]),
        ("Thanhh niên tình nguyện", [("Thanhh", "Thanh")]),
        ("đội thanhh", [("thanhh", "thanh")]),
        ("tuyên chuyền về luật", []),  # two letters away
        ("tuyên truyên về luật", [("truyên", "truyền")]),
        ("tình nguyệm tuyên truyền", [("nguyệm", "nguyện")]),
        ("THANHH niên", []),
        (USED, []),
        ("Giấy mời, xem website, too", []),
    ],
)
def test_a_word_beside_neighbours_that_always_have_another(text: str, found: list[tuple[str, str]]) -> None:
    assert meant(text) == [(word, other.lower()) for word, other in found]


def test_a_known_word_is_right_anywhere() -> None:
    assert meant("Người nghện ma túy") and not meant("Người nghện ma túy", ("nghện",))


def test_a_text_is_no_witness_for_itself() -> None:
    assert meant("Người nghện ma túy. Người nghện ma túy.") == [("nghện", "nghiện")] * 2
