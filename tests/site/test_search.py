"""Search on the real site: what a reader types without accents finds what the accented words find."""

from __future__ import annotations

import unicodedata
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, expect

from tests.site.test_browser import PHONE, opened


def found(browser: Browser, site_url: str, query: str) -> list[str]:
    with opened(browser, PHONE) as page:
        page.goto(f"{site_url}tim-kiem/?q={quote(query)}")
        expect(page.locator("#search-results")).to_have_attribute("aria-busy", "false", timeout=20_000)
        return list(page.locator(".search-title").evaluate_all("links => links.map(link => link.pathname)"))


@pytest.mark.parametrize(
    ("accented", "typed"),
    [
        ("ma túy", "ma tuy"),
        ("ma túy", "ma tuý"),
        ("Điều 23", "dieu 23"),
        ("đường dây nóng", "duong day nong"),
        ("Kỳ Sơn", "ky son"),
        ("Thanh Thủy", "thanh thuỷ"),
        ("Thanh Thủy", "thanh thuy"),
        ("Tháng hành động", unicodedata.normalize("NFD", "Tháng hành động")),
    ],
)
def test_every_way_of_typing_finds_what_the_accented_words_find(
    browser: Browser, site_url: str, accented: str, typed: str
) -> None:
    wanted = found(browser, site_url, accented)
    assert wanted, accented
    got = found(browser, site_url, typed)
    assert set(wanted[:3]) <= set(got), (wanted[:3], got)


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("duong day nong", "/tin-tuc/2026/duong-day-nong-c04/"),
        ("con cuong ra quan", "/su-kien/2022/con-cuong-2022-06-09/"),
        ("vi sao 26/6", "/tin-tuc/2026/vi-sao-ngay-26-6/"),
    ],
)
def test_the_page_one_looks_for_is_among_the_first(browser: Browser, site_url: str, query: str, address: str) -> None:
    assert address in found(browser, site_url, query)[:3]


def test_the_first_search_is_light(browser: Browser, site_url: str) -> None:
    with opened(browser, PHONE) as page:
        sizes: list[int] = []
        page.goto(site_url)
        page.on("response", lambda response: sizes.append(len(response.body())))
        page.goto(f"{site_url}tim-kiem/?q=cai%20nghien")
        expect(page.locator("#search-results")).to_have_attribute("aria-busy", "false", timeout=20_000)
        # Uncompressed, with the page itself and its shared files: the wire carries less than half of it.
        assert 0 < sum(sizes) < 300_000
