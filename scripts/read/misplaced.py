"""A text that is of quite another kind than its place: told once, with what to do, before anything in it is judged."""

import re
from collections.abc import Iterator

_PAGE = re.compile(r"(?is)\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body|table|meta)\b")
_LISTING = re.compile(r"(?:events|defaults):[ \t]*(?:#.*)?$", re.MULTILINE)
_FIELD = re.compile(r"[ -]*[\w ]{1,30}:(?:\s|$)")
_ARTICLE = re.compile(r"---[ \t]*\n(?:[ \t]*[a-z_]+:.*\n)(?:.*\n){0,40}?---[ \t]*(?:\n|$)")
_IMPORT = "lưu bảng thành tệp .xlsx hoặc .csv rồi nhập ở bàn làm việc, hoặc gõ: python -m scripts import TỆP"
_COPY = "mở tệp bằng {}, chép phần chữ rồi viết vào đây theo mẫu ở HUONG-DAN.md"


def misplaced(text: str, path: str) -> tuple[str, str] | None:
    """What a source file at `path` is and what to do with it, where it is none that could be meant for there."""
    begin = text.lstrip("\n \t")
    if begin.startswith("{\\rtf"):
        return "tệp Word kiểu RTF bị đổi đuôi", _COPY.format("Word")
    if begin.startswith("[InternetShortcut]"):
        return "lối tắt tới một trang web", "mở trang ấy, tải tệp thật về rồi làm như với tệp ấy"
    is_article = path.endswith(".md")
    if _PAGE.match(text) and not (is_article and "\n---" in text):
        return "một trang web lưu về", _COPY.format("trình duyệt")
    if is_article:
        if _LISTING.match(begin) and any(line.lstrip().startswith("- ") for line in begin.split("\n")):
            return "danh sách sự kiện", "chuyển tệp vào events/<năm>/ và đổi đuôi thành .yml"
        return None
    if _ARTICLE.match(begin) and not _LISTING.search(text):
        return "một bài viết", "chuyển tệp vào thư mục của bài trong content/ và đổi đuôi thành .md"
    if any(_is_table(text, sign) for sign in "\t;"):
        return "một bảng chép từ Excel", _IMPORT
    return None


def _is_table(text: str, sign: str) -> bool:
    """Two lines and more, each in as many cells, and the first one is no field."""
    lines = [*_lines(text)]
    cells = lines[0].count(sign) if lines else 0
    return len(lines) > 1 and cells > 1 and not _FIELD.match(lines[0]) and lines[1].count(sign) == cells


def _lines(text: str) -> Iterator[str]:
    yield from (line for line in text.split("\n")[:20] if line.strip() and not line.lstrip().startswith("#"))
