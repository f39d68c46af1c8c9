"""The lists for frames in a real Chromium: a newspaper on another host pastes the line that /bao-chi/nhung/ gives."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from tests.conftest import Built, need
from tests.hosting import cloudflare, hosted, netlify
from tests.site.test_accessibility import AXE, RULES, SCHEMES
from tests.site.test_browser import PHONE, opened
from tests.site.test_pages import BASE


@pytest.fixture(scope="module", params=[netlify, cloudflare])
def host(request: pytest.FixtureRequest, built: Built) -> Iterator[str]:
    with hosted(built.root, request.param) as url:
        yield url


def lines(built: Built) -> list[str]:
    """What there is to paste, a line a place, as its button copies it."""
    return [str(line) for line in built.pages["bao-chi/nhung/"].xpath("//article//button/@data-share")]


@pytest.fixture
def newspaper(built: Built, host: str, serve: Any, tmp_path: Path) -> str:
    """The address of a page elsewhere with the first of these lines, and one that frames a page which may not be."""
    pasted = next(line for line in lines(built) if "/nhung/con-cuong/" in line).replace(BASE, host)
    forbidden = f'<iframe name="cam" src="{host}su-kien/"></iframe>'
    page = f'<!doctype html><html lang="vi"><title>Báo mẫu</title><h1>Báo mẫu</h1>{pasted}{forbidden}'
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    return str(serve(tmp_path))


def test_there_is_a_way_to_each_list_and_a_list_for_each_way(built: Built) -> None:
    """A line behind a button for all places, for each commune of today and for each district of old."""
    found = [line.partition('src="')[2].partition('"')[0] for line in lines(built)]
    assert len(found) == 1 + 130 + 21
    assert sorted(found) == sorted(f"{BASE}nhung/{path.name}/" for path in (built.root / "nhung").iterdir())
    page = built.pages["bao-chi/nhung/"]
    shown = page.xpath("//details[contains(@class, 'embeds')]//li/a")
    assert [link.get("href").replace("../../", BASE) for link in shown] == found[1:], "each can be looked at first"
    names = [link.text_content() for link in shown]
    assert "Xã Đô Lương" in names and "Huyện Đô Lương (đến ngày 30/6/2025)" in names
    assert str(page.xpath("string(//pre/code)")) == lines(built)[0]
    for line in lines(built):
        assert 'referrerpolicy="no-referrer"' in line and 'sandbox="allow-popups' in line and "\n" not in line


def frame(built: Built, name: str) -> str:
    page = html.unescape((built.root / "nhung" / name / "index.html").read_text(encoding="utf-8"))
    return " ".join(re.sub("<[^>]+>", "", page.partition("<main>")[2].partition("</main>")[0]).split())


def test_an_empty_one_says_of_which_days_and_where_to_look(built: Built) -> None:
    """The district and the commune of one name are two: what came to pass in the one is not denied by the other."""
    old = frame(built, "do-luong")
    assert old.startswith("Đến ngày 30/6/2025, trang chưa ghi được hoạt động nào ở địa bàn này.")
    assert "Sau ngày ấy, xem: xã Bạch Hà, xã Bạch Ngọc, xã Đô Lương," in old
    assert "Ngày hội Toàn dân bảo vệ an ninh Tổ quốc" in frame(built, "xa-do-luong")
    new = frame(built, "xa-con-cuong")
    assert new.startswith("Từ ngày 01/7/2025, trang chưa ghi được hoạt động nào ở địa bàn này.")
    assert re.search("Trước ngày ấy: [0-9]+ hoạt động ở địa bàn cũ", new)
    assert "Sau ngày ấy, xem: xã Bình Chuẩn," in frame(built, "con-cuong"), "below what it has"


def test_the_one_of_the_province_has_what_took_place_in_it_alone(built: Built) -> None:
    """Neither a ministry's meeting whose place nobody states nor a rally in another province."""
    shown = frame(built, "tat-ca")
    assert "Cơ sở cai nghiện ma túy số 1" in shown and "xã biên giới" in shown
    for elsewhere in ("Tọa đàm", "Bộ Công an họp", "Mít tinh ở", "Ban Bí thư"):
        assert elsewhere not in shown, elsewhere


