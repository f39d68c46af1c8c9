"""The copy opened from a disk, offline, in a real browser."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import TOOLS, need

# One worker makes the copy for all.
pytestmark = pytest.mark.xdist_group("offline copy")

QUERIES = ("dieu 23", "cai nghien tu nguyen", "16 tuoi", "to giac", "Kỳ Sơn", "zzzqqq")


@contextmanager
def offline(browser: Browser, **options: Any) -> Iterator[tuple[Page, list[str]]]:
    """A page offline, and whatever went wrong on it."""
    context = browser.new_context(offline=True, **options)
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("requestfailed", lambda request: wrong.append(request.url))
    yield page, wrong
    context.close()


def results(page: Page) -> tuple[str, list[str]]:
    expect(page.locator("#search-results")).to_have_attribute("aria-busy", "false")
    return page.locator(".search-status").inner_text(), page.locator(".search-title").all_inner_texts()


def test_double_click_search_theme_and_print_without_one_error(browser: Browser, stick: Path) -> None:
    with offline(browser, viewport={"width": 360, "height": 740}) as (page, wrong):
        page.goto((stick / "Mo-trang-nay.html").as_uri())
        page.wait_for_url("**/trang/index.html")
        expect(page.locator(".offline-copy")).to_contain_text("chép ngày 24/11/2026")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        page.locator("#search-open").click()
        page.locator(".search-dialog input").fill("toi muon to giac")
        expect(page.locator(".search-title").first).to_have_text("Tôi muốn tố giác")
        page.locator(".search-all").click()
        page.wait_for_url(re.compile(r"tim-kiem/index\.html\?q=toi%20muon%20to%20giac$"))
        assert results(page)[1][0] == "Tôi muốn tố giác"
        page.locator("#search-form input").fill("dieu 23")
        page.wait_for_url(re.compile(r"\?q=dieu%2023$"))
        page.locator(".search-title", has_text="Xét nghiệm").first.click()
        page.wait_for_url(re.compile(r"/trang/luat/120-2025-qh15/dieu-23/index\.html$"))
        page.locator(".menu-open").click()
        page.locator("#theme-toggle").click()
        expect(page.locator("html")).to_have_attribute("data-theme", re.compile("dark|light"))
        assert len(page.pdf(format="A4")) > 10_000
        for address in ("su-kien", "su-kien/2022/con-cuong-2022-06-09", "luat/120-2025-qh15", "ho-tro", "en"):
            page.goto((stick / "trang" / address / "index.html").as_uri())
            page.wait_for_load_state("networkidle")
        page.locator(".search-open").click()
        page.locator(".search-dialog input").fill("zzzqqq")
        page.locator(".search-help").click()
        page.wait_for_url("**/trang/ho-tro/index.html")
        page.wait_for_load_state("networkidle")
        assert wrong == []


def test_search_answers_as_the_live_site_does(browser: Browser, stick: Path, site_url: str) -> None:
    with offline(browser) as (page, wrong):
        live = browser.new_page()
        for query in QUERIES:
            page.goto(f"{(stick / 'trang/tim-kiem/index.html').as_uri()}?q={query}")
            live.goto(f"{site_url}tim-kiem/?q={query}")
            assert results(page) == results(live), query
        live.close()
        assert wrong == []


def test_scripts_fetch_what_the_copy_holds_and_are_refused_the_rest(browser: Browser, stick: Path) -> None:
    with offline(browser) as (page, _):
        page.goto((stick / "trang/su-kien/index.html").as_uri())
        ask = "address => fetch(address).then(answer => answer.json()).catch(error => error.name)"
        assert page.evaluate(ask, "../pagefind/pagefind-entry.json?ts=1")["version"]
        for absent in ("../pagefind/khong-co.json", "../constructor", "../../ngoai.json"):
            assert page.evaluate(ask, absent) == "TypeError"
        assert page.evaluate("'serviceWorker' in navigator") is False


def test_inside_a_zip_that_was_not_unpacked_the_first_page_says_what_to_do(
    browser: Browser, stick: Path, tmp_path: Path
) -> None:
    shutil.copy(stick / "Mo-trang-nay.html", tmp_path)
    with offline(browser) as (page, _):
        page.goto((tmp_path / "Mo-trang-nay.html").as_uri())
        expect(page.locator("main")).to_contain_text("Hãy giải nén trước")


def test_a_browser_too_old_for_the_search_is_told_so(browser: Browser, copy: dict[str, bytes], tmp_path: Path) -> None:
    for path in (path for path in copy if path.startswith(("trang/tim-kiem/", "trang/ban-sao/copy", "trang/assets/"))):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(copy[path])
    [search] = (tmp_path / "trang/assets").glob("search.*.js")
    search.write_text("let a = ?? 1", encoding="utf-8")
    with offline(browser) as (page, _):
        page.goto((tmp_path / "trang/tim-kiem/index.html").as_uri())
        expect(page.locator("#search-results")).to_contain_text("quá cũ")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_bar_can_be_read(browser: Browser, stick: Path, scheme: Any) -> None:
    axe = TOOLS / "axe-core/axe.min.js"
    need(axe.exists(), "axe-core")
    with offline(browser, color_scheme=scheme, viewport={"width": 360, "height": 740}) as (page, _):
        page.goto((stick / "trang/gioi-thieu/index.html").as_uri())
        page.add_script_tag(path=str(axe))
        assert page.evaluate("axe.run()")["violations"] == []
