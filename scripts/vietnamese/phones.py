"""Telephone numbers as people write them: one or several in a line, each perhaps with an extension."""

import re
from dataclasses import dataclass

_EXTENSION = re.compile(
    r"[\s,(-]*(?:số\s+)?(?:máy\s+(?:lẻ|nhánh)|lẻ|nhánh|bấm|nội bộ|ext\.?|x)(?:\s+số)?[\s.:]*[0-9]{1,6}\s*\)?$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?:\+|\(\+)?[0-9(][0-9 .()\u00a0-]*")
_BETWEEN = re.compile(r"\s*(?:[,;/|&\n]|(?<!\w)(?:hoặc|và|hay)(?!\w)|\s[-–—]\s)\s*")
# What a number may not be beside a short one (111) or a toll-free one (1800 0000): with its zero or the code of its
# country, mobiles have 10 digits and lines 10 or 11 (Thông tư 22/2014/TT-BTTTT and the plan of 2018).
_WHOLE = re.compile(r"[0-9]{3}|[1-9][0-9]{3,4}|1[89]00[0-9]{4}(?:[0-9]{2})?|0[0-9]{9}|02[0-9]{9}|\+[0-9]{8,15}")
_ZERO_LOST = re.compile(r"[35789][0-9]{8}|2[0-9]{8,9}")
_PLUS_LOST = re.compile(r"84(?:[35789][0-9]{8}|2[0-9]{8,9})")


@dataclass(frozen=True, slots=True)
class Phone:
    """A number in the words of whoever wrote it, and the digits to dial: without an extension, which is for the one who
    answers."""

    words: str
    digits: str


class BadPhoneError(ValueError):
    """Not a number that anybody could call; `meant` is what was probably meant, where that is known."""

    def __init__(self, meant: str = "") -> None:
        super().__init__(meant)
        self.meant = meant


def digits(number: str) -> str:
    """`0769.04.04.04` → `0769040404`: what is dialled."""
    return re.sub(r"[^+0-9]", "", number)


def phones(text: str) -> list[Phone]:
    """The numbers in a text that has nothing else; raises BadPhoneError."""
    whole = _phone(text)
    if whole and _WHOLE.fullmatch(whole.digits):
        return [whole]
    parts = [_phone(part) for part in _BETWEEN.split(text)]
    for part in parts if all(parts) else [whole]:
        if part is None:
            raise BadPhoneError()
        if _ZERO_LOST.fullmatch(part.digits):
            raise BadPhoneError(f"0{part.words}")
        if _PLUS_LOST.fullmatch(part.digits):
            raise BadPhoneError(f"+{part.words}")
        if not _WHOLE.fullmatch(part.digits):
            raise BadPhoneError()
    return [part for part in parts if part]


def _phone(text: str) -> Phone | None:
    words = text.strip()
    number = _EXTENSION.sub("", words)
    if not _NUMBER.fullmatch(number) or number.count("(") != number.count(")"):
        return None
    return Phone(words, digits(number))
