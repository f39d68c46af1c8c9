"""Headings get anchors that Vietnamese readers can type; links by identity are found where they are."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.markup.markdown_text import headings, images, links, rewrite_links, without_links


@pytest.mark.parametrize(
    ("text", "anchors"),
    [
        ("## Điều 5", ["dieu-5"]),
        ("# Đường dây nóng\n\n## Gọi ai?", ["duong-day-nong", "goi-ai"]),
        ("## Lặp\n\n## Lặp\n\n## Lặp", ["lap", "lap-2", "lap-3"]),
        ("## Có mã {#ma-rieng}", ["ma-rieng"]),
        ("Không phải tiêu đề\n---\n", []),
        ("## Thông tư {bản thảo}", ["thong-tu-ban-thao"]),
        ("    ## Từ Word", ["tu-word"]),
        ("## Mục {#bản-thảo}", ["muc-ban-thao"]),
        ("## Main content", ["main-content-2"]),
        ("~~~~\n## Không có dòng đóng", ["khong-co-dong-dong"]),
        ("## **Đậm** và [liên kết](luat:1/2020/QH14)", ["dam-va-lien-ket"]),
        ("```\n## không phải\n```\n## phải", ["phai"]),
        ("## !!!", ["muc"]),
        ("Câu.\n\n---\n\nCâu.", []),
    ],
)
def test_headings(text: str, anchors: list[str]) -> None:
    assert [heading.anchor for heading in headings(text)] == anchors


def test_links_in_code_are_left_alone() -> None:
    text = '`[a](tin:a)` và [b](tin:b)\n```\n[c](tin:c)\n```\n[d](luat:1/2020/QH14#dieu-2.1.a "x")'
    assert [(link.text, link.line, link.column) for link in links(text)] == [
        ("tin:b", 0, 21),
        ("luat:1/2020/QH14#dieu-2.1.a", 4, 5),
    ]


def test_rewriting_changes_nothing_but_the_address() -> None:
    text = "[a](tin:a) [b](tin:b)\n[ngoài](https://mau.example/(x)) [c](sukien:c)"
    assert rewrite_links(text, lambda link: f"<{link.target}>") == (
        "[a](<a>) [b](<b>)\n[ngoài](https://mau.example/(x)) [c](<c>)"
    )


def test_pictures_in_the_text_carry_alt_and_credit() -> None:
    [image] = images('Câu ![Mô tả](a.jpg "Ảnh: Mẫu").')
    assert (image.file, image.alt, image.credit) == ("a.jpg", "Mô tả", "Ảnh: Mẫu")


@pytest.mark.parametrize(
    "written",
    [
        '![Mô tả](le ra quan (1).jpg "Ảnh: A (Sở Y tế)")',
        "![Mô tả](le ra quan (1).jpg “Ảnh: A (Sở Y tế)”)",
        "![Mô tả](<le ra quan (1).jpg> 'Ảnh: A (Sở Y tế)')",
        '![Mô tả]( le%20ra%20quan%20(1).jpg "Ảnh: A (Sở Y tế)" )',
    ],
)
def test_names_of_pictures_may_be_those_of_windows(written: str) -> None:
    [image] = images(written)
    assert (image.file, image.alt, image.credit) == ("le ra quan (1).jpg", "Mô tả", "Ảnh: A (Sở Y tế)")


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("[a](tin:a) [b](tin:b)", "a [b](tin:b)"),
        ("**[chữ *đậm* `mã`](tin:a)**, hết", "**chữ *đậm* `mã`**, hết"),
        ('[a [b] c](tin:a "Tên"). `[a](tin:a)`', "a [b] c. `[a](tin:a)`"),
        ("[qua\nhai dòng](tin:a)", "qua\nhai dòng"),
        ("[![Mô tả](a.jpg)](tin:a)", "![Mô tả](a.jpg)"),
        ("```\n[a](tin:a)\n```", "```\n[a](tin:a)\n```"),
    ],
)
def test_links_are_taken_off_and_their_words_stay(text: str, without: str) -> None:
    assert without_links(text, lambda link: link.target == "a") == without


_PIECES = st.lists(st.sampled_from(["[", "]", "(", ")", "![", "](tin:a)", "](tin:b)", "`", "\n", "chữ", " ", "*", "đ"]))


@given(_PIECES)
def test_taking_links_off_loses_no_letter(pieces: list[str]) -> None:
    text = "".join(pieces)
    taken: list[str] = []
    without = without_links(text, lambda link: link.target == "a" and not taken.append(link.text))
    assert len(text) - len(without) == len("[](tin:a)") * len(taken)
    assert Counter(without.replace("tin:", "")) <= Counter(text.replace("tin:", ""))
