"""Press packs, read back with tools that we did not write: what a newsroom opens is whole and the same each time."""

from __future__ import annotations

import hashlib
import io
import json
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise
from pathlib import Path, PureWindowsPath
from typing import Any

import docx
import pikepdf
import pypdfium2
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from PIL import Image

from scripts.assemble.events import readable_table
from scripts.assemble.parts import csv_file, qr
from scripts.assemble.pieces import Frame, Fresh
from scripts.assemble.pieces import made as made_tree
from scripts.assemble.press import packs
from scripts.assemble.tree import Tree
from scripts.assemble.view import View
from scripts.draw import makers
from scripts.draw.packs import blocks, bundle, docx_file, pdf_file
from scripts.draw.packs.formats import FORMATS, Document
from scripts.markup.conversion import to_html
from scripts.read import read
from scripts.words import LANGUAGES, interface
from tests.pictures import drawing, photo
from tests.sources import LISTING, NEWS, NOW, site, tree_of
from tests.translated import LAO, declared

# One worker draws them for all.
pytestmark = pytest.mark.xdist_group("packs")

TAKEN = Image.Exif()
TAKEN[0x010F] = "May anh bi mat"
TAKEN.get_ifd(0x8825).update({1: "N", 2: (19.0, 16.0, 12.0), 3: "E", 4: (104.0, 8.0, 24.0)})
TITLE = "Mẫu & <b>thử</b> ]]> “Điều 23” được đặt ở Đắk Lắk"
BODY = """\
Đoạn **đậm**, *nghiêng*, [liên kết](https://mau.example/a?b=1&c=2) và [câu hỏi](hoidap:cau-hoi-mau).

## Mục một

- một
    1. con
    2. con nữa
- hai

#### Mục sâu

> Trích lời.

| Nơi | Số |
| --- | --- |
| Đá Trắng | 5 |

![Bản vẽ mẫu](to-roi.png "Ảnh: Người vẽ")
"""
ITEM = f"""\
---
title: '{TITLE}'
summary: Một câu tóm tắt.
date: 2022-06-10
author: Ban biên tập
kind: release
image: {{file: hội-nghị.JPG, alt: Người dự ngồi nghe, caption: Buổi lễ mẫu, credit: Nguyễn Văn Mẫu, licence: CC BY 4.0}}
correction: Bản đầu ghi sai ngày.
changes: [{{date: 2022-06-12, note: Sửa ngày.}}]
contact: {{name: Văn phòng mẫu, phone: 0000 000 001, email: noi@mau.example}}
law: ['1/2020/QH14#dieu-1']
sources: [{{title: Báo mẫu, url: 'https://mau.example/nguon', date: 2022-06-09}}]
---
"""
FILES: dict[str, str | bytes | None] = {
    "content/tin-tuc/2022-06-10-tin-mau.md": None,
    "content/tin-tuc/2022-06-10-thong-cao.md": ITEM + BODY,
    "content/tin-tuc/hội-nghị.JPG": photo(2400, 1800, exif=TAKEN, quality=90),
    "content/tin-tuc/to-roi.png": drawing(1000, 600),
    "content/en/tin-tuc/2022-06-10-thong-cao.md": declared("en", NEWS.replace("Tin mẫu", "Sample release")),
    "content/lo/tin-tuc/2022-06-10-thong-cao.md": declared("lo", NEWS.replace("Nội dung tin mẫu.", LAO)),
    "content/tin-tuc/2022-06-11-tin-hai.md": NEWS.replace("2022-06-10", "2022-06-11").replace("Tin mẫu", "Tin hai"),
    "events/2022/mau-thuong.yml": LISTING + "  images: [{file: nho.webp, alt: Mô tả, credit: Người chụp}]\n",
    "events/2022/nho.webp": photo(320, 200, "WEBP"),
}
PACK = "bao-chi/goi/thong-cao"
UNDATED = """\
events:
- id: le-khong-ngay
  title: Lễ không ngày
  summary: Một câu mẫu.
  kind: le-ra-quan
  date_unknown: Nguồn không ghi.
  place: {district: Mẫu Hạ}
  organisers: [UBND huyện Mẫu Hạ]
  source: https://mau.example/nguon
"""
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True)
class Made:
    """The files of the packs by their published paths."""

    files: dict[str, Path]
    tree: Tree

    def data(self, path: str) -> bytes:
        return self.files[path].read_bytes()

    def zip(self, path: str) -> dict[str, bytes]:
        with zipfile.ZipFile(self.files[path]) as packed:
            assert packed.testzip() is None
            return {name: packed.read(name) for name in packed.namelist()}

    @cached_property
    def word(self) -> Any:
        return docx.Document(io.BytesIO(self.data(f"{PACK}.docx")))

    @cached_property
    def pdf(self) -> pikepdf.Pdf:
        return pikepdf.open(self.files[f"{PACK}.pdf"])


