"""Who may use the workbench: a browser on this machine that came by the address that `serve` told, and no other page
that is open in it.

Three things an attacker's page can do are refused here: have its own name lead to this machine (DNS rebinding: the Host
header then has that name), ask for an address here (the cookie is SameSite=Strict, so it does not come along), and send
a form here (its Origin is another, and it does not know the key that every form holds).
"""

import hmac
import ipaddress
import re
import secrets
from http import HTTPStatus

from scripts.workbench.rendered import page
from scripts.workbench.typed import typed
from scripts.workbench.web import BASE, Request, Response, html, to

FIELD = "khoa"
COOKIE = "ban_lam_viec"
# What anybody on this machine may see: it is the same for everybody.
_OPEN = ("look/",)
_PORT = re.compile(r":[0-9]+$")
_NAME = re.compile(r"(?:localhost|127\.0\.0\.1|\[::1\])(?::[0-9]{1,5})?", re.IGNORECASE)


def cookie_of(host_header: str) -> str:
    """The name of the cookie for the server at this Host: a browser sends cookies to every port (RFC 6265 §8.5), and
    two workbenches that are open at once must not have one."""
    return f"{COOKIE}_{host_header.rpartition(':')[2] if _PORT.search(host_header) else '80'}"


def new_key() -> str:
    """A key for one start of `serve`."""
    return secrets.token_urlsafe(24)


def is_loopback(host: str) -> bool:
    """Is an address to listen on reached from this machine only?"""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def names_this_machine(host_header: str) -> bool:
    """Does a browser that asks with this Host header know that it asks its own machine? The port may be another: it
    may have been led here through a tunnel."""
    return bool(_NAME.fullmatch(host_header))


def refusal(request: Request, key: str) -> Response | None:
    """What a request gets that may not go on, or that brings the key and is let in by it; None where it may."""
    host = request.headers.get("host", "")
    if not names_this_machine(host):
        return _refused("Bàn làm việc chỉ mở được bằng địa chỉ 127.0.0.1 hoặc localhost trên chính máy này.")
    if request.path.startswith(_OPEN) and request.method == "GET":
        return None
    if request.method == "GET" and _same(request.query.get(FIELD, ""), key):
        # Without the key in the address, which the browser's history would keep.
        cookie = f"{cookie_of(host)}={key}; Path={BASE}; HttpOnly; SameSite=Strict"
        return to(request.path).with_headers(Set_Cookie=cookie)
    if not _same(request.cookies.get(cookie_of(host), ""), key):
        return _refused(
            "Hãy mở bàn làm việc bằng địa chỉ in trong cửa sổ lệnh. Địa chỉ ấy đổi mỗi lần khởi động, nên trang "
            "mở từ lần trước không dùng được nữa.",
            request,
        )
    if request.method == "GET":
        return None
    if request.headers.get("origin", "") != f"http://{host}":
        return _refused("Yêu cầu này không gửi từ bàn làm việc nên không được thực hiện.")
    if request.is_too_big:
        return None  # what it holds was not kept, and so its key neither; it is refused where it leads to
    if not _same(request.form.get(FIELD, ""), key):
        return _refused("Trang này mở từ lần khởi động trước. Hãy mở lại bàn làm việc rồi làm lại.", request)
    return None


def _same(one: str, key: str) -> bool:
    return hmac.compare_digest(one.encode(), key.encode())


def _refused(why: str, request: Request | None = None) -> Response:
    """Who typed into a page of before gets it back; what another page sent is not looked at."""
    is_ours = (
        request and request.method == "POST" and request.headers.get("origin") == f"http://{request.headers['host']}"
    )
    boxes = [*typed(request)] if request and is_ours else []
    title = "Chưa lưu được" if boxes else "Chưa mở được bàn làm việc"
    return html(page("refused.html", title=title, why=why, boxes=boxes), HTTPStatus.FORBIDDEN)
