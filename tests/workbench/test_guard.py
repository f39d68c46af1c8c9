"""Nobody but a browser that came by the address of `serve` gets anything of the workbench or changes a file by it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from scripts.workbench.guard import is_loopback, names_this_machine
from scripts.workbench.routes import READ, WRITE, answer
from scripts.workbench.web import Request
from tests.sources import SITE, put
from tests.workbench.desks import HEADERS, HOST, KEY, SENT, desk_of, get, send
from tests.workbench.test_forms_at_the_desk import filled, put_in

CHANGE = {"tep": "content/ho-tro.md", "chu": "đã đổi", "ban": ""}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return put(tmp_path, SITE)


def test_the_address_with_the_key_lets_in_and_is_left_behind(root: Path) -> None:
    let_in = answer(desk_of(root), Request("GET", "", {"khoa": KEY}, {"host": HOST}))
    assert let_in.status == 303 and let_in.headers["Location"] == "/ban-lam-viec/"
    cookie = let_in.headers["Set-Cookie"]
    assert KEY in cookie and "HttpOnly" in cookie and "SameSite=Strict" in cookie and "Path=/ban-lam-viec/" in cookie


def test_two_that_are_open_at_once_do_not_shut_each_other_out(root: Path) -> None:
    """A browser sends the cookies of a machine to each of its ports."""
    keys = {HOST: KEY, "127.0.0.1:8001": "khoa-tinh-khac"}
    desks = {host: replace(desk_of(root), key=key) for host, key in keys.items()}
    let_in = {host: answer(desks[host], Request("GET", "", {"khoa": keys[host]}, {"host": host})) for host in keys}
    jar = dict(one.headers["Set-Cookie"].partition(";")[0].split("=", 1) for one in let_in.values())
    cookie = "; ".join(f"{name}={value}" for name, value in jar.items())
    for host, desk in desks.items():
        assert answer(desk, Request("GET", "cac-tep", {}, {"host": host, "cookie": cookie})).status == 200


def test_what_was_typed_before_a_new_start_comes_back(root: Path) -> None:
    form = filled(get(desk_of(root), "bieu-mau?tep=events/2022/mau-thuong.yml&muc=0"), f__title="Lễ <b>mới</b>")
    refused = put_in(replace(desk_of(root), key="khoa-moi"), form)
    assert refused.response.status == 403 and "chưa ghi gì" in refused.text
    assert [one.value.strip() for one in refused.all("//textarea")] == ["Lễ <b>mới</b>"], "what was changed, as text"
    assert refused.all("//label[@for='o-1']")[0].text == "Tên hoạt động"
    text = send(desk_of(root), "tep", CHANGE | {"khoa": "khac"})
    assert "đã đổi" in text.text
    elsewhere = send(desk_of(root), "tep", CHANGE | {"khoa": "khac"}, origin="http://ke-gian.example")
    assert "đã đổi" not in elsewhere.text


@pytest.mark.parametrize("path", sorted({*READ, *WRITE}))
@pytest.mark.parametrize(
    "cookie", ["", "ban_lam_viec_8000=khac", "ban_lam_viec_8000=", "ban_lam_viec_8000=khóa", "=;;\x00"]
)
def test_without_the_key_there_is_nothing(root: Path, path: str, cookie: str) -> None:
    for method, headers in (("GET", HEADERS), ("POST", SENT)):
        found = answer(desk_of(root), Request(method, path, {"khoa": "khac"}, headers | {"cookie": cookie}))
        assert found.status == 403
        assert "cửa sổ lệnh" in found.body.decode() and "Trợ giúp" not in found.body.decode()


@pytest.mark.parametrize(
    "host", ["ke-gian.example", "ke-gian.example:8000", "192.168.1.9:8000", "", "127.0.0.1.vn:8000"]
)
def test_a_name_that_leads_here_is_refused(root: Path, host: str) -> None:
    """DNS rebinding: the browser believes that it asks ke-gian.example, and sends what it knows of it."""
    assert get(desk_of(root), "", host=host).response.status == 403
    assert send(desk_of(root), "tep", CHANGE, host=host, origin=f"http://{host}").response.status == 403


def test_the_names_of_this_machine(root: Path) -> None:
    for host in ("127.0.0.1", "127.0.0.1:8000", "localhost:9", "LOCALHOST", "[::1]", "[::1]:8000"):
        assert names_this_machine(host), host
    for host in ("127.0.0.1:8000:1", "localhost:x", "a@localhost", "localhost.example", ":8000"):
        assert not names_this_machine(host), host
    assert is_loopback("127.0.0.1") and is_loopback("localhost") and is_loopback("::1")
    assert not is_loopback("0.0.0.0") and not is_loopback("192.168.1.9") and not is_loopback("mau.example")


@pytest.mark.parametrize("path", sorted(WRITE))
@pytest.mark.parametrize(
    "headers",
    [{"origin": "http://ke-gian.example"}, {"origin": "null"}, {"origin": ""}, {"origin": "http://127.0.0.1:1"}],
)
def test_a_form_of_another_page_changes_nothing(root: Path, path: str, headers: dict[str, str]) -> None:
    before = (root / "content/ho-tro.md").read_bytes()
    assert send(desk_of(root), path, CHANGE, **headers).response.status == 403
    assert (root / "content/ho-tro.md").read_bytes() == before and not (root / "var").exists()


def test_a_form_without_the_key_changes_nothing(root: Path) -> None:
    found = send(desk_of(root), "tep", CHANGE | {"khoa": "khac"})
    assert found.response.status == 403 and "lần khởi động trước" in found.text
    found = send(desk_of(root), "tep", CHANGE, **{"content-type": "text/plain"})
    assert found.response.status == 403


@pytest.mark.parametrize(
    "path",
    [
        "../pyproject.toml",
        "content/../pyproject.toml",
        "content/../../etc/passwd",
        "/etc/passwd",
        "var/states/content/ho-tro.md",
        "content\\..\\pyproject.toml",
        "C:/Windows/win.ini",
        "",
    ],
)
def test_no_path_leads_out_of_the_sources(root: Path, path: str) -> None:
    desk = desk_of(root)
    for page in ("tep", "truoc", "xoa"):
        assert get(desk, f"{page}?tep={path}").response.status in (400, 404), page
        assert send(desk, page, {"tep": path, "chu": "x", "ban": "", "luc": "x"}).response.status in (400, 404), page
    assert not (root / "pyproject.toml").exists() and not (root.parent / "pyproject.toml").exists()


def test_what_is_too_big_is_said_and_not_kept(root: Path) -> None:
    headers = SENT | {"content-type": "multipart/form-data; boundary=x"}
    found = answer(desk_of(root), Request("POST", "tep", {}, headers, b"", is_too_big=True))
    assert found.status == 413 and "Tệp quá lớn" in found.body.decode()


def test_every_page_keeps_others_out_and_itself_to_this_server(root: Path) -> None:
    desk = desk_of(root)
    for path in READ:
        headers = get(desk, path).response.all_headers
        assert "default-src 'none'" in headers["Content-Security-Policy"], path
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
        assert headers["Cache-Control"] == "no-store" and headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "body", [b"", b"--x\r\n", b"\xff\xfe", b"--x\r\nContent-Disposition: form-data\r\n\r\n1\r\n--x--"]
)
def test_a_spoilt_upload_is_no_error_of_ours(root: Path, body: bytes) -> None:
    headers = SENT | {"content-type": "multipart/form-data; boundary=x"}
    assert answer(desk_of(root), Request("POST", "tep", {}, headers, body)).status == 403
