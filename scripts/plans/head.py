"""The head of a plan: who issued it, its number, its day, its title; and where its body begins and ends."""

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from scripts.law_import import marks as law_marks
from scripts.law_import.line import Line
from scripts.plans import marks
from scripts.plans.names import recased
from scripts.plans.outline import ANNEX, TAIL
from scripts.vietnamese.documents import NUMBER

_KINDS = "KẾ HOẠCH|CHƯƠNG TRÌNH|HƯỚNG DẪN|CHỈ THỊ|CÔNG VĂN|PHƯƠNG ÁN|ĐỀ ÁN|THÔNG BÁO|CÔNG ĐIỆN"
TITLE = re.compile(rf"(?P<kind>{_KINDS})(?:\s+SỐ\b.*)?(?!\s*[-–/])\b\s*[:.]?\s*(?P<rest>.*)", re.S)
_NATIONAL = re.compile(
    r"C[ỘÔ]NG\s+H(?:ÒA|OÀ)\s+X[ÃA]\s+HỘI\s+CHỦ\s+NGHĨA\s+VIỆT\s+NAM|Độc\s+lập\s*[-–]\s*Tự\s+do\s*[-–]\s*Hạnh\s+phúc"
    r"|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM",
    re.I,
)
# Blanks before or behind the stroke are no part of a number.
_SPACED = NUMBER.replace("(?:/[0-9]{4})?[/-]", r"\s?(?:/\s?[0-9]{4}\s?)?[/-]\s?")
_NUMBERED = re.compile(rf"\bSố\s*:?\s*(?P<number>{_SPACED})(?![\w/])")
_BLANK_NUMBER = re.compile(r"\bSố\s*:?\s*[.…_\s]*(?P<sign>[/-]\s*[A-ZĐ][A-ZĐa-zđ]*(?:[-/][A-ZĐ][A-ZĐa-zđ]*)*)?")
_DAY = r"(?P<day>[0-9]{1,2})\s*(?:tháng|[/.-])\s*(?P<month>[0-9]{1,2})\s*(?:năm|[/.-])\s*(?P<year>[0-9]{4})"
_DATED = re.compile(rf"(?P<place>[^\n,;:.]{{2,40}}),?\s*ngày\s+{_DAY}")
_UNDATED = re.compile(
    r",?\s*ngày\s*[.…_\s]*[0-9]{0,2}[.…_\s]*tháng\s*[.…_\s]*[0-9]{0,2}[.…_\s]*năm\s*[.…_\s]*[0-9]{0,4}"
)
_ATTACHED = re.compile(
    rf"[Kk]èm theo\s+(?:[\w ]{{2,20}}\s)?số\s*:?\s*(?P<number>{NUMBER})(?:,?\s*ngày\s+{_DAY})?"
    r"(?:\s+của\s+(?P<issuer>[^)]{3,100}))?"
)
_SUBJECT = re.compile(r"(?:V/v|Về việc|VỀ VIỆC)\s*:?\s*(?P<rest>.+)", re.S)
_BASED = re.compile(
    r"(?:Căn cứ|Thực hiện|Theo|Để|Nhằm|Thi hành|Triển khai thực hiện [A-Z]|Kính gửi|Ngày |Trên cơ sở|Năm )"
)
LETTER = "Công văn"
_RULE = re.compile(r"[-–—_*\s.]+")


@dataclass(frozen=True)
class Head:
    """What the head says; empty where it says nothing. `taken` are the places of its lines with the field that they
    gave, `body` those of the first and behind the last line of the text."""

    kind: str = ""
    title: str = ""
    number: str = ""
    has_blank_number: bool = False
    day: date | None = None
    issuer: str = ""
    recased: bool = False
    body: tuple[int, int] = (0, 0)
    taken: dict[int, str] | None = None


