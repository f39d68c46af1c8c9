"""Files of the sources and of the published trees, and the writing of them.

Paths of the many are text: tens of thousands of `Path`s took as long as the system's own work on the files.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

FILE_MODE = 0o644
FOLDER_MODE = 0o755


class Source(NamedTuple):
    """A file to publish: where it is, its bytes, its time of modification in nanoseconds."""

    file: str
    size: int
    time: int

    @property
    def exact(self) -> bool:
        """Does its time tell one state of the file from the next?

        A time of whole seconds comes from a file system that keeps no finer ones (FAT, HFS+) or from a tool that sets
        it; an edit within that second would go unseen.
        """
        return self.time % 1_000_000_000 != 0


def source(file: str) -> Source:
    """The file as it is now. Raises OSError."""
    status = os.stat(file)
    return Source(file, status.st_size, status.st_mtime_ns)


def sources(root: Path) -> dict[str, Source]:
    """Every file under `root` by its path, `/` between the parts."""
    found = {}
    for path, entry in walk(root):
        status = entry.stat()
        found[path] = Source(entry.path, status.st_size, status.st_mtime_ns)
    return found


def walk(root: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Every file under `root` with its path, `/` between the parts; nothing when `root` is missing."""
    folders = [("", str(root))]
    while folders:
        prefix, folder = folders.pop()
        try:
            entries = os.scandir(folder)
        except FileNotFoundError:
            continue
        with entries:
            for entry in entries:
                if entry.is_dir():
                    folders.append((f"{prefix}{entry.name}/", entry.path))
                else:
                    yield prefix + entry.name, entry


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


def write(target: Path, data: bytes) -> None:
    """A new file."""
    target.write_bytes(data)
    target.chmod(FILE_MODE)
