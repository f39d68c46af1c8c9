""" "Thoát nhanh" in a real Chromium: the screen is emptied at once, and Back and Forward never show our pages again."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from lxml import html
from playwright.sync_api import Browser, Error, Page, expect

from tests.conftest import Built

# One worker opens its server for all.
pytestmark = pytest.mark.xdist_group("quick exit")

NEUTRAL = "https://www.google.com/search?q=thoi+tiet"
PRIVATE = (
    "",
    "ho-tro/",
    "tinh-huong/",
    "tinh-huong/toi-muon-to-giac/",
    "de-doc/",
    "de-doc/toi-muon-to-giac/",
    "hoi-dap/",
    "hoi-dap/to-giac-ma-tuy-bao-cho-ai/",
    "tim-kiem/",
    "so-do/",
    "luat/120-2025-qh15/dieu-24/",
    "luat/73-2021-qh14/dieu-23/",
    "su-kien/dia-ban/",
    "su-kien/dia-ban/con-cuong/",
    "su-kien/",
    "su-kien/2022/",
    "luat/",
    "luat/120-2025-qh15/",
    "luat/doi-chieu/",
    "chua-biet/",
    "xa-phuong-khong-ma-tuy/",
    "en/",
)
OPEN = ("su-kien/2022/con-cuong-2022-06-09/", "chien-dich/2022/", "tin-tuc/", "bao-chi/", "404.html")


@dataclass
class Neutral:
    """The everyday site that a reader lands on; it notes who sent them."""

    url: str = ""
    referrers: list[str | None] = field(default_factory=list)


@pytest.fixture(scope="module")
def served() -> Iterator[Neutral]:
    found = Neutral()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path.startswith("/thoi-tiet"):
                found.referrers.append(self.headers.get("Referer"))
            body = "<!doctype html><title>Thời tiết</title><p>Hôm nay trời nắng.".encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *arguments: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    found.url = f"http://localhost:{server.server_address[1]}/thoi-tiet"
    yield found
    server.shutdown()


@pytest.fixture
def neutral(served: Neutral) -> Neutral:
    """The same for every test, with nothing noted yet."""
    served.referrers.clear()
    return served


@pytest.fixture(scope="module")
def ours(built: Built, served: Neutral, tmp_path_factory: pytest.TempPathFactory, serve: Any) -> str:
    """The real site with the neutral address replaced by the local one."""
    root = tmp_path_factory.mktemp("lối ra") / "trang"
    shutil.copytree(built.root, root, ignore=shutil.ignore_patterns("*.br", "*.gz"))
    for path in root.rglob("*.html"):
        data = path.read_bytes()
        if NEUTRAL.encode() in data:
            path.write_bytes(data.replace(NEUTRAL.encode(), served.url.encode()))
    return str(serve(root))


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    yield context.new_page()
    context.close()


def read_on(page: Page, ours: str) -> None:
    """What a frightened reader does: home, a situation, a place in it, help."""
    page.goto(ours)
    page.locator(".tiles a", has_text="Tôi muốn tố giác").click()
    told = page.get_by_text("Khi bị lấy mẫu thì phải có cha")
    expect(told).not_to_be_visible()
    page.evaluate("location.hash = '#nguoi-bi-bao-duoi-18-tuoi'")
    expect(told).to_be_visible()  # a link to a place opens its fold
    page.locator(".site-footer a", has_text="Mọi số và nơi giúp đỡ").click()
    expect(page.locator("h1")).to_contain_text("gọi cho ai")


def never_back(page: Page, neutral: Neutral, ours: str) -> None:
    """Back as far as it goes, then Forward as far as it goes, watching every document on the way."""
    seen: list[str] = []
    page.on("framenavigated", lambda frame: seen.append(frame.url))
    for move in [page.go_back] * 4 + [page.go_forward] * 6:
        # The driver refuses while one document gives way to another, as the empty page does; the reader's press waits.
        with suppress(Error):
            move(wait_until="commit")
        page.wait_for_timeout(200)
        seen.append(page.url)
    for url in seen:
        assert not url.startswith(ours) or url == f"{ours}l/thoat/", seen
    assert page.url == neutral.url


@pytest.mark.parametrize("old_browser", [False, True], ids=["Navigation API", "without it"])
@pytest.mark.parametrize("way", ["press", "keys"])
def test_nothing_of_ours_comes_back(page: Page, ours: str, neutral: Neutral, way: str, old_browser: bool) -> None:
    if old_browser:
        page.add_init_script("Object.defineProperty(window, 'navigation', {value: undefined})")
    before = neutral.url.replace("thoi-tiet", "truoc-do")
    page.goto(before)
    read_on(page, ours)
    if way == "press":
        page.locator(".call .exit").click()
    else:
        for _ in range(3):
            page.keyboard.press("Escape")
    page.wait_for_url(neutral.url)
    expect(page.locator("body")).to_contain_text("trời nắng")
    assert neutral.referrers == [None], "the neutral site must not learn where its visitor was"
    page.go_back()
    assert page.url == before, "what was open before our pages comes next"
    page.go_forward()
    never_back(page, neutral, ours)


def test_forward_does_not_lead_back_either(page: Page, ours: str, neutral: Neutral) -> None:
    read_on(page, ours)
    page.go_back()
    page.locator(".call .exit").click()
    page.wait_for_url(neutral.url)
    never_back(page, neutral, ours)


def test_the_screen_is_emptied_at_once(page: Page, ours: str, neutral: Neutral) -> None:
    page.goto(ours + "ho-tro/")
    page.route(neutral.url, lambda route: None)  # a line so weak that the neutral page does not come
    emptied = page.evaluate(
        "() => { document.querySelector('.call .exit').click();"
        " return [document.body.innerText, document.title, document.documentElement.hidden,"
        " document.querySelectorAll('link[rel~=icon]').length, document.querySelector('link[rel~=icon]').href]; }"
    )
    assert emptied == ["", "localhost", True, 1, "data:,"]


def test_the_neutral_site_hears_nothing_before(page: Page, ours: str, neutral: Neutral) -> None:
    read_on(page, ours)
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    page.keyboard.press("Escape")
    page.wait_for_timeout(300)
    assert neutral.referrers == []
    expect(page.locator("h1")).to_be_visible()


def test_without_javascript_it_is_a_link_that_tells_nobody(browser: Browser, ours: str, neutral: Neutral) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(ours + "hoi-dap/")
    assert page.locator(".exit-keys").is_hidden(), "the keys need JavaScript"
    page.locator(".call .exit").click()
    page.wait_for_url(neutral.url)
    assert neutral.referrers == [None]
    context.close()


def test_private_pages_have_the_way_out_in_one_place_and_others_do_not(built: Built) -> None:
    for address in PRIVATE:
        found = built.pages[address].xpath("//aside[contains(@class, 'call')]//a[@data-exit]")
        assert [link.get("href") for link in found] == [NEUTRAL], address
        assert set(found[0].get("rel").split()) == {"noreferrer", "nofollow"}, address
        skips = built.pages[address].xpath("//a[@class='skip']")
        assert [link.get("data-exit") is None for link in skips] == [True, False], address
    for address in OPEN:
        assert not built.pages[address].xpath("//a[@data-exit]"), address


@pytest.mark.parametrize("width", [360, 1280])
def test_the_way_out_is_always_on_the_screen_and_covers_no_focus(browser: Browser, site_url: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 640}, service_workers="block")
    page = context.new_page()
    page.goto(site_url + "ho-tro/")
    for _ in range(90):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            "() => { const bar = document.querySelector('.call').getBoundingClientRect();"
            " const at = document.activeElement; const box = at.getBoundingClientRect();"
            " return [bar.bottom <= innerHeight + 1 && bar.top >= innerHeight - 80,"
            " !at.closest('.call') && at !== document.body && box.height && box.bottom > bar.top + 1 && box.top < bar.bottom,"
            " box.top < -1 && box.bottom > 0, at.outerHTML.slice(0, 80)]; }"
        )
        assert seen[0], seen
        assert not seen[1], seen
    context.close()


def test_the_empty_page_leads_on_and_says_nothing(built: Built) -> None:
    page = html.parse(str(built.root / "l/thoat/index.html")).getroot()
    assert page.xpath("//meta[@http-equiv='refresh']/@content") == [f"0; url={NEUTRAL}"]
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert page.find("body").text_content().strip() == "" and page.findtext(".//title") == "…"
    assert "thoat" not in (built.root / "sitemap.xml").read_text(encoding="utf-8")


@pytest.mark.parametrize(("width", "size"), [(320, 100), (320, 200), (360, 200)])
def test_large_letters_neither_widen_the_page_nor_hide_the_way_out(
    browser: Browser, site_url: str, width: int, size: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 640}, service_workers="block")
    page = context.new_page()
    for address in ("", "ho-tro/", "hoi-dap/"):
        page.goto(site_url + address)
        page.add_style_tag(content=f"html {{ font-size: {size}% !important; }}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
        bar, head = page.locator(".call").bounding_box(), page.locator(".site-header").bounding_box()
        assert bar and bar["height"] <= 200, (address, bar)
        assert head and head["height"] <= 640 / 4, (address, head)
        for link in page.locator(".call a:visible").all():
            box = link.bounding_box()
            assert box and box["height"] >= 44 and box["x"] >= 0 and box["x"] + box["width"] <= width, address
    context.close()
