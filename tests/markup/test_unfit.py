"""What Markdown may not bring onto a page, whatever way it is written."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.markup import unfit as judging
from scripts.markup.conversion import to_html
from scripts.markup.harmless import harmless
from scripts.markup.unfit import Unfit, unfit

# What ran in Chromium where no policy is sent, and the like; with what is named and where, from line 1.
RUNS = [
    ("<p style='text-align: left; position: fixed'>a</p>", "style", 1, 4),
    ("Chữ\n<details\nontoggle=alert(1) open>a</details>", "ontoggle", 3, 1),
    ("<b\nonmouseover\n=\nalert(1)>a</b>", "onmouseover", 2, 1),
    ("<B ONCLICK=alert(1)>a</B>", "onclick", 1, 4),
    ("Chữ <body onload=alert(1)>", "onload", 1, 11),
    ("[a](java&#115;cript:alert(1))", "javascript:", 1, 5),
    ("[a](javascript&colon;alert(1))", "javascript:", 1, 5),
    ("[a](<javascript: alert(1)>)", "javascript:", 1, 6),
    ('<a href="java&Tab;script:alert(1)">a</a>', "javascript:", 1, 10),
    ("[a](javascript://[%0aalert(1))", "javascript:", 1, 5),
    ("Chữ\n<javascript:alert(1)>", "javascript:", 2, 2),
    ('Chữ\n<p title="a>b" onclick=alert(1)>a</p>', "onclick", 2, 16),
    ("Chữ\n\n> <b\n> onclick=x>a</b>", "onclick", 4, 3),
    ("![a](javascript:alert(1))", "javascript:", 1, 6),
    ("[a](data:text/html;base64,PHNjcmlwdD4=)", "data:", 1, 5),
    ("[a](vbscript:x)", "vbscript:", 1, 5),
    ("<script>alert(1)</script>", "<script", 1, 1),
    ("Xem\n\n<IFRAME src=//xau.example></iframe>", "<iframe", 3, 1),
    ("<image src=x onerror=alert(1)>", "<img", 1, 1),
    ("<img src=x>", "<img", 1, 1),
    ("<svg><a xlink:href='javascript:alert(1)'><text>a</text></a></svg>", "<svg", 1, 1),
    ("<math href='javascript:alert(1)'>a</math>", "<math", 1, 1),
    ("<form action=x><button>a</button></form>", "<form", 1, 1),
]
# Shapes that ran in the engine's own Markdown and are plain letters in ours.
LETTERS = [
    "Một đoạn\n{: onclick=alert(1) }",
    "[a](https://vi-du.vn){: onclick=alert(1) }",
    "*a*{: style='position:fixed;inset:0' }",
    "# Mục {#muc onclick=alert(1)}",
    "| a | b |\n|---|---|\n| 1 | 2 {: onclick=alert(1) } |",
    "<b/onclick=alert(1)>a</b>",
    "<![CDATA[> `<b onclick=alert(1)>a</b>` ]]>",
    "[q]: java&#115;cript:alert(1)",
    "<Tên đơn vị> tổ chức",
    "| A {B} | C |\n|---|---|",
]


@pytest.mark.parametrize(("text", "words", "line", "column"), RUNS)
def test_what_would_run_or_fetch_is_named_with_its_place(text: str, words: str, line: int, column: int) -> None:
    assert (words, "E314", line - 1, column) in [(one.words, one.code, one.line, one.column) for one in unfit(text)]


@pytest.mark.parametrize("text", LETTERS)
def test_letters_are_letters(text: str) -> None:
    assert list(unfit(text)) == []
    assert not re.search(r"<[^<>]* (?:onclick=|style=.position)", to_html(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<font color=red>a</font>", "<font"),
        ("<table border=1><tr><td>a</td></tr></table>", "border"),
        ("[a](file:///C:/a.docx)", "file:"),
        ("<b id='main-content'>a</b>", "main-content"),
    ],
)
def test_what_readers_would_not_see_is_named_too(text: str, words: str) -> None:
    assert [(one.words, one.code) for one in unfit(text)] == [(words, "E315")]


@pytest.mark.parametrize(
    ("text", "code", "words", "line", "column", "guess"),
    [
        ("| a | b |\n|---|---|\n| một | hai | ba |", "E316", "ba", 3, 15, None),
        ("Câu.\n\n[^1]: Chú", "E316", "1", 3, 3, None),
        ("Câu.[^1]\n\n[^1]: Chú\n\n[^1]: Khác", "E316", "Chú", 3, 7, None),
        ("```Ghi chú quan trọng\na\n```", "E316", "Ghi", 1, 4, None),
        ("[trang](www.nghean.gov.vn)", "E317", "www.nghean.gov.vn", 1, 9, "https://www.nghean.gov.vn"),
        ("[a](nghean.gov.vn/b?c=d)", "E317", "nghean.gov.vn/b?c=d", 1, 5, "https://nghean.gov.vn/b?c=d"),
        ("[tệp](C:\\Users\\A\\a.docx)", "E317", "C:\\Users\\A\\a.docx", 1, 7, None),
        ("[thư](a@gmail.com)", "E317", "a@gmail.com", 1, 7, "mailto:a@gmail.com"),
        ("Chữ\n[tệp](\\\\may\\a.pdf)", "E317", "\\may\\a.pdf", 2, 7, None),
        ("[a][b]\n\n[b]: https://vi-du.vn", "E319", "[b]: https://vi-du.vn", 1, 1, None),
        ("``` { .py onclick=1 }\na\n```", "E316", "py", 1, 8, None),
        ("[tệp](ke-hoach.pdf)", "E317", "ke-hoach.pdf", 1, 7, None),
        ("Câu.\n[x](#khong-co)", "E318", "#khong-co", 2, 5, None),
        ("[x](#hồ-sơ)\n\n## Hồ sơ", "E318", "#hồ-sơ", 1, 5, "#ho-so"),
        ("[tệp](Kế hoạch 45.pdf)", "E319", "Kế hoạch 45.pdf", 1, 5, None),
        ("![mô\ntả](a.jpg)", "E319", "a.jpg", 1, 1, None),
        ("[a]( tin:b )", "E319", "tin:b", 1, 6, None),
        ("<a href='luat:1/2020/QH14'>a</a>", "E319", "luat:1/2020/QH14", 1, 10, None),
    ],
)
def test_what_would_not_come_out_as_meant_is_named(
    text: str, code: str, words: str, line: int, column: int, guess: str | None
) -> None:
    assert [*unfit(text)] == [Unfit(code, words, line - 1, column, guess)]


@pytest.mark.parametrize(
    "text",
    [
        "`<script>` và `onclick=` là chữ\n\n```html\n<b onclick=alert(1)>\n```\n",
        "[a](https://vi-du.vn 'Tên: b') [b](mailto:a@vi-du.vn) [c](tel:111) [d](luat:73/2021/QH14#dieu-23)",
        "Chữ[^1] *[VN]\n\n[^1]: Chú thích.\n\n*[VN]: Việt Nam\n\nVN",
        '!!! note "Lưu ý"\n    a\n\n??? tip\n    - b\n\nTừ\n:   nghĩa\n',
        '| a | b |\n|:--|:-:|\n| 1 | 2 |\n\n# Mục {#muc}\n\n![Mô tả](a.png "Ảnh: Mẫu") [e](#muc)',
        "<details open><summary>a</summary>b</details> H<sub>2</sub>O <abbr title='x'>y</abbr> <br> <!-- nội bộ -->",
        '<div class="x" lang="en" aria-label="y"><em class="b" title="c">a</em></div>',
        "<a href='https://vi-du.vn' target=_blank rel=noopener>a</a> <https://vi-du.vn> <a@vi-du.vn> 3 < 5",
        "```python {.x}\na = {1: 2}\n```",
        "[a](https://) là một địa chỉ hỏng",
        "![Mô tả](le ra quan 1.jpg “Ảnh: A”) ![Mô tả](<anh (1).jpg> 'Ảnh: A')",
        "\\[a\\](b) AT&amp;T &nbsp; R&D",
    ],
)
def test_what_our_markdown_makes_and_staff_need_is_fine(text: str) -> None:
    assert list(unfit(text)) == []


def test_each_of_several_stands_in_its_place() -> None:
    text = "<b onclick=a>x</b>\n\nonclick\n\n<i onclick=b>y</i>\n"
    assert [(one.line, one.column) for one in unfit(text)] == [(0, 4), (4, 4)]


PIECES = st.sampled_from(
    r"""[a] ( ) [ ] ![ : javascript data https //x luat tel alert(1) | * ` ``` !!!~note ~~~~ onclick=x " ' &colon;
    &#58; \ # ^1 a ~""".replace("\n", " \n \n\n ").split(" ")
).map(lambda piece: piece.replace("~", " "))


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=14).map("".join))
def test_what_the_quick_look_lets_pass_is_fine(text: str) -> None:
    if not judging.may_be_unfit(text):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(judging, "may_be_unfit", lambda _: True)
            assert list(unfit(text)) == []


@pytest.mark.parametrize("text", [text for text, *_ in RUNS])
def test_of_what_strangers_wrote_nothing_unfit_is_left(text: str) -> None:
    assert list(unfit(harmless(text))) == []
    assert "alert(1)" in harmless(text) or "alert" not in text  # it stays readable
