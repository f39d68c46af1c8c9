"""What a text shows by itself to be a slip of whoever typed or pasted it: letters of the Telex method that no program
turned into marks, capitals throughout, a sentence that stops, a table without its lines, days, addresses and numbers
to call that cannot be."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Literal, NamedTuple

from scripts.vietnamese.encodings import is_syllable
from scripts.vietnamese.folding import canonical_tone, nfc
from scripts.vietnamese.weekdays import DAY, LEAP_YEAR, MAY_NAME_DAYS, day_in

Slip = Literal["telex", "capitals", "cut", "table", "day", "email", "phone"]

_WORD = re.compile(r"(?<![\w@./-])[A-Za-z]{2,9}(?![\w@/-]|\.\w)")
# What no Vietnamese word has as it is read; most texts have none of it and need no closer look.
_DOUBLED = ("dd", "aa", "ee", "oo", "w")
_TELEX = re.compile(r"(?<!\w)[a-z]*(?:dd|aa|ee|oo|[aou]w)", re.IGNORECASE)
_PLAIN = re.compile(r"\b(?:dd|uw|[^\W_]*uow)", re.IGNORECASE)
_TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_HATS = {"a": "â", "e": "ê", "o": "ô"}
_HORNS = {"a": "ă", "o": "ơ", "u": "ư"}
_VOWELS = "aeiouyăâêôơư"

_LONG_ENOUGH, _LONG_LINE = 20, 60
# Words that nothing ends with, but for what they end themselves: `hiện tại`, `cùng với`.
_CUT = re.compile(
    r"(?:(?<!hiện )(?<!tồn )\btại|\bvà|\bcủa|\bcác|\bnhững|(?<!cùng )\bvới|\bhoặc|\bnhằm|\w cho)\s*$|[,;(“–-]\s*$"
)
_END = 6
# What a form leaves for somebody to fill in.
_TO_FILL = re.compile(r"\S*(?:_{3,}|\.{4,}|…{2,}|…\.{2,})\S*")
_TABLE = re.compile(r"^[^\t\n]*[^\s][^\n\t]*\t[^\n]*\n[^\t\n]*[^\s][^\n\t]*\t", re.MULTILINE)
_NAMED_DAY = re.compile(rf"(?<![\w/.-])(?:(?P<said>ngày)\s+)?{DAY}", re.IGNORECASE)
_EMAIL = re.compile(r"(?<!\w)[\w.+-]+@[\w-]+(?:\.[\w-]+)*,\s?[a-z]{2,}(?:\.[a-z]{2,})*(?![\w.@-]*@)", re.IGNORECASE)
# What brings a telephone number in, and such numbers; `08-06-2027` is a day, `120.000.000 đồng` a sum.
_PHONE_SAID = re.compile(
    r"(?<!\w)(?:điện thoại|s?đt|gọi|zalo|hotline|đường dây nóng)(?!\w)[^;!?\n]{0,60}$", re.IGNORECASE
)
_PHONE = re.compile(
    r"(?<![\w/.,+-])(?:\+?84[ .-]?|(?=[035789]))(?P<rest>[0-9](?:[ .-]?[0-9]){6,12})(?![ .-]?[0-9])"
    r"(?![\w/%]|\s*(?:đồng|đ\b|triệu|nghìn|vnd|₫))",
    re.IGNORECASE,
)
_A_DAY = re.compile(r"[0-9]{1,2}[ .-][0-9]{1,2}[ .-][0-9]{4}")
_MOBILE = re.compile("0?[35789]")


class Mistyped(NamedTuple):
    """`words` of a text at `offset`; what was meant, where that is sure."""

    slip: Slip
    words: str
    offset: int = 0
    meant: str = ""


def mistyped(text: str, is_whole: bool = False) -> Iterator[Mistyped]:
    """The slips of a text; one that `is_whole` is a title or a sentence or two, so how it ends tells something."""
    yield from _telex(text)
    yield from _capitals(text)
    if "\t" in text and (table := _TABLE.search(text)):
        yield Mistyped("table", " ".join(table[0].split()), table.start())
    for named in _NAMED_DAY.finditer(text) if MAY_NAME_DAYS.search(text) else ():
        if (named["said"] or named["year"]) and not day_in(named, LEAP_YEAR):
            yield Mistyped("day", named[0].strip(), named.start())
    if "@" in text and (email := _EMAIL.search(text)):
        yield Mistyped("email", email[0].strip(), email.start())
    yield from _phones(text)
    if is_whole and (blank := _TO_FILL.search(text)):
        yield Mistyped("cut", text[: blank.end()].strip()[-40:], blank.start())
    elif is_whole and (cut := _CUT.search(text, max(len(text.rstrip()) - _END, 0))):
        yield Mistyped("cut", text.strip()[-40:].lstrip(), cut.start())


def is_pasted_table(text: str) -> bool:
    """Are there lines below each other with tabs within them?"""
    return "\t" in text and bool(_TABLE.search(text))


def from_telex(word: str) -> str:
    """`ddoongj` → `động`; empty where the method gives no syllable, or the same word."""
    typed = word.lower()
    first = next((at for at, letter in enumerate(typed) if letter in _VOWELS), len(typed))
    head, tone, letters = typed[:first].replace("dd", "đ"), "", list[str]()
    for letter in typed[first:]:
        if letter in _TONES and not tone:
            tone = _TONES[letter]
        elif letter in _HATS and letters and letters[-1] == letter:
            letters[-1] = _HATS[letter]
        elif letter == "w":
            if not _horned(letters):
                return ""
        else:
            letters.append(letter)
    tail = "".join(letters)
    if head + tail == typed:
        return ""
    ways = [tail]
    if tone:
        # It stands on the last of two vowels where a consonant follows, on the one with a sign where there is one.
        toned = (tail[: at + 1] + tone + tail[at + 1 :] for at in range(len(tail)) if tail[at] in _VOWELS)
        ways = sorted(toned, key=lambda way: _rank(way, tail))
    return next((word for way in ways if is_syllable(word := canonical_tone(nfc(head + way)))), "")


def _rank(way: str, tail: str) -> int:
    at = next((place for place, letter in enumerate(way) if unicodedata.combining(letter)), 1) - 1
    closed = tail[-1:] not in _VOWELS
    vowels = [place for place, letter in enumerate(tail) if letter in _VOWELS]
    signed = [place for place in vowels if tail[place] in "ăâêôơư"]
    best = signed[-1] if signed else vowels[-1] if closed else vowels[max(len(vowels) - 2, 0)]
    return abs(at - best)


def _horned(letters: list[str]) -> bool:
    """Put the horn or the breve on the vowel it belongs to; False where there is none."""
    text = "".join(letters)
    if (at := text.rfind("uo")) >= 0:
        letters[at : at + 2] = ["ư", "ơ"]
        return True
    for at in range(len(letters) - 1, -1, -1):
        if letters[at] in _HORNS:
            letters[at] = _HORNS[letters[at]]
            return True
    return False


def _telex(text: str) -> Iterator[Mistyped]:
    """Some words that only the method explains, or one that no other language has."""
    plain = text.lower()
    if not any(letters in plain for letters in _DOUBLED) or not _TELEX.search(text):
        return
    hits = [(found, meant) for found in _WORD.finditer(text) if (meant := _meant(found[0]))]
    signed = [one for one in hits if _TELEX.match(one[0][0])]
    is_sure = len(signed) > 1 or len(hits) > 2 or any(_PLAIN.match(one[0]) for one, _ in signed)
    if signed and is_sure:
        first = signed[0][0]
        words, meant = " ".join(one[0][0] for one in hits[:4]), " ".join(one[1] for one in hits[:4])
        yield Mistyped("telex", words, first.start(), meant)


def _meant(word: str) -> str:
    """A word of the Telex method; capitals within it stand for something else, a syllable as it is needs no method."""
    if not (word.islower() or word.istitle()) or is_syllable(word.lower()):
        return ""
    meant = from_telex(word)
    return meant.capitalize() if word.istitle() else meant


def _capitals(text: str) -> Iterator[Mistyped]:
    lines = text.split("\n")
    least = _LONG_ENOUGH if len(lines) == 1 else _LONG_LINE
    offset = 0
    for line in lines:
        if line.isupper() and len(line.split()) > 3 and sum(map(str.isalpha, line)) >= least:
            yield Mistyped("capitals", line.strip(), offset)
            return
        offset += len(line) + 1


def _phones(text: str) -> Iterator[Mistyped]:
    """Numbers to call that have a digit too few or too many."""
    for number in _PHONE.finditer(text):
        digits = re.sub("[^0-9]", "", number["rest"])
        # The code of the country stands for the zero.
        count = len(digits) + (number["rest"] != number[0] and digits[0] != "0")
        is_right = count == 10 or (count == 11 and not _MOBILE.match(digits))
        is_other = count < 8 or _A_DAY.fullmatch(number[0])
        if is_right or is_other:
            continue
        if _PHONE_SAID.search(text, max(0, number.start() - 80), number.start()):
            yield Mistyped("phone", number[0], number.start())