def make(root: Path, work: Path) -> Made:
    tree = tree_of(root)
    return Made(makers.made(makers.PACKS, tree, work), tree)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("gói")
    return make(site(folder / "nguồn", FILES), folder / "cache")


def words(text: str) -> str:
    return " ".join(text.split())


def text_of_pdf(data: bytes) -> str:
    pages = pypdfium2.PdfDocument(data)
    # pdfium gives a hyphen at the end of a line as U+FFFE.
    return words(" ".join(page.get_textpage().get_text_range() for page in pages).replace("\ufffe", "-"))


def text_of_word(document: Any) -> str:
    return words(" ".join("".join(p.itertext(f"{W}t")) for p in document.element.body.iter(f"{W}p")))


# ---- One text


def test_every_format_says_the_same(made: Made) -> None:
    texts = {
        "docx": text_of_word(made.word),
        "pdf": text_of_pdf(made.data(f"{PACK}.pdf")),
        "txt": words(made.tree[f"files/{PACK}.txt"].decode()),
    }
    for name, text in texts.items():
        for said in (
            *(TITLE, "Một câu tóm tắt.", "Ban biên tập", "thứ Sáu, ngày 10 tháng 6 năm 2022", "Bản đầu ghi sai ngày."),
            *("12/6/2022: Sửa ngày.", "Đoạn đậm, nghiêng, liên kết", "Mục một", "con nữa", "Trích lời.", "Đá Trắng"),
            *("Văn phòng mẫu", "0000 000 001", "Báo mẫu, 09/6/2022", "Luật mẫu", "Trang dựng để thử", "CC BY 4.0"),
            "https://mau.example/tin-tuc/2022/thong-cao/",
        ):
            assert said in text, (name, said)
    # Whoever takes the text sees the correction before it.
    assert all(text.index("Bản đầu ghi sai") < text.index("Đoạn đậm") for text in texts.values())


def test_a_translation_has_its_own_files_in_its_language(made: Made) -> None:
    path = "bao-chi/goi/thong-cao"
    document = docx.Document(io.BytesIO(made.data(f"en/{path}.docx")))
    assert document.core_properties.language == "en-GB"
    assert "Notes to editors" in text_of_word(document) and "Người dịch mẫu" in text_of_word(document)
    assert pikepdf.open(made.files[f"en/{path}.pdf"]).Root.Lang == "en-GB"
    assert {name for name in made.zip(f"en/{path}.zip") if name.endswith(".txt")} == {
        "2022-06-10-thong-cao-en.txt",
        "LICENCE.txt",
    }


def test_a_script_that_our_fonts_lack_has_no_pdf(made: Made) -> None:
    path = "lo/bao-chi/goi/thong-cao"
    assert f"{path}.pdf" not in made.files
    assert LAO in text_of_word(docx.Document(io.BytesIO(made.data(f"{path}.docx"))))
    assert not any(name.endswith(".pdf") for name in made.zip(f"{path}.zip"))
    page = made.tree["docs/lo/tin-tuc/2022/thong-cao/index.md"].decode()
    assert f"{path}.docx" in page and f"{path}.pdf" not in page


# ---- DOCX


