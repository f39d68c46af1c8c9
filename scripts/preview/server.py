"""A local web server over the preview that notifies open pages of each new build."""

import errno
import io
import json
import os
import shutil
import sys
from dataclasses import asdict
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib import resources
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import parse_qsl, unquote

from scripts.preview.state import Snapshot, State
from scripts.problems.failure import CannotStart
from scripts.workbench.desk import Desk
from scripts.workbench.guard import is_loopback, names_this_machine
from scripts.workbench.routes import BIGGEST, answer
from scripts.workbench.web import BASE, Request, Response

_CLIENT = "/__preview/client.js"
_EVENTS = "/__preview/events"
# The preview must always show the page of this moment. A worker that an earlier look at the published site left on
# this port finds that its list is gone, and goes too.
_OFFLINE = {"/sw.js", "/offline.json"}
_SCRIPT = f'<script src="{_CLIENT}" defer></script>'.encode()
_WAITING = (
    '<!doctype html><html lang="vi"><meta charset="utf-8"><title>Đang dựng trang</title>'
    "<body><p>Chưa có trang nào. Nếu nguồn còn lỗi, danh sách lỗi hiện ở dưới.</p></body></html>"
).encode()


_AWAY = "Bàn làm việc chỉ mở được trên chính máy này: chạy lại lệnh serve mà không có --host.\n"


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: Any, state: State, desk: Desk | None, **options: Any) -> None:
        self._state, self._desk = state, desk
        super().__init__(*arguments, **options)

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if self._desk and not names_this_machine(self.headers.get("Host", "")):
            # A page whose own name leads here would read drafts (DNS rebinding).
            self.send_error(HTTPStatus.FORBIDDEN)
        elif path.startswith(BASE) or path == BASE.rstrip("/"):
            self._work()
        elif path == _EVENTS:
            self._stream()
        elif path == _CLIENT:
            script = resources.files(__package__).joinpath("client.js").read_bytes()
            self._begin("text/javascript", len(script))
            self.wfile.write(script)
        elif path in _OFFLINE:
            self.send_error(HTTPStatus.NOT_FOUND)
        else:
            super().do_GET()

    def do_POST(self) -> None:
        self._work()

    def _work(self) -> None:
        """The workbench answers; where it is not served, it says so."""
        path, _, query = self.path.partition("?")
        if self._desk is None:
            response = Response(HTTPStatus.FORBIDDEN, _AWAY.encode(), "text/plain; charset=utf-8")
        else:
            headers = {name.lower(): value for name, value in self.headers.items()}
            fields = dict(parse_qsl(query, keep_blank_values=True)) if len(query) < 10_000 else {}
            body = self._received() if self.command == "POST" else b""
            below = unquote(path).removeprefix(BASE.rstrip("/")).strip("/")
            response = answer(self._desk, Request(self.command, below, fields, headers, body or b"", body is None))
        self._respond(response)

    def _received(self) -> bytes | None:
        """What was sent; None where it is too much, which is thrown away as it comes: a browser that is cut off shows
        its own page and not ours."""
        length = self.headers.get("Content-Length", "")
        left = int(length) if length.isdecimal() else 0
        if left <= BIGGEST:
            return self.rfile.read(left)
        while left > 0:
            got = len(self.rfile.read(min(left, 1 << 20)))
            left = left - got if got else 0
        return None

    def _respond(self, response: Response) -> None:
        size = response.file.stat().st_size if response.file else len(response.body)
        self.send_response(response.status)
        for name, value in response.all_headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(size))
        self.end_headers()
        if response.file is None:
            self.wfile.write(response.body)
            return
        with response.file.open("rb") as data:
            shutil.copyfileobj(data, self.wfile)

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """HTML gets the preview's script; anything else goes out as it is."""
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            if not self.path.partition("?")[0].endswith("/"):
                return super().send_head()
            path /= "index.html"
        if path.suffix == ".html" or not path.exists():
            return self._page(path)
        return super().send_head()

    def _page(self, path: Path) -> io.BytesIO:
        url = path.relative_to(self.directory).as_posix().removesuffix("index.html")
        if self.headers.get("Sec-Fetch-Dest", "document") == "document":
            self._state.looked_at = url
        ahead = self._state.ahead.get(url)
        page = path if path.is_file() else Path(self.directory) / "404.html"
        html = ahead or (page.read_bytes() if page.is_file() else _WAITING)
        head, found, tail = html.rpartition(b"</body>")
        body = head + _SCRIPT + found + tail if found else html + _SCRIPT
        self._begin("text/html", len(body), HTTPStatus.OK if ahead or path.is_file() else HTTPStatus.NOT_FOUND)
        return io.BytesIO(body)

    def _begin(self, kind: str, length: int | None = None, status: HTTPStatus = HTTPStatus.OK) -> None:
        """Send the headers; without a length, what follows ends with the connection."""
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Cache-Control", "no-store")
        self.send_header(*("Connection", "close") if length is None else ("Content-Length", str(length)))
        self.end_headers()

    def _stream(self) -> None:
        """Server-sent events (WHATWG HTML, section 9.2): the state at once, then each change."""
        self._begin("text/event-stream")
        known: Snapshot | None = None
        try:
            while True:
                snapshot = self._state.wait(known, timeout=15)
                # A comment line now and then finds out whether the browser is still there.
                line = ": còn đây\n\n" if snapshot is known else f"data: {json.dumps(asdict(snapshot))}\n\n"
                self.wfile.write(line.encode())
                self.wfile.flush()
                known = snapshot
        except OSError:
            return

    def log_message(self, format: str, *arguments: Any) -> None:
        """Requests are not news to staff."""


class _Server(ThreadingHTTPServer):
    # On Windows it would let two programs have one port.
    allow_reuse_address = os.name != "nt"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that went away before it had its answer is no news."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def server(site: Path, state: State, host: str, port: int, desk: Desk | None = None) -> ThreadingHTTPServer:
    """A server ready to run; the workbench is in it only where no other machine can reach it.

    Raises CannotStart when the port or the address cannot be had.
    """
    desk = desk if is_loopback(host) else None
    try:
        return _Server((host, port), partial(_Handler, directory=str(site), state=state, desk=desk))
    except (OSError, UnicodeError) as error:
        if getattr(error, "errno", None) in (errno.EADDRINUSE, errno.EACCES, errno.EPERM):
            other = port + 1 if 1024 <= port < 65535 else 8001
            raise CannotStart(
                f"Cổng {port} đang có chương trình khác dùng (có khi là một lần xem thử chưa đóng), hoặc máy không cho "
                f"dùng. Hãy đóng chương trình ấy, hoặc chọn cổng khác: python -m scripts serve --port {other}"
            ) from error
        raise CannotStart(
            f"Máy này không có địa chỉ “{host}” để xem thử. Hãy bỏ --host, hoặc ghi --host 127.0.0.1"
        ) from error
