"""What lies there instead of a picture or a recording that is not found under the name written."""

import re
from pathlib import PurePosixPath

from scripts.model.website import Site
from scripts.vietnamese.folding import nfc


def instead(site: Site, folder: PurePosixPath, file: str) -> str:
    """In words. `folder` is that of the record."""
    if re.match(r"(?i)https?:|//|www\.", file):
        return "ảnh nằm ở trang khác, mà trang này không lấy gì từ nơi khác; hãy tải ảnh về"
    if re.match(r"(?i)[a-z]:|file:|\\\\", file):
        return "đây là đường dẫn trên máy của bạn"
    wanted = PurePosixPath(nfc(file))
    paths = [PurePosixPath(path) for path in (*site.images, *site.sounds, *site.unread)]
    beside = [path for path in paths if path.parent == folder]
    for path in beside:
        if nfc(path.name) == str(wanted):
            return "tệp có đó, nhưng dấu trong tên viết kiểu máy Mac; hãy đổi tên tệp, không dùng dấu"
    for key in (_whole, _stem):
        for path in beside:
            if key(path) == key(wanted):
                return f"ở đây chỉ có “{path.name}”"
    for path in paths:
        if _whole(path) == _whole(wanted):
            return f"tệp “{path.name}” nằm ở {path.parent}"
    return "không có tệp nào tên gần như vậy"


def _whole(path: PurePosixPath) -> str:
    return nfc(path.name).casefold()


def _stem(path: PurePosixPath) -> str:
    return nfc(path.stem).casefold()
