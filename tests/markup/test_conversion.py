"""What is typed is what is read: Markdown of offices, with the HTML that comes of it."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from scripts.markup.comments import open_comment, without_comments
from scripts.markup.conversion import plain_text, to_html
from scripts.markup.entries import levelled
from scripts.markup.unfit import unfit


def html(text: str) -> str:
    return to_html(text).replace("\n", "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # numbers as typed
        ("5. Khoản năm", '<ol start="5"><li>Khoản năm</li></ol>'),
        ("1. Một\n3. Ba\n4. Bốn", '<ol><li>Một</li><li value="3">Ba</li><li>Bốn</li></ol>'),
        ("1. Một\n\nLời.\n\n2. Hai", '<ol><li>Một</li></ol><p>Lời.</p><ol start="2"><li>Hai</li></ol>'),
        ("2027. Năm nay", "<p>2027. Năm nay</p>"),
        ("ngày 9.\n9. 6. 2027 họp", "<p>ngày 9.<br>9. 6. 2027 họp</p>"),
        ("01. Một", "<p>01. Một</p>"),
        ("1) Một\n2) Hai", "<p>1) Một<br>2) Hai</p>"),
        ("1. Một\n02. Hai", "<ol><li>Một</li></ol><p>02. Hai</p>"),
        # lists under a sentence, in a list, beside one
        ("Gồm:\n- một\n- hai", "<p>Gồm:</p><ul><li>một</li><li>hai</li></ul>"),
        ("Gồm:\n2. hai\n3. ba", '<p>Gồm:</p><ol start="2"><li>hai</li><li>ba</li></ol>'),
        ("1. Một\n  - con\n2. Hai", "<ol><li>Một<ul><li>con</li></ul></li><li>Hai</li></ol>"),
        ("- Một\n    - con\n\t- con nữa", "<ul><li>Một<ul><li>con</li><li>con nữa</li></ul></li></ul>"),
        ("- Một\n      - con", "<ul><li>Một<ul><li>con</li></ul></li></ul>"),
        ("1. Một\n   a) đ\n   b) e\n2. Hai", "<ol><li>Một<br>a) đ<br>b) e</li><li>Hai</li></ol>"),
        ("1. Một:\na) đ;\nđ) e.\n2. Hai", '<ol><li>Một:</li></ol><p>a) đ;<br>đ) e.</p><ol start="2"><li>Hai</li></ol>'),
        ("- Một\n+ con\n+ con nữa\n- Hai", "<ul><li>Một<ul><li>con</li><li>con nữa</li></ul></li><li>Hai</li></ul>"),
        ("+ Một\n- Hai", "<ul><li>Một</li></ul><ul><li>Hai</li></ul>"),
        (
            "> 1. Một\n>   - con\n> 2. Hai",
            "<blockquote><ol><li>Một<ul><li>con</li></ul></li><li>Hai</li></ol></blockquote>",
        ),
        ("- 5 triệu\n- 10 triệu", "<ul><li>5 triệu</li><li>10 triệu</li></ul>"),
        ("- một\nHết danh sách.", "<ul><li>một</li></ul><p>Hết danh sách.</p>"),
        ("> Lời trích.\nLời của bài.", "<blockquote><p>Lời trích.</p></blockquote><p>Lời của bài.</p>"),
        # lines
        ("UBND xã\nSố 1, đường A", "<p>UBND xã<br>Số 1, đường A</p>"),
        ("a) một;\nb) hai.", "<p>a) một;<br>b) hai.</p>"),
        ("Tên bài\n---\nChữ", "<p>Tên bài</p><hr><p>Chữ</p>"),
        ("Tên bài\n===", "<p>Tên bài<br>===</p>"),
        ("    Bốn dấu cách từ Word", "<p>Bốn dấu cách từ Word</p>"),
        ("Câu.\n\n\tThụt bằng Tab", "<p>Câu.</p><p>Thụt bằng Tab</p>"),
        # signs that are letters
        ("2*5 và 5*2", "<p>2*5 và 5*2</p>"),
        ("Cột (*) và cột (**), (_) và (_)", "<p>Cột (*) và cột (**), (_) và (_)</p>"),
        ("**Đậm**, *nghiêng*: **(b)**", "<p><strong>Đậm</strong>, <em>nghiêng</em>: <strong>(b)</strong></p>"),
        ("chữ**đậm**chữ 2**3 và 3**2", "<p>chữ<strong>đậm</strong>chữ 2**3 và 3**2</p>"),
        ("Ngày __/__/2027, __-__-2027 và __.__.2027", "<p>Ngày __/__/2027, __-__-2027 và __.__.2027</p>"),
        ("https://vi-du.vn/_a_/b_c_ và a*@vi-du.vn*b", "<p>https://vi-du.vn/_a_/b_c_ và a*@vi-du.vn*b</p>"),
        ("**https://vi-du.vn** **- Việc**", "<p><strong>https://vi-du.vn</strong> <strong>- Việc</strong></p>"),
        ("Gọi\n+ 84 912 345 678", "<p>Gọi<br>+ 84 912 345 678</p>"),
        ("- 5°C\n- trời rét", "<p>- 5°C</p><ul><li>trời rét</li></ul>"),
        ("+ 5% so với\n- 12,5 độ", "<p>+ 5% so với<br>- 12,5 độ</p>"),
        ("Cộng:\n+ 3\n- 2,5", "<p>Cộng:<br>+ 3<br>- 2,5</p>"),
        ("- 12 xã\n- 5 phường", "<ul><li>12 xã</li><li>5 phường</li></ul>"),
        ("> 500 người\n\n> 1. Khoản", "<p>&gt; 500 người</p><blockquote><ol><li>Khoản</li></ol></blockquote>"),
        ("Giá\n: 5\n~ 6 triệu", "<p>Giá<br>: 5<br>~ 6 triệu</p>"),
        ("[Hỏa tốc]: họp ngay", "<p>[Hỏa tốc]: họp ngay</p>"),
        ("~~~~~~\nChữ", "<p>~~~~~~<br>Chữ</p>"),
        ("C:\\_mau\\*.docx và \\\\may-chu\\_a, \\*sao\\*", "<p>C:\\_mau\\*.docx và \\\\may-chu\\_a, *sao*</p>"),
        ("{: onclick=alert(1) } {% a %} {{ b }}", "<p>{: onclick=alert(1) } {% a %} {{ b }}</p>"),
        ("__init__ và __đậm__, _nghiêng_", "<p>__init__ và __đậm__, <em>nghiêng</em></p>"),
        ("Dòng một\\\nDòng hai C:\\\nba", "<p>Dòng một<br>Dòng hai C:\\<br>ba</p>"),
        # angle brackets
        ("<Tên đơn vị> và <hoten> tổ chức", "<p>&lt;Tên đơn vị&gt; và &lt;hoten&gt; tổ chức</p>"),
        ("A<B>C", "<p>A&lt;B>C</p>"),
        ("Xong</p></div> rồi", "<p>Xong&lt;/p>&lt;/div> rồi</p>"),
        ("H<sub>2</sub>O<br>3 < 5", "<p>H<sub>2</sub>O<br>3 &lt; 5</p>"),
        ("<details><summary>a</summary>b</details>", "<details><summary>a</summary>b</details>"),
        ("<div>\n<Tên đơn vị> </1\n<a\n</div>", "<div>&lt;Tên đơn vị> &lt;/1&lt;a</div>"),
        ("<div>\n\nChữ\n\n</div>\n\n<div>", "<div><p>Chữ</p></div>&lt;div>"),
        # comments
        ("Chữ <!-- nội bộ\n\n0912 --> tiếp", "<p>Chữ</p><p>tiếp</p>"),
        ("[//]: # (nội bộ)\nChữ", "<p>Chữ</p>"),
        ("`<!-- mẫu -->`", "<p><code>&lt;!-- mẫu --&gt;</code></p>"),
        # headings
        ("## Điều 5", '<h2 id="dieu-5">Điều 5</h2>'),
        ("## Thông tư {bản thảo}", '<h2 id="thong-tu-ban-thao">Thông tư {bản thảo}</h2>'),
        ("## Khối C #", '<h2 id="khoi-c">Khối C #</h2>'),
        ("## Khối C# ##", '<h2 id="khoi-c">Khối C#</h2>'),
        ("## #", '<h2 id="muc">#</h2>'),
        ("## Mục {#ma-rieng}", '<h2 id="ma-rieng">Mục</h2>'),
        ("## Lặp\n## Lặp", '<h2 id="lap">Lặp</h2><h2 id="lap-2">Lặp</h2>'),
        # tables
        (
            "| a {B} | b |\n|:--|--|\n| 1 \\| 2 | 3 |\nNguồn: Sở",
            '<table><thead><tr><th style="text-align:left" scope="col">a {B}</th><th scope="col">b</th></tr></thead>'
            '<tbody><tr><td style="text-align:left">1 | 2</td><td>3</td></tr></tbody></table><p>Nguồn: Sở</p>',
        ),
        (
            "| Việc | Mức |\n|--|--|\n| Giữ | 2 |\n| Bán | 3 |",
            '<table><thead><tr><th scope="col">Việc</th><th scope="col">Mức</th></tr></thead>'
            '<tbody><tr><th scope="row">Giữ</th><td>2</td></tr>'
            '<tr><th scope="row">Bán</th><td>3</td></tr></tbody></table>',
        ),
        (
            "| Ngày | Việc |\n|--|--|\n| 1/6 | a |\n| 1/6 | b |",
            '<table><thead><tr><th scope="col">Ngày</th><th scope="col">Việc</th></tr></thead>'
            "<tbody><tr><td>1/6</td><td>a</td></tr><tr><td>1/6</td><td>b</td></tr></tbody></table>",
        ),
        (
            "## Mức **phạt**\n| Việc |\n|--|\n| Giữ |",
            '<h2 id="muc-phat">Mức <strong>phạt</strong></h2><table aria-label="Mức phạt">'
            '<thead><tr><th scope="col">Việc</th></tr></thead><tbody><tr><td>Giữ</td></tr></tbody></table>',
        ),
        # pictures
        ("![Mô tả](le ra quan 1.jpg “Ảnh: A”)", '<p><img src="le ra quan 1.jpg" alt="Mô tả" title="Ảnh: A"></p>'),
        ("![M](anh (1).jpg)", '<p><img src="anh (1).jpg" alt="M"></p>'),
    ],
)
def test_what_is_typed_is_what_is_read(text: str, expected: str) -> None:
    assert html(text) == expected


def test_notes_keep_their_marks() -> None:
    made = html("Câu.[^5] Câu.[^6]\n\n[^6]: Sáu.\n[^5]: Năm,\n    thêm.")
    assert "[5]</a></sup> Câu." in made and 'value="5"><p>Năm,<br>thêm.' in made and 'value="6"><p>Sáu.' in made
    assert "footnote" not in re.sub(r'class="[^"]*"', "", made)


def test_words_of_a_short_text_keep_what_is_no_markup() -> None:
    assert plain_text("2*5 và *5*, [Điều 5](luat:1/2020/QH14)\n\n`a` <b>đậm</b> <Tên> {b}") == (
        "2*5 và 5, Điều 5 a đậm <Tên> {b}"
    )


def test_lines_keep_their_numbers() -> None:
    text = "1. a\n    - b\n\n<!-- x\ny -->\n\tc\n```\n  d\n```"
    assert levelled(without_comments(text)).count("\n") == text.count("\n")


# Signs of Markdown and HTML; `~` stands for a blank, `˜` for it, `¶` for the end of a line, `¬` for a tab.
PIECES = """
    ¶ ¶¶ ~ ¬ ~~¶ ¶~~~~ ¶-~ ¶~~-~ ¶+~ ¶*~ ¶1.~ ¶5.~ ¶2027.~ ¶-~5% ¶>~ ¶>~5~ ¶|~ ~|~ ¶|---|---|¶ ¶##~ ¶---¶ ¶===¶ ¶- ¶•
    * ** _ ` ``` ¶```¶ ¶˜˜˜¶ [ ]( ) ![ ](https://vi-du.vn) ](# [^1] ¶[^1]:~ ¶[a]:~ < > </ <b> </b> <div> ¶¶<div>¶ </div>
    <br> &amp; &lt; &deg; \\ {# } : ¶:~ !!!~ “ " ' a) <!--~ ~-->
"""
SIGNS = st.sampled_from(PIECES.split()).map(lambda sign: sign.translate({126: " ", 182: "\n", 732: "~", 172: "\t"}))
WORDS = st.text("aAđĐếữ5 0", min_size=1, max_size=5)
TEXTS = st.lists(SIGNS | WORDS, max_size=24).map("".join)


def outcome(text: str) -> str:
    """All that a reader can come by: words, addresses, titles, numbers of entries."""
    made = LexborHTMLParser(to_html(text))
    shown = made.body.text(separator=" ") if made.body else ""
    for node in made.css("*"):
        shown += " ".join(node.attributes.get(name) or "" for name in ("href", "src", "title", "alt", "class"))
        if f"{{#{node.id}}}" in text:  # an anchor that is written
            shown += f" {node.id}"
    for entries in made.css("ol:not(.footnotes-list)"):
        number = int(entries.attributes.get("start") or 1)
        for entry in entries.iter():
            number = int(entry.attributes.get("value") or number)
            shown += f" {number}"
            number += 1
    return shown


def letters(text: str) -> Counter[str]:
    """But those of the names of tags."""
    return Counter(letter for letter in text if letter in "aAđĐếữ012345")


def is_told_or_shown(text: str) -> bool:
    text = without_comments(text)
    if open_comment(text) is not None:  # E121
        return True
    return not letters(unescape(text)) - letters(outcome(text)) or any(unfit(text))


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_every_letter_stands_in_the_output_or_is_named(text: str) -> None:
    assert is_told_or_shown(text)


@pytest.mark.slow
@settings(max_examples=2000, deadline=None)
@given(TEXTS)
def test_every_letter_stands_in_the_output_or_is_named_at_length(text: str) -> None:
    assert is_told_or_shown(text)
