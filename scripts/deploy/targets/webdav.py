"""WebDAV, through webdav4's file system for fsspec."""

import ssl
from collections.abc import Mapping
from contextlib import suppress
from io import BytesIO

import httpx
from webdav4.client import HTTPError, InsufficientStorage, ResourceAlreadyExists, ResourceConflict, ResourceNotFound
from webdav4.fsspec import WebdavFileSystem

from scripts.deploy.address import WEBDAV, Address
from scripts.deploy.targets.target import FULL, NO_FOLDER, NOT_ALLOWED, NOT_LET_IN, SILENCE, UNTRUSTED
from scripts.deploy.words import Refused

_NO_LIST = (
    "máy chủ đưa trang index.html thay cho danh sách thư mục, nên không biết ở đó có gì. Nhờ người quản trị thêm dòng "
    "DirectoryCheckHandler On cạnh dòng Dav On của Apache, hoặc đăng bằng cách khác (sftp://, ftps://)"
)


class Webdav:
    """A target behind WebDAV."""

    def __init__(self, address: Address, password: str | None) -> None:
        host, port = address.line
        scheme = "http" if address.scheme == WEBDAV else "https"
        self._files = WebdavFileSystem(
            f"{scheme}://{f'[{host}]' if ':' in host else host}:{port}{address.folder}/",
            auth=(address.user, password or "") if address.user else None,
            retry=False,  # we try again ourselves, on a new line
            timeout=SILENCE,
            verify=ssl.create_default_context(),
            skip_instance_cache=True,
        )
        self._line = self._files.client

    def read(self, path: str) -> bytes | None:
        """As Target."""
        data = BytesIO()
        try:
            self._line.download_fileobj(path, data)
        except ResourceNotFound:
            return None
        return data.getvalue()

    def names(self, folder: str) -> Mapping[str, bool] | None:
        """As Target."""
        try:
            found = self._files.ls(folder, detail=True)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except HTTPError as error:
            if error.status_code == 405:  # Apache's mod_dir answers first, with the page of that folder
                raise Refused(_NO_LIST) from None
            raise
        return {one["name"].strip("/").rpartition("/")[2]: one["type"] == "directory" for one in found}

    def make_folder(self, folder: str) -> None:
        """As Target."""
        try:
            self._line.mkdir(folder)
        except ResourceAlreadyExists:
            pass
        except HTTPError as error:
            # Some servers answer for the root, which nobody can make, that it cannot be made.
            if folder or error.status_code not in (301, 403, 405) or not self._files.exists(""):
                raise

    def put(self, path: str, data: bytes, spare: str) -> None:
        """As Target: a server may take what came of a broken line for all of it."""
        self._line.upload_fileobj(BytesIO(data), spare, overwrite=True, size=len(data))
        self._line.move(spare, path, overwrite=True)

    def remove(self, path: str) -> None:
        """As Target."""
        with suppress(ResourceNotFound):
            self._line.remove(path)

    def remove_folder(self, folder: str) -> None:
        """As Target: deleting a folder deletes what somebody put there since one looked, so it stays."""

    def refusal(self, error: BaseException) -> str | None:
        """As Target."""
        if isinstance(error, InsufficientStorage):
            return FULL
        if isinstance(error, ResourceConflict):
            return NO_FOLDER
        if isinstance(error, httpx.ConnectError) and "CERTIFICATE_VERIFY" in str(error):
            return UNTRUSTED
        status = error.status_code if isinstance(error, HTTPError) else 0
        if status in (401, 407):
            return NOT_LET_IN
        if status in (403, 405, 501):
            return f"{NOT_ALLOWED} (máy chủ trả lời {status})"
        return FULL if status in (413, 507) else None

    def close(self) -> None:
        """As Target."""
        self._line.http.close()
