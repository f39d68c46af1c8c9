"""Reading offline, in a real Chromium: the network is cut and the server stopped."""

from __future__ import annotations

import json
import re
import shutil
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from scripts.flow.building import Options, build
from scripts.flow.progress import Progress
from tests.conftest import TOOLS, Built, need
from tests.sources import HELP, NOW, QUESTION, forget, site

# One worker builds their site for all.
pytestmark = pytest.mark.xdist_group("offline")

NEW = HELP.replace("Gọi cho ai.", "Số đã sửa.")
# The worker's patience in these tests: the promise is the same, the waiting shorter.
DANGER = "hoi-dap/nguoi-bi-soc-qua-lieu-ma-tuy/"
QUICK = {"PATIENCE=4e3": "PATIENCE=3e2", "DEAD=30e3": "DEAD=2e3", "OFTEN=60e3": "OFTEN=0"}


class _Patient(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: Any) -> None:
        """A worker that no longer needs an answer hangs up; that is no news."""


@dataclass
class Server:
    """A plain static server, which sends no Cache-Control, that can be stopped, slowed and changed."""

    root: Path
    prefix: str = "/"
    slow: dict[str, float] = field(default_factory=dict)
    status: dict[str, int] = field(default_factory=dict)
    worker: dict[str, str] = field(default_factory=lambda: dict(QUICK))
    asked: list[str] = field(default_factory=list)
    port: int = 0

    def __post_init__(self) -> None:
        self.start()

    def start(self) -> None:
        self._server = _Patient(("127.0.0.1", self.port), self._handler)
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}{self.prefix}"

    def _handler(self, *arguments: Any) -> SimpleHTTPRequestHandler:
        ours = self

        class Handler(SimpleHTTPRequestHandler):
            def do_GET(self) -> None:
                path = self.path.partition("?")[0].removeprefix(ours.prefix)
                ours.asked.append(path)
                time.sleep(ours.slow.get(path, 0))
                if path == "sw.js" and (ours.root / path).is_file():
                    self._send(200, ours.sw(), "text/javascript")
                elif path in ours.status:
                    self._send(ours.status[path], b"<!doctype html><title>x</title>", "text/html")
                elif not self.path.startswith(ours.prefix):
                    self._send(404, b"", "text/html")
                else:
                    self.path = f"/{path}"
                    super().do_GET()

            def _send(self, status: int, body: bytes, kind: str) -> None:
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *arguments: Any) -> None:
                pass

        return Handler(*arguments, directory=str(self.root))

    def sw(self) -> bytes:
        text = (self.root / "sw.js").read_text(encoding="utf-8")
        for old, new in self.worker.items():
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        return text.encode()


