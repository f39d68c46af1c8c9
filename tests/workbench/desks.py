"""A workbench over the small fictional site, asked without a server."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, urlencode

from lxml import html

from scripts.flow import checking
from scripts.workbench.desk import Desk, Looked
from scripts.workbench.guard import FIELD, cookie_of
from scripts.workbench.jobs import Jobs
from scripts.workbench.routes import answer
from scripts.workbench.web import BASE, Request, Response
from tests.sources import NOW

KEY = "khoa-cua-lan-nay"
HOST = "127.0.0.1:8000"
HEADERS = {"host": HOST, "cookie": f"{cookie_of(HOST)}={KEY}"}
SENT = HEADERS | {"origin": f"http://{HOST}", "content-type": "application/x-www-form-urlencoded"}


@dataclass(frozen=True)
class Page:
    """A response, read as a person does."""

    response: Response

    @property
    def _html(self) -> str:
        """A file to take along has nothing to read."""
        return self.response.body.decode() if "html" in self.response.kind else "<p></p>"

    @property
    def text(self) -> str:
        root = html.fromstring(self._html)
        return " ".join(root.text_content().split())

    def all(self, path: str) -> list[html.HtmlElement]:
        return list(html.fromstring(self._html).xpath(path))

    def field(self, name: str) -> str:
        one = self.all(f"//input[@name='{name}']|//textarea[@name='{name}']")[-1]
        # A browser drops the first line end of a text area.
        return str(one.value).removeprefix("\n") if one.tag == "textarea" else str(one.value)


def desk_of(root: Path) -> Desk:
    return Desk(root, lambda: NOW, KEY, lambda: Looked(checking.of(root, NOW), time.monotonic()), Jobs(root))


def get(desk: Desk, address: str, **headers: str) -> Page:
    path, _, query = address.removeprefix(BASE).partition("?")
    return Page(answer(desk, Request("GET", path, dict(parse_qsl(query)), HEADERS | headers)))


def send(desk: Desk, path: str, fields: dict[str, str], **headers: str) -> Page:
    body = urlencode({FIELD: KEY} | fields).encode()
    return Page(answer(desk, Request("POST", path, {}, SENT | headers, body)))


def upload(desk: Desk, path: str, name: str, data: bytes, **fields: str) -> Page:
    """Send a file as a browser does (RFC 7578)."""
    head = 'Content-Disposition: form-data; name="{}"'
    parts = [
        f"--x\r\n{head.format(field)}\r\n\r\n{value}\r\n".encode() for field, value in ({FIELD: KEY} | fields).items()
    ]
    file = head.format("tep") + f'; filename="{name}"\r\nContent-Type: application/octet-stream'
    body = b"".join([*parts, f"--x\r\n{file}\r\n\r\n".encode(), data, b"\r\n--x--\r\n"])
    headers = SENT | {"content-type": "multipart/form-data; boundary=x"}
    return Page(answer(desk, Request("POST", path, {}, headers, body)))
