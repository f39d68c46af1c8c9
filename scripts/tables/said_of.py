"""What titles and lists of names say: the kind of an event, who holds it, whom to ask."""

import re
from collections.abc import Collection, Iterable, Iterator

from scripts.model.event import Kind, Status
from scripts.vietnamese.folding import fold, nfc, same_word
from scripts.vietnamese.near import closest
from scripts.vietnamese.personal import full_name_in, is_full_name
from scripts.vietnamese.phones import BadPhoneError, phones

# Folded; the first that is in a title counts.
_KINDS = (
    (r"xet xu|phien toa", Kind.XET_XU_LUU_DONG),
    (r"ra quan", Kind.LE_RA_QUAN),
    (r"mit ?tinh|mittinh|meeting", Kind.MIT_TINH),
    (r"toa dam|hoi thao|doi thoai", Kind.TOA_DAM),
    (r"tap huan|boi duong|lop hoc", Kind.TAP_HUAN),
    (r"hoi thi|cuoc thi|thi tim hieu|hoi dien|giai (?:bong|chay|cau long|viet da)", Kind.HOI_THI),
    (r"trien lam|trung bay", Kind.TRIEN_LAM),
    (r"luu dong|xe loa|dieu hanh|xe tuyen truyen", Kind.TUYEN_TRUYEN_LUU_DONG),
    (r"giao luu|van nghe", Kind.GIAO_LUU),
    (r"cao diem|dot tan cong|ra soat", Kind.CAO_DIEM),
    (r"hop tac quoc te|ky ket .*\blao\b|voi .*\blao\b", Kind.HOP_TAC_QUOC_TE),
)
# Folded, of a cell for the state; what puts an event off is read with its accents first (`đúng kế hoạch`, `hoàn tất`).
_STATUSES = (
    (r"da to chuc|da thuc hien|da dien ra|hoan thanh|hoan tat|xong", Status.HELD),
    (
        r"theo lich|theo ke hoach|chua (?:to chuc|dien ra|thuc hien)|sap|du kien|chuan bi|dung (?:ke hoach|lich)"
        r"|dang (?:thuc hien|trien khai)|moi",
        Status.SCHEDULED,
    ),
)
_OFF_ALONE = (
    (r"huy(?: bo)?", Status.CANCELLED),
    (r"(?:da )?(?:doi|thay doi|chuyen)(?: (?:lich|ngay|gio|sang .*))?", Status.RESCHEDULED),
    (r"(?:da |tam )?(?:hoan|lui|dung)(?: lai| lich)?", Status.POSTPONED),
)
_BEGINS_ONE = (
    r"(?:UBND|HĐND|UBMTTQ|MTTQ|BCĐ|BCH|BTV|TTYT|TTVH|Ủy ban|Uỷ ban|Công an|Hội|Đoàn|Ban|Sở|Phòng|Trường|Trạm|Mặt trận"
    r"|Bộ|Chi|Liên đoàn|Trung tâm|Đồn"
    r"|Huyện|Thành|Thị|Xã(?! hội)|Phường|Tỉnh|Tòa|Viện|Cục|Đài|Báo|Tổ|Câu lạc bộ|CLB|Nhà|Văn phòng|Liên minh"
    r"|Quân|Bệnh viện|Cụm|Đảng)"
)
_APART = re.compile(
    rf"\s*(?:[;\n]|,\s*(?={_BEGINS_ONE}\b)|\s[-–+]\s(?={_BEGINS_ONE}\b)|\s+(?:và|phối hợp với|phối hợp|cùng|&)\s+"
    rf"(?={_BEGINS_ONE}\b))\s*"
)
# One office of several bodies.
_OF_SEVERAL = re.compile(
    r"(?:(?:Văn phòng|VP|Thường trực|Lãnh đạo)\s+)?(?:Đảng ủy|Huyện ủy|ĐBQH|Đoàn ĐBQH|HĐND)"
    r"(?:\s*(?:,|[-–&]|và)\s*(?:HĐND|UBND|UBMTTQ|Đảng ủy)(?!\w))+"
)
_BLANK = "\ue020"
_PART_OF = r"(?P<{}>chủ trì|phối hợp)(?:\s+thực hiện)?"
_LABELLED = re.compile(rf"(?i)(?:^|[\n;,.•+-]|\s)\s*(?:(?:đơn vị|cơ quan)\s+)?{_PART_OF.format('label')}\s*[:：]\s*")
_TAGGED = re.compile(rf"(?i)\s*[(–-]?\s*(?<!\w){_PART_OF.format('tag')}\)?$")
_SHORT = (
    (r"\bubmttq(?:vn)?\b|\bmttq(?:vn)?\b", "ủy ban mặt trận tổ quốc"),
    (r"\bubnd\b|\buy ban\b(?= xã| phường| huyện| tỉnh)", "ủy ban nhân dân"),
    (r"\bca\b", "công an"),
    (r"\blhpn\b", "liên hiệp phụ nữ"),
    (r"\bđtn\b|\bđoàn tncs(?: hcm)?\b", "đoàn thanh niên"),
    (r"\btnhcm\b|\btncs hcm\b", "thanh niên cộng sản hồ chí minh"),
    (r"\bgd ?(?:&|và) ?đt\b|\bgdđt\b", "giáo dục và đào tạo"),
    (r"\bbđbp\b|\bbp\b", "biên phòng"),
    (r"\bp\.\s*(?=\w)", "phường "),
    (r"\bx\.\s*(?=\w)", "xã "),
)
_PERSON = re.compile(r"(?:đ/?c|đồng chí|ông|bà|anh|chị|bs\.?|ths\.?|ts\.?)\b\.?", re.IGNORECASE)
_PHONE = re.compile(r"(?:\+84|0)[0-9][0-9 .-]{6,12}[0-9]")
_EMAIL = re.compile(r"[^\s@,;:()<>]+@[^\s@,;:()<>]+\.[a-z]{2,}", re.IGNORECASE)