@dataclass
class Reader:
    """A phone with the site on it."""

    server: Server
    context: BrowserContext
    page: Page

    def open(self, path: str = "") -> int:
        answer = self.page.goto(self.server.url + path)
        assert answer is not None
        return answer.status

    def wish(self, what: str, **more: str) -> dict[str, Any]:
        """Register the worker at once and ask it; its answer."""
        return dict(
            self.page.evaluate(
                "async wish => offline.ask((await offline.register()).active, wish)", {"wish": what, **more}
            )
        )

    def until(self, test: str) -> None:
        """Wait until an asynchronous test in the page holds."""
        deadline = time.monotonic() + 15
        while not self.page.evaluate(test):
            assert time.monotonic() < deadline, test
            self.page.wait_for_timeout(30)

    def cut(self) -> None:
        self.context.set_offline(True)
        self.server.stop()

    def mend(self) -> None:
        self.server.start()
        self.context.set_offline(False)

    @property
    def bar(self) -> str:
        bar = self.page.locator("#saved-bar")
        return bar.inner_text() if bar.is_visible() else ""

    def kept(self) -> dict[str, int]:
        """What is in the caches themselves: bytes by address."""
        found = self.page.evaluate(
            """async () => {
              const found = {};
              for (const name of await caches.keys()) {
                const cache = await caches.open(name);
                for (const request of await cache.keys()) {
                  found[name.split(" ").pop() + " " + request.url.slice(offline.home.length)] =
                    (await (await cache.match(request)).arrayBuffer()).byteLength;
                }
              }
              return found;
            }"""
        )
        return {str(name): int(size) for name, size in found.items()}


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site, built once; tests that change it work on a copy."""
    root = site(tmp_path_factory.mktemp("nho"))
    rebuild(root)
    return root


@pytest.fixture
def root(published: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(published, tmp_path / "ban"))


def rebuild(root: Path, **changes: str | None) -> None:
    for name, text in changes.items():
        path = root / "content" / f"{name.replace('__', '/')}.md"
        if text is None:
            path.unlink()
            forget(root)  # a question has no way to be withdrawn but this
        else:
            path.write_text(text, encoding="utf-8")
    done = build(root, NOW, Options(), Progress(quiet=True))
    assert done.output is not None, done.problems


@pytest.fixture
def reader(root: Path, browser: Browser) -> Iterator[Reader]:
    yield from reading(Server(root / "site"), browser)


def reading(server: Server, browser: Browser) -> Iterator[Reader]:
    with browser.new_context(viewport={"width": 360, "height": 780}) as context:
        yield Reader(server, context, context.new_page())
    server.stop()


# ---- What a reader finds


def kept_of_law(built: Built) -> set[str]:
    """All that explains the law in force: its articles, situations, easy pages, diagrams, questions, their lists and the
    quiz."""
    kinds = re.compile("(luat/120-2025-qh15|tinh-huong|de-doc|so-do|hoi-dap)/([^/]+/)?")
    pages = {address for address in built.addresses if kinds.fullmatch(address)}
    return (pages | {"luat/", "luat/tu-ngu/", "en/", "quyen-rieng-tu/", "bai-hoc/do-vui/"}) - {DANGER}


def test_a_visit_saves_and_the_saved_pages_open_without_a_line(browser: Browser, built: Built) -> None:
    """The real site, as it is published, with nothing hurried."""
    for reader in reading(Server(built.root, worker={}), browser):
        page = reader.page
        reader.open("da-luu/")
        expect(page.locator("[data-group=base]").first).to_contain_text("5 trang", timeout=15_000)
        first = sum(reader.kept().values())
        assert first < 250_000, first
        page.select_option("#kept-place", label="Huyện Con Cuông")
        page.locator("[data-wish=place]").click()
        expect(page.locator(".kept-status")).to_have_text("Đã lưu xong.", timeout=90_000)
        expect(page.locator("[data-group=place]").first).to_contain_text("3 trang")
        law = kept_of_law(built)
        page.locator("[data-wish=law]").click()
        expect(page.locator(".kept-status")).to_have_text("Đã lưu xong.", timeout=90_000)
        expect(page.locator("[data-group=law]").first).to_contain_text(f"{len(law)} trang")
        kept = reader.kept()
        assert sum(kept.values()) < 5_000_000
        assert not [name for name in kept if "tin-tuc/" in name or "luat/73-2021" in name]
        reader.open("da-luu/")
        page.locator(".kept-groups [data-group=law] summary").click()
        expect(page.locator(".kept-groups [data-group=law] a")).to_have_count(len(law))
        page.set_viewport_size({"width": 320, "height": 780})
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        reader.cut()
        for path, words in {
            "": "Phòng, chống ma túy",
            "?utm=1": "Phòng, chống ma túy",
            "ho-tro/": "0769.04.04.04",
            "ho-tro": "0769.04.04.04",
            "luat/120-2025-qh15/dieu-24/#khoan-2": "Điều 24",
            "l/120-2025-24/": "Điều 24",
            "hoi-dap/khi-nao-bi-xet-nghiem/": "xét nghiệm",
            "su-kien/dia-ban/con-cuong/": "Con Cuông",
            "su-kien/2022/con-cuong-2022-06-09/": "Con Cuông",
            "en/": "Drug prevention",
        }.items():
            assert reader.open(path) == 200, path
            expect(page.locator("main")).to_contain_text(words)
            assert reader.bar.startswith("Copy saved at" if path == "en/" else "Bản đã lưu lúc "), path
            assert ("this minute" if path == "en/" else "phút") in reader.bar
            assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith('"Be Vietnam Pro"')
        assert reader.open("bai-hoc/do-vui/") == 200
        page.locator(".quiz button").nth(1).click()
        expect(page.locator(".quiz [role=status]").first).to_have_text("Đúng rồi.")
        assert reader.open("tin-tuc/") == 503
        assert page.locator("h1").inner_text() == "Không có mạng"
        assert page.locator("main a[href^='tel:']").evaluate_all("links => links.map(link => link.href)") == [
            f"tel:{number}" for number in (115, 113, 114, 112, 111, "0769040404")
        ]
        expect(page.locator(".kept-groups a", has_text="Trang chủ")).to_be_visible()
        assert page.locator("footer a").first.evaluate("link => link.href").startswith(reader.server.url)
        reader.open("tim-kiem/?q=giam+sat+dien+tu")
        expect(page.locator("main .lead")).to_contain_text("Tìm kiếm trên toàn trang cần có mạng")
        expect(page.locator(".kept-groups a:visible", has_text="Giám sát điện tử").first).to_be_visible()
        assert page.locator(".kept-groups a:visible").count() < len(law) / 4  # the words together


def test_after_one_visit_of_home_on_a_weak_line_the_page_for_danger_opens_without_any(
    browser: Browser, built: Built
) -> None:
    slow = dict.fromkeys(("", "sw.js", "offline.json", "ho-tro/", DANGER), 0.4)
    for reader in reading(Server(built.root, worker={}, slow=slow), browser):
        reader.open()
        reader.until("async () => Boolean((await navigator.serviceWorker.getRegistration() || {}).active)")
        assert reader.server.asked.count(DANGER) == 1
        reader.cut()
        for path, words in {DANGER: "Còn thở thì đặt nằm nghiêng", "ho-tro/": "0769.04.04.04"}.items():
            assert reader.open(path) == 200
            expect(reader.page.locator("main")).to_contain_text(words)
        call = reader.page.locator("main a[href='tel:115']").first
        expect(call).to_be_visible()
    # What a first visit takes more for it.
    assert (built.root / DANGER / "index.html.gz").stat().st_size < 10_000


def test_the_pages_about_it_pass_axe_with_and_without_a_line(reader: Reader) -> None:
    axe = TOOLS / "axe-core/axe.min.js"
    need(axe.exists(), "axe-core")
    found = []

    def look(path: str) -> None:
        reader.open(path)
        reader.page.add_script_tag(content=axe.read_text(encoding="utf-8"))
        tags = "{runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}"
        for violation in reader.page.evaluate(f"axe.run(document, {tags})")["violations"]:
            found.append((path, violation["id"], [node["html"][:120] for node in violation["nodes"]]))

    reader.open()
    reader.wish("place", place="mau-thuong")
    look("da-luu/")
    expect(reader.page.locator("#kept-total")).not_to_be_empty()
    reader.cut()
    for scheme in ("light", "dark"):
        reader.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        look("ho-tro/")
        look("khong-luu/")
    assert found == []


def test_without_script_the_page_says_what_to_do_instead(browser: Browser, root: Path) -> None:
    server = Server(root / "site")
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(server.url + "da-luu/")
        assert "cần JavaScript" in page.locator("main").inner_text()
        assert "In của trình duyệt" in page.locator("main").inner_text()
        assert page.locator("main button:visible").count() == 0
    server.stop()


# ---- Never an outdated page while online


def test_a_correction_is_read_at_once_and_the_old_copy_goes(reader: Reader, root: Path) -> None:
    reader.open()
    reader.wish("update")
    rebuild(root, **{"ho-tro": NEW})
    reader.open("ho-tro/")
    expect(reader.page.locator("main")).to_contain_text("Số đã sửa.")
    assert reader.bar == ""
    reader.until(
        "async () => /Số đã sửa/.test(await (await caches.match(offline.home + 'ho-tro/') || new Response('')).text())"
    )
    reader.cut()
    reader.open("ho-tro/")
    expect(reader.page.locator("main")).to_contain_text("Số đã sửa.")
    assert reader.bar.startswith("Bản đã lưu lúc ")


def test_pages_not_visited_are_replaced_in_the_background(reader: Reader, root: Path) -> None:
    reader.open()
    reader.wish("update")
    rebuild(root, **{"ho-tro": NEW})
    reader.open("luat/")
    assert reader.wish("keep")["groups"]["base"]["late"] == 0
    reader.cut()
    reader.open("ho-tro/")
    expect(reader.page.locator("main")).to_contain_text("Số đã sửa.")


def test_a_copy_known_to_be_old_says_so(reader: Reader, root: Path) -> None:
    """The list came, the page did not: the reader learns that the copy was changed since."""
    reader.open()
    reader.wish("update")
    rebuild(root, **{"ho-tro": NEW})
    reader.server.status["ho-tro/"] = 500
    assert reader.wish("update")["trouble"] == "changing"
    reader.cut()
    reader.open("ho-tro/")
    assert "Trang này đã được sửa sau đó" in reader.bar


@pytest.mark.parametrize("way", ["by the list", "by a visit"])
def test_a_withdrawn_page_is_not_given_again(reader: Reader, root: Path, way: str) -> None:
    reader.open()
    reader.wish("law")
    assert "1 hoi-dap/cau-hoi-mau/" in reader.kept()
    if way == "by the list":
        rebuild(root, **{"hoi-dap__cau-hoi-mau": None, "ho-tro": HELP.replace(" và [câu hỏi](hoidap:cau-hoi-mau)", "")})
        reader.wish("keep")
    else:
        reader.server.status["hoi-dap/cau-hoi-mau/"] = 410
        assert reader.open("hoi-dap/cau-hoi-mau/") == 410
        reader.open("luat/")
    reader.until("async () => !(await caches.match(offline.home + 'hoi-dap/cau-hoi-mau/'))")
    reader.cut()
    assert reader.open("hoi-dap/cau-hoi-mau/") == 503
    assert "Có." not in reader.page.locator("main").inner_text()


def test_over_a_slow_line_a_copy_answers_only_if_the_list_says_that_it_is_the_page_of_today(
    reader: Reader, root: Path
) -> None:
    reader.open()
    reader.wish("update")
    reader.server.slow["ho-tro/"] = 4
    begun = time.monotonic()
    reader.open("ho-tro/")
    assert time.monotonic() - begun < 3
    assert "Gọi cho ai." in reader.page.locator("main").inner_text()
    assert reader.bar == ""  # it is what the network would have sent
    rebuild(root, **{"ho-tro": NEW})
    reader.open("ho-tro/")
    assert "Số đã sửa." in reader.page.locator("main").inner_text()


def test_a_line_that_carries_nothing_is_no_line(reader: Reader) -> None:
    reader.open()
    reader.wish("update")
    reader.server.slow |= {"ho-tro/": 6, "offline.json": 6}
    begun = time.monotonic()
    reader.open("ho-tro/")
    assert time.monotonic() - begun < 5
    assert reader.bar.startswith("Bản đã lưu lúc ")


def test_a_server_that_is_down_is_no_line(reader: Reader) -> None:
    reader.open()
    reader.wish("update")
    reader.server.status |= {"ho-tro/": 502, "offline.json": 502}
    assert reader.open("ho-tro/") == 200
    assert reader.bar.startswith("Bản đã lưu lúc ")


@pytest.mark.parametrize(
    ("change", "words", "renew"),
    [(NEW, "Trang này đã được sửa.", True), (None, "Trang này vẫn như bản đã lưu.", False)],
)
def test_back_on_the_line_an_open_copy_is_compared(
    reader: Reader, root: Path, change: str | None, words: str, renew: bool
) -> None:
    page = reader.page
    reader.open()
    reader.wish("update")
    reader.cut()
    reader.open("ho-tro/")
    assert reader.bar
    if change:
        rebuild(root, **{"ho-tro": change})
    reader.mend()
    expect(page.locator("#saved-bar")).to_contain_text(words, timeout=20_000)
    assert page.locator("#saved-bar button").is_visible() == renew
    if renew:
        page.locator("#saved-bar button").click()
        expect(page.locator("main")).to_contain_text("Số đã sửa.")
        assert reader.bar == ""


def test_a_list_from_a_portal_changes_nothing(reader: Reader) -> None:
    """A café's login page answers everything with 200 and its own HTML."""
    reader.open()
    reader.wish("update")
    before = reader.kept()
    reader.server.status |= {"offline.json": 200, "ho-tro/": 200}
    reader.wish("update")
    reader.open("ho-tro/")
    reader.open("luat/")
    assert [name for name in before if name.startswith("1 ")] == [n for n in reader.kept() if n.startswith("1 ")]
    reader.cut()
    reader.open("ho-tro/")
    assert "Gọi cho ai." in reader.page.locator("main").inner_text()


