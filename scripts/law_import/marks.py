"""How parts of a Vietnamese legal text begin (Decree 34/2016/NĐ-CP, articles 60 to 62; older texts vary)."""

import re

from scripts.vietnamese.numbering import LETTERS

# `Điều 23. Tên điều`, `ĐIỀU 5:`, `Điều 12a[3].`, in old texts `Điều 3.-`; Ð (eth) is what old fonts put for Đ.
ARTICLE = re.compile(
    r"(?P<label>[ĐÐ](?:iều|IỀU)\s*(?P<number>[0-9]{1,4})(?P<suffix>[a-zđ]?)\s*(?P<note>(?:\[[0-9]+\]\s*)*)(?:\.[-–]|[.:]|$))\s*(?P<rest>.*)",
    re.DOTALL,
)
# `1.`, and in old texts `1-`, `1.-` or `1/`; for points `a)`, in old texts `a-`, `a.` or `a/`.
CLAUSE = re.compile(
    r"(?P<label>(?P<number>[0-9]{1,3})(?P<suffix>[a-zđ]?)\s*(?P<note>(?:\[[0-9]+\]\s*)*)(?:\.[-–]|[.)/–-])(?![0-9]))\s*(?P<rest>.+)",
    re.DOTALL,
)
POINT = re.compile(
    r"(?P<label>(?P<letter>[a-zđ])(?P<suffix>[0-9]?)\s*(?P<note>(?:\[[0-9]+\]\s*)*)(?:\)|[./–-](?=\s)))\s*(?P<rest>.+)",
    re.DOTALL,
)
_TITLE_FOLLOWS = r"\s*(?:[.:–-]\s*)?(?P<rest>.*)"
_ROMAN = r"[IVXLC]+[A-Za-zđ]?|[0-9]{1,3}[a-zđ]?"
_ORDINAL = r"(?:THỨ|thứ|Thứ)\s+\w+(?:\s+(?:MỘT|HAI|BA|TƯ|BỐN|NĂM|LĂM|SÁU|BẢY|TÁM|CHÍN))?"
_NUMBERED = _ORDINAL + "|" + _ROMAN
HEADINGS = {
    "phan": re.compile(r"(?P<label>(?:PHẦN|Phần)\s+(?P<number>" + _NUMBERED + "))" + _TITLE_FOLLOWS),
    "chuong": re.compile(r"(?P<label>(?:CHƯƠNG|Chương)\s+(?P<number>" + _NUMBERED + "))" + _TITLE_FOLLOWS),
    "muc": re.compile(r"(?P<label>(?:MỤC|Mục)\s+(?P<number>" + _ROMAN + "|[A-Z]))" + _TITLE_FOLLOWS),
    "tieu-muc": re.compile(r"(?P<label>(?:TIỂU MỤC|Tiểu mục)\s+(?P<number>" + _ROMAN + "))" + _TITLE_FOLLOWS),
}
_ANNEX_NUMBER = r"(?:(?:SỐ|[Ss]ố)\s*:?\s*)?(?:[IVXLC]+|[0-9]{1,3}|[A-ZĐ])[a-zđ]?(?:[.-][0-9]{1,2})?"
# Alone on its line; lists that are annexes, as those of narcotic substances, are always numbered.
ANNEX = re.compile(rf"PHỤ LỤC(?:\s+{_ANNEX_NUMBER})?\s*[.:]?")
# Behind the signatures a title may follow on the same line, and small letters are enough.
LATER_ANNEXES = (
    re.compile(rf"(?:PHỤ LỤC|Phụ lục)(?:\s+{_ANNEX_NUMBER}(?![\w/]))?\s*(?P<rest>.*)", re.DOTALL),
    re.compile(rf"(?:DANH MỤC|Danh mục)\s+{_ANNEX_NUMBER}(?![\w/])\s*(?P<rest>.*)", re.DOTALL),
)
# Of a text without such annexes, forms and lists right behind the signatures are its annexes.
FORMS = (
    re.compile(
        r"(?:(?:BIỂU )?MẪU|(?:Biểu m|M)ẫu)(?:\s+(?:SỐ|[Ss]ố))?\s*:?\s*[0-9]{1,3}[a-zđ]?(?![\w/])\s*(?P<rest>.*)",
        re.DOTALL,
    ),
    re.compile(
        r"(?:DANH MỤC|DANH SÁCH|QUY CHẾ|QUY ĐỊNH|ĐIỀU LỆ|NỘI QUY|KẾ HOẠCH|ĐỀ ÁN|CHƯƠNG TRÌNH)(?!\w)\s*(?P<rest>.*)",
        re.DOTALL,
    ),
)
NUMBERED = re.compile(rf"(?:PHỤ LỤC|Phụ lục)\s+{_ANNEX_NUMBER}(?![\w/])")
FOOTNOTE = re.compile(r"(?P<label>\[(?P<number>[0-9]{1,3}|[ivxl]{1,7}|\*{1,3})\])\s*(?P<rest>.*)", re.DOTALL)
# What a sentence that goes on ends with: a number that begins the next line is one that it refers to.
REFERS = re.compile(r"\b(?:khoản|điểm|[Đđ]iều|mục|chương|số|ngày|tháng|năm|tại|của|theo|đến)$")
_GOES_ON = re.compile(r"(?:của|và|hoặc|hay|thì|này|nêu|tại|theo|trở|nói)\b")
END_OF_SENTENCE = re.compile(r"[.;:!?…][”\"’)\]]*$|[”\"]$")
# After the last article: when it was passed, who signed, who gets it.
ENDING = re.compile(
    r"(?:Luật|Bộ luật|Pháp lệnh|Nghị quyết) này (?:đã )?được .{0,120}thông qua"
    r"|Nơi nhận\s*:?|TM\.|T/M|KT\.|TUQ\.|CHỦ TỊCH\b|THỦ TƯỚNG\b|BỘ TRƯỞNG\b|CHỦ NHIỆM\b|XÁC THỰC VĂN BẢN HỢP NHẤT",
    re.DOTALL,
)
# The same, by its first words: all that a line broken at the margin may hold of it.
PASSED = re.compile(r"(?:Luật|Bộ luật|Pháp lệnh|Nghị quyết) này (?:đã )?được (?:Quốc hội|Ủy ban [Tt]hường vụ)")