def kind_of(text: str) -> Kind:
    """The kind of an event by its title; `khac` where that does not tell."""
    plain = fold(text)
    return next((kind for pattern, kind in _KINDS if re.search(rf"\b(?:{pattern})\b", plain)), Kind.KHAC)


def kind_named(text: str) -> Kind | None:
    """The kind that a column names."""
    plain = same_word(text)
    for kind in Kind:
        if plain in (kind.value, same_word(kind.label)):
            return kind
    found = kind_of(text)
    return None if found is Kind.KHAC else found


def status_of(text: str) -> Status | None:
    """The state that some words name; None where they name none."""
    plain = fold(text)
    for status in Status:
        if text.strip().lower() in (status.value, status.label.lower()):
            return status
    if off := change_of(text):
        return off
    if found := next((one for pattern, one in _STATUSES if re.search(rf"\b(?:{pattern})\b", plain)), None):
        return found
    return next((one for pattern, one in _OFF_ALONE if re.fullmatch(pattern, plain.strip(" ."))), None)


def of_section(heading: str) -> tuple[Status, ...]:
    """What a heading says became of what stands below it: held, put off, moved or cancelled, or several of these."""
    is_held = re.search(r"\bda (?:to chuc|thuc hien|dien ra|hoan thanh)\b", fold(heading))
    return (*_changes_in(heading), *([Status.HELD] if is_held else []))


# With their accents: `huy động`, `phát huy`, `tiêu hủy ma túy`, `đẩy lùi` are no such words.
_CHANGES = (
    (
        r"(?<!tiêu )(?:hủy|huỷ)(?! hoại| diệt| bỏ tang)(?: bỏ)?|không (?:tổ chức|diễn ra)|dừng tổ chức|ngừng tổ chức",
        Status.CANCELLED,
    ),
    (
        r"dời|(?:thay )?đổi (?:lịch|ngày|giờ|thời gian|thời điểm)|điều chỉnh (?:lịch|ngày|giờ|thời gian)"
        r"|(?:chuyển|lùi|đẩy) (?:lịch|ngày|giờ|thời gian"
        r"|(?:sang|đến|vào) (?:lúc )?(?:ngày|tuần|thứ|sáng|chiều|tối|[0-9]\S*))",
        Status.RESCHEDULED,
    ),
    (r"(?:tạm )?hoãn|tạm dừng|lùi lại", Status.POSTPONED),
)


_OTHER_PLACE = r"(?:(?:thay )?đổi|chuyển|điều chỉnh) (?:địa điểm|nơi)"


def changes_place(text: str) -> bool:
    """Does a sentence or a name say that an event is held elsewhere than announced?"""
    return bool(re.search(_OTHER_PLACE, nfc(text).lower()))


