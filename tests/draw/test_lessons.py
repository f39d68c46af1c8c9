"""The files of a lesson, read back with tools that we did not write: slides with titles and notes, PDF/UA, the same
bytes each time."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from lxml import etree
from pptx import Presentation

from scripts.draw import makers
from scripts.draw.lessons import slides
from tests.check.test_lessons import LESSON, PATH
from tests.sources import site, tree_of

FOLDER = "bai-hoc/bai-mau/"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    return tree_of(site(tmp_path_factory.mktemp("nguồn"), {PATH: LESSON}))


@pytest.fixture(scope="module")
def files(tree: Mapping[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    made = makers.made(makers.LESSONS, tree, tmp_path_factory.mktemp("cache"))
    return {path.removeprefix(FOLDER): file.read_bytes() for path, file in made.items()}


def text_of(data: bytes) -> str:
    return "\n".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(data))


def test_each_slide_has_its_title_its_lines_in_order_and_what_to_say(files: Mapping[str, bytes]) -> None:
    made: Any = Presentation(io.BytesIO(files["trang-chieu.pptx"]))
    cover, slide = made.slides
    assert cover.shapes.title.text == "Bài mẫu" and "văn bản chính thức là căn cứ" in cover.shapes[2].text_frame.text
    assert [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame][:3] == [
        "Luật cấm <rủ>",
        "Không rủ.\nKhông ép.",
        "Căn cứ: Điều 1, Điều 2 Luật mẫu số 1/2020/QH14",
    ]
    notes = slide.notes_slide.notes_text_frame.text
    assert notes.startswith("Điều 1 nói thế.") and "Nguồn: Báo mẫu" in notes and "Điều 2 Luật mẫu" in notes
    assert "Không dọa." in cover.notes_slide.notes_text_frame.text
    assert made.core_properties.title == "Bài mẫu" and made.core_properties.language == "vi-VN"


def test_every_word_of_the_slides_says_that_it_is_vietnamese_and_signs_are_decoration(
    files: Mapping[str, bytes],
) -> None:
    with zipfile.ZipFile(io.BytesIO(files["trang-chieu.pptx"])) as package:
        names = package.namelist()
        for name in names:
            if name.startswith(("ppt/slides/slide", "ppt/notesSlides/notes")):
                root = etree.fromstring(package.read(name))
                for run in root.iter(f"{DRAWING}r", f"{DRAWING}fld"):
                    assert run.find(f"{DRAWING}rPr").get("lang") == "vi-VN", name
                for picture in root.iter("{*}pic"):
                    assert b"decorative" in etree.tostring(picture)
    assert len([name for name in names if "slideLayouts/slideLayout" in name]) == 2
    assert not any("thumbnail" in name or "printer" in name or "app.xml" in name for name in names)


def test_letters_are_large(files: Mapping[str, bytes]) -> None:
    made: Any = Presentation(io.BytesIO(files["trang-chieu.pptx"]))
    body = made.slides[1].placeholders[1]
    assert all(run.font.size.pt >= 32 for line in body.text_frame.paragraphs for run in line.runs)


def test_the_same_lesson_gives_the_same_bytes(tree: Mapping[str, bytes], files: Mapping[str, bytes]) -> None:
    lesson = json.loads(tree["lessons.json"])[FOLDER]
    assert slides.presentation(lesson) == files["trang-chieu.pptx"]


@pytest.mark.parametrize("name", ["trang-chieu.pdf", "giao-an.pdf", "phieu-hoc-sinh.pdf"])
def test_pdfs_are_tagged_and_in_vietnamese(files: Mapping[str, bytes], name: str) -> None:
    with pikepdf.open(io.BytesIO(files[name])) as pdf:
        assert b"pdfuaid:part>1<" in pdf.Root.Metadata.read_bytes()
        assert str(pdf.Root.Lang) == "vi-VN" and str(pdf.docinfo["/Title"]) == "Bài mẫu"


def test_the_plan_has_the_answers_and_the_pupils_sheet_has_not(files: Mapping[str, bytes]) -> None:
    plan, sheet = text_of(files["giao-an.pdf"]), text_of(files["phieu-hoc-sinh.pdf"])
    for words in ("Phút 15 đến 45", "Điều 1 nói thế.", "Đáp án: B. Từ chối.", "Rủ là việc bị cấm.", "Không dọa."):
        assert words in plan.replace("\r\n", "\n"), words
    assert "B. Từ chối." in sheet and "Câu của em" in sheet
    assert "Đáp án" not in sheet and "Rủ là việc bị cấm." not in sheet


def test_signs_that_the_font_lacks_are_left_out_of_pdfs(tmp_path: Path) -> None:
    lesson = LESSON.replace("Bài mẫu", "🎉 Bài mẫu").replace("Luật cấm <rủ>", "🚫").replace("Không ép.", "Ép → báo 📞.")
    made = makers.made(makers.LESSONS, tree_of(site(tmp_path / "nguồn", {PATH: lesson})), tmp_path / "cache")
    pdfs = {path: text_of(file.read_bytes()) for path, file in made.items() if path.endswith(".pdf")}
    assert len(pdfs) == 3
    for path, text in pdfs.items():
        assert "Bài mẫu" in text and not re.search("[🎉🚫📞□]", text), path
    slides = pdfs[f"{FOLDER}trang-chieu.pdf"]
    assert "Ép → báo." in slides and "Trang mẫu" in slides, "of a title of a sign alone the site's name is left"


def test_the_plan_leads_back_to_its_page(files: Mapping[str, bytes]) -> None:
    pages = pypdfium2.PdfDocument(files["giao-an.pdf"])
    [code] = [code for page in pages for code in zxingcpp.read_barcodes(page.render(scale=3).to_pil())]
    assert code.text == "https://mau.example/bai-hoc/bai-mau/"


def test_only_what_changed_is_drawn_anew(tree: Mapping[str, bytes], tmp_path: Path) -> None:
    lesson = json.loads(tree["lessons.json"])
    [before] = makers.LESSONS.wanted(tree)
    lesson[FOLDER]["title"] = "Bài khác"
    [after] = makers.LESSONS.wanted({**tree, "lessons.json": json.dumps(lesson).encode()})
    assert before.files.keys() == after.files.keys() and set(before.files.values()).isdisjoint(after.files.values())