# ---- Room, lines that are counted, other sites, newer workers, the end


def test_what_does_not_fit_is_left_and_the_reader_is_told(reader: Reader) -> None:
    first = sum(len(path.read_bytes()) for path in [reader.server.root / "offline.json"])
    base = json.loads((reader.server.root / "offline.json").read_bytes())["bytes"]["base"]
    reader.server.worker["LIMIT=49e5"] = f"LIMIT={base + 20_000}"
    reader.open("da-luu/")
    assert reader.wish("law")["trouble"] == "limit"
    kept = {name: size for name, size in reader.kept().items() if name.startswith("1 ")}
    assert {"1 ", "1 ho-tro/", "1 ngoai-tuyen/"} <= set(kept)
    assert first and sum(kept.values()) <= base + 20_000
    reader.page.locator("[data-wish=update]").click()
    expect(reader.page.locator(".kept-status")).to_have_text("Đã đủ 5 MB nên không lưu thêm.")


def test_a_full_phone_keeps_the_core_and_the_reader_is_told(reader: Reader) -> None:
    refuse = 'if(path.startsWith("luat/"))throw new DOMException("","QuotaExceededError");await store.cache.put('
    reader.server.worker["await store.cache.put("] = refuse
    reader.open("da-luu/")
    assert reader.wish("law")["trouble"] == "full"
    reader.page.locator("[data-wish=update]").click()
    expect(reader.page.locator(".kept-status")).to_contain_text("Máy hết chỗ trống.")
    reader.cut()
    assert reader.open("ho-tro/") == 200