def change_of(text: str) -> Status | None:
    """What a sentence or a name says became of an event that was announced before."""
    return next(_changes_in(text), None)


def _changes_in(text: str) -> Iterator[Status]:
    plain = nfc(text).lower()
    return (status for pattern, status in _CHANGES if re.search(rf"(?<!\w)(?:{pattern})(?!\w)", plain))


def without_change(title: str) -> str:
    """A name without the word that begins it and says so: `Hủy buổi tọa đàm …` → `Buổi tọa đàm …`."""
    words = "|".join([*(pattern for pattern, _ in _CHANGES), _OTHER_PLACE])
    left = re.sub(
        rf"^\W*(?:thông báo |về việc |v/v |đã |được |bị )*(?:{words})(?!\w)(?: (?:tổ chức|của|việc|buổi|cuộc))*\W*",
        "",
        nfc(title),
        flags=re.I,
    )
    return left[:1].upper() + left[1:] if left and left != nfc(title) else title


_OFFICE_WORK = re.compile(
    r"\b(?:giao ban|hop (?!ban |thon|xom|khoi|to dan|dan\b|mat)|tiep cong dan|truc (?:co quan|ban)|tham muu|ban hanh"
    r"|bao cao (?:ket qua|so lieu|tien do)|nghi (?:le|bu)|di cong tac)\b"
)
_FOR_PEOPLE = re.compile(r"ma tuy|pcmt|cai nghien|tuyen truyen|26/6|thang hanh dong|huong ung|ra quan")


_DRUGS = re.compile(r"ma tuy|pcmt|pctp|cai nghien|26/6|thang hanh dong|gay nghien|chat cam|hiv|te nan xa hoi")


def is_office_work(title: str) -> bool:
    """Is it what an office does for itself, as its calendars tell?"""
    plain = fold(title)
    is_buying = re.match(r"(?:in|mua|thue|photo|may|lam phong)\s", plain)
    meets = re.match(r"hop (?:ban chi dao|uy ban|thuong truc|tham dinh)", plain)
    return bool(is_buying or meets) or (bool(_OFFICE_WORK.search(plain)) and not _FOR_PEOPLE.search(plain))


def is_calendar_of_office(title: str) -> bool:
    """Does a heading say that all of an office's work is below it?"""
    return bool(re.search(r"\blich (?:cong tac|lam viec|tuan)\b", fold(title)))


def is_about_drugs(title: str) -> bool:
    """Does a title say that it is for the site's subject?"""
    return bool(_FOR_PEOPLE.search(fold(title)))


def name_drugs(texts: Iterable[str]) -> bool:
    """Does one of some texts name drugs, or the month against them?"""
    return any(_DRUGS.search(fold(text)) for text in texts)


_NONE = r"(?:khong|chua) (?:co|phat sinh|to chuc|dien ra|xay dung)(?: (?:bat ky|cac|them))? (?:hoat dong|lich)"


def is_nothing(title: str) -> bool:
    """Does a row say only that nothing is on?"""
    return bool(
        re.fullmatch(rf"(?:khong(?: co| to chuc| phat sinh)?|nghi(?: (?:le|tet|bu)\b.*)?|{_NONE}.*)\W*", fold(title))
    )


def says_none(text: str) -> bool:
    """Does a letter say that there are no events?"""
    return bool(re.search(rf"\b{_NONE}\b", fold(text)))


def is_off(note: str) -> bool:
    """Does a note say that an event is put off, moved or cancelled?"""
    typed_plainly = note.isascii() and re.search(
        r"\b(?:tam hoan|hoan|huy|doi lich|doi sang|doi ngay|lui)\b", note.lower()
    )
    return change_of(note) is not None or bool(typed_plainly)


def names(text: str) -> list[str]:
    """Agencies of a cell, one or several."""
    text = _OF_SEVERAL.sub(lambda office: re.sub(r"\s", _BLANK, office[0]), text)
    found = [" ".join(part.replace(_BLANK, " ").split()).strip(" -+•*,;.") for part in _APART.split(text)]
    return [part for part in dict.fromkeys(found) if part]


