"""Old workbooks (.xls) are read in a process of their own: a broken one may take it down, or much memory."""

from contextlib import suppress

from scripts.tables.grid import Held, Unusable
from scripts.workers.apart import Died, apart

_SECONDS = 60
_MEMORY = 2_000_000_000
_BROKEN = (
    "bị hỏng, không mở được",
    "Mở thử bằng Excel; mở được thì Lưu thành tệp .xlsx mới rồi nhập tệp ấy, không thì xin lại tệp",
)


def read(data: bytes) -> Held:
    """What the workbook holds. Raises Unusable."""
    try:
        found = apart(_read, data, _SECONDS)
    except (Died, MemoryError):
        found = _BROKEN
    if isinstance(found, tuple):
        raise Unusable(*found)
    return found


def _read(data: bytes) -> Held | tuple[str, str]:
    from scripts.tables.workbook_grids import read_here

    with suppress(ImportError):  # Windows has no such limits
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    try:
        return read_here(data)
    except Unusable as unusable:
        return unusable.what, unusable.mend
    except Exception:
        return _BROKEN