def test_word_finds_its_own_styles(made: Made) -> None:
    styles = [(paragraph.style.name, paragraph.text) for paragraph in made.word.paragraphs]
    for style, text in (
        *(("Title", TITLE), ("Heading 1", "Mục một"), ("Heading 2", "Mục sâu"), ("Heading 2", "Liên hệ")),
        *(("List Bullet", "một"), ("List Number 2", "con nữa"), ("List Bullet", "hai"), ("Quote", "Trích lời.")),
        ("Correction", "Đính chính"),
    ):
        assert (style, text) in styles
    table = made.word.tables[0]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["Nơi", "Số"], ["Đá Trắng", "5"]]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    section = made.word.sections[0]
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21.0, 29.7)


def test_word_checks_spelling_in_vietnamese(made: Made) -> None:
    langs = {lang.get(qn("w:val")) for lang in made.word.styles.element.iter(qn("w:lang"))}
    assert langs == {"vi-VN"} and made.word.core_properties.language == "vi-VN"


def test_every_numbered_list_counts_from_its_own_begin(tmp_path: Path) -> None:
    html = "<ol><li>a</li><li>b</li></ol><p>x</p><ol start='5'><li>c</li></ol><ol><li>d</li></ol>"
    document = written(html)
    numbering = document.part.numbering_part.element
    begins = []
    for paragraph in document.paragraphs:
        if paragraph.style.name == "List Number":
            number = numbering.num_having_numId(paragraph._p.pPr.numPr.numId.val)
            begins.append((number.numId, number.xpath(".//w:startOverride/@w:val")[0]))
    assert [begin for _, begin in begins] == ["1", "1", "5", "1"]
    assert begins[0] == begins[1] and len({number for number, _ in begins}) == 3


def test_numbers_that_leave_some_out_are_printed_as_typed() -> None:
    found = blocks.read("<ol><li>a</li><li value='5'>b</li><li>c</li></ol>", "https://mau.example/")
    assert [(block["start"], len(block["items"])) for block in found] == [(1, 1), (5, 2)]


def test_the_docx_tells_only_what_we_put_in_it(made: Made) -> None:
    properties = made.word.core_properties
    assert (properties.title, properties.author, properties.last_modified_by) == (TITLE, *("Ban biên tập",) * 2)
    assert (properties.created.isoformat(), properties.modified.isoformat()) == (
        "2022-06-09T17:00:00+00:00",
        "2022-06-11T17:00:00+00:00",
    )
    assert properties.comments == ""
    with zipfile.ZipFile(made.files[f"{PACK}.docx"]) as package:
        names = package.namelist()
        assert names[0] == "[Content_Types].xml"
        assert {entry.date_time for entry in package.infolist()} == {(2022, 6, 12, 0, 0, 0)}
        for name in names:
            if name.endswith((".xml", ".rels")):
                etree.fromstring(package.read(name))
            assert b"python-docx" not in package.read(name), name
        settings = package.read("word/settings.xml")
        assert b'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"' in settings
        assert not re.search(b"rsid|proofState|ja-JP", settings)
    assert not [name for name in names if re.search("thumbnail|customXml|app.xml|WithEffects", name)]


def test_pictures_and_the_code_are_described(made: Made) -> None:
    described = [found.get("descr") for found in made.word.element.body.iter(qn("wp:docPr"))]
    assert described[:2] == ["Người dự ngồi nghe", "Bản vẽ mẫu"]
    assert described[2].endswith("https://mau.example/tin-tuc/2022/thong-cao/")
    ids = [found.get("id") for found in made.word.element.body.iter(qn("wp:docPr"))]
    assert len(set(ids)) == len(ids)
    text = text_of_word(made.word)
    assert "Buổi lễ mẫu. Ảnh: Nguyễn Văn Mẫu. Giấy phép: CC BY 4.0." in text
    assert "Ảnh: Người vẽ. Chưa ghi giấy phép" in text


# ---- PDF


def elements(node: Any, tag: str = "") -> Iterator[tuple[str, Any]]:
    """The structure tree of a PDF: tags and their contents."""
    kids = node.get("/K")
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield str(kid.S), kid
            yield from elements(kid)


