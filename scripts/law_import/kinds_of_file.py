"""What a file is, whatever its name says."""

import io
import re
import zipfile

from scripts.vietnamese.encodings import decode

_WORD = "Mở tệp bằng Word, chọn Lưu thành (Save As), kiểu “Word Document (.docx)”, rồi nhập tệp mới đó"
# How a file begins → what it is, and what to do with it; an ending means that renaming is enough.
_BEGINNINGS = (
    (rb"\s*\{\\rtf", "tệp RTF", _WORD),
    (rb"\xd0\xcf\x11\xe0", "tệp Word cũ (.doc) hoặc tệp có mật khẩu", f"{_WORD} (nếu có mật khẩu thì bỏ mật khẩu)"),
    (rb"%PDF-", "tệp PDF", ".pdf"),
    (
        rb"(?is)(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b",
        *("trang web", ".html"),
    ),
    (rb"(?i)\s*mime-version\s*:", "trang web lưu thành một tệp (.mht)", _WORD),
    (rb"\x89PNG|\xff\xd8\xff|GIF8|II\*\0|MM\0\*|BM.{4}\0{4}", "ảnh", "Dùng bản có chữ: ảnh chụp thì không đọc được"),
)  # fmt: skip
_IN_ARCHIVE = (
    ("word/document", "tệp Word (.docx)", ".docx"),
    ("xl/", "bảng tính Excel", "Chép văn bản sang Word rồi lưu thành .docx"),
    ("ppt/", "tệp trình chiếu", "Chép văn bản sang Word rồi lưu thành .docx"),
    ("content.xml", "tệp OpenDocument (.odt)", _WORD),
    ("", "tệp nén", "Giải nén trước rồi nhập tệp văn bản bên trong"),
)
_TEXTS = frozenset((".txt", ".md"))
_SAME = {".htm": ".html"}


def ending_of(data: bytes) -> str | None:
    """The ending that a file ought to have, where it is of a kind that is read here."""
    mend = (_kind(data) or ("", ""))[1]
    return mend if mend.startswith(".") else None


def other_kind(data: bytes, suffix: str) -> tuple[str, str] | None:
    """What the file is and what to do with it, where it is something else than its ending says; None where it is not,
    or nobody can tell."""
    kind, mend = _kind(data) or ("", "")
    if not kind and suffix in (".docx", ".pdf") and not data.startswith(b"PK") and decode(data):
        kind, mend = "tệp văn bản thuần (chỉ có chữ)", ".txt"
    if not kind or mend == _SAME.get(suffix, suffix) or (mend == ".html" and suffix in _TEXTS):
        return None
    if mend.startswith("."):
        mend = f"Đổi đuôi tệp thành {mend} rồi nhập lại"
    return kind, mend


def _kind(data: bytes) -> tuple[str, str] | None:
    for beginning, kind, mend in _BEGINNINGS:
        if re.match(beginning, data[:2048]):
            return kind, mend
    if data.startswith(b"PK\x03\x04"):
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                names = archive.namelist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
            return None
        return next(
            (kind, mend) for part, kind, mend in _IN_ARCHIVE if not part or any(n.startswith(part) for n in names)
        )
    return None
