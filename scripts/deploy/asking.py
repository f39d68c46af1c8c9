"""A question to a host, as a visitor's browser asks it, and what came."""

import http.client
import ssl
import time
from collections.abc import Callable, Mapping
from typing import NamedTuple
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, Request, build_opener

_SILENCE = 20
_LARGEST = 20_000_000


class Answer(NamedTuple):
    """What came: 0 and a reason where nothing did."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    reason: str = ""

    def header(self, name: str) -> str:
        """A header, whatever the case of its name; empty where it is missing."""
        return next((value for key, value in self.headers.items() if key.lower() == name.lower()), "")


Ask = Callable[[str, Mapping[str, str]], Answer]


class _Nowhere(HTTPRedirectHandler):
    def redirect_request(self, *arguments: object) -> None:
        return None


def asked(address: str, headers: Mapping[str, str]) -> Answer:
    """What a host answers; it is followed nowhere."""
    request = Request(address, headers={"User-Agent": "deploy", "Accept-Encoding": "identity", **headers})
    for _ in range(2):  # a host that just woke up
        try:
            with build_opener(_Nowhere).open(request, timeout=_SILENCE) as found:
                return Answer(found.status, dict(found.headers), found.read(_LARGEST))
        except HTTPError as error:
            with error:
                return Answer(error.code, dict(error.headers), error.read(_LARGEST))
        except (URLError, OSError, http.client.HTTPException, ValueError) as error:
            reason = _reason(error.reason if isinstance(error, URLError) else error)
            time.sleep(0.5)
    return Answer(0, {}, b"", reason)


def _reason(error: object) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return "chứng chỉ không tin được"
    return "không trả lời kịp" if isinstance(error, TimeoutError) else str(error)
