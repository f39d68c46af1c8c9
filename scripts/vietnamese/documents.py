"""Numbers of documents (`45/KH-UBND`, `105/2021/NĐ-CP`, `36-CT/TW`), and what names a paper well enough to find it."""

import re

from scripts.vietnamese.folding import fold

# Plans, decisions and directives bear no year in their number; those of the Party part it by a hyphen.
NUMBER = r"[0-9]{1,6}[a-zđ]?(?:/[0-9]{4})?[/-](?:[A-ZĐ][A-ZĐa-zđ0-9]*)(?:[-/][A-ZĐ][A-ZĐa-zđ0-9]*)*"
_NUMBER = re.compile(rf"(?<![\w/-]){NUMBER}(?![\w/-])")
_DAY = re.compile(
    r"\b[0-9]{1,2}\s*[/.-]\s*[0-9]{1,2}\s*[/.-]\s*[0-9]{4}\b|\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b"
    r"|[0-9]{1,2} thang [0-9]{1,2},? (?:nam )?[0-9]{4}"
)
# What has an issue, a number or a year by which it is found.
_PAPER = re.compile(
    r"\b(?:luật|pháp lệnh|nghị (?:quyết|định)|quyết định|thông (?:tư|báo|cáo)|chỉ thị|kế hoạch|hướng dẫn|chương trình"
    r"|công (?:văn|điện|báo|ước|thư)|báo cáo|tờ trình|biên bản|kết luận|đề án|giấy mời|văn (?:bản|kiện)|bản tin|báo"
    r"|tạp chí|hiệp định|chuyên (?:đề|san)|sách|giáo trình|tài liệu|kỷ yếu|niên giám|sổ tay|danh (?:mục|sách)"
    r"|(?:số|dữ) liệu|phóng sự)\b"
)
# Where somebody's word stands for a paper. Folded, as what follows.
_NOBODY = re.compile(
    r"\b(?:tu (?:biet|viet|suy|dien|tong hop|bien soan|nghi)|(?:toi|minh|ai cung|duoc) biet|nghe (?:noi|ke|bao|dau|don)"
    r"|(?:khong|chua) (?:ro|co|biet|nho|nguon)|(?:dang|se|can) (?:cap nhat|bo sung|tim)|(?:cap nhat|bo sung) sau"
    r"|(?:nhieu|cac|mot so) nguon|nguon (?:khac|tin rieng|rieng)|tren mang|mang xa hoi|internet|facebook|fb|zalo|tiktok"
    r"|youtube|google|chatgpt|truyen mieng|nguoi (?:dan|quen)|dien thoai|nhu tren|xem (?:tep|file)|file dinh kem"
    r"|biet (?:qua|tu)|theo (?:loi|anh|chi|ong|ba|co|chu|ban))\b"
)
# A place of a form that nobody has filled in: `<tên báo>`, `số …/KH-UBND`.
_BLANK = re.compile(
    r"<[^>]*>|\{[^}]*\}|\[[^\]]*(?:ten|nguon|dien|dia chi|link|url)[^\]]*\]|(?:\.{2,}|…|_{2,}|\bx{2,})\s*/"
    r"|\b(?:so|ngay|thang)\s*(?:\.{2,}|…|_{2,}|x{2,}\b|\?)"
    r"|\b(?:tbc|tbd|todo|ten (?:co quan|to bao|nguon)|dia chi trang nguon)\b"
)


def has_number(text: str) -> bool:
    """Does a text name a document by its number?"""
    return bool(_NUMBER.search(text))


def is_named(text: str, *, dated: bool) -> bool:
    """Could a reader find the paper that a text names? By the number of a document; by a day, its own (`dated`) or one
    in the text; a book or a report also by an issue or a year."""
    plain = fold(text)
    if _BLANK.search(plain):
        return False
    if has_number(text):
        return True
    if _NOBODY.search(plain) or not re.search(r"[a-z]{2}", plain):
        return False
    return dated or bool(_DAY.search(plain)) or bool(_PAPER.search(text.lower()) and re.search(r"[0-9]", text))
