"""Numbers of documents and citations of the law: `120/2025/QH15`, `điểm đ khoản 1 Điều 30`, `Chương IV`."""

import re

from scripts.vietnamese.aloud.letters import spelt
from scripts.vietnamese.aloud.numbers import cardinal, in_a_sign, roman
from scripts.vietnamese.aloud.scan import AT_LINE, Here, Rule
from scripts.vietnamese.aloud.words import readings

_CODE = r"[A-ZĐ][A-Za-zĐđ]*\d*"
_SIGN = re.compile(r"(?P<letters>\D+)(?P<digits>\d*)")
_AFTER_A_YEAR = re.compile(r"\d \Z")
_NUMBERED = re.compile(r"số:? \Z", re.I)
_POINT = re.compile(
    r"(?:điểm|tiết|đoạn) (?:[a-zđ]\d?(?:,? (?:và|hoặc|đến|tới|và điểm|hoặc điểm|đến điểm) |, | ?[-–] ?))*\Z", re.I
)
_PROVISION = re.compile(r"(?:điều|khoản|mục|chương|phần|mẫu|số|nghị quyết|nghị định|quyết định|tuyến|đường) \Z", re.I)
_PARTS = (
    r"(?:chương|phần|mục|tiểu mục|phụ lục|danh mục|bảng|nhóm|quý|khóa|kỳ|loại|hạng|cấp|hồi|tập|thế kỷ|đại hội|lần thứ"
    r"|lần|quân khu|vùng|khu vực|giai đoạn|đợt)"
)
_IN_PART = re.compile(rf"{_PARTS} (?:[IVXLC]+[A-ZĐ]?(?:,? (?:và|hoặc|đến|tới) |, | ?[-–] ?|/))*\Z", re.I)
_STOPS = re.compile(r"[^\w-]|\Z")
_CAPITALS_AFTER = re.compile(r" [A-ZĐÀ-Ỹ]{2}")


def _paper(here: Here) -> str | None:
    kinds, makers = readings("kinds"), readings("makers")
    codes = re.split(r"[-/]", here["signs"])
    letters = [_letters(code) for code in codes]
    known = letters[0] in kinds or letters[0] in makers
    if not known and not (here["year"] or (len(codes) > 1 and "/" in here[0])):
        return None
    if here["sep"] == "-" and letters[0] not in kinds:
        return None
    kind = kinds.get(letters[0], "") if len(codes) > 1 else ""
    numbered = here.before(_NUMBERED)
    said_before = rf"(?:{re.escape(kind)}|(?-i:(?<![\w/-]){letters[0]})(?!\w))[^.;\n]{{0,60}}\Z"
    if kind and here.before(re.compile(said_before, re.I)):
        kind_said, kind_after = "", ""
    else:
        kind_said, kind_after = ("", kind and f", {kind}") if numbered else (kind and f"{kind} ", "")
    parted = ", " if not kind_said and here.before(_AFTER_A_YEAR) else ""
    said = parted + kind_said + ("" if numbered else "số ") + _number(here["no"])
    said += f", năm {cardinal(int(here['year']))}" if here["year"] else ""
    return said + kind_after + _makers(here, codes[1:] if kind else codes, joint=kind.endswith("tịch"))


def _letters(code: str) -> str:
    match = _SIGN.fullmatch(code)
    return match["letters"] if match else code


def _number(written: str) -> str:
    if not written[0].isdecimal():
        return "…"
    digits = written.rstrip("abcdefghijklmnopqrstuvwxyzđ")
    letter = written[len(digits) :]
    return in_a_sign(digits) + (f" {spelt(letter)}" if letter else "")


def _makers(here: Here, codes: list[str], *, joint: bool) -> str:
    names = [_maker(here, code) for code in codes]
    if not names:
        return ""
    first = re.escape(names[0])
    if here.after(re.compile(rf"[^.;\n]{{0,40}}? của (?:{first}|{re.escape(codes[0])})(?!\w)", re.I)):
        names = names[1:]
        return f", {', '.join(names)}" if names else ""
    if joint and len(names) > 1:
        return f" của {', '.join(names[:-1])} và {names[-1]}"
    return f" của {', '.join(names)}"


def _maker(here: Here, code: str) -> str:
    match = _SIGN.fullmatch(code)
    letters, digits = (match["letters"], match["digits"]) if match else (code, "")
    name = readings("makers").get(letters)
    if name is None and len(letters) > 1 and not digits:
        name = here.ask("abbreviation", spelt(letters))
    if not digits:
        return name or spelt(letters)
    return f"{name} khóa {cardinal(int(digits))}" if name else f"{spelt(letters)} {in_a_sign(digits)}"


def _point(here: Here) -> str | None:
    return spelt(here[0]) if here.before(_POINT) else None


def _listed_point(here: Here) -> str | None:
    """`a)` at the beginning of a line."""
    return f"{spelt(here['letter'])}." if here.before(AT_LINE) else None


def _inserted(here: Here) -> str | None:
    """`Điều 256a`, `khoản 2a`; `5g` elsewhere is a weight."""
    return _number(here[0]) if here.before(_PROVISION) else None


def _joined(here: Here) -> str | None:
    """`khoản 2,3`: two clauses, no decimals."""
    if not here.before(re.compile(r"(?:khoản|điều|điểm|mục) \Z", re.I)):
        return None
    return ", ".join(cardinal(int(number)) for number in here[0].split(","))


def _in_part(here: Here) -> str | None:
    number, letter = roman(here["roman"]), here["letter"]
    if not number or not here.before(_IN_PART):
        return None
    said = cardinal(number) + (f" {spelt(letter)}" if letter else "")
    return f"{said} năm {cardinal(int(here['year']))}" if here["year"] else said


def _heading(here: Here) -> str | None:
    """`IV. …` at the beginning of a line, and what can be nothing else."""
    number = roman(here["roman"])
    if not number:
        return None
    if here.before(AT_LINE) and here.after(re.compile(r"[.)]\s")):
        return cardinal(number)
    lettered = here["roman"] == "I" and here["letter"]
    if (len(here["roman"]) < 2 and not lettered) or here.after(_CAPITALS_AFTER) or not here.after(_STOPS):
        return None
    return cardinal(number) + (f" {spelt(here['letter'])}" if here["letter"] else "")


RULES = (
    Rule(
        rf"(?<![\w/])(?P<no>\d{{1,6}}[a-zđ]?|…|\.{{3,}})(?:\s?/\s?(?P<year>(?:19|20)\d\d))?\s?(?P<sep>[/-])\s?"
        rf"(?P<signs>{_CODE}(?:[-/]{_CODE})*)(?!\w)",
        _paper,
    ),
    # `… năm 2025 số 120/2025/QH15`: two numbers are not one.
    Rule(r"(?<=\d) (?=số \d{1,6}/\d{4}/[A-ZĐ])", lambda _: ", "),
    Rule(r"(?<![\w])[a-zđ]\d?(?![\w])", _point),
    Rule(r"(?<![\w(])(?P<letter>[a-zđ])\)", _listed_point),
    Rule(r"(?<![\w/.,])\d{1,4}[a-zđ](?!\w)", _inserted),
    Rule(r"(?<![\w/.,])\d{1,3}(?:,\d{1,3})+(?![\w/])", _joined),
    Rule(r"(?<!\w)(?P<roman>[IVXLC]+)(?P<letter>[A-ZĐ]?)(?:/(?P<year>(?:19|20)\d\d))?(?!\w)", _in_part),
    Rule(r"(?<!\w)(?P<roman>[IVX]+)(?P<letter>[ABCDĐ]?)(?!\w)", _heading),
)
