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

# A number without the letters that tell which office's it is, and letters run together.
_UNSIGNED = re.compile(
    r"(?:^|(?<!\w)(?:kế hoạch|công văn|quyết định|thông báo|giấy mời|báo cáo|chỉ thị|tờ trình|hướng dẫn) )"
    r"số [0-9]+(?!\w|/\w|-\w)",
    re.IGNORECASE,
)
_GLUED = re.compile(
    r"(?<![\w/])[0-9]{1,5}/(KH|CV|QĐ|BC|TB|GM|CT|TTR|HD|NQ|CTR)(UBND|CA|HĐND|HU|TU|ĐU|BCĐ|MTTQ|SYT)\b", re.IGNORECASE
)


def half_a_number(text: str) -> tuple[str, str] | None:
    """A number that lacks letters, with what was meant where that is sure: `45/KHUBND`, `45/KH-UBND`."""
    if glued := _GLUED.search(text):
        letters = glued[0].split("/")[0], glued[1].upper(), glued[2].upper()
        return glued[0], "{}/{}-{}".format(*letters)
    bare = None if has_number(text) or _DAY.search(fold(text)) else _UNSIGNED.search(text)
    return (bare[0].strip(), "") if bare else None


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
