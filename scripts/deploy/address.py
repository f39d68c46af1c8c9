"""Where a tree is to be put, as staff write it: `sftp://user@host/folder` and its like."""

import os
from dataclasses import dataclass
from urllib.parse import SplitResult, unquote, urlsplit

from scripts.problems.failure import CannotDo

FILE, SFTP, FTPS, WEBDAV, WEBDAVS, S3 = "file", "sftp", "ftps", "webdav", "webdavs", "s3"
REMOTE = (SFTP, FTPS, WEBDAV, WEBDAVS, S3)
_PORTS = {SFTP: 22, FTPS: 21, WEBDAV: 80, WEBDAVS: 443}
_LOOPBACK = ("localhost", "127.0.0.1", "::1")
_EXAMPLES = (
    "file:///D:/trang, sftp://ten@may-chu/var/www/trang, ftps://ten@may-chu/public_html, "
    "webdavs://ten@may-chu/trang, s3://ten-thung/thu-muc"
)


@dataclass(frozen=True)
class Address:
    """A place that files can be put at; nothing of it is secret.

    `host` is the bucket of S3 and the server of a Windows share, `folder` has `/` between its parts and none at its
    end; of a server that knows one, `~` at its beginning is the user's home.
    """

    scheme: str
    host: str
    port: int | None
    user: str | None
    folder: str

    @property
    def server(self) -> str:
        """The server alone: what a password in the keyring is kept for."""
        return f"{self.scheme}://{self.host}" + (
            "" if self.port in (None, _PORTS.get(self.scheme)) else f":{self.port}"
        )

    @property
    def line(self) -> tuple[str, int]:
        """The host and the port to connect with."""
        return self.host, self.port or _PORTS[self.scheme]

    @property
    def is_private(self) -> bool:
        """Does nobody else hear what is said to that server?"""
        return self.scheme != WEBDAV or self.host in _LOOPBACK

    def __str__(self) -> str:
        if self.scheme == FILE:
            return f"file:{self.folder}" if self.folder.startswith("//") else f"file:///{self.folder.lstrip('/')}"
        start, user = self.server, f"{self.user}@" if self.user else ""
        return start.replace("://", f"://{user}", 1) + "/" + self.folder.lstrip("/")


def parsed(text: str) -> Address:
    """The address. Raises CannotDo, which never repeats a password."""
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise CannotDo(f"không hiểu địa chỉ sau --to; viết như {_EXAMPLES}") from None
    if parts.password is not None:
        raise CannotDo(
            "không ghi mật khẩu trong địa chỉ: nó sẽ nằm lại trong lịch sử lệnh. Bỏ mật khẩu khỏi địa chỉ, đặt vào "
            "biến DEPLOY_PASSWORD hoặc kho mật khẩu của máy (HUONG-DAN.md, mục Đăng trang), rồi đổi mật khẩu ấy"
        )
    if parts.scheme == "ftp":
        raise CannotDo(
            "ftp:// gửi mật khẩu không mã hóa, ai trên đường truyền cũng đọc được; dùng ftps:// hoặc sftp://"
        )
    if parts.scheme not in (FILE, *REMOTE) or parts.query or parts.fragment:
        raise CannotDo(f"không hiểu địa chỉ sau --to; viết như {_EXAMPLES}")
    if parts.scheme == FILE:
        return Address(FILE, "", None, None, _local(parts))
    if not parts.hostname:
        raise CannotDo(f"địa chỉ sau --to thiếu tên máy chủ; viết như {_EXAMPLES}")
    # Buckets and users may have capitals, which `hostname` lowers.
    host = parts.netloc.rpartition("@")[2] if parts.scheme == S3 else parts.hostname
    user = unquote(parts.username) if parts.username else None
    return Address(parts.scheme, host, port, user, _folder(parts.path, parts.scheme))


def _folder(path: str, scheme: str) -> str:
    found = unquote(path).rstrip("/")
    if ".." in found.split("/"):
        raise CannotDo("địa chỉ sau --to không được có “..”; ghi thẳng thư mục nhận trang")
    if scheme == SFTP and f"{found}/".startswith("/~/"):
        return "~" + found.removeprefix("/~")
    return found.strip("/") if scheme == S3 else found


def _local(parts: SplitResult) -> str:
    path = unquote(parts.path)
    if os.name == "nt":
        return f"//{parts.netloc}{path}" if parts.netloc else path.lstrip("/")
    if parts.netloc not in ("", "localhost"):
        raise CannotDo("trên máy này viết file:// với ba dấu gạch: file:///thư-mục")
    if not path.startswith("/") or path == "/":
        raise CannotDo("sau file:// ghi đủ đường dẫn của thư mục, ví dụ file:///srv/www/site")
    return path.rstrip("/")
