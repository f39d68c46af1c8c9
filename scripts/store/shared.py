"""What was made once for all machines that build the same site: a folder or a bucket, by digest of what each was made
from.

It is never needed: what is not there, spoilt or cannot be reached is made. Whoever can write there can change the site.
"""

import hashlib
from collections.abc import Collection, Mapping
from importlib.util import find_spec
from typing import Any

from scripts.problems.failure import CannotStart

_DIGEST = hashlib.sha256().digest_size


class Shared:
    """The store at a URL of fsspec (`/srv/kho`, `s3://kho/trang`); without one, nothing is kept."""

    def __init__(self, url: str | None = None) -> None:
        """Raises CannotStart where no such store can be spoken to."""
        self.notice = ""
        self._files: Any = None
        if url is None:
            return
        if find_spec("fsspec") is None:
            raise CannotStart(
                "Máy này chưa cài phần dùng kho chung (fsspec). Hãy chạy: "
                ".venv/bin/python -m pip install --require-hashes -r requirements-cluster.txt"
            )
        from fsspec.core import url_to_fs

        try:
            self._files, self._folder = url_to_fs(url, auto_mkdir=True) if "://" not in url else url_to_fs(url)
        except (ImportError, ValueError) as error:
            raise CannotStart(f"Không dùng được kho chung {url}: {error}") from error

    def __bool__(self) -> bool:
        return self._files is not None

    def found(self, names: Collection[str]) -> dict[str, bytes]:
        """What is there of these, whole."""
        if not self or not names:
            return {}
        try:
            paths = {self._path(name): name for name in names}
            kept = self._files.cat(list(paths), on_error="omit")
        except Exception as error:  # whatever a store that is away makes of it
            return self._given_up(error)
        if isinstance(kept, bytes):  # of a single one
            kept = {next(iter(paths)): kept}
        return {
            paths[path]: data[_DIGEST:]
            for path, data in kept.items()
            if path in paths and hashlib.sha256(data[_DIGEST:]).digest() == data[:_DIGEST]
        }

    def keep(self, made: Mapping[str, bytes]) -> None:
        """Put these there for others."""
        if not self or not made:
            return
        try:
            self._files.pipe({self._path(name): hashlib.sha256(data).digest() + data for name, data in made.items()})
        except Exception as error:
            self._given_up(error)

    def _path(self, name: str) -> str:
        return f"{self._folder}/{name}"

    def _given_up(self, error: Exception) -> dict[str, bytes]:
        self.notice = f"Kho chung không dùng được ({type(error).__name__}); mọi thứ được làm mới."
        self._files = None
        return {}
