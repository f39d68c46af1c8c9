"""A folder of this machine, of a share, or of a stick: nothing but the system is needed."""

import errno
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from scripts.deploy.targets.target import FULL, NO_FOLDER, NOT_ALLOWED
from scripts.publish.files import make_folder, write

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
# Windows says so as well while another program reads the file; then another try does it.
_NOT_ALLOWED = () if os.name == "nt" else (errno.EACCES, errno.EPERM, errno.EROFS)


class Folder:
    """A target in the file system."""

    def __init__(self, root: str) -> None:
        self._root = Path(root)

    def read(self, path: str) -> bytes | None:
        """As Target."""
        try:
            return (self._root / path).read_bytes()
        except FileNotFoundError:
            return None

    def names(self, folder: str) -> Mapping[str, bool] | None:
        """As Target."""
        try:
            with os.scandir(self._root / folder) as entries:
                return {entry.name: entry.is_dir() for entry in entries}
        except (FileNotFoundError, NotADirectoryError):
            return None

    def make_folder(self, folder: str) -> None:
        """As Target."""
        with suppress(FileExistsError):
            make_folder(str(self._root / folder))

    def put(self, path: str, data: bytes, spare: str) -> None:
        """As Target."""
        partial = self._root / spare
        write(partial, data)
        partial.replace(self._root / path)

    def remove(self, path: str) -> None:
        """As Target."""
        (self._root / path).unlink(missing_ok=True)

    def remove_folder(self, folder: str) -> None:
        """As Target."""
        with suppress(OSError):
            (self._root / folder).rmdir()

    def refusal(self, error: BaseException) -> str | None:
        """As Target."""
        number = error.errno if isinstance(error, OSError) else None
        if number in _FULL:
            return FULL
        if number in _NOT_ALLOWED:
            return NOT_ALLOWED
        return NO_FOLDER if number == errno.ENOENT else None

    def close(self) -> None:
        """As Target."""
