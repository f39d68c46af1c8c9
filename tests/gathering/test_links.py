"""`check --links`: what real servers answer, how it is asked for, and what staff are told and can look up later."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path

import pytest

from scripts.cli import commands
from scripts.flow import checking
from scripts.gathering import asking, link_record, links
from scripts.gathering.link_record import Answer, Outcome
from scripts.problems import Problem
from scripts.problems.failure import CannotDo
from tests.sources import NOW, site
from tests.sources import forget as _forget

_NEWS = "content/tin-tuc/2022-06-10-nguon.md"


@dataclass
class Server:
    """Answers by path: status, headers, seconds to wait; what it was asked, with the moment."""

    url: str = ""
    answers: dict[str, list[tuple[int, dict[str, str], float]]] = field(default_factory=dict)
    asked: list[tuple[str, str, float]] = field(default_factory=list)

    def gives(self, path: str, status: int, wait: float = 0, **headers: str) -> str:
        """The address; called again, what comes next time."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answers.setdefault(path, []).append((status, named, wait))
        return self.url + path


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    found = Server()

    class Handler(BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            found.asked.append((self.command, self.path, time.monotonic()))
            given = found.answers.get(self.path, [(404, {}, 0.0)])
            status, headers, wait = given.pop(0) if len(given) > 1 else given[0]
            time.sleep(wait)
            if status == 405 and self.command == "GET":
                status = 200
            self.send_response(status)
            for name, value in {"Content-Length": "0", **headers}.items():
                self.send_header(name, value)
            self.end_headers()

        def do_GET(self) -> None:
            self.do_HEAD()

        def log_message(self, format: str, *args: object) -> None:
            pass

    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    found.url = f"http://127.0.0.1:{running.server_address[1]}"
    # It stands for servers of the open internet.
    monkeypatch.setattr(asking, "is_inside", lambda host, port: host != "127.0.0.1")
    monkeypatch.setattr(asking, "SILENCE", 0.4)
    monkeypatch.setattr(links, "_REST", 0.05)
    yield found
    running.shutdown()
    running.server_close()


@pytest.mark.parametrize("status", [404, 410])
def test_what_is_gone_is_said_to_be(server: Server, status: int) -> None:
    assert asking.ask(server.gives("/bai", status)).outcome is Outcome.GONE


def test_a_page_is_asked_for_with_head_and_no_more(server: Server) -> None:
    assert asking.ask(server.gives("/bai", 200) + "#muc").outcome is Outcome.FINE
    assert [(method, path) for method, path, _ in server.asked] == [("HEAD", "/bai")]


def test_a_server_that_knows_no_head_is_asked_with_get(server: Server) -> None:
    assert asking.ask(server.gives("/bai", 405)).outcome is Outcome.FINE
    assert [method for method, _, _ in server.asked] == ["HEAD", "GET"]


def test_a_lasting_move_gives_the_new_address_and_a_passing_one_none(server: Server) -> None:
    new = server.gives("/moi", 200)
    moved = asking.ask(server.gives("/cu", 301, Location="/moi"))
    assert (moved.outcome, moved.to) == (Outcome.MOVED, new)
    passing = asking.ask(server.gives("/tam", 302, Location="/moi"))
    assert (passing.outcome, passing.to) == (Outcome.FINE, None)


def test_a_move_to_what_is_gone_is_gone_and_so_is_one_to_the_front_page(server: Server) -> None:
    server.gives("/", 200)
    assert asking.ask(server.gives("/cu", 301, Location="/khong-co")).outcome is Outcome.GONE
    led = asking.ask(server.gives("/bai-da-go", 302, Location="/"))
    assert (led.outcome, led.why) == (Outcome.GONE, "địa chỉ cũ nay chỉ đưa về trang chủ")
    assert asking.ask(server.url + "/").outcome is Outcome.FINE


def test_going_round_in_circles_ends(server: Server) -> None:
    server.gives("/b", 302, Location="/a")
    found = asking.ask(server.gives("/a", 302, Location="/b"))
    assert (found.outcome, found.why) == (Outcome.UNREACHABLE, "máy chủ chuyển đi chuyển lại không dứt")
    assert len(server.asked) == 2


def test_a_busy_server_is_waited_for_once(server: Server) -> None:
    server.gives("/ban", 429, Retry_After="0")
    assert asking.ask(server.gives("/ban", 200)).outcome is Outcome.FINE
    busy = asking.ask(server.gives("/rat-ban", 429, Retry_After="3600"))
    assert (busy.outcome, busy.status) == (Outcome.UNREACHABLE, 429)
    assert [path for _, path, _ in server.asked].count("/rat-ban") == 1


@pytest.mark.parametrize("status", [403, 500, 503])
def test_what_may_come_back_is_not_said_to_be_gone(server: Server, status: int) -> None:
    found = asking.ask(server.gives("/bai", status))
    assert (found.outcome, found.status) == (Outcome.UNREACHABLE, status)


def test_a_slow_server_holds_nobody_up(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    assert asking.ask(server.gives("/cham", 200, wait=1)).why == "máy chủ không trả lời trong 0 giây"
    monkeypatch.setattr(asking, "SILENCE", 30)
    monkeypatch.setattr(asking, "PATIENCE", 0.2)
    assert asking.ask(server.url + "/cham").outcome is Outcome.UNREACHABLE


def test_nobody_is_led_into_the_office_s_own_network(server: Server) -> None:
    found = asking.ask(server.gives("/cu", 301, Location="http://localhost:9/trong"))
    assert (found.outcome, found.why) == (Outcome.UNREACHABLE, "địa chỉ của máy này hay của mạng nội bộ")


def _told(root: Path, days: int = 0) -> list[Problem]:
    said: list[str] = []
    _forget(root)
    when = NOW + timedelta(days=days)
    found = checking.of(root, NOW, links.family(root, when, said.append))
    assert said
    return [one for one in found.problems if one.code in (links.GONE, links.MOVED, links.CLOSED)]


def _with_sources(root: Path, *addresses: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site whose own sources are all at the server: what else it names is not asked for."""
    listed = "".join(f"- {{title: Báo mẫu, url: '{one}', date: 2022-06-01}}\n" for one in addresses)
    news = (
        f"---\ntitle: Tin\nsummary: Một câu.\ndate: 2022-06-10\nauthor: Ai\nkind: news\nsources:\n{listed}---\nLời.\n"
    )
    real = links.sources
    monkeypatch.setattr(links, "sources", lambda site: {one: at for one, at in real(site).items() if one in addresses})
    return site(root, {_NEWS: news})


def test_staff_are_told_where_and_what_to_do(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Sources must be public addresses: names stand for the server that answers.
    names = {"https://mau.example/cu": "/cu", "https://mau.example/mat": "/mat", "https://mau.example/loi": "/loi"}
    server.gives("/moi", 200)
    server.gives("/cu", 301, Location="/moi")
    server.gives("/loi", 500)
    real = asking.ask
    spans: list[tuple[float, float]] = []

    def ask(address: str) -> Answer:
        begun = time.monotonic()
        answer = real(server.url + names[address])
        spans.append((begun, time.monotonic()))
        return answer

    monkeypatch.setattr(links, "ask", ask)
    root = _with_sources(tmp_path, *names, monkeypatch=monkeypatch)
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file() and "var" not in path.parts}
    moved, gone, closed = _told(root)
    assert [(one.code, one.at.path, one.at.line) for one in (moved, gone, closed)] == [
        (links.MOVED, _NEWS, 8),
        (links.GONE, _NEWS, 9),
        (links.CLOSED, _NEWS, 10),
    ]
    assert f"{server.url}/moi" in moved.words
    assert "https://web.archive.org/web/20220601/https://mau.example/mat" in gone.words
    assert {path: path.read_bytes() for path in before} == before, "the sources are as they were"
    assert len(spans) == len(names)
    assert all(later[0] - earlier[1] >= links._REST for earlier, later in pairwise(spans)), "a rest between two pages"
    kept = json.loads((root / link_record.FILE).read_text(encoding="utf-8"))["links"]
    day = f"{NOW:%Y-%m-%d}"
    assert kept["https://mau.example/mat"] == {
        "outcome": "gone",
        "status": 404,
        "why": "máy chủ trả lời 404",
        "asked": day,
        "since": day,
    }

    # A month later: what was not to be opened all the time counts as gone, and since when stays what it was.
    again = {one.at.line: one for one in _told(root, days=link_record.LOST)}
    assert (again[10].code, again[9].code) == (links.GONE, links.GONE)
    assert link_record.load(root)["https://mau.example/mat"].since == NOW.date()

    server.answers["/mat"] = [(200, {}, 0)]
    assert 9 not in {one.at.line for one in _told(root, days=40)}
    assert link_record.load(root)["https://mau.example/mat"].since is None


def test_the_command_ends_with_1_where_a_source_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    address = "https://mau.example/bai"
    root = _with_sources(tmp_path, address, monkeypatch=monkeypatch)

    def ended(*flags: str) -> object:
        arguments = ["check", *flags, "--root", str(root), "--now", f"{NOW:%Y-%m-%d %H:%M}"]
        return commands.main(arguments, standalone_mode=False)

    asked: list[str] = []
    for outcome, code in ((Outcome.FINE, 0), (Outcome.UNREACHABLE, 0), (Outcome.GONE, 1)):
        monkeypatch.setattr(links, "ask", lambda at, how=outcome: asked.append(at) or Answer(outcome=how, status=200))
        assert ended("--links") == code
    assert "W910" in capsys.readouterr().out
    assert ended() == 0
    assert asked == [address] * 3, "the network is asked only when that was wished"


def test_a_machine_without_network_blames_no_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    address = "https://khong-co.invalid/bai"
    root = _with_sources(tmp_path, address, monkeypatch=monkeypatch)
    with pytest.raises(CannotDo, match="không vào được mạng"):
        _told(root)
    assert not (root / link_record.FILE).exists()


def test_a_spoilt_record_is_begun_anew(tmp_path: Path) -> None:
    (tmp_path / "var").mkdir()
    (tmp_path / link_record.FILE).write_text('{"links": {"x": {"outcome": "lạ"}}}', encoding="utf-8")
    assert link_record.load(tmp_path) == {}
