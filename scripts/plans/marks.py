"""How the parts of a plan begin: `Phần thứ nhất`, `A.`, `II.`, `1.`, `1.1.`, `a)`, `-`, `+`, headings in capitals."""

import re
from typing import NamedTuple

from scripts.law_import import marks as law_marks

# From the largest part to the smallest. What has no mark of its own is the smallest.
PART, LETTER, ROMAN, ARTICLE, NUMBER, SECOND, THIRD, POINT, DASH, PLUS, PLAIN = range(11)

_ROMAN_NUMBER = r"(?:X{0,3})(?:IX|IV|V?I{0,3})"
_MARKS = (
    (PART, re.compile(r"(?:PHẦN|Phần)\s+(?:thứ\s+|THỨ\s+)?(?P<label>\w+)\s*[.:–-]?\s*(?P<rest>.*)", re.S)),
    (ROMAN, re.compile(rf"(?P<label>(?=[IVX]){_ROMAN_NUMBER})\s*(?:[./)]|[-–](?=\s))[.-]?\s*(?P<rest>.+)", re.S)),
    (LETTER, re.compile(r"(?P<label>[A-HĐ])\s*(?:[./)]|[-–](?=\s))\s*(?P<rest>(?![\w.]{1,3}\s).+)", re.S)),
    (ARTICLE, re.compile(r"Điều\s+(?P<label>[0-9]{1,3})\s*[.:]\s*(?P<rest>.*)", re.S)),
    (THIRD, re.compile(r"(?P<label>[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{1,2}(?:\.[0-9]{1,2})*)[.)/]?\s+(?P<rest>.+)", re.S)),
    (SECOND, re.compile(r"(?P<label>[0-9]{1,2}\.[0-9]{1,2})[.)/]?\s+(?P<rest>.+)", re.S)),
    (NUMBER, re.compile(r"(?P<label>[0-9]{1,2})\s*(?:\.[-–]?|[)/]|[-–](?=\s))(?![0-9])\s*(?P<rest>.+)", re.S)),
    (POINT, re.compile(r"(?P<label>[a-zđ][0-9]?)\s*(?:\)|[./](?=\s)|[-–](?=\s))\s*(?P<rest>.+)", re.S)),
    (PLUS, re.compile(r"(?P<label>[+])\s*(?P<rest>.+)", re.S)),
    (DASH, re.compile(r"(?P<label>[-–—•●▪*·◦o](?=\s)|[-–—•●▪·◦](?=[^\W\d]))\s*(?P<rest>.+)", re.S)),
)  # fmt: skip
# `PHẦN THỨ NHẤT` is a part, `Phần mềm …` is none.
_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám")


class Mark(NamedTuple):
    """How a paragraph begins: its rank, the number or letter, and what follows."""

    rank: int
    label: str
    rest: str


def mark_of(text: str) -> Mark:
    """The mark of a paragraph; of one without, itself as the smallest part."""
    text = text.strip()
    for rank, pattern in _MARKS:
        match = pattern.fullmatch(text)
        if match is None or (rank == PART and not _is_part(match)):
            continue
        label = match["label"]
        if rank == PART and label.lower() in _ORDINALS:
            label = f"thứ {label.lower()}"
        return Mark(rank, label, match["rest"].strip())
    return Mark(ROMAN, "", text) if is_heading(text) else Mark(PLAIN, "", text)


def _is_part(match: re.Match[str]) -> bool:
    label, rest = match["label"], match["rest"]
    named = label.lower() in _ORDINALS and "th" in match[0][: match.start("label")].lower()
    return (
        (named or len(label) < 4)
        and label[:1].isupper() | label.isdigit() | named
        and (not rest or law_marks.in_capitals(rest) or len(rest) < 120)
    )


def is_heading(text: str) -> bool:
    """Is it a heading in capitals without a number?"""
    return (
        law_marks.in_capitals(text) and 6 < len(text) < 160 and len(text.split()) > 1 and not text.endswith((";", ","))
    )


def begins(text: str) -> bool:
    """Does a printed line begin like a part of a plan?"""
    return mark_of(text).rank < PLAIN
