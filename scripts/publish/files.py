"""Files of the sources and of the published trees, and the writing of them.

Paths of the many are text: tens of thousands of `Path`s took as long as the system's own work on the files.
"""

import os
import shutil
import stat
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeVar

from scripts.publish.listing import listed
from scripts.store.cache import Table

T = TypeVar("T")

FILE_MODE = 0o644
FOLDER_MODE = 0o755


class Source(NamedTuple):
    """A file to publish: where it is, its bytes, its time of modification in nanoseconds."""

    file: str
    size: int
    time: int

    @property
    def exact(self) -> bool:
        """Does its time distinguish one state of the file from the next?

        A time of whole seconds comes from a file system that keeps no finer ones (FAT, HFS+) or from a tool that sets
        it; an edit within that second would go unseen.
        """
        return self.time % 1_000_000_000 != 0

    def seen(self, path: str, table: Table[T], look: Callable[[str], T]) -> T:
        """What a look at the file gives, from the table where it has not been written since."""
        return (
            table.entry(f"{path} {self.size} {self.time}", partial(look, self.file)) if self.exact else look(self.file)
        )


def source(file: str) -> Source:
    """The file as it is now. Raises OSError."""
    status = os.stat(file)
    return Source(file, status.st_size, status.st_mtime_ns)


def sources(root: Path) -> dict[str, Source]:
    """Every file under `root` by its path, `/` between the parts; nothing when `root` is missing."""
    found = listed(str(root)).items()
    return {path: Source(f"{root}/{path}", size, time) for path, (mode, size, time) in found if not stat.S_ISDIR(mode)}


def folders_of(paths: Iterable[str]) -> set[str]:
    """Every folder that files at `paths` need, the root ("") among them."""
    found = {""}
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return found


def make_folder(folder: str) -> None:
    """A new folder in a folder that is there."""
    os.mkdir(folder)
    os.chmod(folder, FOLDER_MODE)


def copy(source: Source, target: str) -> None:
    """A new file equal to `source`, its time too."""
    shutil.copyfile(source.file, target)
    os.chmod(target, FILE_MODE)
    os.utime(target, ns=(source.time, source.time))


def write(target: Path, data: bytes, time: int | None = None) -> None:
    """A new file; what is made from another has that one's time."""
    target.write_bytes(data)
    target.chmod(FILE_MODE)
    if time is not None:
        os.utime(target, ns=(time, time))
