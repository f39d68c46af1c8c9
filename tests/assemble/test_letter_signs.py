"""Letters with marks as signs of one byte: nothing is lost, and it is JSON before and after."""

from __future__ import annotations

import json

import pytest

from scripts.assemble.site.letter_signs import signed
from tests.small_index import spelled

LINE = "Người nghiện ma túy được cai nghiện tự nguyện ở đâu? "
TEXTS = {
    "plain": ["a", {"b": 1.5}],
    "often": [LINE * 30],
    "signs among it": [f'{LINE * 30} !#$%&*+ ~ ~~x "[]" (A–Z) ABCDEFGHIJKLMNOPQRSTUVWXYZ \\ ^-/|>'],
    "signs more often than letters": [f"{'ế' * 20}{'!#$%&' * 40}"],
}


@pytest.mark.parametrize("data", TEXTS.values(), ids=TEXTS)
def test_nothing_is_lost(data: object) -> None:
    text = signed(json.dumps(data, ensure_ascii=False))
    json.loads(text)
    assert spelled(f"{text}\n".encode()) == data


def test_frequent_letters_take_a_byte() -> None:
    text = json.dumps([LINE * 30], ensure_ascii=False)
    assert len(signed(text).encode()) < len(text.encode()) * 0.85
