"""A server as docs/hosting.md wants it: packed copies, long keeping of what is named by its bytes, security headers."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

Rules = list[tuple[re.Pattern[str], list[str]]]
ENCODINGS = {"br": ".br", "gzip": ".gz"}


def rules(text: str) -> Rules:
    """`_headers`: a path with `*`, then indented lines."""
    found: Rules = []
    for line in text.splitlines():
        if line.startswith(" "):
            found[-1][1].append(line.strip())
        else:
            found.append((re.compile(re.escape(line).replace(r"\*", ".*")), []))
    return found


def netlify(rules: Rules, path: str) -> dict[str, str]:
    """What Netlify sends: a line without a colon is skipped, the last rule wins (headers-parser)."""
    lines = [line for pattern, lines in rules if pattern.fullmatch(path) for line in lines if ":" in line]
    return {name.strip(): value.strip() for name, _, value in (line.partition(":") for line in lines)}


def cloudflare(rules: Rules, path: str) -> dict[str, str]:
    """What Cloudflare Pages sends: a header of several rules is joined with a comma, `! Name` takes it away first."""
    sent: dict[str, str] = {}
    for lines in (lines for pattern, lines in rules if pattern.fullmatch(path)):
        for line in lines:
            if line.startswith("! "):
                sent.pop(line[2:].strip(), None)
        for name, _, value in (line.partition(":") for line in lines if not line.startswith("! ")):
            before = sent.get(name.strip())
            sent[name.strip()] = f"{before}, {value.strip()}" if before else value.strip()
    return sent


Host = Callable[[Rules, str], dict[str, str]]


class _Host(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: Any, rules: Rules, host: Host, **options: Any) -> None:
        self._rules, self._host = rules, host
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
        for name, value in ({"Cache-Control": "no-cache"} | self._host(self._rules, path)).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: Any) -> None:
        pass


@contextmanager
def hosted(site: Path, host: Host = netlify) -> Iterator[str]:
    """The address of a server for the published tree `site`, which reads `_headers` as that host does."""
    found = rules((site / "_headers").read_text(encoding="utf-8"))
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, directory=str(site), rules=found, host=host)) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()
