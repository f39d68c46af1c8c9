"""One tree takes the place of another, whole.

Linux (renameat2, RENAME_EXCHANGE) and macOS (renamex_np, RENAME_SWAP) exchange two folders in one step: no
moment exists in which a reader or a killed build finds neither tree or half of one. Elsewhere, and on file
systems that cannot exchange, two renames follow each other; a build killed between them leaves the site's
folder missing, and the next build (`recover`) puts the old tree back first. docs/decisions/004-swap.md
"""

import ctypes
import errno
import os
import platform
import shutil
import sys
from contextlib import suppress
from pathlib import Path

SPARE = "spare"  # the tree that is made ready; after the swap, the one that was published before
PREVIOUS = "previous"  # the old tree between two renames

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # linux/fs.h
_RENAME_SWAP = 2  # macOS sys/stdio.h
# The number of renameat2 where the C library has no function for it (musl, glibc before 2.28).
_SYSCALLS = {"x86_64": 316, "aarch64": 276, "riscv64": 276}
# A file system or a system that knows no exchange says one of these.
_CANNOT = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}


def recover(site: Path, work: Path) -> None:
    """Finish what a build killed between two renames began: the site's folder is back.

    Raises OSError when the old tree cannot be put back.
    """
    spare, previous = work / SPARE, work / PREVIOUS
    for tree in (spare, previous):
        if tree.is_symlink() or tree.is_file():  # no tree of ours
            tree.unlink()
    if previous.exists():
        if not site.exists():
            previous.rename(site)
        elif not spare.exists():
            previous.rename(spare)
        else:
            shutil.rmtree(previous, ignore_errors=True)


def swap(site: Path, work: Path) -> None:
    """Put the spare tree in the site's place and keep the old tree as the spare one.

    Raises OSError when the system refuses; the site is then what it was.
    """
    spare = work / SPARE
    if not site.exists():
        spare.rename(site)
    elif not exchange(spare, site):
        _rename(spare, site, work / PREVIOUS)


def exchange(first: Path, second: Path) -> bool:
    """Exchange two folders in one step; False where the system or the file system has no such step.

    Raises OSError for any other refusal.
    """
    if sys.platform not in ("linux", "darwin"):
        return False
    paths = os.fsencode(first), os.fsencode(second)
    failure = _linux(*paths) if sys.platform == "linux" else _macos(*paths)
    if failure in _CANNOT:
        return False
    if failure:
        raise OSError(failure, os.strerror(failure), str(first), None, str(second))
    return True


def _linux(first: bytes, second: bytes) -> int:
    library = ctypes.CDLL(None, use_errno=True)
    arguments = (_AT_FDCWD, first, _AT_FDCWD, second, _RENAME_EXCHANGE)
    if function := getattr(library, "renameat2", None):
        result = function(*arguments)
    elif number := _SYSCALLS.get(platform.machine()):
        result = library.syscall(ctypes.c_long(number), *arguments)
    else:
        return errno.ENOSYS
    return ctypes.get_errno() if result else 0


def _macos(first: bytes, second: bytes) -> int:
    function = getattr(ctypes.CDLL(None, use_errno=True), "renamex_np", None)
    if not function:
        return errno.ENOSYS
    return ctypes.get_errno() if function(first, second, _RENAME_SWAP) else 0


def _rename(spare: Path, site: Path, previous: Path) -> None:
    site.rename(previous)
    try:
        spare.rename(site)
    except OSError:
        previous.rename(site)
        raise
    with suppress(OSError):  # the new tree is published; `recover` does this later
        previous.rename(spare)
