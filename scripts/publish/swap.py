"""One tree takes the place of another, whole.

Linux (renameat2, RENAME_EXCHANGE) and macOS (renamex_np, RENAME_SWAP) exchange two folders in one step: no
moment exists in which a reader or a killed build finds neither tree or half of one. Elsewhere, and on file
systems that cannot exchange, two renames follow each other; a build killed between them leaves the site's
folder missing, and the next build (`recover`) puts the old tree back first. docs/decisions/004-swap.md
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import shutil
import sys
from pathlib import Path

STAGE = "stage"  # the new tree while it is made; after an exchange, the old one
PREVIOUS = "previous"  # the old tree between two renames

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # linux/fs.h
_RENAME_SWAP = 2  # macOS sys/stdio.h
# The number of renameat2 where the C library has no function for it (musl, glibc before 2.28).
_SYSCALLS = {"x86_64": 316, "aarch64": 276, "riscv64": 276}
# A file system or a system that knows no exchange says one of these.
_CANNOT = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}


def recover(site: Path, work: Path) -> None:
    """Undo whatever a killed build left: the site's folder is back, half-made trees are gone.

    Raises OSError when the old tree cannot be put back.
    """
    previous = work / PREVIOUS
    if previous.exists() and not site.exists():
        previous.rename(site)
    for leftover in (previous, work / STAGE):
        shutil.rmtree(leftover, ignore_errors=True)


def swap(site: Path, work: Path) -> None:
    """Put the staged tree in the site's place and take the old tree away.

    Raises OSError when the system refuses; the site is then what it was.
    """
    stage, previous = work / STAGE, work / PREVIOUS
    if not site.exists():
        stage.rename(site)
    elif exchange(stage, site):
        # From here on the stage holds the old tree; failing to delete it now is mended by the next build.
        shutil.rmtree(stage, ignore_errors=True)
    else:
        _rename_twice(stage, site, previous)
        shutil.rmtree(previous, ignore_errors=True)


def exchange(first: Path, second: Path) -> bool:
    """Exchange two folders in one step; False where the system or the file system has no such step.

    Raises OSError for any other refusal.
    """
    if sys.platform == "linux":
        failure = _linux(os.fsencode(first), os.fsencode(second))
    elif sys.platform == "darwin":
        failure = _macos(os.fsencode(first), os.fsencode(second))
    else:
        return False
    if failure in _CANNOT:
        return False
    if failure:
        raise OSError(failure, os.strerror(failure), str(first), None, str(second))
    return True


def _linux(first: bytes, second: bytes) -> int:
    library = ctypes.CDLL(None, use_errno=True)
    arguments = (
        ctypes.c_int(_AT_FDCWD),
        ctypes.c_char_p(first),
        ctypes.c_int(_AT_FDCWD),
        ctypes.c_char_p(second),
        ctypes.c_uint(_RENAME_EXCHANGE),
    )
    function = getattr(library, "renameat2", None)
    if function:
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
    result = function(ctypes.c_char_p(first), ctypes.c_char_p(second), ctypes.c_uint(_RENAME_SWAP))
    return ctypes.get_errno() if result else 0


def _rename_twice(stage: Path, site: Path, previous: Path) -> None:
    site.rename(previous)
    try:
        stage.rename(site)
    except OSError:
        previous.rename(site)
        raise
