"""A server as docs/hosting.md wants it: packed copies, long keeping of what is named by its bytes, security headers."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

Rules = list[tuple[re.Pattern[str], list[tuple[str, str]]]]
ENCODINGS = {"br": ".br", "gzip": ".gz"}


def rules(text: str) -> Rules:
    """`_headers` as Netlify and Cloudflare Pages read it: a path with `*`, then indented headers."""
    found: Rules = []
    for line in text.splitlines():
        if line.startswith(" "):
            name, _, value = line.partition(":")
            found[-1][1].append((name.strip(), value.strip()))
        else:
            found.append((re.compile(re.escape(line).replace(r"\*", ".*")), []))
    return found


class _Host(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: Any, rules: Rules, **options: Any) -> None:
        self._rules = rules
        super().__init__(*arguments, **options)

    def handle(self) -> None:
        with suppress(ConnectionError):  # a browser that closes its lines is no news
            super().handle()

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        file = Path(self.directory) / path.lstrip("/")
        if path.endswith("/"):
            file /= "index.html"
        status = HTTPStatus.OK if file.is_file() else HTTPStatus.NOT_FOUND
        self._send(status, path, file if file.is_file() else Path(self.directory) / "404.html")

    def _send(self, status: HTTPStatus, path: str, file: Path) -> None:
        accepted = [word.partition(";")[0].strip() for word in self.headers.get("Accept-Encoding", "").split(",")]
        packed = {name: file.with_name(file.name + kind) for name, kind in ENCODINGS.items() if name in accepted}
        encoding = next((name for name, copy in packed.items() if copy.is_file()), None)
        body = (packed[encoding] if encoding else file).read_bytes()
        self.send_response(status)
        kind = self.guess_type(str(file))
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Vary", "Accept-Encoding")
        if encoding:
            self.send_header("Content-Encoding", encoding)
        kept = False
        for pattern, headers in self._rules:
            for name, value in headers if pattern.fullmatch(path) else ():
                self.send_header(name, value)
                kept = kept or name == "Cache-Control"
        if not kept:
            self.send_header("Cache-Control", "no-cache")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: Any) -> None:
        pass


@contextmanager
def hosted(site: Path) -> Iterator[str]:
    """The address of a server for the published tree `site`."""
    found = rules((site / "_headers").read_text(encoding="utf-8"))
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, directory=str(site), rules=found)) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()
