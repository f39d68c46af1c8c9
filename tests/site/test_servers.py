"""nginx, Caddy and Apache with the recipes of docs/hosting.md over the real site, as browsers and programs meet it."""

from __future__ import annotations

import gzip
import ssl
from collections.abc import Iterator
from pathlib import Path
from urllib.request import Request, urlopen

import brotli
import pytest
from playwright.sync_api import Browser, expect

from scripts.assemble.outputs import OUTPUTS
from scripts.assemble.site import headers, redirects
from scripts.bench.serving import behind_a_proxy
from scripts.deploy.asking import Answer, asked
from scripts.deploy.reading_back import read_back
from tests import image, recipes
from tests.conftest import Built
from tests.recipes import BELOW, SERVERS, Folders, Running
from tests.site.test_browser import PHONE, TEMPLATES, opened

# By endings: what must be sent; browsers and programs take either of two.
TYPES = {
    "html": ("text/html; charset=utf-8",),
    "css": ("text/css; charset=utf-8",),
    "js": ("text/javascript; charset=utf-8", "application/javascript; charset=utf-8"),
    "md": ("text/markdown; charset=utf-8",),
    "ics": ("text/calendar; charset=utf-8",),
    "csv": ("text/csv; charset=utf-8",),
    "json": ("application/json",),
    "webmanifest": ("application/manifest+json",),
    "xml": ("application/xml", "text/xml; charset=utf-8"),
    "svg": ("image/svg+xml",),
    "ico": ("image/x-icon", "image/vnd.microsoft.icon"),
    "png": ("image/png",),
    "jpg": ("image/jpeg",),
    "webp": ("image/webp",),
    "woff2": ("font/woff2",),
    "pdf": ("application/pdf",),
    "zip": ("application/zip",),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
    "pptx": ("application/vnd.openxmlformats-officedocument.presentationml.presentation",),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",),
}
LONG = "/tin-tuc/2022/" + "mot-bai-co-ten-rat-dai-" * 6 + "/"
MOVED = {
    "/cu/": "https://vi-du.example/moi/",
    "/cu/lich.ics": "https://vi-du.example/moi/lich.ics",
    LONG: "https://vi-du.example/luat/120-2025-qh15/#dieu-3",
}