def test_the_line_of_a_commune_is_copied(browser: Browser, host: str) -> None:
    with opened(browser, PHONE, permissions=["clipboard-read", "clipboard-write"]) as page:
        page.goto(f"{host}bao-chi/nhung/")
        page.get_by_text("Từng địa bàn hôm nay (130)").click()
        page.get_by_role("button", name="Chép dòng này Xã Đô Lương").click()
        expect(page.get_by_role("button", name="Đã chép Xã Đô Lương")).to_be_visible()
        copied = str(page.evaluate("navigator.clipboard.readText()"))
        assert "/nhung/xa-do-luong/" in copied and copied.startswith("<iframe ") and copied.endswith("</iframe>")


def test_a_newspaper_shows_it_without_javascript_and_nothing_else_may_be_framed(
    browser: Browser, host: str, newspaper: str
) -> None:
    with opened(browser, PHONE, java_script_enabled=False) as page:
        asked: list[tuple[str, str | None]] = []
        page.context.on("request", lambda request: asked.append((request.url, request.headers.get("referer"))))
        page.goto(newspaper, wait_until="networkidle")
        frame = page.frame_locator("iframe").first
        expect(frame.get_by_role("heading", level=1)).to_contain_text("huyện Con Cuông")
        assert page.frame("cam").url != f"{host}su-kien/"  # type: ignore[union-attr]
        with page.expect_popup() as popup:
            frame.get_by_role("link", name="Con Cuông ra quân").click()
        popup.value.wait_for_load_state()
        assert popup.value.url == f"{host}su-kien/2022/con-cuong-2022-06-09/"
        ours = {urlsplit(host).netloc, urlsplit(newspaper).netloc}
        assert {urlsplit(url).netloc for url, _ in asked} == ours
        own = [(url, referer) for url, referer in asked if url.startswith(f"{host}nhung/")]
        assert own and all(referer is None for _, referer in own)
        assert page.context.cookies() == []


def test_our_own_page_shows_a_live_one_under_its_policy(browser: Browser, host: str) -> None:
    with opened(browser, PHONE) as page:
        broken: list[str] = []
        page.on("console", lambda line: broken.append(line.text) if line.type == "error" else None)
        page.goto(f"{host}bao-chi/nhung/")
        page.locator("iframe").scroll_into_view_if_needed()
        expect(page.frame_locator("iframe").get_by_role("heading", level=1)).to_contain_text("tỉnh Nghệ An")
        assert broken == []


def test_the_list_asks_for_its_stylesheet_alone(browser: Browser, site_url: str) -> None:
    with opened(browser, PHONE) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{site_url}nhung/tat-ca/", wait_until="networkidle")
        assert [url.rpartition("/")[2].partition(".")[0] for url in asked if "favicon" not in url] == ["", "embed"]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_list_is_accessible_from_280_pixels(browser: Browser, site_url: str, scheme: Any) -> None:
    need(AXE.exists(), "axe-core")
    with opened(browser, 280, scheme) as page:
        page.goto(f"{site_url}nhung/tat-ca/")
        assert page.evaluate("document.documentElement.scrollWidth") <= 280
        page.evaluate(AXE.read_text(encoding="utf-8"))
        asked = {"runOnly": {"type": "tag", "values": RULES}}
        assert page.evaluate("(options) => axe.run(document, options)", asked)["violations"] == []
        page.keyboard.press("Tab")
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_it_is_no_page_of_the_site(built: Built) -> None:
    for name in ("sitemap.xml", "offline.json"):
        assert "nhung/con-cuong" not in (built.root / name).read_text(encoding="utf-8")
    text = (built.root / "nhung/con-cuong/index.html").read_text(encoding="utf-8")
    assert "data-pagefind-body" not in text and html.unescape(text).count("<script") == 0
