"""Pages in a real Chromium, on a phone and on a desk, with and without JavaScript; test_accessibility.py looks further."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page, expect

Scheme = Literal["light", "dark"]
PHONE, DESK = 360, 1280
TEMPLATES = (
    "",
    "chien-dich/2022/",
    "luat/",
    "luat/73-2021-qh14/",
    "su-kien/",
    "su-kien/2022/con-cuong-2022-06-09/",
    "hoi-dap/",
    "tin-tuc/",
    "ho-tro/",
    "bao-chi/",
    "tim-kiem/",
    "en/",
)


@contextmanager
def opened(browser: Browser, width: int, scheme: Scheme = "light", **options: Any) -> Iterator[Page]:
    # What the worker saves meanwhile is a second's work for the browser; test_offline.py looks at it.
    options = {"reduced_motion": "reduce", "service_workers": "block"} | options
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, **options)
    try:
        yield context.new_page()
    finally:
        context.close()


@pytest.mark.parametrize("address", TEMPLATES)
def test_only_our_own_server_is_asked_and_nothing_fails(browser: Browser, site_url: str, address: str) -> None:
    with opened(browser, PHONE, service_workers="allow") as page:
        asked: list[str] = []
        errors: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("response", lambda response: errors.append(response.url) if response.status >= 400 else None)
        page.goto(site_url + address, wait_until="networkidle")
        assert [url for url in asked if not url.startswith((site_url, "data:"))] == []
        assert not [url for url in asked if "pagefind" in url], "search is loaded only when used"
        assert errors == []
        assert page.context.cookies() == []


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_nothing_moves_after_the_first_paint(browser: Browser, site_url: str, width: int) -> None:
    with opened(browser, width) as page:
        page.add_init_script(
            "window.shift = 0; new PerformanceObserver((list) => {"
            "for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;"
            "}).observe({type: 'layout-shift', buffered: true});"
        )
        page.context.new_cdp_session(page).send("Network.setCacheDisabled", {"cacheDisabled": True})
        for address in TEMPLATES:
            page.goto(site_url + address, wait_until="networkidle")
            page.evaluate("document.fonts.ready.then(() => new Promise((done) => setTimeout(done, 200)))")
            assert page.evaluate("window.shift") < 0.02, address


def test_everything_is_readable_without_javascript(browser: Browser, site_url: str) -> None:
    with opened(browser, PHONE) as page, opened(browser, PHONE, java_script_enabled=False) as plain:
        for address in TEMPLATES:
            if address == "tim-kiem/":
                continue
            page.goto(site_url + address)
            plain.goto(site_url + address)
            told, shown = plain.inner_text("main"), page.inner_text("main")
            assert told == shown or set(told.split()) <= set(shown.split()), address
            assert plain.locator("header a").count() == page.locator("header a:not(.near)").count(), address
            assert plain.locator("main a").count() >= 1, address


def test_the_menu_opens_on_a_phone_without_javascript(browser: Browser, site_url: str) -> None:
    with opened(browser, PHONE, java_script_enabled=False) as page:
        page.goto(site_url)
        link = page.get_by_role("link", name="Báo chí").first
        assert not link.is_visible()
        page.get_by_role("button", name="Mở menu").click()
        assert link.is_visible()
        link.click()
        assert page.url.endswith("/bao-chi/")


def test_the_first_tab_skips_to_the_content(browser: Browser, site_url: str) -> None:
    with opened(browser, DESK) as page:
        page.goto(site_url)
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile("#main-content$"))


def test_the_chosen_scheme_is_kept(browser: Browser, site_url: str) -> None:
    with opened(browser, DESK) as page:
        page.goto(site_url)
        before = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        page.locator("#theme-toggle").first.click()
        page.goto(site_url + "luat/")
        assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") != before
        assert page.context.cookies() == []


def test_an_unknown_address_offers_ways_on(browser: Browser, site_url: str) -> None:
    with opened(browser, PHONE) as page:
        response = page.goto(site_url + "khong-co-trang-nay/")
        assert response is not None and response.status == 404
        assert page.locator("main a").count() >= 3
