"""One build at a time in one checkout: two would mix their half-made trees in build/.

The operating system holds the lock and drops it when the process ends, however it ends, so a killed build
leaves nothing to clean up. The file itself stays; only the lock on it counts.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.publish.errors import BusyError

# Windows locks bytes, not files, and nobody can read a locked byte: take one far behind the text.
_FAR = 1 << 20


@contextmanager
def locked(work: Path) -> Iterator[None]:
    """Hold the lock of the build folder `work`, which exists.

    Raises BusyError at once when another process holds it, OSError when the file cannot be made.
    """
    handle = os.open(work / "lock", os.O_RDWR | os.O_CREAT, 0o644)
    try:
        if not _take(handle):
            number = os.read(handle, 20).decode("ascii", "ignore").strip()
            who = f" (tiến trình số {number})" if number.isdigit() else ""
            raise BusyError(f"Một lần dựng khác đang chạy trong thư mục này{who}. Hãy chờ lần đó xong rồi chạy lại.")
        os.lseek(handle, 0, os.SEEK_SET)
        os.ftruncate(handle, 0)
        os.write(handle, b"%d\n" % os.getpid())
        yield
    finally:
        os.close(handle)


if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> bool:
        os.lseek(handle, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            os.lseek(handle, 0, os.SEEK_SET)
        return True

else:
    import fcntl

    def _take(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
