"""What is to be done with a file by what it is, whatever its name says."""

import re

from scripts.read.file_kinds import FileKind, recognised
from scripts.tables.grid import Unusable
from scripts.vietnamese.numbers import grouped

# A sheet with 20,000 events is some megabytes; pictures in it may add some more.
SIZE_LIMIT = 50_000_000
_UNPACKED_LIMIT = 400_000_000
_AGAIN = "rồi nhập tệp mới"
_AS_XLSX = f"Mở bằng Excel, chọn Lưu thành (Save As), kiểu “Excel Workbook (.xlsx)”, {_AGAIN}"
_AS_DOCX = f"Mở bằng Word, chọn Lưu thành (Save As), kiểu “Word Document (.docx)”, {_AGAIN}"
_NO_PASSWORD = f"Mở tệp, vào Tệp > Thông tin > Bảo vệ (File > Info > Protect), xóa mật khẩu, lưu lại {_AGAIN}"
_FROM_GOOGLE = f"Mở ở Google, chọn Tệp > Tải xuống > Microsoft Excel (.xlsx), {_AGAIN}"
_FROM_PDF = "Xin tệp Excel hay Word gốc; không có thì chép bảng từ PDF sang Excel rồi lưu .xlsx"
_FROM_NUMBERS = "Mở bằng Numbers, xuất sang Excel (.xlsx), rồi nhập tệp ấy"
_FROM_SLIDES = "Chép bảng sang Excel rồi lưu .xlsx"
_WITH_TEXT = "Xin tệp gốc (Excel, Word), hoặc gõ lại vào một bảng Excel"
_UNPACK = "Giải nén trước rồi nhập tệp bên trong"
_BROKEN = (
    "bị hỏng, không mở được",
    "Mở thử bằng Excel hoặc Word; mở được thì Lưu thành tệp mới, không thì xin lại tệp",
)

_OF_OFFICE = (".xlsx", ".xls", ".ods", ".xlsm", ".xlsb", ".docx")
_READ = {
    FileKind.WORD: "docx",
    FileKind.WORKBOOK: "workbook",
    FileKind.OLD_WORKBOOK: "workbook",
    FileKind.OPEN_WORKBOOK: "workbook",
    None: "text",
}
# What each other kind is, and what to do.
_REFUSED = {
    FileKind.PDF: ("là tệp PDF", _FROM_PDF),
    FileKind.RTF: ("là tệp RTF", _AS_DOCX),
    FileKind.PAGE: ("là trang web, dù tên có đuôi gì", _AS_XLSX),
    FileKind.WEB_ARCHIVE: ("là trang web lưu thành một tệp", _AS_XLSX),
    FileKind.EXCEL_XML: ("là bảng tính Excel 2003 dạng XML", _AS_XLSX),
    FileKind.PICTURE: ("là ảnh", _WITH_TEXT),
    FileKind.HEIC: ("là ảnh chụp bằng điện thoại (HEIC)", _WITH_TEXT),
    FileKind.MEDIA: ("là phim hoặc ghi âm", "Chọn tệp bảng tính hoặc Word"),
    FileKind.SHORTCUT: ("chỉ là lối tắt (shortcut)", "Mở lối tắt, tìm tệp thật rồi nhập tệp ấy"),
    FileKind.LINK: ("chỉ là lối tắt tới một trang web", "Mở trang ấy, tải tệp về rồi nhập tệp đã tải"),
    FileKind.GOOGLE_LINK: ("chỉ là lối tắt tới Google Trang tính", _FROM_GOOGLE),
    FileKind.PROGRAM: ("là một chương trình", "Đừng mở tệp này; chọn tệp bảng tính hoặc Word"),
    FileKind.PACKED: ("là tệp nén", _UNPACK),
    FileKind.LOCKED: ("có mật khẩu", _NO_PASSWORD),
    FileKind.OLD_WORD: ("là tệp Word cũ (.doc)", _AS_DOCX),
    FileKind.OLD_SLIDES: ("là tệp trình chiếu", _FROM_SLIDES),
    FileKind.MAIL: ("là một thư Outlook (.msg)", "Mở thư, lưu tệp đính kèm rồi nhập tệp ấy"),
    FileKind.BROKEN: _BROKEN,
    FileKind.SLIDES: ("là tệp trình chiếu", _FROM_SLIDES),
    FileKind.NUMBERS: ("là bảng tính Numbers của máy Mac", _FROM_NUMBERS),
    FileKind.OPEN_DOCUMENT: ("là tệp OpenDocument (.odt)", _AS_DOCX),
    FileKind.ZIP: ("là tệp nén", _UNPACK),
}


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
    found = recognised(data)
    if found.unpacked > _UNPACKED_LIMIT:
        raise Unusable("giải nén ra quá lớn", "Chép riêng bảng cần nhập sang một tệp mới")
    if found.kind in _REFUSED:
        raise Unusable(*_REFUSED[found.kind])
    if found.kind is None and name.lower().endswith(_OF_OFFICE) and b"\0" in data[:4096]:
        raise Unusable(*_BROKEN)
    return _READ[found.kind]


def too_large(size: int) -> Unusable:
    """The refusal of a file of that many bytes."""
    return Unusable(
        f"nặng {grouped(round(size / 1_000_000))} MB, máy chỉ đọc tới {SIZE_LIMIT // 1_000_000} MB",
        "Bỏ ảnh và trang tính thừa, hoặc chép riêng bảng cần nhập sang một tệp mới",
    )
