"""FTP over TLS (explicit, RFC 4217): through fsspec's file system, which is ftplib's.

ftplib checks no certificate and opens a new session for each file; servers such as vsftpd demand the session of the
line, so that nobody else picks the file up.
"""

import ssl
from collections.abc import Mapping
from contextlib import suppress
from ftplib import FTP, FTP_TLS, error_perm
from io import BytesIO
from typing import Any

from fsspec.implementations.ftp import FTPFileSystem

from scripts.deploy.address import Address
from scripts.deploy.manifest import OWN
from scripts.deploy.targets.target import FULL, NO_FOLDER, NOT_ALLOWED, NOT_LET_IN, SILENCE, UNTRUSTED
from scripts.deploy.words import Refused

_MISSING = "550"
_HIDDEN = (".well-known", OWN)


class _Line(FTP_TLS):
    """One session for the line and its files."""

    def ntransfercmd(self, cmd: str, rest: int | str | None = None) -> tuple[Any, int | None]:
        line, size = FTP.ntransfercmd(self, cmd, rest)
        assert isinstance(self.sock, ssl.SSLSocket)
        return self.context.wrap_socket(line, server_hostname=self.host, session=self.sock.session), size


class _Files(FTPFileSystem):  # type: ignore[misc]
    """fsspec's, over a line that is checked."""

    ftp: FTP | None = None

    def _connect(self) -> None:
        line = _Line(timeout=self.timeout, encoding=self.encoding, context=ssl.create_default_context())
        try:
            line.connect(self.host, self.port)
            line.login(*self.cred)
            line.prot_p()
        except BaseException:
            line.close()
            raise
        self.ftp = line

    def __del__(self) -> None:
        if self.ftp:
            self.ftp.close()


class Ftps:
    """A target behind FTP over TLS."""

    def __init__(self, address: Address, password: str | None) -> None:
        host, port = address.line
        self._root = address.folder
        try:
            self._files = _Files(
                host, port=port, username=address.user, password=password, timeout=SILENCE, skip_instance_cache=True
            )
        except ssl.SSLCertVerificationError:
            raise Refused(UNTRUSTED) from None
        except error_perm as error:
            if str(error).startswith("53"):
                raise Refused(NOT_LET_IN) from None
            raise Refused(
                f"máy chủ không nhận kết nối mã hóa (trả lời: {error}); hỏi máy chủ có FTPS (AUTH TLS) không"
            ) from None
        assert self._files.ftp
        self._line = self._files.ftp

    def _at(self, path: str) -> str:
        return f"{self._root}/{path}" if path else self._root or "/"

    def read(self, path: str) -> bytes | None:
        """As Target."""
        found = bytearray()
        try:
            self._line.retrbinary(f"RETR {self._at(path)}", found.extend)
        except error_perm as error:
            if str(error).startswith(_MISSING):
                return None
            raise
        return bytes(found)

    def names(self, folder: str) -> Mapping[str, bool] | None:
        """As Target."""
        self._files.invalidate_cache()
        try:
            found = self._files.ls(self._at(folder), detail=True)
        except FileNotFoundError:
            return None
        names = {one["name"].rpartition("/")[2]: one["type"] == "directory" for one in found}
        # vsftpd and Pure-FTPd list a folder that is not there as an empty one.
        if not names and not self._is_folder(folder):
            return None
        # vsftpd and others name nothing that begins with a dot.
        return names if folder else names | {name: True for name in _HIDDEN if self._is_folder(name)}

    def _is_folder(self, folder: str) -> bool:
        try:
            self._line.cwd(self._at(folder))
        except error_perm:
            return False
        self._line.cwd("/")
        return True

    def make_folder(self, folder: str) -> None:
        """As Target."""
        try:
            self._line.mkd(self._at(folder))
        except error_perm:
            # Servers say that it is there already in words of their own.
            if not self._is_folder(folder):
                raise Refused(NOT_ALLOWED if folder else NO_FOLDER) from None

    def put(self, path: str, data: bytes, spare: str) -> None:
        """As Target."""
        self._line.storbinary(f"STOR {self._at(spare)}", BytesIO(data))
        try:
            self._line.rename(self._at(spare), self._at(path))
        except error_perm as error:
            if not str(error).startswith("55"):
                raise
            # Servers on Windows rename to no name that is taken: for a moment there is none.
            self.remove(path)
            self._line.rename(self._at(spare), self._at(path))

    def remove(self, path: str) -> None:
        """As Target."""
        try:
            self._line.delete(self._at(path))
        except error_perm as error:
            # The same number says that there is none and that one may not.
            if not str(error).startswith(_MISSING) or path.rpartition("/")[2] in (
                self.names(path.rpartition("/")[0]) or {}
            ):
                raise

    def remove_folder(self, folder: str) -> None:
        """As Target."""
        with suppress(error_perm):
            self._line.rmd(self._at(folder))

    def refusal(self, error: BaseException) -> str | None:
        """As Target."""
        if isinstance(error, error_perm):
            return FULL if str(error).startswith("552") else f"{NOT_ALLOWED} (trả lời: {error})"
        return None

    def close(self) -> None:
        """As Target."""
        self._line.close()
