"""The themes of a page are folded once, by the conversion, and nothing of the text is lost."""

from __future__ import annotations

from lxml import html

from scripts.markup.conversion import to_html

TEXT = """\
Trước hết.

## Một {#muc-mot}

A.

### Nhỏ

B.[^1]

## Hai

- C

---

Sau cùng.

[^1]: Lời chú.
"""


def folded(text: str) -> html.HtmlElement:
    return html.fromstring(f"<div>{to_html(text, in_themes=True)}</div>")


def test_each_heading_folds_all_that_stands_under_it() -> None:
    page = folded(TEXT)
    folds = page.xpath("./details")
    assert [fold.xpath("string(summary/h2)") for fold in folds] == ["Một", "Hai"]
    assert page.xpath("./details/summary/h2/@id") == ["muc-mot", "hai"]
    assert folds[0].xpath("./p/text() | ./h3/text()") == ["A.", "Nhỏ", "B."] and folds[1].xpath("string(ul/li)") == "C"


def test_what_is_before_the_first_theme_after_a_line_and_in_notes_stays_open() -> None:
    page = folded(TEXT)
    assert page.xpath("./p/text()") == ["Trước hết.", "Sau cùng."]
    assert page.xpath("./div[@class='footnotes']//p") and not page.xpath("./hr")


def test_folding_loses_no_letter_and_draws_other_lines_as_before() -> None:
    whole = html.fromstring(f"<div>{to_html(TEXT)}</div>")
    assert whole.text_content().split() == folded(TEXT).text_content().split()
    assert to_html("A\n\n---\n\nB", in_themes=True) == to_html("A\n\n---\n\nB")
    assert not folded("> ## Lời trích\n> của người khác").xpath(".//details")
