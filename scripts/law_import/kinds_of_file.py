"""What is to be done with a file by what it is, whatever its name says."""

from scripts.read.file_kinds import FileKind, recognised
from scripts.vietnamese.encodings import decode

_AS_WORD = "Mở tệp bằng Word, chọn Lưu thành (Save As), kiểu “Word Document (.docx)”, rồi nhập tệp mới đó"
_COPY = "Chép văn bản sang Word rồi lưu thành .docx"
_OLD = ("tệp Word cũ (.doc) hoặc tệp có mật khẩu", f"{_AS_WORD} (nếu có mật khẩu thì bỏ mật khẩu)")
_OPEN = ("tệp OpenDocument (.odt)", _AS_WORD)
_PACKED = ("tệp nén", "Giải nén trước rồi nhập tệp văn bản bên trong")
# What a file is, and what to do with it; an ending means that renaming is enough.
_NAMED = {
    FileKind.RTF: ("tệp RTF", _AS_WORD),
    FileKind.LOCKED: _OLD,
    FileKind.OLD_WORD: _OLD,
    FileKind.OLD_SLIDES: _OLD,
    FileKind.OLD_WORKBOOK: _OLD,
    FileKind.MAIL: _OLD,
    FileKind.PDF: ("tệp PDF", ".pdf"),
    FileKind.PAGE: ("trang web", ".html"),
    FileKind.WEB_ARCHIVE: ("trang web lưu thành một tệp (.mht)", _AS_WORD),
    FileKind.PICTURE: ("ảnh", "Dùng bản có chữ: ảnh chụp thì không đọc được"),
    FileKind.WORD: ("tệp Word (.docx)", ".docx"),
    FileKind.WORKBOOK: ("bảng tính Excel", _COPY),
    FileKind.SLIDES: ("tệp trình chiếu", _COPY),
    FileKind.OPEN_DOCUMENT: _OPEN,
    FileKind.OPEN_WORKBOOK: _OPEN,
    FileKind.NUMBERS: _PACKED,
    FileKind.ZIP: _PACKED,
}
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
    kind = recognised(data).kind
    return _NAMED.get(kind) if kind else None