def head_of(lines: Sequence[Line]) -> Head:
    """The head of a document; its `kind` is empty where it is no plan, program, directive or letter."""
    at = _title_at(lines)
    letter = None if at is not None else _letter_at(lines)
    taken: dict[int, str] = {}
    if at is None and letter is None:
        return Head(body=(0, len(lines)), taken=taken)
    begin = at if at is not None else letter or 0
    kind, title, body = _title(lines, begin, taken) if at is not None else _letter(lines, begin, taken)
    number, blank, day, issuer = "", False, None, []
    for place, line in enumerate(lines[: at if at is not None else body]):
        text = _NATIONAL.sub("  ", line.text)
        if text != line.text:
            taken.setdefault(place, "quốc hiệu")
        if (match := _NUMBERED.search(text)) and not number:
            number = re.sub("[–‑‐]", "-", match["number"].replace(" ", ""))
            taken[place] = "số"
            text = text.replace(match[0], "  ")
        elif (match := _BLANK_NUMBER.search(text)) and (match["sign"] or re.search("[.…_]", match[0])) and not number:
            blank = True
            taken[place] = "số"
            text = text.replace(match[0], "  ")
        if (match := _DATED.search(text)) and day is None:
            with suppress(ValueError):
                day = date(int(match["year"]), int(match["month"]), int(match["day"]))
            taken[place] = taken.get(place, "ngày")
            text = text.replace(match[0], "  ")
        elif match := _UNDATED.search(text):
            taken.setdefault(place, "ngày")
            text = text[: match.start()]
        # The number stands below the issuer; what is issued with a decision has the head of that.
        text = text.strip(" -–—_*|\t")
        if law_marks.in_capitals(text) and not number and not blank and not TITLE.match(text):
            issuer += [part.strip() for part in re.split(r"\s{3,}|\t", text) if part.strip()]
            taken.setdefault(place, "cơ quan ban hành")
    rest = "\n".join(line.text for line in lines)
    for place in range(begin, min(body + 1, len(lines))):
        if match := _ATTACHED.search(lines[place].text):
            taken[place] = "kèm theo văn bản nào"
            number = number or match["number"]
            if match["year"] and day is None:
                with suppress(ValueError):
                    day = date(int(match["year"]), int(match["month"]), int(match["day"]))
            issuer = issuer or [match["issuer"] or ""]
    end = next((place for place in range(body, len(lines)) if _begins_tail(lines, place)), len(lines))
    name = _issuer(issuer, rest)
    return Head(kind, title, number, blank and not number, day, name, name not in rest, (body, end), taken)


def _begins_tail(lines: Sequence[Line], place: int) -> bool:
    text = lines[place].text.strip()
    return (not lines[place].row and bool(re.match(r"(?:Nơi nhận|NƠI NHẬN)\s*:?", text))) or (
        bool(re.match(r"(?:TM|T/M)\s*\.", text)) and not any("ơi nhận" in one.text for one in lines[place:])
    )


def _title_at(lines: Sequence[Line]) -> int | None:
    """The place of the title: a kind of plan in capitals, on a line of its own; of two, that behind a decision."""
    found: list[int] = []
    for place, line in enumerate(lines):
        text = line.text.strip()
        if line.row or (place > 400):
            continue
        if ANNEX.fullmatch(text) or TAIL.match(text):
            # Behind the signatures of a decision stands the plan; behind those of a plan its forms.
            if found:
                break
            continue
        match = TITLE.fullmatch(text)
        if match and (
            not match["rest"]
            or law_marks.in_capitals(match["rest"])
            or (place + 1 < len(lines) and len(text) < 200 and _in_head(lines, place))
        ):
            found.append(place)
    return found[0] if found else None


def _in_head(lines: Sequence[Line], place: int) -> bool:
    """Does the number of a document stand above?"""
    return any(re.search(r"\bSố\b|HẠNH PHÚC|Hạnh phúc", line.text) for line in lines[:place])


def _letter_at(lines: Sequence[Line]) -> int | None:
    """An official letter has a subject or whom it goes to, instead of a title."""
    for place, line in enumerate(lines[:40]):
        if re.match(r"\s*(?:V/v\b|Kính gửi\s*:)", line.text):
            return place
    return None


