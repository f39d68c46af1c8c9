"""What a file is, whatever its name says, and what to do with one that is not read here."""

import io
import re
import zipfile

from scripts.tables.grid import Unusable

# A sheet with 20,000 events is some megabytes; pictures in it may add some more.
SIZE_LIMIT = 50_000_000
_UNPACKED_LIMIT = 400_000_000
_AGAIN = "rồi nhập tệp mới"
_AS_XLSX = f"Mở bằng Excel, chọn Lưu thành (Save As), kiểu “Excel Workbook (.xlsx)”, {_AGAIN}"
_AS_DOCX = f"Mở bằng Word, chọn Lưu thành (Save As), kiểu “Word Document (.docx)”, {_AGAIN}"
_NO_PASSWORD = f"Mở tệp, vào Tệp > Thông tin > Bảo vệ (File > Info > Protect), xóa mật khẩu, lưu lại {_AGAIN}"
_FROM_GOOGLE = f"Mở ở Google, chọn Tệp > Tải xuống > Microsoft Excel (.xlsx), {_AGAIN}"
_WITH_TEXT = "Xin tệp gốc (Excel, Word), hoặc gõ lại vào một bảng Excel"

# How a file begins → what it is, and what to do.
_BEGINNINGS = (
    (rb"%PDF-", "là tệp PDF", "Xin tệp Excel hay Word gốc; không có thì chép bảng từ PDF sang Excel rồi lưu .xlsx"),
    (rb"\s*\{\\rtf", "là tệp RTF", _AS_DOCX),
    (
        rb"(?is)(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html|head|body|table)\b",
        *("là trang web, dù tên có đuôi gì", _AS_XLSX),
    ),
    (rb"(?i)\s*mime-version\s*:", "là trang web lưu thành một tệp", _AS_XLSX),
    (rb"(?is)\s*<\?xml[^>]*>.{0,200}?progid=.Excel", "là bảng tính Excel 2003 dạng XML", _AS_XLSX),
    (rb"\x89PNG|\xff\xd8\xff|GIF8|II\*\0|MM\0\*|BM.{4}\0{4}|RIFF.{4}WEBP", "là ảnh", _WITH_TEXT),
    (rb"(?s).{4}ftyp(?:heic|heix|mif1|msf1|avif)", "là ảnh chụp bằng điện thoại (HEIC)", _WITH_TEXT),
    (rb"(?s).{4}ftyp|ID3|OggS|RIFF.{4}(?:AVI |WAVE)", "là phim hoặc ghi âm", "Chọn tệp bảng tính hoặc Word"),
    (rb"L\0\0\0\x01\x14\x02\0", "chỉ là lối tắt (shortcut)", "Mở lối tắt, tìm tệp thật rồi nhập tệp ấy"),
    (rb"\[InternetShortcut\]", "chỉ là lối tắt tới một trang web", "Mở trang ấy, tải tệp về rồi nhập tệp đã tải"),
    (rb'\s*\{\s*"[^"]*"\s*:.{0,300}docs\.google', "chỉ là lối tắt tới Google Trang tính", _FROM_GOOGLE),
    (rb"MZ|\x7fELF", "là một chương trình", "Đừng mở tệp này; chọn tệp bảng tính hoặc Word"),
    (rb"Rar!|7z\xbc\xaf|\x1f\x8b", "là tệp nén", "Giải nén trước rồi nhập tệp bên trong"),
)  # fmt: skip
# Names of streams in old compound files are UTF-16.
_COMPOUND = (
    ("EncryptedPackage", "có mật khẩu", _NO_PASSWORD),
    ("WordDocument", "là tệp Word cũ (.doc)", _AS_DOCX),
    ("PowerPoint Document", "là tệp trình chiếu", "Chép bảng sang Excel rồi lưu .xlsx"),
    ("__properties_version1.0", "là một thư Outlook (.msg)", "Mở thư, lưu tệp đính kèm rồi nhập tệp ấy"),
)
_IN_ARCHIVE = (
    ("word/", "docx"),
    ("xl/workbook", "workbook"),
    ("ppt/", "Unusable: là tệp trình chiếu: Chép bảng sang Excel rồi lưu .xlsx"),
    ("Index/", "Unusable: là bảng tính Numbers của máy Mac: Mở bằng Numbers, xuất sang Excel (.xlsx), rồi nhập tệp ấy"),
)
_ODF = {b"spreadsheet": "workbook", b"text": "odt"}
_TEXTS = ("csv", "tsv", "txt", "md", "tab", "prn")


def kind_of(name: str, data: bytes) -> str:
    """`workbook`, `docx` or `text`. Raises Unusable."""
    own = name.replace("\\", "/").rpartition("/")[2]
    if own.startswith("~$"):
        raise Unusable(
            "là tệp tạm mà Word, Excel để lại khi tệp thật đang mở", "Đóng Word, Excel, rồi chọn tệp không có ~$"
        )
    if re.match(r"(?i)thumbs\.db$|desktop\.ini$|\.ds_store$", own):
        raise Unusable("là tệp riêng của máy, không có nội dung", "Chọn tệp bảng tính hoặc Word")
    if len(data) > SIZE_LIMIT:
        raise too_large(len(data))
    if not data.strip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"):
        raise Unusable("không có gì bên trong", "Mở lại tệp gốc, lưu rồi nhập lại; tệp trên OneDrive thì chờ tải xong")
    for beginning, what, mend in _BEGINNINGS:
        if re.match(beginning, data[:4096]):
            raise Unusable(what, mend)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return _compound(data)
    if data.startswith(b"PK\x03\x04") or data.startswith(b"PK\x05\x06"):
        return _archive(data)
    if name.lower().endswith((".xlsx", ".xls", ".ods", ".xlsm", ".xlsb", ".docx")) and b"\0" in data[:4096]:
        raise _broken()
    return "text"


def too_large(size: int) -> Unusable:
    """The refusal of a file of that many bytes."""
    megabytes = f"{size / 1_000_000:,.0f}".replace(",", ".")
    return Unusable(
        f"nặng {megabytes} MB, máy chỉ đọc tới {SIZE_LIMIT // 1_000_000} MB",
        "Bỏ ảnh và trang tính thừa, hoặc chép riêng bảng cần nhập sang một tệp mới",
    )


def _broken() -> Unusable:
    return Unusable(
        "bị hỏng, không mở được", "Mở thử bằng Excel hoặc Word; mở được thì Lưu thành tệp mới, không thì xin lại tệp"
    )


def _compound(data: bytes) -> str:
    for stream, what, mend in _COMPOUND:
        if stream.encode("utf-16-le") in data:
            raise Unusable(what, mend)
    return "workbook"


def _archive(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            kind = archive.read("mimetype")[:200] if "mimetype" in archive.namelist() else b""
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, RuntimeError):
        raise _broken() from None
    if sum(entry.file_size for entry in entries) > _UNPACKED_LIMIT:
        raise Unusable("giải nén ra quá lớn", "Chép riêng bảng cần nhập sang một tệp mới")
    for part, found in _IN_ARCHIVE:
        if any(entry.filename.startswith(part) for entry in entries):
            if found.startswith("Unusable"):
                _, what, mend = found.split(": ", 2)
                raise Unusable(what, mend)
            return found
    if b"opendocument.spreadsheet" in kind:
        return "workbook"
    if b"opendocument" in kind:
        raise Unusable("là tệp OpenDocument (.odt)", _AS_DOCX)
    raise Unusable("là tệp nén", "Giải nén trước rồi nhập tệp bên trong")
