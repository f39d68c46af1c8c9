"""PDF files with a text layer, the signed Official Gazette among them."""

from typing import Any

import pypdfium2

from scripts.law_import.line import Line, Unreadable

_PAGES_LIMIT = 5_000


def read(data: bytes) -> list[Line]:
    """The printed lines, page by page, with how far each begins from the left (points). Raises Unreadable."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        raise Unreadable("tệp PDF hỏng hoặc có mật khẩu") from None
    try:
        if len(document) > _PAGES_LIMIT:
            raise Unreadable(f"tệp PDF có hơn {_PAGES_LIMIT} trang")
        lines: list[Line] = []
        for page in range(len(document)):
            lines += _page(document[page], page + 1, len(lines))
    except pypdfium2.PdfiumError as error:
        raise Unreadable(f"không đọc được trang của tệp PDF ({error})") from None
    finally:
        document.close()
    if not lines:
        raise Unreadable("tệp PDF chỉ có ảnh chụp, không có chữ; hãy dùng bản Word hoặc PDF có chữ")
    return lines


def _page(page: Any, number: int, before: int) -> list[Line]:
    lines: list[Line] = []
    text_page, start = page.get_textpage(), 0
    for row in text_page.get_text_range().split("\n"):
        content = row.rstrip("\r")
        words = content.strip()
        if words:
            first = start + len(content) - len(content.lstrip())
            left = text_page.get_charbox(first)[0] if first < text_page.count_chars() else 0.0
            # Pdfium writes a hyphen at the end of a line as U+FFFE.
            lines.append(Line(words.replace("\ufffe", "-"), before + len(lines) + 1, number, False, left))
        start += len(row) + 1
    return lines
