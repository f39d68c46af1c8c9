"""The live preview: an edit shows, a problem shows, the last good page stays."""

from __future__ import annotations

import _thread
import json
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, expect

from scripts.preview import serving
from scripts.preview.server import server
from scripts.preview.serving import Preview
from scripts.preview.state import Snapshot, State
from scripts.problems.failure import CannotStart
from scripts.setup.children import environment
from tests.conftest import process
from tests.sources import HELP, NEWS, NOW, put, site

# One worker builds their preview for all.
pytestmark = pytest.mark.xdist_group("preview")


@dataclass(frozen=True)
class Running:
    root: Path
    preview: Preview
    url: str

    def write(self, text: str) -> None:
        (self.root / "content/ho-tro.md").write_text(text, encoding="utf-8")

    def save(self, text: str) -> None:
        self.write(text)
        self.preview.edited()
        self.preview.wait()

    def read(self, address: str) -> str:
        with urlopen(self.url + address) as answer:
            data: bytes = answer.read()
        return data.decode()


@contextmanager
def started(root: Path) -> Iterator[Running]:
    preview = Preview(site(root), lambda: NOW)
    with server(preview.site, preview.state, "127.0.0.1", 0) as listening:
        threading.Thread(target=listening.serve_forever, daemon=True).start()
        yield Running(root, preview, f"http://127.0.0.1:{listening.server_address[1]}/")
        listening.shutdown()


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Running]:
    """A preview that has built nothing yet."""
    with started(tmp_path) as found:
        yield found


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """One preview for all tests, which has built everything once; a site was published there before."""
    root = tmp_path_factory.mktemp("xem trước")
    put(root, {"site/index.html": "đã đăng"})
    with started(root) as found:
        found.save(HELP)
        yield found


def test_the_published_files_stay_free_of_the_preview(running: Running) -> None:
    with urlopen(running.url + "ho-tro/") as answer:
        assert b"/__preview/client.js" in answer.read()
    assert b"__preview" not in (running.preview.site / "ho-tro/index.html").read_bytes()


def test_a_preview_touches_nothing_that_is_published(running: Running) -> None:
    assert [path.read_text(encoding="utf-8") for path in (running.root / "site").iterdir()] == ["đã đăng"]
    assert not (running.root / "ledger.jsonl").exists()


@pytest.mark.parametrize(
    "address", ["ho-tro/", "su-kien/2022/mau-thuong-2022-06-09/", "tin-tuc/2022/tin-mau/", "su-kien/", ""]
)
def test_the_page_that_is_looked_at_comes_first_and_is_what_the_whole_build_gives(
    running: Running, address: str
) -> None:
    running.read(address)
    for name in (
        "content/ho-tro.md",
        "content/index.md",
        "content/tin-tuc/2022-06-10-tin-mau.md",
        "events/2022/mau-thuong.yml",
    ):
        path = running.root / name
        path.write_text(path.read_text(encoding="utf-8").replace("title: ", "title: Mới ", 1), encoding="utf-8")
    running.preview.edited()
    first = running.preview.state.ahead.get(address)
    running.preview.wait()
    assert first and first != b"" and not running.preview.state.ahead
    page = running.preview.site / address / "index.html"
    # The card's name alone is of the whole build, which may have another home page.
    assert first == page.read_bytes()


def test_nothing_outside_the_site_is_served(running: Running) -> None:
    for path in ("../content/site.yml", "%2e%2e/content/site.yml", "..%2fcontent/site.yml"):
        with pytest.raises(HTTPError) as refused:
            urlopen(running.url + path)
        assert refused.value.code == 404


def test_before_the_first_build_there_is_a_page_that_says_so(fresh: Running) -> None:
    with pytest.raises(HTTPError) as answer:
        urlopen(fresh.url)
    assert "Chưa có trang nào" in answer.value.read().decode()


def test_edits_and_problems_show_in_the_browser(running: Running, browser: Browser) -> None:
    running.save(HELP)
    page = browser.new_page()
    page.goto(running.url + "ho-tro/")
    expect(page.locator("h1")).to_have_text("Trợ giúp")

    running.save(HELP.replace("title: Trợ giúp", "title: Trợ giúp mới"))
    expect(page.locator("h1")).to_have_text("Trợ giúp mới")

    running.save(HELP.replace("title: Trợ giúp", "titel: Hỏng"))
    problems = page.get_by_label("Lỗi trong nguồn")
    expect(problems).to_contain_text("content/ho-tro.md:2:1")
    expect(problems).to_contain_text("không có trường nào tên “titel”")
    expect(page.locator("h1")).to_have_text("Trợ giúp mới")

    running.save(HELP)
    expect(page.locator("h1")).to_have_text("Trợ giúp")
    expect(problems).to_have_count(0)

    draft = NEWS.replace("kind: news", "kind: news\ndraft: true")
    put(running.root, {"content/tin-tuc/2022-06-11-nhap.md": draft})
    running.save(HELP)
    expect(problems).to_contain_text("Chưa đăng (1):")
    expect(problems.locator("details").last).to_contain_text("2022-06-11-nhap.md: “Tin mẫu”, bản nháp")
    (running.root / "content/tin-tuc/2022-06-11-nhap.md").unlink()
    running.save(HELP)
    page.close()


