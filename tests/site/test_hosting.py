"""The site behind a server that obeys `_headers`: it works under its own policy, and keeps what may be kept."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Iterator

import brotli
import pytest
from playwright.sync_api import Browser

from scripts.assemble.site import headers
from tests.conftest import CHECKOUT, Built
from tests.hosting import Host, cloudflare, hosted, netlify, rules
from tests.site.test_browser import PHONE, opened
from tests.site.test_pages import shared_files


@pytest.fixture(scope="module")
def host(built: Built) -> Iterator[str]:
    with hosted(built.root) as url:
        yield url


def test_a_script_written_into_a_page_would_not_run(browser: Browser, host: str) -> None:
    with opened(browser, PHONE) as page:
        page.goto(host)
        page.evaluate("document.body.append(Object.assign(document.createElement('script'), {text: 'window.ran = 1'}))")
        assert page.evaluate("window.ran === undefined")


def answer(url: str, **asked: str) -> tuple[dict[str, str], bytes]:
    with urllib.request.urlopen(urllib.request.Request(url, headers=asked), timeout=10) as found:
        return dict(found.headers), found.read()


def test_packed_copies_say_what_the_page_says(host: str, built: Built) -> None:
    told, packed = answer(host + "luat/", **{"Accept-Encoding": "gzip, br"})
    assert told["Content-Encoding"] == "br" and told["Cache-Control"] == "no-cache"
    assert brotli.decompress(packed) == answer(host + "luat/")[1] == (built.root / "luat/index.html").read_bytes()


def test_what_is_named_by_its_bytes_is_kept_for_ever_and_pages_are_not(host: str, built: Built) -> None:
    for path in shared_files(built.pages[""]):
        assert answer(host + path)[0]["Cache-Control"] == headers.FOR_EVER
    part = next((built.root / "pagefind/fragment").iterdir()).name
    assert answer(f"{host}pagefind/fragment/{part}")[0]["Cache-Control"] == headers.FOR_EVER
    for path in ("", "pagefind/pagefind-entry.json", "pagefind/pagefind.js", "sitemap.xml"):
        assert answer(host + path)[0]["Cache-Control"] == "no-cache"


def test_an_unknown_address_gets_our_own_page(host: str) -> None:
    with pytest.raises(urllib.error.HTTPError) as error:
        answer(host + "khong-co/")
    assert error.value.code == 404 and "Không tìm thấy".encode() in error.value.read()


def test_a_site_below_a_path_says_so() -> None:
    lines = headers.build("https://mau.example/ma-tuy/")["files/_headers"].decode().split("\n")
    assert [line for line in lines if line.startswith("/")] == [
        "/ma-tuy/*",
        "/ma-tuy/assets/*",
        "/ma-tuy/pagefind/fragment/*",
        "/ma-tuy/pagefind/index/*",
        "/ma-tuy/api/v1/*",
        "/ma-tuy/*/index.md",
        "/ma-tuy/index.md",
        "/ma-tuy/llms.txt",
        "/ma-tuy/nhung/*",
    ]
    assert '  Link: </ma-tuy/llms.txt>; rel="describedby"; type="text/markdown"' in lines


@pytest.mark.parametrize("host", [netlify, cloudflare])
def test_lists_for_frames_alone_may_be_framed(host: Host) -> None:
    found = rules(headers.build("https://mau.example/")["files/_headers"].decode())
    name = "Content-Security-Policy"
    assert host(found, "/nhung/con-cuong/")[name] == headers.FRAMED
    assert "frame-ancestors" not in headers.FRAMED and "script-src" not in headers.FRAMED
    for path in ("/", "/bao-chi/nhung/", "/su-kien/2022/nhung/", "/nhung"):
        assert host(found, path)[name] == headers.POLICY
    assert {"X-Content-Type-Options", "Referrer-Policy"} <= set(host(found, "/nhung/con-cuong/"))


@pytest.mark.parametrize("host", [netlify, cloudflare])
def test_anybody_s_page_may_read_the_data_and_nothing_else(host: Host) -> None:
    found = rules(headers.build("https://mau.example/")["files/_headers"].decode())
    assert host(found, "/api/v1/events.json").items() >= (headers.OPEN | headers.EVERYWHERE).items()
    assert not headers.OPEN.keys() & host(found, "/bao-chi/").keys()


def test_the_recipes_for_other_servers_say_the_same() -> None:
    text = (CHECKOUT / "docs/hosting.md").read_text(encoding="utf-8")
    assert text.count(f'"{headers.POLICY}"') == 4 and text.count(f'"{headers.FRAMED}"') == 3
    assert text.count(headers.FOR_EVER) == 4
    assert text.count("Access-Control-Allow-Origin") == 4
    assert text.count("</llms.txt>; rel=") == 4
    assert all(folder in text for folder in headers.NAMED_BY_BYTES)


@pytest.mark.parametrize("host", [netlify, cloudflare])
def test_markdown_is_sent_as_markdown(host: Host) -> None:
    found = rules(headers.build("https://mau.example/")["files/_headers"].decode())
    for path in ("/index.md", "/luat/120-2025-qh15/dieu-24/index.md", "/llms.txt"):
        assert host(found, path).items() >= (headers.MARKDOWN | headers.EVERYWHERE).items()
    assert "Content-Type" not in host(found, "/luat/")


# Of each font file: was it asked for before the page was there?
EARLY = """() => {
  const [page] = performance.getEntriesByType('navigation');
  const fonts = performance.getEntriesByType('resource').filter((one) => one.name.endsWith('.woff2'));
  return page.loadEventEnd && fonts.length > 1 && fonts.map((one) => one.startTime < page.loadEventStart);
}"""


@pytest.mark.parametrize(("round_trip", "early"), [(40, True), (400, False)])
def test_fonts_hold_back_no_words_on_a_weak_line(browser: Browser, host: str, round_trip: int, early: bool) -> None:
    with opened(browser, PHONE) as page:
        line = {"offline": False, "latency": round_trip, "downloadThroughput": 1e6, "uploadThroughput": 1e6}
        page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", line)
        page.goto(host)
        assert page.wait_for_function(EARLY).json_value() == [early, early]
        page.wait_for_function("localStorage.getItem('fonts')")  # both are there for the next page