def test_the_pdf_is_tagged_for_whoever_listens(made: Made) -> None:
    root = made.pdf.Root
    assert root.MarkInfo.Marked and root.ViewerPreferences.DisplayDocTitle and root.Lang == "vi-VN"
    with made.pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1" and metadata["dc:title"] == TITLE
    tags = list(elements(root.StructTreeRoot))
    headings = [tag for tag, _ in tags if re.fullmatch("/H[1-6]", tag)]
    assert headings[0] == "/H1" and headings.count("/H1") == 1
    assert all(int(after[2]) - int(before[2]) <= 1 for before, after in pairwise(headings))
    found = {tag for tag, _ in tags}
    assert {"/P", "/L", "/LI", "/LBody", "/Table", "/TH", "/TD", "/Figure", "/Link", "/BlockQuote"} <= found
    alts = [str(element.Alt) for tag, element in tags if tag == "/Figure"]
    assert alts[:2] == ["Người dự ngồi nghe", "Bản vẽ mẫu"] and len(alts) == 3 and all(alts)
    assert all(page.get("/Tabs") == "/S" for page in made.pdf.pages)


def test_every_font_is_within_the_pdf_and_tells_its_letters(made: Made) -> None:
    fonts = [made.pdf.get_object(o.objgen) for o in made.pdf.objects if isinstance(o, pikepdf.Dictionary)]
    fonts = [font for font in fonts if font.get("/Type") == "/Font" and font.get("/Subtype") == "/Type0"]
    assert len(fonts) >= 3
    for font in fonts:
        assert "/ToUnicode" in font
        descriptor = font.DescendantFonts[0].FontDescriptor
        assert "/FontFile2" in descriptor or "/FontFile3" in descriptor
        assert "BeVietnamPro" in str(font.BaseFont)


def test_links_of_the_pdf_lead_out(made: Made) -> None:
    links = {str(note.A.URI) for page in made.pdf.pages for note in page.get("/Annots", []) if "/A" in note}
    assert {
        "https://mau.example/a?b=1&c=2",
        "https://mau.example/hoi-dap/cau-hoi-mau/",
        "mailto:noi@mau.example",
    } <= links
    assert all("/Contents" in note for page in made.pdf.pages for note in page.get("/Annots", []))


# ---- ZIP


def test_the_zip_holds_everything_and_says_what(made: Made) -> None:
    found = made.zip(f"{PACK}.zip")
    name = "2022-06-10-thong-cao"
    assert found.keys() == {
        *(f"{name}.docx", f"{name}.pdf", f"{name}.txt", "anh/01-hoi-nghi.jpg", "anh/02-to-roi.png"),
        *("LICENCE.txt", "manifest.json"),
    }
    assert found[f"{name}.docx"] == made.data(f"{PACK}.docx")
    assert found[f"{name}.pdf"] == made.data(f"{PACK}.pdf")
    assert found[f"{name}.txt"] == made.tree[f"files/{PACK}.txt"]
    manifest = json.loads(found.pop("manifest.json"))
    assert {row["path"]: (row["size"], row["sha256"]) for row in manifest["files"]} == {
        path: (len(data), hashlib.sha256(data).hexdigest()) for path, data in found.items()
    }
    assert manifest["url"] == "https://mau.example/tin-tuc/2022/thong-cao/" and manifest["title"] == TITLE
    assert manifest["updated"] == "2022-06-12T00:00:00+07:00"
    licence = found["LICENCE.txt"].decode()
    assert "CC BY 4.0" in licence and "anh/01-hoi-nghi.jpg: Buổi lễ mẫu. Ảnh: Nguyễn Văn Mẫu." in licence


def test_the_campaigns_pack_carries_its_items_and_pictures(made: Made) -> None:
    found = made.zip("bao-chi/bo-tai-lieu.zip")
    assert {"ho-so-chien-dich-2022.docx", "ho-so-chien-dich-2022.pdf", "ho-so-chien-dich-2022.txt"} <= found.keys()
    assert found["tin-bai/2022-06-10-thong-cao.pdf"] == made.data(f"{PACK}.pdf")
    assert "tin-bai/2022-06-11-tin-hai.docx" in found and "anh/01-nho.jpg" in found
    assert found.keys() - {"manifest.json"} == {row["path"] for row in json.loads(found["manifest.json"])["files"]}
    text = text_of_pdf(found["ho-so-chien-dich-2022.pdf"])
    for said in ("Tháng hành động mẫu 2022", "1/KH-MAU", "Nói cho mọi người biết.", "Lễ ra quân mẫu", "Sân vận động"):
        assert said in text and said in words(found["ho-so-chien-dich-2022.txt"].decode()), said


