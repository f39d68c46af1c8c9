"""SFTP: through fsspec's file system, which is paramiko's.

It takes any server for the one that is meant; ours must be known: by the user's own list, by ours, or by its
fingerprint.
"""

import base64
import errno
import hashlib
import hmac
import socket
from collections.abc import Mapping
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Any

import paramiko
from fsspec.implementations.sftp import SFTPFileSystem

from scripts.deploy.address import Address
from scripts.deploy.targets.target import NO_FOLDER, NOT_ALLOWED, NOT_LET_IN, SILENCE
from scripts.deploy.words import Refused


class NotLetIn(Refused):
    """Neither a key nor a password opened the line."""


class _Known(paramiko.MissingHostKeyPolicy):  # type: ignore[misc]
    """A server that nobody knows is the right one if it shows the fingerprint that its administrator told."""

    def __init__(self, told: str | None, remembered: Path) -> None:
        self._told, self._remembered = told, remembered

    def missing_host_key(self, client: paramiko.SSHClient, hostname: str, key: paramiko.PKey) -> None:
        shown = fingerprint(key)
        if self._told is None:
            raise Refused(
                f"máy này chưa biết máy chủ {hostname}. Dấu vân tay máy chủ đưa ra là {shown}. Hỏi người quản trị máy "
                f"chủ; đúng thì chạy lại với --host-key {shown} (một lần), sai thì có kẻ giả máy chủ: dừng lại"
            )
        if not hmac.compare_digest(shown, self._told):
            raise Refused(
                f"máy chủ {hostname} đưa ra dấu vân tay {shown}, không phải {self._told}: dừng lại, có thể có kẻ giả"
            )
        client.get_host_keys().add(hostname, key.get_name(), key)
        client.save_host_keys(str(self._remembered))


def fingerprint(key: paramiko.PKey) -> str:
    """As OpenSSH shows it."""
    return "SHA256:" + base64.b64encode(hashlib.sha256(key.asbytes()).digest()).decode().rstrip("=")


class _Files(SFTPFileSystem):  # type: ignore[misc]
    """fsspec's, to a server that is known."""

    def __init__(self, host: str, known: _Known, remembered: Path, **options: Any) -> None:
        self._known, self._remembered = known, remembered
        super().__init__(host, **options)

    def _connect(self) -> None:
        self.client = paramiko.SSHClient()
        self.client.load_system_host_keys()
        if self._remembered.is_file():
            self.client.load_host_keys(str(self._remembered))
        self.client.set_missing_host_key_policy(self._known)
        try:
            self.client.connect(self.host, **self.ssh_kwargs)
            self.ftp = self.client.open_sftp()
        except BaseException:
            self.client.close()
            raise
        self.ftp.get_channel().settimeout(SILENCE)
        # As OpenSSH does; without, the end of a file waits for the answer to its bytes.
        self.client.get_transport().sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


class Sftp:
    """A target behind SSH."""

    def __init__(self, address: Address, password: str | None, host_key: str | None, remembered: Path) -> None:
        host, port = address.line
        home = address.folder.startswith("~")
        self._root = (address.folder.removeprefix("~").strip("/") or ".") if home else address.folder or "/"
        try:
            self._files = _Files(
                host,
                _Known(host_key, remembered),
                remembered,
                port=port,
                username=address.user,
                password=password,
                timeout=SILENCE,
                banner_timeout=SILENCE,
                auth_timeout=SILENCE,
                skip_instance_cache=True,
            )
        except paramiko.BadHostKeyException as error:
            raise Refused(
                f"máy chủ {host} đưa ra dấu vân tay {fingerprint(error.key)}, khác lần trước: có kẻ giả máy chủ, hoặc "
                "máy chủ đã cài lại. Hỏi người quản trị; nếu đã cài lại, xóa dòng của nó trong tệp known_hosts"
            ) from None
        except paramiko.SSHException as error:
            # A line that broke meanwhile is an AuthenticationException too.
            refused = isinstance(error, paramiko.AuthenticationException) and "shut down" not in str(error)
            if refused or "No authentication methods" in str(error):
                raise NotLetIn(NOT_LET_IN) from None
            raise
        self._line = self._files.ftp

    def _at(self, path: str) -> str:
        return f"{self._root.rstrip('/')}/{path}" if path else self._root

    def read(self, path: str) -> bytes | None:
        """As Target."""
        try:
            with self._line.open(self._at(path), "rb") as file:
                return bytes(file.read())
        except FileNotFoundError:
            return None

    def names(self, folder: str) -> Mapping[str, bool] | None:
        """As Target."""
        try:
            found = self._files.ls(self._at(folder), detail=True)
        except FileNotFoundError:
            return None
        return {one["name"].rpartition("/")[2]: self._is_folder(one) for one in found}

    def _is_folder(self, found: Mapping[str, Any]) -> bool:
        if found["type"] != "link":
            return bool(found["type"] == "directory")
        with suppress(OSError):  # a link that leads nowhere
            return bool(self._files.info(found["name"])["type"] == "directory")
        return False

    def make_folder(self, folder: str) -> None:
        """As Target."""
        try:
            self._line.mkdir(self._at(folder), 0o755)
        except OSError:
            # The protocol has no word for "it is there already".
            if not self._files.isdir(self._at(folder)):
                raise

    def put(self, path: str, data: bytes, spare: str) -> None:
        """As Target."""
        self._line.putfo(BytesIO(data), self._at(spare), len(data))
        try:
            self._line.posix_rename(self._at(spare), self._at(path))
        except OSError as error:
            if error.errno in (errno.ENOENT, errno.EACCES):
                raise
            # A server without the extension renames to no name that is taken: for a moment there is none.
            self.remove(path)
            self._line.rename(self._at(spare), self._at(path))

    def remove(self, path: str) -> None:
        """As Target."""
        with suppress(FileNotFoundError):
            self._line.remove(self._at(path))

    def remove_folder(self, folder: str) -> None:
        """As Target."""
        with suppress(OSError):
            self._line.rmdir(self._at(folder))

    def refusal(self, error: BaseException) -> str | None:
        """As Target."""
        if isinstance(error, PermissionError):
            return NOT_ALLOWED
        return NO_FOLDER if isinstance(error, FileNotFoundError) else None

    def close(self) -> None:
        """As Target."""
        self._files.client.close()
