"""The head of a letter or notice: its number and sender, the event that it is about, and whether that one is off."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from scripts.model.event import Status
from scripts.tables import heads, said_of
from scripts.tables.grid import Cell
from scripts.vietnamese.documents import NUMBER
from scripts.vietnamese.folding import fold

_KIND = re.compile(
    r"(?P<kind>GIẤY MỜI|THƯ MỜI|THÔNG BÁO|CÔNG VĂN|LỊCH CÔNG TÁC|CHƯƠNG TRÌNH|KẾ HOẠCH)(?:\s+HỌP)?"
    rf"(?:\s+SỐ:?\s+(?P<number>{NUMBER})(?:\s+CỦA\s+(?P<of>.+))?)?",
    re.IGNORECASE,
)
_OWN = re.compile(rf"\s*Số\s*:?\s*(?P<number>{NUMBER})(?![\w/-])", re.IGNORECASE)
_DATED = re.compile(r"ngày\s+([0-9]{1,2})\s+tháng\s+([0-9]{1,2})\s+năm\s+([0-9]{4})", re.IGNORECASE)
_NATIONAL = re.compile(
    r"CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM|Độc lập\s*[-–]\s*Tự do\s*[-–]\s*Hạnh phúc", re.IGNORECASE
)
_SUBJECT = re.compile(r"\s*(?:V/v|Về việc|Trích yếu\s*:)\s*:?\s*(?P<rest>.+)", re.IGNORECASE | re.DOTALL)
_UNIT = re.compile(r"\b(XÃ|PHƯỜNG|THỊ TRẤN|HUYỆN|THỊ XÃ|THÀNH PHỐ|TỈNH|ĐẶC KHU)\b\s*(.*)$", re.IGNORECASE)
_SIGNS = {
    "KH": "Kế hoạch",
    "TB": "Thông báo",
    "GM": "Giấy mời",
    "CTr": "Chương trình",
    "LCT": "Lịch công tác",
    "QĐ": "Quyết định",
}
_SCHOOL = re.compile(
    r"TRƯỜNG(?:\s+(?:PHỔ THÔNG|MẦM NON|TIỂU HỌC|TRUNG HỌC|CƠ SỞ|DÂN TỘC|NỘI TRÚ|BÁN TRÚ|CAO ĐẲNG|ĐẠI HỌC"
    r"|(?:MN|TH|THCS|THPT|PTDTBT|PTDTNT|PTCS|CĐ|ĐH)(?:\s*[&-]\s*THCS|\s*[&-]\s*THPT)*)(?!\w))+"
)
_OF_SCHOOLS = re.compile(r"(?:MN|TH|THCS|THPT|PTDTBT|PTDTNT|PTCS|CĐ|ĐH)(?:[&-]\w+)*")
_SHORT = frozenset(("UBND", "HĐND", "MTTQ", "UBMTTQ", "UBMTTQVN", "LHPN", "TNCS", "HCM", "CCB", "BCĐ", "BCH", "BTV"))
_NAMES = ("Liên hiệp Phụ nữ", "Mặt trận Tổ quốc", "Cựu chiến binh", "Nông dân", "Hồ Chí Minh", "Việt Nam")
# A sentence rather than the name of something.
_PROSE = re.compile(
    r"(?:thuc hien|can cu|nham|de |do |vi |theo |nay\b|ubnd|uy ban|cong an|hoi |doan |ban |kinh|rat |tran trong|xin "
    r"|vay\b|hien nay|duoc su|su co mat|su hien dien|moi chi tiet|noi nhan|\(|thoi gian"
    r"|nhan (?:dip|thang|ngay|ky niem)\b|(?!moi\b).{15,}\bmoi\b.{0,60}\bdu\b)"
)
# Where in a subject the event is named: `cử cán bộ dự tập huấn …`, `hoãn tổ chức lễ …`.
_EVENT = re.compile(
    r"\b(?:lễ|míttinh|mít tinh|tập huấn|tọa đàm|toạ đàm|hội (?:nghị|thi|thảo|diễn|trại|thao)|diễn đàn|đêm|ngày hội"
    r"|giải (?:bóng|chạy|cầu|việt)|ra quân|cuộc thi|phiên tòa|xét xử|triển lãm|giao lưu|văn nghệ|nói chuyện"
    r"|sinh hoạt|chiếu phim|phát động|diễu hành|tuyên truyền|truyền thông|tư vấn|tổng kết|ký cam kết|phát thanh)\b",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"[^\w“\"(\[]*(?:(?:(?:trân trọng |kính )*mời (?:bà con|quý vị|mọi người|nhân dân|các bạn|toàn thể \w+)|v/v"
    r"|về việc|về|tới dự|đến dự|mời dự|mời tham dự|mời|tham dự|dự|tham gia|tổ chức|buổi|cuộc)\s+)+",
    re.IGNORECASE,
)
# A name ends with its sentence or where it is said when and where; commas and what quotation marks hold are of it.
_BEHIND = (
    r"(?:\s*(?:[.:;](?![0-9])|$)|,?\s+(?:vào|lúc|hồi|như sau|cụ thể|ngày\s+[0-9]|theo|(?:trân trọng |kính )*mời"
    r"|tại(?! (?:cộng đồng|gia đình|địa phương|chỗ|cơ sở|các)))(?!\w))"
)
_INVITED = re.compile(
    rf"\b(?:dự|tổ chức)\s+((?:\"[^\"]*\"|“[^”]*”|(?!{_BEHIND}).)+)",
    re.IGNORECASE,
)
_REASON = re.compile(r"(?<!tự )\b(?:do|vì|bởi)\s+(?:lý do\s+)?([^,.;]{4,120})", re.IGNORECASE)
_HOLDS = re.compile(r"\b(?:chủ trì|tổ chức|thực hiện|phụ trách|phối hợp|đăng cai|chỉ đạo)\W*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Letter:
    """What its head says; "" where it does not. `status` is what it says of an event that was announced before."""

    source: str = ""
    sender: str = ""
    name: str = ""
    at: str = ""
    status: Status | None = None
    reason: str = ""


def letter_of(lines: Sequence[Cell]) -> Letter | None:
    """The head of a letter; None where the lines have none."""
    parts = [Cell(line.at, part) for line in lines for part in line.lines]
    begin = next((n for n, one in enumerate(parts[:30]) if _KIND.fullmatch(one.text.strip())), None)
    numbered = next((n for n, one in enumerate(parts[:12]) if _OWN.match(one.text)), None)
    if begin is None and numbered is None:
        return None
    kind = _KIND.fullmatch(parts[begin].text.strip()) if begin is not None else None
    name, behind = _name(parts, begin)
    head = parts[: numbered if numbered is not None else begin]
    sender = recased(kind["of"], parts) if kind and kind["of"] else _sender(head, parts)
    number = _OWN.match(parts[numbered].text) if numbered is not None else kind
    dated = next((found for one in parts[:behind] if (found := _DATED.search(one.text))), None)
    source = ""
    if number and number["number"]:
        signed = next((words for sign, words in _SIGNS.items() if f"/{sign}-" in number["number"]), "Công văn")
        source = f"{kind['kind'].capitalize() if kind else signed} số {number['number']}"
        source += f" ngày {int(dated[1])}/{int(dated[2])}/{dated[3]}" if dated else ""
        source += f" của {sender}" if sender else ""
    told = [one.text for one in parts[behind:] if not _is_label(one.text)]
    if name is None:
        invited = (_INVITED.search(text) for text in told)
        words = next((found[1] for found in invited if found and names_event(found[1])), "")
        name = next((Cell(one.at, words) for one in parts[behind:] if words and words in one.text), None)
    status = said_of.change_of(name.text if name else "")
    reason = ""
    for text in told if status or kind else ():
        said = said_of.change_of(text) if "thong bao" in fold(text) or status else None
        if said or (status and "thay doi nhu sau" in fold(text)):
            status = status or said
            reason = reason or reason_in(text)
    return Letter(source, sender, event_in(name.text) if name else "", name.at if name else "", status, reason)


def reason_in(text: str) -> str:
    """Why something is so, as a text says it; `do Hội Nông dân chủ trì` is no reason."""
    found = (one[1].strip() for one in _REASON.finditer(text) if not _HOLDS.search(one[1]))
    return next(found, "")


def is_prose(text: str) -> bool:
    """Is it a sentence of the letter, and no name of an event?"""
    return bool(_PROSE.match(fold(text)) or text.rstrip().endswith((":", "./.")))


def names_event(text: str) -> bool:
    """Is an event named in it?"""
    return bool(_EVENT.search(text))


def event_in(subject: str) -> str:
    """The event that a subject is about: `cử cán bộ dự tập huấn …` → `Tập huấn …`."""
    found = _EVENT.search(subject)
    words = subject[found.start() :] if found else said_of.without_change(subject)
    return without_leads(words)


def without_leads(name: str) -> str:
    """A name without what invites to it: `Dự Lễ ra quân` → `Lễ ra quân`."""
    words = _LEADS.sub("", name, count=1) if _LEADS.match(name) else name
    words = words.strip(" .,;:")
    return words[:1].upper() + words[1:]


def recased(name: str, parts: Sequence[Cell]) -> str:
    """A body in capitals as the letter itself writes it amid a sentence, else as offices do."""
    name = " ".join(name.split()).strip(" -_*.")
    if name != name.upper():
        return name
    for one in parts:
        found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", one.text, re.IGNORECASE)
        if found and found[0] != found[0].upper():
            return found[0][:1].upper() + found[0][1:]
    if (school := _SCHOOL.match(name)) and not _UNIT.search(name):
        kind = " ".join(one if _OF_SCHOOLS.fullmatch(one) else one.lower() for one in school[0].split())
        return f"{kind[:1].upper()}{kind[1:]} {name[school.end() :].strip().title()}".strip()
    unit = _UNIT.search(name)
    body = [word if word in _SHORT else word.lower() for word in (name[: unit.start()] if unit else name).split()]
    words = " ".join(body)
    for name in _NAMES:
        words = words.replace(name.lower(), name)
    return " ".join(
        part for part in (words[:1].upper() + words[1:], *([unit[1].lower(), unit[2].title()] if unit else [])) if part
    )


def _sender(head: Sequence[Cell], parts: Sequence[Cell]) -> str:
    """The body that stands above the number: the last, with the line that only completes it."""
    bodies: list[str] = []
    for one in head:
        text = " ".join(_NATIONAL.sub(" ", one.text).split()).strip(" -–_*")
        if not text or _DATED.search(text) or text != text.upper() or not any(map(str.isalpha, text)):
            continue
        if bodies and _UNIT.match(text) and not _UNIT.search(bodies[-1]):
            bodies[-1] += f" {text}"
        else:
            bodies.append(text)
    return recased(bodies[-1], parts) if bodies else ""


def _name(parts: Sequence[Cell], begin: int | None) -> tuple[Cell | None, int]:
    """What the letter is about, and where its text begins."""
    if begin is None:
        place = next((n for n, one in enumerate(parts[:12]) if _SUBJECT.match(one.text)), None)
        found = _SUBJECT.match(parts[place].text) if place is not None else None
        return (Cell(parts[place].at, found["rest"]), place + 1) if place is not None and found else (None, 0)
    words: list[str] = []
    place = begin + 1
    while place < len(parts) and len(words) < 3:
        text = parts[place].text
        if re.match(r"\((?:V/v|Về việc)", text, re.IGNORECASE):
            text = text.strip("() ")
        if fold(text).startswith("kinh gui") or _is_label(text) or is_prose(text) or len(text) > 250:
            break
        if words and not text[:1].islower() and not words[0].isupper():
            break
        words.append(text)
        place += 1
    return (Cell(parts[begin + 1].at, " ".join(words)) if words else None), place


def _is_label(text: str) -> bool:
    label = re.match(r"\W*(?:[0-9]{1,2}[.)]\s*)?([^:]{2,45}?)\s*:", text)
    return bool(label and heads.field_of(label[1]))
