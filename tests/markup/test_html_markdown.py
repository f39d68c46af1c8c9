"""Markdown of our own pages: whatever is written, a reader of the Markdown sees the same words in the same places."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from scripts.markup.html_markdown import Writer

READER = MarkdownIt("gfm-like", {"linkify": False})


def of(page: str, base: str = "") -> str:
    body = LexborHTMLParser(f"<main>{page}</main>").css_first("main")
    assert body is not None
    return "\n\n".join(Writer(base).blocks(body))


def read(markdown: str) -> html.HtmlElement:
    return html.fragment_fromstring(READER.render(markdown), create_parent="div")


def words(text: str) -> str:
    return " ".join(text.split())


# What Markdown takes for markup, beside letters.
_TEXTS = st.text(st.sampled_from("aĐ1 .)-+#>*_`[](){}!<&;\\|~=\n:/"), max_size=30)


@settings(max_examples=100, deadline=None)
@given(_TEXTS, _TEXTS)
def test_no_text_is_taken_for_markup(one: str, other: str) -> None:
    page = f"<p>{escaped(one)}</p><ul><li>{escaped(other)}</li><li>x</li></ul><p>{escaped(other)}<br>{escaped(one)}</p>"
    seen = read(of(page))
    assert words(seen.text_content()) == words(f"{one} {other} x {other} {one}")


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


@pytest.mark.parametrize(
    ("page", "written"),
    [
        ("<h2>Khoản 2</h2><p>Một <b>năm</b>.</p>", "## Khoản 2\n\nMột **năm**."),
        ("<p><a href='../dieu-2/#khoan-1'>Khoản 1</a></p>", "[Khoản 1](https://mau.example/luat/dieu-2/#khoan-1)"),
        ("<p>Trước <button>Chép</button><span hidden>x</span><span aria-hidden=true>·</span>sau</p>", "Trước sau"),
        (
            "<p><a href=a>a</a><a href=b>b</a></p>",
            "[a](https://mau.example/luat/dieu-1/a) [b](https://mau.example/luat/dieu-1/b)",
        ),
        ("<ol start=4><li><p>Bốn</p><ul><li>một</li></ul></li><li>Năm</li></ol>", "4. Bốn\n   - một\n5. Năm"),
        ("<ul><li>a</li></ul><ul><li>b</li></ul>", "- a\n\n<!-- -->\n\n- b"),
        ("<dl><div><dt>Nơi</dt><dd>Kỳ Sơn</dd></div></dl>", "- **Nơi** Kỳ Sơn"),
        ("<details><summary>Các điểm:</summary><p>a</p></details>", "**Các điểm:**\n\na"),
        ("<div class=force><p>Hết</p></div>", "Hết"),
        ("<svg role=img><title>Hình</title><desc>Ba ô</desc><text>x</text></svg>", "*Hình – Ba ô*"),
        ("<p>1. Một</p>", "1\\. Một"),
        ("<pre><code>&lt;b&gt; ```</code></pre>", "````\n<b> ```\n````"),
    ],
)
def test_what_becomes_of_each_element(page: str, written: str) -> None:
    assert of(page, "https://mau.example/luat/dieu-1/") == written


def test_a_table_keeps_its_cells() -> None:
    page = "<table><caption>Mức</caption><thead><tr><th>Việc<th>Mức</thead><tr><td>a | b<br>c<td><b>1</b></table>"
    seen = read(of(page))
    assert [words(cell.text_content()) for cell in seen.xpath("//th")] == ["Việc", "Mức"]
    assert [list(map(words, cell.itertext())) for cell in seen.xpath("//td")] == [["a | b", "c"], ["1"]]
    assert words(seen.xpath("string(p[1])")) == "Mức"
