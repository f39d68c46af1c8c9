"""What tells who somebody is and should rarely be printed: numbers of citizens, bank accounts, private telephones; a
full name beside a word that brands; the name of somebody under age.

A name is known by its first syllable, one of the family names of the country and of its peoples in the north-west and
the centre, and by its capitals; what stands between it and the word beside it must be of a few plain forms, so that an
officer who talks of people with an addiction is not taken for one.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple


class Personal(NamedTuple):
    """`kind` is "citizen", "account", "mobile", "branded", "minor" or "born" (a minor until the end of `year` + 18);
    `words` are the number or the name, which begins at `offset`, `beside` what stands beside a name."""

    kind: str
    words: str
    offset: int
    beside: str = ""
    year: int = 0


_LATIN = [chr(code) for code in (*range(0x41, 0x250), *range(0x1EA0, 0x1EFA))]
_UPPER = "".join(sign for sign in _LATIN if sign.isupper())
_MARKED = "".join(sign for sign in _UPPER if not sign.isascii())
_LOWER = "".join(sign for sign in _LATIN if sign.islower())
_FAMILIES = (
    "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Trịnh|Đoàn|Thái|Tô|Mai|Đào|Tạ|Chu|Cao"
    "|Trương|Lương|Hà|Tống|Tăng|Quách|Đậu|Phùng|Nghiêm|Kiều|Doãn|Văn|Châu|La|Thân|Từ|Triệu|Nông|Lưu|Vương|Hứa|Mạc|Bế|Vi"
    "|Lô|Lữ|Lo|Lò|Quàng|Cầm|Sầm|Kha|Ngân|Lang|Vang|Moong|Cụt|Xeo|Ven|Và|Xồng|Lầu|Già|Lỳ|Vừ|Thò|Mùa|Hờ|Giàng|Sùng|Thào"
)
_FAMILY = frozenset(_FAMILIES.split("|"))
# Of one letter only where it has a mark (Ý); `Nguyễn Văn A` is nobody.
_SYLLABLE = rf"(?:[{_UPPER}][{_LOWER}]+|[{_UPPER}]{{2,}}|[{_MARKED}])(?!\w)"
_CAPITALS = re.compile(rf"(?<!\w){_SYLLABLE}(?: {_SYLLABLE})*+")
_NOBODY = re.compile(r" [A-Z](?!\w)")
_ADDRESS = r"(?:anh|chị|em|cháu|bé|ông|bà|cô|chú|bác|thanh niên|tên|tên là)"
_ADDRESSED = re.compile(rf"(?<!\w){_ADDRESS} $", re.IGNORECASE)
_CHILDREN = ("em", "cháu", "bé")
_CHILD = re.compile(r"(?<!\w)(?:em|cháu|bé) $", re.IGNORECASE)
_BETWEEN = rf"[\s,:(“\"–-]{{1,3}}(?:{_ADDRESS} )?$"
_DETAIL = (
    r"(?:\s*[,(–-]\s*(?:sinh (?:năm|ngày)[ \d/.-]+|SN:? ?\d{4}|\d{1,2} tuổi"
    r"|(?:thường trú|trú|ngụ|quê|ở)(?: tại| ở| quán)?:? [^.;()\n]{1,60}?)\)?){0,2}"
)
_JOIN = r"(?:(?:là|vốn|đã|đang|từng|cũng|bị|mắc|một|thuộc diện|người|có tiền sử|lâu năm|thanh niên|bệnh) ){0,4}"
_DRUGS = r"(?:trái phép )?(?:chất )?ma t(?:úy|uý)"
_BRANDS = (
    rf"(?:đối tượng(?: nghiện(?: ma túy)?)?|bị can|bị cáo|nghi phạm|nghi can|phạm nhân|tội phạm|con nghiện|kẻ nghiện"
    rf"|người (?:bị )?nghiện(?: ma túy)?|người sử dụng {_DRUGS}|người sau cai(?: nghiện)?|học viên cai nghiện"
    r"|người cai nghiện)"
)
_BRANDED = (
    rf"(?:{_BRANDS}|nghiện(?! việc| đọc)|bị (?:bắt|khởi tố|tạm giữ|tạm giam)|dương tính với {_DRUGS}"
    rf"|(?:sử dụng|tàng trữ|mua bán|vận chuyển) {_DRUGS}|cai nghiện)"
)
_TAKEN = r"bắt(?: giữ| quả tang| khẩn cấp)?|khởi tố|truy nã|tạm giữ|tạm giam"
# Whose family it is: `ông … có con nghiện ma túy`.
_KIN = (
    r"(?:(?:hiện |đang )?(?:có|nuôi) (?:(?:con|chồng|vợ|cha|bố|mẹ|anh|chị|em|cháu|người thân|người nhà|thành viên)"
    r"(?: (?:trai|gái|rể|dâu|ruột|chồng|vợ|nuôi|trong (?:nhà|gia đình)))? )?)?"
)
_BEFORE = re.compile(
    rf"(?<!\w)(?P<beside>{_BRANDS}|{_TAKEN})(?: (?:có )?tên(?: là)?| là| gồm)?{_BETWEEN}", re.IGNORECASE
)
_BEHIND = re.compile(rf"{_DETAIL}(?:\s*\([^()\n]{{1,60}}\))?[\s,()–-]{{1,3}}{_KIN}{_JOIN}(?P<beside>{_BRANDED})(?!\w)")
_NOW = r"\s?[\s,(–-]\s?(?:mới |khi ấy |năm nay |nay )?"
_YOUNG_BEHIND = re.compile(
    rf"{_NOW}(?P<beside>(?P<age>\d{{1,2}}) tuổi|(?:là )?học sinh lớp (?P<grade>\d{{1,2}})"
    r"|(?:sinh năm|sinh ngày \d+[/.-]\d+[/.-]|SN:?)\s?(?P<year>\d{4}))"
)
_YOUNG_BEFORE = re.compile(
    r"(?P<beside>(?<!\d)(?P<age>\d{1,2}) tuổi|học sinh lớp (?P<grade>\d{1,2})(?:[A-ZĐ]\d{0,2})?)\)?"
    rf"(?: tên(?: là)?| là)?{_BETWEEN}",
    re.IGNORECASE,
)
_LAST_GRADE, _OF_AGE = 11, 18
# So many letters on both sides of a name are looked at.
_NEAR = 160
# The longest way to call somebody, `thanh niên`, with the blank and a line end behind it.
_CALLED = 12

# What is no text of ours: addresses, and the targets of links and tags.
_ADDRESSES = re.compile(r"\]\([^)\n]*\)|<[^<>\n]*>|\bhttps?://\S+|\btel:\S+")
# Digits that belong together, and what may have been said right before of which kind they are.
_DIGITS = re.compile(r"(?<![\w+])\+?[A-Z]?\d(?:[ .-]?\d){5,18}(?![ .-]?\d)(?!\w)")
_PAPER = re.compile(
    r"(?:CMND|CMTND|CCCD|chứng minh(?: nhân dân| thư)?|căn cước(?: công dân)?|định danh cá nhân|hộ chiếu)"
    r"[^\d\n.;]{0,25}$",
    re.IGNORECASE,
)
_ACCOUNT = re.compile(r"(?:số tài khoản|\bstk|số tk|tài khoản|chuyển khoản)[^\d\n.;]{0,40}$", re.IGNORECASE)
_MONEY = re.compile(r"\s*(?:đồng|đ\b|triệu|nghìn|vnd|₫)", re.IGNORECASE)
_MOBILE = re.compile(r"(?:\+?84|0)[35789]\d{8}")
_MAY_BE_NUMBER = re.compile(r"\d(?:[ .-]?\d){5}")


def personal(text: str) -> Iterator[Personal]:
    """What a text tells of somebody: numbers, then names, each place once."""
    if _MAY_BE_NUMBER.search(text):
        yield from _numbers(_ADDRESSES.sub(lambda match: " " * len(match[0]), text))
    yield from _names(text)


# Ranks and forms of address that stand before a name.
_CALLS = (
    r"(?:(?:[Đđ]/?[Cc]|[Đđ]ồng chí|[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Ee]m|[Cc]háu|[Tt]hượng úy|[Đđ]ại úy|[Tt]rung úy"
    r"|[Tt]hiếu úy|[Tt]hiếu tá|[Tt]rung tá|[Tt]hượng tá|[Đđ]ại tá|[Tt]hượng sĩ|[Tt]rung sĩ|[Bb]í danh|[Tt]ên)[.:]?\s+)*"
)
_FULL_NAME = re.compile(rf"{_CALLS}(?P<name>(?:[{_UPPER}][\w']*)(?: [{_UPPER}]\w*){{2,4}})\W*(?:[,(–-].*)?", re.DOTALL)


# What is called by somebody's name.
_CALLED_SO = re.compile(
    r"(?:trường|thpt|thcs|tiểu học|mầm non|đường|phố|quảng trường|công viên|giải|cúp|quỹ|đội|đoàn|hội|tncs|khu|nhà|sân"
    r"|tượng đài|tư tưởng|lăng|bảo tàng|cầu|chợ|hồ|xã|phường|thôn|xóm|bản|khối|trung tâm|lao động|chủ tịch|bác"
    r"|anh hùng|-|–)"
    r"\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)


def full_name_in(text: str) -> str:
    """A full name within a text that is not that of a school, a street or the like; "" where there is none."""
    for found in _CAPITALS.finditer(text):
        words = found[0].split(" ")
        first = next((n for n, word in enumerate(words) if word.capitalize() in _FAMILY and n < len(words) - 2), None)
        if first is None or found[0].isupper():
            continue
        name, before = " ".join(words[first:]), text[: found.start()] + "".join(f"{one} " for one in words[:first])
        if is_full_name(name) and not _CALLED_SO.search(before):
            return name
    return ""


def is_full_name(text: str) -> bool:
    """Is a text somebody's name alone, perhaps with a rank before it or a remark behind it? Two syllables are none: so
    is a place called."""
    found = _FULL_NAME.fullmatch(" ".join(text.split()))
    if found is None or found["name"].lower() == "hồ chí minh":
        return False
    family, *rest = found["name"].lower().split(" ")
    middle = {"văn", "thị"} & {*rest[:-1]}
    # In capitals, and of family names that are words as well, more must tell that it is a name.
    is_sure = not found["name"].isupper() and family not in ("văn", "đoàn", "la", "từ", "thân", "tô", "châu", "nông")
    return bool(middle) or (is_sure and family.capitalize() in _FAMILY)


def _numbers(text: str) -> Iterator[Personal]:
    for match in _DIGITS.finditer(text):
        before, digits = text[max(0, match.start() - _NEAR) : match.start()], re.sub(r"[^\w+]", "", match[0])
        is_mobile = _MOBILE.fullmatch(digits) is not None
        is_part = before[-1:] in ("/", "-", ".", ",")  # of a document's number, a date, a sum
        if (_PAPER.search(before) and 7 < len(digits) < 13) or (not is_part and _is_of_citizen(match[0])):
            yield Personal("citizen", match[0], match.start())
        elif _ACCOUNT.search(before) and not is_mobile and not _MONEY.match(text, match.end()):
            yield Personal("account", match[0], match.start())
        elif is_mobile and not is_part:
            yield Personal("mobile", match[0], match.start())


def _is_of_citizen(number: str) -> bool:
    """Province of birth, 001 to 096; century and sex; year of birth; six more (Nghị định 137/2015/NĐ-CP Điều 13)."""
    digits = re.sub(r"[ .]", "", number)
    return len(digits) == 12 and digits.isdecimal() and 1 <= int(digits[:3]) <= 96 and digits[3] in "0123"


def _names(text: str) -> Iterator[Personal]:
    for match in _CAPITALS.finditer(text):
        words = match[0].split(" ")
        first = next((number for number, word in enumerate(words) if word.capitalize() in _FAMILY), None)
        has_family = first is not None
        if first is None:
            first = 1 if words[0].lower() in _CHILDREN and len(words) > 1 else 0
        start = match.start() + sum(len(word) + 1 for word in words[:first])
        # Two syllables alone may be a place (Hà Nội), three are a name; so are two behind `anh`, `chị`.
        count, near = len(words) - first, max(0, start - _CALLED)
        is_whole = has_family and (count > 2 or (count == 2 and _ADDRESSED.search(text, near, start) is not None))
        if not is_whole and (has_family or not _CHILD.search(text, near, start)):
            continue
        before = text[max(0, start - _NEAR) : start]
        behind = text[match.end() : match.end() + _NEAR]
        if _NOBODY.match(behind):
            continue
        told = (is_whole and _branded(before, behind)) or _young(before, behind)
        if told:
            yield told._replace(words=" ".join(words[first:]), offset=start)


def _branded(before: str, behind: str) -> Personal | None:
    found = _BEFORE.search(before) or _BEHIND.match(behind)
    return Personal("branded", "", 0, found["beside"]) if found else None


def _young(before: str, behind: str) -> Personal | None:
    found = _YOUNG_BEHIND.match(behind) or _YOUNG_BEFORE.search(before)
    if found is None:
        return None
    said = found.groupdict()
    if said.get("year"):
        return Personal("born", "", 0, found["beside"], int(said["year"]))
    is_young = int(said["age"] or 99) < _OF_AGE or int(said["grade"] or 99) <= _LAST_GRADE
    return Personal("minor", "", 0, found["beside"]) if is_young else None
