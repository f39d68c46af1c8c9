"""What Markdown may not bring onto a page, whatever way it is written."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.markup import unfit as judging
from scripts.markup.harmless import harmless
from scripts.markup.unfit import unfit

# What ran in Chromium where no policy is sent, and the like; with what is named and where, from line 1.
RUNS = [
    ("Một đoạn\n{: onclick=alert(1) }", "onclick", 2, 4),
    ("[a](https://vi-du.vn){: onclick=alert(1) }", "onclick", 1, 25),
    ("*a*{: onmouseover='alert(1)' }", "onmouseover", 1, 7),
    ("# Mục {#muc onclick=alert(1)}", "onclick", 1, 13),
    ("| a | b |\n|---|---|\n| 1 | 2 {: onclick=alert(1) } |", "onclick", 3, 12),
    ("*a*{: style='position:fixed;inset:0' }", "style", 1, 7),
    ("<p style='text-align: left; position: fixed'>a</p>", "style", 1, 4),
    ("Chữ\n<details\nontoggle=alert(1) open>a</details>", "ontoggle", 3, 1),
    ("<b\nonmouseover\n=\nalert(1)>a</b>", "onmouseover", 2, 1),
    ("<b/onclick=alert(1)>a</b>", "onclick", 1, 4),
    ("<B ONCLICK=alert(1)>a</B>", "onclick", 1, 4),
    ("<div markdown=1>*a*{: onclick=alert(1) }</div>", "onclick", 1, 23),
    ("Chữ <body onload=alert(1)>", "onload", 1, 11),
    ("<![CDATA[> `<b onclick=alert(1)>a</b>` ]]>", "onclick", 1, 1),
    ("[a](java&#115;cript:alert(1))", "javascript:", 1, 5),
    ("[a](javascript&colon;alert(1))", "javascript:", 1, 5),
    ("[a]( JavaScript: alert(1))", "javascript:", 1, 6),
    ("[a](<java\nscript:alert(1)>)", "javascript:", 1, 6),
    ("[a][q]\n\n[q]: java&#115;cript:alert(1)", "javascript:", 3, 6),
    ('<a href="java&Tab;script:alert(1)">a</a>', "javascript:", 1, 10),
    ("[a](javascript://[%0aalert(1))", "javascript:", 1, 5),
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


@pytest.mark.parametrize(("text", "words", "line", "column"), RUNS)
def test_what_would_run_or_fetch_is_named_with_its_place(text: str, words: str, line: int, column: int) -> None:
    assert (words, True, line - 1, column) in [(one.words, one.runs, one.line, one.column) for one in unfit(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<Tên đơn vị> tổ chức", "<tên"),
        ("<font color=red>a</font>", "<font"),
        ("<table border=1><tr><td>a</td></tr></table>", "border"),
        ("[a](file:///C:/a.docx)", "file:"),
        ("| A {B} | C |\n|---|---|", "b"),
    ],
)
def test_what_readers_would_not_see_is_named_too(text: str, words: str) -> None:
    assert [(one.words, one.runs) for one in unfit(text)] == [(words, False)]


@pytest.mark.parametrize(
    "text",
    [
        "`<script>` và `onclick=` là chữ\n\n```html\n<b onclick=alert(1)>\n```\n",
        "[a](https://vi-du.vn 'Tên: b') [b](mailto:a@vi-du.vn) [c](tel:111) [d](luat:73/2021/QH14#dieu-23) [e](../#b)",
        "Chữ[^1] *[VN]\n\n[^1]: Chú thích.\n\n*[VN]: Việt Nam\n\nVN",
        '!!! note "Lưu ý"\n    a\n\n??? tip\n    - b\n\nTừ\n:   nghĩa\n',
        '| a | b |\n|:--|:-:|\n| 1 | 2 |\n\n# Mục {#muc .to}\n\n![Mô tả](a.png "Ảnh: Mẫu")',
        "<details open><summary>a</summary>b</details> H<sub>2</sub>O <abbr title='x'>y</abbr> <br> <!-- nội bộ -->",
        '<div class="x" lang="en" aria-label="y" markdown="1">*a*{: .b title="c" }</div>',
        "<a href='https://vi-du.vn' target=_blank rel=noopener>a</a> <https://vi-du.vn> 3 < 5",
        "```python {.x}\na = {1: 2}\n```",
        "[a](https://) là một địa chỉ hỏng",
    ],
)
def test_what_the_extensions_make_and_staff_need_is_fine(text: str) -> None:
    assert list(unfit(text)) == []


def test_each_of_several_stands_in_its_place() -> None:
    text = "<b onclick=a>x</b>\n\nonclick\n\n<i onclick=b>y</i>\n"
    assert [(one.line, one.column) for one in unfit(text)] == [(0, 4), (4, 4)]


PIECES = st.sampled_from(
    r"""[a] ( ) [ ] ![ : javascript data https //x luat tel alert(1) | * ` ``` !!!~note ~~~~ onclick=x " ' &colon;
    &#58; \ # ^1 a ~""".replace("\n", " \n \n\n ").split(" ")
).map(lambda piece: piece.replace("~", " "))


@settings(max_examples=300)
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
