"""The workbench as `serve` has it: over the network of this machine, in a browser."""

from __future__ import annotations

import http.client
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.preview.server import server
from scripts.preview.serving import Preview
from scripts.workbench.desk import Desk
from scripts.workbench.guard import cookie_of
from scripts.workbench.jobs import Jobs
from scripts.workbench.routes import BIGGEST
from tests.site.test_accessibility import violations
from tests.sources import HELP, LISTING, NOW, put, site
from tests.workbench.desks import KEY, desk_of

pytestmark = pytest.mark.xdist_group("workbench")

HELP_PATH = "content/ho-tro.md"


@dataclass(frozen=True)
class Running:
    root: Path
    preview: Preview
    url: str

    @property
    def door(self) -> str:
        return f"{self.url}ban-lam-viec/?khoa={KEY}"

    def read_again(self) -> None:
        """What the watcher of `serve` does."""
        self.preview.edited()
        self.preview.wait()


@contextmanager
def served(root: Path) -> Iterator[Running]:
    preview = Preview(site(root), lambda: NOW)
    desk = Desk(root, lambda: NOW, KEY, preview.look, Jobs(root))
    with server(preview.site, preview.state, "127.0.0.1", 0, desk) as listening:
        threading.Thread(target=listening.serve_forever, daemon=True).start()
        yield Running(root, preview, f"http://127.0.0.1:{listening.server_address[1]}/")
        listening.shutdown()


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with served(tmp_path_factory.mktemp("bàn làm việc")) as found:
        found.read_again()
        yield found


@pytest.fixture
def page(running: Running, browser: Browser) -> Iterator[Page]:
    """A page that was let in; what it asks of any other server fails the test."""
    put(running.root, {HELP_PATH: HELP, "events/2022/mau-thuong.yml": LISTING})
    running.read_again()
    context = browser.new_context(bypass_csp=False)
    found = context.new_page()
    elsewhere: list[str] = []
    faults: list[str] = []
    found.on("request", lambda one: None if one.url.startswith((running.url, "data:")) else elsewhere.append(one.url))
    found.on("pageerror", lambda error: faults.append(str(error)))
    found.on("console", lambda one: faults.append(one.text) if "Content Security Policy" in one.text else None)
    found.goto(running.door)
    yield found
    context.close()
    assert (elsewhere, faults) == ([], [])


def test_only_the_key_opens_it(running: Running, browser: Browser) -> None:
    stranger = browser.new_page()
    stranger.goto(running.url + "ban-lam-viec/")
    expect(stranger.locator("h1")).to_have_text("Chưa mở được bàn làm việc")
    stranger.goto(running.door)
    expect(stranger).to_have_url(running.url + "ban-lam-viec/")
    expect(stranger.locator("h1")).to_have_text("Bàn làm việc")
    stranger.close()


