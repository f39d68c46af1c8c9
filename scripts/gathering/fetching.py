"""A file from the web, for `import` alone: what builds never asks the network for anything, and checks only when they
are told to (links.py)."""

import socket
import ssl
import zlib
from collections.abc import Callable
from concurrent.futures import Future, wait
from http.client import HTTPException, InvalidURL
from ipaddress import IPv6Address, ip_address
from threading import Thread
from typing import IO, Any, TypeVar
from urllib.error import HTTPError, URLError
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

T = TypeVar("T")
# Seconds without a byte, and for all of it: the connection may be slow.
_SILENCE, _PATIENCE = 30, 300
_PIECE = 65_536
_NO_ADDRESS = "địa chỉ không dùng được"
_GZIP = 31  # zlib's number for a gzip header around the data


class FetchError(Exception):
    """The file could not be fetched; `str()` says why in Vietnamese."""


class _Careful(HTTPRedirectHandler):
    """Follows to https alone, and to another server only where that is on the open internet: what a source answers must
    not make this machine ask itself or the office's own network."""

    def redirect_request(self, req: Request, fp: IO[bytes], code: int, msg: str, headers: Any, newurl: str) -> Any:
        old, new = urlsplit(req.full_url), urlsplit(newurl)
        if new.scheme != "https":
            raise FetchError("máy chủ chuyển sang địa chỉ không phải https")
        if _server(new) != _server(old) and is_inside(*_server(new)):
            raise FetchError("máy chủ chuyển sang địa chỉ của máy này hay của mạng nội bộ")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _server(address: SplitResult) -> tuple[str, int]:
    return address.hostname or "", address.port or 443


def is_inside(host: str, port: int) -> bool:
    """Does a name lead to an address that is not on the open internet? One that leads nowhere fails by itself."""
    try:
        found = [ip_address(str(row[4][0]).partition("%")[0]) for row in socket.getaddrinfo(host, port)]
    except (OSError, UnicodeError):
        return False
    plain = [one.ipv4_mapped or one if isinstance(one, IPv6Address) else one for one in found]
    return any(not one.is_global or one.is_multicast for one in plain)


def fetch(address: str, limit: int) -> bytes:
    """What an https address returns, redirects to other https addresses followed. Raises FetchError, also for more
    than `limit` bytes, packed or unpacked, and once its patience is over."""
    return within(_PATIENCE, lambda: _fetched(address, limit), f"sau {_PATIENCE // 60} phút vẫn chưa tải xong")


def within(seconds: float, get: Callable[[], T], else_why: str) -> T:
    """What `get` gives. Raises what it raises, and FetchError once the time is over, whatever the server is at: a name,
    a handshake or a header that comes byte by byte never ends by itself."""
    answer: Future[T] = Future()

    def run() -> None:
        try:
            answer.set_result(get())
        except BaseException as error:
            answer.set_exception(error)

    Thread(target=run, daemon=True).start()
    if not wait([answer], seconds).done:
        raise FetchError(else_why)
    return answer.result()


def _fetched(address: str, limit: int) -> bytes:
    headers = {"Accept": "*/*", "Accept-Encoding": "gzip", "User-Agent": "import"}
    request = Request(in_ascii(address), headers=headers)
    try:
        with build_opener(_Careful).open(request, timeout=_SILENCE) as response:
            packed = response.headers.get("Content-Encoding", "").lower() == "gzip"
            return _read(response, limit, zlib.decompressobj(_GZIP) if packed else None)
    except HTTPError as error:
        raise FetchError(f"máy chủ trả lời {error.code}") from None
    except (OSError, HTTPException, ValueError) as error:
        raise FetchError(reason(error, _SILENCE)) from None
    except zlib.error:
        raise FetchError("máy chủ gửi dữ liệu hỏng") from None


def in_ascii(address: str) -> str:
    """The address in the letters that are sent (RFC 3987 §3.1), where it has Vietnamese ones."""
    parts = urlsplit(address)
    try:
        host = parts.netloc.encode("idna").decode()
    except UnicodeError:
        raise FetchError(_NO_ADDRESS) from None
    path, query = (quote(part, safe="%/:?@!$&'()*+,;=~") for part in (parts.path, parts.query))
    return urlunsplit((parts.scheme, host, path, query, ""))


def _read(answer: Any, limit: int, unpacking: Any) -> bytes:
    found, size = bytearray(), 0
    while piece := answer.read1(_PIECE):
        size += len(piece)
        # A small file may unpack to any size: never ask for more than one byte beyond what is allowed.
        found += unpacking.decompress(piece, limit + 1 - len(found)) if unpacking else piece
        if max(size, len(found)) > limit:
            raise FetchError(f"tệp lớn hơn {limit} byte")
    if (unpacking and not unpacking.eof) or (answer.length or 0) > 0:
        raise FetchError("đường truyền đứt giữa chừng")
    return bytes(found)


def reason(error: object, silence: float) -> str:
    """Why a server could not be asked, in Vietnamese; `silence` is how many seconds it was waited for."""
    match error:
        case URLError(reason=inner):
            return reason(inner, silence)
        case ssl.SSLCertVerificationError():
            return "chứng chỉ của máy chủ không tin được"
        case TimeoutError():
            return f"máy chủ không trả lời trong {silence:.0f} giây"
        case socket.gaierror():
            return "không tìm thấy máy chủ; xem lại địa chỉ và đường mạng"
        case InvalidURL() | ValueError():  # where a redirect leads is no address
            return _NO_ADDRESS
        case HTTPException():
            return "đường truyền đứt giữa chừng"
        case _:
            return "không kết nối được với máy chủ"