def test_a_campaigns_documents_list_the_latest_200_and_say_what_they_leave_out(tmp_path: Path) -> None:
    days = [date(2022, 1, 1) + timedelta(number) for number in range(250)]
    head, event = LISTING.split("- id: mau-thuong-2022-06-09")
    event = event.replace("Lễ ra quân mẫu", "Lễ mẫu {number}").replace("2022-06-09", "{day}") + "  campaign: true\n"
    listed = "".join(
        "- id: mau-thuong-" + str(day) + event.replace("{number}", str(number)).replace("{day}", str(day))
        for number, day in enumerate(days)
    )
    items = {
        f"content/tin-tuc/{day}-tin-{number}.md": NEWS.replace("2022-06-10", str(day)).replace(
            "Tin mẫu", f"Tin {number}"
        )
        for number, day in enumerate(days[:210])
    }
    undated = "events/2022/mau-ha.yml"
    found = read(site(tmp_path, items | {"events/2022/mau-thuong.yml": head + listed, undated: UNDATED})).site
    assert found
    view = View(found.public(NOW), NOW, "https://mau.example/", formats=FORMATS)
    frame = Frame(found.identity, "https://mau.example/", "Tỉnh Mẫu")
    tree = made_tree(packs.build(view, frame, Fresh()) | readable_table.build(view, frame, Fresh()))
    spec = json.loads(tree["press/bao-chi/bo-tai-lieu.json"])
    text = words(tree["files/bao-chi/bo-tai-lieu.txt"].decode())
    assert [int(found) for found in re.findall(r"Lễ mẫu ([0-9]+)", text)] == list(range(50, 250))
    assert len(spec["carried"]) == 200 and "bao-chi/goi/tin-9" not in spec["carried"]
    told = [
        "Bảng này có 200 sự kiện muộn nhất trong 251 sự kiện của chiến dịch",
        "Bộ tài liệu này có 200 tin, bài mới nhất trong 211 tin, bài về chiến dịch",
    ]
    packed = zipfile.ZipFile(io.BytesIO(bundle.write(spec, {}, {}, tree)))
    manifest = json.loads(packed.read("manifest.json"))
    for said, kept in zip(told, manifest["left_out"], strict=True):
        assert said in text and kept.startswith(said)
    rows = csv_file.read(packed.read("su-kien.csv"))
    assert rows == csv_file.read(tree["press/chien-dich/2022/su-kien.csv"]) and len(rows) == 252


def test_a_small_campaign_leaves_nothing_out_and_has_its_table(made: Made) -> None:
    found = made.zip("bao-chi/bo-tai-lieu.zip")
    heads, *rows = csv_file.read(found["su-kien.csv"])
    assert heads[:4] == ["Hoạt động", "Thời gian", "Từ ngày", "Đến ngày"] and len(rows) == 1
    assert not re.search(r"\]\(|[a-z]+-[a-z]+(?:-[a-z]+)+(?![\w./-])", " ".join(rows[0][:12])), (
        "neither Markdown nor codes"
    )
    assert "left_out" not in json.loads(found["manifest.json"])


def test_names_are_safe_on_windows(made: Made) -> None:
    for path in made.files:
        if path.endswith(".zip"):
            for name in made.zip(path):
                assert name.isascii() and not PureWindowsPath(name).is_reserved() and not set(name) & set('<>:"|?*\\')


