"""The plain text of an item: every word, no sign of markup."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from scripts.assemble.page import source_row
from scripts.assemble.parts.plain_html import RULE, plain
from scripts.markup.conversion import to_html
from scripts.model.source import Source
from tests.sources import LISTING, NEWS, QUESTION, site, tree_of

BODY = """## Mục một

Chữ **đậm** và [liên kết](https://bao.example/a).

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
        *("Tin mẫu", "Mục một", "Chữ đậm và liên kết.", "- liên kết: https://bao.example/a", "- một\r\n- con\r\n- hai"),
        *("Nơi\tSố\r\nĐá Trắng\t5", "https://mau.example/tin-tuc/2022/tin-mau/", "CC BY 4.0"),
    ):
        assert words in text, words
    assert not set("*#|[]<>") & set(text)


def test_what_is_printed_stands_above_the_notes_for_editors(tmp_path: Path) -> None:
    """Headline, lead, text, sources with their addresses; below a rule what was changed and whom to ask."""
    item = NEWS.replace("kind: news", "kind: news\nchanges: [{date: 2022-06-12, note: Sửa ngày.}]").replace(
        "Nội dung tin mẫu.", f"{BODY}\n\n---\n\nHết."
    )
    root = site(tmp_path, {"content/tin-tuc/2022-06-10-tin-mau.md": item})
    text = tree_of(root)["files/bao-chi/goi/tin-mau.txt"].decode()
    printed, _, notes = text.rpartition(f"\r\n\r\n{RULE}\r\n\r\n")
    parts = ("Tin mẫu", "Một câu.", "Mục một", "Hết.", "Nguồn", "https://bao.example/a")
    assert sorted(parts, key=printed.index) == list(parts)
    for said in ("Sửa ngày.", "Liên hệ", "Về trang này", "CC BY 4.0 (https://creativecommons.org/"):
        assert said in notes and said not in printed, said


def test_an_address_has_no_port_that_everybody_takes() -> None:
    for url, shown in (
        ("https://vbpl.vn:443/a?b=c:443", "https://vbpl.vn/a?b=c:443"),
        ("http://mau.example:80", "http://mau.example"),
        ("https://mau.example:8443/a", "https://mau.example:8443/a"),
        ("https://mau.example/a:443/", "https://mau.example/a:443/"),
    ):
        assert source_row(Source(title="Nguồn", url=url)).url == shown


def test_numbers_and_lines_stay_as_typed() -> None:
    html = to_html("5. năm\n7. bảy\n   a) con\n   - cháu\n\nSố 1\nđường A")
    assert plain(html) == ["5. năm\n7. bảy\na) con\n- cháu", "Số 1\nđường A"]


def test_comments_of_staff_are_in_no_output(tmp_path: Path) -> None:
    secret = "<!-- ZQX nội bộ 0912345678\n\n## ZQX mục -->"
    files = {
        "content/tin-tuc/2022-06-10-tin-mau.md": f"{NEWS}Trước {secret} sau\n",
        "content/hoi-dap/cau-hoi-mau.md": QUESTION.replace("Có.", "Có. <!-- ZQX -->"),
        "events/2022/mau-thuong.yml": LISTING.replace("Một câu mẫu.", "Một câu mẫu. <!-- ZQX -->").replace(
            "description: Xem", "description: <!-- ZQX --> Xem"
        ),
    }
    tree = tree_of(site(tmp_path, files))
    assert not [path for path, data in tree.items() if b"ZQX" in data]
    assert b"Tr\xc6\xb0\xe1\xbb\x9bc" in tree["docs/tin-tuc/2022/tin-mau/index.md"]


@given(st.lists(st.text(st.characters(codec="utf-8", categories=("L", "N")), min_size=1, max_size=12), min_size=1))
def test_no_word_is_lost(words: list[str]) -> None:
    text = " ".join(words)
    html = to_html(f"- {text}\n\n> {text}\n\n1. a\n    - {text}\n")
    assert " ".join(plain(html)).split().count(words[0]) >= 3
