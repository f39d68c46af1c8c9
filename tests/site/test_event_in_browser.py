"""An event page of a small fictional site, in a real Chromium: what is off, what comes back, sharing, subscribing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.conftest import TOOLS, command, need
from tests.site.test_browser import DESK, PHONE, Scheme, opened
from tests.sources import site

# One worker builds their site for all.
pytestmark = pytest.mark.xdist_group("event")

PAGES = ("su-kien/2026/mau-huy/", "su-kien/2026/mau-doi/", "su-kien/2026/mau-tuan/", "su-kien/")
EVENTS = """\
defaults: {place: {district: Mẫu Hạ}, source: 1/KH-MAU, kind: toa-dam, campaign: false}
events:
- {id: mau-huy, title: Tọa đàm mẫu, summary: Mẫu., start: 2026-12-01, status: cancelled, reason: Mưa bão mẫu.}
- id: mau-doi
  title: Hội thi mẫu
  summary: Mẫu.
  start: 2026-12-10
  status: rescheduled
  previous_start: 2026-12-03
- id: mau-tuan
  title: Sinh hoạt mẫu
  summary: Mẫu.
  start: 2026-10-01 19:00
  recurs: {every: week, until: 2027-01-28}
  contact: {name: Chị Mẫu, phone: '0238 000 000'}
"""


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory, serve: Any) -> str:
    root = site(tmp_path_factory.mktemp("trang"), {"events/2026/mau.yml": EVENTS})
    result = command("build", "--root", str(root), "--now", "2026-11-24 09:00")
    assert result.returncode == 0, result.stdout + result.stderr
    return str(serve(Path(root) / "site"))


@pytest.mark.parametrize(("width", "scheme"), [(PHONE, "light"), (DESK, "dark")])
def test_axe_finds_nothing(browser: Browser, url: str, width: int, scheme: Scheme) -> None:
    axe = TOOLS / "axe-core/axe.min.js"
    need(axe.exists(), "axe-core")
    found = []
    with opened(browser, width, scheme) as page:
        for address in PAGES:
            page.goto(url + address)
            page.evaluate("document.querySelectorAll('details').forEach(function (part) { part.open = true; })")
            page.evaluate("scrollTo(0, document.body.scrollHeight)")  # where the bar at the bottom is over nothing
            page.add_script_tag(path=str(axe))
            tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
            for violation in page.evaluate("tags => axe.run(document, {runOnly: tags})", tags)["violations"]:
                found.append((address, violation["id"], [node["html"][:120] for node in violation["nodes"]]))
    assert found == []


def test_nothing_scrolls_sideways_on_the_smallest_screen_with_everything_open(browser: Browser, url: str) -> None:
    with opened(browser, 320) as page:
        for address in PAGES:
            page.goto(url + address)
            page.evaluate("document.querySelectorAll('details').forEach(function (part) { part.open = true; })")
            assert page.evaluate("document.documentElement.scrollWidth <= 320"), address


def test_what_is_off_or_moved_is_the_first_thing_on_the_page(browser: Browser, url: str) -> None:
    with opened(browser, PHONE, java_script_enabled=False) as page:
        page.goto(f"{url}su-kien/2026/mau-huy/")
        banner = page.locator(".banner")
        expect(banner).to_contain_text("Hoạt động này đã bị hủy")
        expect(banner).to_contain_text("Mưa bão mẫu.")
        box, heading = banner.bounding_box(), page.locator("h1").bounding_box()
        assert box and heading and box["y"] + box["height"] <= heading["y"] < 800
        expect(page.locator(".when")).to_contain_text("Lịch đã báo trước đó: thứ Ba", ignore_case=True)
        page.goto(f"{url}su-kien/2026/mau-doi/")
        expect(page.locator(".banner s time")).to_have_attribute("datetime", "2026-12-03")
        expect(page.locator(".banner dd > time")).to_have_attribute("datetime", "2026-12-10")


def test_everything_but_sharing_works_without_a_script(browser: Browser, url: str) -> None:
    with opened(browser, PHONE, java_script_enabled=False) as page:
        page.goto(f"{url}su-kien/2026/mau-tuan/")
        assert page.locator(".days > ol time").first.get_attribute("datetime") == "2026-11-26"
        expect(page.locator("[data-share]")).to_be_hidden()
        assert page.locator("a[href='tel:0238000000']").is_visible()
        link = page.locator("a", has_text="Thêm vào lịch")
        answer = page.request.get(url + "su-kien/2026/mau-tuan/" + str(link.get_attribute("href")))
        assert answer.ok and b"RRULE:FREQ=WEEKLY" in answer.body()


def test_sharing_asks_the_system_and_else_copies_the_address(browser: Browser, url: str) -> None:
    with opened(browser, PHONE, permissions=["clipboard-read", "clipboard-write"]) as page:
        page.add_init_script("navigator.share = undefined;")
        page.goto(f"{url}su-kien/2026/mau-tuan/#main-content")
        button = page.locator("[data-share]")
        button.click()
        expect(button).to_have_text("Đã chép liên kết")
        assert page.evaluate("navigator.clipboard.readText()") == f"{url}su-kien/2026/mau-tuan/"
    with opened(browser, PHONE) as page:
        page.add_init_script("navigator.share = function (what) { window.shared = what; return Promise.resolve(); };")
        page.goto(f"{url}su-kien/2026/mau-tuan/")
        page.locator("[data-share]").click()
        assert page.evaluate("window.shared") == {"title": "Sinh hoạt mẫu", "url": f"{url}su-kien/2026/mau-tuan/"}


def test_the_whole_calendar_can_be_subscribed_to_and_its_address_copied(browser: Browser, url: str) -> None:
    ics = "mau.example/su-kien/lich.ics"
    with opened(browser, PHONE, permissions=["clipboard-read", "clipboard-write"]) as page:
        page.goto(f"{url}su-kien/")
        box = page.locator(".subscribe")
        expect(box.locator("a.btn").first).to_have_attribute("href", f"webcal://{ics}")
        expect(box).to_contain_text("sẽ tự cập nhật")
        expect(box).to_contain_text("về sau không tự đổi")
        box.locator("summary").click()
        box.locator("[data-share]").click()
        expect(box.locator("[data-share]")).to_have_text("Đã chép liên kết")
        assert page.evaluate("navigator.clipboard.readText()") == f"https://{ics}"
        assert page.locator("link[type='text/calendar']").get_attribute("href") == "lich.ics"