def test_pictures_carry_their_words_and_no_place(made: Made, tmp_path: Path) -> None:
    pyexiv2 = pytest.importorskip("pyexiv2")
    found = made.zip(f"{PACK}.zip")
    for name in ("01-hoi-nghi.jpg", "02-to-roi.png"):
        data = found[f"anh/{name}"]
        with Image.open(io.BytesIO(data)) as image:
            image.load()
            assert not image.getexif()
        assert b"bi mat" not in data
        with pyexiv2.ImageData(data) as image:
            exif, xmp, iptc = image.read_exif(), image.read_xmp(), image.read_iptc()
        assert exif == {}
        is_photo = name.endswith("jpg")
        credit = "Nguyễn Văn Mẫu" if is_photo else "Người vẽ"
        assert xmp["Xmp.photoshop.Credit"] == credit and xmp["Xmp.dc.creator"] == [credit]
        assert xmp["Xmp.dc.description"] == {'lang="x-default"': "Buổi lễ mẫu" if is_photo else "Bản vẽ mẫu"}
        assert credit in xmp["Xmp.dc.rights"]['lang="x-default"']
        assert xmp["Xmp.xmpRights.WebStatement"] == "https://mau.example/tin-tuc/2022/thong-cao/"
        if is_photo:
            assert iptc["Iptc.Application2.Caption"] == "Buổi lễ mẫu"
            assert iptc["Iptc.Application2.Credit"] == credit
            assert iptc["Iptc.Application2.Copyright"] == "Ảnh: Nguyễn Văn Mẫu. Giấy phép: CC BY 4.0."
            assert iptc["Iptc.Envelope.CharacterSet"] == "\x1b%G"
    with Image.open(io.BytesIO(found["anh/01-hoi-nghi.jpg"])) as image:
        assert (image.format, image.size) == ("JPEG", (2400, 1800))


# ---- Builds


def test_the_same_sources_give_the_same_bytes(made: Made, tmp_path: Path) -> None:
    again = make(site(tmp_path / "khác", FILES), tmp_path / "cache")
    assert again.files.keys() == made.files.keys()
    assert [path for path in made.files if made.data(path) != again.data(path)] == []


def test_an_edit_makes_its_own_packs_again_and_leaves_the_others(tmp_path: Path) -> None:
    root, work = site(tmp_path / "nguồn", FILES), tmp_path / "cache"
    before = make(root, work)
    times = {path: file.stat().st_mtime_ns for path, file in before.files.items()}
    site(root, FILES | {"content/tin-tuc/2022-06-10-thong-cao.md": (ITEM + BODY).replace("Đoạn **đậm**", "Đoạn mới")})
    after = make(root, work)
    changed = {path for path, file in after.files.items() if file.stat().st_mtime_ns != times[path]}
    assert changed == {
        f"{path}.{ending}" for path in (PACK, "bao-chi/bo-tai-lieu") for ending in ("docx", "pdf", "zip")
    }
    assert "Đoạn mới" in text_of_pdf(after.data(f"{PACK}.pdf"))
    assert "Đoạn mới" in text_of_pdf(after.zip("bao-chi/bo-tai-lieu.zip")["tin-bai/2022-06-10-thong-cao.pdf"])
    assert set((work / "packs").glob("*.*")) == set(after.files.values())


def test_a_withdrawn_item_has_no_pack(tmp_path: Path) -> None:
    item = (ITEM + BODY).replace("kind: release", "kind: release\nwithdrawn: Thông tin sai.")
    found = make(
        site(tmp_path / "nguồn", FILES | {"content/tin-tuc/2022-06-10-thong-cao.md": item}), tmp_path / "cache"
    )
    assert not [path for path in found.files if path.startswith(PACK)]
    assert "docs/tin-tuc/2022/thong-cao/index.md" in found.tree


# ---- Any text

SPEC: dict[str, Any] = {
    **{"id": "tag:mau", "url": "https://mau.example/tin/", "language": "vi", "title": "Mẫu", "kind": "Tin"},
    **{"author": "Mẫu", "published": "2022-06-10T00:00:00+07:00", "updated": "2022-06-10T00:00:00+07:00"},
    **{
        "day": "ngày mẫu",
        "lead": "Mẫu.",
        "owner": None,
        "has_domain": True,
        "site": {"name": "Mẫu", "url": "https://mau.example/"},
    },
}
CODE = qr.made(SPEC["url"])
HOSTILE = (
    "\x00\x01\x1f\ufffe",
    "]]> <![CDATA[ &amp; </w:t>",
    '#eval("1") $x$ @a <b> \\ // ```',
    "\u202eabc\u202c \u200f\u05d0",
    "😀👩‍👩‍👧🇻🇳 ✓ → №",
    unicodedata.normalize("NFD", "Hòa thuận Đường phượng"),
    "x" * 5000,
    "dài " * 75,
    LAO,
    "\ud83d".encode("utf-8", "surrogatepass").decode("utf-8", "replace"),
)


