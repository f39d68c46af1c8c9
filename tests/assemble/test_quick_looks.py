"""A quick look spares most texts the long search for numbers and provisions; it never changes what is found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.assemble.parts import contacts
from scripts.vietnamese import citation_marks
from scripts.vietnamese.citation_marks import Names
from scripts.vietnamese.citations import mentions
from tests.conftest import CHECKOUT
from tests.real import real_site

PIECES = (
    *("Gọi ", "tổng đài ", "111", "0769.04.04.04", "0769 04 04 04", "1", "/", ".", ",", "-", " ", "\n", "\n\n", "> "),
    *("# ", "`", "```\n", "“", "”", '"', "[x](y)", "https://a/", "<b>", "<q>", "</q>", "!!! quote\n    ", "**"),
    *("Điều 23", "khoản 2 ", "điểm a ", "này", "Luật Phòng, chống ma túy 2021", "Luật số 73/2021/QH14"),
    *("Nghị định 163", "Bộ luật Hình sự", "k. 2", "ma tuý"),
)  # fmt: skip
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=14).map("".join)


def quick_and_slow(text: str) -> tuple[object, object]:
    site = real_site()

    def found() -> object:
        numbers = list(contacts.found(text, site.identity.numbers))
        return (
            citation_marks.hide(text),
            numbers,
            mentions(text, site.names),
            mentions(text, site.names, "73/2021/QH14", "23"),
        )

    quick = found()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(contacts, "_any_of", lambda numbers: re.compile(""))
        patch.setattr(Names, "may_stand_in", lambda self, text: True)
        patch.setattr(citation_marks, "_MAY_HIDE", re.compile(""))
        return quick, found()


def texts_of(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*.*")):
        if path.suffix in (".md", ".yml"):
            yield from path.read_text(encoding="utf-8").split("\n\n")


def test_the_texts_of_the_site_name_what_a_long_search_finds() -> None:
    for text in texts_of(CHECKOUT / "content"):
        quick, slow = quick_and_slow(text)
        assert quick == slow, text


@settings(max_examples=300)
@given(TEXTS)
def test_any_text_names_what_a_long_search_finds(text: str) -> None:
    quick, slow = quick_and_slow(text)
    assert quick == slow