def heading(text: str) -> tuple[str, re.Match[str]] | None:
    """A part, chapter or section, with its kind; prose that begins with the word is none."""
    for kind, pattern in HEADINGS.items():
        match = pattern.fullmatch(text)
        # `Chương II của Luật này …` is a sentence: a title is set in capitals, or has a line of its own.
        if match and (not match["rest"] or in_capitals(match["rest"])):
            return kind, match
    return None


def begins_annex(text: str, pattern: re.Pattern[str]) -> bool:
    """Is it the heading of an annex behind the signatures? `Phụ lục I của Nghị định này …` is a sentence."""
    match = pattern.fullmatch(text)
    rest = match["rest"] if match else "x"
    titled = rest[:1] in ".:–-(" or rest.lower().startswith(("kèm theo", "ban hành kèm")) or in_capitals(rest)
    return not rest or (titled and len(text) < 300)


def is_structural(text: str) -> bool:
    """Does a line begin like a part of a legal text, whatever its number?"""
    return bool(
        ARTICLE.match(text) or CLAUSE.match(text) or POINT.match(text) or heading(text) or ANNEX.fullmatch(text)
    )


def letter_follows(before: str, after: str) -> bool:
    """`đ` or `e` after `d`, `g` after `e`: the Vietnamese order, and the Latin one that some texts use."""
    if not before:
        return after == "a"
    return any(before + after in order for order in (LETTERS, "abcdefghijklmnopqrstuvwxyz"))


def in_capitals(text: str) -> bool:
    """Is it set in capitals, as titles are?"""
    return text == text.upper() and any(letter.isalpha() for letter in text)


def goes_on(before: str, text: str) -> bool:
    """Does a sentence run on from one paragraph into the next, which only looks like a part of the law? It ends where a
    number must follow, or the number is followed by a word that begins no clause."""
    match = ARTICLE.match(text) or CLAUSE.match(text) or POINT.match(text)
    if match is None or not before:
        return False
    if REFERS.search(before.rstrip()):
        return True
    return bool(_GOES_ON.match(match["rest"])) and not END_OF_SENTENCE.search(before.rstrip())


def note_follows(before: str, after: str) -> bool:
    """Is it the number of the next note? Notes at the end of a text count in small Roman figures, from `i`."""
    if after.isdecimal():
        return before.isdecimal() and int(after) == int(before) + 1
    return after == "i" or after.startswith("*") or not before.isdecimal()
