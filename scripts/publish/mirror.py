"""A tree made equal to its sources by the difference: what is right in it is neither read nor written.

A copy has the time of its source, and so does what is made from a source alone. The tree itself thus says what it
holds; nothing is remembered beside it that a killed build, a hand in the published folder or an emptied `build/` could
make untrue. docs/decisions/004-swap.md
"""

import filecmp
import os
import shutil
import stat
from collections.abc import Mapping
from pathlib import Path

from scripts.publish.files import FILE_MODE, FOLDER_MODE, Source, folders_of, make_folder
from scripts.publish.listing import Listing

# The size of what is made from a source: only its time is compared.
ANY_SIZE = -1
_HAS_MODES = os.name == "posix"


def clear(tree: str, present: Listing, wanted: Mapping[str, Source]) -> list[str]:
    """Take out of the folder `tree`, which holds what is `present`, all that is not wanted there or not in this state,
    and make the folders that are missing; the paths still to be placed. Raises OSError.
    """
    folders = folders_of(wanted)
    right: set[str] = set()
    for path, entry in present.items():
        if source := wanted.get(path):
            if _is(f"{tree}/{path}", entry, source):
                right.add(path)
        elif path in folders and stat.S_ISDIR(entry[0]):
            _set_mode(f"{tree}/{path}", entry[0], FOLDER_MODE)
            right.add(path)
    gone = present.keys() - right
    for path in sorted(gone):  # a folder sorts before what is in it, and takes that with it
        if not path or path.rpartition("/")[0] not in gone:
            if stat.S_ISDIR(present[path][0]):
                shutil.rmtree(f"{tree}/{path}")
            else:
                Path(f"{tree}/{path}").unlink()
    for folder in sorted(folders - right):
        make_folder(f"{tree}/{folder}")
    return [path for path in wanted if path not in right]


def link(twin: str, target: str, source: Source) -> bool:
    """A second name for a file that is never written to again, where that is the wanted one.

    False where it is not, and where the file system gives no links. Never for the engine's own files: it rewrites them
    in place, and the published ones would change with them.
    """
    try:
        status = os.lstat(twin)
        if not _is(twin, (status.st_mode, status.st_size, status.st_mtime_ns), source):
            return False
        os.link(twin, target)
    except OSError:
        return False
    return True


def _is(file: str, entry: tuple[int, int, int], source: Source) -> bool:
    """Does the file hold what the source holds now, or what was made from that?"""
    mode, size, time = entry
    _, wanted, since = source
    if time != since or wanted not in (size, ANY_SIZE) or not stat.S_ISREG(mode):
        return False
    if not source.exact and (wanted == ANY_SIZE or not filecmp.cmp(file, source.file, shallow=False)):
        return False
    _set_mode(file, mode, FILE_MODE)
    return True


def _set_mode(file: str, mode: int, wanted: int) -> None:
    if _HAS_MODES and mode & 0o777 != wanted:
        Path(file).chmod(wanted)
