"""The plain text of an item: every word, no sign of markup."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from scripts.assemble.parts.plain_html import plain
from scripts.markup.conversion import to_html
from tests.sources import NEWS, site, tree_of

BODY = """## Mục một

Chữ **đậm** và [liên kết](https://mau.example/a).

- một
    - con
- hai

| Nơi | Số |
| --- | --- |
| Đá Trắng | 5 |
"""


def test_the_whole_text_is_plain(tmp_path: Path) -> None:
    root = site(tmp_path, {"content/tin-tuc/2022-06-10-tin-mau.md": NEWS.replace("Nội dung tin mẫu.", BODY)})
    data = tree_of(root)["files/bao-chi/goi/tin-mau.txt"]
    text = data.decode()
    assert not data.startswith(b"\xef\xbb\xbf") and text.count("\n") == text.count("\r\n")
    for words in (
        *("Tin mẫu", "Mục một", "Chữ đậm và liên kết (https://mau.example/a).", "- một\r\n- con\r\n- hai"),
        *("Nơi: Đá Trắng; Số: 5", "https://mau.example/tin-tuc/2022/tin-mau/", "CC BY 4.0"),
    ):
        assert words in text, words
    assert not set("*#|[]<>") & set(text)


@given(st.lists(st.text(st.characters(codec="utf-8", categories=("L", "N")), min_size=1, max_size=12), min_size=1))
def test_no_word_is_lost(words: list[str]) -> None:
    text = " ".join(words)
    html = to_html(f"- {text}\n\n> {text}\n\n1. a\n    - {text}\n")
    assert " ".join(plain(html)).split().count(words[0]) >= 3
