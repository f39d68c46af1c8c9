"""Old workbooks (.xls) are read in a process of their own: a broken one may take it down, or much memory."""

import pickle
import subprocess
import sys
from contextlib import suppress

from scripts.setup.children import environment
from scripts.tables.grid import Held, Unusable

_SECONDS = 60
_MEMORY = 2_000_000_000


def read(data: bytes) -> Held:
    """What the workbook holds. Raises Unusable."""
    broken = Unusable(
        "bị hỏng, không mở được",
        "Mở thử bằng Excel; mở được thì Lưu thành tệp .xlsx mới rồi nhập tệp ấy, không thì xin lại tệp",
    )
    try:
        done = subprocess.run(
            [sys.executable, "-m", "scripts.tables.apart"],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment(),
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise broken from None
    if done.returncode or not done.stdout:
        raise broken
    found: Held | tuple[str, str] = pickle.loads(done.stdout)  # from this very program
    if isinstance(found, tuple):
        raise Unusable(*found)
    return found


def _answer() -> Held | tuple[str, str]:
    from scripts.tables.workbook_grids import read_here

    with suppress(ImportError):  # Windows has no such limits
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    try:
        return read_here(sys.stdin.buffer.read())
    except Unusable as unusable:
        return unusable.what, unusable.mend


if __name__ == "__main__":
    sys.stdout.buffer.write(pickle.dumps(_answer()))
