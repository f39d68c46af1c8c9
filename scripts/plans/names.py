"""Names of bodies: those in capitals as they are written amid a text, and cut from the sentence that gives a task."""

import re
from functools import cache

from scripts.law_import import marks as law_marks
from scripts.plans.words import pattern
from scripts.plans.words import said as words_of
from scripts.vietnamese.folding import canonical_tone, same_word
from scripts.vietnamese.personal import is_full_name

# After these words comes a name, up to the end or a comma.
_UNITS = (
    "tỉnh ủy",
    "tỉnh uỷ",
    "thành ủy",
    "huyện ủy",
    "tỉnh đoàn",
    "thành đoàn",
    "tỉnh",
    "thành phố",
    "huyện",
    "thị xã",
    "thị trấn",
    "quận",
    "phường",
    "xã",
    "đặc khu",
)
_LEADS = ("bộ", "sở", "ban", "cục", "viện", "hội", "đoàn", "đài", "phòng", "báo")
_BIG = {"hồ chí minh": "Hồ Chí Minh", "việt nam": "Việt Nam", "nhà nước": "Nhà nước", "tổ quốc": "Tổ quốc"}


def recased(text: str, within: str = "") -> str:
    """Words in capitals as the text `within` writes them, else as offices do: `UBND TỈNH MẪU` → `UBND tỉnh Mẫu`."""
    text = " ".join(text.split())
    if not law_marks.in_capitals(text):
        return text
    found = re.search(rf"(?<!\w){re.escape(text)}(?!\w)", " ".join(within.split()), re.I)
    if found and not law_marks.in_capitals(found[0]):
        return found[0][:1].upper() + found[0][1:]
    words, lower = text.split(), text.lower().split()
    shown = [
        word if word.strip('.,()“”"') in words_of("short") else low for word, low in zip(words, lower, strict=True)
    ]
    place = 0
    while place < len(shown):
        two = " ".join(lower[place : place + 2])
        unit = 2 if two in _UNITS else 1 if lower[place] in _UNITS else 0
        place += max(unit, 1)
        # `tỉnh` before a comma, an and or a dash names none.
        while unit and place < len(shown) and shown[place] == lower[place] and shown[place - 1][-1:] not in ",;)":
            if (
                lower[place] in ("ủy", "uỷ", "đoàn", "hội", "và", "-", "–", "về", "năm", "thực", "triển", "đến")
                or not lower[place][0].isalpha()
            ):
                break
            shown[place] = shown[place].capitalize()
            place += 1
    if lower[0] in _LEADS and len(shown) > 1:
        shown[1] = shown[1][:1].upper() + shown[1][1:]
    said = " ".join(shown)
    for low, big in _BIG.items():
        said = re.sub(rf"\b{low}\b", big, said)
    said = said[:1].upper() + said[1:]
    return said


_HAS_TO = re.compile(r"(?:(?:có|chịu) trách nhiệm|có nhiệm vụ|được giao)(?:\s+như sau)?\s*:?\s*|[:,]\s*")
# `Cơ quan báo chí, truyền thông` over its tasks is a name, whatever verb may be in it.
_HEADING = re.compile(r"(?!.*\b(?:chủ trì|phối hợp|trách nhiệm)\b)[^:.;]{3,90}")
# `Căn cứ Kế hoạch này, các sở, ban, ngành nghiêm túc tổ chức thực hiện./.` closes a plan and gives nobody anything.
_FORMULA = re.compile(
    r"(?:(?:Căn cứ|Trên cơ sở|Nhận được) (?:các |nội dung )?kế hoạch|(?:yêu cầu|đề nghị)\b|trên đây)[^;:]*"
    r"\b(?:tổ chức|triển khai)(?: (?:tổ chức|triển khai))? thực hiện"
    r"(?: nghiêm túc| tốt| có hiệu quả| kế hoạch này)*\W*",
    re.I,
)
_PARTS = re.compile(r"\s*[;,\n]\s*")
_AND = re.compile(r"\s*[;\n•]\s*|\s*,\s*(?=[A-ZĐỦ])|\s+và\s+(?=[A-ZĐỦ])")


def only_asks_to_carry_out(text: str) -> bool:
    """Is it the formula that closes a plan?"""
    return bool(_FORMULA.fullmatch(text.strip()))


def begins_like_a_body(text: str) -> bool:
    """Does a text begin with the name of a body?"""
    return bool(pattern("bodies", any_case=True).match(text))


def body_and_task(text: str, has_parts: bool = False, leads: bool = True) -> tuple[str, str] | None:
    """The name of the body that a sentence gives a task to, and the task; None where none is named at its head. A text
    without a task is a name where parts follow, or it looks like a heading. Without `leads` the name comes first."""
    before, condition = text, ""
    while leads and (match := pattern("leads", any_case=True).match(text)):
        # `Kết thúc Tháng hành động, Công an tỉnh …`: when, which is a part of the task.
        condition += match[0].partition(",")[0] + ", " if "," in match[0] else ""
        text = text[match.end() :]
    if not begins_like_a_body(text):
        text, condition = before, ""
    if not begins_like_a_body(text):
        return None
    end = None if has_parts and _HEADING.fullmatch(text) else _task_in(text)
    if end and end.start() <= 220:
        name = text[: end.start()]
        rest = text[end.start() :].strip().lstrip(",:： ")
        while rest and (match := _HAS_TO.match(rest)):
            rest = rest[match.end() :]
    elif len(text) <= 220 and (has_parts or not text.endswith((".", ";"))):
        name, rest = text, ""
    else:
        return None
    name = name.strip(" .,:;-–")
    return (name, f"{condition}{rest}".strip() if rest else "") if len(name) > 2 else None


def _task_in(text: str) -> re.Match[str] | None:
    """Where what a body has to do begins: behind a colon, or with a verb."""
    return re.search(rf"\s*[:：]\s*|\s*,?\s+(?={pattern('tasks').pattern})", text)


def bodies(cell: str) -> list[str]:
    """The bodies that a cell of a table names, each as written."""
    found: list[str] = []
    for part in _AND.split(cell):
        words = part.strip(" .,;-–+")
        if found and (not begins_like_a_body(words) or " " not in found[-1]):
            # `Sở Văn hóa, Thể thao và Du lịch` is one, `Báo và Đài tỉnh` cannot be parted.
            at = cell.find(found[-1])
            found[-1] = " ".join(cell[at : cell.find(part, at + len(found[-1])) + len(part)].split()).strip(" .,;-–+")
        elif words:
            found.append(" ".join(words.split()))
    return [one for one in found if any(map(str.isalpha, one))]


def without_people(cell: str) -> tuple[str, bool]:
    """What a cell says beside the names of people, and whether it has any."""
    parts = _PARTS.split(cell)
    kept = [part for part in parts if not is_full_name(part)]
    return ("; ".join(filter(None, kept)), True) if len(kept) < len(parts) else (cell, False)


def aside(name: str) -> tuple[str, str]:
    """A name, and what stands in brackets behind it: `Công an tỉnh (Cơ quan thường trực)`."""
    match = re.fullmatch(r"([^()]+?)\s*\(([^()]+)\)", name)
    return (match[1], match[2][:1].upper() + match[2][1:]) if match else (name, "")


@cache
def key(name: str) -> str:
    """What two ways to write the name of a body have in common."""
    said = canonical_tone(same_word(name)).replace("uỷ ban", "ủy ban")
    return re.sub(r"\bubnd\b", "ủy ban nhân dân", said).replace("ubmttq", "ủy ban mặt trận tổ quốc").strip(" .")
