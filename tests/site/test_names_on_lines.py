"""Lines end between names, not within them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import Built

# Names in headings that stand on two lines.
BROKEN = """() => [...document.querySelectorAll("main :is(h1, h2, h3) .name")]
  .filter((name) => name.getClientRects().length !== 1 || name.offsetHeight > 1.6 * parseFloat(getComputedStyle(name).fontSize))
  .map((name) => name.textContent)"""
PAGES = (
    "su-kien/2025/tuan-tra-na-loi-2025-04-18/",
    "su-kien/2024/quynh-loc-2024-06-07/",
    "su-kien/2025/",
    "su-kien/dia-ban/xa-nam-can/",
    "tin-tuc/",
    "en/",
)


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740}, service_workers="block")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("address", PAGES)
def test_a_heading_does_not_break_within_a_name(phone: Page, site_url: str, address: str) -> None:
    phone.goto(site_url + address)
    expect(phone.locator("main :is(h1, h2, h3) .name").first).to_be_attached()
    assert phone.evaluate(BROKEN) == []


def test_the_title_stays_as_it_was_written(built: Built, phone: Page, site_url: str) -> None:
    address = "su-kien/2025/tuan-tra-na-loi-2025-04-18/"
    phone.goto(site_url + address)
    title = built.pages[address].findtext(".//title")
    assert title and title.startswith(phone.locator("h1").inner_text())


def test_a_row_of_old_names_stays_in_one_column(browser: Browser, site_url: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 800}, service_workers="block")
    page.goto(f"{site_url}su-kien/ten-xa-cu/")
    rows = page.locator(".moves li").evaluate_all(
        "rows => rows.map(row => new Set([...row.getClientRects()].map(box => Math.round(box.x))).size)"
    )
    assert len(rows) > 300 and set(rows) == {1}
    page.close()
