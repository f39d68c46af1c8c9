"""What can keep a finished tree from being published, in words that staff can act on."""

import errno

from scripts.problems.failure import Failure

KEPT = "Trang đã đăng trước đó vẫn giữ nguyên."


class PublishError(Failure):
    """Publishing failed; the published site is what it was before."""


class BusyError(PublishError):
    """Another build works in the same checkout."""


class SearchError(PublishError):
    """The search index could not be made."""


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
}


def from_os(error: OSError) -> PublishError:
    """The same failure of the disk or the system, in Vietnamese."""
    place = error.filename2 or error.filename
    words = _WORDS.get(error.errno or 0, "Không ghi được trang{where}: {error}.")
    said = words.format(where=f" ({place})" if place else "", error=error.strerror or error)
    return PublishError(f"{said} {KEPT}")
