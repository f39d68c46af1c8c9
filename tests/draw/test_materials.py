"""What is put on paper, read back from its PDF: sizes, marks, inks, the code; and nothing of what is over or off."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from itertools import combinations
from pathlib import Path

import page as pdf_ua
import pikepdf
import pypdfium2
import pytest
import zxingcpp
from PIL import Image
from pydantic_core import to_json

from scripts.assemble.outreach.sheets import INDEX, Sheet
from scripts.assemble.view import View
from scripts.draw import makers, materials
from scripts.draw.materials import drawing
from scripts.model.values import VIETNAM
from tests.conftest import CHECKOUT
from tests.real import real_site
from tests.sources import IDENTITY, LAW, NOW, site, tree_of

POINTS = 72 / 25.4  # a millimetre
LISTING = """\
defaults:
  place: {district: Mẫu Hạ}
  organisers: [UBND xã Đá Trắng]
  source: 1/KH-MAU
events:
- id: mit-tinh
  title: Lễ mít tinh tại Mường Xén
  summary: Một câu mẫu.
  kind: mit-tinh
  start: 2027-06-26 07:30
  end: 2027-06-26 09:00
  place: {district: Mẫu Hạ, commune: Đá Trắng, venue: Nhà văn hóa xã}
"""
POSTER = "su-kien/2027/mit-tinh/ap-phich"


def drawn(root: Path, listing: str = LISTING, identity: str = IDENTITY, now: datetime = NOW) -> Mapping[str, bytes]:
    tree = tree_of(site(root / "nguon", {"events/2027/mau.yml": listing, "content/site.yml": identity}), now)
    files = makers.made(makers.MATERIALS, tree, root / "cache")
    return {path: file.read_bytes() for path, file in files.items()}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    return drawn(tmp_path_factory.mktemp("giay"))


@cache
def real(now: datetime) -> Mapping[str, Sheet]:
    """What the real site puts on paper at that moment, without drawing it."""
    view = View(real_site().public(now), now, "https://mau.example/")
    return {one.key: one.make() for one in view.printed}


def picture(data: bytes, dots: int = 150) -> Image.Image:
    [page] = pypdfium2.PdfDocument(data)
    return page.render(scale=dots / 72).to_pil()


def test_a_poster_has_three_forms_and_says_what_when_and_where(files: Mapping[str, bytes]) -> None:
    assert set(files) == {f"{POSTER}-{form}.pdf" for form in ("a4", "a4-den-trang", "a3")}
    for path, data in files.items():
        assert len(data) < 200_000, path
        [page] = pypdfium2.PdfDocument(data)
        text = " ".join(page.get_textpage().get_text_range().split())
        for said in ("Lễ mít tinh tại Mường Xén", "Từ 7 giờ 30 đến 9 giờ", "Thứ Bảy, ngày 26 tháng 6 năm 2027"):
            assert said in text, (path, text)
        assert "Nhà văn hóa xã" in text and "UBND xã Đá Trắng" in text and "1/KH-MAU" in text


def test_it_can_be_read_aloud_and_brings_its_letters(files: Mapping[str, bytes]) -> None:
    for path, data in files.items():
        with pikepdf.open(io.BytesIO(data)) as pdf:
            assert pdf_ua.is_pdf_compliant_bytes(data, profile="ua1"), path
            assert b"<pdfuaid:part>1<" in bytes(pdf.Root.Metadata.read_bytes()), path
            assert pdf.Root.MarkInfo.Marked and str(pdf.Root.Lang).startswith("vi"), path
            assert str(pdf.docinfo["/Title"]) == "Lễ mít tinh tại Mường Xén"
            fonts = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/FontDescriptor" in one]
            assert fonts and all({"/FontFile2", "/FontFile3"} & set(one.FontDescriptor.keys()) for one in fonts), path
            assert not [
                one for one in pdf.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"
            ]


def test_the_code_is_read_back_at_two_centimetres_and_more(files: Mapping[str, bytes]) -> None:
    for path, data in files.items():
        for dots in (150, 75):  # a copier's, and a phone's from two metres
            [code] = zxingcpp.read_barcodes(picture(data, dots))
            assert code.text == "https://mau.example/su-kien/2027/mit-tinh/", path
        corners = code.position
        assert (corners.top_right.x - corners.top_left.x) / 75 * 25.4 >= 20, path


def test_a_print_shop_gets_bleed_marks_and_four_inks(files: Mapping[str, bytes]) -> None:
    with pikepdf.open(io.BytesIO(files[f"{POSTER}-a3.pdf"])) as pdf:
        page = pdf.pages[0]
        left, bottom, right, top = (float(side) for side in page.TrimBox)
        assert [round((right - left) / POINTS), round((top - bottom) / POINTS)] == [297, 420]
        assert float(page.MediaBox[2]) > right + 10 * POINTS
        streams = page.Contents if isinstance(page.Contents, pikepdf.Array) else [page.Contents]
        written = b"".join(one.read_bytes() for one in streams)
    assert re.search(rb"\b0 0 0 1 k\b", written) and not re.search(rb"\b(rg|RG|g|G)\n", written), "black of one ink"
    seen, dots = picture(files[f"{POSTER}-a3.pdf"], 72), left  # a pixel a point
    # The band runs over the cut, the mark stands beyond it.
    assert seen.getpixel((round(dots - 1.5 * POINTS), 200)) != (255, 255, 255)
    assert (
        min(seen.crop((0, round(dots) - 2, round(dots - 4 * POINTS), round(dots) + 2)).convert("L").getextrema()) < 200
    )


def test_a_copier_gets_black_on_white(files: Mapping[str, bytes]) -> None:
    colours = picture(files[f"{POSTER}-a4-den-trang.pdf"], 72).getcolors(1 << 16) or []
    assert all(max(colour) - min(colour) == 0 for _, colour in colours)  # type: ignore[type-var]
    dark = sum(count for count, colour in colours if colour[0] < 128)  # type: ignore[index]
    assert dark < 0.2 * 595 * 842, "no wide dark ground, which copiers stain"
    assert len(picture(files[f"{POSTER}-a4.pdf"], 72).getcolors(1 << 16) or []) > 100


@pytest.mark.parametrize(
    "changed",
    [
        LISTING + "  status: cancelled\n  reason: Mưa bão.\n",
        LISTING + "  status: postponed\n  reason: Mưa bão.\n",
        LISTING.replace("2027-06-26 0", "2026-11-20 0").replace("/2027", "/2026"),
        LISTING + "  sample: true\n",
    ],
    ids=["cancelled", "postponed", "over", "sample"],
)
def test_nobody_is_invited_to_what_is_off_or_over(tmp_path: Path, changed: str) -> None:
    assert not drawn(tmp_path, changed)


def test_it_goes_when_the_event_has_ended(tmp_path: Path) -> None:
    assert drawn(tmp_path / "truoc", now=datetime(2027, 6, 26, 8, tzinfo=VIETNAM))
    assert not drawn(tmp_path / "sau", now=datetime(2027, 6, 26, 10, tzinfo=VIETNAM))


def test_where_no_place_is_known_none_is_promised(tmp_path: Path) -> None:
    nowhere = re.sub(r"(?m)^ +place: .*\n", "", LISTING)
    [page] = pypdfium2.PdfDocument(drawn(tmp_path, nowhere)[f"{POSTER}-a4.pdf"])
    text = page.get_textpage().get_text_range()
    assert "Khi nào" in text and "Ở đâu" not in text


def test_a_new_day_says_which_one_holds_no_more(tmp_path: Path) -> None:
    moved = LISTING + "  status: rescheduled\n  previous_start: 2027-06-19 07:30\n"
    [page] = pypdfium2.PdfDocument(drawn(tmp_path, moved)[f"{POSTER}-a4.pdf"])
    text = " ".join(page.get_textpage().get_text_range().split())
    assert "Đã đổi lịch. Lịch cũ: 7 giờ 30, thứ Bảy, ngày 19 tháng 6 năm 2027" in text


def test_without_a_domain_no_code_and_no_address_leads_nowhere(tmp_path: Path) -> None:
    for data in drawn(tmp_path, identity=IDENTITY + "no_domain: true\n").values():
        assert zxingcpp.read_barcodes(picture(data)) == []
        [page] = pypdfium2.PdfDocument(data)
        text = page.get_textpage().get_text_range()
        assert "mau.example" not in text and "Quét mã" not in text and "Lịch có thể đổi" in text


def said_on(data: bytes) -> str:
    [page] = pypdfium2.PdfDocument(data)
    return " ".join(page.get_textpage().get_text_range().split())


def test_signs_that_the_font_lacks_are_left_out_and_arrows_stay(tmp_path: Path) -> None:
    signs = LISTING.replace("Lễ mít tinh", "🎉 Lễ mít tinh 👩‍🌾 法").replace(
        "Nhà văn hóa xã", "Ngã ba → nhà văn hóa xã 🏠"
    )
    named = IDENTITY.replace("name: Trang mẫu", "name: Trang mẫu ❤️")
    for path, data in drawn(tmp_path, signs, named).items():
        text = said_on(data)
        assert "Lễ mít tinh tại Mường Xén" in text and "Ngã ba → nhà văn hóa xã" in text, path
        assert not re.search("[🎉👩🌾法❤□]", text), path


def test_a_title_of_signs_alone_gives_way_to_the_name_of_the_site(tmp_path: Path) -> None:
    for path, data in drawn(tmp_path, LISTING.replace("Lễ mít tinh tại Mường Xén", "🎉")).items():
        assert "Trang mẫu" in said_on(data), path
        with pikepdf.open(io.BytesIO(data)) as pdf:
            assert str(pdf.docinfo["/Title"]) == "Trang mẫu"


def test_the_same_event_gives_the_same_bytes_and_is_drawn_once(
    files: Mapping[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert drawn(tmp_path) == files
    monkeypatch.setattr("scripts.draw.materials.drawing.draw", lambda *one: pytest.fail("drawn again"))
    assert drawn(tmp_path) == files


TODAY = datetime(2026, 11, 29, 9, tzinfo=VIETNAM)


def test_every_situation_the_law_in_force_and_every_model_has_one() -> None:
    found = real(TODAY)
    assert {"luat/120-2025-qh15/law-poster", "tinh-huong/con-toi-dung-ma-tuy/situation-poster"} <= set(found)
    kinds = [key.partition("/")[0] for key in found]
    assert kinds.count("tinh-huong") == len(list((CHECKOUT / "content/tinh-huong").glob("*.md")))
    assert kinds.count("mo-hinh") == len(list((CHECKOUT / "content/mo-hinh").glob("*.md")))
    assert len(found["luat/120-2025-qh15/law-poster"].content.points) == 10


@pytest.mark.parametrize("now", [datetime(2026, 6, 30, 12, tzinfo=VIETNAM), datetime(2021, 1, 1, tzinfo=VIETNAM)])
def test_a_law_that_is_not_yet_there_is_not_printed(now: datetime) -> None:
    assert not [key for key in real(now) if key.startswith(("luat/", "tinh-huong/"))]


BODY = """\
---
title: Luật mẫu
summary: Một câu.
points:
- {name: Bị cấm, text: Không làm việc mẫu., law: 1/2020/QH14#dieu-1}
- {name: Báo tin, text: Báo ngay việc mẫu., law: [1/2020/QH14#dieu-2, 1/2020/QH14#dieu-1]}
---
"""


def law_sheets(root: Path, law: str) -> set[str]:
    files = {"content/luat/1-2020-qh14/law.yml": law, "content/luat/1-2020-qh14/index.md": BODY}
    return set(json.loads(tree_of(site(root, files))[INDEX]))


def test_a_law_or_a_point_of_it_that_has_ended_or_has_not_begun_is_not_printed(tmp_path: Path) -> None:
    key = "luat/1-2020-qh14/law-poster"
    assert key in law_sheets(tmp_path / "1", LAW)
    assert key not in law_sheets(tmp_path / "2", LAW + "ended: 2026-11-24\n")
    later = LAW + "later: [{provision: dieu-2, effective: 2026-12-01}]\n"
    assert key not in law_sheets(tmp_path / "3", later)


def test_nothing_runs_over_one_sheet_however_much_there_is_to_say(tmp_path: Path) -> None:
    long = (
        LISTING.replace("Lễ mít tinh tại Mường Xén", " ".join(["Lễ mít tinh hưởng ứng Tháng hành động"] * 5))
        .replace("Nhà văn hóa xã", " ".join(["Nhà văn hóa cộng đồng khối"] * 6))
        .replace("[UBND xã Đá Trắng]", "[" + ", ".join(f"Đơn vị phối hợp số {n}" for n in range(1, 13)) + "]")
    )
    for path, data in drawn(tmp_path, long).items():
        page, lines = pypdfium2.PdfDocument(data), []
        assert len(page) == 1, path
        text = page[0].get_textpage()
        lines = [text.get_rect(number) for number in range(text.count_rects())]
        said = text.get_text_range()
        assert "số 12" in " ".join(said.split()), path
        assert max(box[2] for box in lines) < page[0].get_trimbox()[2] - 20, "beyond the paper"
        # No line of letters lies over another one.
        for one, other in combinations(sorted(lines, key=lambda box: -box[3]), 2):
            across = min(one[2], other[2]) - max(one[0], other[0])
            down = min(one[3], other[3]) - max(one[1], other[1])
            assert across < 1 or down < 0.35 * min(one[3] - one[1], other[3] - other[1]), (path, one, other)


@pytest.mark.parametrize("key", ["luat/120-2025-qh15/law-poster", "tinh-huong/toi-muon-cai-nghien/situation-poster"])
def test_a_real_poster_says_all_of_its_words_with_their_grounds(key: str, tmp_path: Path) -> None:
    sheet = json.loads(to_json(real(TODAY)[key]))
    drawing.draw(sheet, "a4", tmp_path / "to.pdf")
    [page] = pypdfium2.PdfDocument(tmp_path / "to.pdf")
    text = " ".join(page.get_textpage().get_text_range().split())
    content = sheet["content"]
    for said in [*(point["text"] for point in content.get("points", ())), *content.get("steps", ())]:
        assert " ".join(said.split()) in text, said
    assert "Điều 31" in text and "Cập nhật ngày 29/11/2026." in text
    assert "có chỗ khác nhau thì văn bản chính thức là căn cứ" in text


def test_a_poster_is_drawn_anew_when_what_is_on_it_changes_and_not_else(tmp_path: Path) -> None:
    def names(name: str, listing: str) -> Mapping[str, str]:
        [one] = materials.wanted(tree_of(site(tmp_path / name, {"events/2027/mau.yml": listing})))
        return one.files

    before = names("truoc", LISTING)
    assert names("tom-tat", LISTING.replace("Một câu mẫu.", "Một câu khác.")) == before
    assert set(names("gio", LISTING.replace("07:30", "07:00")).values()).isdisjoint(before.values())
