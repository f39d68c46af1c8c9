"""Requests and responses as values, so that every page is a function of the one to the other."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from http import HTTPStatus
from http.cookies import CookieError, SimpleCookie
from pathlib import Path
from urllib.parse import parse_qsl, quote, urlencode

# Everything below here is the workbench's, everything else the preview's.
BASE = "/ban-lam-viec/"
# No form that staff fill in has more.
_MOST_FIELDS = 20_000
_HTML = "text/html; charset=utf-8"
WORD_FILE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Nothing but what this server sends, and no page of anybody else around it. Pictures not yet saved are blobs.
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
    "frame-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": _POLICY,
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that was sent: its name as the browser tells it, and what is in it."""

    name: str
    data: bytes


@dataclass(frozen=True)
class Request:
    """What a browser asks for: `path` below BASE, headers by their names in small letters. `is_too_big`: what was sent
    is over the limit and was not kept."""

    method: str
    path: str
    query: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    is_too_big: bool = False

    @cached_property
    def cookies(self) -> Mapping[str, str]:
        """By their names; none where they cannot be read."""
        try:
            return {name: one.value for name, one in SimpleCookie(self.headers.get("cookie", "")).items()}
        except CookieError:
            return {}

    @cached_property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The fields of the form that was sent, in its order; a name may come often."""
        if self._kind == "multipart/form-data":
            return self._parts[0]
        if self._kind != "application/x-www-form-urlencoded":
            return ()
        try:
            text = self.body.decode("ascii")
            return tuple(_lines(parse_qsl(text, keep_blank_values=True, max_num_fields=_MOST_FIELDS)))
        except ValueError:
            return ()

    @cached_property
    def form(self) -> Mapping[str, str]:
        """The same by their names; of those that come often the last."""
        return dict(self.pairs)

    @property
    def uploads(self) -> tuple[tuple[str, Upload], ...]:
        """The files that were sent, by the names of their fields."""
        return self._parts[1] if self._kind == "multipart/form-data" else ()

    @property
    def _kind(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @cached_property
    def _parts(self) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, Upload], ...]]:
        return _multipart(self.headers.get("content-type", ""), self.body)


def _lines(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Browsers send the line ends of a text as two signs."""
    return [(name, value.replace("\r\n", "\n")) for name, value in pairs]


def _multipart(kind: str, body: bytes) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, Upload], ...]]:
    """Fields and files of a `multipart/form-data` (RFC 7578); nothing where it is cut off or spoilt."""
    from io import BytesIO

    from multipart import MultipartError, MultipartParser, parse_options_header

    boundary = parse_options_header(kind)[1].get("boundary", "")
    fields: list[tuple[str, str]] = []
    files: list[tuple[str, Upload]] = []
    try:
        size = len(body)
        # Everything is in memory already.
        for part in MultipartParser(
            BytesIO(body), boundary, memory_limit=size + 1, spool_limit=size + 1, part_limit=_MOST_FIELDS
        ):
            if part.filename is None:
                fields.append((part.name, part.raw.decode("utf-8")))
            elif part.filename or part.size:
                files.append((part.name, Upload(part.filename, part.raw)))
    except (MultipartError, UnicodeDecodeError, LookupError):
        return (), ()
    return tuple(_lines(fields)), tuple(files)


@dataclass(frozen=True)
class Response:
    """What is sent back: `body`, or a `file`, which is saved under its own name."""

    status: HTTPStatus = HTTPStatus.OK
    body: bytes = b""
    kind: str = _HTML
    headers: Mapping[str, str] = field(default_factory=dict)
    file: Path | None = None

    @property
    def all_headers(self) -> Mapping[str, str]:
        """With those that every response has."""
        return {**_HEADERS, "Content-Type": self.kind, **self.headers}

    def with_headers(self, **headers: str) -> "Response":
        """The same with more of them, `Set_Cookie` for `Set-Cookie`."""
        more = {name.replace("_", "-"): value for name, value in headers.items()}
        return replace(self, headers={**self.headers, **more})


def html(text: str, status: HTTPStatus = HTTPStatus.OK) -> Response:
    """A page."""
    return Response(status, text.encode())


def to_take(name: str, data: bytes, kind: str) -> Response:
    """A file to take along, under its own name."""
    return Response(
        body=data, kind=kind, headers={"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
    )


def as_json(value: object, status: HTTPStatus = HTTPStatus.OK) -> Response:
    """Something for the workbench's own script."""
    return Response(status, json.dumps(value, ensure_ascii=False).encode(), "application/json; charset=utf-8")


def to(path: str, **query: object) -> Response:
    """Go on to another page of the workbench: what was sent is done, and reloading does not send it again."""
    return Response(HTTPStatus.SEE_OTHER, headers={"Location": link(path, **query)})


def link(path: str, **query: object) -> str:
    """The address of a page below BASE."""
    asked = {name.replace("_", "-"): str(value) for name, value in query.items() if value is not None}
    return BASE + path + (f"?{urlencode(asked)}" if asked else "")