@pytest.mark.parametrize("line", ["null", "{saveData:true}"])
def test_only_the_core_is_saved_until_the_reader_asks(reader: Reader, line: str) -> None:
    reader.server.worker["self.navigator.connection"] = line
    reader.open("da-luu/")
    assert set(reader.wish("keep")["groups"]) == {"base"}
    assert not [path for path in reader.server.asked if path.startswith(("luat/", "hoi-dap/"))]
    reader.page.reload()
    expect(reader.page.locator("[data-group=law]").first).to_contain_text("tải nhiều nhất")
    reader.page.locator("[data-wish=law]").click()
    expect(reader.page.locator(".kept-status")).to_have_text("Đã lưu xong.")
    assert reader.wish("status")["groups"]["law"]["pages"] > 3


def test_under_a_path_the_site_keeps_to_itself(root: Path, browser: Browser) -> None:
    for reader in reading(Server(root / "site", prefix="/tinh/mau/"), browser):
        reader.open("su-kien/")
        reader.wish("place", place="mau-thuong")
        assert reader.page.evaluate("async () => (await offline.register()).scope") == reader.server.url
        reader.cut()
        reader.open("su-kien/dia-ban/mau-thuong/")
        assert "Lễ ra quân mẫu" in reader.page.locator("main").inner_text()
        assert reader.open("bao/gio/cung/khong/") == 503
        assert reader.page.locator(".brand").evaluate("link => link.href") == reader.server.url
        expect(reader.page.locator(".kept-groups a", has_text="Trang chủ")).to_be_visible()
        link = reader.page.locator(".kept-groups a", has_text="Trang chủ")
        assert link.evaluate("link => link.href") == reader.server.url


