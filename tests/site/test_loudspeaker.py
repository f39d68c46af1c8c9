"""/tai-lieu/loa/: from the list to a script, as a page and as plain text."""

from __future__ import annotations

import docx
from docx.shared import Pt

from scripts.vietnamese.reading_aloud import spoken
from tests.conftest import Built

ONE = "tai-lieu/loa/con-toi-dung-ma-tuy/"


def test_materials_lead_to_the_scripts(built: Built) -> None:
    leads = [link.get("href") for link in built.pages["tai-lieu/"].iterfind(".//main//a")]
    assert {"loa/", "../tai-lieu/loa/"}.intersection(leads)
    listed = [link.get("href") for link in built.pages["tai-lieu/loa/"].iterfind(".//main//a")]
    assert "con-toi-dung-ma-tuy/" in listed


def test_page_and_plain_text_say_the_same(built: Built) -> None:
    page = built.pages[ONE]
    for section in page.iterfind(".//section[@class='loud']"):
        lines = [
            " ".join(line.text_content().split())
            for line in section
            if line.tag in ("p", "h3") and "small" not in line.get("class", "")
        ]
        text = (built.root / ONE / f"{section.get('id')}.txt").read_text(encoding="utf-8")
        assert lines == [line for line in text.split("\n") if line]
    assert "gọi một một năm" in page.text_content()
    assert "người dịch" in page.text_content()


def test_the_word_file_says_it_in_large_letters(built: Built) -> None:
    for file in sorted((built.root / "tai-lieu/loa").rglob("*.docx")):
        document = docx.Document(str(file))
        title, *said = (paragraph.text for paragraph in document.paragraphs)
        lines = file.with_suffix(".txt").read_text(encoding="utf-8").split("\n")
        assert said == [line for line in lines if line], file
        assert spoken(title) in said[0], file
        assert document.styles["Normal"].font.size == Pt(18)
        assert {paragraph.style.name for paragraph in document.paragraphs} == {"Title", "Heading 1", "Normal"}
    assert (built.root / ONE / "bai-2-phut.docx").stat().st_size < 60_000