def written(html: str, **more: Any) -> Any:
    spec = SPEC | more
    return docx.Document(io.BytesIO(docx_file.write(Document(spec, blocks.read(html, SPEC["url"]), {}, CODE, Path()))))


def drawn(html: str, **more: Any) -> bytes:
    spec = SPEC | more
    return pdf_file.write(Document(spec, blocks.read(html, SPEC["url"]), {}, CODE, Path()))


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_breaks_a_document(text: str) -> None:
    more = dict.fromkeys(("title", "author", "lead", "kind", "day"), text)
    html = to_html(f"{text}\n\n## {text}\n\n- {text}\n\n| {text} |\n|---|\n| {text} |\n\n```\n{text}\n```\n")
    assert words(blocks.plain(text)) in text_of_word(written(html, **more))
    assert text_of_pdf(drawn(html, **more))


def test_a_sign_that_the_fonts_lack_is_owned_up_to() -> None:
    text = text_of_pdf(drawn("<p>Vui 😀 quá</p>"))
    assert "Vui □ quá" in text and "□ thay cho" in text
    assert "□" not in text_of_pdf(drawn("<p>Vui quá → ✓</p>"))
    assert "Vui 😀 quá" in text_of_word(written("<p>Vui 😀 quá</p>"))


@given(st.lists(st.text(st.characters(codec="utf-8", categories=("L", "N")), min_size=1, max_size=12), min_size=1))
@settings(max_examples=60, deadline=None)
def test_no_word_of_any_block_is_lost(some: list[str]) -> None:
    text = words(unicodedata.normalize("NFC", " ".join(some)))
    nested = "".join("    " * depth + f"- {text}\n" for depth in range(9))
    html = to_html(
        f"{text}\n\n{nested}\n> {text}\n\n!!! note\n    {text}\n\n| {text} |\n|---|\n| {text} |\n\n```\n{text}\n```\n\n"
        f"{text}\n: {text}\n\n<article><b><p>{text}</p></b><ul>{text}<li>{text}</li>{text}</ul></article>\n"
    )
    found = words(json.dumps(blocks.read(html, SPEC["url"]), ensure_ascii=False))
    assert found.count(text) >= 20


@given(st.text(max_size=300), st.text(max_size=300))
@settings(max_examples=40, deadline=None)
def test_any_title_and_text_go_through_every_format(title: str, text: str) -> None:
    html = f"<h2>{to_html(text)}</h2>{to_html(text)}<table><tr><td>{to_html(title)}</td></tr></table>"
    document = written(html, title=title)
    assert document.paragraphs[2].text.split() == blocks.plain(title).split()
    with pikepdf.open(io.BytesIO(drawn(html, title=title))) as pdf, pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"


def test_a_long_table_repeats_its_head_on_every_page() -> None:
    rows = "".join(f"| hàng {number} | {'chữ ' * 12} |\n" for number in range(100))
    pages = pypdfium2.PdfDocument(drawn(to_html(f"| Cột mẫu | Khác |\n|---|---|\n{rows}")))
    texts = [page.get_textpage().get_text_range() for page in pages]
    with_rows = [text for text in texts if "hàng" in text]
    assert len(with_rows) > 2 and all("Cột mẫu" in text for text in with_rows)


def test_only_addresses_that_lead_somewhere_are_links() -> None:
    nowhere = '<a href="javascript:alert(1)">a</a> <a href="http://[x">b</a> <a href="#x">c</a>'
    html = f'<p>{nowhere} <a href="../y/ z">d</a></p>'
    (paragraph,) = blocks.read(html, "https://mau.example/tin/")
    assert [run.get("url") for run in paragraph["runs"]] == [None, "https://mau.example/y/%20z"]
    assert "".join(run["text"] for run in paragraph["runs"]) == "a b c d"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_format_has_a_button_in_each_catalogue(language: str) -> None:
    assert {kind.ending for kind in FORMATS} <= interface(language)["press"].keys()
