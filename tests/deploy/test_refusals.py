"""What `deploy` refuses, and that it says why in Vietnamese, without a secret in it."""

from __future__ import annotations

import re
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from scripts.deploy import address, credentials
from scripts.problems.failure import CannotDo
from tests.conftest import command, process
from tests.deploy import mod_dav_server
from tests.deploy.servers import PASSWORD, enter, started
from tests.deploy.small_tree import write


@pytest.mark.parametrize(
    ("to", "said"),
    [
        ("sftp://ten:bi-mat@may-chu/www", "không ghi mật khẩu trong địa chỉ"),
        ("ftp://ten@may-chu/www", "không mã hóa"),
        ("scp://may-chu/www", "không hiểu địa chỉ"),
        ("D:\\www", "không hiểu địa chỉ"),
        ("sftp:///www", "thiếu tên máy chủ"),
        ("sftp://may-chu/a/../../etc", "không được có “..”"),
        ("sftp://may-chu:xx/a", "không hiểu địa chỉ"),
        ("file:///", "ghi đủ đường dẫn"),
        ("s3://thung/a?x=1", "không hiểu địa chỉ"),
    ],
)
def test_an_address_that_is_none_is_refused(to: str, said: str) -> None:
    with pytest.raises(CannotDo) as refused:
        address.parsed(to)
    assert said in str(refused.value) and "bi-mat" not in str(refused.value)


@pytest.mark.parametrize(
    ("to", "server", "folder"),
    [
        ("sftp://ten@may-chu/var/www/", "sftp://may-chu", "/var/www"),
        ("sftp://may-chu:2222/~/www", "sftp://may-chu:2222", "~/www"),
        ("ftps://may-chu", "ftps://may-chu", ""),
        ("webdavs://a%40b@may-chu/dav/trang%20moi", "webdavs://may-chu", "/dav/trang moi"),
        ("s3://Thung/a/b/", "s3://Thung", "a/b"),
        ("file:///srv/www/", "file://", "/srv/www"),
    ],
)
def test_an_address_is_understood(to: str, server: str, folder: str) -> None:
    found = address.parsed(to)
    assert (found.server, found.folder) == (server, folder)
    assert address.parsed(str(found).replace(" ", "%20").replace("a@b", "a%40b")) == found


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path / "root", {"index.html": b"1"})


def test_nothing_is_put_before_anything_was_built(tmp_path: Path) -> None:
    done = command("deploy", "--to", f"file://{tmp_path}/www", "--root", str(tmp_path))
    assert done.returncode == 2 and "chạy build trước" in done.stderr


def test_a_tree_is_not_put_upon_itself(root: Path) -> None:
    for folder in (root / "site", root, root / "site/a"):
        done = command("deploy", "--to", f"file://{folder}", "--root", str(root), "--overwrite")
        assert done.returncode == 2 and "ghi một thư mục khác" in done.stderr
    assert [path.name for path in (root / "site").iterdir()] == ["index.html"]


def test_a_server_that_is_not_there_or_speaks_otherwise_is_told_without_a_word_of_libraries(root: Path) -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as web:
        Thread(target=web.serve_forever, daemon=True).start()
        at = ("--root", str(root))
        there, nowhere = f"sftp://ten@127.0.0.1:{web.server_address[1]}/www", "sftp://ten@127.0.0.1:1/www"
        # In a process of its own: here, what libraries log goes elsewhere.
        for done in (process("deploy", "--to", there, *at), command("deploy", "--to", nowhere, *at)):
            assert done.returncode == 3
            assert re.fullmatch(r"Không đăng được lên sftp://\S+: không kết nối được\. [^\n]+\n", done.stderr)
        web.shutdown()


def test_an_unknown_server_and_a_wrong_password_are_told(
    tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "server/www").mkdir(parents=True)
    with started("sftp", tmp_path / "server") as server:
        call = ("deploy", "--to", server.address(server.port), "--root", str(root))
        monkeypatch.setenv("DEPLOY_PASSWORD", PASSWORD)
        unknown = command(*call)
        assert unknown.returncode == 3 and server.options[1] in unknown.stderr and "--host-key" in unknown.stderr
        other = command(*call, "--host-key", "SHA256:khac")
        assert other.returncode == 3 and "có kẻ giả" in other.stderr
        monkeypatch.setenv("DEPLOY_PASSWORD", "sai-mat-khau")
        wrong = command(*call, *server.options)
        assert wrong.returncode == 3 and "không nhận tên hoặc mật khẩu" in wrong.stderr
        assert "sai-mat-khau" not in wrong.stderr + wrong.stdout
        assert server.files() == {}
        monkeypatch.setenv("DEPLOY_PASSWORD", PASSWORD)
        # Once told, the server is known.
        assert command(*call).returncode == 0
        assert PASSWORD.encode() not in b"".join(
            path.read_bytes() for path in (root / "var").rglob("*") if path.is_file()
        )


def test_a_server_that_nobody_vouches_for_is_refused(
    tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "server/www").mkdir(parents=True)
    monkeypatch.setenv("DEPLOY_PASSWORD", PASSWORD)
    with started("ftps", tmp_path / "server") as server:
        done = command("deploy", "--to", server.address(server.port), "--root", str(root))
        assert done.returncode == 3 and "chứng chỉ" in done.stderr and "SSL_CERT_FILE" in done.stderr
        monkeypatch.setenv("SSL_CERT_FILE", server.environment["SSL_CERT_FILE"])
        monkeypatch.setenv("DEPLOY_PASSWORD", "sai-mat-khau")
        wrong = command("deploy", "--to", server.address(server.port), "--root", str(root))
        assert wrong.returncode == 3 and "không nhận tên hoặc mật khẩu" in wrong.stderr


def test_a_page_in_the_place_of_a_list_is_told(tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "server/www").mkdir(parents=True)
    with mod_dav_server.run(tmp_path / "server", own="") as server:
        server.write("index.html", b"of somebody else")
        done = command(*enter(server, server.port, monkeypatch), "--root", str(root))
    assert done.returncode == 3 and "Nhờ người quản trị thêm dòng DirectoryCheckHandler On" in done.stderr
    assert server.files() == {"index.html": b"of somebody else"}


def test_a_password_is_not_sent_where_others_hear_it(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEPLOY_PASSWORD", "bi-mat")
    done = command("deploy", "--to", "webdav://ten@may-chu.example/www", "--root", str(root))
    assert done.returncode == 2 and "dùng webdavs://" in done.stderr and "bi-mat" not in done.stderr


def test_a_password_may_lie_in_the_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    import keyring

    kept = {("sftp://may-chu", "ten"): "bi-mat"}
    monkeypatch.setattr(keyring, "get_password", lambda server, user: kept.get((server, user)))
    assert credentials.kept(address.parsed("sftp://ten@may-chu/www")) == "bi-mat"
    assert credentials.kept(address.parsed("sftp://khac@may-chu/www")) is None
