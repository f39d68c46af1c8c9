"""Whatever is dropped in gets one sentence that says what it is and what to do."""

from __future__ import annotations

import io
import time
import zipfile

import pytest

from scripts.tables.reading import read_file
from tests.tables import province
from tests.tables.sheets import xlsx

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def zipped(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "/"), data)
    return out.getvalue()


def far_cell() -> bytes:
    sheet = b'<worksheet><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    with zipfile.ZipFile(io.BytesIO(xlsx([["a"]])[1])) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in (files | {"xl/worksheets/sheet1.xml": sheet}).items():
            archive.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("~$lich.xlsx", b"\x05Mau", "tệp tạm"),
        ("Thumbs.db", b"x", "tệp riêng của máy"),
        ("lich.xlsx", b"", "không có gì bên trong"),
        ("lich.csv", b"\xef\xbb\xbf\r\n", "không có gì bên trong"),
        ("lich.xls", b"<html><body><table><tr><td>a</td></tr></table></body></html>", "trang web"),
        ("lich.xls", b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "trang web lưu thành một tệp"),
        ("lich.xlsx", _OLE + "EncryptedPackage".encode("utf-16-le"), "có mật khẩu"),
        ("lich.doc", _OLE + "WordDocument".encode("utf-16-le"), "Word cũ"),
        ("lich.xls", _OLE, "bị hỏng"),
        ("lich.xlsx", b"PK\x03\x04 broken", "bị hỏng"),
        ("lich.xlsx", xlsx([["Nội dung", "Thời gian"]])[1][:-200], "bị hỏng"),
        ("lich.docx", zipped(word__document=b"<"), "bị hỏng"),
        ("lich.zip", zipped(a=b"a"), "tệp nén"),
        ("lich.odt", zipped(mimetype=b"application/vnd.oasis.opendocument.text"), "OpenDocument"),
        ("bang.numbers", zipped(Index__Document=b"a"), "Numbers"),
        ("lich.pptx", zipped(ppt__presentation=b"a"), "tệp trình chiếu"),
        ("lich.pdf", b"%PDF-1.7", "PDF"),
        ("lich.rtf", b"{\\rtf1 a}", "RTF"),
        ("anh.heic", b"\0\0\0\x18ftypheic", "HEIC"),
        ("anh.jpg", b"\xff\xd8\xff\xe0", "ảnh"),
        ("lich.lnk", b"L\0\0\0\x01\x14\x02\0", "lối tắt"),
        ("lich.url", b"[InternetShortcut]\r\nURL=https://mau.example", "lối tắt"),
        ("lich.gsheet", b'{"url": "https://docs.google.com/x"}', "Google"),
        ("lich.exe", b"MZ\x90\0", "chương trình"),
        ("lich.bin", bytes(range(256)) * 4, "không phải tệp chữ"),
        ("lich.xlsx", far_cell(), "ô nằm quá xa"),
        ("lich.xlsx", xlsx([["chỉ có một ô"]])[1], "không thấy hoạt động nào"),
        ("lich.txt", "Một đoạn văn không nói gì về thời gian.".encode(), "không thấy hoạt động nào"),
        ("lich.csv", b"x" * 50_000_001, "nặng 50 MB, máy chỉ đọc tới 50 MB"),
    ],
    ids=lambda given: "" if isinstance(given, bytes) else given,
)
def test_a_file_that_is_no_table_is_named_with_what_to_do(name: str, data: bytes, words: str) -> None:
    proposal = read_file(name, data, province.site(), province.YEAR)
    assert proposal.problem is not None and not proposal.entries
    what, mend = proposal.problem
    assert words in what and len(mend) > 20 and "\n" not in what + mend


def test_a_cell_that_strayed_to_the_last_column_costs_no_patience() -> None:
    far = 16_384 - 4
    rows = [["Nội dung", "Thời gian", "Địa điểm", *[None] * far, "x"], ["Mít tinh", "26/6/2027", "Nhà văn hóa"]]
    name, data = xlsx(rows)
    read_file(name, data, province.site(), province.YEAR)  # what is read once
    begun = time.process_time()
    assert len(read_file(name, data, province.site(), province.YEAR).entries) == 1
    assert time.process_time() - begun < 2  # each row that may be a head took 6 s
