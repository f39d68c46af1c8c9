"""What can keep a finished tree from being published, in words that staff can act on."""

from __future__ import annotations

import errno

from scripts.problems.failure import Failure

KEPT = "Trang đã đăng trước đó vẫn giữ nguyên."


class PublishError(Failure):
    """Publishing failed; the published site is what it was before."""


class BusyError(PublishError):
    """Another build works in the same checkout."""


class SearchError(PublishError):
    """The search index could not be made."""


def from_os(error: OSError) -> PublishError:
    """The same failure of the disk or the system, told in Vietnamese."""
    return PublishError(f"{_what(error)} {KEPT}")


def _what(error: OSError) -> str:
    place = error.filename2 or error.filename
    where = f" ({place})" if place else ""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"Ổ đĩa đã đầy{where}. Hãy xóa bớt tệp không cần rồi dựng lại."
    if error.errno == errno.EFBIG:
        return f"Hệ thống không cho ghi tệp lớn như vậy{where}. Hãy hỏi người quản trị máy."
    if error.errno == errno.EROFS:
        return f"Ổ đĩa chỉ cho đọc{where}. Hãy dựng ở nơi ghi được."
    if error.errno in (errno.EACCES, errno.EPERM, errno.EBUSY):
        return (
            f"Không được phép ghi, hoặc chương trình khác đang mở{where}. "
            "Hãy đóng cửa sổ đang mở thư mục site, kiểm tra quyền ghi, rồi dựng lại."
        )
    if error.errno == errno.EXDEV:
        return f"Thư mục site và thư mục build phải nằm trên cùng một ổ đĩa{where}."
    if error.errno == errno.EMFILE:
        return "Hệ thống không cho mở thêm tệp. Hãy đóng bớt chương trình rồi dựng lại."
    return f"Không ghi được trang{where}: {error.strerror or error}."
