"""Files that nothing on the site is read from: what to do with each, by what it is."""

from pathlib import PurePosixPath

from scripts.model.other_sites import FOLDER as COPIES
from scripts.problems import Position, Problem, problem

_TO_DO = {
    "bảng tính: nhập ở bàn làm việc, hoặc gõ: python -m scripts import TỆP": (
        *(".xlsx", ".xls", ".xlsm", ".csv", ".tsv", ".ods"),
    ),
    "văn bản: kế hoạch, lịch, luật thì nhập ở bàn làm việc; bài viết thì chép chữ vào một tệp .md": (
        *(".docx", ".doc", ".pdf", ".odt", ".rtf", ".txt", ".html", ".htm", ".pptx", ".ppt"),
    ),
    "ảnh loại trang không đọc: mở bằng chương trình xem ảnh rồi lưu lại thành JPG, đừng chỉ đổi đuôi": (
        *(".heic", ".heif", ".tif", ".tiff", ".bmp", ".jfif", ".psd", ".raw"),
    ),
    "video: đăng ở nơi khác rồi đặt liên kết trong bài": (".mp4", ".mov", ".avi", ".mkv"),
    "âm thanh: lưu lại thành MP3 hoặc M4A": (".wav", ".ogg", ".opus", ".amr", ".3gp", ".wma", ".aac", ".flac"),
    "lối tắt, bên trong không có nội dung: tìm tệp thật mà nó dẫn tới": (".lnk", ".url", ".webloc", ".gdoc", ".gsheet"),
    "tệp tải về chưa xong: tải lại": (".crdownload", ".part", ".download"),
    "tệp tạm hoặc bản sao cũ do chương trình khác để lại: xem còn cần không": (".tmp", ".bak", ".old", ".wbk", ".asd"),
    "tệp nén: giải nén rồi chép từng tệp vào đúng chỗ": (".zip", ".rar", ".7z"),
}
_BY_ENDING = {ending: words for words, endings in _TO_DO.items() for ending in endings}


def unread(path: str) -> Problem:
    """The problem of a file that is not read."""
    if path.startswith(f"{COPIES}/") and path.endswith(".json"):
        return problem("W806", Position(path))
    ending = PurePosixPath(path).suffix.lower()
    if PurePosixPath(path.removesuffix(ending)).suffix.lower() in (".yml", ".yaml", ".md") and ending == ".txt":
        to_do = "Windows đã thêm đuôi .txt: đổi tên tệp, bỏ .txt ở cuối"
    elif ending in (".yml", ".yaml", ".md", ".json"):
        is_listing = path.startswith("events/") and ending != ".md"
        place = "events/<năm bốn chữ số>/<tên>.yml" if is_listing else "content/<mục>/<tên>.md"
        to_do = f"tệp nằm sai chỗ hoặc sai đuôi: chuyển thành {place}"
    else:
        to_do = _BY_ENDING.get(ending, "chép nội dung vào một tệp .yml hoặc .md theo mẫu ở HUONG-DAN.md")
    return problem("W117", Position(path), to_do=to_do)
