"""The boards of the real campaigns, as a reader sees them: every number leads somewhere, pictures are told in words."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pypdfium2
import pytest
from lxml import html
from playwright.sync_api import Browser

from scripts.model.values import VIETNAM
from tests.assemble.recount import recount
from tests.conftest import CHECKOUT, NOW, Built

YEARS = (2022, 2023, 2024, 2025)


def board(built: Built, year: int) -> html.HtmlElement:
    return built.pages[f"chien-dich/{year}/theo-doi/"]


def listed(page: html.HtmlElement, anchor: str, count: int) -> list[str]:
    """The ids of so many events from an anchor on, in that list and those that follow it."""
    [here] = page.xpath("//section[@id=$anchor]", anchor=anchor)
    after = [here, *here.xpath("following-sibling::section[contains(@class, 'counted')]")]
    return [link.get("href").split("/")[-2] for one in after for link in one.xpath("./ul/li/a")][:count]


@pytest.mark.parametrize("year", YEARS)
def test_every_number_on_the_page_leads_to_so_many_events(built: Built, year: int) -> None:
    page = board(built, year)
    by_hand = recount(CHECKOUT, year, datetime.fromisoformat(NOW).replace(tzinfo=VIETNAM))
    numbers = page.xpath("//section[contains(@class, 'counts')]//tbody//td/a")
    assert len(numbers) >= 6
    for number in numbers:
        anchor, count = number.get("href").rpartition("#")[2], int(number.text)
        assert len(set(listed(page, anchor, count))) == count, anchor
    whole = by_hand["whole"][""]
    [first, *_] = page.xpath("//section[@id='tat-ca']//tbody//td/a")
    assert set(listed(page, first.get("href").rpartition("#")[2], int(first.text))) == set().union(*whole.values())
    [places] = page.xpath("//section[@id='dia-ban']")
    for name, states in by_hand["places"].items():
        [row] = places.xpath(".//tr[th[contains(., $name)]]", name=name)
        [number, *_] = row.xpath("td/a")
        ids = set().union(*states.values())
        assert int(number.text) == len(ids), name
        assert set(listed(page, number.get("href").rpartition("#")[2], len(ids))) == ids, name


def test_a_task_for_the_border_counts_nothing_that_was_elsewhere(built: Built) -> None:
    page = board(built, 2022)
    told = "Sáu huyện biên giới đặt truyền thông ở 27 xã biên giới lên trước"
    assert "ở 0 trong 27 xã biên giới" in page.text_content()
    assert not [row for row in page.xpath("//section[@id='don-vi']//tbody/tr/th") if told in row.text_content()]
    [idle] = page.xpath("//section[@id='don-vi']//details")
    assert told in idle.text_content() and "chưa biết hoạt động nào" in idle.text_content()


@pytest.mark.parametrize("year", YEARS)
def test_every_picture_is_told_in_words_and_has_its_table(built: Built, year: int) -> None:
    page = board(built, year)
    pictures = page.xpath("//section[contains(@class, 'counts')]//figure/svg")
    assert len(pictures) >= 2
    for picture in pictures:
        assert picture.get("role") == "img"
        for name in picture.get("aria-labelledby").split():
            assert picture.xpath("string(*[@id=$name])", name=name).strip()
        section = picture.xpath("ancestor::section[1]")[0]
        assert section.xpath(".//table/thead/tr/th") and section.xpath(".//table/tbody/tr")
    assert "không có nghĩa là ở đó chưa làm" in page.text_content()
    results = len(
        recount(CHECKOUT, year, datetime.fromisoformat(NOW).replace(tzinfo=VIETNAM))["whole"][""].get("reported", ())
    )
    assert f"trong đó {results} có kết quả được ghi" in page.text_content() and (year != 2022 or not results)
    assert len(page.xpath("//section[@id='cach-dem']/ul[1]/li")) >= 10


def test_a_campaign_leads_to_its_board(built: Built) -> None:
    for year in (*YEARS, 2026):
        links = built.pages[f"chien-dich/{year}/"].xpath("//main//a/@href")
        assert any(link.endswith("theo-doi/") for link in links), year


@pytest.mark.slow
def test_a_board_is_read_on_a_phone_without_scripts_and_on_paper(
    built: Built, browser: Browser, site_url: str, tmp_path: Path
) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    tab = context.new_page()
    tab.goto(f"{site_url}chien-dich/2022/theo-doi/")
    row = tab.locator("#tat-ca tbody tr")
    assert " ".join(row.inner_text().split()) == "Cả chiến dịch 3 ghi được 3 đã tổ chức"
    box = row.locator("a").first.bounding_box()
    assert box is not None and box["height"] >= 24
    for picture in tab.locator(".counts figure > svg").all():
        frame = picture.bounding_box()
        assert frame is not None and 0 <= frame["x"] <= frame["x"] + frame["width"] <= 360
    row.locator("a").first.click()
    assert tab.url.endswith("#tat-ca-ca-unreported")
    tab.pdf(path=tmp_path / "bang.pdf", prefer_css_page_size=True)
    context.close()
    paper = pypdfium2.PdfDocument(tmp_path / "bang.pdf")
    text = " ".join(page.get_textpage().get_text_range() for page in paper)
    assert "Đã tổ chức" in text and "Huyện Con Cuông" in text and len(paper) <= 6