def test_another_page_of_the_browser_can_send_nothing_here(running: Running, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(running.door)
    page.goto(running.url.replace("127.0.0.1", "localhost"))
    page.evaluate(
        """url => { const form = document.createElement('form'); form.method = 'post'; form.action = url;
        for (const [name, value] of [['tep', 'content/ho-tro.md'], ['chu', 'xấu'], ['khoa', 'đoán']]) {
          const field = document.createElement('input'); field.name = name; field.value = value; form.append(field); }
        document.body.append(form); form.submit(); }""",
        running.url + "ban-lam-viec/tep",
    )
    expect(page.locator("h1")).to_have_text("Chưa mở được bàn làm việc")
    assert "xấu" not in (running.root / HELP_PATH).read_text(encoding="utf-8")
    context.close()


@pytest.mark.parametrize("path", ["", "ho-tro/", "__preview/events", "ban-lam-viec/"])
def test_a_name_that_leads_here_gets_nothing(running: Running, path: str) -> None:
    connection = http.client.HTTPConnection(running.url.split("/")[2])
    connection.request("GET", f"/{path}", headers={"Host": "ke-gian.example"})
    assert connection.getresponse().status == 403
    connection.close()


def test_where_other_machines_can_reach_it_there_is_no_workbench(tmp_path: Path) -> None:
    root = site(tmp_path)
    preview = Preview(root, lambda: NOW)
    with server(preview.site, preview.state, "0.0.0.0", 0, desk_of(root)) as listening:
        threading.Thread(target=listening.serve_forever, daemon=True).start()
        for method in ("GET", "POST"):
            connection = http.client.HTTPConnection("127.0.0.1", listening.server_address[1])
            connection.request(method, f"/ban-lam-viec/?khoa={KEY}")
            answer = connection.getresponse()
            assert answer.status == 403 and "chỉ mở được trên chính máy này" in answer.read().decode()
            connection.close()
        listening.shutdown()


def test_an_upload_over_the_limit_gets_a_sentence(running: Running) -> None:
    host = running.url.split("/")[2]
    connection = http.client.HTTPConnection(host)
    connection.putrequest("POST", "/ban-lam-viec/tep")
    sent = {
        "Cookie": f"{cookie_of(host)}={KEY}",
        "Origin": running.url.rstrip("/"),
        "Content-Type": "multipart/form-data; boundary=x",
        "Content-Length": str(BIGGEST + 1),
    }
    for name, value in sent.items():
        connection.putheader(name, value)
    connection.endheaders()
    connection.send(bytes(BIGGEST + 1))
    answer = connection.getresponse()
    assert answer.status == 413 and "tối đa 40 MB" in answer.read().decode()
    connection.close()


def test_problems_come_and_go_on_the_open_page(running: Running, page: Page) -> None:
    problems = page.locator("#phan-loi")
    expect(problems).to_contain_text("Không có lỗi, không có cảnh báo")
    put(running.root, {HELP_PATH: HELP.replace("title: Trợ giúp", "titel: Hỏng")})
    running.read_again()
    expect(problems).to_contain_text("Không có trường nào tên “titel”")
    problems.get_by_role("link", name="content/ho-tro.md, dòng 2, cột 1").first.click()
    text = page.get_by_label("Chữ của tệp")
    expect(text).to_be_focused()
    assert text.evaluate("one => one.value.slice(one.selectionStart, one.selectionEnd)") == "titel: Hỏng"
    page.keyboard.type("title: Trợ giúp")
    page.get_by_role("button", name="Lưu").click()
    expect(page.get_by_role("status")).to_contain_text("Đã lưu")
    running.read_again()
    expect(page.locator("#phan-loi")).to_contain_text("Không có lỗi")
    assert (running.root / HELP_PATH).read_text(encoding="utf-8") == HELP


def test_a_status_unfolds_what_it_needs(running: Running, page: Page) -> None:
    page.goto(f"{running.url}ban-lam-viec/bieu-mau?tep=events/2022/mau-thuong.yml&muc=0")
    expect(page.locator("#f-reason")).to_be_hidden()
    page.select_option("#f-status", "cancelled")
    expect(page.locator("#f-reason")).to_be_visible()
    expect(page.locator("#f-previous_start")).to_be_hidden()
    page.select_option("#f-status", "rescheduled")
    expect(page.locator("#f-previous_start")).to_be_visible()


def test_publishing_shows_how_far_it_is_and_what_came_of_it(running: Running, page: Page) -> None:
    page.get_by_role("navigation", name="Chính").get_by_role("link", name="Đăng trang").click()
    page.get_by_role("button", name="Đăng ngay").click()
    expect(page.locator(".steps, .report")).to_be_visible()
    expect(page.locator(".report")).to_contain_text("Đã đăng.", timeout=60_000)
    assert (running.root / "site/ho-tro/index.html").is_file()
    expect(page.get_by_role("button", name="Đăng ngay")).to_be_visible()
    page.get_by_role("link", name="Bàn làm việc").click()
    expect(page.locator("#phan-doi")).to_contain_text("Chưa có gì đổi")
    told = json.loads((running.root / "var/reports/publish.json").read_text(encoding="utf-8"))
    assert told["code"] == 0


ADDRESSES = ["", "cac-tep", f"tep?tep={HELP_PATH}", f"truoc?tep={HELP_PATH}", f"xoa?tep={HELP_PATH}", "lan-luu", "dang"]
ADDRESSES += ["goi", "bo-xa", "huong-dan", "khong-co"]


def test_axe_finds_nothing_on_a_phone_and_on_a_desk(running: Running, browser: Browser) -> None:
    broken = LISTING.replace("kind: le-ra-quan", "kind: le-ra-quan\n  titel: " + "Sai tên trường " * 9)
    put(running.root, {HELP_PATH: HELP, "events/2022/mau-thuong.yml": broken})
    running.read_again()
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(running.door)
    for address in ADDRESSES:
        page.goto(f"{running.url}ban-lam-viec/{address}")
        for width, scheme in ((360, "light"), (1280, "dark")):
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            assert violations(page) == [], (address, width)
            wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert wide == 0, (address, width)
    context.close()
