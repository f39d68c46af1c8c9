"""What stops a command although the sources are fine."""

import errno
import os
import re
import sqlite3


class Failure(Exception):
    """The engine, the disk or the configuration refuses; the text is one line for staff."""


class CannotDo(Exception):
    """What was asked for cannot be done as it was asked; the text says in Vietnamese why."""


class CannotStart(Failure):
    """A command did not begin; the text says all of it."""


_ALLOWED = (
    "Không được phép ghi, hoặc chương trình khác đang mở{where}. "
    "Hãy đóng cửa sổ đang mở thư mục site, kiểm tra quyền ghi, rồi dựng lại."
)
_WORDS = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT), "Ổ đĩa đã đầy{where}. Hãy xóa bớt tệp không cần rồi dựng lại."),
    errno.EFBIG: "Hệ thống không cho ghi tệp lớn như vậy{where}. Hãy hỏi người quản trị máy.",
    errno.EROFS: "Ổ đĩa chỉ cho đọc{where}. Hãy dựng ở nơi ghi được.",
    **dict.fromkeys((errno.EACCES, errno.EPERM, errno.EBUSY), _ALLOWED),
    errno.EXDEV: "Thư mục site và thư mục build phải nằm trên cùng một ổ đĩa{where}.",
    errno.EMFILE: "Hệ thống không cho mở thêm tệp. Hãy đóng bớt chương trình rồi dựng lại.",
    errno.EIO: "Không ghi được trang vì ổ đĩa báo lỗi{where}. Hãy thử lại; còn lỗi thì chép dự án sang ổ khác.",
    errno.ENOENT: "Tệp hoặc thư mục vừa biến mất{where}. Đừng xóa thư mục build trong lúc dựng; hãy dựng lại.",
}
# What SQLite makes of a refusal of the disk (sqlite.org/rescode.html).
_SQLITE = {
    sqlite3.SQLITE_FULL: errno.ENOSPC,
    sqlite3.SQLITE_IOERR: errno.EIO,
    sqlite3.SQLITE_READONLY: errno.EROFS,
    sqlite3.SQLITE_CANTOPEN: errno.EACCES,
}
# How programs that we start name it: Python, Python on Windows, Rust.
_NUMBER = re.compile(r"\[Errno (\d+)\]|\[(WinError 112)\]|\(os error (\d+)\)")


def in_words(error: OSError) -> str:
    """What the disk or the system refused, in a Vietnamese sentence or two that say what to do."""
    place = error.filename2 or error.filename
    words = _WORDS.get(error.errno or 0, "Hệ thống không cho đọc hoặc ghi{where}; mã lỗi {number}. Hãy thử lại.")
    return words.format(where=f" ({place})" if place else "", number=error.errno)


def refusal(error: BaseException) -> OSError | None:
    """The refusal of the disk or the system that an error is, or came of; None where it is something else."""
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, OSError):
            return seen
        if isinstance(seen, sqlite3.Error):
            # The lowest byte is the kind, the rest says more of it. Not every error has a code.
            number = _SQLITE.get(getattr(seen, "sqlite_errorcode", 0) & 0xFF)
            if number:
                return OSError(number, os.strerror(number))
        seen = seen.__cause__ or seen.__context__
    return None


def told(output: str) -> OSError | None:
    """The refusal that a program's own output names; None where it names none."""
    found = _NUMBER.search(output)
    if found is None:
        return None
    number = errno.ENOSPC if found[2] else int(found[1] or found[3])
    return OSError(number, os.strerror(number))
