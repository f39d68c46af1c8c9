"""`import --sources`: over https alone, from a real server, and never at the cost of what was there before."""

from __future__ import annotations

import gzip
import json
import shutil
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from scripts.flow.checking import problems_of
from scripts.gathering import event_sources, fetching
from scripts.gathering.event_sources import Fetched, import_sources
from scripts.gathering.fetching import FetchError, fetch
from scripts.read import read
from tests.conftest import command, need
from tests.other_sites import FILE, document, event, gathering
from tests.sources import NOW

_NOT_HTTPS = "máy chủ chuyển sang địa chỉ không phải https"
COPY = "events/sources/xa.json"


@dataclass
class Server:
    """What it answers by path (status, headers, body), and what it was asked."""

    url: str
    certificate: Path
    answers: dict[str, tuple[int, dict[str, str], bytes]] = field(default_factory=dict)
    asked: list[dict[str, str]] = field(default_factory=list)

    def gives(self, body: bytes, status: int = 200, **headers: str) -> str:
        """The address at which that is the answer."""
        path = f"/{len(self.answers)}.json"
        self.answers[path] = (status, {name.replace("_", "-"): value for name, value in headers.items()}, body)
        return self.url + path


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    openssl = need(shutil.which("openssl"), "openssl")
    folder = tmp_path_factory.mktemp("https")
    certificate, key = folder / "may-chu.pem", folder / "khoa.pem"
    options = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-days", "30", "-nodes"]
    kind = ["-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-keyout", str(key)]
    subprocess.run([openssl, "req", *kind, "-out", str(certificate), *options], check=True, capture_output=True)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found.asked.append({"path": self.path, **self.headers})
            status, headers, body = found.answers.get(self.path, (404, {}, b""))
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *arguments: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    found = Server(f"https://localhost:{server.server_address[1]}", certificate)
    yield found
    server.shutdown()


@pytest.fixture
def server(running: Server, monkeypatch: pytest.MonkeyPatch) -> Server:
    monkeypatch.setenv("SSL_CERT_FILE", str(running.certificate))
    monkeypatch.setenv("no_proxy", "*")
    running.asked.clear()
    return running


def reason(url: str, limit: int = 1_000) -> str:
    with pytest.raises(FetchError) as caught:
        fetch(url, limit)
    return str(caught.value)


def test_a_file_comes_plain_or_packed_and_after_a_redirect(server: Server) -> None:
    assert fetch(server.gives(b"x" * 1_000), 1_000) == b"x" * 1_000
    packed = gzip.compress(b"y" * 900)
    assert fetch(server.gives(packed, Content_Encoding="gzip"), 1_000) == b"y" * 900
    assert fetch(server.gives(b"", 302, Location=server.gives(b"z")), 1_000) == b"z"
    server.answers["/s%E1%BB%B1-ki%E1%BB%87n.json?n=%C4%83"] = (200, {}, b"w")
    assert fetch(f"{server.url}/sự-kiện.json?n=ă", 1_000) == b"w"
    assert "cookie" not in {name.lower() for asked in server.asked for name in asked}