def leads_and_helps(text: str) -> tuple[list[str], list[str]]:
    """Agencies that hold an event, and those that help, where the cell says which is which."""
    found: dict[bool, list[str]] = {True: [], False: []}
    first, *labelled = _LABELLED.split(text)
    for label, words in [("chủ trì", first), *zip(labelled[::2], labelled[1::2], strict=True)]:
        tags = [tag["tag"].lower() for line in re.split(r"[;\n]", words) if (tag := _TAGGED.search(line.strip()))]
        for line in re.split(r"[;\n]", words):
            own = _TAGGED.search(line.strip())
            # Beside a line of who leads, a line is of those whom its end says.
            of_line = own["tag"] if own and "chủ trì" in tags and len(tags) > 1 else label
            for name in names(line):
                tag = _TAGGED.search(name)
                found[(tag["tag"] if tag else of_line).lower() == "chủ trì"].append(_TAGGED.sub("", name))
    return found[True], found[False]


def change_in_brackets(title: str) -> str:
    """What stands beside a name and says that the event is put off, moved or cancelled: `(đã hủy)`."""
    beside = re.findall(r"[(\[]([^()\[\]]{2,40})[)\]]|\s[-–]\s*([^-–]{2,20})$", title)
    return next((words for pair in beside for words in pair if words and change_of(words)), "")


def is_person(text: str) -> bool:
    """Is somebody named, and no agency?"""
    return bool(_PERSON.match(text.strip())) or is_full_name(text)


_NAMED = re.compile(
    r"(?<!\w)(?:[Đđ]/?c|[Đđ]ồng chí|[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Ee]m|[Bb]ị cáo|[Bb]ị can|[Đđ]ối tượng)\.?\s+"
    r"(?:[A-ZĐ]{2,3}\s+)?[^\W\d_a-z]\w+(?:\s+[^\W\d_a-z]\w*)+"
)


def person_in(text: str) -> str:
    """Somebody who is named in a text, with what they are called before it; "" where nobody is."""
    found = _NAMED.search(text)
    return found[0] if found and not re.search(r"Hồ Chí Minh", found[0]) else full_name_in(text)


def people_in(text: str) -> list[str]:
    """Those whom a cell names, each as it is called."""
    parts = [part.strip(" -+•.") for part in re.split(r"[,;:\n]", text)]
    return [who for part in parts if (who := part if is_full_name(part) else person_in(part))]


def known_name(name: str, known: Collection[str]) -> str | None:
    """The one of a list that a name is, shortened or not."""
    if name in known:
        return name
    keys = {spelt_out(one): one for one in known}
    return keys.get(spelt_out(name))


def near_names(name: str, known: Collection[str]) -> tuple[str, ...]:
    """Those of a list that are like a name."""
    return closest(name, known) or closest(spelt_out(name), known)


def spelt_out(name: str) -> str:
    """A name by which two ways to write it are the same."""
    key = same_word(name)
    for pattern, words in _SHORT:
        key = re.sub(pattern, words, key)
    return " ".join(key.split())


def contact_of(text: str) -> dict[str, str]:
    """Name, number and address of somebody to ask."""
    found: dict[str, str] = {}
    left = text
    if email := _EMAIL.search(left):
        found["email"] = email[0]
        left = left.replace(email[0], " ")
    numbers = [match[0].strip(" .-") for match in _PHONE.finditer(left)]
    for number in numbers:
        left = left.replace(number, " ")
    if numbers:
        found["phone"] = ", ".join(numbers)
    name = re.sub(r"(?i)\b(?:gặp|xin|sđt|đt|điện thoại|số điện thoại|email|liên hệ|tel|di động|đtdđ)\b\.?", " ", left)
    name = " ".join(re.sub(r"[:;,()\n-]+", " ", name).split())
    if name:
        found["name"] = name
    return found


def phone_of(text: str, is_number: bool) -> tuple[str | None, str]:
    """A number to call, and what was done to it; None where it is none. Excel takes the zero from what it thinks is a
    number."""
    text = re.sub(r"\s*\n\s*", ", ", text.strip())
    typed, text = text, re.sub(r"(?<![^\W\d_])[oO](?=[0-9])", "0", text)
    try:
        phones(text)
    except BadPhoneError as bad:
        if bad.meant and (is_number or bad.meant.lstrip("0") == text):
            return bad.meant, f"Excel làm mất số 0 đầu: “{text}” thành “{bad.meant}”"
        return None, ""
    return text, f"chữ o trong “{typed}” đọc là số 0" if typed != text else ""
