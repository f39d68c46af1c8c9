"""A tree made equal to its sources by the difference: what is right in it is neither read nor written.

A copy bears the time of its source, and so does what is made from a source alone. The tree itself thus says what it
holds; nothing is remembered beside it that a killed build, a hand in the published folder or an emptied `build/` could
make untrue. docs/decisions/004-swap.md
"""

from __future__ import annotations

import filecmp
import os
import shutil
import stat
from collections.abc import Mapping
from pathlib import Path

from scripts.publish.files import FILE_MODE, FOLDER_MODE, Source, folders_of, make_folder

# The size of what is made from a source: only its time is compared.
ANY_SIZE = -1
_HAS_MODES = os.name == "posix"


def clear(tree: str, wanted: Mapping[str, Source], apart: str | None = None) -> list[str]:
    """Take out of the folder `tree` all that is not wanted there, or not in this state, and make the folders that are
    missing; the paths still to be placed.

    `apart` is a folder of somebody else's. Raises OSError.
    """
    folders = folders_of(wanted)
    right: set[str] = set()
    seen: set[str] = set()
    todo = [""]
    while todo:
        folder = todo.pop()
        prefix = f"{folder}/" if folder else ""
        gone: list[os.DirEntry[str]] = []
        try:
            entries = os.scandir(f"{tree}/{folder}")
        except FileNotFoundError:
            continue
        seen.add(folder)
        with entries:
            for entry in entries:
                path = prefix + entry.name
                status = entry.stat(follow_symlinks=False)
                if stat.S_ISDIR(status.st_mode):
                    if path in folders:
                        _set_mode(entry.path, status, FOLDER_MODE)
                        todo.append(path)
                    elif path != apart:
                        gone.append(entry)
                elif _is(entry.path, status, wanted.get(path)):
                    right.add(path)
                else:
                    gone.append(entry)
        for entry in gone:
            if entry.is_dir(follow_symlinks=False):
                shutil.rmtree(entry.path)
            else:
                Path(entry.path).unlink()
    for folder in sorted(folders - seen):  # a folder sorts before what is in it
        make_folder(f"{tree}/{folder}")
    return [path for path in wanted if path not in right]


def link(twin: str, target: str, source: Source) -> bool:
    """A second name for a file that is never written to again, where that is the wanted one.

    False where it is not, and where the file system gives no links. Never for the engine's own files: it rewrites them
    in place, and the published ones would change with them.
    """
    try:
        if not _is(twin, os.lstat(twin), source):
            return False
        os.link(twin, target)
    except OSError:
        return False
    return True


def _is(file: str, status: os.stat_result, source: Source | None) -> bool:
    """Does the file hold what the source holds now, or what was made from that?"""
    if source is None or status.st_mtime_ns != source.time or not stat.S_ISREG(status.st_mode):
        return False
    if source.size != ANY_SIZE and status.st_size != source.size:
        return False
    if not source.exact and (source.size == ANY_SIZE or not filecmp.cmp(file, source.file, shallow=False)):
        return False
    _set_mode(file, status, FILE_MODE)
    return True


def _set_mode(file: str, status: os.stat_result, mode: int) -> None:
    if _HAS_MODES and status.st_mode & 0o777 != mode:
        Path(file).chmod(mode)