def _title(lines: Sequence[Line], at: int, taken: dict[int, str]) -> tuple[str, str, int]:
    """The kind, the title, and the place where the text begins."""
    match = TITLE.fullmatch(lines[at].text.strip())
    assert match
    taken[at] = "tên kế hoạch"
    words = [match["rest"].strip()]
    place = at + 1
    while place < len(lines) and place - at < 8:
        text = lines[place].text.strip()
        if _RULE.fullmatch(text):
            place += 1
            continue
        based = _BASED.match(text) and (any(words) or text.endswith((":", ";", ",", ".")) or len(text) > 150)
        if lines[place].row or based or (marks.mark_of(text).label and not text.startswith("-")):
            break
        if re.match(r"\(?(?:Ban hành )?[Kk]èm theo", text):
            taken[place] = "kèm theo văn bản nào"
            place += 1
            continue
        if (text.endswith((".", ":", ";")) and not law_marks.in_capitals(text)) or len(text) > 350:
            break
        if (
            not law_marks.in_capitals(text)
            and words[0]
            and law_marks.in_capitals(words[0])
            and len(" ".join(words)) > 30
        ):
            break
        words.append(text)
        taken[place] = "tên kế hoạch"
        place += 1
    title = " ".join(filter(None, words))
    if law_marks.in_capitals(title):
        title = recased(title, "\n".join(line.text for line in lines[place:]))
    return match["kind"].capitalize(), " ".join(title.split()), place


def _letter(lines: Sequence[Line], at: int, taken: dict[int, str]) -> tuple[str, str, int]:
    words: list[str] = []
    place = at
    while place < len(lines) and not re.match(r"\s*Kính gửi", lines[place].text) and len(words) < 5:
        match = _SUBJECT.match(lines[place].text.strip())
        words.append(match["rest"] if match else lines[place].text.strip())
        taken[place] = "tên kế hoạch"
        place += 1
    # The right cell of the heading may stand behind it.
    title = re.split(rf"\s{{3,}}|,\s*ngày\b|{_NATIONAL.pattern}", " ".join(words), flags=re.IGNORECASE)[0]
    if place < len(lines) and re.match(r"\s*Kính gửi", lines[place].text):
        # Whom it goes to: the line itself, and a list below it.
        taken[place] = "nơi nhận của công văn"
        place += 1
        while place < len(lines) and marks.mark_of(lines[place].text).rank == marks.DASH:
            taken[place] = "nơi nhận của công văn"
            place += 1
    return LETTER, " ".join(title.split()), place


# What goes on the line above: `ỦY BAN NHÂN DÂN` over `TỈNH MẪU`.
_GOES_ON = re.compile(r"(?:TỈNH|HUYỆN|QUẬN|XÃ|PHƯỜNG|THÀNH PHỐ|THỊ XÃ|THỊ TRẤN|ĐẶC KHU)\b", re.I)
_HAS_PLACE_BELOW = re.compile(
    r"(?:ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|UBND|HỘI ĐỒNG NHÂN DÂN|HĐND|BAN CHỈ ĐẠO.*|CÔNG AN|ĐẢNG ỦY|BAN CHẤP HÀNH.*)",
    re.I,
)


def _issuer(lines: Sequence[str], text: str) -> str:
    """The body that issued it: the last that is named, with the line that only completes it."""
    bodies: list[str] = []
    for line in lines:
        words = " ".join(line.split()).strip("*-_ ")
        if not words or not any(map(str.isalpha, words)):
            continue
        goes_on = bodies and (
            (_GOES_ON.match(words) and _HAS_PLACE_BELOW.fullmatch(bodies[-1])) or bodies[-1].endswith((",", " VÀ", "-"))
        )
        if goes_on:
            bodies[-1] = f"{bodies[-1]} {words}"
        else:
            bodies.append(words)
    return recased(bodies[-1], text) if bodies else ""
