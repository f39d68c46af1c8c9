"""A page's declarations and its body change apart."""

from __future__ import annotations

import pytest

from scripts.edit.page_file import halves, page_rewritten
from scripts.edit.rewritten import said
from tests.conftest import CHECKOUT

PAGE = '---\n# của Ban biên tập\ntitle: "Tin"\ndate: 2027-06-01\n---\n\nThân bài.\n\n---\n\nCòn nữa.\n'


def test_a_declaration_changes_and_the_body_stays() -> None:
    declarations, body = halves(PAGE)
    assert said(declarations) == {"title": "Tin", "date": "2027-06-01"}
    changed = page_rewritten(PAGE, {"title": "Tin mới", "date": "2027-06-01"}, body)
    assert changed == PAGE.replace('"Tin"', '"Tin mới"')


def test_the_body_changes_and_the_declarations_stay() -> None:
    changed = page_rewritten(PAGE, {"title": "Tin", "date": "2027-06-01"}, "\nThân khác.\n")
    assert changed == PAGE.split("\n\nThân")[0] + "\n\nThân khác.\n"


@pytest.mark.parametrize("text", ["", "Chỉ có thân.\n"])
def test_a_file_without_declarations_gets_them(text: str) -> None:
    assert page_rewritten(text, {"title": "Tin"}, "\nThân.\n") == "---\ntitle: Tin\n---\n\nThân.\n"


def test_every_page_of_the_site_is_written_back_as_it_is() -> None:
    for file in CHECKOUT.glob("content/**/*.md"):
        text = file.read_text(encoding="utf-8")
        declarations, body = halves(text)
        group = said(declarations)
        assert isinstance(group, dict)
        assert page_rewritten(text, group, body) == text, file
