"""How parts of a Vietnamese legal text begin (Decree 34/2016/NĐ-CP, articles 60 to 62; older texts vary)."""

import re

from scripts.vietnamese.numbering import LETTERS

# `Điều 23. Tên điều`, `ĐIỀU 5:`, `Điều 12a[3].`, in old texts `Điều 3.-`; Ð (eth) is what old fonts put for Đ.
ARTICLE = re.compile(
    r"(?P<label>[ĐÐ](?:iều|IỀU)\s+(?P<number>[0-9]{1,4})(?P<suffix>[a-zđ]?)\s*(?P<note>(?:\[[0-9]+\]\s*)*)(?:\.[-–]|[.:]|$))\s*(?P<rest>.*)",
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
ANNEX = re.compile(r"PHỤ LỤC(?:\s+(?:SỐ\s+)?(?:[IVXLC]+|[0-9]{1,3}|[A-Z]))?\.?", re.DOTALL)
FOOTNOTE = re.compile(r"(?P<label>\[(?P<number>[0-9]{1,3})\])\s*(?P<rest>.*)", re.DOTALL)
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
