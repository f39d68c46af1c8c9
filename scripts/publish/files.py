"""Files in the staged tree: taken from the live tree where nothing changed, else written anew.

Paths of the many are text: tens of thousands of `Path`s took as long as the system's own work on the files.
"""

from __future__ import annotations

import filecmp
import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

FILE_MODE = 0o644
FOLDER_MODE = 0o755


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


def make_folders(root: Path, paths: Iterable[str]) -> None:
    """The folder `root`, where it is not there yet, and in it every folder that files at `paths` need."""
    names = {""}
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder not in names:
            names.add(folder)
            folder = folder.rpartition("/")[0]
    for name in sorted(names):  # a folder sorts before what is in it
        folder = f"{root}/{name}"
        if name or not root.is_dir():
            os.mkdir(folder)
            os.chmod(folder, FOLDER_MODE)


def place(source: str, target: str, live: str) -> bool:
    """Make `target` equal to `source`; by a link to `live` when that is the same. True when linked.

    Never a link to `source`: the engine rewrites its files in place, and the live copy would change with
    them. The live tree is only ever replaced, so two trees may share its files.
    """
    if unchanged(source, live) and link(live, target):
        return True
    shutil.copyfile(source, target)
    status = os.stat(source)
    os.utime(target, ns=(status.st_atime_ns, status.st_mtime_ns))
    os.chmod(target, FILE_MODE)
    return False


def link(live: str, target: str) -> bool:
    """A second name for a file of the live tree; False where the file system gives none."""
    try:
        os.link(live, target)
    except OSError:
        return False
    if os.stat(target).st_mode & 0o777 != FILE_MODE:
        os.chmod(target, FILE_MODE)
    return True


def write(target: Path, data: bytes) -> None:
    """A new file in the staged tree."""
    target.write_bytes(data)
    target.chmod(FILE_MODE)


def unchanged(source: str, live: str) -> bool:
    """Is the live file this one still?"""
    try:
        ours, theirs = os.stat(source), os.stat(live)
    except OSError:
        return False
    if (ours.st_size, ours.st_mtime_ns) != (theirs.st_size, theirs.st_mtime_ns):
        return False
    return exact(ours) or filecmp.cmp(source, live, shallow=False)


def exact(status: os.stat_result) -> bool:
    """Does its time tell one state of a file from the next?

    A time of whole seconds comes from a file system that keeps no finer ones (FAT, HFS+) or from a tool that sets it;
    an edit within that second would go unseen.
    """
    return status.st_mtime_ns % 1_000_000_000 != 0