def test_a_newer_worker_takes_over_with_the_readers_choice(reader: Reader) -> None:
    reader.open()
    reader.wish("place", place="mau-thuong")
    reader.server.worker['MINE+"1"'] = 'MINE+"2"'
    reader.page.evaluate("async () => (await navigator.serviceWorker.getRegistration()).update()")
    reader.until("async () => !(await caches.keys()).some(name => name.endsWith(' 1'))")
    assert reader.wish("keep")["place"] == "mau-thuong"
    assert {name.split(" ")[0] for name in reader.kept()} == {"2", "notes"}
    reader.cut()
    reader.open("su-kien/dia-ban/mau-thuong/")
    assert reader.bar


def test_another_place_takes_the_place_of_the_first(reader: Reader) -> None:
    reader.open()
    reader.wish("place", place="mau-thuong")
    assert "1 su-kien/dia-ban/mau-thuong/" in reader.kept()
    assert reader.wish("place", place="../../khac")["place"] is None
    assert not [name for name in reader.kept() if "dia-ban" in name]


@pytest.mark.parametrize("end", ["no list", "an empty list", "the reader"])
def test_it_ends_without_leaving_anything(reader: Reader, end: str) -> None:
    reader.open("da-luu/")
    reader.wish("law")
    if end == "the reader":
        reader.page.locator("[data-wish=leave]").click()
        expect(reader.page.locator(".kept-status")).to_contain_text("Đã xóa.")
    else:
        target = reader.server.root / "offline.json"
        target.unlink()
        if end == "an empty list":
            target.write_text('{"version":1}', encoding="utf-8")
        else:  # as in the middle of an upload, while the worker's own file is there
            assert reader.wish("update")["trouble"] == "changing"
            assert "1 ho-tro/" in reader.kept()
            (reader.server.root / "sw.js").unlink()
        reader.page.evaluate("async () => offline.ask((await offline.worker.ready).active, {wish: 'update'})")
    assert reader.kept() == {}
    assert reader.page.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length") == 0
    if end == "the reader":
        reader.open("luat/")
        reader.page.wait_for_timeout(1800)
        assert reader.kept() == {}