def test_what_cannot_be_had_says_why(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "404" in reason(server.url + "/khong-co")
    assert "1000 byte" in reason(server.gives(b"x" * 1_001))
    bomb = gzip.compress(b"0" * 50_000_000)
    assert "1000000 byte" in reason(server.gives(bomb, Content_Encoding="gzip"), 1_000_000)
    assert "hỏng" in reason(server.gives(b"not packed", Content_Encoding="gzip"))
    assert "đứt" in reason(server.gives(gzip.compress(b"y" * 900)[:-9], Content_Encoding="gzip"))
    assert "đứt" in reason(server.gives(b"half", Content_Length="8"))
    for elsewhere in ("http://localhost/", "file:///etc/passwd", "ftp://localhost/x", "data:,x"):
        assert reason(server.gives(b"", 302, Location=elsewhere)) in (_NOT_HTTPS, "máy chủ trả lời 302")
    here: dict[str, str] = {}
    here["Location"] = server.gives(b"", 302)
    server.answers[here["Location"].removeprefix(server.url)] = (302, here, b"")
    assert "302" in reason(here["Location"]), "round and round"
    assert "kết nối" in reason("https://localhost:9/")
    for address in ("https://localhost:cổng/", "https://localhost:x/", f"https://{'a' * 70}.example/"):
        assert "địa chỉ" in reason(address)
    monkeypatch.delenv("SSL_CERT_FILE")
    assert "chứng chỉ" in reason(server.gives(b"x"))


def test_a_server_that_says_nothing_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")
    monkeypatch.setattr(fetching, "_SILENCE", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as mute:
        assert "không trả lời" in reason(f"https://127.0.0.1:{mute.getsockname()[1]}/")


def test_a_header_that_never_ends_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """A byte now and then keeps the silence short for ever: the patience is for all of it."""
    monkeypatch.setattr(fetching, "_PATIENCE", 0.3)
    monkeypatch.setattr(fetching, "_fetched", lambda address, limit: time.sleep(5))
    began = time.monotonic()
    assert "chưa tải xong" in reason("https://cham.example/")
    assert time.monotonic() - began < 3


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://127.0.0.1:{port}/secret",
        "https://localhost:1/secret",
        "https://[::1]/",
        "https://[::ffff:10.0.0.1]/",
        "https://0/",
        "https://127.1/",
        "https://2130706433/",
        "https://0x7f.0.0.1/",
        "https://10.0.0.8/",
        "https://172.16.3.4/x",
        "https://192.168.1.1/admin",
        "https://169.254.169.254/latest/meta-data/",
        "https://100.64.0.1/",
        "https://[fe80::1]/",
        "https://[fd00::1]/",
        "https://224.0.0.1/",
        "https://who@127.0.0.1/",
    ],
)
def test_a_source_cannot_send_us_to_ourselves_or_to_the_office(server: Server, elsewhere: str) -> None:
    port = server.url.rpartition(":")[2]
    assert "nội bộ" in reason(server.gives(b"", 302, Location=elsewhere.format(port=port)))
    assert "/secret" not in {asked["path"] for asked in server.asked}


@pytest.mark.parametrize("elsewhere", ["https://[", "https://x:cong/", "https://x:99999/", "https://"])
def test_a_redirect_to_no_address_says_so(server: Server, elsewhere: str) -> None:
    assert reason(server.gives(b"", 302, Location=elsewhere))


def imported(root: Path, answer: bytes | FetchError) -> Fetched:
    def get(url: str, limit: int) -> bytes:
        if isinstance(answer, FetchError):
            raise answer
        return answer

    found = read(root).site
    assert found
    return import_sources(root, found, get)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    sources = (
        f"{{id: xa, name: Xã Đá Trắng, url: 'https://xa.example/events.json'}}, {{id: ha, name: Hạ, file: {FILE}}}"
    )
    return gathering(tmp_path, {FILE: document()}, sources)


def test_a_copy_is_kept_in_an_order_of_its_own(root: Path) -> None:
    assert [found.code for found in problems_of(root, NOW)] == ["W801"]
    first = imported(root, document(event("b"), event("a", summary="Ổn định.")))
    assert first.problems == () and "2 sự kiện; đã lưu" in first.notes[0] and "đọc thẳng" in first.notes[1]
    copy = (root / COPY).read_bytes()
    assert "Ổn định.".encode() in copy and copy.index(b'"id": "a"') < copy.index(b'"id": "b"')
    # Another order of the same things is nothing new.
    again = json.dumps(json.loads(document(event("a", summary="Ổn định."), event("b"))), separators=(",", ":"))
    before = (root / COPY).stat().st_mtime_ns
    assert "không có gì mới" in imported(root, again.encode()).notes[0]
    assert (root / COPY).read_bytes() == copy and (root / COPY).stat().st_mtime_ns == before
    assert problems_of(root, NOW) == ()


