"""What a host does wrong is said; of one that does all as docs/hosting.md tells, nothing is."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import ClassVar

import pytest
import yaml

from scripts.deploy import faults
from scripts.deploy.asking import asked
from scripts.deploy.reading_back import read_back
from tests.conftest import CHECKOUT, command
from tests.deploy.small_tree import write

PAGE = ("<p>chữ</p>" * 300).encode()
SITE = {
    "index.html": PAGE,
    "index.html.gz": b"packed",
    "su-kien/a/b/index.html": PAGE + b" ",
    "404.html": b"kh\xc3\xb4ng c\xc3\xb3 trang n\xc3\xa0y",
    "assets/main.1.css": b"body {}",
    "assets/main.1.css.gz": b"packed",
    "assets/a.js": b"1",
    "api/v1/index.json": b"{}",
    "api/v1/events.csv": b"a\n",
    "su-kien/lich.ics": b"BEGIN:VCALENDAR",
    "llms.txt": b"#",
    "manifest.webmanifest": b"{}",
    ".well-known/security.txt": b"Contact: mailto:a@trang.example\n",
}
TYPES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
    "txt": "text/markdown; charset=utf-8",
    "webmanifest": "application/manifest+json",
}


class Host(BaseHTTPRequestHandler):
    """A good host, but for the faults that a test names."""

    files: ClassVar[Mapping[str, bytes]] = SITE
    wrong: ClassVar[set[str]] = set()

    def do_GET(self) -> None:
        path = self.path.removeprefix("/")
        headers = {
            "Cache-Control": "public, max-age=31536000, immutable" if path.startswith("assets/") else "no-cache",
            "ETag": '"1"',
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "default-src 'self'",
            "Referrer-Policy": "same-origin",
            "Access-Control-Allow-Origin": "*",
            "Vary": "Accept-Encoding",
        }
        path += "index.html" if not path or path.endswith("/") else ""
        status, body = 200, self.files.get(path, b"")
        if f"{path}/index.html" in self.files and "no_slash" not in self.wrong:
            status, headers["Location"] = 301, f"/{path}/"
            if "slash_leaves_https" in self.wrong:
                headers["Location"] = f"ftp://trang.vn/{path}/"
        elif ("page_status" in self.wrong and path.count("/") > 2) or ("file_status" in self.wrong and "csv" in path):
            status = 403
        elif path == "assets/index.html" and "listing" in self.wrong:
            body = b"Index of /assets"
        elif path not in self.files or ("well_known" in self.wrong and path.startswith(".")):
            status, body = (200, PAGE) if "no_404" in self.wrong else (404, self.files["404.html"])
            path = "404.html"
            if "kept_404" not in self.wrong:
                headers["Cache-Control"] = "no-cache"
            body = b"Not Found" if "other_404" in self.wrong else body
        elif self.headers.get("If-None-Match") and "no_304" not in self.wrong:
            status, body = 304, b""
        elif "gzip" in self.headers.get("Accept-Encoding", "") and not path.endswith(".ics"):
            headers["Content-Encoding"] = "gzip"
        headers["Content-Type"] = TYPES.get(path.rpartition(".")[2], "application/octet-stream")
        self._spoil(path, headers)
        if "not_the_same" in self.wrong and status == 200:
            body += b"<script>"
        self.send_response(status)
        for name, value in (headers | {"Content-Length": str(len(body))}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _spoil(self, path: str, headers: dict[str, str]) -> None:
        for fault, name in (("not_packed", "Content-Encoding"), ("no_vary", "Vary"), ("no_validator", "ETag")):
            if fault in self.wrong:
                headers.pop(name, None)
        if "headers" in self.wrong:
            del headers["Referrer-Policy"]
        if "closed_data" in self.wrong:
            del headers["Access-Control-Allow-Origin"]
        if "page_kept" in self.wrong:
            headers["Cache-Control"] = "max-age=604800"
        if "assets_not_kept" in self.wrong:
            headers["Cache-Control"] = "no-cache"
        if "packed_calendar" in self.wrong and path.endswith(".ics"):
            headers["Content-Encoding"] = "gzip"
        if "type" in self.wrong and path.endswith(".webmanifest"):
            headers["Content-Type"] = "application/octet-stream"
        if "type_beside" in self.wrong and path.endswith(".ics"):
            headers["Content-Type"] = "application/octet-stream"
        if "charset" in self.wrong and path.endswith(".html"):
            headers["Content-Type"] = "text/html"
        if "charset_beside" in self.wrong and path.endswith(".csv"):
            headers["Content-Type"] = "text/csv"

    def log_message(self, format: str, *arguments: object) -> None:
        pass


@pytest.fixture(scope="module")
def base() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Host) as server:
        server.daemon_threads = True
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("read-back"), SITE) / "site"


def names(site: Path, base: str, *wrong: str) -> set[str]:
    Host.wrong = set(wrong)
    try:
        return {fault.name for fault in read_back(site, base)}
    finally:
        Host.wrong = set()


def test_nothing_is_said_of_a_host_that_does_all_right(site: Path, base: str) -> None:
    assert names(site, base) == set()


@pytest.mark.parametrize(
    "wrong",
    [
        "no_404", "other_404", "kept_404", "no_slash", "not_the_same", "type", "type_beside", "charset",
        "charset_beside", "page_kept", "no_validator", "no_304", "assets_not_kept", "no_vary", "packed_calendar",
        "headers", "well_known", "closed_data", "page_status", "file_status", "listing", "slash_leaves_https",
    ],
)  # fmt: skip
def test_what_a_host_does_wrong_is_said(site: Path, base: str, wrong: str) -> None:
    found = names(site, base, wrong)
    # A host that answers 200 to everything answers so for folders too; what is kept long is kept so everywhere.
    assert wrong in found and len(found) <= 3, found


def test_unpacked_pages_and_unused_copies_are_said(site: Path, base: str) -> None:
    assert names(site, base, "not_packed") == {"not_packed", "copies_unused"}


def test_a_host_that_does_not_answer_is_said_and_nothing_else(site: Path) -> None:
    assert names(site, "http://127.0.0.1:1/") == {"unreachable"}


def test_https_is_asked_for_and_that_http_leads_there(site: Path, base: str) -> None:
    def ask(address: str, headers: Mapping[str, str]) -> object:
        return asked(address.replace("http://trang.vn/", base).replace("https://trang.vn/", base), headers)

    assert {fault.name for fault in read_back(site, "http://trang.vn/", ask)} == {"not_https"}  # type: ignore[arg-type]
    assert {fault.name for fault in read_back(site, "https://trang.vn/", ask)} == {"http_stays"}  # type: ignore[arg-type]


def test_the_command_says_it_and_its_code_tells_whether_readers_are_hurt(site: Path, base: str) -> None:
    call = ("deploy", "--check", base, "--root", str(site.parent))
    Host.wrong = {"closed_data"}
    could_be_better = command(*call)
    Host.wrong = {"no_404"}
    hurts = command(*call)
    Host.wrong = set()
    right = command(*call)
    assert could_be_better.returncode == 0 and "Nên sửa:" in could_be_better.stdout
    assert hurts.returncode == 1 and "LỖI:" in hurts.stdout and "404.html" in hurts.stdout
    assert right.returncode == 0 and "máy chủ gửi đúng cách" in right.stdout


def test_every_fault_has_its_words_and_is_looked_for() -> None:
    catalogue = yaml.safe_load((Path(faults.__file__).parent / "faults.yml").read_text(encoding="utf-8"))
    code = (CHECKOUT / "scripts/deploy/reading_back.py").read_text(encoding="utf-8")
    used = {
        argument.value
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "fault"
        for argument in ast.walk(node.args[0])
        if isinstance(argument, ast.Constant) and re.fullmatch(r"[a-z0-9_]{4,}", str(argument.value))
    }
    assert catalogue.keys() == used - {"html"}