def test_ranges_posts_and_strangers_are_not_touched(reader: Reader) -> None:
    reader.open()
    reader.wish("update")
    reader.open("luat/")
    reader.server.asked.clear()
    answers = reader.page.evaluate(
        """async () => [
          (await fetch(offline.home, {headers: {Range: "bytes=0-1"}})).headers.has("x-hash"),
          (await fetch(offline.home, {method: "POST"}).catch(() => ({headers: new Headers()}))).headers.has("x-hash"),
          (await fetch(offline.home)).headers.has("x-hash"),
        ]"""
    )
    assert answers == [False, False, False]
    types = reader.page.evaluate(
        """async () => {
          const cache = await caches.open((await caches.keys()).find(name => name.endsWith(" 1")));
          return Promise.all((await cache.keys()).map(async request => {
            const copy = await cache.match(request);
            return request.url.startsWith(offline.home) && copy.type === "default" && !copy.redirected;
          }));
        }"""
    )
    assert types and all(types)


def test_the_question_of_the_small_site_is_kept(reader: Reader) -> None:
    reader.open()
    reader.wish("law")
    reader.cut()
    reader.open("hoi-dap/cau-hoi-mau/#dieu-5-quy-dinh-gi")
    assert QUESTION.split("title: ")[1].split("\n")[0] in reader.page.locator("h1").inner_text()