def test_a_failure_of_ours_does_not_end_the_preview(running: Running) -> None:
    running.preview.state.looked_at = None
    good = running.preview.state.current.version
    (running.root / "mkdocs.yml").write_text("theme: [", encoding="utf-8")
    running.save(HELP + "\nThêm.")
    assert "mkdocs.yml" in running.preview.state.current.trouble
    assert running.preview.state.current.version == good
    (running.root / "mkdocs.yml").unlink()
    running.save(HELP + "\nThêm nữa.")
    assert running.preview.state.current.trouble == ""
    assert running.preview.state.current.version == good + 1


def test_waiting_browsers_are_woken() -> None:
    state = State()
    before = state.current
    threading.Timer(0.05, lambda: state.set(Snapshot(version=7))).start()
    assert state.wait(before, timeout=5).version == 7


def test_no_worker_keeps_a_page_of_the_preview(running: Running) -> None:
    """Nor does one that an earlier look at the published site left on this port: without its list it goes."""
    assert (running.preview.site / "sw.js").is_file()
    for path in ("sw.js", "offline.json"):
        with pytest.raises(HTTPError) as refused:
            urlopen(running.url + path)
        assert refused.value.code == 404


def test_an_edit_during_the_first_build_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The watcher must be awake before the build begins: what is saved meanwhile would show with the next edit only."""
    root, seen = site(tmp_path), threading.Event()

    class Slow(Preview):
        def begin(self) -> None:
            (root / "content/ho-tro.md").write_text(HELP + "Thêm.", encoding="utf-8")

        def edited(self) -> None:
            seen.set()
            raise KeyboardInterrupt

    monkeypatch.setattr(serving, "Preview", Slow)
    watchdog = threading.Timer(20, _thread.interrupt_main)  # without a change it would watch for ever
    watchdog.start()
    serving.serve(root, lambda: NOW, "127.0.0.1", 0, open_browser=False)
    watchdog.cancel()
    assert seen.is_set()


def test_an_error_that_is_saved_during_a_build_still_shows_after_it(fresh: Running) -> None:
    fresh.preview.begin()
    fresh.write(HELP.replace("title: Trợ giúp", "titel: Hỏng"))
    fresh.preview.edited()
    fresh.preview.wait()
    assert "E202" in [problem.code for problem in fresh.preview.state.current.problems]


def test_a_build_for_which_nobody_waits_any_more_ends_without_a_word(tmp_path: Path) -> None:
    root = put(site(tmp_path), {"content/ho-tro.md": HELP.replace("title: Trợ giúp", "titel: Hỏng")})
    command = [sys.executable, "-m", "scripts.preview.everything", str(root), NOW.isoformat()]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, env=environment(), text=True) as building:
        assert building.stdout and building.stderr
        building.stdout.close()
        assert building.stderr.read() == ""
    assert building.returncode == 0


def test_a_port_in_use_is_told_with_another_to_take(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = process("serve", "--no-open", "--port", str(port), "--root", str(site(tmp_path)))
    assert done.returncode == 3 and done.stdout == ""
    assert done.stderr.startswith(f"Cổng {port} đang có chương trình khác dùng")
    assert f"serve --port {port + 1}" in done.stderr and "Errno" not in done.stderr


@pytest.mark.parametrize("host", ["192.0.2.1", "khong-co.invalid", "a" * 70 + ".vn"])
def test_an_address_that_is_not_of_this_machine_is_told(tmp_path: Path, host: str) -> None:
    with pytest.raises(CannotStart, match="Máy này không có địa chỉ"):
        server(tmp_path, State(), host, 0)


def test_a_form_knows_at_once_what_was_published(tmp_path: Path) -> None:
    """No source changes by publishing, and the command may stay open over it."""
    preview = Preview(site(tmp_path), lambda: NOW)
    before = preview.look().checked.site
    assert before and not before.ledger.entries
    said = {"url": "su-kien/2022/mau-thuong-1/", "since": "2022-06-01T08:00:00+07:00", "said": "0" * 16}
    (tmp_path / "ledger.jsonl").write_text(json.dumps(said) + "\n", encoding="utf-8")
    after = preview.look().checked.site
    assert after and [*after.ledger.entries] == [said["url"]] and after.events == before.events
    assert preview.look().checked.site is after, "it is not made anew at each look"


def test_what_comes_out_by_itself_is_built_at_its_hour(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    path = "content/tin-tuc/2022-06-11-cho-gio.md"
    hour = NOW + timedelta(hours=1)
    waiting = NEWS.replace("---\n", f"---\nembargo: {hour:%Y-%m-%d %H:%M}\n", 1)
    put(running.root, {path: waiting})
    running.save(HELP)
    assert not running.preview.is_due() and any("chờ đến" in one for one in running.preview.state.current.held)
    monkeypatch.setattr(running.preview, "_clock", lambda: hour)
    assert running.preview.is_due()
    running.save(HELP)
    assert running.preview.state.current.held == () and not running.preview.is_due(), "until the next day"
    monkeypatch.setattr(running.preview, "_clock", lambda: hour + timedelta(days=1))
    assert running.preview.is_due()
    monkeypatch.undo()
    (running.root / path).unlink()
    running.save(HELP)