@pytest.mark.parametrize(
    "answer",
    [
        FetchError("máy chủ trả lời 500"),
        b"<!doctype html>",
        b"{}",
        document(event("a"), site=None),
        document(event("a", kind="x"), "y"),
        b'{"events": [{"a": 1, "a": 2}]}',
    ],
)
def test_what_cannot_be_used_leaves_the_copy_of_before(root: Path, answer: bytes | FetchError) -> None:
    imported(root, document(event("a")))
    before = (root / COPY).read_bytes()
    failed = imported(root, answer)
    assert failed.problems[-1].is_error or failed.problems[0].is_error
    assert {found.code for found in failed.problems} <= {"E802", "E807", "W803"}
    assert all("Xã Đá Trắng" in found.message for found in failed.problems)
    assert (root / COPY).read_bytes() == before and problems_of(root, NOW) == ()


def test_a_copy_is_never_larger_than_a_build_reads(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small = json.dumps(json.loads(document(event("a"))), separators=(",", ":")).encode()
    monkeypatch.setattr(event_sources, "SIZE_LIMIT", len(small))
    assert [found.code for found in imported(root, small).problems] == ["E802"]
    assert not (root / COPY).exists()


def in_parts(root: Path, answers: dict[str, bytes]) -> Fetched:
    """What came of a list whose parts are at these addresses."""
    found = read(root).site
    assert found
    return import_sources(root, found, lambda url, limit: answers[url])


def test_a_list_in_parts_is_stored_whole(root: Path) -> None:
    first, second, third = "https://xa.example/events.json", "https://xa.example/2.json", "https://xa.example/3.json"
    answers = {
        first: document(event("a"), next=second),
        second: document(event("b"), next=third),
        third: document(event("c")),
    }
    found = in_parts(root, answers)
    assert found.problems == () and "3 sự kiện; đã lưu" in found.notes[0]
    assert b'"next"' not in (root / COPY).read_bytes() and problems_of(root, NOW) == ()

    before = (root / COPY).read_bytes()
    for following in (first, "https://khac.example/2.json", "http://xa.example/2.json", 5):
        found = in_parts(root, answers | {first: document(event("a"), next=following)})
        assert [one.code for one in found.problems] == ["E807"] and "phần tiếp theo" in found.problems[0].message
    for spoilt, code in ((b"<html>", "E802"), (b"[]", "E807"), (b"{}", "E807")):
        found = in_parts(root, answers | {second: spoilt})
        assert [one.code for one in found.problems] == [code]
    assert (root / COPY).read_bytes() == before


def test_a_file_that_is_the_first_part_alone_is_told(tmp_path: Path) -> None:
    root = gathering(tmp_path, {FILE: document(event("a"), next="https://mau-ha.example/2.json")})
    [found] = problems_of(root, NOW)
    assert found.code == "W810" and "https://mau-ha.example/2.json" in found.message and found.at.path == FILE


def test_a_bad_event_is_told_where_it_stands_in_the_copy(root: Path) -> None:
    found = imported(root, document(event("b", end="2022-01-01"), event("a"), event("c", summary="\ud800")))
    assert [one.code for one in found.problems] == ["W803", "W803"] and "bỏ qua 2" in found.notes[0]
    lines = (root / COPY).read_text(encoding="utf-8").splitlines()
    assert [lines[one.at.line - 1].split('"')[1] for one in found.problems] == ["end", "summary"]
    assert [one for one in problems_of(root, NOW) if one.at.path == COPY] == list(found.problems)


def test_the_command_fetches_and_says_what_it_did(root: Path, server: Server) -> None:
    site = root / "content/site.yml"
    url = server.gives(gzip.compress(document(event("a"))), Content_Encoding="gzip")
    text = site.read_text(encoding="utf-8").replace("https://xa.example/events.json", url)
    site.write_text(text, encoding="utf-8")
    result = command("import", "--sources", "--root", str(root))
    assert result.returncode == 0, result.stderr
    assert "Xã Đá Trắng: 1 sự kiện; đã lưu events/sources/xa.json." in result.stdout
    site.write_text(text.replace(url, server.url + "/khong-co"), encoding="utf-8")
    result = command("import", "--sources", "--root", str(root))
    assert result.returncode == 1 and "lỗi E807" in result.stderr and "404" in result.stderr
    assert (root / COPY).exists()
    assert command("import", "x", "--sources", "--root", str(root)).returncode == 2
