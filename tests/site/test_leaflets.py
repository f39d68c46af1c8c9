"""Leaflets as somebody prints, folds and reads them: every sentence of the page in its order, the right way up."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import zxingcpp

from tests.conftest import Built
from tests.draw.folding import HALVES, WHOLE, Face, left_half_behind, panels, sheet, upper_half_behind

PAGE = "de-doc/con-toi-dung-ma-tuy/"
LAW = "luat/120-2025-qh15/"


def pdf(built: Built, name: str) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument((built.root / name).read_bytes())


def told(built: Built, url: str) -> Iterator[str]:
    """The sentences of the page in short sentences; what it says of itself is said of the sheet."""
    for line in built.pages[url].iterfind(".//div[@class='easy']//p"):
        sentence = " ".join(line.text_content().split())
        yield sentence.replace("rang này", "ờ này")


def places(sentences: list[str], faces: list[Face]) -> list[int]:
    """On which face each sentence stands."""
    found = [[number for number, face in enumerate(faces) if one in face.panel.text] for one in sentences]
    assert all(len(one) == 1 for one in found), [one for one, at in zip(sentences, found, strict=True) if len(at) != 1]
    return [number for (number,) in found]


@pytest.mark.parametrize("page", [PAGE, "de-doc/nhung-viec-bi-cam/", "de-doc/toi-muon-cai-nghien/"])
@pytest.mark.parametrize("copied", ["", "-den-trang"])
def test_folded_once_it_is_a_booklet_of_four_pages(built: Built, page: str, copied: str) -> None:
    front, back = (panels(side, HALVES, WHOLE) for side in pdf(built, f"{page}to-gap-a5{copied}.pdf"))
    faces = left_half_behind(sheet(front, back))
    assert len(faces) == 4 and all(face.legible for face in faces)
    at = places(list(told(built, page)), faces)
    assert at == sorted(at) and at[0] == 0, "from the front to the back"
    assert built.pages[page].find(".//h1").text_content().partition(" (")[0] in faces[0].panel.text
    assert "Gọi ai" in faces[3].panel.text and "Căn cứ" in faces[3].panel.text
    assert "lật theo cạnh ngắn" in faces[3].panel.text


@pytest.mark.parametrize("page", [PAGE, "de-doc/nhung-viec-bi-cam/", "de-doc/toi-muon-to-giac/"])
def test_folded_twice_it_opens_to_two_pages_then_to_the_whole_sheet(built: Built, page: str) -> None:
    document = pdf(built, f"{page}to-gap-a6.pdf")
    front, back = (panels(side, HALVES, HALVES) for side in document)
    folded = left_half_behind(upper_half_behind(sheet(front, back)))
    assert len(folded) == 8
    cover, second, third, last = folded[0], folded[3], folded[4], folded[7]
    # Unfolded, the inside is one sheet of two columns, which stands as the front does.
    [columns] = panels(document[1], HALVES, WHOLE)
    faces = [cover, second, third, *map(Face, columns), last]
    assert all(face.legible for face in faces)
    at = places(list(told(built, page)), faces)
    assert at == sorted(at) and at[0] == 1, "the spread, then the left column, then the right one"
    assert built.pages[page].find(".//h1").text_content().partition(" (")[0] in cover.panel.text
    assert "Gọi ai" in last.panel.text and "lật theo cạnh dài" in last.panel.text


def test_the_test_tells_a_sheet_that_is_imposed_wrong(built: Built) -> None:
    front, back = (panels(side, HALVES, HALVES) for side in pdf(built, f"{PAGE}to-gap-a6.pdf"))
    swapped = left_half_behind(upper_half_behind(sheet([front[1], front[0]], back)))
    assert not all(face.legible for face in swapped[:1] + swapped[-1:])
    mirrored = left_half_behind(upper_half_behind(sheet([line[::-1] for line in front], back)))
    assert "Gọi ai" not in mirrored[7].panel.text


def test_the_law_in_short_is_of_the_law_in_force_alone(built: Built) -> None:
    document = pdf(built, f"{LAW}to-gap-a5.pdf")
    text = " ".join(" ".join(side.get_textpage().get_text_range().split()) for side in document)
    assert (
        "Có hiệu lực từ ngày 01/7/2026" in text
        and "120/2025/QH15" in text
        and "Cai lần đầu 24 tháng" in text.replace("\u00a0", " ")
    )
    assert "73/2021" not in text and "Luật cũ" not in text
    assert not list(built.root.glob("luat/*2021*/to-gap*"))


def leaflets(built: Built) -> list[Path]:
    return sorted(built.root.rglob("to-gap-*.pdf"))


def test_every_leaflet_is_one_sheet_that_can_be_read_aloud_and_brings_its_letters(built: Built) -> None:
    found = leaflets(built)
    assert len(found) == 24
    for path in found:
        data = path.read_bytes()
        assert len(data) < 200_000
        with pikepdf.open(io.BytesIO(data)) as one:
            assert len(one.pages) == 2, path
            assert {round(float(side)) for page in one.pages for side in page.mediabox[2:]} == {595, 842}
            assert b"<pdfuaid:part>1<" in bytes(one.Root.Metadata.read_bytes())
            fonts = [each for each in one.objects if isinstance(each, pikepdf.Dictionary) and "/FontDescriptor" in each]
            assert fonts and all({"/FontFile2", "/FontFile3"} & set(each.FontDescriptor.keys()) for each in fonts)
            # A photocopier has no colours; icons and letters stay lines and letters.
            assert not [
                each for each in one.objects if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Image"
            ]


@pytest.mark.parametrize("form", ["a5", "a6-den-trang"])
def test_the_code_of_two_centimetres_leads_to_the_page(built: Built, form: str) -> None:
    side = pdf(built, f"{PAGE}to-gap-{form}.pdf")[0]
    picture = side.render(scale=150 / 72).to_pil().convert("L")
    [code] = zxingcpp.read_barcodes(picture)
    assert code.text.endswith(f"/{PAGE}")
    corners = code.position
    assert (corners.top_right.x - corners.top_left.x) / 150 * 25.4 > 20


def test_a_copy_for_a_photocopier_is_black_on_white(built: Built) -> None:
    picture = pdf(built, f"{PAGE}to-gap-a5-den-trang.pdf")[0].render(scale=1).to_pil().convert("RGB")
    colours = picture.getcolors(1 << 20) or []
    assert all(max(colour) - min(colour) < 3 for _, colour in colours if isinstance(colour, tuple))
    dark = sum(count for count, colour in colours if isinstance(colour, tuple) and sum(colour) < 384)
    assert dark / (picture.width * picture.height) < 0.12, "no grounds that a copier makes grey"
