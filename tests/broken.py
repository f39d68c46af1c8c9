"""What cannot lie in the repository as it is: files in old encodings, hostile, huge or of another kind than their name
says, made when they are asked for. Everything in them is fiction."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from PIL import Image

from tests.pictures import bomb, drawing, photo, saved
from tests.sources import NEWS
from tests.tables.sheets import HEADS, docx, xlsx

LISTING = """\
events:
- id: nha-van-hoa-2022-06-12
  title: Hội thi tìm hiểu pháp luật
  summary: Một câu mẫu.
  kind: hoi-thi
  start: 2022-06-12 07:30
  place: {commune: Đá Trắng, district: Mẫu Thượng, venue: Nhà văn hóa}
  source: https://mau.example/nguon
"""
ARTICLE = NEWS.replace("Tin mẫu", "Tin khác").replace("mau.example/tin", "mau.example/khac").replace("06-10", "06-11")
PAGE = "---\ntitle: Trang khác\nsummary: Một câu khác.\nsources: [https://mau.example/trang]\n---\nNội dung trang.\n"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
_HTML = "<!DOCTYPE html>\n<html><head><title>Lịch</title></head><body><table><tr><td>Lễ</td></tr></table></body></html>"
_LAW = "QUỐC HỘI\nSố: 9/2020/QH14\nHà Nội, ngày 01 tháng 01 năm 2020\nLUẬT MẪU\n"
_PLAN = "ỦY BAN NHÂN DÂN TỈNH MẪU\nSố: 45/KH-UBND\nKẾ HOẠCH\nTriển khai Tháng hành động phòng, chống ma túy\n"
_PARTS = "I. MỤC ĐÍCH\n1. Tuyên truyền.\nII. YÊU CẦU\n1. Làm."
_DECISION = "QUYẾT ĐỊNH\nĐiều 1. Phạm vi\nMột.\nĐiều 2. Hiệu lực\nHai.\n"
_TCVN3 = "Thùc hiÖn Th¸ng hµnh ®éng phßng, chèng ma tóy"


def _of_windows(text: str) -> bytes:
    """In Windows-1258, where tones are signs of their own."""
    written = unicodedata.normalize("NFD", text)
    for base, mark in (("aeoAEO", "\u0302"), ("aA", "\u0306"), ("ouOU", "\u031b")):
        for letter in base:
            whole = unicodedata.normalize("NFC", letter + mark)
            written = re.sub(f"{letter}(\u0323?){mark}", rf"{whole}\1", written)
    return written.encode("cp1258")


def _zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def _bomb(*parts: str) -> bytes:
    """Half a megabyte that is 420 when it is unpacked."""
    return _zipped({"[Content_Types].xml": b"<Types/>"} | dict.fromkeys(parts, bytes(210_000_000)))


def _word(*blocks: str) -> bytes:
    return docx(list(blocks))[1]


def _scan() -> bytes:
    """A PDF of one picture."""
    return saved(Image.new("RGB", (200, 300), "white"), "PDF")


def _moving() -> bytes:
    frames = [Image.new("P", (8, 8), colour) for colour in (0, 1, 2)]
    return saved(frames[0], "GIF", save_all=True, append_images=frames[1:])


def _pictured(file: str) -> bytes:
    return f"{LISTING}  images: [{{file: {file}, alt: Hội thi, credit: Ban tổ chức}}]\n".encode()


MADE: dict[str, Callable[[], bytes]] = {
    "listing": lambda: LISTING.encode(),
    "article": lambda: ARTICLE.encode(),
    "listing in UTF-16": lambda: LISTING.encode("utf-16"),
    "listing in UTF-16 without a mark": lambda: LISTING.encode("utf-16-le"),
    "listing in Windows-1258": lambda: _of_windows(LISTING),
    "article in UTF-16": lambda: ARTICLE.encode("utf-16"),
    "listing with a mark": lambda: b"\xef\xbb\xbf" + LISTING.encode(),
    "listing of Windows": lambda: LISTING.replace("\n", "\r\n").encode(),
    "listing of an old Mac": lambda: LISTING.replace("\n", "\r").encode(),
    "listing in NFD": lambda: unicodedata.normalize("NFD", LISTING).encode(),
    "listing cut within a letter": lambda: LISTING.encode()[: LISTING.encode().index("ẫu".encode()) + 2],
    "nothing": lambda: b"",
    "blanks": lambda: b" \r\n\t\r\n",
    "a comment alone": lambda: "# sẽ viết sau\n".encode(),
    "zeros": lambda: bytes(4096),
    "nine megabytes": lambda: b"# dong\n" * 1_300_000,
    "a long line": lambda: b"events: " + b"x" * 30_000,
    "an alias": lambda: LISTING.replace("Hội thi tìm hiểu pháp luật", "*hoi-thi").encode(),
    "page": lambda: PAGE.encode(),
    "brackets": lambda: b"events: " + b"[" * 5_000,
    "a web page": lambda: _HTML.encode(),
    "a web archive": lambda: b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n",
    "a photograph": lambda: photo(64, 48),
    "a drawing": drawing,
    "half a photograph": lambda: photo(640, 480)[:9_000],
    "a bitmap": lambda: saved(Image.new("RGB", (9, 9)), "BMP"),
    "a TIFF": lambda: saved(Image.new("RGB", (9, 9)), "TIFF"),
    "a HEIC": lambda: b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(200),
    "a WebP": lambda: b"RIFF\x24\0\0\0WEBPVP8 " + bytes(200),
    "a moving picture": _moving,
    "a picture of 3600 million dots": lambda: bomb(60_000, 60_000),
    "an SVG": lambda: b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
    "a Word file": lambda: _word("Hội thi tìm hiểu pháp luật"),
    "an empty Word file": lambda: _word(),
    "half a Word file": lambda: _word("Hội thi")[:5_000],
    "a sheet": lambda: xlsx([HEADS, [1, "Hội thi", "12/6/2022 7h30", "Nhà văn hóa xã Đá Trắng", "UBND xã", ""]])[1],
    "half a sheet": lambda: xlsx([HEADS])[1][:-300],
    "a sheet without heads": lambda: xlsx([["Hội thi", "Nhà văn hóa"], ["Tọa đàm", "Trường học"]])[1],
    "a sheet with a wrong day": lambda: xlsx(
        [HEADS, [1, "Hội thi", "31/6/2022", "Nhà văn hóa xã Đá Trắng", "UBND xã", ""]]
    )[1],
    "a sheet with a password": lambda: _OLE + "EncryptedPackage".encode("utf-16-le"),
    "an old Word file": lambda: _OLE + "WordDocument".encode("utf-16-le"),
    "a mail of Outlook": lambda: _OLE + "__properties_version1.0".encode("utf-16-le"),
    "a broken old sheet": lambda: _OLE,
    "slides": lambda: _zipped({"ppt/presentation.xml": b"<p/>"}),
    "a ZIP": lambda: _zipped({"a.txt": b"a"}),
    "a RAR": lambda: b"Rar!\x1a\x07\x00" + bytes(100),
    "an OpenDocument text": lambda: _zipped({"mimetype": b"application/vnd.oasis.opendocument.text"}),
    "a sheet of Numbers": lambda: _zipped({"Index/Document.iwa": b"a"}),
    "a bomb": lambda: _bomb("xl/workbook.xml", "word/document.xml"),
    "RTF": lambda: b"{\\rtf1\\ansi H\\u7897?i thi}",
    "a scan": _scan,
    "a broken PDF": lambda: b"%PDF-1.7\n" + bytes(300),
    "a shortcut": lambda: b"L\0\0\0\x01\x14\x02\0" + bytes(100),
    "a link to a page": lambda: b"[InternetShortcut]\r\nURL=https://mau.example/lich\r\n",
    "a link to Google": lambda: b'{"url": "https://docs.google.com/open?id=mau"}',
    "a program": lambda: b"MZ\x90\0" + bytes(100),
    "a lock file": lambda: b"\x05Lan" + bytes(160),
    "noise": lambda: bytes(range(256)) * 8,
    "a film": lambda: b"\0\0\0\x18ftypmp42" + bytes(200),
    "words": lambda: "Một đoạn văn không nói gì về thời gian.\n".encode(),
    "semicolons without events": lambda: "Tên;Chức vụ\nBà Mẫu;Chủ tịch\nÔng Mẫu;Phó Chủ tịch\n".encode(),
    "a law without articles": lambda: f"{_LAW}Nội dung của luật.\n".encode(),
    "a law without a number": lambda: "LUẬT MẪU\nĐiều 1. Phạm vi\nNội dung.\nĐiều 2. Đối tượng\nNội dung.\n".encode(),
    "a law in an old font": lambda: f"{_LAW}§iÒu 1. Ph¹m vi\n{_TCVN3}.\n§iÒu 2. §èi t­îng\n{_TCVN3}.\n".encode(),
    "a decision without a year": lambda: f"Số: 140/QĐ-TTg\n{_DECISION}".encode(),
    "a plan without a year": lambda: _word(*(_PLAN + _PARTS).split("\n")),
}  # fmt: skip
# Read by their size alone; the disk holds nothing of them.
SPARSE = {"two gigabytes": 2_147_483_648}
PICTURED = {"listing with the picture ": _pictured}


@cache
def made(recipe: str) -> bytes:
    """The bytes of a recipe."""
    for begin, make in PICTURED.items():
        if recipe.startswith(begin):
            return make(recipe.removeprefix(begin))
    return MADE[recipe]()


def put(file: Path, recipe: str) -> None:
    """Make a file."""
    file.parent.mkdir(parents=True, exist_ok=True)
    if recipe in SPARSE:
        with file.open("wb") as opened:
            opened.truncate(SPARSE[recipe])
    else:
        file.write_bytes(made(recipe))
