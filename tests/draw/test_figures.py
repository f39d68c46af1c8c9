"""Diagrams as files: read back with tools that we did not write, whose they are is in each, and the same each time."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from lxml import etree
from PIL import Image

from scripts.draw import makers
from scripts.model import palette
from tests.assemble.test_assemble import meta
from tests.check.test_diagrams import FLOW, PATH
from tests.sources import IDENTITY, site, tree_of
from tests.translated import DECLARED

STEM = "so-do/mau/so-do"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
PAGE = "https://mau.example/so-do/mau/"


def drawn(root: Path, flow: str = FLOW, identity: str = IDENTITY) -> Mapping[str, bytes]:
    """The files of a diagram by their endings."""
    tree = tree_of(site(root / "nguon", {PATH: flow, "content/site.yml": identity}))
    files = makers.made(makers.FIGURES, tree, root / "cache")
    return {"svg": tree[f"files/{STEM}.svg"]} | {path[-3:]: file.read_bytes() for path, file in files.items()}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    return drawn(tmp_path_factory.mktemp("hinh"), FLOW.replace("sources:", "updated: 2022-06-01\nsources:"))


def test_whose_it_is_is_in_each_file(files: Mapping[str, bytes]) -> None:
    svg = etree.fromstring(files["svg"])
    told = {etree.QName(one).localname: one.text or one.get(f"{RDF}resource") for one in svg.find("{*}metadata").iter()}
    assert (told["title"], told["creator"], told["rights"], told["source"]) == (
        "Sơ đồ mẫu",
        "Trang mẫu",
        "CC BY 4.0",
        PAGE,
    )
    assert told["license"].startswith("https://creativecommons.org/licenses/by/4.0/")
    xmp = Image.open(io.BytesIO(files["png"])).info["XML:com.adobe.xmp"]
    assert "<photoshop:Credit>Trang mẫu<" in xmp and "CC BY 4.0" in xmp and PAGE in xmp
    with pikepdf.open(io.BytesIO(files["pdf"])) as pdf:
        assert str(pdf.docinfo["/Author"]) == "Trang mẫu" and str(pdf.docinfo["/Title"]) == "Sơ đồ mẫu"


def test_the_title_the_source_and_the_day_are_in_the_picture(files: Mapping[str, bytes]) -> None:
    words = " ".join(" ".join(line.text or "" for line in etree.fromstring(files["svg"]).iter("{*}text")).split())
    assert words.startswith("Việc thứ nhất") and "Sơ đồ mẫu" in words
    assert "Nguồn: Trang mẫu. Giấy phép CC BY 4.0. Cập nhật ngày 01/6/2022." in words
    assert "Căn cứ: – Luật mẫu số 1/2020/QH14: có hiệu lực từ ngày" in words
    assert "Điều, khoản không ghi tên văn bản là của luật này." in words
    picture = Image.open(io.BytesIO(files["png"]))
    assert picture.width == 1080 and picture.mode == "P" and len(files["png"]) < 60_000


def test_the_picture_has_the_colours_of_the_drawing(files: Mapping[str, bytes]) -> None:
    picture = Image.open(io.BytesIO(files["png"])).convert("RGB")
    seen = {"#{:02x}{:02x}{:02x}".format(*colour): count for count, colour in picture.getcolors(1 << 20) or []}  # type: ignore[misc]
    assert max(seen, key=lambda one: seen[one]) == palette.GROUND
    assert seen.keys() >= {palette.INK, palette.MUTED, palette.ALERT_SOFT}, "a pale box is not the ground"


def test_the_poster_is_one_sheet_that_can_be_read_aloud(files: Mapping[str, bytes]) -> None:
    [page] = pypdfium2.PdfDocument(files["pdf"])
    assert [round(side) for side in page.get_size()] == [595, 842]
    text = " ".join(page.get_textpage().get_text_range().split())
    for said in (
        "Sơ đồ mẫu",
        "Một câu.",
        "Căn cứ",
        "có hiệu lực từ ngày",
        "Báo mẫu",
        "Cập nhật ngày 01/6/2022",
        "Việc thứ nhất",
    ):
        assert said in text, said
    with pikepdf.open(io.BytesIO(files["pdf"])) as pdf:
        assert pdf.Root.MarkInfo.Marked and str(pdf.Root.Lang).startswith("vi")
        assert b"<pdfuaid:part>1<" in bytes(pdf.Root.Metadata.read_bytes())
        said = [str(one.Alt) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one]
        fonts = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/FontDescriptor" in one]
        assert fonts and all("/FontFile2" in one.FontDescriptor or "/FontFile3" in one.FontDescriptor for one in fonts)
    assert any("2. Có hay không? (Điều 2; Báo mẫu). Có: sang ý 3. Không: sang ý 4" in one for one in said), said
    [code] = zxingcpp.read_barcodes(page.render(scale=3).to_pil())
    assert code.text == PAGE


def test_signs_that_the_font_lacks_are_left_out_of_poster_and_picture(tmp_path: Path) -> None:
    files = drawn(tmp_path, FLOW.replace("Sơ đồ mẫu", "🎉 Sơ đồ mẫu").replace("Việc thứ nhất", "Việc 👍 → nhất"))
    [page] = pypdfium2.PdfDocument(files["pdf"])
    text = " ".join(page.get_textpage().get_text_range().split())
    assert "Sơ đồ mẫu" in text and "→" in text and not re.search("[🎉👍]", text)
    assert "👍".encode() in files["svg"], "a browser has a letter for it"


def test_in_a_script_that_the_font_lacks_there_is_the_svg_alone(tmp_path: Path) -> None:
    lao = FLOW.replace("---\n", f"---\nlang: lo\n{DECLARED}", 1).replace("Sơ đồ mẫu", "ແຜນວາດ")
    tree = tree_of(site(tmp_path / "nguon", {PATH: FLOW, "content/lo/so-do/mau.md": lao}))
    own = f"lo/{STEM}"
    assert "ແຜນວາດ" in tree[f"files/{own}.svg"].decode()
    made = makers.made(makers.FIGURES, tree, tmp_path / "cache")
    assert made.keys() == {f"{STEM}.png", f"{STEM}.pdf"}
    offered = [one["url"] for one in meta(tree, "lo/so-do/mau/")["figure"]["files"]["files"]]
    assert offered == [f"{own}.svg"]
    assert own not in tree["files/api/v1/materials.json"].decode()


def test_without_a_domain_no_code_and_no_address_leads_nowhere(tmp_path: Path) -> None:
    files = drawn(tmp_path, identity=IDENTITY + "no_domain: true\n")
    [page] = pypdfium2.PdfDocument(files["pdf"])
    assert zxingcpp.read_barcodes(page.render(scale=3).to_pil()) == []
    assert "Trang chưa có địa chỉ chính thức" in " ".join(page.get_textpage().get_text_range().split())
    assert not any(b".example/so-do" in data for data in files.values())


def test_the_same_diagram_gives_the_same_bytes_and_is_drawn_once(
    files: Mapping[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dated = FLOW.replace("sources:", "updated: 2022-06-01\nsources:")
    assert drawn(tmp_path, dated) == files
    monkeypatch.setattr("scripts.draw.figures.drawing.draw", lambda *one: pytest.fail("drawn again"))
    assert drawn(tmp_path, dated) == files
    monkeypatch.undo()
    assert drawn(tmp_path, dated.replace("Việc thứ nhất", "Việc đầu tiên"))["png"] != files["png"]