@pytest.fixture(scope="module")
def folders(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Folders:
    """The real site, of which no page moved; the same below a path; a site of which some moved."""
    work = tmp_path_factory.mktemp("may-chu")
    (work / "below").mkdir()
    # Without the blanks and marks of the folder that tests build in, which a configuration would have to quote.
    for place in ("site", f"below{BELOW}"):
        (work / place.rstrip("/")).symlink_to(built.root)
    moved = work / "moved"
    for path, data in redirects.for_servers([*MOVED.items()]).items():
        target = moved / path.removeprefix("files/")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    # What leads on by itself where a server does not.
    (moved / "cu").mkdir()
    for name in ("cu/index.html", "404.html"):
        (moved / name).write_text("trang", encoding="utf-8")
    return Folders(work / "site", work / "below", moved)


@pytest.fixture(scope="module", params=[*SERVERS])
def server(
    request: pytest.FixtureRequest, folders: Folders, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Running]:
    with recipes.running(request.param, tmp_path_factory.mktemp(request.param), folders) as found:
        yield found


@pytest.fixture(scope="module")
def nginx(folders: Folders, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with recipes.running("nginx", tmp_path_factory.mktemp("nginx"), folders) as found:
        yield found


def get(url: str, **headers: str) -> Answer:
    return asked(url, {name.replace("_", "-"): value for name, value in headers.items()})


def one_of_each(site: Path) -> list[str]:
    """A published file of every kind and ending."""
    found: dict[tuple[str, str], str] = {}
    for path in sorted(file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()):
        kind = next((one.path for one in OUTPUTS if one.pattern.fullmatch(path)), "")
        if kind and not path.startswith(("_", "redirects/")):
            found.setdefault((kind, path.rpartition(".")[2]), path)
    return [*found.values()]


def test_a_visitor_finds_nothing_wrong_at_the_top_or_below_a_path(server: Running, built: Built) -> None:
    assert read_back(built.root, server.site) == read_back(built.root, server.below) == []


def test_every_kind_of_file_comes_whole_with_its_type_and_packed(server: Running, built: Built) -> None:
    kinds = one_of_each(built.root)
    assert len(kinds) > 60
    for path in kinds:
        data, address = (built.root / path).read_bytes(), server.site + path.removesuffix("index.html")
        got = get(address)
        assert (got.status, got.body) == (200, data), path
        wanted = TYPES.get(path.rpartition(".")[2].lower())
        if path == "llms.txt":
            wanted = TYPES["md"]
        elif path.endswith(".txt"):
            wanted = ("text/plain; charset=utf-8",)
        assert wanted is None or got.header("Content-Type").lower() in wanted, path
        for name, ending, unpack in (("br", ".br", brotli.decompress), ("gzip", ".gz", gzip.decompress)):
            got = get(address, Accept_Encoding=name)
            packed = (built.root / f"{path}{ending}").is_file()
            assert got.header("Content-Encoding") == (name if packed else ""), path
            assert (unpack(got.body) if packed else got.body) == data, path
            assert not packed or "accept-encoding" in got.header("Vary").lower(), path
            assert not packed or got.header("Content-Type").lower() in (wanted or ()), path


def test_what_is_missing_is_never_kept_and_shows_our_own_page(server: Running, built: Built) -> None:
    page = (built.root / "404.html").read_bytes()
    folders = [one.relative_to(built.root).as_posix() for one in built.root.rglob("*/") if one.is_dir()]
    bare = sorted(f"{one}/" for one in folders if not (built.root / one / "index.html").is_file())
    assert {"nhung/", "assets/", "api/v1/", "l/"} <= {*bare}
    shallow = [one for one in bare if one.count("/") < 4]
    for path in (*shallow, "khong", "a/b/c/d/", "a/b.html", "api/v1/khong.ics", "khong.md", "nhung/khong/"):
        got = get(server.site + path)
        assert (got.status, got.body) == (404, page), path
        assert got.header("Content-Type").lower() == "text/html; charset=utf-8", path
        assert got.header("Content-Security-Policy") == headers.POLICY, path
    for base in (server.site, server.below):
        for folder in headers.NAMED_BY_BYTES:
            got = get(f"{base}{folder}khong.css")
            assert (got.status, got.header("Cache-Control")) == (404, "no-cache"), folder


def test_browsers_keep_what_is_named_by_its_bytes_and_ask_about_the_rest(server: Running, built: Built) -> None:
    for base in (server.site, server.below):
        for folder in headers.NAMED_BY_BYTES:
            path = next(one for one in (built.root / folder).iterdir() if one.suffix not in ("", ".br", ".gz"))
            assert get(f"{base}{folder}{path.name}").header("Cache-Control") == headers.FOR_EVER
        for path in ("", "sw.js", "su-kien/lich.ics", "pagefind/pagefind.js"):
            got = get(base + path)
            assert got.header("Cache-Control") == "no-cache", path
            again = get(base + path, If_None_Match=got.header("ETag"))
            assert again.status == 304 or get(base + path, If_Modified_Since=got.header("Last-Modified")).status == 304


def test_each_place_has_its_own_policy(server: Running) -> None:
    for base in (server.site, server.below):
        framed = get(f"{base}nhung/con-cuong/")
        assert (framed.status, framed.header("Content-Security-Policy")) == (200, headers.FRAMED)
        for path in ("", "bao-chi/nhung/", "su-kien/2022/"):
            got = get(base + path)
            assert headers.EVERYWHERE.items() <= {name: got.header(name) for name in headers.EVERYWHERE}.items()
            assert not got.header("Access-Control-Allow-Origin")
        assert get(f"{base}api/v1/events.json").header("Access-Control-Allow-Origin") == "*"
        assert "llms.txt>" in get(base).header("Link")


def test_pages_that_moved_answer_301_and_a_site_without_any_starts(server: Running) -> None:
    for old, to in MOVED.items():
        got = get(server.moved + old.lstrip("/"))
        assert (got.status, got.header("Location")) == (301, to), old
    assert get(f"{server.moved}khong-chuyen/").status == 404
    # Of the site itself no page has moved.
    assert get(f"{server.site}luat").status in (301, 308) and get(f"{server.site}luat/").status == 200


def test_the_site_is_served_over_tls_and_only_so(server: Running, built: Built) -> None:
    if server.tls is None or server.insecure is None:
        return  # Caddy does both by itself
    led = get(f"{server.insecure}luat/?a=1")
    assert (led.status, led.header("Location")) == (301, "https://127.0.0.1/luat/?a=1")
    anyone = ssl.create_default_context()
    anyone.check_hostname, anyone.verify_mode = False, ssl.CERT_NONE
    with urlopen(Request(server.tls), context=anyone, timeout=10) as got:
        assert got.read() == (built.root / "index.html").read_bytes()
        assert got.headers["Strict-Transport-Security"] == "max-age=31536000"


def test_every_kind_of_page_keeps_its_own_policy(browser: Browser, nginx: Running) -> None:
    with opened(browser, PHONE) as page:
        broken: list[tuple[str, str]] = []
        page.on("console", lambda line: broken.append((page.url, line.text)) if line.type == "error" else None)
        for address in (*TEMPLATES, "nhung/con-cuong/"):
            page.goto(nginx.site + address, wait_until="networkidle")
            assert page.evaluate("document.styleSheets.length"), address
        assert broken == []


def test_search_works_under_the_policy_and_the_types_of(browser: Browser, server: Running) -> None:
    with opened(browser, PHONE) as page:
        broken: list[str] = []
        page.on("console", lambda line: broken.append(line.text) if line.type == "error" else None)
        page.goto(server.below)
        page.locator("#search-open").click()
        page.locator(".search-dialog input").fill("cai nghien")
        expect(page.locator(".search-dialog .search-result").first).to_be_visible(timeout=20_000)
        assert broken == []


def test_it_is_read_offline_below_a_path_too(browser: Browser, nginx: Running) -> None:
    with opened(browser, PHONE, service_workers="allow") as page:
        page.goto(f"{nginx.below}luat/")
        page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        page.reload()  # from now on the worker answers
        page.context.set_offline(True)
        page.goto(f"{nginx.below}luat/")
        assert page.locator("h1").is_visible()


def test_other_sites_may_frame_the_lists_alone(browser: Browser, nginx: Running) -> None:
    with opened(browser, PHONE) as page:
        page.set_content(f'<iframe src="{nginx.site}nhung/con-cuong/"></iframe><iframe src="{nginx.site}"></iframe>')
        lists, pages = page.frames[1:]
        lists.wait_for_selector("h1")
        pages.wait_for_load_state()
        assert not pages.query_selector("h1")


def test_the_container_serves_as_the_recipe_tells(built: Built, tmp_path: Path) -> None:
    folder, text = recipes.CHECKOUT / "docs/container", recipes.recipe("nginx")
    site = (folder / "site.conf").read_text(encoding="utf-8")
    assert site == behind_a_proxy(text, "8080").replace("# brotli_static on;", "brotli_static on;")
    with recipes.contained(folder, built.root, tmp_path) as address:
        got = get(address, Accept_Encoding="br")
        assert brotli.decompress(got.body) == (built.root / "index.html").read_bytes()


def test_the_image_serves_read_only_and_without_rights(built: Built, tmp_path: Path) -> None:
    with image.contained(built.root, tmp_path) as address:
        assert read_back(built.root, address) == []
        got = get(address, Accept_Encoding="br")
        assert brotli.decompress(got.body) == (built.root / "index.html").read_bytes()
        assert headers.EVERYWHERE.items() <= {name: got.header(name) for name in headers.EVERYWHERE}.items()
