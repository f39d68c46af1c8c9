"""S3 and what speaks like it, through s3fs. A file is put whole or not at all, and its headers are put with it.

Who one is and where the service is, the environment says (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_ENDPOINT_URL
and what else the SDK knows).
"""

import errno
import json
import mimetypes
from collections.abc import Mapping

from botocore.exceptions import NoCredentialsError, SSLError
from s3fs import S3FileSystem

from scripts.assemble import outputs
from scripts.assemble.site.headers import FOR_EVER
from scripts.deploy.address import Address
from scripts.deploy.targets.target import FULL, NOT_ALLOWED, NOT_LET_IN, SILENCE, UNTRUSTED

_ASK = "no-cache"


def headers(path: str) -> dict[str, str]:
    """What the service must say of a file, as docs/hosting.md tells every server."""
    kind = outputs.of(path)
    media = kind.media if kind else "application/octet-stream"
    if "*" in media:
        media = mimetypes.guess_type(path)[0] or "application/octet-stream"
    if media == "text/csv":
        media += "; charset=utf-8"
    return {"ContentType": media, "CacheControl": FOR_EVER if kind and kind.named_by_bytes else _ASK}


def beside(path: str) -> str:
    """The same as one text: where it changes, the file is put again."""
    return json.dumps(headers(path))


class S3:
    """A target in a bucket."""

    def __init__(self, address: Address) -> None:
        self._root = f"{address.host}/{address.folder}".rstrip("/")
        self._files = S3FileSystem(
            use_listings_cache=False,
            skip_instance_cache=True,
            # Not every service knows the checksums of newer clients.
            config_kwargs={
                "connect_timeout": SILENCE,
                "read_timeout": SILENCE,
                "retries": {"max_attempts": 1},
                "request_checksum_calculation": "when_required",
                "response_checksum_validation": "when_required",
            },
        )
        self._files.retries = 1  # we try again ourselves

    def _at(self, path: str) -> str:
        return f"{self._root}/{path}" if path else self._root

    def read(self, path: str) -> bytes | None:
        """As Target."""
        try:
            return bytes(self._files.cat_file(self._at(path)))
        except FileNotFoundError:
            return None

    def names(self, folder: str) -> Mapping[str, bool] | None:
        """As Target."""
        try:
            found = self._files.ls(self._at(folder), detail=True, refresh=True)
        except FileNotFoundError:
            return None
        return {one["name"].rpartition("/")[2]: one["type"] == "directory" for one in found}

    def make_folder(self, folder: str) -> None:
        """As Target: there are none, a name has slashes."""

    def put(self, path: str, data: bytes, spare: str) -> None:
        """As Target."""
        self._files.pipe_file(self._at(path), data, **headers(path))

    def remove(self, path: str) -> None:
        """As Target."""
        self._files.rm_file(self._at(path))

    def remove_folder(self, folder: str) -> None:
        """As Target: there are none."""

    def refusal(self, error: BaseException) -> str | None:
        """As Target."""
        if isinstance(error, NoCredentialsError):
            return NOT_LET_IN.replace("DEPLOY_PASSWORD", "AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY")
        if isinstance(error, SSLError):
            return UNTRUSTED
        if isinstance(error, PermissionError):
            return NOT_ALLOWED
        if isinstance(error, FileNotFoundError):
            return "không có thùng (bucket) ấy; kiểm tra địa chỉ sau --to và AWS_ENDPOINT_URL"
        return FULL if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT) else None

    def close(self) -> None:
        """As Target."""
