"""Is a page still at its address? Asked with HEAD, then GET where a server does not know that, redirects followed."""

import time
from http.client import HTTPException
from typing import IO, Any
from urllib.error import HTTPError
from urllib.parse import urldefrag, urljoin, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from scripts.gathering.fetching import FetchError, in_ascii, is_inside, reason, within
from scripts.gathering.link_record import Answer, Outcome

# Seconds without a byte, for all redirects of one address, and that a busy server may ask us to wait.
SILENCE, PATIENCE, WAIT = 20.0, 60.0, 30
_HOPS = 8
_LASTING = (301, 308)
_BUSY = 429
_SENT = {"User-Agent": "Mozilla/5.0 (compatible; check-links)", "Accept": "*/*"}


class _Still(HTTPRedirectHandler):
    """Follows nothing: who asks wants to see each step."""

    def redirect_request(self, req: Request, fp: IO[bytes], code: int, msg: str, headers: Any, newurl: str) -> None:
        return None


def ask(address: str) -> Answer:
    """What an address answers, in bounded time."""
    try:
        return within(
            PATIENCE, lambda: _asked(urldefrag(address).url), f"sau {PATIENCE:.0f} giây vẫn chưa trả lời xong"
        )
    except FetchError as error:
        return _unreachable(str(error))
    except (OSError, HTTPException, ValueError) as error:
        return _unreachable(reason(error, SILENCE))


def _asked(address: str) -> Answer:
    at, seen, lasting = address, {address}, True
    for _ in range(_HOPS):
        status, to = _answer(at)
        if status == _BUSY:
            return _unreachable("máy chủ bận, đề nghị hỏi lại sau", status)
        if to is None:
            return _of(address, at, status, lasting)
        at, lasting = urldefrag(urljoin(at, to)).url, lasting and status in _LASTING
        if urlsplit(at).scheme not in ("http", "https"):
            return _unreachable("máy chủ chuyển sang địa chỉ không phải trang web", status)
        if at in seen:
            return _unreachable("máy chủ chuyển đi chuyển lại không dứt", status)
        seen.add(at)
    return _unreachable(f"máy chủ chuyển hơn {_HOPS} lần", status)


def _of(address: str, at: str, status: int, lasting: bool) -> Answer:
    if status in (404, 410):
        return Answer(outcome=Outcome.GONE, status=status, why=f"máy chủ trả lời {status}")
    if status >= 300:
        return _unreachable(f"máy chủ trả lời {status}", status)
    if at == address:
        return Answer(outcome=Outcome.FINE, status=status)
    # Newspapers lead to their front page from what they took away.
    if _is_front(at) and not _is_front(address):
        return Answer(outcome=Outcome.GONE, status=status, why="địa chỉ cũ nay chỉ đưa về trang chủ")
    return (
        Answer(outcome=Outcome.MOVED, status=status, to=at) if lasting else Answer(outcome=Outcome.FINE, status=status)
    )


def _is_front(address: str) -> bool:
    parts = urlsplit(address)
    return parts.path.strip("/") in ("", "index.html", "index.htm") and not parts.query


def _answer(address: str) -> tuple[int, str | None]:
    """The status, and where to go on. A busy server is asked once more when it says."""
    status, to, after = _once(address, "HEAD")
    if status >= 400 and status != _BUSY:
        status, to, after = _once(address, "GET")
    if status == _BUSY and after <= WAIT:
        time.sleep(after)
        status, to, after = _once(address, "GET")
    return status, to


def _once(address: str, method: str) -> tuple[int, str | None, float]:
    parts = urlsplit(address)
    if is_inside(parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)):
        raise FetchError("địa chỉ của máy này hay của mạng nội bộ")
    request = Request(in_ascii(address), headers=_SENT, method=method)
    try:
        with build_opener(_Still).open(request, timeout=SILENCE) as response:
            return response.status, None, 0
    except HTTPError as error:
        with error:
            to = error.headers.get("Location") if 300 <= error.code < 400 else None
            after = error.headers.get("Retry-After") or ""
            return error.code, to, float(after) if after.isdecimal() else WAIT + 1


def _unreachable(why: str, status: int | None = None) -> Answer:
    return Answer(outcome=Outcome.UNREACHABLE, status=status, why=why)
