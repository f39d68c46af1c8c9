"""Slogans to copy and to print: as their source has them, each with its year; no theme of a year that is over."""

from __future__ import annotations

import io
import re
from datetime import datetime
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from scripts.assemble.outreach import slogans
from scripts.assemble.view import View
from scripts.draw.materials import drawing
from scripts.model.values import VIETNAM
from scripts.read import read
from tests.conftest import Built
from tests.real import real_site
from tests.sources import CAMPAIGN, site

PAGE = "tai-lieu/khau-hieu/"
MM = 72 / 25.4


def rows(built: Built) -> list[tuple[str, str]]:
    """Every slogan, and what is said of it."""
    found = built.pages[PAGE].findall(".//ul[@class='slogans']/li")
    return [tuple(" ".join(one.text_content().split()) for one in row.findall("./p")) for row in found]  # type: ignore[misc]


def test_each_slogan_has_its_year_and_its_source_on_the_page_and_in_the_text(built: Built) -> None:
    plain = (built.root / PAGE / "khau-hieu.txt").read_bytes()
    assert plain.count(b"\n") == plain.count(b"\r\n") > 15 and not plain.startswith(b"\xef\xbb\xbf")
    blocks = plain.decode().replace("\r\n", "\n").split("\n\n")[1:]
    shown = rows(built)
    assert len(shown) == len(blocks) == 5
    for (said, told), block in zip(shown, blocks, strict=True):
        lines = block.strip().split("\n")
        assert lines[0] == said and re.match(r"Năm 20\d\d, .+\.", lines[1]) and lines[1] in told
        assert lines[-1].startswith("Nguồn: ") and "http" in lines[-1] and "Nguồn:" in told


def test_a_banner_of_each_is_four_times_as_wide_as_high_with_bleed_marks_and_four_inks(built: Built) -> None:
    for said, told in rows(built):
        links = built.pages[PAGE].xpath(
            "//ul[@class='slogans']/li[./p//b[text()=$said]]//a[@download]/@href", said=said
        )
        for name in links:
            data = (built.root / PAGE / name).read_bytes()
            [page] = pypdfium2.PdfDocument(data)
            text = " ".join(page.get_textpage().get_text_range().split())
            assert said in text and told.partition(".")[0] in text and "1/10" in text and "Nguồn:" in text
            with pikepdf.open(io.BytesIO(data)) as pdf:
                left, bottom, right, top = (float(side) for side in pdf.pages[0].TrimBox)
                assert [round((right - left) / MM), round((top - bottom) / MM)] == [400, 100]
                assert left >= 10 * MM and float(pdf.pages[0].MediaBox[2]) - right >= 10 * MM
                streams = pdf.pages[0].Contents
                written = b"".join(
                    one.read_bytes() for one in (streams if isinstance(streams, pikepdf.Array) else [streams])
                )
                assert re.search(rb"\bk\b", written) and not re.search(rb"\b(rg|RG)\n", written)
                assert b"<pdfuaid:part>1<" in bytes(pdf.Root.Metadata.read_bytes())
            if "den-trang" not in name:  # the ground runs over the cut
                picture = page.render(scale=1).to_pil().convert("RGB")
                assert picture.getpixel((round(left - 3 * MM), picture.height // 2)) != (255, 255, 255)


def test_no_banner_has_the_theme_of_a_year_that_is_over(built: Built) -> None:
    themes = {campaign.theme for campaign in real_site().campaigns if campaign.theme}
    assert len(themes) > 2 and not themes & {said for said, _ in rows(built)}


def view_of(root: Path, month: int, *said: str) -> View:
    page = "---\ntitle: Khẩu hiệu\nsummary: Một câu.\nsources: [1/KH-MAU]\nslogans:\n"
    page += "".join(f"- {{text: '{one}', year: 2020, by: Ai, source: https://mau.example}}\n" for one in said)
    campaign = CAMPAIGN.replace("start:", "theme_source: https://mau.example\nstart:", 1)
    files = {"content/khau-hieu.md": f"{page}---\nLời.\n", "events/2022/campaign.yml": campaign}
    found = read(site(root, files)).site
    assert found
    now = datetime(2022, month, 2, tzinfo=VIETNAM)
    return View(found.public(now), now, "https://mau.example/")


@pytest.mark.parametrize(("month", "count"), [(6, 2), (7, 1)])
def test_the_theme_of_the_campaign_has_a_banner_until_that_is_over(tmp_path: Path, month: int, count: int) -> None:
    found = list(slogans.banners(view_of(tmp_path, month, "Câu mẫu")))
    assert [one.text for one in found] == ["Chủ đề mẫu", "Câu mẫu"][-count:]
    assert count == 1 or "Chỉ dùng cho năm 2022" in found[0].meant


def test_signs_alone_are_copied_and_not_printed_and_no_two_slogans_share_a_banner(tmp_path: Path) -> None:
    long = "Toàn dân tích cực tham gia phòng, chống ma túy vì bình yên"
    said = ("🎉", "ບໍ່ມີຢາເສບຕິດ", "🎉 3 không", f"{long} của bản làng", f"{long} của gia đình", "Câu mẫu", "Câu mẫu!")
    view = view_of(tmp_path, 7, *said)
    found = list(slogans.banners(view))
    assert [one.text for one in found] == list(said) and len({one.id for one in found}) == len(said)
    assert [len(one.files) for one in found] == [0, 0, 2, 2, 2, 2, 2]
    [sheet] = slogans.of_site(view)
    made = drawing.of(sheet)
    assert made.keys() == {link.url for one in found for link in one.files}
    for one in found[2:]:
        [page] = pypdfium2.PdfDocument(made[one.files[0].url])
        assert one.text.removeprefix("🎉 ") in " ".join(page.get_textpage().get_text_range().split())
